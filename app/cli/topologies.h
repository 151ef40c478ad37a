#pragma once

#include "model/store/workspace.h"

#include <string>

namespace alidade {

/// How long back "now" looks, from the newest traffic.
inline constexpr std::chrono::seconds presentTime = std::chrono::hours(1);
/// How long back drift looks: long enough for rare paths, short enough to forget what was mended.
inline constexpr std::chrono::seconds driftTime = std::chrono::hours(7 * 24);

/// The time up to the newest traffic, so long at most; empty when there is no traffic.
TimeRange recentRange(const Workspace &workspace, std::chrono::seconds longest);

/// A topology by what a person calls it: the name of a snapshot, "now", "design", a stretch of time
/// ("2026-03-01T12:00Z..13:00Z") or the number of a revision; "snapshot:NAME" and "revision:N" where that is not clear.
/// Throws Error.
Topology topologyNamed(const Workspace &workspace, const std::string &name);

} // namespace alidade
