#include "analysis/livetraffic.h"
#include "model/observed.h"
#include "tests/model/trafficsheet.h"

#include <gtest/gtest.h>

namespace alidade {
namespace {

using test::TrafficSheet;

Architecture architectureOf(const TrafficSet &traffic)
{
    const Source live{.id = "live", .name = "live", .kind = "live", .revision = {}, .importedAt = {}};
    return assemble({{.source = live, .facts = observedFacts(traffic), .gone = {}}}, {});
}

TEST(LiveTraffic, addsUpEverythingBetweenTwoNodes)
{
    const TrafficSheet traffic =
        TrafficSheet().calls("web", "order", 6, 0, 2000, 3).calls("web", "order", 4, 10, 9000).callsPeer("web", "order", 10);
    const Architecture architecture = architectureOf(traffic);
    const MappedTraffic mapped = mapTraffic(architecture, traffic);
    ASSERT_EQ(mapped.edges.size(), 1U);
    EXPECT_EQ(mapped.unmapped, 0U);
    const NodeTraffic &edge = mapped.edges[0];
    EXPECT_EQ(architecture.nodes[edge.from].name, "web");
    EXPECT_EQ(edge.calls, 20);
    EXPECT_EQ(edge.ratePerSecond, 1);
    EXPECT_EQ(edge.errorShare, 0.15);
    EXPECT_GT(edge.p95Us, 8000);
    ASSERT_EQ(edge.points.size(), 2U);
    EXPECT_EQ(edge.points[1].calls, 4);
    EXPECT_EQ(mapTraffic(architecture, traffic, {TrafficSheet::start, TrafficSheet::start + 100}).edges[0].ratePerSecond, 0.2);
}

TEST(LiveTraffic, saysWhenThereIsMoreThanTheMapKnows)
{
    const Architecture architecture = architectureOf(TrafficSheet().calls("web", "order"));
    const MappedTraffic mapped = mapTraffic(architecture, TrafficSheet().calls("web", "order").calls("web", "cart"));
    EXPECT_EQ(mapped.edges.size(), 1U);
    EXPECT_EQ(mapped.unmapped, 1U);
}

} // namespace
} // namespace alidade
