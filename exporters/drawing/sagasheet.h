#pragma once

#include "exporters/drawing/sagadrawing.h"
#include "exporters/drawing/sagalayout.h"
#include "exporters/drawing/sheet.h"

namespace alidade {

/// The drawing of a saga in the making; its layers are painted one above the other. Included by the saga sources of this
/// folder only.
struct SagaSheet {
    const Saga &saga;
    const SagaDrawingOptions &options;
    const Palette &colors;
    SagaLayout layout;
    SagaWayBack way;
    std::vector<DrawItem> lanes, lines, cards, texts;

    void text(Owner owner, const Rect &rect, std::string words, const TextStyle &style)
    {
        texts.push_back({owner, Text{rect, std::move(words), style.size, style.weight, style.align, style.color}});
    }
    /// A small label with its left edge at `x`; gives its width.
    double pill(Owner owner, double x, double y, double height, const std::string &words, Color ink, Color fill)
    {
        const Rect rect{x, y, pillWidth(words, height), height};
        cards.push_back({owner, Box{.rect = rect, .radius = height / 2, .fill = fill, .stroke = fill, .strokeWidth = 0}});
        text(owner, rect, words, {height * 0.68, Text::Weight::medium, Text::Align::center, ink});
        return rect.width;
    }
};

inline Owner stepOwner(std::size_t step) { return {Owner::Kind::node, static_cast<Index>(step)}; }
inline Owner compensationOwner(std::size_t step) { return {Owner::Kind::module, static_cast<Index>(step)}; }

/// `format` with "{}" replaced by `words`.
std::string filledWith(const std::string &format, const std::string &words);

/// Lines that turn at right angles, with round corners; the first and the last point are its ends.
std::vector<Point> rounded(const std::vector<Point> &corners, double radius);

void drawSagaLanes(SagaSheet &sheet);
void drawSagaCards(SagaSheet &sheet);
void drawSagaLines(SagaSheet &sheet);
void drawSagaLegend(SagaSheet &sheet);

} // namespace alidade
