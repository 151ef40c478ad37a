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

/// What in the schema is not as the steps up to the file's user_version make it: a foreign table, index, view or
/// trigger, or one that is missing or changed; "" when there is none. Nothing foreign in a file is ever run.
std::string foreignObject(const Database &database, std::span<const Migration> steps = migrations());

} // namespace alidade
