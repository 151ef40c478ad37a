#pragma once

#include "model/observedsaga.h"

#include <span>

namespace alidade {

/// The runs of a saga that some traces show, by start. A span is the call of a step, or of its compensation, when its name is
/// that of the operation or of the step and it is of the participant or of the coordinator; calls that a call leads to are not
/// told apart from it. A trace shows a run when it shows the first step, and another call of the saga or a failure.
/// Where names are cut to their last part ("Reserve"), the participant must be known.
std::vector<ObservedRun> runsOf(const Saga &saga, std::span<const Trace> traces);

/// By step of the saga.
std::vector<ObservedFlow> flowOf(const Saga &saga, std::span<const ObservedRun> runs);

} // namespace alidade
