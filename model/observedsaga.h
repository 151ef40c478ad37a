#pragma once

#include "model/sagacheck.h"
#include "model/trace.h"

namespace alidade {

/// How a run of a saga that traces show has ended, as far as they tell.
enum class ObservedRunStatus : std::uint8_t {
    completed,   ///< every step that must be done is done, and nothing was undone
    compensated, ///< a step failed, and all that was done before it and can be undone is undone
    broken,      ///< a step failed or something was undone, and yet something stands that can be undone
    running,     ///< nothing failed, and steps remain
};

/// What a trace tells of one step of a run.
struct ObservedStep {
    std::uint32_t attempts = 0;       ///< of the step; 0: it was not called
    bool isDone = false;              ///< the last attempt succeeded
    std::uint32_t undoAttempts = 0;   ///< of its compensation
    bool isUndone = false;            ///< the last of those succeeded
    std::int64_t startUs = 0;         ///< of the first attempt
    std::uint64_t durationUs = 0;     ///< until the end of the last one
    std::vector<std::uint64_t> spans; ///< ids, the compensation's too
    friend bool operator==(const ObservedStep &, const ObservedStep &) = default;
};

/// One run of a saga in one trace.
struct ObservedRun {
    TraceId trace;
    ObservedRunStatus status = ObservedRunStatus::running;
    std::int64_t startUs = 0; ///< microseconds since 1970 (UTC)
    std::uint64_t durationUs = 0;
    std::size_t failedStep = SagaEvent::noStep; ///< the first one whose last attempt failed
    std::vector<ObservedStep> steps;            ///< by step of the saga
    /// Where the run does what the saga does not allow; its message says what, its place is empty.
    std::vector<SagaFinding> contradictions;

    /// The steps that were not done yet, of a run that still goes on.
    std::vector<std::size_t> remaining() const;
};

/// How many runs came to which step.
struct ObservedFlow {
    std::size_t called = 0, done = 0, failed = 0, undone = 0, repeated = 0;
    friend bool operator==(const ObservedFlow &, const ObservedFlow &) = default;
};

/// "completed", "compensated", "broken", "running".
std::string_view toText(ObservedRunStatus status);

} // namespace alidade
