#include "model/store/trafficblocks.h"
#include "model/store/workspace.h"
#include "tests/model/temporaryfolder.h"
#include "tests/model/trafficsheet.h"

#include <gtest/gtest.h>

namespace alidade {
namespace {

using test::TemporaryFolder;
using test::TrafficSheet;

const Source live{.id = "live", .name = "live", .kind = "live", .revision = {}, .importedAt = {}};
constexpr std::int64_t start = TrafficSheet::start, hour = 3600, day = 24 * hour;

TrafficCell totalOf(const TrafficSet &set)
{
    TrafficCell sum;
    for (const TrafficEdge &edge : set.edges)
        sum.merge(edge.total());
    return sum;
}

TEST(TrafficStore, givesBackWhatWasRecordedAfterItIsOpenedAgain)
{
    const TemporaryFolder folder;
    const TrafficSheet first = TrafficSheet().calls("web", "order", 7, 0, 1500, 2).asks("order", "orders-db", "postgresql", 3);
    const TrafficSheet second = TrafficSheet().calls("web", "order", 5, 10).calls("order", "payment", 1, 10);
    {
        Workspace workspace = Workspace::create(folder / "shop.alidade", "Shop");
        workspace.recordTraffic(live, first);
        workspace.recordTraffic(live, second);
    }
    TrafficSet expected = first;
    expected.merge(second);
    EXPECT_EQ(Workspace::open(folder / "shop.alidade").traffic(), expected);
}

TEST(TrafficStore, recordingIsNoRevisionButForANewSource)
{
    Workspace workspace = Workspace::inMemory("Shop");
    workspace.recordTraffic(live, TrafficSheet().calls("web", "order"));
    workspace.recordTraffic(live, TrafficSheet().calls("web", "order", 2, 10));
    ASSERT_EQ(workspace.history().size(), 1U);
    EXPECT_EQ(workspace.history()[0].label, "Record live");
    workspace.undo();
    EXPECT_TRUE(workspace.traffic().edges.empty());
    EXPECT_TRUE(workspace.architecture().nodes.empty());
    workspace.redo();
    EXPECT_EQ(totalOf(workspace.traffic()).calls, 3);
    EXPECT_EQ(workspace.architecture().dependencies.size(), 1U);
}

TEST(TrafficStore, aFileThatIsImportedAgainReplacesWhatItSaid)
{
    Workspace workspace = Workspace::inMemory("Shop");
    const Source file{.id = "/tmp/t.json", .name = "t.json", .kind = "traces", .revision = {}, .importedAt = {}};
    workspace.replaceTraffic(file, TrafficSheet().calls("web", "order", 4), {}, {});
    workspace.replaceTraffic(file, TrafficSheet().calls("web", "cart", 2), {}, {});
    const TrafficSet traffic = workspace.traffic();
    ASSERT_EQ(traffic.edges.size(), 1U);
    EXPECT_EQ(traffic.edges[0].to.name, "cart");
    const Architecture architecture = workspace.architecture();
    ASSERT_EQ(architecture.dependencies.size(), 1U);
    EXPECT_EQ(architecture.dependencies[0].evidence[0].file, "t.json");
    workspace.removeSource(file.id);
    EXPECT_TRUE(workspace.architecture().nodes.empty());
    workspace.undo();
    EXPECT_EQ(workspace.architecture().dependencies.size(), 1U);
}

TEST(TrafficStore, rollsOlderTrafficUpWithoutLosingACall)
{
    Workspace workspace = Workspace::inMemory("Shop");
    for (const std::int64_t second : {std::int64_t{0}, std::int64_t{30}, 2 * hour, 2 * hour + 10, 2 * day, 2 * day + 10})
        workspace.recordTraffic(live, TrafficSheet().calls("web", "order", 1, second));
    std::vector<std::int64_t> steps;
    for (const TrafficPoint &point : workspace.timeline())
        steps.push_back(point.range.to - point.range.from);
    EXPECT_EQ(steps, (std::vector<std::int64_t>{hour, hour, 10, 10}));
    EXPECT_EQ(totalOf(workspace.traffic()).calls, 6);
    EXPECT_EQ(workspace.traffic().step.count(), hour);
    EXPECT_EQ(workspace.traffic({start + 2 * day, start + 2 * day + 60}).step.count(), 10);
}

TEST(TrafficStore, forgetsWhatIsTooOld)
{
    Workspace workspace = Workspace::inMemory("Shop");
    const std::int64_t age = std::chrono::seconds(trafficRetention.back().age).count();
    workspace.recordTraffic(live, TrafficSheet().calls("web", "order", 1, 0));
    workspace.recordTraffic(live, TrafficSheet().calls("web", "order", 1, age + 2 * hour));
    EXPECT_EQ(totalOf(workspace.traffic()).calls, 1);
}

TEST(TrafficStore, aClockOfTheFarFutureDoesNotMakeTheRestOld)
{
    Workspace workspace = Workspace::inMemory("Shop");
    workspace.recordTraffic(live, TrafficSheet().calls("web", "order", 1, 100 * 365 * day));
    const std::int64_t now =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    workspace.recordTraffic(live, TrafficSheet().calls("web", "order", 1, now - start));
    EXPECT_EQ(workspace.traffic({now - 60, now + 60}).step.count(), 10);
}

TEST(TrafficStore, readsTheTimeThatIsAskedForAndNoMore)
{
    Workspace workspace = Workspace::inMemory("Shop");
    workspace.recordTraffic(live, TrafficSheet().calls("web", "order", 1, 0).calls("web", "cart", 1, 600));
    const TrafficSet later = workspace.traffic({start + 600, start + 660});
    ASSERT_EQ(later.edges.size(), 1U);
    EXPECT_EQ(later.edges[0].to.name, "cart");
    const Architecture architecture = workspace.architecture({start + 600, start + 660});
    EXPECT_EQ(architecture.observations.size(), 1U);
    EXPECT_EQ(architecture.observed, (TimeRange{start + 600, start + 660}));
    EXPECT_GT(architecture.observations[0].total.latency.quantileUs(0.5), 0);
}

TEST(TrafficStore, keepsExampleTracesAndPutsTheirPartsTogether)
{
    Workspace workspace = Workspace::inMemory("Shop");
    const TraceId id{1, 0xfedcba9876543210};
    Trace early{.id = id,
                .spans = {{.id = 1, .startUs = start * 1'000'000, .durationUs = 900, .service = "web", .name = "GET /"}}};
    Trace late{.id = id,
               .spans = {{.id = 2,
                          .parent = 1,
                          .startUs = start * 1'000'000 + 100,
                          .durationUs = 500,
                          .kind = SpanKind::client,
                          .hasFailed = true,
                          .service = "web",
                          .name = "ask"}}};
    workspace.recordTraffic(live, TrafficSheet().calls("web", "order"), {early});
    workspace.recordTraffic(live, TrafficSheet().calls("web", "order"), {late});
    early.merge(late);
    EXPECT_EQ(workspace.trace(id), early);
    EXPECT_EQ(workspace.traces(), std::vector<Trace>{early});
    EXPECT_FALSE(workspace.trace({1, 2}).has_value());
}

TEST(Snapshots, keepATopologyAndAreUndoneAndPinned)
{
    Workspace workspace = Workspace::inMemory("Shop");
    workspace.recordTraffic(live, TrafficSheet().calls("web", "order", 20, 0, 3000, 4));
    const Topology topology = topologyOf(workspace.architecture({start, start + 60}));
    workspace.edit("Take", {PutSnapshot{{.name = "before", .note = "v1", .takenAt = "2026-03-01"}, topology}});
    EXPECT_EQ(workspace.snapshot("before"), topology);
    ASSERT_EQ(workspace.decisions().snapshots.size(), 1U);
    EXPECT_EQ(workspace.decisions().snapshots[0].range, (TimeRange{start, start + 60}));
    workspace.edit("Pin", {DescribeSnapshot{"before", "v1.0", true}});
    for (std::size_t i = 0; i <= Workspace::maxSnapshots; ++i) {
        const std::string number = std::to_string(1000 + i);
        workspace.edit("Take", {PutSnapshot{{.name = number, .note = {}, .takenAt = "2026-04-01T" + number}, topology}});
    }
    const std::vector<Snapshot> kept = workspace.decisions().snapshots;
    ASSERT_EQ(kept.size(), Workspace::maxSnapshots + 1); // the pinned one besides
    EXPECT_EQ(kept[0].note, "v1.0");
    EXPECT_EQ(kept[1].name, "1001");
    workspace.edit("Remove", {RemoveSnapshot{"before"}});
    EXPECT_EQ(test::errorOf([&] { workspace.snapshot("before"); }), "There is no snapshot \"before\".");
    workspace.undo();
    EXPECT_EQ(workspace.snapshot("before"), topology);
}

TEST(DriftDecisions, areFoundUnderLaterNamesAndTakenBack)
{
    Workspace workspace = Workspace::inMemory("Shop");
    workspace.recordTraffic(live, TrafficSheet().calls("web", "order"));
    workspace.edit("Adopt", {PutDesigned{{"web", "order", Mode::sync, "http", "as agreed"}}});
    workspace.edit("Accept", {AcceptDrift{{"web", "order", DriftVerdict::observedOnly, "known", "2026-12-31"}}});
    const Decisions decisions = workspace.decisions();
    EXPECT_EQ(decisions.designed, (std::vector<DesignedDependency>{{"web", "order", Mode::sync, "http", "as agreed"}}));
    EXPECT_EQ(decisions.acceptedDrifts,
              (std::vector<AcceptedDrift>{{"web", "order", DriftVerdict::observedOnly, "known", "2026-12-31"}}));
    EXPECT_TRUE(workspace.architecture().dependencies[0].voices.contains(Voice::designed));
    workspace.edit("Withdraw", {RemoveDesigned{"web", "order"}, WithdrawDrift{"web", "order"}});
    EXPECT_TRUE(workspace.decisions().designed.empty());
    workspace.undo();
    EXPECT_EQ(workspace.decisions(), decisions);
    EXPECT_FALSE(test::errorOf([&] { workspace.edit("x", {PutDesigned{{"web", "web", Mode::sync, {}, {}}}}); }).empty());
}

TEST(Revisions, anArchitectureIsReadAsItWasThen)
{
    Workspace workspace = Workspace::inMemory("Shop");
    const Source shop{.id = "/shop", .name = "shop", .kind = "directory", .revision = {}, .importedAt = {}};
    const std::int64_t first = workspace.replaceFacts(shop, {.nodes = {{.name = "order"}}}, {}).revision.id;
    const std::int64_t second = workspace.replaceFacts(shop, {.nodes = {{.name = "order"}, {.name = "payment"}}}, {}).revision.id;
    workspace.undo();
    EXPECT_EQ(workspace.architectureAt(first).nodes.size(), 1U);
    EXPECT_EQ(workspace.architectureAt(second).nodes.size(), 2U);
    EXPECT_EQ(workspace.architectureAt(0).nodes.size(), 0U);
    EXPECT_EQ(workspace.architecture().nodes.size(), 1U);
    EXPECT_FALSE(test::errorOf([&] { workspace.architectureAt(99); }).empty());
}

} // namespace
} // namespace alidade
