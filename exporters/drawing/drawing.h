#pragma once

#include "exporters/drawing/palette.h"
#include "model/architecture.h"

#include <array>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace alidade {

struct Point {
    double x = 0, y = 0;
    friend bool operator==(const Point &, const Point &) = default;
};

struct Rect {
    double x = 0, y = 0, width = 0, height = 0;
    bool contains(Point p) const { return p.x >= x && p.y >= y && p.x < x + width && p.y < y + height; }
    bool intersects(const Rect &o) const
    {
        return x < o.x + o.width && o.x < x + width && y < o.y + o.height && o.y < y + height;
    }
    bool isEmpty() const { return width <= 0 || height <= 0; }
    Point center() const { return {x + width / 2, y + height / 2}; }
    Rect united(const Rect &o) const;
    Rect grown(double by) const { return {x - by, y - by, width + 2 * by, height + 2 * by}; }
    friend bool operator==(const Rect &, const Rect &) = default;
};

/// Where everything stands, in scene units (1 unit = 1 px at 100 %).
struct Positions {
    std::vector<Rect> nodes;    ///< one per Architecture::nodes: the card
    std::vector<Rect> contexts; ///< one per Architecture::contexts: the region around its members
    Rect unassigned;            ///< the tray of what is in no context; empty when there is none
    Rect bounds() const;
};

/// What an item of a drawing belongs to; index into the array of the Architecture that `kind` names.
struct Owner {
    enum class Kind : std::uint8_t { none, node, context, unassigned, dependency, relation, module } kind = Kind::none;
    Index index = none;
    friend bool operator==(const Owner &, const Owner &) = default;
};

/// A rounded rectangle, or one of the shapes that resources have.
struct Box {
    enum class Shape : std::uint8_t { rounded, cylinder, queue, pill } shape = Shape::rounded;
    Rect rect;
    double radius = 0;
    Color fill, stroke;
    double strokeWidth = 1; ///< 0 = no outline
    bool isDashed = false;
};

/// A smooth line through cubic Bézier segments (start, then triples). Its arrow head, if it has one, begins where the
/// line ends, see arrowHead().
struct Path {
    std::vector<Point> points; ///< 1 + 3 n
    Color stroke;
    double width = 1;
    enum class Dash : std::uint8_t { solid, dashed, dotted } dash = Dash::solid;
    bool hasArrow = false;
};

/// One line of text in a box; what does not fit is elided at its end.
struct Text {
    Rect rect;
    std::string text;
    double size = 13; ///< px
    enum class Weight : std::uint8_t { regular, medium, bold } weight = Weight::regular;
    enum class Align : std::uint8_t { left, center, right } align = Align::left;
    Color color;
};

struct DrawItem {
    Owner owner;
    std::variant<Box, Path, Text> shape;
    Rect bounds() const; ///< everything the item paints lies inside
};

/// How much is shown: far = contexts with counts and bundled flows; middle = names and badges; near = full cards.
enum class Detail : std::uint8_t { far, middle, near };
enum class Lens : std::uint8_t { structure, drift, live, findings, ownership, coupling };

/// What stands at the ends of a relation between contexts: one name when it is the same at both, else one at each end.
struct RelationWords {
    std::string symmetric, upstream, downstream;
};

/// Words of enumerators in another language than English, which stands in for what is missing.
struct DrawingWords {
    std::map<NodeKind, std::string> kinds;
    std::map<EndpointKind, std::pair<std::string, std::string>> endpoints; ///< for one and for more; "{}" is the count
    std::map<Pattern, RelationWords> relations;
};

/// What Lens::live shows of the traffic between two nodes.
struct TrafficMark {
    Index from = none, to = none; ///< Architecture::nodes
    double share = 0;             ///< its rate, as a share of the busiest one's
    double errorShare = 0;
};

/// What Lens::drift shows of the dependencies between two nodes.
struct VerdictMark {
    Index from = none, to = none; ///< Architecture::nodes
    DriftVerdict verdict = DriftVerdict::agreed;
};

struct DrawingOptions {
    Detail detail = Detail::near;
    Lens lens = Lens::structure;
    bool isDark = false;
    /// Marks in Lens::structure: dependencies inside a cycle and suggested cuts (Architecture::dependencies, sorted).
    std::vector<Index> inCycle, suggestedCuts;
    /// Marks in Lens::live, by from, to: what was observed once and is not among them is idle.
    std::vector<TrafficMark> traffic;
    std::vector<Index> idleNodes; ///< Architecture::nodes without traffic, sorted
    /// Marks in Lens::drift, by from, to; where there is none the voices decide.
    std::vector<VerdictMark> verdicts;
    /// Words that the drawing itself needs, so that it can be translated.
    std::string unassignedTitle = "Unassigned";
    std::string servicesFormat = "{} services"; ///< "{}" is the count
    std::string resourcesFormat = "{} resources";
    std::string serviceFormat = "{} service", resourceFormat = "{} resource"; ///< for a count of 1
    std::string moreFormat = "+{} more";
    std::string goneWord = "gone", newWord = "new", idleWord = "idle";
    std::string coreWord = "core", supportingWord = "supporting", genericWord = "generic";
    DrawingWords words;
    std::vector<Index> newNodes; ///< Architecture::nodes to mark as new, sorted
};

/// A display list: painted in order, first below. The canvas tiles, the minimap, SVG, PNG and PDF all paint it; hit
/// testing and accessibility read it.
struct Drawing {
    std::vector<DrawItem> items;
    Rect bounds;
    Color background;
};

/// Draws an architecture. O(nodes + dependencies).
Drawing draw(const Architecture &architecture, const Positions &positions, const DrawingOptions &options = {});

/// Size of a node's card at Detail::near, from its name and badges.
Rect cardSize(const Node &node);

/// The filled triangle at the end of a path with an arrow: left corner, tip, right corner.
std::array<Point, 3> arrowHead(const Path &path);

/// The outline of a box of shape cylinder or queue as Bézier segments (start, then triples): the closed body, and the
/// near half of the rim above it.
struct CylinderCurves {
    std::vector<Point> body, rim;
};
CylinderCurves cylinderCurves(const Box &box);

/// How much room a context region has around its cards, and above them for its title.
inline constexpr double regionPadding = 24, regionTitleHeight = 44;

/// Approximate width of a text in px, from a table of sans-serif advance widths; CJK counts as full width.
double textWidth(std::string_view utf8, double size);
/// The same for a heavier face.
double textWidth(std::string_view utf8, double size, Text::Weight weight);

/// The text, cut and ended with "…" when it is wider than `width`.
std::string elided(const Text &text);

} // namespace alidade
