#include "analysis/comparison.h"

#include <gtest/gtest.h>

namespace alidade {
namespace {

constexpr std::int64_t hour = 3600;

Voices voicesOf(std::initializer_list<Voice> list)
{
    Voices voices;
    for (const Voice voice : list)
        voices.add(voice);
    return voices;
}

/// web calls order: so often, so many failed, so long each.
TopologyEdge edge(const std::string &from, const std::string &to, Voices voices, int calls = 0, int errors = 0,
                  std::uint64_t us = 2000)
{
    TopologyEdge result;
    result.from = from;
    result.to = to;
    result.voices = voices;
    result.traffic.calls = calls;
    result.traffic.errors = errors;
    result.traffic.spans = static_cast<std::uint64_t>(calls);
    if (calls > 0)
        result.traffic.latency.add(us, calls);
    return result;
}

Topology topology(std::vector<TopologyEdge> edges, const TimeRange &range = {0, hour})
{
    Topology result;
    result.range = range;
    for (const char *name : {"order", "web"})
        result.nodes.push_back({name, NodeKind::service});
    result.edges = std::move(edges);
    return result;
}

std::string text(const Comparison &comparison)
{
    std::string result;
    for (const NodeChange &change : comparison.nodes)
        result += std::string(toText(change.kind)) + " " + change.name + "\n";
    for (const EdgeChange &change : comparison.edges)
        result += std::string(toText(change.kind)) + " " + change.from + ">" + change.to + (change.isRateOther ? " rate" : "") +
                  (change.areErrorsOther ? " errors" : "") + (change.isLatencyOther ? " p95" : "") + "\n";
    return result;
}

const Voices coded = voicesOf({Voice::coded}), seen = voicesOf({Voice::coded, Voice::observed}),
             hidden = voicesOf({Voice::observed});

TEST(Comparison, tellsWhatCameWentAndChanged)
{
    Topology before = topology({edge("web", "order", seen, 1000, 5, 2000), edge("web", "zoo", coded)});
    Topology after = topology({edge("web", "mail", coded), edge("web", "order", seen, 3000, 300, 9000)});
    before.nodes.push_back({"zoo", NodeKind::service});
    after.nodes.insert(after.nodes.begin(), {"mail", NodeKind::service});
    EXPECT_EQ(text(compare(before, after)), "added mail\nremoved zoo\n"
                                            "added web>mail\nchanged web>order rate errors p95\nremoved web>zoo\n");
}

TEST(Comparison, doesNotTakeNoiseForAChange)
{
    const auto isSame = [](TopologyEdge before, TopologyEdge after) {
        return compare(topology({std::move(before)}), topology({std::move(after)})).isSame();
    };
    EXPECT_TRUE(isSame(edge("web", "order", seen, 1000), edge("web", "order", seen, 1300)));               // too small a factor
    EXPECT_TRUE(isSame(edge("web", "order", seen, 4), edge("web", "order", seen, 12)));                    // too few calls
    EXPECT_TRUE(isSame(edge("web", "order", seen, 40, 0), edge("web", "order", seen, 40, 2)));             // may be chance
    EXPECT_TRUE(isSame(edge("web", "order", seen, 900, 0, 200), edge("web", "order", seen, 900, 0, 400))); // too short to matter
    EXPECT_TRUE(isSame(edge("web", "order", coded), edge("web", "order", seen, 3)));                       // seen by chance
    EXPECT_FALSE(isSame(edge("web", "order", coded), edge("web", "order", seen, 30)));
}

TEST(Comparison, reckonsWithTheLengthOfTheTime)
{
    const Topology hourLong = topology({edge("web", "order", seen, 6000)});
    const Topology minuteLong = topology({edge("web", "order", seen, 100)}, {hour, hour + 60});
    EXPECT_TRUE(compare(hourLong, minuteLong).isSame());
    // What is rare need not show up in a minute.
    EXPECT_TRUE(compare(topology({edge("web", "order", hidden, 50)}), topology({}, {hour, hour + 60})).isSame());
    EXPECT_EQ(text(compare(topology({edge("web", "order", hidden, 50)}), topology({}))), "removed web>order\n");
}

TEST(Comparison, ignoresTrafficWhenOneSideTellsOfNone)
{
    const Topology imported = topology({edge("web", "order", coded)}, {0, 0});
    EXPECT_TRUE(compare(imported, topology({edge("order", "web", hidden, 500), edge("web", "order", seen, 500)})).isSame());
}

TEST(Comparison, againstTheDesignOnlyExistenceCounts)
{
    const Topology design = topology({edge("web", "order", voicesOf({Voice::designed}))}, {0, 0});
    const Topology now = topology({edge("order", "web", hidden, 2), edge("web", "order", seen, 500)});
    EXPECT_EQ(text(compare(design, now, {.isAgainstDesign = true})), "added order>web\n");
}

} // namespace
} // namespace alidade
