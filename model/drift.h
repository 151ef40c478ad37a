#pragma once

#include "model/architecture.h"

namespace alidade {

/// What the voices say about everything that one node has to do with another at run time.
struct DriftItem {
    Index from = none; ///< Architecture::nodes
    Index to = none;
    Mode mode = Mode::sync; ///< the first of those there are
    Voices voices;
    DriftVerdict verdict = DriftVerdict::agreed;
    std::string reason;             ///< for people: why the verdict is this one
    std::vector<Evidence> evidence; ///< of all voices
    double calls = 0, errors = 0;   ///< in the window
    std::int64_t firstSeen = 0;     ///< seconds since 1970 (UTC); 0 when it was never seen
    std::int64_t lastSeen = 0;
    Index acceptance = none; ///< in Decisions::acceptedDrifts: a person accepted this verdict
    bool isAccepted = false; ///< and it holds
    bool hasExpired = false; ///< or it did, but the last day has passed

    /// Whether somebody should look at it.
    bool isOpen() const { return verdict != DriftVerdict::agreed && verdict != DriftVerdict::unjudged && !isAccepted; }
};

/// How well the context of a trace gets from a caller to a callee that sends spans of its own.
struct EdgePropagation {
    Index from = none, to = none; ///< Architecture::nodes
    double joined = 0;            ///< calls whose two sides are in one trace
    double broken = 0;            ///< calls that the callee's spans know nothing of
    double brokenShare() const { return joined + broken > 0 ? broken / (joined + broken) : 0; }
};

/// What the telemetry of one node is worth.
struct NodePropagation {
    Index node = none; ///< Architecture::nodes
    std::uint64_t spans = 0, roots = 0, missingParents = 0, invalidStates = 0;
    double missingShare() const { return spans > 0 ? static_cast<double>(missingParents) / static_cast<double>(spans) : 0; }
};

/// The voices of a whole system held against one another.
struct Drift {
    TimeRange window{0, 0};                ///< when traffic was looked for; empty when there is none
    std::vector<DriftItem> items;          ///< by from, to
    std::vector<Index> onlyObserved;       ///< nodes that nothing but telemetry knows
    std::vector<NodePropagation> services; ///< by node
    std::vector<EdgePropagation> edges;    ///< by from, to; between nodes that both send spans
    std::size_t known = 0;                 ///< dependencies that were not merely observed, where traffic could have shown them
    std::size_t seen = 0;                  ///< those of them that it did show
};

/// How bad a verdict is while nobody has accepted it; nothing for those that are not bad at all.
std::optional<Severity> severityOf(DriftVerdict verdict);

/// "4 hidden dependencies" is about these: a few words for people.
std::string_view titleOf(DriftVerdict verdict);

} // namespace alidade
