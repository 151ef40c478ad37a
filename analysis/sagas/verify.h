#pragma once

#include "model/progress.h"
#include "model/sagarun.h"

#include <stop_token>

namespace alidade {

/// How far a search goes.
struct SagaSearchLimits {
    std::uint32_t maxStates = 20'000'000;
    std::uint32_t statesAfterBreach = 500'000; ///< how many more are looked at once something is wrong, to find what else is
    bool isReduced = true;                     ///< take together what behaves the same; without it the same is found, more slowly
};

/// Follows every run of an orchestrated saga within the bounds, breadth first, so that each counterexample is as short as any.
/// A run is followed up to its first breach. The number of states is what docs/sagas.md says.
/// Throws Error when the saga has no coordinator, a cycle, or too many steps; Cancelled when stopped.
SagaProof verifySaga(const Saga &saga, const SagaBounds &bounds = {}, const SagaSearchLimits &limits = {},
                     const Progress &progress = {}, std::stop_token stop = {});

/// Plays one run in which things go wrong at random, the same for the same seed. Throws Error as verifySaga().
SagaRun simulateSaga(const Saga &saga, const SagaBounds &bounds, std::uint64_t seed);

} // namespace alidade
