#pragma once

#include "exporters/fileset.h"
#include "model/saga.h"

namespace alidade {

/// An orchestrator in Go, of the standard library only: the saga log, idempotency keys, retries, going on after a crash or a
/// stop, and its test. Branches run one after the other. The participants are an interface to be filled in.
FileSet sagaGo(const Saga &saga);

/// The same saga as a Temporal workflow in Go (go.temporal.io/sdk): activities with their retry policies, and compensations
/// that run on a disconnected context. Branches run one after the other.
FileSet sagaTemporal(const Saga &saga);

} // namespace alidade
