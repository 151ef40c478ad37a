#pragma once

#include "model/facts.h"

#include <QString>

namespace alidade {

/// The file of an imported folder on this machine. Only plain files inside of it: never one that could run, nor one that
/// a link leads out to. Empty when there is none.
QString placeInSource(const Source &source, const QString &file);

/// The command that shows a file, such as "code -g {file}:{line}": what the user set, else what ALIDADE_EDITOR says; empty
/// for the program that the system opens a file with.
QString editorCommand();
/// Keeps another command; an empty one brings back what ALIDADE_EDITOR or the system says.
void setEditorCommand(const QString &command);

/// The program and its arguments for `command`: quotes hold words together, {file} and {line} are filled in after it is
/// split, so that no file name is ever taken for more than one argument. Without {file} the path comes last.
QStringList editorWords(const QString &command, const QString &path, int line);

/// Shows `path` at `line` in the user's editor, without a shell. False when no program took it.
bool openInEditor(const QString &path, int line);

} // namespace alidade
