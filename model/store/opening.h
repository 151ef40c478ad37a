#pragma once

#include "model/store/database.h"
#include "model/store/workspace.h"

namespace alidade {

/// Makes the file with the newest schema and the name of the system; refuses to overwrite, and leaves nothing behind when
/// it fails. Throws Error.
Database createFile(const std::filesystem::path &file, const std::string &systemName);
/// Opens a file that may come from a stranger: checks what it is, its version, its schema and that it is whole, and
/// migrates an older one: in the file when it may be written, else in memory. Throws Error that names the file and says what to
/// do.
Database openFile(const std::filesystem::path &file, Workspace::Access access);
/// A database with the newest schema in memory.
Database openMemory();

/// What SQLite's message means for the person at the screen, without the file.
std::string explain(const DatabaseError &error);

} // namespace alidade
