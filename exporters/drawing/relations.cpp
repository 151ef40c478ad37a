#include "exporters/drawing/sheet.h"

namespace alidade {

namespace {

/// The words of the context map (Vernon, ch. 3): U is upstream, D downstream.
std::string relationLabel(Pattern pattern)
{
    switch (pattern) {
    case Pattern::partnership: return "Partnership";
    case Pattern::sharedKernel: return "Shared kernel";
    case Pattern::customerSupplier: return "U supplier → D customer";
    case Pattern::conformist: return "U → D CF";
    case Pattern::anticorruptionLayer: return "U → D ACL";
    case Pattern::openHostService: return "U OHS → D";
    case Pattern::publishedLanguage: return "U PL → D";
    case Pattern::separateWays: return "Separate ways";
    }
    return {};
}

} // namespace

void drawRelations(Sheet &sheet)
{
    const bool isFar = sheet.options.detail == Detail::far;
    const double unit = isFar ? overviewUnit(sheet.positions.bounds()) : 1, height = 20 * unit;
    std::vector<Stroke> strokes;
    std::vector<std::string> labels;
    for (Index i = 0; i < sheet.architecture.relations.size(); ++i) {
        const ContextRelation &relation = sheet.architecture.relations[i];
        const Index from = sheet.architecture.findContext(relation.upstream), to = sheet.architecture.findContext(relation.downstream);
        if (from >= sheet.positions.contexts.size() || to >= sheet.positions.contexts.size() || from == to)
            continue;
        strokes.push_back({from, to, {Owner::Kind::relation, i}, {sheet.colors.accent, 1.25 * unit, Path::Dash::solid, false}});
        labels.push_back(relationLabel(relation.pattern));
    }
    const auto paths = route(sheet.positions.contexts, strokes, 34 * unit);
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        const Point middle = middleOf(paths[i]);
        sheet.regions.push_back({strokes[i].owner, Path{paths[i], strokes[i].style.color, strokes[i].style.width}});
        addPill(sheet, strokes[i].owner, middle.x - pillWidth(labels[i], height) / 2, middle.y - height / 2, height, labels[i],
                sheet.colors.textOnAccent, sheet.colors.accent);
    }
}

} // namespace alidade
