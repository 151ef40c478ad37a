#pragma once

#include "model/store/database.h"

#include <span>

namespace alidade {

/// One released step of the schema. A released step is frozen.
struct Migration {
    int version; ///< user_version after this step
    const char *sql;
};

/// "Alid": SQLite's application_id of a workspace file.
inline constexpr int applicationId = 0x416c6964;

/// All steps, oldest first.
std::span<const Migration> migrations();
/// The version that this program reads and writes.
int currentVersion(std::span<const Migration> steps = migrations());

/// Brings the database from its user_version to the newest of `steps`, each step in a transaction of its own.
void migrate(const Database &database, std::span<const Migration> steps = migrations());

/// Throws Error when the file holds a table, index, view or trigger that the steps up to its user_version do not
/// make, or lacks one that they make: nothing foreign in a file from a stranger is ever run.
void checkSchema(const Database &database, std::span<const Migration> steps = migrations());

} // namespace alidade
