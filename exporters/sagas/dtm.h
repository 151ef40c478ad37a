#pragma once

#include "model/saga.h"

namespace alidade {

/// A saga as the JSON that dtm takes at /api/dtmsvr/submit (github.com/dtm-labs/dtm, mode saga). The address of a service is
/// its name; `gid` and the payloads are for the caller to fill in. Throws Error when a call is neither HTTP nor gRPC.
std::string sagaDtm(const Saga &saga);

} // namespace alidade
