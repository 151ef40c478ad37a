#include "exporters/layout/staging.h"

#include "exporters/layout/folding.h"
#include "exporters/layout/freespace.h"
#include "exporters/layout/households.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace alidade {

namespace {

using Side = Households::Side;

/// A connected part of a graph.
struct Part {
    std::size_t graph = 0;
    std::vector<std::uint32_t> households;
    BareGraph bare;
    std::vector<Rect> rooms;    ///< of the households, as they stand in `corners`
    std::vector<Point> corners; ///< what came of it
    Side side = Side::below;
};

std::vector<std::uint32_t> rootsOf(const Households &graph)
{
    std::vector<std::uint32_t> parent(graph.count());
    std::iota(parent.begin(), parent.end(), 0U);
    const auto root = [&parent](std::uint32_t i) {
        while (parent[i] != i)
            i = parent[i] = parent[parent[i]];
        return i;
    };
    for (const BareGraph::Edge &edge : graph.edges())
        parent[std::max(root(edge.from), root(edge.to))] = std::min(root(edge.from), root(edge.to));
    for (std::uint32_t i = 0; i < parent.size(); ++i)
        parent[i] = root(i);
    return parent;
}

/// Measured: dot needs minutes for 500 nodes joined at random, or 300 with 6,000 edges, and sfdp well under a second. Where
/// everything is joined to everything, ranks turn into one long chain anyway.
const char *engineFor(const BareGraph &graph)
{
    constexpr std::size_t mostNodes = 200, mostEdgesPerNode = 4;
    return graph.nodes.size() <= mostNodes && graph.edges.size() <= mostEdgesPerNode * graph.nodes.size() ? "dot" : "sfdp";
}

/// The parts of a graph with two households or more; those that nothing joins are left out.
std::vector<Part> partsOf(const BoxGraph &graph, const Households &households, std::size_t number)
{
    const std::vector<std::uint32_t> roots = rootsOf(households);
    std::vector<Part> parts;
    std::vector<std::uint32_t> partOf(roots.size(), none), place(roots.size()), size(roots.size());
    for (const std::uint32_t root : roots)
        ++size[root];
    for (std::uint32_t i = 0; i < roots.size(); ++i) {
        if (size[roots[i]] < 2)
            continue;
        if (partOf[roots[i]] == none) {
            partOf[roots[i]] = static_cast<std::uint32_t>(parts.size());
            parts.push_back({.graph = number, .households = {}, .bare = {}, .rooms = {}, .corners = {}});
        }
        Part &part = parts[partOf[roots[i]]];
        place[i] = static_cast<std::uint32_t>(part.households.size());
        part.households.push_back(i);
    }
    for (const BareGraph::Edge &edge : households.edges())
        parts[partOf[roots[edge.from]]].bare.edges.push_back({place[edge.from], place[edge.to], edge.weight});
    for (Part &part : parts) {
        part.bare.nodes.resize(part.households.size());
        part.bare.nodeGap = graph.gap;
        part.bare.rankGap = graph.rankGap;
        part.bare.engine = engineFor(part.bare);
    }
    return parts;
}

/// What the helper program is asked for a part: dot lays out in ranks from left to right or from top to bottom.
BareGraph requestFor(const Part &part, const Households &households, const char *direction)
{
    BareGraph request = part.bare;
    request.direction = direction;
    const std::vector<Rect> rooms = households.rooms(direction == std::string_view("LR") ? Side::below : Side::right);
    for (std::size_t i = 0; i < part.households.size(); ++i)
        request.nodes[i] = rooms[part.households[i]];
    return request;
}

Rect extentOf(const std::vector<Rect> &boxes, const std::vector<Point> &corners)
{
    Rect extent;
    for (std::size_t i = 0; i < corners.size(); ++i)
        extent = extent.united({corners[i].x, corners[i].y, boxes[i].width, boxes[i].height});
    return extent;
}

/// Corners from centres, on the grid, beginning at 0,0; what overlaps moves to the nearest free place, those in the middle first.
std::vector<Point> settled(const std::vector<Rect> &boxes, const std::vector<Point> &centers, double gap)
{
    Point middle;
    for (const Point &center : centers)
        middle = {middle.x + center.x / static_cast<double>(centers.size()),
                  middle.y + center.y / static_cast<double>(centers.size())};
    std::vector<std::size_t> order(boxes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t l, std::size_t r) {
        return std::hypot(centers[l].x - middle.x, centers[l].y - middle.y) <
               std::hypot(centers[r].x - middle.x, centers[r].y - middle.y);
    });
    FreeSpace space(gap / 2);
    std::vector<Point> corners(boxes.size());
    for (const std::size_t i : order) {
        const Rect place = space.nearest(
            {centers[i].x - boxes[i].width / 2, centers[i].y - boxes[i].height / 2, boxes[i].width, boxes[i].height});
        space.take(place);
        corners[i] = {place.x, place.y};
    }
    const Rect extent = extentOf(boxes, corners);
    for (Point &corner : corners)
        corner = {corner.x - extent.x, corner.y - extent.y};
    return corners;
}

/// How far from a pleasing picture: large, or much wider or higher than wanted.
double cost(const Rect &extent, double aspect)
{
    const double stretch = extent.width / std::max(1.0, extent.height) / aspect;
    return extent.width * extent.height * std::max(stretch, 1 / stretch);
}

/// Takes a layout of a part when it is a better picture than the one so far: as it is, or folded.
void offer(Part &part, const BareGraph &request, const std::vector<Point> &centers, double aspect)
{
    constexpr double folds[] = {1, 1.5, 2, 3, 4, 6}, worthwhile = 0.9;
    for (const double fold : folds) {
        const bool isRanked = request.engine == std::string_view("dot");
        const bool isTopDown = request.direction == std::string_view("TB");
        if (fold > 1 && !isRanked)
            break;
        std::vector<Point> corners = settled(
            request.nodes, fold > 1 ? folded(request.nodes, centers, isTopDown, fold, request.nodeGap, request.rankGap) : centers,
            request.nodeGap);
        const double price = cost(extentOf(request.nodes, corners), aspect);
        if (!part.corners.empty() && price >= (fold > 1 ? worthwhile : 1) * cost(extentOf(part.rooms, part.corners), aspect))
            continue;
        part.corners = std::move(corners);
        part.rooms = request.nodes;
        part.side = isTopDown ? Side::right : Side::below;
    }
}

/// Packs the parts and the lonely households of one graph.
std::vector<Point> packed(const BoxGraph &graph, const Households &households, std::vector<const Part *> parts)
{
    std::vector<Rect> extents;
    std::vector<bool> isLonely(households.count(), true);
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part *l, const Part *r) { return l->households.size() > r->households.size(); });
    for (const Part *part : parts) {
        extents.push_back(extentOf(part->rooms, part->corners));
        for (const std::uint32_t household : part->households)
            isLonely[household] = false;
    }
    const std::vector<Rect> rooms = households.rooms(Side::below);
    std::vector<std::size_t> lonely;
    std::vector<Rect> lonelyRooms;
    for (std::size_t i = 0; i < households.count(); ++i) {
        if (isLonely[i]) {
            lonely.push_back(i);
            lonelyRooms.push_back(rooms[i]);
        }
    }
    Rect lonelyExtent;
    const std::vector<Point> lonelyCorners = inRows(lonelyRooms, graph.gap, graph.aspect, &lonelyExtent);
    extents.push_back(lonelyExtent);

    std::vector<Point> corners(graph.boxes.size());
    const std::vector<Point> places = inRows(extents, graph.gap * 1.5, graph.aspect);
    const auto moved = [](Point corner, Point by) { return Point{corner.x + by.x, corner.y + by.y}; };
    for (std::size_t p = 0; p < parts.size(); ++p) {
        for (std::size_t i = 0; i < parts[p]->households.size(); ++i)
            households.spread(parts[p]->households[i], moved(parts[p]->corners[i], places[p]), parts[p]->side, corners);
    }
    for (std::size_t i = 0; i < lonely.size(); ++i)
        households.spread(lonely[i], moved(lonelyCorners[i], places.back()), Side::below, corners);
    return corners;
}

std::filesystem::path programOf(const LayoutOptions &options)
{
    return options.helper.empty() ? defaultHelper() : options.helper;
}

} // namespace

Staging::Staging(const LayoutOptions &options, std::stop_token stop)
    : m_options(options), m_stop(std::move(stop)), m_deadline(std::chrono::steady_clock::now() + options.timeLimit)
{}

std::vector<std::vector<Point>> Staging::layOut(const std::vector<BoxGraph> &graphs, double share)
{
    const std::vector<Households> households(graphs.begin(), graphs.end());
    std::vector<Part> parts;
    for (std::size_t i = 0; i < graphs.size(); ++i)
        std::ranges::move(partsOf(graphs[i], households[i], i), std::back_inserter(parts));
    // The easy ones first: should a hard one eat the time, it is the last.
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part &l, const Part &r) { return l.bare.edges.size() < r.bare.edges.size(); });

    std::vector<BareGraph> requests; // both directions are tried, the better shape wins
    std::vector<Part *> asker;
    for (Part &part : parts) {
        for (const char *direction : {"LR", "TB"}) {
            if (direction == std::string_view("TB") && part.bare.engine == std::string_view("sfdp"))
                continue;
            requests.push_back(requestFor(part, households[part.graph], direction));
            asker.push_back(&part);
        }
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(m_deadline - std::chrono::steady_clock::now());
    const auto limit = std::chrono::milliseconds(
        std::max<std::int64_t>(1, static_cast<std::int64_t>(static_cast<double>(left.count()) * share)));
    const HelperRun run = runHelper(programOf(m_options), requests, limit, m_options.memoryLimit, m_stop);

    for (std::size_t i = 0; i < requests.size(); ++i) {
        if (run.centers[i].empty())
            continue;
        m_used.insert(requests[i].engine);
        offer(*asker[i], requests[i], run.centers[i], graphs[asker[i]->graph].aspect);
    }
    std::size_t plain = 0;
    for (Part &part : parts) {
        if (!part.corners.empty())
            continue;
        const BoxGraph &graph = graphs[part.graph];
        part.rooms = requestFor(part, households[part.graph], "LR").nodes;
        part.corners = inRows(part.rooms, graph.gap * 1.5, graph.aspect);
        plain += part.rooms.size();
        m_used.insert("grid");
    }
    if (plain > 0)
        report(run.problem.empty() ? "it could not lay them out" : run.problem);
    std::vector<std::vector<Point>> corners;
    for (std::size_t i = 0; i < graphs.size(); ++i) {
        std::vector<const Part *> own;
        for (const Part &part : parts) {
            if (part.graph == i)
                own.push_back(&part);
        }
        corners.push_back(packed(graphs[i], households[i], std::move(own)));
    }
    return corners;
}

void Staging::report(const std::string &problem)
{
    if (m_diagnostics.empty()) // the later stages fail for the same reason
        m_diagnostics.push_back({Severity::warning,
                                 {},
                                 0,
                                 "The layout program " + programOf(m_options).string() + " did not finish: " + problem +
                                     ". What it left stands in a plain grid."});
}

std::string Staging::used() const
{
    std::string words;
    for (const std::string &word : m_used)
        words += (words.empty() ? "" : ", ") + word;
    return words.empty() ? "grid" : words;
}

} // namespace alidade
