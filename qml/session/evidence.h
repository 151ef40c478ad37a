#pragma once

#include "model/architecture.h"

#include <QString>

namespace alidade {

/// The file of an imported source on this machine. Only plain files inside the folder that was imported: never one
/// that could run, nor one that a link leads out to. Empty when there is none.
QString placeInSource(const Architecture &architecture, const QString &source, const QString &file);

/// Shows `path` at `line`: in the editor that ALIDADE_EDITOR names (for instance "code -g {file}:{line}"), otherwise
/// in whatever the system opens the file with. False when no program took it.
bool openInEditor(const QString &path, int line);

} // namespace alidade
