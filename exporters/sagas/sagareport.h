#pragma once

#include "model/architecture.h"
#include "model/observedsaga.h"
#include "model/sagacheck.h"

#include <span>

namespace alidade {

/// What is known of one saga: rules, times and, for an orchestrated one, the search of its runs.
struct SagaReport {
    const Saga &saga;
    std::vector<SagaFinding> findings;
    SagaDurations durations;
    std::optional<SagaProof> proof;

    bool isClean() const { return findings.empty() && (!proof || proof->holds()); }
};

/// One line a saga: name, style, steps, where it is defined. Those of code are followed by their steps, each with what it
/// calls, what undoes it, and where the code says so.
std::string sagaListText(std::span<const KnownSaga> sagas);
/// The sagas as JSON, schema "alidade/saga-list/1".
std::string sagaListJson(std::span<const KnownSaga> sagas);

/// Findings, times, verdict and counterexamples, for people.
std::string sagaReportText(std::span<const SagaReport> reports);
/// The same as JSON, schema "alidade/saga/1".
std::string sagaReportJson(std::span<const SagaReport> reports);
/// A sequence diagram of each counterexample, and of each saga that has none; with a comment in front of each.
std::string sagaReportMermaid(std::span<const SagaReport> reports);

/// What traces show of one saga.
struct ObservedSaga {
    const KnownSaga &known;
    std::vector<ObservedRun> runs;
    std::vector<ObservedFlow> flow; ///< by step
};

/// The runs, one a line, what contradicts the definition, and how many came to which step; for people.
std::string observedRunsText(std::span<const ObservedSaga> sagas);
/// The same as JSON, schema "alidade/saga-runs/1".
std::string observedRunsJson(std::span<const ObservedSaga> sagas);

/// A run, an event a line, with the state of the saga after it.
std::string sagaRunText(const Saga &saga, const SagaRun &run);
/// A run as JSON, schema "alidade/saga-run/1"; `seed` is what it was played with.
std::string sagaRunJson(const Saga &saga, const SagaRun &run, std::uint64_t seed);

} // namespace alidade
