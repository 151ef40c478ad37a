#include "tests/app/program.h"

#include <gtest/gtest.h>

namespace alidade::test {
namespace {

const std::string sample = SOURCE_DIR "/resources/sample", recorded = sample + "/traces/shop.json";

TEST(LensCommand, drawsWhatRunsWithALegend)
{
    const Outcome live = alidade({"graph", sample, recorded, "--lens", "live", "--format", "svg"});
    EXPECT_EQ(live.exitCode, 0) << live.errors;
    EXPECT_NE(live.output.find("never seen to run"), std::string::npos);
    const Outcome drift = alidade({"graph", sample, recorded, "--lens", "drift", "--format", "svg"});
    EXPECT_NE(drift.output.find("only in manifests"), std::string::npos);
    EXPECT_NE(live.output, drift.output);
    EXPECT_EQ(alidade({"graph", sample, recorded, "--format", "svg"}).output.find("only in manifests"), std::string::npos);
}

TEST(LensCommand, refusesWhatCannotShowOne)
{
    EXPECT_EQ(alidade({"graph", sample, "--lens", "live"}).exitCode, 2) << "a table";
    EXPECT_EQ(alidade({"graph", sample, "--lens", "live", "--format", "svg", "--group-by", "context"}).exitCode, 2);
    EXPECT_NE(alidade({"graph", sample, "--lens", "heat", "--format", "svg"}).errors.find("known: structure, live, drift"),
              std::string::npos);
}

TEST(LensCommand, drawsBothSidesOfAComparisonOnOneMap)
{
    const Folder folder;
    const std::string workspace = folder / "shop.alidade";
    folder.write("shop/compose.yaml",
                 "services:\n  order: {image: shop/order, environment: {STOCK_ADDR: 'stock:1'}}\n  stock: {image: shop/stock}\n");
    ASSERT_EQ(alidade({"import", folder / "shop", "-w", workspace}).exitCode, 0);
    ASSERT_EQ(alidade({"snapshot", "take", "before", "-w", workspace}).exitCode, 0);
    folder.write(
        "shop/compose.yaml",
        "services:\n  order: {image: shop/order, environment: {PAY_ADDR: 'payment:1'}}\n  payment: {image: shop/payment}\n");
    ASSERT_EQ(alidade({"import", folder / "shop", "-w", workspace}).exitCode, 0);
    const Outcome map = alidade({"snapshot", "diff", "before", "now", "-w", workspace, "--format", "svg"});
    EXPECT_EQ(map.exitCode, 0) << map.errors;
    for (const char *word : {">stock<", ">payment<", ">order<", ">added<", ">removed<"})
        EXPECT_NE(map.output.find(word), std::string::npos) << word;
    const Outcome same = alidade({"snapshot", "diff", "now", "now", "-w", workspace, "--format", "svg"});
    EXPECT_EQ(same.output.find(">stock<"), std::string::npos);
}

TEST(RuntimeCommand, tellsTheFunctionsOfAProfileAndDrawsIt)
{
    const Folder folder;
    const std::string data = SOURCE_DIR "/tests/importers/runtime/data/";
    const Outcome outcome = alidade({"runtime", data + "heap.pb.gz", "--flame", folder / "heap.svg", "--top", "1"});
    EXPECT_EQ(outcome.exitCode, 0) << outcome.errors;
    EXPECT_NE(outcome.output.find("order\ninuse_space: "), std::string::npos) << outcome.output;
    EXPECT_NE(outcome.output.find(" more functions"), std::string::npos);
    EXPECT_NE(folder.read("heap.svg").find("main.makeOrder"), std::string::npos);
    const Outcome same = alidade({"runtime", data + "heap.pb.gz", "--diff", data + "heap.pb.gz", "--format", "json"});
    EXPECT_NE(same.output.find("\"functions\": []"), std::string::npos) << same.output;
    EXPECT_EQ(alidade({"runtime", data + "heap.pb.gz", "--diff", data + "cpu.pb.gz"}).exitCode, 2);
}

TEST(RuntimeCommand, suggestsSettingsForTheContainerOfTheWorkspace)
{
    const Folder folder;
    folder.write("shop/compose.yaml", "services:\n  order: {image: shop/order, mem_limit: 256m, cpus: 2.5}\n");
    folder.write("metrics", "go_info{version=\"go1.22.3\",job=\"order\"} 1\n");
    ASSERT_EQ(alidade({"import", folder / "shop", "-w", folder / "shop.alidade"}).exitCode, 0);
    const Outcome outcome = alidade({"runtime", folder / "metrics", "-w", folder / "shop.alidade"});
    EXPECT_NE(outcome.output.find("GOMEMLIMIT: suggested 230MiB"), std::string::npos) << outcome.output;
    EXPECT_NE(outcome.output.find("GOMAXPROCS: suggested 3"), std::string::npos) << outcome.output;
    EXPECT_EQ(alidade({"runtime", folder / "metrics", "-w", folder / "shop.alidade", "--service", "stock"}).exitCode, 2);
}

} // namespace
} // namespace alidade::test
