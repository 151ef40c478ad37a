#include "tests/model/factsheet.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

using namespace alidade;
using namespace alidade::test;

namespace {

std::string claimsText(const Architecture &a)
{
    std::string text;
    for (const Node &node : a.nodes) {
        text += node.name + ":";
        for (const Claim &claim : node.claims) {
            text += " " + std::string(toText(claim.origin)) + " " + claim.name;
            text += claim.reason.empty() ? "" : " (" + claim.reason + ")";
            text += claim.isDecided ? "!" : "";
        }
        text += "\n";
    }
    return text;
}

Decisions said(std::vector<IdentityDecision> identities) { return {.identities = std::move(identities)}; }

std::vector<SourceFacts> shop()
{
    return {FactSheet("code").service("order-service").service("payment"),
            FactSheet("deploy").workload("order").workload("pay", {"payment"}).workload("cart")};
}

} // namespace

TEST(Identity, everyNodeTellsWhoClaimsItAndWhy)
{
    EXPECT_EQ(claimsText(assemble(shop(), {})),
              "cart: workload cart\n"
              "order-service: annotation order-service workload order (same name without its ending)\n"
              "payment: annotation payment workload pay (another name that a source gives it)\n");
}

TEST(Identity, aClaimSaysWhereItStands)
{
    Architecture a =
        assemble({FactSheet("deploy").node(
                     {.name = "order", .origin = NameOrigin::workload, .image = "shop/order", .place = {"k8s.yaml", 7}})},
                 {});
    const Claim &claim = a.nodes.at(0).claims.at(0);
    EXPECT_EQ(claim.image, "shop/order");
    EXPECT_EQ(claim.evidence.source + ":" + claim.evidence.file + ":" + std::to_string(claim.evidence.line), "deploy:k8s.yaml:7");
}

TEST(Identity, aNameThatAPersonSetsApartStandsAlone)
{
    Architecture a = assemble(shop(), said({{"order", ""}, {"pay", ""}}));
    EXPECT_EQ(claimsText(a), "cart: workload cart\n"
                             "order: workload order (a person set it apart)!\n"
                             "order-service: annotation order-service\n"
                             "pay: workload pay (a person set it apart)!\n"
                             "payment: annotation payment\n");
}

TEST(Identity, aNameGoesToTheNodeThatAPersonNames)
{
    Architecture a = assemble(shop(), said({{"pay", "order-service"}, {"cart", "order"}}));
    EXPECT_EQ(claimsText(a),
              "order-service: annotation order-service workload cart (a person said so)! workload order (same name "
              "without its ending) workload pay (a person said so)!\n"
              "payment: annotation payment\n");
    EXPECT_EQ(a.findNode("pay"), a.findNode("order-service"));
}

TEST(Identity, whatJoinsANodeDoesNotRenameIt)
{
    Architecture a = assemble({FactSheet("x").service("auth").workload("login")}, said({{"auth", "login"}}));
    EXPECT_EQ(nodesText(a), "login service =auth\n");
}

TEST(Identity, aDecisionForANodeThatIsNowhereDecidesNothing)
{
    EXPECT_EQ(claimsText(assemble(shop(), said({{"order", "nobody"}, {"ghost", ""}}))), claimsText(assemble(shop(), {})));
}

TEST(Identity, aCircleOfDecisionsIsOneNode)
{
    Architecture a = assemble(shop(), said({{"cart", "order"}, {"order", "cart"}}));
    EXPECT_EQ(a.findNode("cart"), a.findNode("order"));
}

TEST(Identity, aNameThatIsOnlyAddressedCanBeGivenToANode)
{
    FactSheet code("code");
    code.service("order").service("payment").calls("order", "billing");
    Architecture a = assemble({code}, said({{"billing", "payment"}}));
    EXPECT_EQ(dependenciesText(a), "order > payment sync grpc coded\n");
    EXPECT_EQ(nodesText(a), "order service\npayment service =billing\n");
    EXPECT_TRUE(a.unresolved.empty());
}

TEST(Identity, anAddressCanBeSetApart)
{
    FactSheet code("code");
    code.service("order-service").node({.name = "order", .origin = NameOrigin::host});
    EXPECT_EQ(nodesText(assemble({code}, {})), "order-service service\n");
    EXPECT_EQ(nodesText(assemble({code}, said({{"order", ""}}))), "order external\norder-service service\n");
}

TEST(Identity, theOrderOfFactsDoesNotMatter)
{
    std::vector<SourceFacts> sources = shop();
    const Decisions decisions = said({{"cart", "payment"}, {"order", ""}});
    const std::string expected = claimsText(assemble(sources, decisions));
    std::mt19937 random(3);
    for (int i = 0; i < 30; ++i) {
        for (SourceFacts &source : sources)
            std::shuffle(source.facts.nodes.begin(), source.facts.nodes.end(), random);
        std::shuffle(sources.begin(), sources.end(), random);
        ASSERT_EQ(claimsText(assemble(sources, decisions)), expected);
    }
}

TEST(Identity, traitsStandAtTheirNode)
{
    FactSheet code("code");
    code.service("order-service");
    code.facts.traits = {{"order", "timeout", "net/http", "30s", "main", {"main.go", 4}},
                         {"order", "retry", "x", "", "main", {"main.go", 9}}};
    Architecture a = assemble({code}, {});
    ASSERT_EQ(a.nodes[0].traits.size(), 2U);
    EXPECT_EQ(a.nodes[0].traits[0].trait, "retry");
    EXPECT_EQ(a.nodes[0].traits[1].value, "30s");
    EXPECT_EQ(a.nodes[0].traits[1].evidence.line, 4);
}

namespace {

/// The owners of a service in `path` by a file of these lines.
std::string ownersOf(const std::string &path, const std::vector<std::string> &patterns)
{
    FactSheet code("code");
    code.node({.name = "order", .origin = NameOrigin::annotation, .path = path});
    for (std::size_t i = 0; i < patterns.size(); ++i)
        code.facts.owners.push_back({"", patterns[i], {"@" + std::to_string(i)}, {"CODEOWNERS", static_cast<int>(i) + 1}});
    const Architecture a = assemble({code}, {});
    std::string text;
    for (const std::string &owner : a.nodes[0].owners)
        text += owner;
    return text;
}

} // namespace

TEST(Identity, aPortOfAMachineJoinsNothing)
{
    const NodeFact order{.name = "order", .origin = NameOrigin::composeService, .aliases = {"localhost:8080"}};
    const NodeFact mail{.name = "mail", .origin = NameOrigin::workload, .aliases = {"localhost:8080"}};
    EXPECT_EQ(nodesText(assemble({FactSheet("a").node(order), FactSheet("b").node(mail)}, {})), "mail service\norder service\n");
    const Architecture alone = assemble({FactSheet("a").node(order)}, {});
    EXPECT_EQ(alone.findNode("localhost:8080"), alone.findNode("order"));
}

TEST(Identity, anImageThatNobodyRunsIsNoNodeOfASourceThatRunsItsServices)
{
    const NodeFact image{.name = "docs-builder", .origin = NameOrigin::dockerfile, .path = "docs-builder"};
    FactSheet deployed = FactSheet("a").node(image).workload("order").workload("cart").workload("mail");
    EXPECT_EQ(nodesText(assemble({deployed}, {})), "cart service\nmail service\norder service\n");
    EXPECT_EQ(nodesText(assemble({FactSheet("a").node(image).workload("order")}, {})), "docs-builder service\norder service\n");
    const Architecture used = assemble({deployed.serves("docs-builder", "8080/tcp", EndpointKind::port)}, {});
    EXPECT_NE(used.findNode("docs-builder"), none);
}

TEST(Twins, aSettingThatLeadsToAStoreInEachFormOfASystemMakesThemOne)
{
    FactSheet shop("shop");
    const auto store = [&](const std::string &name, NameOrigin origin) {
        shop.node({.name = name, .kind = NodeKind::datastore, .origin = origin});
    };
    store("orders", NameOrigin::composeService);
    store("mongodb", NameOrigin::workload);
    store("dev-cache", NameOrigin::composeService);
    store("cart-cache", NameOrigin::workload);
    store("stock-cache", NameOrigin::workload);
    shop.workload("order").workload("cart").workload("stock");
    shop.isTold("order", "orders", "MONGO_URL").isTold("order", "mongodb", "MONGO_URL");
    for (const std::string service : {"cart", "stock"})
        shop.isTold(service, "dev-cache", "CACHE").isTold(service, service + "-cache", "CACHE");
    const Architecture a = assemble({shop}, {});
    ASSERT_NE(a.findNode("orders"), none);
    EXPECT_EQ(a.findNode("orders"), a.findNode("mongodb"));
    EXPECT_NE(a.findNode("cart-cache"), a.findNode("dev-cache")) << "one for all here, one for each there";
    EXPECT_NE(a.findNode("cart-cache"), a.findNode("stock-cache"));
}

TEST(Twins, namesThatAllDifferByOneAffixMeanTheSame)
{
    FactSheet shop("shop");
    for (const std::string name : {"kafka", "mysql"}) {
        shop.node({.name = name, .kind = NodeKind::datastore, .origin = NameOrigin::composeService});
        shop.node({.name = "acme-" + name, .kind = NodeKind::datastore, .origin = NameOrigin::workload});
    }
    for (const std::string name : {"cart", "search"}) {
        shop.workload(name);
        shop.node({.name = name + "-microservice", .origin = NameOrigin::dockerfile, .path = name + "-microservice"});
        shop.node({.name = name + "-worker", .origin = NameOrigin::dockerfile, .path = name + "-worker"});
    }
    shop.workload("mail").node({.name = "mail-relay", .origin = NameOrigin::dockerfile, .path = "mail-relay"});
    const Architecture a = assemble({shop}, {});
    EXPECT_EQ(a.findNode("kafka"), a.findNode("acme-kafka"));
    EXPECT_EQ(a.findNode("mysql"), a.findNode("acme-mysql"));
    EXPECT_EQ(a.findNode("cart"), a.findNode("cart-microservice"));
    EXPECT_NE(a.findNode("cart"), a.findNode("cart-worker")) << "a word that tells what a program is for";
    EXPECT_NE(a.findNode("mail"), a.findNode("mail-relay")) << "one pair proves nothing";
}

TEST(Twins, aNameThatSeveralMayBeTheTwinOfHasNone)
{
    FactSheet shop("shop");
    for (const std::string name : {"mysql", "redis"}) {
        shop.node({.name = name, .kind = NodeKind::datastore, .origin = NameOrigin::composeService});
        for (const std::string owner : {"user-", "order-"})
            shop.node({.name = owner + name, .kind = NodeKind::datastore, .origin = NameOrigin::workload});
    }
    EXPECT_EQ(assemble({shop}, {}).nodes.size(), 6U);
}

TEST(Twins, aStoreIsMadeByTheDockerfileInItsDirectory)
{
    FactSheet shop("shop");
    shop.node({.name = "mongodb", .kind = NodeKind::datastore, .origin = NameOrigin::composeService, .path = "mongo"});
    shop.node({.name = "mongo", .kind = NodeKind::datastore, .origin = NameOrigin::dockerfile, .path = "mongo"});
    EXPECT_EQ(nodesText(assemble({shop}, {})), "mongodb datastore =mongo\n");
}

TEST(Kinds, aServiceFromElsewhereIsWhatOthersSpeakToItAs)
{
    const Architecture a = assemble({FactSheet("a")
                                         .workload("order")
                                         .workload("docs")
                                         .deploys("docs", "vendor/docs")
                                         .workload("registry")
                                         .deploys("registry", "vendor/registry")
                                         .calls("order", "docs", "mongodb", Mode::data)
                                         .calls("order", "registry", "", Mode::sync, Voice::deployed)
                                         .calls("order", "registry", "consul", Mode::data)},
                                    {});
    EXPECT_EQ(nodesText(a), "docs datastore\norder service\nregistry datastore\n");
    EXPECT_EQ(dependenciesText(a), "order > docs data mongodb coded\norder > registry data consul coded deployed\n");
}

TEST(Kinds, aServiceThatIsAlsoAskedOtherwiseStaysOne)
{
    const Architecture a = assemble({FactSheet("a")
                                         .workload("order")
                                         .workload("docs")
                                         .deploys("docs", "vendor/docs")
                                         .calls("order", "docs", "mongodb", Mode::data)
                                         .calls("order", "docs", "http")},
                                    {});
    EXPECT_EQ(nodesText(a), "docs service\norder service\n");
}

TEST(Kinds, aStoreThatOnlyWatchersUseIsOneOfThem)
{
    const auto withUser = [](const std::string &user, NodeKind kind) {
        return nodesText(assemble({FactSheet("a")
                                       .resource("elastic", NodeKind::datastore)
                                       .deploys("elastic", "elasticsearch:8")
                                       .resource(user, kind)
                                       .calls(user, "elastic", "http", Mode::data)},
                                  {}));
    };
    EXPECT_EQ(withUser("shipper", NodeKind::telemetry), "elastic telemetry\nshipper telemetry\n");
    EXPECT_EQ(withUser("search", NodeKind::service), "elastic datastore\nsearch service\n");
}

TEST(Owners, theLastFittingLineCounts)
{
    EXPECT_EQ(ownersOf("src/order", {"*", "/src/", "/src/cart/"}), "@1");
    EXPECT_EQ(ownersOf("src/order", {"/src/order/", "*"}), "@1");
    EXPECT_EQ(ownersOf("src/order", {"order/"}), "@0") << "a name alone fits at any depth";
    EXPECT_EQ(ownersOf("src/order", {"src/order"}), "@0");
    EXPECT_EQ(ownersOf("src/order", {"/order"}), "");
    EXPECT_EQ(ownersOf("src/order", {"/src/order/*"}), "@0");
    EXPECT_EQ(ownersOf("src/order/cmd", {"/src/order/*"}), "@0");
    EXPECT_EQ(ownersOf("src/order", {"/src/**"}), "@0");
    EXPECT_EQ(ownersOf("a/b/order", {"a/**/order/"}), "@0");
    EXPECT_EQ(ownersOf("a/order", {"a/**/order/"}), "@0");
    EXPECT_EQ(ownersOf("src/order", {"*", "*.go", "/src/order/main.go"}), "@0") << "some files are not the directory";
    EXPECT_EQ(ownersOf("src/order", {"/src/or*"}), "@0");
}

TEST(Owners, aCatalogueNamesItsOwnersItself)
{
    FactSheet code("code");
    code.node({.name = "order", .origin = NameOrigin::annotation, .path = "order"});
    code.facts.owners = {{"", "*", {"@all"}, {"CODEOWNERS", 1}},
                         {"order", "", {"team-order", "team-order"}, {"catalog.yaml", 9}}};
    EXPECT_EQ(assemble({code}, {}).nodes[0].owners, std::vector<std::string>{"team-order"});
}
