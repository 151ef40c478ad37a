#pragma once

#include "exporters/drawing/drawing.h"

#include <span>

namespace alidade {

/// A drawing in the making: what is drawn, and the four layers that are painted one above the other.
struct Sheet {
    const Architecture &architecture;
    const Positions &positions;
    const DrawingOptions &options;
    const Palette &colors;
    std::vector<DrawItem> regions, edges, cards, texts;
};

/// The part a text plays decides its size, weight and colour.
struct TextStyle {
    double size = 13;
    Text::Weight weight = Text::Weight::regular;
    Text::Align align = Text::Align::left;
    Color color;
};

void addText(Sheet &sheet, Owner owner, const Rect &rect, std::string text, const TextStyle &style);

/// A small rounded label around its text, `height` high, with its left edge at `x`; gives its width.
double addPill(Sheet &sheet, Owner owner, double x, double y, double height, const std::string &text, Color ink, Color fill);
void addPillAt(Sheet &sheet, Owner owner, Point center, double height, const std::string &text, Color ink, Color fill);
double pillWidth(const std::string &text, double height);

/// `format` with "{}" replaced.
std::string filledIn(const std::string &format, std::size_t count);

/// The colour between two others; `share` of `over`.
Color mixed(Color under, Color over, double share);

// --- the parts of a drawing, each in its own file ---

void drawRegions(Sheet &sheet);
void drawRelations(Sheet &sheet);
void drawEdges(Sheet &sheet);
void drawCards(Sheet &sheet);
/// Detail::far: contexts with their counts, and what flows between them.
void drawOverview(Sheet &sheet);
/// One unit of the overview: its texts and lines grow with the map, so that they can be read when all of it is in view.
double overviewUnit(const Rect &bounds);

/// The mark of a kind of node, made of simple boxes, in a square at `rect`.
void drawKindMark(Sheet &sheet, Owner owner, const Rect &rect, NodeKind kind, Color ink);
Color kindColor(const Palette &colors, NodeKind kind);

Color regionFill(const Sheet &sheet, const BoundedContext &context);
Color regionBorder(const Sheet &sheet, const BoundedContext &context);
const std::string &subdomainWord(const DrawingOptions &options, Subdomain subdomain);

/// How a dependency, or a bundle of them, is drawn.
struct EdgeStyle {
    Color color;
    double width = 1.4;
    Path::Dash dash = Path::Dash::solid;
    bool isCut = false; ///< ticks across its middle: it shall go, or had better
    friend bool operator==(const EdgeStyle &, const EdgeStyle &) = default;
};
EdgeStyle edgeStyle(const Sheet &sheet, Index dependency);

/// A line to be drawn between two boxes.
struct Stroke {
    std::uint32_t from = 0, to = 0; ///< positions in the boxes given to route()
    Owner owner;
    EdgeStyle style;
    bool hasArrow = true;
};
/// How far lines stay from one another and from boxes, in scene units.
struct Clearances {
    double spacing = 14; ///< between lines that meet at one side of a box
    double margin = 6;   ///< around boxes that a line does not belong to
    double lane = 5.5;   ///< between lines around one corner, where there is room
    int rays = 150'000;  ///< lines of sight that may be drawn to find ways, some 20 ms; later lines keep their plain shape
};

/// Smooth paths from border to border, around the boxes that they do not belong to wherever there is a way and the budget of
/// time lasts. Lines that meet at one side of a box are spread along it in the order of where they go, so that parallel ones
/// run side by side. Gives the points of each stroke.
std::vector<std::vector<Point>> route(std::span<const Rect> boxes, std::span<const Stroke> strokes, const Clearances &clearances);
void addStrokes(std::vector<DrawItem> &layer, std::span<const Stroke> strokes, std::vector<std::vector<Point>> paths);
/// The lines that show how contexts relate, from upstream to downstream; `unit` is 1 but for the overview.
std::vector<Stroke> relationStrokes(const Sheet &sheet, double unit);
/// The words on such a line, in reading direction: "U OHS → D", or "D ← OHS U" where upstream stands at the right.
std::string relationLabel(const Sheet &sheet, const Stroke &stroke);

} // namespace alidade
