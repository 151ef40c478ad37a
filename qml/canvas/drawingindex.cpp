#include "qml/canvas/drawingindex.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace alidade {

namespace {

constexpr std::size_t fanout = 16;
constexpr double pieceLength = 256; ///< scene units
constexpr double finePiece = 6;     ///< scene units, for the exact distance to a line
constexpr std::size_t maxPieces = 512;

double distanceToLeg(Point p, Point a, Point b)
{
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double t = length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0.0;
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

double distanceTo(const Path &path, Point p)
{
    const std::vector<Point> line = flattened(path, finePiece);
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < line.size(); ++i)
        best = std::min(best, distanceToLeg(p, line[i - 1], line[i]));
    return best;
}

/// FNV-1a over the bytes that decide what is painted.
class Digest {
public:
    template <typename Value> void add(const Value &value)
    {
        for (const std::byte byte : std::bit_cast<std::array<std::byte, sizeof(Value)>>(value))
            m_value = (m_value ^ static_cast<std::uint64_t>(byte)) * 0x100000001b3ULL;
    }
    void add(const std::string &text)
    {
        for (const char c : text)
            add(c);
        add(text.size());
    }
    void add(const Rect &r) { add(r.x), add(r.y), add(r.width), add(r.height); }
    void add(Color c) { add(c.r), add(c.g), add(c.b), add(c.a); }
    std::uint64_t value() const { return m_value; }

private:
    std::uint64_t m_value = 0xcbf29ce484222325ULL;
};

void digestShape(Digest &d, const Box &box)
{
    d.add(box.rect), d.add(box.radius), d.add(box.fill), d.add(box.stroke), d.add(box.strokeWidth);
    d.add(box.shape), d.add(box.isDashed);
}

void digestShape(Digest &d, const Path &path)
{
    for (const Point &p : path.points)
        d.add(p.x), d.add(p.y);
    d.add(path.stroke), d.add(path.width), d.add(path.dash), d.add(path.hasArrow);
}

void digestShape(Digest &d, const Text &text)
{
    d.add(text.rect), d.add(text.text), d.add(text.size), d.add(text.weight), d.add(text.align), d.add(text.color);
}

} // namespace

std::vector<Point> flattened(const Path &path, double step)
{
    std::vector<Point> line;
    if (path.points.empty())
        return line;
    line.push_back(path.points.front());
    for (std::size_t i = 1; i + 2 < path.points.size(); i += 3) {
        const Point a = path.points[i - 1], b = path.points[i], c = path.points[i + 1], d = path.points[i + 2];
        const double length =
            std::hypot(b.x - a.x, b.y - a.y) + std::hypot(c.x - b.x, c.y - b.y) + std::hypot(d.x - c.x, d.y - c.y);
        const auto legs = std::clamp<std::size_t>(static_cast<std::size_t>(length / step) + 1, 4, maxPieces);
        for (std::size_t k = 1; k <= legs; ++k) {
            const double t = static_cast<double>(k) / static_cast<double>(legs), u = 1 - t;
            const double ka = u * u * u, kb = 3 * u * u * t, kc = 3 * u * t * t, kd = t * t * t;
            line.push_back({ka * a.x + kb * b.x + kc * c.x + kd * d.x, ka * a.y + kb * b.y + kc * c.y + kd * d.y});
        }
    }
    return line;
}

DrawingIndex::DrawingIndex(const Drawing &drawing)
{
    m_entries.reserve(drawing.items.size());
    m_digests.reserve(drawing.items.size());
    for (std::uint32_t i = 0; i < drawing.items.size(); ++i) {
        addEntries(m_entries, i, drawing.items[i]);
        Digest digest;
        std::visit([&](const auto &shape) { digestShape(digest, shape); }, drawing.items[i].shape);
        m_digests.push_back(digest.value());
    }
    pack();
}

void DrawingIndex::addEntries(std::vector<Entry> &entries, std::uint32_t position, const DrawItem &item)
{
    const auto add = [&](const Rect &r) {
        entries.push_back({static_cast<float>(r.x), static_cast<float>(r.y), static_cast<float>(r.x + r.width),
                           static_cast<float>(r.y + r.height), position});
    };
    const auto *path = std::get_if<Path>(&item.shape);
    const Rect bounds = item.bounds();
    if (path == nullptr || std::max(bounds.width, bounds.height) <= pieceLength)
        return add(bounds);
    const std::vector<Point> line = flattened(*path, pieceLength);
    // The curve bulges beyond its chord by less than a leg's eighth; arrow heads and strokes reach out a little more.
    const double margin = pieceLength / 8 + path->width + (path->hasArrow ? 12 : 0);
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point a = line[i - 1], b = line[i];
        add(Rect{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)}.grown(margin));
    }
}

void DrawingIndex::pack()
{
    const auto leafCount = (m_entries.size() + fanout - 1) / fanout;
    const auto slices = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(std::max<std::size_t>(leafCount, 1)))));
    const std::size_t sliceSize = std::max<std::size_t>(slices * fanout, 1);
    std::sort(m_entries.begin(), m_entries.end(),
              [](const Entry &l, const Entry &r) { return l.left + l.right < r.left + r.right; });
    for (std::size_t first = 0; first < m_entries.size(); first += sliceSize) {
        const auto last = std::min(first + sliceSize, m_entries.size());
        std::sort(m_entries.begin() + static_cast<std::ptrdiff_t>(first), m_entries.begin() + static_cast<std::ptrdiff_t>(last),
                  [](const Entry &l, const Entry &r) { return l.top + l.bottom < r.top + r.bottom; });
    }
    const auto group = [](const auto &below) {
        std::vector<Node> nodes;
        for (std::size_t first = 0; first < below.size(); first += fanout) {
            Node node{below[first].left,
                      below[first].top,
                      below[first].right,
                      below[first].bottom,
                      static_cast<std::uint32_t>(first),
                      0};
            for (std::size_t i = first; i < std::min(first + fanout, below.size()); ++i, ++node.count) {
                node.left = std::min(node.left, below[i].left);
                node.top = std::min(node.top, below[i].top);
                node.right = std::max(node.right, below[i].right);
                node.bottom = std::max(node.bottom, below[i].bottom);
            }
            nodes.push_back(node);
        }
        return nodes;
    };
    if (m_entries.empty())
        return;
    m_levels.push_back(group(m_entries));
    while (m_levels.back().size() > 1)
        m_levels.push_back(group(m_levels.back()));
}

template <typename Visit> void DrawingIndex::visit(const Rect &area, const Visit &visitEntry) const
{
    const auto left = static_cast<float>(area.x), top = static_cast<float>(area.y);
    const auto right = static_cast<float>(area.x + area.width), bottom = static_cast<float>(area.y + area.height);
    const auto meets = [&](const auto &box) {
        return box.left <= right && box.right >= left && box.top <= bottom && box.bottom >= top;
    };
    struct Step {
        std::size_t level;
        std::uint32_t node;
    };
    std::vector<Step> open;
    if (!m_levels.empty())
        open.push_back({m_levels.size() - 1, 0});
    while (!open.empty()) {
        const Step step = open.back();
        open.pop_back();
        const Node &node = m_levels[step.level][step.node];
        if (!meets(node))
            continue;
        for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
            if (step.level > 0)
                open.push_back({step.level - 1, i});
            else if (meets(m_entries[i]))
                visitEntry(m_entries[i].item);
        }
    }
}

std::vector<std::uint32_t> DrawingIndex::itemsIn(const Rect &area) const
{
    std::vector<std::uint32_t> items;
    visit(area, [&](std::uint32_t item) { items.push_back(item); });
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    return items;
}

Owner DrawingIndex::ownerAt(const Drawing &drawing, Point point, double tolerance) const
{
    Owner line, region;
    const std::vector<std::uint32_t> near = itemsIn(Rect{point.x, point.y, 0, 0}.grown(tolerance));
    for (auto it = near.rbegin(); it != near.rend(); ++it) {
        const DrawItem &item = drawing.items[*it];
        if (item.owner.kind == Owner::Kind::none)
            continue;
        if (const auto *path = std::get_if<Path>(&item.shape)) {
            if (line.kind == Owner::Kind::none && distanceTo(*path, point) <= tolerance + path->width / 2)
                line = item.owner;
            continue;
        }
        const auto *box = std::get_if<Box>(&item.shape);
        if (!(box ? box->rect : item.bounds()).contains(point))
            continue;
        const bool isGround = item.owner.kind == Owner::Kind::context || item.owner.kind == Owner::Kind::unassigned;
        if (!isGround)
            return item.owner;
        if (region.kind == Owner::Kind::none)
            region = item.owner;
    }
    return line.kind != Owner::Kind::none ? line : region;
}

} // namespace alidade
