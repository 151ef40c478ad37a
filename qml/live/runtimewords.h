#pragma once

#include "model/runtime.h"

#include <QString>

namespace alidade {

// What is told of a running process, in the language of the screens.

/// The terms of an advice as lines of arithmetic: "live heap 20 MiB × (1 + GOGC/100) 2 = peak 40 MiB".
QString arithmeticText(const RuntimeAdvice &advice);
/// What must be known beside it, one sentence a line.
QString notesText(const RuntimeAdvice &advice);
/// What a type of profile counts; its own word where it is none of Go's.
QString profileTypeWord(const std::string &type);

} // namespace alidade
