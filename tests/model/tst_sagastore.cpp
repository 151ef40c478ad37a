#include "model/error.h"
#include "model/sagabytes.h"
#include "model/store/database.h"
#include "model/store/workspace.h"
#include "tests/model/temporaryfolder.h"

#include <gtest/gtest.h>

using namespace alidade;
using namespace alidade::test;

namespace {

const Source shop{.id = "/shop", .name = "shop", .kind = "git", .revision = {}, .importedAt = {}};

Saga saga(const std::string &name, const std::string &participant)
{
    SagaStep step{.name = "charge", .action = {.participant = participant}};
    step.compensation = SagaCall{.operation = {EndpointKind::grpc, "shop.Payment/Refund"}};
    return {.name = name, .coordinator = "order-api", .steps = {step}, .place = {"order/place.go", 4}};
}

/// "placeOrder by order: payment | …", a saga a line.
std::string known(const Workspace &workspace)
{
    std::string text;
    for (const KnownSaga &known : workspace.architecture().sagas) {
        text += known.saga.name + " by " + known.saga.coordinator + ":";
        for (const SagaStep &step : known.saga.steps)
            text += " " + step.action.participant;
        text += known.isDesigned ? " designed" : " " + known.framework + " in " + known.source;
        text += known.hasTwin ? " twin\n" : "\n";
    }
    return text;
}

} // namespace

TEST(SagaStore, aDesignedSagaStandsBesideThatOfTheCodeUnderTheNamesOfNodes)
{
    Workspace workspace = Workspace::inMemory();
    Facts facts;
    facts.nodes = {{.name = "order", .aliases = {"order-api"}}, {.name = "payment-service"}};
    facts.sagas = {{"dtm", "saga", saga("placeOrder", "payment")}, {"", "chain", saga("cancelOrder", "stranger")}};
    workspace.replaceFacts(shop, facts, {});
    workspace.edit("Add saga placeOrder", {PutSaga{saga("placeOrder", "payment-service")}});
    EXPECT_EQ(known(workspace), "cancelOrder by order: stranger  in shop\n"
                                "placeOrder by order: payment-service designed twin\n"
                                "placeOrder by order: payment-service dtm in shop twin\n");
    const Architecture architecture = workspace.architecture();
    EXPECT_EQ(architecture.findSaga("placeOrder"), 1U);
    EXPECT_EQ(architecture.findSaga("none"), none);

    facts.sagas.pop_back();
    workspace.replaceFacts(shop, facts, {});
    workspace.edit("Remove saga placeOrder", {RemoveSaga{"placeOrder"}});
    EXPECT_EQ(known(workspace), "placeOrder by order: payment-service dtm in shop\n");
    workspace.undo();
    workspace.undo();
    EXPECT_EQ(workspace.architecture().sagas.size(), 3U);
}

TEST(SagaStore, aSagaIsReplacedByNameAndNeedsOne)
{
    Workspace workspace = Workspace::inMemory();
    workspace.edit("a", {PutSaga{saga("a", "x")}});
    workspace.edit("a", {PutSaga{saga("a", "y")}});
    ASSERT_EQ(workspace.decisions().sagas.size(), 1U);
    EXPECT_EQ(workspace.decisions().sagas[0].steps[0].action.participant, "y");
    EXPECT_EQ(workspace.edit("a", {PutSaga{saga("a", "y")}}).revision.id, 0);
    EXPECT_THROW(workspace.edit("b", {PutSaga{saga("", "y")}}), Error);
}

TEST(SagaStore, notesOfTheBoardLoseTheContextAndNodeThatGo)
{
    Workspace workspace = Workspace::inMemory();
    workspace.replaceFacts(shop, {.nodes = {{.name = "order"}, {.name = "payment"}}}, {});
    workspace.edit("Board", {PutContext{{.id = "sales", .name = "Sales"}},
                             PutBoardItem{{"placed", BoardItemKind::event, "Order placed", 1, 2, "sales", "order"}},
                             PutBoardItem{{"pay", BoardItemKind::command, "Pay", 3, 4, "", "payment"}}});
    EXPECT_THROW(workspace.edit("Bad", {PutBoardItem{{.id = "x", .context = "nowhere"}}}), Error);
    EXPECT_THROW(workspace.edit("Bad", {PutBoardItem{}}), Error);
    workspace.replaceFacts(shop, {.nodes = {{.name = "order"}}}, {});
    workspace.edit("Forget", {RemoveContext{"sales"}, ForgetGone{"payment"}});
    const std::vector<BoardItem> expected{{"pay", BoardItemKind::command, "Pay", 3, 4, "", ""},
                                          {"placed", BoardItemKind::event, "Order placed", 1, 2, "", "order"}};
    EXPECT_EQ(workspace.decisions().board, expected);
    workspace.edit("Remove", {RemoveBoardItem{"pay"}});
    EXPECT_EQ(workspace.decisions().board.size(), 1U);
    EXPECT_EQ(newBoardItemId("Placed", expected), "placed-2");
    EXPECT_EQ(newBoardItemId("支付", expected), "note");
}

TEST(SagaStore, anAcceptedChangeOfAContractIsForgottenByItsFingerprint)
{
    Workspace workspace = Workspace::inMemory();
    workspace.edit("Accept", {AcceptContractChange{{"f1", "RULE", "a.B", "known", "Team", ""}}});
    workspace.edit("Accept", {AcceptContractChange{{"f1", "RULE", "a.B", "until spring", "Team", "2027-03-01"}}});
    ASSERT_EQ(workspace.decisions().acceptedContractChanges.size(), 1U);
    EXPECT_EQ(workspace.decisions().acceptedContractChanges[0].reason, "until spring");
    workspace.edit("Forget", {ForgetContractChange{"f1"}});
    EXPECT_TRUE(workspace.decisions().acceptedContractChanges.empty());
    EXPECT_THROW(workspace.edit("Bad", {AcceptContractChange{}}), Error);
}

TEST(SagaStore, bytesThatAreNoSagaAreRefusedAtEveryLength)
{
    const std::vector<unsigned char> bytes = bytesOf(saga("a", "x"));
    const std::string text(bytes.begin(), bytes.end());
    EXPECT_EQ(sagaOf(text), saga("a", "x"));
    for (std::size_t size = 0; size < text.size(); ++size)
        EXPECT_FALSE(sagaOf(text.substr(0, size))) << size;
    EXPECT_FALSE(sagaOf(text + "x"));
}

TEST(SagaStore, aDamagedSagaInAFileIsToldAndNotRead)
{
    const TemporaryFolder folder;
    const auto file = folder / "shop.alidade";
    Workspace::create(file, "Shop").edit("a", {PutSaga{saga("a", "x")}});
    Database(file.string(), Database::Mode::readWrite).run("UPDATE decision_saga SET saga = x'00'");
    EXPECT_NE(errorOf([&] { Workspace::open(file).decisions(); }).find("a saga that cannot be read"), std::string::npos);
}
