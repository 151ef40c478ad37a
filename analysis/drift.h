#pragma once

#include "model/drift.h"

namespace alidade {

struct DriftOptions {
    std::string today; ///< "2026-03-01" (UTC), to which accepted drift is held; empty: what was accepted never expires
};

/// Holds the four voices about every dependency at run time against one another. That something is missing from the
/// traffic is only said where it could have been seen: its caller sent spans in the window, and tells of calls of that kind,
/// or the callee sent spans too and none of them lacks its caller. That something is missing from code and manifests is only
/// said where there is code or a manifest at all. Deterministic.
Drift findDrift(const Architecture &architecture, const DriftOptions &options = {});

} // namespace alidade
