#pragma once

#include "exporters/drawing/drawing.h"
#include "model/saga.h"

#include <span>

namespace alidade {

/// A participant of a saga: a band over the whole width, its steps above their compensations.
struct SagaLane {
    std::string participant; ///< may be empty: nobody was named yet
    Rect rect;
};

/// Where the parts of a saga stand: a column for all steps that may run at the same time, a lane for each participant.
struct SagaLayout {
    std::vector<SagaLane> lanes;     ///< in the order in which the saga comes to them
    std::vector<Rect> steps;         ///< by step
    std::vector<Rect> compensations; ///< by step; where it has none, the place that one would take
    std::vector<std::size_t> column; ///< by step
    double gap = 0;                  ///< between two columns
    Rect start, done, undone;        ///< the marks where it begins, ends well, and ends undone
    Rect bounds;                     ///< of all of this
};

/// Gives each step its column and its lane. Steps that wait for each other in a circle stand at the end.
SagaLayout layoutSaga(const Saga &saga);

/// How a compensation leads on: by step, to the compensations that are performed next; a step without one has none. `turn` says
/// by step which compensations are performed first when it is refused.
struct SagaWayBack {
    std::vector<std::vector<std::size_t>> next, turn;
};
SagaWayBack wayBackOf(const Saga &saga);

/// Whether the saga may turn back at this step: it can be refused, and no pivot was done before it.
bool mayTurnBackAt(const Saga &saga, std::size_t step);

/// Whether the step changes something, the saga may turn back after it has, and nothing undoes it.
bool isCompensationMissing(const Saga &saga, std::size_t step);

} // namespace alidade
