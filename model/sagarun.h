#pragma once

#include "model/saga.h"

namespace alidade {

/// What must hold in every run of a saga.
enum class SagaProperty : std::uint8_t {
    endsWhole,             ///< it ends with every step done, or with every step undone
    compensationAfterStep, ///< no compensation takes effect unless its step had
    effectOnce,            ///< nothing takes effect twice, neither a step nor a compensation
    compensationOrder,     ///< nothing is undone while something that builds on it still stands
    irreversibleSafe,      ///< what cannot be taken back happens only when the saga can no longer turn back
    nothingHeld,           ///< no run is given up or forgotten while something it holds stands
};
inline constexpr std::size_t sagaPropertyCount = 6;

/// Where a saga as a whole is.
enum class SagaPhase : std::uint8_t { forward, back, completed, compensated, stuck, forgotten };

/// What the coordinator knows of a step. `unknown`: it was sent and no answer is known.
enum class SagaStepStatus : std::uint8_t { waiting, unknown, done, skipped, refused, undone };

/// What can happen to a saga at a time. Calls reach their participant once unless the name says otherwise.
enum class SagaEventKind : std::uint8_t {
    done,             ///< the step was performed and answered
    skipped,          ///< its condition does not hold
    refused,          ///< the participant said no, for good
    requestLost,      ///< no answer in time; it never arrived
    replyLost,        ///< no answer in time, but it was performed
    delayed,          ///< no answer in time; it is still on its way
    duplicated,       ///< performed and answered; a second copy is on its way
    arrivedLate,      ///< a copy that was on its way arrives
    crashed,          ///< the coordinator ends and starts again between calls
    crashedBefore,    ///< … after it noted that it calls, before the call arrived
    crashedAfter,     ///< … when the step was performed, before it noted the answer
    undone,           ///< the compensation was performed and answered
    undoFailed,       ///< the compensation gave an error, or no answer, and was not performed
    undoReplyLost,    ///< no answer to the compensation, but it was performed
    undoDelayed,      ///< no answer to the compensation; it is still on its way
    undoDuplicated,   ///< the compensation was performed and answered; a second copy is on its way
    undoArrivedLate,  ///< a copy of the compensation that was on its way arrives
    undoCrashedAfter, ///< the coordinator ends and starts again when the compensation was performed, before it noted the answer
};

/// One event, and the step that it concerns.
struct SagaEvent {
    static constexpr std::size_t noStep = static_cast<std::size_t>(-1);

    SagaEventKind kind = SagaEventKind::done;
    std::size_t step = noStep;
    friend bool operator==(const SagaEvent &, const SagaEvent &) = default;
};

/// A step at a moment of a run.
struct SagaStepMoment {
    SagaStepStatus status = SagaStepStatus::waiting;
    bool stands = false;           ///< its effect is there
    std::uint32_t copiesOnWay = 0; ///< of its request and its compensation
    friend bool operator==(const SagaStepMoment &, const SagaStepMoment &) = default;
};

/// An event and what it leads to.
struct SagaMoment {
    SagaEvent event;
    SagaPhase phase = SagaPhase::forward;
    std::vector<SagaStepMoment> steps;
    friend bool operator==(const SagaMoment &, const SagaMoment &) = default;
};

/// A property that does not hold, and the step at which that shows.
struct SagaBreach {
    SagaProperty property = SagaProperty::endsWhole;
    std::size_t step = 0;
    friend bool operator==(const SagaBreach &, const SagaBreach &) = default;
};

/// A run from its start; it ends with the breach, if there is one.
struct SagaRun {
    std::vector<SagaMoment> moments;
    std::optional<SagaBreach> breach;
    friend bool operator==(const SagaRun &, const SagaRun &) = default;
};

/// How much may go wrong in one run.
struct SagaBounds {
    static constexpr std::uint32_t maxFaultsPerCall = 3;
    static constexpr std::uint32_t maxCrashes = 3;
    static constexpr std::uint32_t maxTotalFaults = 255;

    std::uint32_t faultsPerCall = 2;          ///< of each step, and again of each compensation
    std::uint32_t crashes = 1;                ///< of the coordinator
    std::optional<std::uint32_t> totalFaults; ///< of all calls together; none: no such limit
    friend bool operator==(const SagaBounds &, const SagaBounds &) = default;
};

/// What an exhaustive search found.
struct SagaProof {
    SagaBounds bounds;
    std::uint64_t states = 0;             ///< distinct ones, interchangeable steps taken together
    std::uint64_t events = 0;             ///< that were followed
    std::uint32_t depth = 0;              ///< events of the longest of the shortest ways to a state
    std::uint64_t bytes = 0;              ///< of memory for the states
    bool isComplete = false;              ///< every state was seen, none of them left out for a limit
    std::vector<SagaRun> counterexamples; ///< for each property that does not hold a shortest one, in the order of SagaProperty

    bool holds() const { return isComplete && counterexamples.empty(); }
};

/// "ends-whole", "effect-once", … the words of JSON and the command line.
std::string_view toText(SagaProperty);
std::string_view toText(SagaPhase);
std::string_view toText(SagaStepStatus);
std::string_view toText(SagaEventKind);

/// What the property demands, as a sentence.
std::string_view demandOf(SagaProperty);

/// The event as a sentence: "chargePayment is performed, but the answer gets lost."
std::string sentenceOf(const SagaEvent &event, const Saga &saga);

/// How the breach shows, as a sentence.
std::string sentenceOf(const SagaBreach &breach, const Saga &saga);

} // namespace alidade
