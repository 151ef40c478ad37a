#include "exporters/drawing/lensmarks.h"

#include <algorithm>

namespace alidade {

void markTraffic(DrawingOptions &options, const Architecture &architecture)
{
    std::map<std::pair<Index, Index>, TrafficCell> sums;
    std::vector<bool> isAwake(architecture.nodes.size());
    for (const Observation &seen : architecture.observations) {
        if (seen.relation == TrafficRelation::flow || seen.from == none || seen.to == none || seen.total.calls <= 0)
            continue;
        TrafficCell &sum = sums[{seen.from, seen.to}];
        sum.calls += seen.total.calls;
        sum.errors += seen.total.errors;
        isAwake[seen.from] = isAwake[seen.to] = true;
    }
    double busiest = 0;
    for (const auto &[ends, sum] : sums)
        busiest = std::max(busiest, sum.calls);
    options.traffic.reserve(sums.size());
    for (const auto &[ends, sum] : sums)
        options.traffic.push_back({ends.first, ends.second, sum.calls / busiest, sum.errors / sum.calls});
    if (sums.empty())
        return; // nothing was looked for
    for (Index node = 0; node < architecture.nodes.size(); ++node)
        if (!isAwake[node] && !architecture.nodes[node].isGone)
            options.idleNodes.push_back(node);
}

void markVerdicts(DrawingOptions &options, const Drift &drift)
{
    if (drift.window.isEmpty())
        return;
    options.verdicts.reserve(drift.items.size());
    for (const DriftItem &item : drift.items)
        options.verdicts.push_back({item.from, item.to, item.verdict});
}

std::vector<LegendLine> legendLines(Lens lens, bool isDark)
{
    constexpr double rare = 1.6, frequent = 7, quiet = 1;
    constexpr Path::Dash solid = Path::Dash::solid, dotted = Path::Dash::dotted;
    const Palette &p = palette(isDark);
    switch (lens) {
    case Lens::live:
        return {{p.accent, rare, solid, "rare"},
                {p.accent, frequent, solid, "frequent"},
                {p.warning, 2, solid, "some calls fail"},
                {p.error, 2, solid, "5 % or more fail"},
                {p.edge, quiet, dotted, "idle: it ran before"},
                {p.edgeMuted, quiet, dotted, "never seen to run"}};
    case Lens::drift:
        return {{p.agreed, 2, solid, "the voices agree"},    {p.designedOnly, 2, solid, "only designed"},
                {p.codedOnly, 2, solid, "only in the code"}, {p.deployedOnly, 2, solid, "only in manifests"},
                {p.observedOnly, 2, solid, "only observed"}, {p.edgeMuted, 2, solid, "not judged"}};
    default: return {};
    }
}

void addLegend(Drawing &drawing, const std::vector<LegendLine> &lines, bool isDark)
{
    // A large map is looked at from afar: its legend grows with it.
    constexpr double usualWidth = 1'000, largest = 4;
    const Rect all = drawing.bounds;
    const double scale = std::clamp(all.width / usualWidth, 1.0, largest);
    const double gap = 24 * scale, rowHeight = 22 * scale, sampleWidth = 36 * scale, textSize = 13 * scale;
    const Palette &colors = palette(isDark);
    double y = all.y + all.height + gap;
    for (const LegendLine &line : lines) {
        const Point from{all.x, y + rowHeight / 2}, to{all.x + sampleWidth, y + rowHeight / 2};
        drawing.items.push_back({{}, Path{{from, from, to, to}, line.color, line.width * scale, line.dash, false}});
        const double width = textWidth(line.text, textSize) + gap;
        drawing.items.push_back({{}, Text{{to.x + gap / 2, y, width, rowHeight}, line.text, textSize, {}, {}, colors.text}});
        drawing.bounds = drawing.bounds.united({all.x, y, sampleWidth + gap + width, rowHeight});
        y += rowHeight;
    }
}

} // namespace alidade
