#pragma once

#include "qml/cycles/cyclereport.h"

#include <QString>

namespace alidade {

/// Why a cut costs what it costs and what to do about its edges, in the language of the screens.
QString cutAdvice(const CycleReport &report, const Cut &cut);

QString modeName(CycleMode mode);
QString modeName(Mode mode);

} // namespace alidade
