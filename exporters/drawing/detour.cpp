#include "exporters/drawing/detour.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace alidade {

namespace {

constexpr int mostRays = 1500;                 ///< lines of sight in one search
constexpr double bendCost = 16, turnCost = 70; ///< scene units of length; the latter for a right angle

double distance(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

/// What turning from one direction to that of the way from `a` to `b` costs.
double turnOf(Point heading, Point a, Point b)
{
    const double length = distance(a, b);
    return length == 0 ? 0 : turnCost * (1 - (heading.x * (b.x - a.x) + heading.y * (b.y - a.y)) / length);
}

} // namespace

Point cornerOf(const Rect &box, std::uint8_t corner, double distance)
{
    const Rect roomy = box.grown(distance);
    return {corner == 1 || corner == 2 ? roomy.x + roomy.width : roomy.x, corner >= 2 ? roomy.y + roomy.height : roomy.y};
}

DetourSearch::DetourSearch(std::span<const Rect> boxes, const BoxGrid &grid, double distance)
    : m_boxes(boxes), m_grid(grid), m_distance(distance)
{}

std::vector<Gate> DetourSearch::gatesOf(const Rect &box) const
{
    std::vector<Gate> gates;
    for (const Side side : {Side::left, Side::right, Side::top, Side::bottom})
        gates.push_back({beside(onBorder(box, side, 0), side, m_distance), side});
    return gates;
}

std::optional<Detour> DetourSearch::find(std::span<const Gate> from, std::span<const Gate> to, int &rays)
{
    m_places.clear();
    m_open.clear();
    addEnds(to);
    addStarts(from);
    for (const int least = std::max(0, rays - mostRays); !m_open.empty() && rays > least;) {
        std::pop_heap(m_open.begin(), m_open.end(), std::greater<>());
        const std::size_t place = m_open.back().second;
        m_open.pop_back();
        if (m_places[place].isSettled)
            continue;
        m_places[place].isSettled = true;
        if (m_places[place].isEnd)
            return wayTo(place);
        expand(place, rays);
    }
    return std::nullopt;
}

void DetourSearch::addEnds(std::span<const Gate> gates)
{
    m_ends = gates.size();
    for (const Gate &gate : gates) {
        Place place;
        place.at = gate.at;
        place.side = gate.side;
        place.cost = INFINITY;
        place.isEnd = true;
        place.isSettled = m_grid.covers(place.at); // another box stands there
        m_places.push_back(place);
    }
}

void DetourSearch::addStarts(std::span<const Gate> gates)
{
    for (const Gate &gate : gates) {
        if (m_grid.covers(gate.at))
            continue;
        Place place;
        place.at = gate.at;
        place.side = gate.side;
        place.heading = outward(gate.side);
        place.before = m_places.size();
        m_places.push_back(place);
        m_open.emplace_back(estimate(place.at), place.before);
    }
    std::make_heap(m_open.begin(), m_open.end(), std::greater<>());
}

/// No way from there is shorter than this.
double DetourSearch::estimate(Point at) const
{
    double least = INFINITY;
    for (std::size_t i = 0; i < m_ends; ++i)
        least = std::min(least, distance(at, m_places[i].at));
    return least;
}

void DetourSearch::expand(std::size_t place, int &rays)
{
    // Looks at the ends; where a box hides one, at the corners of that box, and so on.
    std::vector<std::size_t> targets(m_ends);
    std::iota(targets.begin(), targets.end(), 0U);
    for (std::size_t next = 0; next < targets.size() && rays > 0; ++next) {
        const std::size_t target = targets[next];
        const Point at = m_places[target].at;
        if (m_places[target].isSettled)
            continue;
        --rays;
        const Index hit = m_grid.firstHit(m_places[place].at, at);
        if (hit == none) {
            reach(place, target, at);
            continue;
        }
        for (std::uint8_t corner = 0; corner < 4; ++corner) {
            const std::size_t bend = placeOf(hit, corner);
            if (std::find(targets.begin(), targets.end(), bend) == targets.end())
                targets.push_back(bend);
        }
    }
}

std::size_t DetourSearch::placeOf(Index box, std::uint8_t corner)
{
    const auto known = std::find_if(m_places.begin() + static_cast<std::ptrdiff_t>(m_ends), m_places.end(),
                                    [&](const Place &place) { return place.bend.box == box && place.bend.corner == corner; });
    if (known != m_places.end())
        return static_cast<std::size_t>(known - m_places.begin());
    Place place;
    place.at = cornerOf(m_boxes[box], corner, m_distance);
    place.bend = {box, corner, place.at};
    place.cost = INFINITY;
    place.isSettled = m_grid.covers(place.at);
    m_places.push_back(place);
    return m_places.size() - 1;
}

void DetourSearch::reach(std::size_t from, std::size_t target, Point at)
{
    const Place &start = m_places[from];
    Place &place = m_places[target];
    const double length = distance(start.at, at);
    double cost = start.cost + length + turnOf(start.heading, start.at, at);
    if (place.isEnd) {
        const Point out = outward(place.side);
        cost += turnOf({-out.x, -out.y}, start.at, at);
    } else {
        cost += bendCost;
    }
    if (cost >= place.cost)
        return;
    place.cost = cost;
    place.before = from;
    if (length > 0)
        place.heading = {(at.x - start.at.x) / length, (at.y - start.at.y) / length};
    m_open.emplace_back(cost + (place.isEnd ? 0 : estimate(at)), target);
    std::push_heap(m_open.begin(), m_open.end(), std::greater<>());
}

Detour DetourSearch::wayTo(std::size_t place) const
{
    Detour way;
    way.sides.to = m_places[place].side;
    for (place = m_places[place].before; m_places[place].bend.box != none; place = m_places[place].before)
        way.bends.push_back(m_places[place].bend);
    way.sides.from = m_places[place].side;
    std::reverse(way.bends.begin(), way.bends.end());
    return way;
}

} // namespace alidade
