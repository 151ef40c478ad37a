#include "exporters/layout/staging.h"

#include "exporters/layout/freespace.h"
#include "exporters/layout/groups.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace alidade {

namespace {

/// A connected part of a graph.
struct Part {
    std::size_t graph = 0;
    std::vector<std::uint32_t> boxes; ///< positions in BoxGraph::boxes
    BareGraph bare;
    std::vector<Point> corners; ///< what came of it
};

std::vector<std::uint32_t> rootsOf(const BoxGraph &graph)
{
    std::vector<std::uint32_t> parent(graph.boxes.size());
    std::iota(parent.begin(), parent.end(), 0U);
    const auto root = [&parent](std::uint32_t i) {
        while (parent[i] != i)
            i = parent[i] = parent[parent[i]];
        return i;
    };
    for (const BareGraph::Edge &edge : graph.edges)
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

/// The parts of a graph with two boxes or more; the boxes that nothing joins are left out.
std::vector<Part> partsOf(const BoxGraph &graph, std::size_t number)
{
    const std::vector<std::uint32_t> roots = rootsOf(graph);
    std::vector<Part> parts;
    std::vector<std::uint32_t> partOf(roots.size(), none), place(roots.size()), size(roots.size());
    for (const std::uint32_t root : roots)
        ++size[root];
    for (std::uint32_t i = 0; i < roots.size(); ++i) {
        if (size[roots[i]] < 2)
            continue;
        if (partOf[roots[i]] == none) {
            partOf[roots[i]] = static_cast<std::uint32_t>(parts.size());
            parts.push_back({.graph = number, .boxes = {}, .bare = {}, .corners = {}});
        }
        Part &part = parts[partOf[roots[i]]];
        place[i] = static_cast<std::uint32_t>(part.boxes.size());
        part.boxes.push_back(i);
        part.bare.nodes.push_back(graph.boxes[i]);
    }
    for (const BareGraph::Edge &edge : graph.edges)
        parts[partOf[roots[edge.from]]].bare.edges.push_back({place[edge.from], place[edge.to], edge.weight});
    for (Part &part : parts) {
        part.bare.nodeGap = graph.gap;
        part.bare.rankGap = graph.rankGap;
        part.bare.engine = engineFor(part.bare);
    }
    return parts;
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

/// Packs the parts and the lonely boxes of one graph.
std::vector<Point> packed(const BoxGraph &graph, std::vector<const Part *> parts)
{
    std::vector<Rect> extents;
    std::vector<bool> isLonely(graph.boxes.size(), true);
    std::stable_sort(parts.begin(), parts.end(), [](const Part *l, const Part *r) { return l->boxes.size() > r->boxes.size(); });
    for (const Part *part : parts) {
        extents.push_back(extentOf(part->bare.nodes, part->corners));
        for (const std::uint32_t box : part->boxes)
            isLonely[box] = false;
    }
    std::vector<std::uint32_t> lonely;
    std::vector<Rect> lonelyBoxes;
    for (std::uint32_t i = 0; i < graph.boxes.size(); ++i) {
        if (isLonely[i]) {
            lonely.push_back(i);
            lonelyBoxes.push_back(graph.boxes[i]);
        }
    }
    Rect lonelyExtent;
    const std::vector<Point> lonelyCorners = inRows(lonelyBoxes, graph.gap, graph.aspect, &lonelyExtent);
    extents.push_back(lonelyExtent);

    std::vector<Point> corners(graph.boxes.size());
    const std::vector<Point> places = inRows(extents, graph.gap * 1.5, graph.aspect);
    for (std::size_t p = 0; p < parts.size(); ++p) {
        for (std::size_t i = 0; i < parts[p]->boxes.size(); ++i)
            corners[parts[p]->boxes[i]] = {places[p].x + parts[p]->corners[i].x, places[p].y + parts[p]->corners[i].y};
    }
    for (std::size_t i = 0; i < lonely.size(); ++i)
        corners[lonely[i]] = {places.back().x + lonelyCorners[i].x, places.back().y + lonelyCorners[i].y};
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
    std::vector<Part> parts;
    for (std::size_t i = 0; i < graphs.size(); ++i)
        std::ranges::move(partsOf(graphs[i], i), std::back_inserter(parts));
    // The easy ones first: should a hard one eat the time, it is the last.
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part &l, const Part &r) { return l.bare.edges.size() < r.bare.edges.size(); });

    // dot lays out in ranks from left to right or from top to bottom: both are tried, the better shape wins.
    std::vector<BareGraph> requests;
    std::vector<std::size_t> asker;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (const char *direction : {"LR", "TB"}) {
            if (direction == std::string_view("TB") && parts[i].bare.engine == std::string_view("sfdp"))
                continue;
            parts[i].bare.direction = direction;
            requests.push_back(parts[i].bare);
            asker.push_back(i);
        }
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(m_deadline - std::chrono::steady_clock::now());
    const auto limit = std::chrono::milliseconds(
        std::max<std::int64_t>(1, static_cast<std::int64_t>(static_cast<double>(left.count()) * share)));
    const HelperRun run = runHelper(programOf(m_options), requests, limit, m_options.memoryLimit, m_stop);

    for (std::size_t i = 0; i < requests.size(); ++i) {
        Part &part = parts[asker[i]];
        if (run.centers[i].empty())
            continue;
        m_used.insert(requests[i].engine);
        std::vector<Point> corners = settled(part.bare.nodes, run.centers[i], graphs[part.graph].gap);
        const double aspect = graphs[part.graph].aspect;
        if (part.corners.empty() ||
            cost(extentOf(part.bare.nodes, corners), aspect) < cost(extentOf(part.bare.nodes, part.corners), aspect))
            part.corners = std::move(corners);
    }
    std::size_t plain = 0;
    for (Part &part : parts) {
        if (!part.corners.empty())
            continue;
        part.corners = inRows(part.bare.nodes, graphs[part.graph].gap * 1.5, graphs[part.graph].aspect);
        plain += part.bare.nodes.size();
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
        corners.push_back(packed(graphs[i], std::move(own)));
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
