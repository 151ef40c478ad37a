#include "analysis/runtime/advice.h"
#include "analysis/runtime/limits.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace alidade {
namespace {

constexpr double mib = 1U << 20U;

bool has(const RuntimeAdvice &advice, AdviceNote note) { return std::ranges::find(advice.notes, note) != advice.notes.end(); }

ProcessState measured()
{
    ProcessState process{.goVersion = "go1.22.3"};
    process.liveHeap = 40 * mib;
    process.goMemory = 100 * mib;
    process.heapMemory = 80 * mib;
    process.heapReleased = 10 * mib;
    process.residentMemory = 110 * mib;
    process.gcPercent = 100;
    process.collectorShare = 0.01;
    process.maxProcs = 16;
    return process;
}

TEST(RuntimeAdvice, memoryLimitLeavesRoomForWhatGoDoesNotCount)
{
    const RuntimeAdvice advice = runtimeAdvice(measured(), {.memory = 256 * mib}).at(0);
    // 256 - (110 - (100 - 10)) - 25.6
    EXPECT_EQ(*advice.suggested, 210 * mib);
    EXPECT_EQ(advice.steps.size(), 4U);
    EXPECT_TRUE(has(advice, AdviceNote::softLimit));
    EXPECT_FALSE(has(advice, AdviceNote::liveHeapTooLarge));
}

TEST(RuntimeAdvice, saysWhenNothingIsKnownOfTheContainer)
{
    const auto advice = runtimeAdvice(measured(), {});
    EXPECT_FALSE(advice[0].suggested);
    EXPECT_TRUE(has(advice[0], AdviceNote::noMemoryLimit));
    EXPECT_FALSE(advice[2].suggested);
    EXPECT_TRUE(has(advice[2], AdviceNote::noCpuLimit));
}

TEST(RuntimeAdvice, aHeapThatDoesNotFitIsNoMatterOfSettings)
{
    const auto advice = runtimeAdvice(measured(), {.memory = 64 * mib});
    EXPECT_TRUE(has(advice[0], AdviceNote::liveHeapTooLarge));
    EXPECT_TRUE(has(advice[1], AdviceNote::liveHeapTooLarge));
    EXPECT_FALSE(advice[1].suggested);
}

TEST(RuntimeAdvice, lowersGcPercentUntilThePeakFits)
{
    // 128 - 20 - 12.8 = 95 MiB for Go, 75 for the heap; 40 × 2 does not fit, 40 × 1.87 does.
    const RuntimeAdvice advice = runtimeAdvice(measured(), {.memory = 128 * mib}).at(1);
    EXPECT_EQ(*advice.suggested, 87);
    EXPECT_EQ(advice.steps.back().term, AdviceTerm::peak);
    EXPECT_LE(advice.steps.back().value, 75 * mib);
}

TEST(RuntimeAdvice, raisesGcPercentWhereTheCollectorTakesMuchAndMemoryIsThere)
{
    ProcessState process = measured();
    process.collectorShare = 0.06;
    EXPECT_EQ(*runtimeAdvice(process, {.memory = 1024 * mib}).at(1).suggested, 200);
    EXPECT_EQ(*runtimeAdvice(process, {.memory = 160 * mib}).at(1).suggested, 160) << "no more than fits";
}

TEST(RuntimeAdvice, leavesWhatFits)
{
    const RuntimeAdvice advice = runtimeAdvice(measured(), {.memory = 512 * mib}).at(1);
    EXPECT_FALSE(advice.suggested);
    EXPECT_TRUE(has(advice, AdviceNote::fits));
}

TEST(RuntimeAdvice, reckonsTheLiveHeapFromTheGoal)
{
    ProcessState process;
    process.heapGoal = 30 * mib;
    const RuntimeAdvice advice = runtimeAdvice(process, {.memory = 512 * mib}).at(1);
    EXPECT_EQ(advice.steps.at(0), (AdviceStep{' ', AdviceTerm::liveHeap, 15 * mib}));
    EXPECT_TRUE(has(advice, AdviceNote::liveHeapEstimated) && has(advice, AdviceNote::gcPercentAssumed));
    process.gcPercent = -1;
    EXPECT_TRUE(has(runtimeAdvice(process, {.memory = 512 * mib}).at(1), AdviceNote::collectorOff));
}

TEST(RuntimeAdvice, threadsFollowTheCpuLimitWhereGoDoesNotDoSoItself)
{
    ProcessState process = measured();
    const RuntimeAdvice old = runtimeAdvice(process, {.cpus = 2.5}).at(2);
    EXPECT_EQ(*old.suggested, 3);
    EXPECT_TRUE(has(old, AdviceNote::goIgnoresLimit));
    process.goVersion = "go1.25.0";
    process.maxProcs = 3;
    const RuntimeAdvice now = runtimeAdvice(process, {.cpus = 2.5}).at(2);
    EXPECT_FALSE(now.suggested);
    EXPECT_TRUE(has(now, AdviceNote::goKnowsLimit));
    process.maxProcs = 16;
    EXPECT_EQ(*runtimeAdvice(process, {.cpus = 0.5}).at(2).suggested, 2) << "set by hand, against the limit";
}

TEST(ContainerLimits, readsQuantitiesOfBothKindsOfManifests)
{
    EXPECT_EQ(*kubernetesQuantity("128Mi"), 128 * mib);
    EXPECT_EQ(*kubernetesQuantity("512M"), 512e6);
    EXPECT_EQ(*kubernetesQuantity("500m"), 0.5);
    EXPECT_EQ(*kubernetesQuantity("1.5"), 1.5);
    EXPECT_EQ(*kubernetesQuantity("1e9"), 1e9);
    for (const char *text : {"", "Mi", "12 Mi", "12mb", "-1", "nan", "inf"})
        EXPECT_FALSE(kubernetesQuantity(text)) << text;
    EXPECT_EQ(*composeSize("512m"), 512 * mib);
    EXPECT_EQ(*composeSize("2GB"), 2048 * mib);
    EXPECT_EQ(*composeSize("1048576"), mib);
    EXPECT_EQ(*composeSize("64b"), 64);
    EXPECT_FALSE(composeSize("12x"));
}

TEST(ContainerLimits, theSmallestOfSeveralCounts)
{
    Node node;
    node.traits = {{.trait = "memory-limit", .framework = "kubernetes", .value = "256Mi"},
                   {.trait = "memory-limit", .framework = "compose", .value = "128m"},
                   {.trait = "memory-limit", .framework = "kubernetes", .value = "much"},
                   {.trait = "cpu-limit", .framework = "kubernetes", .value = "250m"}};
    EXPECT_EQ(*limitsOf(node).memory, 128 * mib);
    EXPECT_EQ(*limitsOf(node).cpus, 0.25);
}

TEST(ContainerLimits, aProcessIsFoundByNameAliasOrDirectoryUnlessSeveralCouldBeMeant)
{
    Architecture a;
    a.nodes = {{.name = "order", .path = "src/order"},
               {.name = "payment", .path = "src/pay", .aliases = {"payment-service"}},
               {.name = "ledger", .path = "src/books"},
               {.name = "archive", .path = "old/books"},
               {.name = "cache", .kind = NodeKind::cache}};
    EXPECT_EQ(nodeOfProcess(a, "order"), 0U);
    EXPECT_EQ(nodeOfProcess(a, "payment-service"), 1U);
    EXPECT_EQ(nodeOfProcess(a, "pay"), 1U);
    EXPECT_EQ(nodeOfProcess(a, "books"), none);
    EXPECT_EQ(nodeOfProcess(a, "cache"), none);
    EXPECT_EQ(nodeOfProcess(a, ""), none);
}

} // namespace
} // namespace alidade
