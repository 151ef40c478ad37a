#include "analysis/traceview.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace alidade {
namespace {

constexpr std::size_t nobody = static_cast<std::size_t>(-1);

std::int64_t endOf(const TraceSpan &span) { return span.startUs + static_cast<std::int64_t>(span.durationUs); }

/// Lower in the tree: of a span that two services share, the client's half is the parent of the server's.
bool isOuter(const TraceSpan &span) { return span.kind == SpanKind::client || span.kind == SpanKind::producer; }

class Builder {
public:
    explicit Builder(const Trace &trace) : m_trace(trace), m_parent(trace.spans.size(), nobody), m_children(trace.spans.size())
    {
        findParents();
        for (std::size_t i = 0; i < m_parent.size(); ++i)
            (m_parent[i] == nobody ? m_roots : m_children[m_parent[i]]).push_back(i);
        for (std::vector<std::size_t> &children : m_children)
            sortByTime(children);
        sortByTime(m_roots);
    }

    Waterfall build()
    {
        if (m_trace.spans.empty())
            return {};
        Waterfall result;
        result.startUs = std::ranges::min(m_trace.spans, {}, &TraceSpan::startUs).startUs;
        const std::int64_t end = endOf(std::ranges::max(m_trace.spans, {}, endOf));
        result.durationUs = static_cast<std::uint64_t>(end - result.startUs);
        addRows(result);
        addCriticalPath(result);
        addGaps(result);
        return result;
    }

private:
    const TraceSpan &span(std::size_t i) const { return m_trace.spans[i]; }

    void sortByTime(std::vector<std::size_t> &list) const
    {
        std::ranges::sort(list, {},
                          [this](std::size_t i) { return std::tuple(span(i).startUs, -endOf(span(i)), span(i).id, i); });
    }

    /// Who has this id; of two halves the inner one, unless the inner one itself asks.
    std::size_t holder(std::uint64_t id, std::size_t asking) const
    {
        const auto [first, last] = m_byId.equal_range(id);
        std::size_t found = nobody;
        for (auto it = first; it != last; ++it) {
            if (it->second != asking && (found == nobody || !isOuter(span(it->second))))
                found = it->second;
        }
        return found;
    }

    std::size_t parentOf(std::size_t i) const
    {
        if (!isOuter(span(i))) {
            if (const std::size_t twin = holder(span(i).id, i); twin != nobody && isOuter(span(twin)))
                return twin;
        }
        return span(i).parent == 0 ? nobody : holder(span(i).parent, i);
    }

    void findParents()
    {
        for (std::size_t i = 0; i < m_trace.spans.size(); ++i)
            m_byId.emplace(span(i).id, i);
        for (std::size_t i = 0; i < m_trace.spans.size(); ++i)
            m_parent[i] = parentOf(i);
        cutRings();
    }

    void cutRings()
    {
        std::vector<std::size_t> seenFrom(m_parent.size(), nobody);
        for (std::size_t start = 0; start < m_parent.size(); ++start) {
            for (std::size_t i = start; i != nobody; i = m_parent[i]) {
                if (seenFrom[i] != nobody && seenFrom[i] != start)
                    break;
                if (seenFrom[i] == start) {
                    m_parent[i] = nobody;
                    break;
                }
                seenFrom[i] = start;
            }
        }
    }

    void addRows(Waterfall &result)
    {
        m_row.assign(m_trace.spans.size(), nobody);
        std::vector<std::pair<std::size_t, int>> stack;
        const auto push = [&](const std::vector<std::size_t> &list, int depth) {
            for (auto it = list.rbegin(); it != list.rend(); ++it)
                stack.emplace_back(*it, depth);
        };
        push(m_roots, 0);
        while (!stack.empty()) {
            const auto [i, depth] = stack.back();
            stack.pop_back();
            m_row[i] = result.rows.size();
            WaterfallRow row{.span = i, .depth = depth, .critical = {}, .gaps = {}};
            row.offsetUs = span(i).startUs - result.startUs;
            row.durationUs = span(i).durationUs;
            row.isOrphan = m_parent[i] == nobody && span(i).parent != 0;
            row.isRetry = isRetry(i);
            row.isOutside = m_parent[i] != nobody &&
                            (span(i).startUs < span(m_parent[i]).startUs || endOf(span(i)) > endOf(span(m_parent[i])));
            result.rows.push_back(std::move(row));
            push(m_children[i], depth + 1);
        }
    }

    bool isRetry(std::size_t i) const
    {
        if (m_parent[i] == nobody)
            return false;
        for (const std::size_t other : m_children[m_parent[i]]) {
            if (other == i)
                return false;
            if (span(other).hasFailed && span(other).name == span(i).name && span(other).service == span(i).service &&
                span(other).kind == span(i).kind && endOf(span(other)) <= span(i).startUs)
                return true;
        }
        return false;
    }

    /// Goes back in time from the end of a span; whatever no child explains it did itself.
    void addCriticalPath(Waterfall &result)
    {
        const std::size_t root = *std::ranges::max_element(m_roots, {}, [this](std::size_t i) { return span(i).durationUs; });
        struct Visit {
            std::size_t span;
            std::int64_t until; ///< what is later is told already
            std::vector<std::size_t> children;
        };
        const auto visit = [this](std::size_t i, std::int64_t until) {
            std::vector<std::size_t> children = m_children[i];
            std::ranges::sort(children, {}, [this](std::size_t c) { return std::pair(endOf(span(c)), c); });
            return Visit{i, until, std::move(children)};
        };
        std::vector<Visit> stack{visit(root, endOf(span(root)))};
        while (!stack.empty()) {
            Visit &now = stack.back();
            while (!now.children.empty() &&
                   (endOf(span(now.children.back())) > now.until || span(now.children.back()).startUs < span(now.span).startUs))
                now.children.pop_back(); // nobody waited for it to end
            const std::int64_t from = now.children.empty() ? span(now.span).startUs : endOf(span(now.children.back()));
            addStretch(result, m_row[now.span], {from - result.startUs, now.until - result.startUs});
            if (now.children.empty()) {
                stack.pop_back();
                continue;
            }
            const std::size_t child = now.children.back();
            now.children.pop_back();
            now.until = span(child).startUs;
            stack.push_back(visit(child, endOf(span(child))));
        }
        for (WaterfallRow &row : result.rows)
            std::ranges::reverse(row.critical);
        std::ranges::reverse(result.criticalPath);
    }

    static void addStretch(Waterfall &result, std::size_t row, const TraceStretch &stretch)
    {
        if (stretch.fromUs >= stretch.toUs)
            return;
        result.rows[row].critical.push_back(stretch);
        result.criticalPath.push_back(row);
    }

    void addGaps(Waterfall &result) const
    {
        const double longest = Waterfall::longGap * static_cast<double>(result.durationUs);
        for (WaterfallRow &row : result.rows) {
            if (m_children[row.span].empty())
                continue;
            std::int64_t done = span(row.span).startUs;
            const auto add = [&](std::int64_t until) {
                if (static_cast<double>(until - done) >= longest && until > done)
                    row.gaps.push_back({done - result.startUs, until - result.startUs});
            };
            for (const std::size_t child : m_children[row.span]) {
                add(std::min(span(child).startUs, endOf(span(row.span))));
                done = std::max(done, endOf(span(child)));
            }
            add(endOf(span(row.span)));
        }
    }

    const Trace &m_trace;
    std::multimap<std::uint64_t, std::size_t> m_byId;
    std::vector<std::size_t> m_parent, m_roots, m_row;
    std::vector<std::vector<std::size_t>> m_children;
};

} // namespace

Waterfall waterfall(const Trace &trace) { return Builder(trace).build(); }

} // namespace alidade
