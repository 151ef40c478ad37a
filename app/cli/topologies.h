#pragma once

#include "model/store/workspace.h"

#include <string>

namespace alidade {

/// How long back "now" looks, from the newest traffic.
inline constexpr std::int64_t nowSeconds = 3600;

/// The stretch of time that "now" means: the last hour with traffic; empty when there is none.
TimeRange presentRange(const Workspace &workspace);

/// A topology by what a person calls it: the name of a snapshot, "now", "design", a stretch of time
/// ("2026-03-01T12:00Z..13:00Z") or the number of a revision; "snapshot:NAME" and "revision:N" where that is not clear.
/// Throws Error.
Topology topologyNamed(const Workspace &workspace, const std::string &name);

} // namespace alidade
