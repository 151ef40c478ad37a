#pragma once

#include "model/decisions.h"
#include "model/store/database.h"

namespace alidade {

/// All snapshots of the file, by time and name, without their topologies.
std::vector<Snapshot> readSnapshots(const Database &database);
/// What a snapshot keeps. Throws Error when there is none of that name.
Topology readTopology(const Database &database, const std::string &name);

/// Writes a snapshot in place of one of the same name; the oldest that are not pinned make room. Throws Error.
void putSnapshot(const Database &database, const Snapshot &snapshot, const Topology &topology);
/// Throws Error when there is none of that name.
void describeSnapshot(const Database &database, const DescribeSnapshot &edit);
void removeSnapshot(const Database &database, const std::string &name);

} // namespace alidade
