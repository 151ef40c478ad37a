#pragma once

#include "model/grouping.h"

namespace alidade {

/// What a caller waits for in a cycle. `sync`: calls and data accesses alone close it, so that callers can wait for one
/// another in a ring; `async`: there are only messages; `build`: there are only imports; `mixed`: anything else.
enum class CycleMode : std::uint8_t { sync, mixed, async, build };
std::string_view toText(CycleMode);

/// One edge of a cut: what would have to change to take it out, and how. These are the parts of Cut::advice, for whoever
/// words them in another language.
struct CutStep {
    enum class Remedy : std::uint8_t {
        none,
        dropWhatBringsIt, ///< a requirement without an import follows from another one
        moveTests,        ///< only tests import it
        invertModules,    ///< an interface, or a module below both
        useContract,      ///< a contract or client module instead of code
        publishEvent,     ///< an event instead of a call
        splitData,        ///< one owner of the data, copies from events
        joinMessages,     ///< one message instead of two
    };
    std::uint32_t edge = 0; ///< GroupedView::edges
    int importLines = 0, callSites = 0;
    std::size_t files = 0;
    bool isTestOnly = false, isBuild = false;
    Remedy remedy = Remedy::none;
    Index movable = none;     ///< between contexts: moving this node to `moveTo` would do as well
    std::uint32_t moveTo = 0; ///< GroupedView::names
};

/// A set of dependencies whose removal breaks a cycle, as edge positions in GroupedView::edges.
struct Cut {
    std::vector<std::uint32_t> edges; ///< ascending
    double weight = 0;                ///< sum of the edge weights: how much code would have to change
    std::vector<CutStep> steps;       ///< of the first few edges
    std::string advice;               ///< the steps in English sentences
    bool isExact = false; ///< proved to be of minimum weight (for an alternative: among those that keep an edge of a better one)
};

/// A strongly connected component of two or more groups.
struct Cycle {
    std::vector<std::uint32_t> members; ///< positions in GroupedView::names, ascending by name
    std::vector<std::uint32_t> chain;   ///< a shortest closed walk through the first member, which is repeated at the end
    std::vector<std::uint32_t> edges;   ///< GroupedView::edges inside the component, ascending
    CycleMode mode = CycleMode::sync;
    std::vector<Cut> cuts; ///< best first; empty when not asked for
};

} // namespace alidade
