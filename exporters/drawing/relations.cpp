#include "exporters/drawing/labels.h"
#include "exporters/drawing/sheet.h"

namespace alidade {

namespace {

/// What stands at the two ends in a context map (Vernon, ch. 3); U is upstream, D downstream. A symmetric pattern has one name.
RelationWords wordsOf(Pattern pattern, const DrawingWords &words)
{
    if (const auto translated = words.relations.find(pattern); translated != words.relations.end())
        return translated->second;
    switch (pattern) {
    case Pattern::partnership: return {"Partnership", {}, {}};
    case Pattern::sharedKernel: return {"Shared kernel", {}, {}};
    case Pattern::customerSupplier: return {{}, "supplier", "customer"};
    case Pattern::conformist: return {{}, {}, "CF"};
    case Pattern::anticorruptionLayer: return {{}, {}, "ACL"};
    case Pattern::openHostService: return {{}, "OHS", {}};
    case Pattern::publishedLanguage: return {{}, "PL", {}};
    case Pattern::separateWays: return {"Separate ways", {}, {}};
    }
    return {};
}

std::string joined(std::string_view letter, std::string_view word, bool isWordFirst)
{
    if (word.empty())
        return std::string(letter);
    return isWordFirst ? std::string(word) + " " + std::string(letter) : std::string(letter) + " " + std::string(word);
}

} // namespace

std::vector<Stroke> relationStrokes(const Sheet &sheet, double unit)
{
    std::vector<Stroke> strokes;
    for (Index i = 0; i < sheet.architecture.relations.size(); ++i) {
        const ContextRelation &relation = sheet.architecture.relations[i];
        const Index from = sheet.architecture.findContext(relation.upstream),
                    to = sheet.architecture.findContext(relation.downstream);
        if (from >= sheet.positions.contexts.size() || to >= sheet.positions.contexts.size() || from == to)
            continue;
        strokes.push_back(
            {from, to, {Owner::Kind::relation, i}, {sheet.colors.accent, 1.25 * unit, Path::Dash::solid, false}, false});
    }
    return strokes;
}

std::string relationLabel(const Sheet &sheet, const Stroke &stroke)
{
    const RelationWords words = wordsOf(sheet.architecture.relations[stroke.owner.index].pattern, sheet.options.words);
    if (!words.symmetric.empty())
        return words.symmetric;
    const bool isUpstreamRight =
        sheet.positions.contexts[stroke.from].center().x > sheet.positions.contexts[stroke.to].center().x;
    return isUpstreamRight ? joined("D", words.downstream, false) + " ← " + joined("U", words.upstream, true)
                           : joined("U", words.upstream, false) + " → " + joined("D", words.downstream, true);
}

void drawRelations(Sheet &sheet)
{
    constexpr double height = 20;
    const std::vector<Stroke> strokes = relationStrokes(sheet, 1);
    const auto paths = route(sheet.positions.contexts, strokes, {.spacing = 34, .margin = 10});
    addStrokes(sheet.regions, strokes, paths);
    LabelPlaces places(sheet.positions.nodes);
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        const std::string label = relationLabel(sheet, strokes[i]);
        addPillAt(sheet, strokes[i].owner, places.place(paths[i], pillWidth(label, height), height), height, label,
                  sheet.colors.textOnAccent, sheet.colors.accent);
    }
}

} // namespace alidade
