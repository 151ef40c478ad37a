#pragma once

#include "model/sagacheck.h"

namespace alidade {

/// What can be said of a saga without running it: the rules of docs/sagas.md, in the order of its steps. For a choreographed
/// one that includes the chain of its events.
std::vector<SagaFinding> checkSagaRules(const Saga &saga);

/// How long a call takes with all its attempts and the waits between them.
SagaTime worstDuration(const SagaCall &call, std::uint32_t attempts);

/// Adds the attempts up along the longest ways. A saga with a cycle has no bounds.
SagaDurations durationsOf(const Saga &saga);

} // namespace alidade
