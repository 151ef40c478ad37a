#include "exporters/drawing/lensstyle.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace alidade {

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

namespace {

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

template <typename Mark> const Mark *markOf(const std::vector<Mark> &marks, const Dependency &dependency)
{
    const std::pair ends(dependency.from, dependency.to);
    const auto place = std::ranges::lower_bound(marks, ends, {}, [](const Mark &mark) { return std::pair(mark.from, mark.to); });
    return place != marks.end() && std::pair(place->from, place->to) == ends ? &*place : nullptr;
}

Color driftColor(const Sheet &sheet, const Dependency &dependency)
{
    const VerdictMark *mark = markOf(sheet.options.verdicts, dependency);
    if (!mark && sheet.options.verdicts.empty())
        return voiceColor(sheet.colors, voicesBetween(sheet.architecture, dependency));
    if (!mark)
        return sheet.colors.edgeMuted; // what only builds or watches is not judged
    switch (mark->verdict) {
    case DriftVerdict::agreed: return sheet.colors.agreed;
    case DriftVerdict::designedOnly: return sheet.colors.designedOnly;
    case DriftVerdict::codedOnly: return sheet.colors.codedOnly;
    case DriftVerdict::deployedOnly: return sheet.colors.deployedOnly;
    case DriftVerdict::observedOnly: return sheet.colors.observedOnly;
    case DriftVerdict::unjudged: break;
    }
    return sheet.colors.edgeMuted;
}

/// The area of a line, and so what meets the eye, grows with the root of its width.
EdgeStyle liveStyle(const Sheet &sheet, const Dependency &dependency, EdgeStyle style)
{
    constexpr double thinnest = 1.6, widest = 7, quiet = 1.0, manyErrors = 0.05;
    const TrafficMark *mark = dependency.mode == Mode::build ? nullptr : markOf(sheet.options.traffic, dependency);
    if (!mark) {
        const bool wasSeen = voicesBetween(sheet.architecture, dependency).contains(Voice::observed);
        return {wasSeen ? sheet.colors.edge : sheet.colors.edgeMuted, quiet, Path::Dash::dotted};
    }
    style.color = mark->errorShare <= 0           ? sheet.colors.accent
                  : mark->errorShare < manyErrors ? sheet.colors.warning
                                                  : sheet.colors.error;
    style.width = thinnest + (widest - thinnest) * std::sqrt(std::clamp(mark->share, 0.0, 1.0));
    return style;
}

} // namespace

EdgeStyle lensStyle(const Sheet &sheet, const Dependency &dependency)
{
    EdgeStyle style = structureStyle(sheet.colors, dependency.mode);
    switch (sheet.options.lens) {
    case Lens::drift: style.color = driftColor(sheet, dependency); break;
    case Lens::ownership:
    case Lens::coupling: return borderStyle(sheet, dependency, style);
    case Lens::live: return liveStyle(sheet, dependency, style);
    case Lens::structure:
    case Lens::findings: break;
    }
    return style;
}

} // namespace alidade
