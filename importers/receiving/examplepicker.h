#pragma once

#include "model/trace.h"
#include "model/traffic.h"

#include <chrono>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace alidade {

/// Picks the traces whose spans are worth keeping out of a stream: those that are among the examples of an edge since the last
/// fresh start, not all that any second has examples of.
class ExamplePicker {
public:
    /// After this time new traces get their chance against the slowest of all.
    static constexpr std::chrono::minutes freshAfter{10};

    /// Takes the examples of a stretch. @return the traces that were not picked before
    std::set<TraceId> pick(const TrafficSet &seen);
    /// What was picked lately and may have more spans by now. To be called at every end of a generation of spans.
    std::set<TraceId> pickedLately();

private:
    using EdgeKey = std::tuple<TrafficEnd, TrafficEnd, TrafficRelation, std::string>;

    std::map<EdgeKey, TrafficExamples> m_best;
    std::set<TraceId> m_picked, m_late, m_later;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

} // namespace alidade
