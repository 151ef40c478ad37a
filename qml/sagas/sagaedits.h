#pragma once

#include "model/saga.h"

#include <QString>

namespace alidade {

/// One of the two calls of a step.
struct SagaPart {
    std::size_t step = 0;
    bool isCompensation = false;
};

// What a person does to a saga in the editor. All throw Error, in the language of the screens, when it cannot be; the saga is
// then not to be used any more. Texts are what the forms hold: durations as in "1m30s", lists separated by commas.

/// Sets a field of a step or its compensation: name, participant, operation, key, timeout, attempts, backoff, factor,
/// maxBackoff, consumes, emits; of a step also effect, pivot, retriable, outbox, condition, after, transaction,
/// emitsOnFailure, reads, writes. An `after` of "above" is the step above.
void setStepField(Saga &saga, SagaPart part, const QString &field, const QString &value);
/// Sets a field of the saga: name, style, coordinator, timeout, durable, reconciliation, recovery, order, list, startedBy,
/// endsWith.
void setSagaField(Saga &saga, const QString &field, const QString &value);

/// Puts a new step behind another one, or first for noStep; gives its position. Its participant is that of its neighbour.
std::size_t addStep(Saga &saga, std::size_t behind);
void removeStep(Saga &saga, std::size_t step);
/// Moves a step so that it stands at position `to`.
void moveStep(Saga &saga, std::size_t from, std::size_t to);
void addCompensation(Saga &saga, std::size_t step);
void removeCompensation(Saga &saga, std::size_t step);

/// A saga to begin with: durable log, reconciliation, one minute, and one step.
Saga newSaga(const QString &name);

/// What a typed operation means: "grpc shop.v1.Order/Create", "POST /orders", "topic orders.placed", or a name alone.
SagaOperation operationOf(const QString &text);

} // namespace alidade
