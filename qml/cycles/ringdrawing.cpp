#include "qml/cycles/ringdrawing.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace alidade {
namespace {

constexpr double cardHeight = 40, minCardWidth = 96, maxCardWidth = 240, gap = 48, textSize = 13, margin = 32;

/// The walk's members in order, then the rest by name.
std::vector<std::uint32_t> ringOrder(const Cycle &cycle)
{
    std::vector<std::uint32_t> order(cycle.chain.begin(), cycle.chain.end() - (cycle.chain.size() > 1 ? 1 : 0));
    for (const std::uint32_t member : cycle.members) {
        if (std::find(order.begin(), order.end(), member) == order.end())
            order.push_back(member);
    }
    return order;
}

/// The last two segments of a long module path; names as they are.
std::string shortName(const std::string &name)
{
    const auto last = name.rfind('/');
    if (last == std::string::npos || last == 0)
        return name;
    const auto before = name.rfind('/', last - 1);
    return before == std::string::npos ? name : name.substr(before + 1);
}

std::map<std::uint32_t, Rect> placeOnRing(const CycleReport &report, const std::vector<std::uint32_t> &order)
{
    double widest = minCardWidth;
    for (const std::uint32_t member : order)
        widest = std::max(widest, std::min(maxCardWidth, textWidth(shortName(report.view.names[member]), textSize) + 32));
    const double count = static_cast<double>(order.size());
    const double radius = std::max(120.0, count * (widest * 0.62 + gap) / (2 * std::numbers::pi));
    std::map<std::uint32_t, Rect> cards;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(i) / count - std::numbers::pi / 2;
        const double width =
            std::clamp(textWidth(shortName(report.view.names[order[i]]), textSize) + 32, minCardWidth, maxCardWidth);
        const double x = std::cos(angle) * radius * (order.size() == 2 ? 0 : 1.35);
        const double y = std::sin(angle) * radius * (order.size() == 2 ? 0.8 : 1);
        cards[order[i]] = {x - width / 2, y - cardHeight / 2, width, cardHeight};
    }
    return cards;
}

/// Where the line from the middle of `box` to `towards` leaves it, `by` outside.
Point leave(const Rect &box, Point towards, double by)
{
    const Point c = box.center();
    const double dx = towards.x - c.x, dy = towards.y - c.y;
    const double length = std::max(1e-6, std::hypot(dx, dy));
    const double scale = std::min(std::abs(dx) < 1e-6 ? 1e9 : (box.width / 2) / std::abs(dx),
                                  std::abs(dy) < 1e-6 ? 1e9 : (box.height / 2) / std::abs(dy));
    return {c.x + dx * scale + dx / length * by, c.y + dy * scale + dy / length * by};
}

/// A curve from card to card, bent to the left of its direction: the walk bows outwards, and the two ways between a pair stay
/// apart.
Path curve(const Rect &from, const Rect &to)
{
    const Point a = from.center(), b = to.center();
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double length = std::max(1.0, std::hypot(dx, dy));
    const double bend = std::min(48.0, length * 0.16);
    const Point middle{(a.x + b.x) / 2 + dy / length * bend, (a.y + b.y) / 2 - dx / length * bend};
    const Point start = leave(from, middle, 2), end = leave(to, middle, 11);
    Path path;
    path.points = {start,
                   {start.x + (middle.x - start.x) * 2 / 3, start.y + (middle.y - start.y) * 2 / 3},
                   {end.x + (middle.x - end.x) * 2 / 3, end.y + (middle.y - end.y) * 2 / 3},
                   end};
    path.hasArrow = true;
    return path;
}

Path edgePath(const CycleReport &report, std::uint32_t position, const std::map<std::uint32_t, Rect> &cards,
              const CutOutcome *trial, const std::vector<std::uint32_t> &suggested, const Palette &colors)
{
    const GroupedEdge &edge = report.view.edges[position];
    Path path = curve(cards.at(edge.from), cards.at(edge.to));
    const bool isSuggested = std::binary_search(suggested.begin(), suggested.end(), position);
    path.width = 1.75;
    path.dash = edge.mode == Mode::async ? Path::Dash::dashed : edge.mode == Mode::build ? Path::Dash::dotted : Path::Dash::solid;
    path.stroke = isSuggested ? colors.suggestedCut : colors.inCycle;
    if (trial) {
        const bool isCut = trial->cut.contains(position);
        path.stroke = isCut ? colors.acceptedCut : trial->stillInCycle.contains(position) ? colors.inCycle : colors.edge;
        path.dash = isCut ? Path::Dash::dashed : path.dash;
    } else if (isSuggested) {
        path.width = 2.5;
    }
    return path;
}

} // namespace

Drawing drawRing(const CycleReport &report, std::size_t cycleIndex, const CutOutcome *trial, bool isDark)
{
    const Palette &colors = palette(isDark);
    const Cycle &cycle = report.cycles[cycleIndex];
    const auto cards = placeOnRing(report, ringOrder(cycle));
    const std::vector<std::uint32_t> suggested = cycle.cuts.empty() ? std::vector<std::uint32_t>() : cycle.cuts.front().edges;
    Drawing drawing;
    drawing.background = colors.canvas;
    for (const std::uint32_t edge : cycle.edges)
        drawing.items.push_back({{Owner::Kind::dependency, edge}, edgePath(report, edge, cards, trial, suggested, colors)});
    for (const auto &[member, rect] : cards) {
        const Owner owner{Owner::Kind::node, member};
        drawing.items.push_back(
            {owner, Box{.rect = rect, .radius = 10, .fill = colors.card, .stroke = colors.cardBorder, .strokeWidth = 1}});
        drawing.items.push_back({owner, Text{.rect = {rect.x + 12, rect.y, rect.width - 24, rect.height},
                                             .text = shortName(report.view.names[member]),
                                             .size = textSize,
                                             .weight = Text::Weight::medium,
                                             .align = Text::Align::center,
                                             .color = colors.text}});
    }
    drawing.bounds = drawing.items.empty() ? Rect{} : drawing.items.front().bounds();
    for (const DrawItem &item : drawing.items)
        drawing.bounds = drawing.bounds.united(item.bounds());
    drawing.bounds = drawing.bounds.grown(margin);
    return drawing;
}

} // namespace alidade
