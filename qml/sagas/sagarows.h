#pragma once

#include "model/architecture.h"
#include "qml/sagas/sagaedits.h"
#include "qml/sagas/sagaverdict.h"

#include <QVariantList>
#include <QVariantMap>

namespace alidade {

// What the lists and forms of the screen show.

/// title, detail, isDesigned, origin ("designed", "dtm saga"), verdict ("proved", "warned", "violated", "unproved", "pending"),
/// verdictText.
QVariantMap sagaRow(const KnownSaga &known, const SagaVerdict *verdict);
/// The fields that setSagaField() sets, as text; booleans as such.
QVariantMap sagaFields(const Saga &saga);
/// The fields that setStepField() sets, as text; booleans as such. Empty when there is no such part.
QVariantMap partFields(const Saga &saga, SagaPart part);
/// step (-1: all of it), rule, isError, message, advice.
QVariantList findingRows(const SagaVerdict &verdict);
/// property, name, demand, state ("holds", "broken", "unknown"), counterexample (its place, or -1), breach, events.
QVariantList propertyRows(const SagaVerdict &verdict);
/// title, value, detail: how long it takes at worst, and how long each step's effect may stand.
QVariantList timeRows(const SagaVerdict &verdict);
/// "Every run holds: 394 states in 3 ms."
QString proofText(const SagaVerdict &verdict);
/// title, detail, source, file, line: where the code says so; step (-1: all of it).
QVariantList evidenceRows(const Saga &saga, const QString &source);
/// Kinds of calls that a node offers: "grpc shop.v1.Order/Create".
QStringList operationsOf(const Architecture &architecture, const std::string &node);

} // namespace alidade
