#pragma once

#include "qml/cycles/cyclereport.h"

#include <QVariantList>

namespace alidade {

// A report as lists for QML, worded in the language of the screens.

/// { title, size, edgeCount, mode, modeName, members } per cycle.
QVariantList cycleRows(const CycleReport &report);
/// { edge, from, to, mode, protocols, isSuggested, isTried, isStillInCycle, moreImports, places: [{ text, detail, source, file,
/// line }] } per dependency inside the cycle; `trial` is the outcome of the cut that is being tried, or null.
QVariantList edgeRows(const CycleReport &report, const Cycle &cycle, const CutOutcome *trial);
/// { edges: [{ from, to }], weight, advice, isExact } per suggested cut, best first.
QVariantList cutRows(const CycleReport &report, const Cycle &cycle);
/// { from, to, reason } per dependency that people agreed to cut.
QVariantList acceptedCutRows(const Architecture &architecture);

} // namespace alidade
