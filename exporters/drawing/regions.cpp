#include "exporters/drawing/sheet.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace alidade {

namespace {

constexpr double regionRadius = 10;

/// Lens::ownership: one hue a team, the same in every drawing (FNV-1a of the name).
Color ownerColor(const Palette &colors, const std::string &owner)
{
    const std::array hues{colors.service,   colors.gateway, colors.frontend, colors.monolith, colors.job,
                          colors.datastore, colors.cache,   colors.broker,   colors.bucket};
    std::uint32_t hash = 2166136261U;
    for (const char c : owner)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hues[hash % hues.size()];
}

/// A context may carry a colour of its own, as a palette word.
Color chosenColor(const Palette &colors, const std::string &word, Color otherwise)
{
    const std::array<std::pair<std::string_view, Color>, 9> words{{{"teal", colors.service},
                                                                   {"blue", colors.bucket},
                                                                   {"indigo", colors.gateway},
                                                                   {"purple", colors.frontend},
                                                                   {"brown", colors.monolith},
                                                                   {"olive", colors.job},
                                                                   {"green", colors.datastore},
                                                                   {"red", colors.cache},
                                                                   {"amber", colors.broker}}};
    const auto it = std::find_if(words.begin(), words.end(), [&word](const auto &entry) { return entry.first == word; });
    return it == words.end() ? otherwise : it->second;
}

Color subdomainBorder(const Palette &colors, Subdomain subdomain)
{
    return subdomain == Subdomain::core         ? colors.coreBorder
           : subdomain == Subdomain::supporting ? colors.supportingBorder
                                                : colors.genericBorder;
}

/// The line under a title tells the subdomain kinds apart without colour: core heavy, supporting thin, generic dotted.
void addRule(Sheet &sheet, Owner owner, const Rect &region, Subdomain subdomain, Color color)
{
    const double y = region.y + regionTitleHeight - 4, left = region.x + 16, right = region.x + region.width - 16;
    const Point a{left, y}, b{right, y};
    Path rule{.points = {a, a, b, b}, .stroke = color, .width = 1};
    if (subdomain == Subdomain::core)
        rule.width = 2.5;
    if (subdomain == Subdomain::generic)
        rule.dash = Path::Dash::dotted;
    sheet.regions.push_back({owner, std::move(rule)});
}

/// Words of a title, on a patch of the region's own colour: a line that runs past does not strike them through.
void addWords(Sheet &sheet, Owner owner, Color back, const Rect &rect, const std::string &words, const TextStyle &style)
{
    const double width = std::min(rect.width, textWidth(words, style.size, style.weight));
    const double left = style.align == Text::Align::right ? rect.x + rect.width - width : rect.x;
    constexpr double sides = 4, ends = 3;
    const Rect patch{left - sides, rect.y + ends, width + 2 * sides, rect.height - 2 * ends};
    if (!words.empty())
        sheet.cards.push_back({owner, Box{.rect = patch, .radius = 4, .fill = back, .stroke = back, .strokeWidth = 0}});
    addText(sheet, owner, rect, words, style);
}

/// Title at the left, the owner behind it, `label` at the right end.
void addTitle(Sheet &sheet, Owner owner, const Rect &region, Color back, const std::string &title, const std::string &team,
              const std::string &label)
{
    const bool isNear = sheet.options.detail == Detail::near;
    const double size = isNear ? 15 : 20, small = isNear ? 11 : 13, height = 24, y = region.y + 11;
    const double left = region.x + 16, right = region.x + region.width - 16;
    const double labelWidth = std::min(textWidth(label, small, Text::Weight::medium) + 2, (right - left) / 2);
    const double titleRoom = right - left - labelWidth - 12;
    const double titleWidth = std::min(titleRoom, std::ceil(textWidth(title, size, Text::Weight::bold)) + 2);
    addWords(sheet, owner, back, {left, y, titleWidth, height}, title,
             {size, Text::Weight::bold, Text::Align::left, sheet.colors.text});
    addWords(sheet, owner, back, {right - labelWidth, y + 1, labelWidth, height}, label,
             {small, Text::Weight::medium, Text::Align::right, sheet.colors.textMuted});
    const double teamLeft = left + titleWidth + 10, teamRoom = right - labelWidth - 12 - teamLeft;
    constexpr double leastTeamRoom = 80;
    if (!team.empty() && teamRoom >= std::min(leastTeamRoom, textWidth(team, small)))
        addWords(sheet, owner, back, {teamLeft, y + 1, teamRoom, height}, team,
                 {small, Text::Weight::regular, Text::Align::left, sheet.colors.textMuted});
}

void drawContext(Sheet &sheet, Index index)
{
    const BoundedContext &context = sheet.architecture.contexts[index];
    const Rect &rect = sheet.positions.contexts[index];
    const Owner owner{Owner::Kind::context, index};
    const Color border = regionBorder(sheet, context);
    sheet.regions.push_back(
        {owner,
         Box{.rect = rect, .radius = regionRadius, .fill = regionFill(sheet, context), .stroke = border, .strokeWidth = 1.25}});
    addRule(sheet, owner, rect, context.subdomain, border);
    addTitle(sheet, owner, rect, regionFill(sheet, context), context.name, context.owner,
             subdomainWord(sheet.options, context.subdomain));
}

void drawTray(Sheet &sheet)
{
    const Rect &rect = sheet.positions.unassigned;
    if (rect.isEmpty())
        return;
    const Owner owner{Owner::Kind::unassigned, none};
    const auto &nodes = sheet.architecture.nodes;
    const auto count = std::count_if(nodes.begin(), nodes.end(), [](const Node &node) { return node.context == none; });
    sheet.regions.push_back({owner, Box{.rect = rect,
                                        .radius = regionRadius,
                                        .fill = sheet.colors.unassigned,
                                        .stroke = sheet.colors.unassignedBorder,
                                        .strokeWidth = 1.25,
                                        .isDashed = true}});
    addTitle(sheet, owner, rect, sheet.colors.unassigned, sheet.options.unassignedTitle, {}, std::to_string(count));
}

} // namespace

Color regionBorder(const Sheet &sheet, const BoundedContext &context)
{
    const Palette &colors = sheet.colors;
    const Color plain = subdomainBorder(colors, context.subdomain);
    if (sheet.options.lens == Lens::ownership)
        return context.owner.empty() ? colors.unassignedBorder : mixed(colors.canvas, ownerColor(colors, context.owner), 0.6);
    const Color chosen = chosenColor(colors, context.color, plain);
    return chosen == plain ? plain : mixed(colors.canvas, chosen, 0.55);
}

Color regionFill(const Sheet &sheet, const BoundedContext &context)
{
    const Palette &colors = sheet.colors;
    constexpr double tint = 0.12;
    if (sheet.options.lens == Lens::ownership)
        return context.owner.empty() ? colors.unassigned : mixed(colors.canvas, ownerColor(colors, context.owner), tint);
    const Color plain = context.subdomain == Subdomain::core         ? colors.core
                        : context.subdomain == Subdomain::supporting ? colors.supporting
                                                                     : colors.generic;
    const Color none{0, 0, 0, 0}, chosen = chosenColor(colors, context.color, none);
    return chosen == none ? plain : mixed(colors.canvas, chosen, tint);
}

const std::string &subdomainWord(const DrawingOptions &options, Subdomain subdomain)
{
    return subdomain == Subdomain::core         ? options.coreWord
           : subdomain == Subdomain::supporting ? options.supportingWord
                                                : options.genericWord;
}

void drawRegions(Sheet &sheet)
{
    drawTray(sheet);
    const std::size_t count = std::min(sheet.architecture.contexts.size(), sheet.positions.contexts.size());
    for (Index i = 0; i < count; ++i)
        drawContext(sheet, i);
}

} // namespace alidade
