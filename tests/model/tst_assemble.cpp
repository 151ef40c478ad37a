#include "tests/model/factsheet.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

using namespace alidade;
using namespace alidade::test;

namespace {

std::string evidenceText(const std::vector<Evidence> &evidence)
{
    std::string text;
    for (const Evidence &e : evidence)
        text += e.source + ":" + e.file + ":" + std::to_string(e.line) + " " + e.detail + "\n";
    return text;
}

std::string modulesText(const Architecture &a)
{
    std::string text;
    for (const Module &m : a.modules)
        text += m.path + (m.isExternal ? " external" : "") + (m.service == none ? "" : " of " + a.nodes[m.service].name) + "\n";
    for (const ModuleDependency &d : a.moduleDependencies)
        text += a.modules[d.from].path + " > " + a.modules[d.to].path + " " + std::to_string(d.imports) +
                (d.isIndirect ? " indirect" : "") + (d.isTestOnly ? " test" : "") + "\n";
    return text;
}

const Node &named(const Architecture &a, const std::string &name) { return a.nodes.at(a.findNode(name)); }

} // namespace

TEST(Assemble, joinsByNameAliasAndSpellingAndTellsWhatWasGuessed)
{
    Architecture a = assemble({FactSheet("code").service("order-service").service("payment"),
                               FactSheet("deploy").workload("order").workload("payments", {"payment"}).workload("Cart_Svc"),
                               FactSheet("local").node({.name = "cart", .origin = NameOrigin::composeService})},
                              {});
    EXPECT_EQ(nodesText(a), "Cart_Svc service =cart\n"
                            "order-service service =order\n"
                            "payment service =payments\n");
    EXPECT_EQ(named(a, "order").matches,
              (std::vector<std::string>{"Kubernetes workload order joined with order-service: same name without its ending"}));
    EXPECT_TRUE(named(a, "payment").matches.empty()) << "an alias is no guess";
    EXPECT_EQ(named(a, "order").evidence.size(), 2U);
}

TEST(Assemble, keepsApartWhatOneSourceTellsApart)
{
    Architecture a =
        assemble({FactSheet("deploy").workload("order").workload("order-api"), FactSheet("code").service("order-service")}, {});
    EXPECT_EQ(nodesText(a), "order-api service\n"
                            "order-service service =order\n");
}

TEST(Assemble, aContainerNameSharedByManyJoinsNone)
{
    Architecture a = assemble({FactSheet("deploy")
                                   .workload("order", {"server"})
                                   .workload("cart", {"server"})
                                   .workload("mail", {"proxy"})
                                   .workload("proxy")},
                              {});
    EXPECT_EQ(nodesText(a), "cart service\nmail service\norder service\nproxy service\n");
}

TEST(Assemble, versionsBehindOneNameAreOneService)
{
    Architecture a = assemble({FactSheet("deploy").workload("order-v1", {"order"}).workload("order-v2", {"order"})}, {});
    EXPECT_EQ(nodesText(a), "order-v1 service =order =order-v2\n");
}

TEST(Assemble, joinsByImageButNotStrangersImages)
{
    Architecture a = assemble(
        {FactSheet("code").node({.name = "order-service", .origin = NameOrigin::annotation, .path = "src/order"}),
         FactSheet("deploy")
             .node({.name = "checkout", .origin = NameOrigin::workload, .image = "shop/order-service"})
             .node({.name = "web", .origin = NameOrigin::workload, .image = "nginx"})
             .node(
                 {.name = "users-db", .kind = NodeKind::datastore, .origin = NameOrigin::workload, .image = "library/postgres"}),
         FactSheet("local")
             .node({.name = "edge", .origin = NameOrigin::composeService, .image = "nginx"})
             .node({.name = "orders-db",
                    .kind = NodeKind::datastore,
                    .origin = NameOrigin::composeService,
                    .image = "library/postgres"})},
        {});
    EXPECT_EQ(nodesText(a),
              "edge service\norder-service service =checkout\norders-db datastore\nusers-db datastore\nweb service\n");
    EXPECT_EQ(named(a, "checkout").matches,
              (std::vector<std::string>{"Kubernetes workload checkout joined with order-service: its image is named so"}));
}

TEST(Assemble, oneImageRunTwiceStaysTwoServices)
{
    Architecture a = assemble({FactSheet("deploy")
                                   .node({.name = "order-web", .origin = NameOrigin::workload, .image = "shop/order"})
                                   .node({.name = "order-worker", .origin = NameOrigin::workload, .image = "shop/order"})},
                              {});
    EXPECT_EQ(a.nodes.size(), 2U);
}

TEST(Assemble, joinsByDirectoryWithinOneSource)
{
    auto compose = NodeFact{.name = "web", .origin = NameOrigin::composeService, .path = "src/frontend"};
    auto command = NodeFact{.name = "frontend", .origin = NameOrigin::command, .language = "go", .path = "src/frontend"};
    Architecture together = assemble({FactSheet("repo").node(compose).node(command)}, {});
    EXPECT_EQ(nodesText(together), "web service =frontend\n");
    EXPECT_EQ(together.nodes[0].language, "go");
    EXPECT_EQ(together.nodes[0].path, "src/frontend");
    EXPECT_EQ(together.nodes[0].matches.at(0), "Program frontend joined with web: same directory src/frontend");
    EXPECT_EQ(assemble({FactSheet("a").node(compose), FactSheet("b").node(command)}, {}).nodes.size(), 2U);
}

TEST(Assemble, aServiceAndADatabaseOfTheSameNameAreTwo)
{
    Architecture a = assemble({FactSheet("code").service("auth"), FactSheet("deploy").resource("auth", NodeKind::datastore)}, {});
    EXPECT_EQ(nodesText(a), "auth service\nauth (datastore) datastore\n");
    // A Dockerfile that adjusts a broker's image is no service of that name.
    Architecture b = assemble({FactSheet("code").node({.name = "kafka", .origin = NameOrigin::dockerfile, .path = "kafka"}),
                               FactSheet("deploy").resource("kafka", NodeKind::broker)},
                              {});
    EXPECT_EQ(nodesText(b), "kafka broker\n");
}

TEST(Assemble, addressesJoinOrStandOutside)
{
    Architecture a = assemble({FactSheet("deploy")
                                   .workload("payment")
                                   .workload("cache")
                                   .node({.name = "payment.shop.svc.cluster.local", .origin = NameOrigin::host})
                                   .node({.name = "cache", .kind = NodeKind::cache, .origin = NameOrigin::host})
                                   .node({.name = "orders-db", .kind = NodeKind::datastore, .origin = NameOrigin::host})
                                   .node({.name = "api.bank.example", .origin = NameOrigin::host})},
                              {});
    EXPECT_EQ(nodesText(a), "api.bank.example external\ncache cache\norders-db datastore\npayment service\n");
}

TEST(Assemble, resolvesTheEndsOfDependencies)
{
    Architecture a = assemble({FactSheet("repo")
                                   .service("order")
                                   .service("payment-service")
                                   .resource("orders-db", NodeKind::datastore)
                                   .resource("kafka", NodeKind::broker)
                                   .node({.name = "otel", .kind = NodeKind::telemetry, .origin = NameOrigin::workload})
                                   .calls("order", "payment.shop.svc.cluster.local:9090")
                                   .calls("order", "payment", "", Mode::sync, Voice::deployed, 7)
                                   .calls("order", "orders-db", "sql")
                                   .calls("order", "kafka", "kafka")
                                   .calls("order", "otel", "otlp")
                                   .calls("order", "https://api.bank.example/v1", "http")
                                   .calls("order", "order-service")
                                   .calls("order", "stock")
                                   .calls("nobody", "order")
                                   .calls("order", "localhost:80")},
                              {});
    EXPECT_EQ(dependenciesText(a), "order > api.bank.example sync http coded\n"
                                   "order > kafka async kafka coded\n"
                                   "order > orders-db data sql coded\n"
                                   "order > otel telemetry otlp coded\n"
                                   "order > payment-service sync grpc coded deployed\n");
    EXPECT_EQ(named(a, "api.bank.example").kind, NodeKind::external);
    ASSERT_EQ(a.unresolved.size(), 3U);
    EXPECT_EQ(toText(a.unresolved[0]),
              "nobody.go:1: warning: a dependency of 'nobody', which no service or resource of the system is called");
    EXPECT_EQ(toText(a.unresolved[1]),
              "order.go:1: warning: order depends on 'localhost:80', which no service or resource of the system is called");
    EXPECT_EQ(toText(a.unresolved[2]),
              "order.go:1: warning: order depends on 'stock', which no service or resource of the system is called");
}

TEST(Assemble, mergesDependenciesWithTheirVoicesAndEvidence)
{
    FactSheet sheet("repo");
    sheet.service("a")
        .service("b")
        .calls("a", "b", "http")
        .calls("a", "b", "grpc", Mode::sync, Voice::observed)
        .calls("a", "b", "", Mode::sync, Voice::deployed)
        .calls("a", "b", "http")
        .calls("a", "b", "", Mode::async, Voice::designed);
    sheet.facts.dependencies[0].via = {"GET /z", "GET /a"};
    sheet.facts.dependencies[3].via = {"GET /a"};
    Architecture a = assemble({sheet}, {});
    EXPECT_EQ(dependenciesText(a), "a > b sync grpc deployed observed\n"
                                   "a > b sync http coded\n"
                                   "a > b async ? designed\n");
    EXPECT_EQ(a.dependencies[1].via, (std::vector<std::string>{"GET /a", "GET /z"}));
    EXPECT_EQ(evidenceText(a.dependencies[1].evidence), "repo:a.go:1 b\n") << "the same evidence is there once";
}

TEST(Assemble, followsImportsThroughSharedPackagesToOtherServices)
{
    FactSheet sheet("repo");
    sheet.service("order")
        .service("pay")
        .service("mail")
        .module("ex/order", "order")
        .module("ex/kit", "")
        .module("ex/pay", "pay")
        .module("ex/mail", "mail")
        .package("ex/order", "ex/order", "order")
        .package("ex/kit/a", "ex/kit", "")
        .package("ex/kit/b", "ex/kit", "")
        .package("ex/kit/c", "ex/kit", "")
        .package("ex/pay/api", "ex/pay", "pay")
        .package("ex/mail", "ex/mail", "mail")
        .imports("ex/order", "ex/kit/a", 3)
        .imports("ex/kit/a", "ex/kit/b", 4)
        .imports("ex/kit/b", "ex/pay/api", 5)
        .imports("ex/kit/b", "ex/kit/a", 6)
        .imports("ex/order", "ex/kit/c", 7)
        .imports("ex/order", "ex/mail", 8, true)
        .imports("ex/pay/api", "ex/mail", 9);
    Architecture a = assemble({sheet}, {});
    EXPECT_EQ(dependenciesText(a), "order > pay build build coded\n"
                                   "pay > mail build build coded\n");
    EXPECT_EQ(evidenceText(a.dependencies[0].evidence), "repo:ex/kit/b/a.go:5 imports ex/pay/api through ex/kit/a\n");
    EXPECT_EQ(evidenceText(a.dependencies[1].evidence), "repo:ex/pay/api/a.go:9 imports ex/mail\n");
    EXPECT_EQ(modulesText(a), "ex/kit\nex/mail of mail\nex/order of order\nex/pay of pay\n"
                              "ex/kit > ex/pay 2\nex/order > ex/kit 4\nex/order > ex/mail 2 test\nex/pay > ex/mail 2\n");
}

TEST(Assemble, usesRequirementsOnlyWhereNoPackageIsKnown)
{
    FactSheet sheet("repo");
    sheet.module("ex/a", "a")
        .module("ex/b", "b")
        .module("ex/kit", "")
        .module("ex/c", "c")
        .package("ex/c", "ex/c", "c")
        .requires_("ex/a", "ex/kit")
        .requires_("ex/kit", "ex/b")
        .requires_("ex/a", "ex/c", true)
        .requires_("ex/c", "ex/a");
    Architecture a = assemble({sheet}, {});
    EXPECT_EQ(dependenciesText(a), "a > b build build coded\n");
    EXPECT_EQ(evidenceText(a.dependencies[0].evidence), "repo:ex/kit/go.mod:5 requires ex/b through ex/kit\n");
}

TEST(Assemble, countsImportsTowardsTheLongestModulePath)
{
    FactSheet sheet("repo");
    sheet.module("ex/shop", "")
        .module("ex/shop/auth", "")
        .package("ex/shop/cmd", "ex/shop", "")
        .requires_("ex/shop", "ex/lib")
        .requires_("ex/shop", "ex/old", true)
        .imports("ex/shop/cmd", "ex/shop/auth/core", 3)
        .imports("ex/shop/cmd", "ex/shop/authority", 4)
        .imports("ex/shop/cmd", "ex/lib/v2/x", 5)
        .imports("ex/shop/cmd", "other/thing", 6);
    Architecture a = assemble({sheet}, {});
    EXPECT_EQ(modulesText(a), "ex/lib external\nex/old external\nex/shop\nex/shop/auth\n"
                              "ex/shop > ex/lib 2\nex/shop > ex/old 0 indirect\nex/shop > ex/shop/auth 2\n");
    EXPECT_EQ(evidenceText(a.moduleDependencies[0].evidence),
              "repo:ex/shop/go.mod:5 requires ex/lib\nrepo:ex/shop/cmd/a.go:5 imports ex/lib/v2/x\n");
    EXPECT_EQ(a.findModule("ex/shop/auth"), 3U);
    EXPECT_EQ(a.findModule("ex/none"), none);
}

TEST(Assemble, namesFromModulesAreServicesToo)
{
    Architecture a = assemble({FactSheet("repo").module("ex/a", "billing")}, {});
    EXPECT_EQ(nodesText(a), "billing service\n");
    EXPECT_EQ(a.modules.at(0).service, a.findNode("billing"));
}

TEST(Assemble, decisionsFindTheirNodesUnderAnyName)
{
    Decisions decisions;
    decisions.systemName = "Shop";
    decisions.contexts = {{.id = "money", .name = "Money"}, {.id = "sales", .name = "Sales"}};
    decisions.membership = {{"order", "sales"}, {"vanished", "money"}, {"payment-svc", "money"}};
    decisions.placements = {{"node:order", {1, 2, true}}, {"node:ghost", {3, 4, false}}, {"context:sales", {5, 6, true}}};
    decisions.notes = {{"node:order", "slow"}, {"system", "big"}};
    decisions.acceptedCuts = {{"order", "payment", "events"}};
    Architecture a = assemble({FactSheet("repo").service("order-service").service("payment").calls("order", "payment"),
                               FactSheet("deploy").workload("order")},
                              decisions);
    EXPECT_EQ(nodesText(a), "order-service service =order in sales\npayment service in money\nvanished service in money gone\n");
    EXPECT_EQ(a.decisions.placements,
              (std::map<std::string, Placement>{{"context:sales", {5, 6, true}}, {"node:order-service", {1, 2, true}}}));
    EXPECT_EQ(a.notes.at(named(a, "order").note).text, "slow");
    EXPECT_EQ(dependenciesText(a), "order-service > payment sync grpc coded cut\n");
    EXPECT_EQ(a.systemName, "Shop");
}

TEST(Assemble, thePresentNameOutranksOlderDecisions)
{
    Decisions decisions;
    decisions.contexts = {{.id = "new"}, {.id = "old"}};
    decisions.membership = {{"order", "old"}, {"order-service", "new"}, {"zorder", "old"}};
    Architecture a = assemble(
        {FactSheet("repo").node({.name = "order-service", .origin = NameOrigin::annotation, .aliases = {"order", "zorder"}})},
        decisions);
    EXPECT_EQ(nodesText(a), "order-service service =order =zorder in new\n");
}

TEST(Assemble, resourcesOfOneContextStandInIt)
{
    Decisions decisions;
    decisions.contexts = {{.id = "sales"}, {.id = "stock"}};
    decisions.membership = {{"order", "sales"}, {"cart", "sales"}, {"depot", "stock"}, {"shared-db", "stock"}};
    Architecture a = assemble({FactSheet("repo")
                                   .service("order")
                                   .service("cart")
                                   .service("depot")
                                   .service("free")
                                   .resource("own-db", NodeKind::datastore)
                                   .resource("both-db", NodeKind::datastore)
                                   .resource("loose-db", NodeKind::datastore)
                                   .resource("shared-db", NodeKind::datastore)
                                   .calls("order", "own-db")
                                   .calls("cart", "own-db")
                                   .calls("order", "both-db")
                                   .calls("depot", "both-db")
                                   .calls("order", "loose-db")
                                   .calls("free", "loose-db")
                                   .calls("order", "shared-db")},
                              decisions);
    EXPECT_EQ(nodesText(a), "both-db datastore\ncart service in sales\ndepot service in stock\nfree service\nloose-db "
                            "datastore\norder service in sales\n"
                            "own-db datastore in sales\nshared-db datastore in stock\n");
}

TEST(Assemble, goneNodesStayVisibleUntilTheyReturnAnywhere)
{
    NodeFact order{.name = "order", .origin = NameOrigin::workload};
    EXPECT_EQ(nodesText(assemble({FactSheet("a").vanished(order)}, {})), "order service gone\n");
    EXPECT_EQ(nodesText(assemble({FactSheet("a").vanished(order), FactSheet("b").workload("order")}, {})), "order service\n");
    EXPECT_EQ(nodesText(assemble({FactSheet("a").vanished(order).workload("order-api")}, {})),
              "order service gone\norder-api service\n");
}

TEST(Assemble, aServiceRenamedInItsDirectoryKeepsItsDecisions)
{
    Decisions decisions;
    decisions.contexts = {{.id = "sales"}};
    decisions.membership = {{"order", "sales"}};
    Architecture a = assemble({FactSheet("a")
                                   .node({.name = "purchasing", .origin = NameOrigin::annotation, .path = "src/order"})
                                   .vanished({.name = "order", .origin = NameOrigin::annotation, .path = "src/order"})},
                              decisions);
    EXPECT_EQ(nodesText(a), "purchasing service =order in sales\n");
    EXPECT_EQ(a.nodes[0].matches.at(0), "Service order joined with purchasing: same directory src/order as before");
}

TEST(Assemble, contractsOfOneNameAreOne)
{
    FactSheet sheet("repo");
    sheet.facts.contracts = {{"proto", "shop.v1", "v1", {"b.proto", 1}},
                             {"proto", "shop.v1", "v1", {"a.proto", 1}},
                             {"openapi", "Shop", "2", {"api.yaml", 1}}};
    sheet.facts.contractItems = {{"shop.v1", "message", "shop.v1.B", "", 0, {"b.proto", 3}},
                                 {"shop.v1", "message", "shop.v1.A", "", 0, {"a.proto", 3}},
                                 {"unknown", "message", "X", "", 0, {"c.proto", 1}}};
    Architecture a = assemble({sheet}, {});
    ASSERT_EQ(a.contracts.size(), 2U);
    EXPECT_EQ(a.contracts[0].name, "Shop");
    EXPECT_EQ(a.contracts[1].evidence.file, "a.proto");
    ASSERT_EQ(a.contracts[1].items.size(), 2U);
    EXPECT_EQ(a.contracts[1].items[0].name, "shop.v1.A");
}

TEST(Assemble, givesTheSameForFactsInAnyOrder)
{
    std::vector<SourceFacts> sources{FactSheet("code")
                                         .service("order-service")
                                         .service("payment")
                                         .service("cart")
                                         .calls("order", "payment")
                                         .calls("cart", "order", "http")
                                         .calls("cart", "api.x.example"),
                                     FactSheet("deploy")
                                         .workload("order", {"orders"})
                                         .workload("order-api")
                                         .workload("payment-svc")
                                         .resource("redis", NodeKind::cache)
                                         .resource("redis-server", NodeKind::cache)
                                         .calls("order", "redis", "redis")
                                         .calls("order", "payment", "", Mode::sync, Voice::deployed),
                                     FactSheet("local")
                                         .node({.name = "Payment", .origin = NameOrigin::composeService})
                                         .node({.name = "cart-api", .origin = NameOrigin::composeService})};
    Architecture first = assemble(sources, {});
    std::mt19937 random(7);
    for (int round = 0; round < 50; ++round) {
        std::shuffle(sources.begin(), sources.end(), random);
        for (SourceFacts &source : sources) {
            std::shuffle(source.facts.nodes.begin(), source.facts.nodes.end(), random);
            std::shuffle(source.facts.dependencies.begin(), source.facts.dependencies.end(), random);
        }
        Architecture again = assemble(sources, {});
        ASSERT_EQ(nodesText(again), nodesText(first));
        ASSERT_EQ(dependenciesText(again), dependenciesText(first));
        for (std::size_t i = 0; i < first.nodes.size(); ++i) {
            ASSERT_EQ(again.nodes[i].matches, first.nodes[i].matches);
            ASSERT_EQ(again.nodes[i].evidence, first.nodes[i].evidence);
        }
    }
}
