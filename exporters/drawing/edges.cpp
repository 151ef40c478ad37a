#include "exporters/drawing/sheet.h"

#include <algorithm>
#include <tuple>

namespace alidade {

namespace {

Path::Dash dashOf(Mode mode)
{
    switch (mode) {
    case Mode::async: return Path::Dash::dashed;
    case Mode::build: return Path::Dash::dotted;
    case Mode::sync:
    case Mode::data:
    case Mode::telemetry: break;
    }
    return Path::Dash::solid;
}

EdgeStyle structureStyle(const Palette &colors, Mode mode)
{
    constexpr double plain = 1.4, thin = 1.0, faint = 0.9;
    switch (mode) {
    case Mode::telemetry: return {colors.edgeMuted, faint, Path::Dash::solid};
    case Mode::data: return {mixed(colors.edge, colors.canvas, 0.25), thin, Path::Dash::solid};
    case Mode::build: return {mixed(colors.edge, colors.canvas, 0.2), thin, Path::Dash::dotted};
    case Mode::sync:
    case Mode::async: break;
    }
    return {colors.edge, plain, dashOf(mode)};
}

/// Agreed is what two voices or more say.
Color voiceColor(const Palette &colors, Voices voices)
{
    int count = 0;
    for (const Voice voice : {Voice::designed, Voice::coded, Voice::deployed, Voice::observed})
        count += voices.contains(voice) ? 1 : 0;
    if (count > 1)
        return colors.agreed;
    if (voices.contains(Voice::designed))
        return colors.designedOnly;
    if (voices.contains(Voice::coded))
        return colors.codedOnly;
    if (voices.contains(Voice::deployed))
        return colors.deployedOnly;
    return voices.contains(Voice::observed) ? colors.observedOnly : colors.edgeMuted;
}

/// Lens::ownership and Lens::coupling: what crosses a border stands out, what stays inside steps back.
EdgeStyle borderStyle(const Sheet &sheet, const Dependency &dependency, EdgeStyle style)
{
    const Architecture &a = sheet.architecture;
    const Index from = a.nodes[dependency.from].context, to = a.nodes[dependency.to].context;
    bool isCrossing = from != to;
    if (isCrossing && sheet.options.lens == Lens::ownership && from != none && to != none)
        isCrossing = a.contexts[from].owner != a.contexts[to].owner;
    style.color = isCrossing ? sheet.colors.accent : sheet.colors.edgeMuted;
    return style;
}

/// Drift is a matter of the pair: code that imports the callee and a manifest that addresses it agree.
Voices voicesBetween(const Architecture &architecture, const Dependency &dependency)
{
    const auto byPair = [](const Dependency &l, const Dependency &r) { return std::tie(l.from, l.to) < std::tie(r.from, r.to); };
    const auto [first, last] =
        std::equal_range(architecture.dependencies.begin(), architecture.dependencies.end(), dependency, byPair);
    Voices voices;
    for (auto it = first; it != last; ++it)
        voices.add(it->voices);
    return voices;
}

EdgeStyle lensStyle(const Sheet &sheet, const Dependency &dependency)
{
    EdgeStyle style = structureStyle(sheet.colors, dependency.mode);
    switch (sheet.options.lens) {
    case Lens::drift: style.color = voiceColor(sheet.colors, voicesBetween(sheet.architecture, dependency)); break;
    case Lens::ownership:
    case Lens::coupling: return borderStyle(sheet, dependency, style);
    case Lens::live:
        if (!dependency.voices.contains(Voice::observed))
            style.color = sheet.colors.edgeMuted;
        break;
    case Lens::structure:
    case Lens::findings: break;
    }
    return style;
}

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
