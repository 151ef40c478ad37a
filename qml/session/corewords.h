#pragma once

#include "model/diagnostic.h"

#include <QString>

namespace alidade {

/// A sentence of the core (a diagnostic, what failed and why, a step of long work, the title of an importer) in the language
/// of the screens; one that is not known stays English.
QString coreText(const QString &english);
QString coreText(const std::string &english);

/// "file:line: error: message", as toText(), in the language of the screens.
QString diagnosticLine(const Diagnostic &diagnostic);

} // namespace alidade
