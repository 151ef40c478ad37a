#include "importers/receiving/examplepicker.h"

#include <algorithm>

namespace alidade {

std::set<TraceId> ExamplePicker::pick(const TrafficSet &seen)
{
    if (const auto now = std::chrono::steady_clock::now(); now - m_start > freshAfter) {
        m_best.clear();
        m_picked.clear();
        m_start = now;
    }
    std::set<TraceId> fresh;
    for (const TrafficEdge &edge : seen.edges) {
        TrafficExamples &best = m_best[{edge.from, edge.to, edge.relation, edge.protocol}];
        best.merge(edge.examples);
        for (const auto list : {&TrafficExamples::slowest, &TrafficExamples::failing, &TrafficExamples::ordinary})
            for (const TrafficExample &example : edge.examples.*list)
                if (const TraceId id{example.traceHigh, example.traceLow};
                    std::ranges::find(best.*list, example) != (best.*list).end() && m_picked.insert(id).second)
                    fresh.insert(id);
    }
    m_later.insert(fresh.begin(), fresh.end());
    return fresh;
}

std::set<TraceId> ExamplePicker::pickedLately()
{
    std::set<TraceId> lately = m_late;
    lately.insert(m_later.begin(), m_later.end());
    m_late = std::exchange(m_later, {});
    return lately;
}

} // namespace alidade
