#include "qml/contracts/linediff.h"

#include <algorithm>
#include <cstdint>

namespace alidade {

namespace {

using Lines = std::vector<std::string_view>;

Lines linesOf(std::string_view text)
{
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// How far each diagonal comes with a number of edits; the diagonals go from minus to plus that number.
class Reach {
public:
    Reach(std::ptrdiff_t n, std::ptrdiff_t m) : m_n(n), m_m(m) {}

    struct Step {
        std::ptrdiff_t x = unreachable; ///< where the diagonal begins
        bool isInsertion = false;       ///< it was reached from the diagonal above
    };
    static constexpr std::ptrdiff_t unreachable = -1;

    /// The first place on a diagonal that `edits` edits lead to, before the lines that are kept there.
    Step first(std::ptrdiff_t edits, std::ptrdiff_t diagonal) const
    {
        if (edits == 0)
            return {0, false};
        const std::ptrdiff_t inserted = at(edits - 1, diagonal + 1), before = at(edits - 1, diagonal - 1);
        const Step insertion{isInside(inserted, diagonal) ? inserted : unreachable, true};
        const Step removal{before != unreachable && isInside(before + 1, diagonal) ? before + 1 : unreachable, false};
        return insertion.x >= removal.x ? insertion : removal;
    }
    std::ptrdiff_t at(std::ptrdiff_t edits, std::ptrdiff_t diagonal) const
    {
        const bool isThere = diagonal >= -edits && diagonal <= edits;
        return isThere ? m_trace[static_cast<std::size_t>(edits)][static_cast<std::size_t>(diagonal + edits)] : unreachable;
    }
    /// Makes room for one more edit.
    void grow() { m_trace.emplace_back(2 * m_trace.size() + 1, static_cast<std::int32_t>(unreachable)); }
    void set(std::ptrdiff_t edits, std::ptrdiff_t diagonal, std::ptrdiff_t x)
    {
        m_trace[static_cast<std::size_t>(edits)][static_cast<std::size_t>(diagonal + edits)] = static_cast<std::int32_t>(x);
    }

private:
    bool isInside(std::ptrdiff_t x, std::ptrdiff_t diagonal) const
    {
        return x >= 0 && x <= m_n && x - diagonal >= 0 && x - diagonal <= m_m;
    }

    std::ptrdiff_t m_n, m_m;
    std::vector<std::vector<std::int32_t>> m_trace;
};

using Kept = std::vector<std::pair<std::size_t, std::size_t>>;

/// Back from the end: every step down a diagonal keeps a line.
Kept keptBack(const Reach &reach, std::ptrdiff_t edits, std::ptrdiff_t x, std::ptrdiff_t y)
{
    Kept kept;
    for (; edits >= 0; --edits) {
        const Reach::Step start = reach.first(edits, x - y);
        for (; x > start.x; --x, --y)
            kept.emplace_back(static_cast<std::size_t>(x - 1), static_cast<std::size_t>(y - 1));
        --(start.isInsertion ? y : x);
    }
    std::reverse(kept.begin(), kept.end());
    return kept;
}

/// The pairs of lines that are kept between two texts; none when there are too many edits.
Kept keptLines(const Lines &before, const Lines &after, std::size_t mostEdits)
{
    const auto n = static_cast<std::ptrdiff_t>(before.size()), m = static_cast<std::ptrdiff_t>(after.size());
    const std::ptrdiff_t most = std::min(n + m, static_cast<std::ptrdiff_t>(mostEdits));
    Reach reach(n, m);
    for (std::ptrdiff_t edits = 0; edits <= most; ++edits) {
        reach.grow();
        for (std::ptrdiff_t diagonal = -edits; diagonal <= edits; diagonal += 2) {
            std::ptrdiff_t x = reach.first(edits, diagonal).x;
            while (x != Reach::unreachable && x < n && x - diagonal < m &&
                   before[static_cast<std::size_t>(x)] == after[static_cast<std::size_t>(x - diagonal)])
                ++x;
            reach.set(edits, diagonal, x);
        }
        if (reach.at(edits, n - m) == n)
            return keptBack(reach, edits, n, m);
    }
    return {};
}

} // namespace

std::vector<DiffLine> diffLines(std::string_view before, std::string_view after, std::size_t mostEdits)
{
    const Lines older = linesOf(before), newer = linesOf(after);
    std::size_t head = 0, tail = 0;
    while (head < std::min(older.size(), newer.size()) && older[head] == newer[head])
        ++head;
    while (tail < std::min(older.size(), newer.size()) - head && older[older.size() - 1 - tail] == newer[newer.size() - 1 - tail])
        ++tail;
    const auto middle = [&](const Lines &lines) {
        return Lines(lines.begin() + static_cast<std::ptrdiff_t>(head), lines.end() - static_cast<std::ptrdiff_t>(tail));
    };
    const Kept kept = keptLines(middle(older), middle(newer), mostEdits);

    std::vector<DiffLine> lines;
    std::size_t x = 0, y = 0;
    const auto number = [](std::size_t position) { return static_cast<int>(position + 1); };
    const auto replaceUntil = [&](std::size_t nextX, std::size_t nextY) {
        for (; x < nextX; ++x)
            lines.push_back({DiffLine::Kind::removed, number(x), 0, older[x]});
        for (; y < nextY; ++y)
            lines.push_back({DiffLine::Kind::added, 0, number(y), newer[y]});
    };
    const auto keepUntil = [&](std::size_t nextX) {
        for (; x < nextX; ++x, ++y)
            lines.push_back({DiffLine::Kind::same, number(x), number(y), newer[y]});
    };
    keepUntil(head);
    for (const auto &[keptX, keptY] : kept) {
        replaceUntil(head + keptX, head + keptY);
        keepUntil(head + keptX + 1);
    }
    replaceUntil(older.size() - tail, newer.size() - tail);
    keepUntil(older.size());
    return lines;
}

} // namespace alidade
