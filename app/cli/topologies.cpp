#include "app/cli/topologies.h"

#include "app/cli/timerange.h"
#include "model/error.h"

#include <algorithm>
#include <charconv>

namespace alidade {
namespace {

std::optional<std::int64_t> numberOf(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || number < 0)
        return std::nullopt;
    return number;
}

Topology presentTopology(const Workspace &workspace)
{
    const TimeRange range = recentRange(workspace, presentTime);
    return topologyOf(range.isEmpty() ? workspace.architecture() : workspace.architecture(range));
}

} // namespace

TimeRange recentRange(const Workspace &workspace, std::chrono::seconds longest)
{
    const std::vector<TrafficPoint> points = workspace.timeline();
    if (points.empty())
        return {0, 0};
    TimeRange all = points.front().range;
    for (const TrafficPoint &point : points)
        all.cover(point.range);
    return {std::max(all.from, all.to - longest.count()), all.to};
}

Topology topologyNamed(const Workspace &workspace, const std::string &name)
{
    constexpr std::string_view snapshotPrefix = "snapshot:", revisionPrefix = "revision:";
    if (name.starts_with(snapshotPrefix))
        return workspace.snapshot(name.substr(snapshotPrefix.size()));
    if (name.starts_with(revisionPrefix)) {
        if (const auto revision = numberOf(std::string_view(name).substr(revisionPrefix.size())))
            return topologyOf(workspace.architectureAt(*revision));
        throw Error("\"" + name + "\" is no revision; `alidade history` lists them.");
    }
    const std::vector<Snapshot> snapshots = workspace.decisions().snapshots;
    if (std::ranges::find(snapshots, name, &Snapshot::name) != snapshots.end())
        return workspace.snapshot(name);
    if (name == "now")
        return presentTopology(workspace);
    if (name == "design")
        return designOf(workspace.architecture());
    if (name.find("..") != std::string::npos)
        return topologyOf(workspace.architecture(rangeNamed(name)));
    if (const auto revision = numberOf(name))
        return topologyOf(workspace.architectureAt(*revision));
    throw Error("There is no snapshot \"" + name +
                "\"; give the name of one, now, design, a stretch of time (2026-03-01T12:00Z..13:00Z) or a revision's number.");
}

} // namespace alidade
