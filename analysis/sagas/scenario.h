#pragma once

#include "model/sagarun.h"

#include <span>

namespace alidade {

/// Plays the run of an orchestrated saga in which exactly these things go wrong, each once and as soon as it can, and all else
/// goes well; copies that are on their way arrive when nothing else is left to do. What cannot happen any more is passed over.
/// The run ends with its first breach. Throws Error for a saga without runs, as verifySaga().
SagaRun playSaga(const Saga &saga, std::span<const SagaEvent> faults);

} // namespace alidade
