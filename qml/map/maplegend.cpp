#include "qml/map/maplegend.h"

#include "qml/canvas/painter.h"

#include <QCoreApplication>

namespace alidade {

namespace {

struct MapLegendWords {
    Q_DECLARE_TR_FUNCTIONS(MapLegend)
};

LegendRow row(const char *sample, Color color, const QString &text, Color border = {0, 0, 0, 0}, double width = 2)
{
    LegendRow row;
    row.sample = QString::fromLatin1(sample);
    row.color = toQt(color);
    row.border = toQt(border);
    row.text = text;
    row.width = width;
    return row;
}

/// The line that the map draws for a dependency of this mode: taken from a drawing of one, so that the two cannot differ.
LegendRow line(Mode mode, bool isDark, const QString &text)
{
    Architecture a;
    a.nodes.resize(2);
    a.dependencies.push_back({.from = 0, .to = 1, .mode = mode});
    const Drawing drawing = draw(a, {.nodes = {{0, 0, 100, 50}, {300, 0, 100, 50}}}, {.isDark = isDark});
    for (const DrawItem &item : drawing.items) {
        const auto *path = std::get_if<Path>(&item.shape);
        if (item.owner.kind != Owner::Kind::dependency || !path)
            continue;
        LegendRow sample = row(path->dash == Path::Dash::dashed   ? "dashed"
                               : path->dash == Path::Dash::dotted ? "dotted"
                                                                  : "solid",
                               path->stroke, text);
        sample.width = path->width;
        return sample;
    }
    return {};
}

std::vector<LegendRow> structure(bool isDark)
{
    const Palette &p = palette(isDark);
    return {line(Mode::sync, isDark, MapLegendWords::tr("calls and waits")),
            line(Mode::async, isDark, MapLegendWords::tr("sends a message")),
            line(Mode::data, isDark, MapLegendWords::tr("reads or writes data")),
            line(Mode::build, isDark, MapLegendWords::tr("needs to build")),
            line(Mode::telemetry, isDark, MapLegendWords::tr("sends telemetry")),
            row("solid", p.accent, MapLegendWords::tr("contexts are related")),
            row("solid", p.inCycle, MapLegendWords::tr("in a cycle")),
            row("solid", p.suggestedCut, MapLegendWords::tr("suggested cut")),
            row("solid", p.acceptedCut, MapLegendWords::tr("planned to go")),
            row("area", p.core, MapLegendWords::tr("core subdomain"), p.coreBorder),
            row("area", p.supporting, MapLegendWords::tr("supporting subdomain"), p.supportingBorder),
            row("area", p.generic, MapLegendWords::tr("generic subdomain"), p.genericBorder)};
}

} // namespace

std::vector<LegendRow> legendOf(Lens lens, bool isDark)
{
    const Palette &p = palette(isDark);
    switch (lens) {
    case Lens::drift:
        return {row("solid", p.agreed, MapLegendWords::tr("the voices agree")),
                row("solid", p.designedOnly, MapLegendWords::tr("only designed")),
                row("solid", p.codedOnly, MapLegendWords::tr("only in the code")),
                row("solid", p.deployedOnly, MapLegendWords::tr("only in manifests")),
                row("solid", p.observedOnly, MapLegendWords::tr("only observed")),
                row("solid", p.edgeMuted, MapLegendWords::tr("not judged"))};
    case Lens::ownership:
        return {row("solid", p.accent, MapLegendWords::tr("between teams")),
                row("solid", p.edgeMuted, MapLegendWords::tr("inside one team")),
                row("area", p.unassigned, MapLegendWords::tr("without an owner"), p.unassignedBorder)};
    case Lens::coupling:
        return {row("solid", p.accent, MapLegendWords::tr("between contexts")),
                row("solid", p.edgeMuted, MapLegendWords::tr("inside a context"))};
    case Lens::live:
        return {row("solid", p.accent, MapLegendWords::tr("rare"), {0, 0, 0, 0}, 1.6),
                row("solid", p.accent, MapLegendWords::tr("frequent"), {0, 0, 0, 0}, 7),
                row("solid", p.warning, MapLegendWords::tr("some calls fail")),
                row("solid", p.error, MapLegendWords::tr("5 % or more fail")),
                row("dotted", p.edge, MapLegendWords::tr("idle: it ran before")),
                row("dotted", p.edgeMuted, MapLegendWords::tr("never seen to run"))};
    case Lens::structure:
    case Lens::findings: break;
    }
    return structure(isDark);
}

} // namespace alidade
