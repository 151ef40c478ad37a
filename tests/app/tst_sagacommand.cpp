#include "tests/app/program.h"
#include "tests/importers/sagafixture.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace alidade::test {
namespace {

const std::string sound(orderSagaYaml);

/// The same saga, whose payment no longer has a compensation.
std::string withoutRefund()
{
    std::string text = sound;
    const std::size_t begin = text.find("    compensation:\n      operation: http POST /refunds"),
                      end = text.find("  - name: createShipment");
    return text.erase(begin, end - begin);
}

TEST(SagaCommand, listsSagas)
{
    const Folder folder({{"order.yaml", sound}});
    const Outcome outcome = alidade({"saga", "list", folder / "order.yaml"});
    EXPECT_EQ(outcome.exitCode, 0) << outcome.errors;
    EXPECT_EQ(outcome.output, "placeOrder  orchestrated  3 steps, 3 compensations  " + folder / "order.yaml" + ":1\n");
}

TEST(SagaCommand, findsTheSagasOfADirectory)
{
    const Folder folder(
        {{"a/order.yaml", sound}, {"a/other.yaml", "kind: Service\n"}, {".git/order.yaml", sound}, {"b.txt", sound}});
    const Outcome outcome = alidade({"saga", "list", folder.path()});
    EXPECT_EQ(outcome.exitCode, 0) << outcome.errors;
    EXPECT_EQ(outcome.output, "placeOrder  orchestrated  3 steps, 3 compensations  " + folder / "a/order.yaml" + ":1\n");
}

TEST(SagaCommand, checkOfASoundSagaIsClean)
{
    const Folder folder({{"order.yaml", sound}});
    const Outcome outcome = alidade({"saga", "check", folder / "order.yaml"});
    EXPECT_EQ(outcome.exitCode, 0) << outcome.output << outcome.errors;
    EXPECT_NE(outcome.output.find("Every run holds ("), std::string::npos) << outcome.output;
}

TEST(SagaCommand, checkShowsAShortestCounterexample)
{
    const Folder folder({{"order.yaml", withoutRefund()}});
    const Outcome outcome = alidade({"saga", "check", folder / "order.yaml"});
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_NE(outcome.output.find("    1. reserveInventory is done.\n"
                                  "    2. chargePayment is performed, but the answer gets lost.\n"
                                  "    3. reserveInventory is undone.\n"),
              std::string::npos)
        << outcome.output;
    EXPECT_NE(outcome.output.find("=> The saga has ended undone, but chargePayment still stands.\n"), std::string::npos)
        << outcome.output;
    const Outcome drawn = alidade({"saga", "check", folder / "order.yaml", "--format", "mermaid"});
    EXPECT_EQ(drawn.exitCode, 1);
    EXPECT_EQ(drawn.output.substr(0, 42), "%% placeOrder: ends-whole\nsequenceDiagram\n");
}

TEST(SagaCommand, checkWritesJsonThatOthersRelyOn)
{
    const Folder folder({{"order.yaml", withoutRefund()}});
    const Outcome outcome = alidade({"saga", "check", folder / "order.yaml", "-f", "json", "--faults", "1", "--crashes", "0"});
    EXPECT_EQ(outcome.exitCode, 1) << outcome.errors;
    const auto json = nlohmann::json::parse(outcome.output);
    EXPECT_EQ(json["schema"], "alidade/saga/1");
    const auto &saga = json["sagas"][0];
    EXPECT_EQ(saga["name"], "placeOrder");
    EXPECT_EQ(saga["findings"][0]["rule"], "saga-step-uncompensated");
    EXPECT_EQ(saga["findings"][0]["line"], 26);
    EXPECT_EQ(saga["durations"]["forwardMs"], 16600);
    EXPECT_EQ(saga["proof"]["holds"], false);
    EXPECT_EQ(saga["proof"]["bounds"]["faultsPerCall"], 1);
    EXPECT_EQ(saga["proof"]["counterexamples"][0]["breach"]["property"], "ends-whole");
    EXPECT_EQ(saga["proof"]["counterexamples"][0]["breach"]["step"], "chargePayment");
}

TEST(SagaCommand, stateLimitIsNotTakenForAProof)
{
    const Folder folder({{"order.yaml", sound}});
    const Outcome outcome = alidade({"saga", "check", folder / "order.yaml", "--max-states", "20"});
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_NE(outcome.output.find("not every run was followed"), std::string::npos) << outcome.output;
}

TEST(SagaCommand, simulationRepeatsItself)
{
    const Folder folder({{"order.yaml", sound}});
    const Outcome first = alidade({"saga", "simulate", folder / "order.yaml", "--seed", "11"});
    EXPECT_EQ(first.exitCode, 0) << first.errors;
    EXPECT_NE(first.output.find("=> The saga has ended: "), std::string::npos) << first.output;
    EXPECT_EQ(alidade({"saga", "simulate", folder / "order.yaml", "--seed", "11"}).output, first.output);
    const Outcome json = alidade({"saga", "simulate", folder / "order.yaml", "--seed", "11", "-f", "json"});
    EXPECT_EQ(nlohmann::json::parse(json.output)["seed"], 11);
}

TEST(SagaCommand, exportGivesTheYamlBack)
{
    const Folder folder({{"order.yaml", sound}});
    EXPECT_EQ(alidade({"saga", "export", folder / "order.yaml", "-f", "yaml"}).output, sound);
}

const std::string sample = SOURCE_DIR "/resources/sample";

TEST(SagaCommand, listsTheSagaOfTheSamplesCodeWithItsPlaces)
{
    const Outcome outcome = alidade({"saga", "list", sample, "-f", "json"});
    EXPECT_EQ(outcome.exitCode, 0) << outcome.errors;
    const auto json = nlohmann::json::parse(outcome.output);
    ASSERT_EQ(json["sagas"].size(), 1U) << outcome.output;
    const auto &saga = json["sagas"][0];
    EXPECT_EQ(saga["name"], "placeOrder");
    EXPECT_EQ(saga["origin"], "code");
    EXPECT_EQ(saga["coordinator"], "order-service");
    EXPECT_EQ(saga["file"], "services/order/core/place.go");
    ASSERT_EQ(saga["steps"].size(), 3U);
    EXPECT_EQ(saga["steps"][1]["name"], "chargePayment");
    EXPECT_EQ(saga["steps"][1]["participant"], "payment-service");
    EXPECT_EQ(saga["steps"][1]["compensation"], "http POST /shop.payment.v1.PaymentService/Refund");
    EXPECT_GT(saga["steps"][1]["evidence"][0]["line"], 0);
}

TEST(SagaCommand, tellsCompletedAndCompensatedRunsOfTheSampleApart)
{
    const Folder folder;
    const std::string file = folder / "shop.alidade";
    ASSERT_EQ(alidade({"import", sample, sample + "/traces/shop.json", "-w", file}).exitCode, 0);
    const Outcome outcome = alidade({"saga", "runs", "-w", file, "-f", "json"});
    EXPECT_EQ(outcome.exitCode, 0) << outcome.output << outcome.errors;
    std::map<std::string, int> counts;
    const auto json = nlohmann::json::parse(outcome.output);
    for (const auto &run : json["sagas"][0]["runs"]) {
        ++counts[run["status"]];
        const bool isCompensated = run["status"] == "compensated";
        EXPECT_EQ(run["failedStep"], isCompensated ? nlohmann::json("chargePayment") : nlohmann::json(nullptr));
        EXPECT_EQ(run["undone"].size(), isCompensated ? 2U : 0U);
    }
    EXPECT_GE(counts["completed"], 2);
    EXPECT_EQ(counts["compensated"], 2);
    EXPECT_EQ(counts.size(), 2U) << outcome.output;
}

TEST(SagaCommand, keepsSagasInAWorkspace)
{
    const Folder folder({{"order.yaml", sound}});
    const std::string file = folder / "shop.alidade";
    ASSERT_EQ(alidade({"import", sample, "-w", file}).exitCode, 0);
    EXPECT_EQ(alidade({"saga", "add", folder / "order.yaml", "-w", file}).output,
              file + " holds the saga placeOrder. `alidade undo` takes it back.\n");
    const Outcome listed = alidade({"saga", "list", "-w", file});
    EXPECT_NE(listed.output.find("(the code has one of this name, too)\n"), std::string::npos) << listed.output;
    EXPECT_NE(listed.output.find("the designed one of this name counts)\n"), std::string::npos) << listed.output;
    EXPECT_EQ(alidade({"saga", "export", "-w", file, "-f", "yaml", "--saga", "placeOrder"}).exitCode, 0);
    EXPECT_NE(alidade({"history", "-w", file}).output.find("Add saga placeOrder"), std::string::npos);
    EXPECT_EQ(alidade({"saga", "remove", "placeOrder", "-w", file}).exitCode, 0);
    EXPECT_EQ(alidade({"saga", "remove", "placeOrder", "-w", file}).exitCode, 2) << "only what was added can be removed";
    EXPECT_EQ(alidade({"undo", "-w", file}).exitCode, 0);
    EXPECT_NE(alidade({"saga", "list", "-w", file}).output.find("too)"), std::string::npos);
}

TEST(SagaCommand, saysWhatIsWrong)
{
    const Folder folder({{"order.yaml", sound}, {"other.yaml", "a: b\n"}, {"two.yaml", sound + "---\n" + withoutRefund()}});
    EXPECT_EQ(alidade({"saga", "check", folder / "none.yaml"}).exitCode, 2);
    EXPECT_EQ(alidade({"saga", "check", folder / "other.yaml"}).exitCode, 2);
    EXPECT_EQ(alidade({"saga", "check", folder / "two.yaml"}).exitCode, 2) << "the same name twice";
    EXPECT_EQ(alidade({"saga", "check", folder / "order.yaml", "--format", "svg"}).exitCode, 2);
    EXPECT_EQ(alidade({"saga", "check", folder / "order.yaml", "--faults", "9"}).exitCode, 2);
    EXPECT_EQ(alidade({"saga", "list", folder / "order.yaml", "--saga", "x"}).exitCode, 2);
    EXPECT_EQ(alidade({"saga"}).exitCode, 2);
    EXPECT_EQ(alidade({"saga", "list"}).exitCode, 2) << "neither a file nor a workspace";
    EXPECT_EQ(alidade({"saga", "add", folder / "other.yaml", "-w", folder / "none.alidade"}).exitCode, 2);
}

} // namespace
} // namespace alidade::test
