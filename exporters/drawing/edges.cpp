#include "exporters/drawing/lensstyle.h"
#include "exporters/drawing/sheet.h"

#include <algorithm>

namespace alidade {

namespace {

bool has(const std::vector<Index> &sorted, Index index) { return std::binary_search(sorted.begin(), sorted.end(), index); }

} // namespace

EdgeStyle edgeStyle(const Sheet &sheet, Index index)
{
    const Dependency &dependency = sheet.architecture.dependencies[index];
    EdgeStyle style = lensStyle(sheet, dependency);
    const auto marked = [&style, &dependency](Color color, bool isCut) {
        return EdgeStyle{color, std::max(style.width, 1.9), dashOf(dependency.mode), isCut};
    };
    if (dependency.isCutAccepted)
        return marked(sheet.colors.acceptedCut, true);
    if (sheet.options.lens != Lens::structure && sheet.options.lens != Lens::findings)
        return style;
    if (has(sheet.options.suggestedCuts, index))
        return marked(sheet.colors.suggestedCut, true);
    return has(sheet.options.inCycle, index) ? marked(sheet.colors.inCycle, false) : style;
}

void drawEdges(Sheet &sheet)
{
    const std::vector<Dependency> &dependencies = sheet.architecture.dependencies;
    std::vector<Stroke> strokes;
    strokes.reserve(dependencies.size());
    std::size_t pair = 0; // the first stroke between the two nodes at hand
    for (Index i = 0; i < dependencies.size(); ++i) {
        const Dependency &d = dependencies[i];
        if (d.from >= sheet.positions.nodes.size() || d.to >= sheet.positions.nodes.size())
            continue;
        if (i == 0 || dependencies[i - 1].from != d.from || dependencies[i - 1].to != d.to)
            pair = strokes.size();
        // What differs only in its protocol is one line.
        const EdgeStyle style = edgeStyle(sheet, i);
        const auto same = [&style](const Stroke &stroke) { return stroke.style == style; };
        if (std::none_of(strokes.begin() + static_cast<std::ptrdiff_t>(pair), strokes.end(), same))
            strokes.push_back({d.from, d.to, {Owner::Kind::dependency, i}, style});
    }
    // Quiet lines first, so that what matters lies on top.
    std::stable_sort(strokes.begin(), strokes.end(),
                     [](const Stroke &l, const Stroke &r) { return l.style.width < r.style.width; });
    addStrokes(sheet.edges, strokes, route(sheet.positions.nodes, strokes, {.spacing = 14, .margin = 6}));
}

} // namespace alidade
