#include "model/error.h"
#include "model/store/database.h"
#include "model/store/workspace.h"
#include "tests/model/temporaryfolder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <unistd.h>

using namespace alidade;
using alidade::test::errorOf;
using alidade::test::TemporaryFolder;

namespace {

const Source shop{.id = "/src/shop", .name = "shop", .kind = "git", .revision = "abc", .importedAt = {}};

NodeFact node(const std::string &name, NameOrigin origin = NameOrigin::annotation)
{
    return {.name = name,
            .origin = origin,
            .language = "go",
            .path = "services/" + name,
            .image = "shop/" + name,
            .aliases = {name + "-grpc", name + ".local"},
            .place = {"services/" + name + "/main.go", 3}};
}

/// A saga with every field filled.
Saga fullSaga()
{
    using namespace std::chrono_literals;
    const SagaCall undo{.participant = "payment",
                        .operation = {EndpointKind::http, "POST /refund"},
                        .idempotencyKey = "{saga_id}",
                        .retry = RetryPolicy{RetryPolicy::unlimited, 200ms, 1.5, 10s},
                        .timeout = 2s,
                        .consumes = {"order.failed"},
                        .emits = {"payment.refunded"},
                        .evidence = {{"pay.go", 9}}};
    SagaStep step{.name = "charge", .action = undo, .compensation = undo};
    step.action.retry.reset();
    step.action.timeout.reset();
    step.action.operation = {};
    step.transaction = "takes the money";
    step.effect = SagaEffect::irreversible;
    step.isPivot = step.isRetriable = step.hasOutbox = true;
    step.condition = "total > 0";
    step.after = {"reserve"};
    step.emitsOnFailure = {"payment.refused"};
    step.reads = {"account"};
    step.writes = {"booking"};
    step.place = {"order.yaml", 7};
    Saga saga{.name = "placeOrder", .style = SagaStyle::choreographed, .coordinator = "order", .timeout = 1min};
    saga.log = {true, true, SagaRecovery::backward};
    saga.compensationOrder = CompensationOrder::listed;
    saga.compensationList = {"charge"};
    saga.startedBy = {"cart.closed"};
    saga.endsWith = {"order.placed"};
    saga.steps = {{.name = "reserve"}, step};
    saga.evidence = {{"place.go", 12}, {"place.go", 40}};
    saga.place = {"order.yaml", 2};
    return saga;
}

/// Facts with every field of every table filled, so that a forgotten column shows.
Facts fullFacts()
{
    Facts facts;
    facts.nodes = {node("order"), node("payment", NameOrigin::workload)};
    facts.dependencies = {{"order",
                           "payment",
                           "grpc",
                           Mode::sync,
                           Voice::observed,
                           {"Pay", "Refund"},
                           {"order.yaml", 7},
                           "PAYMENT_ADDR=payment:9090",
                           "PAYMENT_ADDR"}};
    facts.endpoints = {{"payment", EndpointKind::grpc, "shop.Payment/Pay", {"payment.proto", 9}}};
    facts.workloads = {
        {"payment", "kubernetes", "Deployment", "shop", "registry.example/shop/payment:1.2", 3, {"payment.yaml", 1}}};
    facts.modules = {{"example.com/shop/order", "order", "order", "1.21", {"order/go.mod", 1}}};
    facts.moduleDependencies = {{"example.com/shop/order", "example.com/shop/kit", true, {"order/go.mod", 5}}};
    facts.packages = {{"example.com/shop/order/cmd", "example.com/shop/order", "order", true, {"order/cmd/main.go", 1}}};
    facts.imports = {{"example.com/shop/order/cmd", "example.com/shop/kit/log", true, 4, {"order/cmd/main_test.go", 8}}};
    facts.contracts = {{"proto", "shop.order.v1", "v1", {"order.proto", 3}}};
    facts.contractItems = {{"shop.order.v1", "field", "shop.order.v1.Order.id", "string", 1, {"order.proto", 6}}};
    facts.settings = {{"order", "PAYMENT_ADDR", "payment:9090", {"order.yaml", 7}}};
    facts.readings = {{"order", {"BROKER", "PAYMENT_ADDR"}, {"order/main.go", 1}}};
    facts.calls = {{"order",
                    CallRole::produce,
                    "kafka",
                    "${BROKER:-kafka:9092}",
                    "orders",
                    "OrderPlaced",
                    "write",
                    "sarama",
                    "Server.Place",
                    {"order/main.go", 12},
                    "SendMessage"}};
    facts.traits = {{"order", "timeout", "net/http", "30s", "main", {"order/main.go", 4}}};
    facts.objects = {{"order", "kubernetes", "PodDisruptionBudget", "order", "shop", "minAvailable: 1", {"order.yaml", 30}}};
    facts.owners = {{"order", "/order/", {"@a", "@b"}, {"CODEOWNERS", 2}}};
    facts.licences = {{"example.com/kit", "v1.2.0", "MIT", {"vendor/kit/LICENSE", 1}}};
    facts.sagas = {{"dtm", "saga", fullSaga()}};
    return facts;
}

Decisions fullDecisions(Workspace &workspace)
{
    workspace.edit("Everything",
                   {
                       RenameSystem{"Shop"},
                       PutContext{{"sales", "Sales", Subdomain::core, "teal", "Team S", "sells"}},
                       PutContext{{"billing", "Billing", Subdomain::generic, "", "Team B", "bills"}},
                       AssignNode{"order", "sales"},
                       PlaceItem{"node:order", {1.5, -2.25, true}},
                       PutRelation{{"sales", "billing", Pattern::anticorruptionLayer, "translates"}},
                       PutNote{{"node:order", "slow"}},
                       AcceptCut{{"order", "payment", "use events"}},
                       PutIdentity{{"pay", "payment"}},
                       PutCall{{"order|request|grpc|${X}|shop.Pay", "payment"}},
                       PutSaga{fullSaga()},
                       AcceptContractChange{{"f1", "FIELD_GONE", "shop.Order.id", "unused", "Team S", "2027-01-31"}},
                       PutBoardItem{{"paid", BoardItemKind::hotSpot, "Paid?", 1.5, -2, "sales", "order"}},
                   });
    return workspace.decisions();
}

} // namespace

TEST(Workspace, keepsEveryFieldOfFactsAndDecisions)
{
    TemporaryFolder folder;
    Diagnostics diagnostics{{Severity::warning, "a.go", 2, "odd"}, {Severity::error, "b.go", 0, "bad"}};
    Decisions decided;
    {
        Workspace workspace = Workspace::create(folder / "shop.alidade", "Shop");
        workspace.replaceFacts(shop, fullFacts(), diagnostics);
        decided = fullDecisions(workspace);
    }
    Workspace workspace = Workspace::open(folder / "shop.alidade");
    auto facts = workspace.facts();
    ASSERT_EQ(facts.size(), 1U);
    EXPECT_EQ(facts[0].facts, fullFacts());
    EXPECT_EQ(facts[0].source.revision, "abc");
    std::string shape = facts[0].source.importedAt;
    std::replace_if(
        shape.begin(), shape.end(), [](char c) { return c >= '0' && c <= '9'; }, 'd');
    EXPECT_EQ(shape, "dddd-dd-ddTdd:dd:dd.dddZ");
    EXPECT_EQ(workspace.diagnostics(shop.id), diagnostics);
    EXPECT_EQ(workspace.decisions(), decided);

    Decisions expected;
    expected.systemName = "Shop";
    expected.contexts = {{"billing", "Billing", Subdomain::generic, "", "Team B", "bills"},
                         {"sales", "Sales", Subdomain::core, "teal", "Team S", "sells"}};
    expected.membership = {{"order", "sales"}};
    expected.placements = {{"node:order", {1.5, -2.25, true}}};
    expected.relations = {{"sales", "billing", Pattern::anticorruptionLayer, "translates"}};
    expected.notes = {{"node:order", "slow"}};
    expected.identities = {{"pay", "payment"}};
    expected.calls = {{"order|request|grpc|${X}|shop.Pay", "payment"}};
    expected.acceptedCuts = {{"order", "payment", "use events"}};
    expected.sagas = {fullSaga()};
    expected.acceptedContractChanges = {{"f1", "FIELD_GONE", "shop.Order.id", "unused", "Team S", "2027-01-31"}};
    expected.board = {{"paid", BoardItemKind::hotSpot, "Paid?", 1.5, -2, "sales", "order"}};
    EXPECT_EQ(decided, expected);
}

TEST(Workspace, keepsTextsWithNulAndForeignScripts)
{
    Workspace workspace = Workspace::inMemory();
    Facts facts;
    facts.nodes = {{.name = std::string("a\0b", 3)}, {.name = "订单服务"}};
    workspace.replaceFacts(shop, facts, {});
    EXPECT_EQ(workspace.facts()[0].facts, facts);
}

TEST(Workspace, anImportNeverTouchesDecisions)
{
    Workspace workspace = Workspace::inMemory();
    workspace.replaceFacts(shop, fullFacts(), {});
    Decisions before = fullDecisions(workspace);
    workspace.replaceFacts(shop, {}, {});
    EXPECT_EQ(workspace.decisions(), before);
    workspace.removeSource(shop.id);
    EXPECT_EQ(workspace.decisions(), before);
}

TEST(Workspace, replacesTheFactsOfOneSourceOnly)
{
    Workspace workspace = Workspace::inMemory();
    Source other{.id = "/src/other", .name = "other", .kind = "git", .revision = {}, .importedAt = {}};
    workspace.replaceFacts(shop, fullFacts(), {});
    workspace.replaceFacts(other, {.nodes = {node("mail")}}, {});
    Facts changed = fullFacts();
    changed.nodes.insert(changed.nodes.begin(), node("basket"));
    changed.imports.clear();
    EXPECT_TRUE(workspace.replaceFacts(shop, changed, {}).factsChanged);
    auto facts = workspace.facts();
    ASSERT_EQ(facts.size(), 2U);
    EXPECT_EQ(facts[0].source.name, "other");
    EXPECT_EQ(facts[0].facts.nodes.size(), 1U);
    EXPECT_EQ(facts[1].facts, changed);
}

TEST(Workspace, writesNoRevisionForTheSameFactsAgain)
{
    Workspace workspace = Workspace::inMemory();
    EXPECT_GT(workspace.replaceFacts(shop, fullFacts(), {}).revision.id, 0);
    Change again = workspace.replaceFacts(shop, fullFacts(), {});
    EXPECT_EQ(again.revision.id, 0);
    EXPECT_FALSE(again.factsChanged);
    EXPECT_EQ(workspace.history().size(), 1U);
}

TEST(Workspace, remembersNodesThatVanishedUntilTheyReturn)
{
    Workspace workspace = Workspace::inMemory();
    workspace.replaceFacts(shop, fullFacts(), {});
    workspace.replaceFacts(shop, {.nodes = {node("payment", NameOrigin::workload)}}, {});
    auto gone = workspace.facts()[0].gone;
    ASSERT_EQ(gone.size(), 1U);
    EXPECT_EQ(gone[0].name, "order");
    EXPECT_TRUE(workspace.architecture().nodes.at(workspace.architecture().findNode("order")).isGone);

    workspace.replaceFacts(shop, {}, {}); // the other one goes too
    EXPECT_EQ(workspace.facts()[0].gone.size(), 2U);

    workspace.replaceFacts(shop, fullFacts(), {});
    EXPECT_TRUE(workspace.facts()[0].gone.empty());
    EXPECT_FALSE(workspace.architecture().nodes.at(workspace.architecture().findNode("order")).isGone);
}

TEST(Workspace, forgetsAGoneNodeWithAllDecisionsAboutIt)
{
    Workspace workspace = Workspace::inMemory();
    workspace.replaceFacts(shop, fullFacts(), {});
    fullDecisions(workspace);
    workspace.replaceFacts(shop, {}, {});
    Change change = workspace.edit("Forget order", {ForgetGone{"order"}});
    EXPECT_TRUE(change.factsChanged);
    EXPECT_EQ(workspace.architecture().findNode("order"), none);
    EXPECT_NE(workspace.architecture().findNode("payment"), none);
}

TEST(Workspace, forgettingAGoneNodeForgetsAllItsNames)
{
    Workspace workspace = Workspace::inMemory();
    workspace.replaceFacts(shop, {.nodes = {node("order"), {.name = "order-svc", .origin = NameOrigin::workload}}}, {});
    workspace.replaceFacts(shop, {}, {});
    ASSERT_EQ(workspace.architecture().nodes.size(), 1U);
    workspace.edit("Forget", {ForgetGone{"order"}});
    EXPECT_TRUE(workspace.architecture().nodes.empty());
}

TEST(Workspace, aDecisionFollowsANodeToItsNewName)
{
    Workspace workspace = Workspace::inMemory();
    workspace.edit("Context", {PutContext{{.id = "sales", .name = "Sales"}}, PutContext{{.id = "ops", .name = "Ops"}}});
    workspace.replaceFacts(shop, {.nodes = {{.name = "order-svc", .origin = NameOrigin::workload}}}, {});
    workspace.edit("Assign", {AssignNode{"order-svc", "sales"}, PutNote{{"node:order-svc", "old"}}});
    workspace.replaceFacts(shop, {.nodes = {{.name = "order", .origin = NameOrigin::annotation, .aliases = {"order-svc"}}}}, {});
    Architecture after = workspace.architecture();
    EXPECT_EQ(after.contexts.at(after.nodes.at(after.findNode("order")).context).id, "sales");

    workspace.edit("Move", {AssignNode{"order", "ops"}, PutNote{{"node:order", "new"}}});
    EXPECT_EQ(workspace.decisions().membership, (std::map<std::string, std::string>{{"order", "ops"}}));
    EXPECT_EQ(workspace.decisions().notes, (std::vector<Note>{{"node:order", "new"}}));
    workspace.edit("Take out", {AssignNode{"order-svc", ""}});
    EXPECT_TRUE(workspace.decisions().membership.empty());
}

TEST(Workspace, whatAPersonSaysOfNamesHoldsAtOnceAndCanBeUndone)
{
    Workspace workspace = Workspace::inMemory();
    Facts facts;
    facts.nodes = {node("order"), {.name = "pay"}, {.name = "payment"}};
    workspace.replaceFacts(shop, facts, {});
    const auto nodes = [&] { return workspace.architecture().nodes.size(); };
    EXPECT_EQ(nodes(), 3U);
    workspace.edit("Join", {PutIdentity{{"pay", "payment"}}});
    EXPECT_EQ(nodes(), 2U);
    workspace.edit("Note", {PutNote{{"node:pay", "slow"}}});
    EXPECT_EQ(workspace.decisions().notes[0].target, "node:payment") << "the names of decisions follow";
    workspace.undo();
    workspace.undo();
    EXPECT_EQ(nodes(), 3U);
    workspace.edit("Note", {PutNote{{"node:pay", "slow"}}});
    EXPECT_EQ(workspace.decisions().notes[0].target, "node:pay");
    workspace.undo();
    workspace.edit("Join", {PutIdentity{{"pay", "payment"}}});
    facts.nodes.push_back({.name = "cart"});
    workspace.replaceFacts(shop, facts, {});
    EXPECT_EQ(nodes(), 3U) << "an import does not touch it";
    workspace.edit("Forget", {RemoveIdentity{"pay"}});
    EXPECT_EQ(nodes(), 4U);
}

TEST(Workspace, whatAPersonSaysOfACallIsReplacedUnderAnyNameOfItsCaller)
{
    Workspace workspace = Workspace::inMemory();
    Facts facts;
    facts.nodes = {{.name = "order", .path = "order"}, {.name = "payment"}};
    facts.calls = {{.node = "order", .protocol = "grpc", .target = "${X}", .operation = "a.B", .framework = "lib"}};
    workspace.replaceFacts(shop, facts, {});
    ASSERT_EQ(workspace.architecture().openCalls.size(), 1U);
    const std::string key = workspace.architecture().openCalls[0].key;
    workspace.edit("Say", {PutCall{{key, "payment"}}});
    EXPECT_EQ(workspace.architecture().dependencies.size(), 1U);

    facts.nodes[0].name = "order-service";
    facts.calls[0].node = "order-service";
    workspace.replaceFacts(shop, facts, {});
    const Architecture renamed = workspace.architecture();
    EXPECT_EQ(renamed.dependencies.size(), 1U);
    ASSERT_EQ(renamed.openCalls.size(), 1U);
    workspace.edit("Ignore", {PutCall{{renamed.openCalls[0].key, ""}}});
    EXPECT_EQ(workspace.decisions().calls.size(), 1U);
    EXPECT_TRUE(workspace.architecture().dependencies.empty());
    workspace.edit("Forget", {RemoveCall{key}});
    EXPECT_TRUE(workspace.decisions().calls.empty());
    workspace.undo();
    EXPECT_EQ(workspace.decisions().calls.size(), 1U);
}

TEST(Workspace, takingANodeOutOfAContextWorksUnderAnySpelling)
{
    Workspace workspace = Workspace::inMemory();
    workspace.edit("Context", {PutContext{{.id = "sales", .name = "Sales"}}, AssignNode{"order-svc", "sales"}});
    workspace.replaceFacts(shop, {.nodes = {{.name = "order", .origin = NameOrigin::annotation}}}, {});
    ASSERT_EQ(workspace.architecture().nodes.at(0).context, 0U);
    workspace.edit("Take out", {AssignNode{"order", ""}});
    EXPECT_EQ(workspace.architecture().nodes.at(0).context, none);
}

TEST(Workspace, aLayoutMovesNoCardThatAPersonPlaced)
{
    Workspace workspace = Workspace::inMemory();
    workspace.replaceFacts(shop, fullFacts(), {});
    workspace.edit("Place order", {PlaceItem{"node:order", {1, 2, true}}});
    workspace.edit("Lay out", {PlaceItem{"node:order", {5, 6, false}}, PlaceItem{"node:payment", {7, 8, false}}});
    EXPECT_EQ(workspace.decisions().placements.at("node:order"), (Placement{1, 2, true}));
    EXPECT_EQ(workspace.decisions().placements.at("node:payment"), (Placement{7, 8, false}));
    EXPECT_EQ(workspace.edit("Lay out", {PlaceItem{"node:order.local", {5, 6, false}}}).revision.id, 0);
    workspace.edit("Forget", {ForgetPlacement{"node:order"}, PlaceItem{"node:order", {5, 6, false}}});
    EXPECT_EQ(workspace.decisions().placements.at("node:order"), (Placement{5, 6, false}));
    workspace.undo();
    EXPECT_EQ(workspace.decisions().placements.at("node:order"), (Placement{1, 2, true}));
}

TEST(Workspace, removingAContextTakesWhatIsAboutIt)
{
    Workspace workspace = Workspace::inMemory();
    fullDecisions(workspace);
    workspace.edit("Place", {PlaceItem{"context:sales", {1, 2, true}}, PutNote{{"context:sales", "x"}}});
    workspace.edit("Remove", {RemoveContext{"sales"}});
    Decisions decisions = workspace.decisions();
    EXPECT_EQ(decisions.contexts.size(), 1U);
    EXPECT_TRUE(decisions.membership.empty());
    EXPECT_TRUE(decisions.relations.empty());
    EXPECT_EQ(decisions.notes.size(), 1U);
    EXPECT_EQ(decisions.placements.size(), 1U);
}

TEST(Workspace, refusesEditsThatMakeNoSenseAndKeepsNothingOfThem)
{
    Workspace workspace = Workspace::inMemory("Shop");
    EXPECT_EQ(errorOf([&] {
                  workspace.edit("x", {RenameSystem{"Other"}, AssignNode{"order", "nowhere"}});
              }),
              "There is no bounded context 'nowhere'.");
    EXPECT_EQ(workspace.decisions().systemName, "Shop");
    workspace.edit("a", {PutContext{{.id = "a", .name = "A"}}});
    EXPECT_NE(errorOf([&] { workspace.edit("x", {PutRelation{{"a", "a"}}}); }), "");
    EXPECT_NE(errorOf([&] { workspace.edit("x", {PutRelation{{"a", "b"}}}); }), "");
}

TEST(Workspace, refusesNamesAndCallsThatAreNone)
{
    Workspace workspace = Workspace::inMemory();
    EXPECT_NE(errorOf([&] { workspace.edit("x", {PutIdentity{{"", "order"}}}); }), "");
    EXPECT_NE(errorOf([&] { workspace.edit("x", {PutIdentity{{"order", "order"}}}); }), "");
    EXPECT_NE(errorOf([&] { workspace.edit("x", {PutCall{{"order", "payment"}}}); }), "");
    EXPECT_TRUE(workspace.decisions().identities.empty());
}

TEST(Workspace, aStoppedImportLeavesTheOldFacts)
{
    Workspace workspace = Workspace::inMemory();
    workspace.replaceFacts(shop, fullFacts(), {});
    Facts many;
    for (int i = 0; i < 20000; ++i)
        many.imports.push_back({"a" + std::to_string(i), "b", false, 1, {"f.go", i}});
    std::stop_source stop;
    Progress progress([&](const ProgressReport &report) {
        if (report.done > 5000)
            stop.request_stop();
    });
    EXPECT_THROW(workspace.replaceFacts(shop, many, {}, progress, stop.get_token()), Cancelled);
    EXPECT_EQ(workspace.facts()[0].facts, fullFacts());
    EXPECT_EQ(workspace.history().size(), 1U);
    workspace.edit("Still usable", {RenameSystem{"New"}});
}

TEST(Workspace, oneProcessWritesAndOthersRead)
{
    TemporaryFolder folder;
    auto file = folder / "shop.alidade";
    Workspace writer = Workspace::create(file, "Shop");
    std::string refusal = errorOf([&] { Workspace::open(file); });
    EXPECT_NE(refusal.find("is open for writing in tst_workspace (process " + std::to_string(getpid()) + ")"), std::string::npos)
        << refusal;

    Workspace reader = Workspace::open(file, Workspace::Access::readOnly);
    EXPECT_TRUE(reader.isReadOnly());
    EXPECT_TRUE(reader.architecture().nodes.empty());
    writer.replaceFacts(shop, fullFacts(), {});
    EXPECT_NE(reader.architecture().findNode("order"), none) << "the reader sees what was written meanwhile";
    EXPECT_NE(errorOf([&] { reader.edit("x", {RenameSystem{"y"}}); }).find("read-only"), std::string::npos);
    EXPECT_FALSE(reader.canUndo());
}

TEST(Workspace, aLinkMeetsTheSameLock)
{
    TemporaryFolder folder;
    auto file = folder / "shop.alidade";
    Workspace writer = Workspace::create(file, "Shop");
    std::filesystem::create_symlink(file, folder / "link.alidade");
    std::filesystem::create_directory_symlink(folder.path(), folder / "sub");
    for (const char *other : {"link.alidade", "sub/shop.alidade", "./shop.alidade"})
        EXPECT_NE(errorOf([&] { Workspace::open(folder / other); }).find("is open for writing in"), std::string::npos) << other;
}

TEST(Workspace, anImportIsWrittenWithItsTimeOrNotAtAll)
{
    TemporaryFolder folder;
    auto file = folder / "shop.alidade";
    Workspace workspace = Workspace::create(file, "Shop");
    workspace.replaceFacts(shop, fullFacts(), {});
    const Database other(file.string(), Database::Mode::readWrite);
    other.run("ALTER TABLE import_time RENAME TO away");
    const auto revisions = workspace.history().size();
    EXPECT_NE(errorOf([&] { workspace.replaceFacts(shop, {}, {}); }), "");
    other.run("ALTER TABLE away RENAME TO import_time");
    EXPECT_EQ(workspace.facts()[0].facts, fullFacts());
    EXPECT_EQ(workspace.history().size(), revisions);
}

TEST(Workspace, keepsControlCharactersInLists)
{
    Workspace workspace = Workspace::inMemory();
    Facts facts = fullFacts();
    facts.nodes[0].aliases = {"a\x1f"
                              "b",
                              "\x1e", "\x1es\x1f", "plain"};
    workspace.replaceFacts(shop, facts, {});
    EXPECT_EQ(workspace.facts()[0].facts, facts);
}

TEST(Workspace, listsItsSourcesWithWhatTheySaid)
{
    Workspace workspace = Workspace::inMemory();
    Source pinned = shop;
    pinned.askedRevision = "v1.2";
    Facts facts = fullFacts();
    facts.nodes.push_back(node("elsewhere.example", NameOrigin::host)); // only addressed
    facts.dependencies.push_back(facts.dependencies.front());           // the same two again
    workspace.replaceFacts(
        pinned, facts,
        {{Severity::warning, "a", 1, "odd"}, {Severity::note, "b", 1, "by the way"}, {Severity::error, "c", 1, "bad"}});
    workspace.replaceFacts({.id = "/src/empty", .name = "empty", .kind = "directory"}, {}, {});
    const std::vector<SourceSummary> sources = workspace.sources();
    ASSERT_EQ(sources.size(), 2U);
    EXPECT_EQ(sources[0].source.name, "empty");
    EXPECT_EQ(sources[0].nodes + sources[0].dependencies + sources[0].modules + sources[0].problems, 0U);
    EXPECT_EQ(sources[1].source, workspace.facts()[1].source);
    EXPECT_EQ(sources[1].source.askedRevision, "v1.2");
    EXPECT_EQ(sources[1].nodes, 2U);
    EXPECT_EQ(sources[1].dependencies, 1U);
    EXPECT_EQ(sources[1].modules, 1U);
    EXPECT_EQ(sources[1].problems, 2U);
}

TEST(Workspace, aRemovedSourceLeavesItsDecidedNodesAsGoneAndComesBackWithUndo)
{
    Workspace workspace = Workspace::inMemory();
    workspace.replaceFacts(shop, fullFacts(), {});
    workspace.edit("Assign", {PutContext{{.id = "sales", .name = "Sales"}}, AssignNode{"order", "sales"}});
    const Change removed = workspace.removeSource(shop.id);
    EXPECT_EQ(removed.revision.label, "Remove source shop");
    EXPECT_TRUE(removed.factsChanged);
    Architecture architecture = workspace.architecture();
    ASSERT_EQ(architecture.nodes.size(), 1U) << "payment had no decision";
    EXPECT_EQ(architecture.nodes[0].name, "order");
    EXPECT_TRUE(architecture.nodes[0].isGone);
    EXPECT_EQ(architecture.contexts.at(architecture.nodes[0].context).name, "Sales");
    EXPECT_TRUE(workspace.sources().empty());
    EXPECT_EQ(workspace.removeSource(shop.id).revision.id, 0) << "nothing is left to remove";

    workspace.undo();
    architecture = workspace.architecture();
    EXPECT_FALSE(architecture.nodes.at(architecture.findNode("order")).isGone);
    EXPECT_EQ(workspace.facts()[0].facts, fullFacts());
}

TEST(Workspace, theLockIsFreeAfterClosing)
{
    TemporaryFolder folder;
    auto file = folder / "shop.alidade";
    {
        Workspace first = Workspace::create(file, "Shop");
    }
    {
        Workspace second = Workspace::open(file);
    }
    std::set<std::string> left;
    for (const auto &entry : std::filesystem::directory_iterator(folder.path()))
        left.insert(entry.path().filename().string());
    EXPECT_EQ(left, (std::set<std::string>{"shop.alidade"})) << "nothing is left beside a closed workspace";
}
