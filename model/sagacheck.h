#pragma once

#include "model/diagnostic.h"
#include "model/sagarun.h"

namespace alidade {

/// A rule that a saga does not hold to.
struct SagaFinding {
    std::string rule; ///< "saga-no-idempotency-key"
    Severity severity = Severity::error;
    std::size_t step = SagaEvent::noStep; ///< which it concerns; noStep: the saga as a whole
    std::string message;                  ///< a sentence
    std::string advice;                   ///< what to do, a sentence
    Place place;                          ///< where the code says so, else where the definition does
    friend bool operator==(const SagaFinding &, const SagaFinding &) = default;
};

/// A time that may have no bound.
using SagaTime = std::optional<std::chrono::milliseconds>;

/// How long a saga takes at worst; nothing where that has no bound.
struct SagaDurations {
    SagaTime forward;                   ///< until every step is done or given up
    SagaTime back;                      ///< until all that was done is undone
    SagaTime whole;                     ///< forward, cut short by the timeout of the saga, and back
    std::vector<SagaTime> step;         ///< by step: its action with all attempts
    std::vector<SagaTime> compensation; ///< by step: its compensation with all attempts; zero without one
    std::vector<SagaTime> held;         ///< by step: from its beginning until the saga has ended or it is undone
    friend bool operator==(const SagaDurations &, const SagaDurations &) = default;
};

} // namespace alidade
