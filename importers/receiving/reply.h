#pragma once

#include "importers/receiving/payload.h"

#include <string>

namespace alidade {

/// An ExportTraceServiceResponse, or that of another signal, which are alike: empty, or a partial success.
std::string exportResponse(const Outcome &outcome, PayloadForm form, Signal signal = Signal::traces);

/// google.rpc.Status, which OTLP asks for in the body of a refusal over HTTP and beside that of a gRPC call.
/// @param retrySeconds with a google.rpc.RetryInfo, unless 0
std::string rpcStatus(int code, const std::string &message, PayloadForm form, int retrySeconds = 0);

} // namespace alidade
