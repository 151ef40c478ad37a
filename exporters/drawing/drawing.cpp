#include "exporters/drawing/sheet.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace alidade {

void addText(Sheet &sheet, Owner owner, const Rect &rect, std::string text, const TextStyle &style)
{
    sheet.texts.push_back({owner, Text{rect, std::move(text), style.size, style.weight, style.align, style.color}});
}

double pillWidth(const std::string &text, double height)
{
    return std::ceil(textWidth(text, height * 0.68, Text::Weight::medium) + height * 0.8);
}

double addPill(Sheet &sheet, Owner owner, double x, double y, double height, const std::string &text, Color ink, Color fill)
{
    const Rect rect{x, y, pillWidth(text, height), height};
    sheet.cards.push_back({owner, Box{.rect = rect, .radius = height / 2, .fill = fill, .stroke = ink, .strokeWidth = 0}});
    addText(sheet, owner, rect, text, {height * 0.68, Text::Weight::medium, Text::Align::center, ink});
    return rect.width;
}

void addPillAt(Sheet &sheet, Owner owner, Point center, double height, const std::string &text, Color ink, Color fill)
{
    addPill(sheet, owner, center.x - pillWidth(text, height) / 2, center.y - height / 2, height, text, ink, fill);
}

std::string filledIn(const std::string &format, std::size_t count)
{
    const std::size_t at = format.find("{}");
    return at == std::string::npos ? format + " " + std::to_string(count)
                                   : format.substr(0, at) + std::to_string(count) + format.substr(at + 2);
}

Color mixed(Color under, Color over, double share)
{
    const auto channel = [share](std::uint8_t low, std::uint8_t high) {
        return static_cast<std::uint8_t>(std::lround(low + (high - low) * share));
    };
    return {channel(under.r, over.r), channel(under.g, over.g), channel(under.b, over.b), under.a};
}

Drawing draw(const Architecture &architecture, const Positions &positions, const DrawingOptions &options)
{
    Sheet sheet{architecture, positions, options, palette(options.isDark), {}, {}, {}, {}};
    // Without a single context there is nothing to bundle by: the cards themselves are the overview.
    if (options.detail == Detail::far && !architecture.contexts.empty()) {
        drawOverview(sheet);
    } else {
        drawRegions(sheet);
        drawRelations(sheet);
        drawEdges(sheet);
        drawCards(sheet);
    }

    Drawing drawing{.items = std::move(sheet.regions), .bounds = positions.bounds(), .background = sheet.colors.canvas};
    drawing.items.reserve(drawing.items.size() + sheet.edges.size() + sheet.cards.size() + sheet.texts.size());
    for (std::vector<DrawItem> *layer : {&sheet.edges, &sheet.cards, &sheet.texts})
        std::move(layer->begin(), layer->end(), std::back_inserter(drawing.items));
    for (const DrawItem &item : drawing.items)
        drawing.bounds = drawing.bounds.united(item.bounds());
    return drawing;
}

} // namespace alidade
