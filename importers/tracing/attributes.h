#pragma once

#include "importers/tracing/span.h"

namespace alidade {

/// The attributes of a span that topology needs; `none` stands for all others.
enum class SpanAttribute : std::uint8_t {
    none,
    address,
    database,
    databaseSystem,
    destination,
    error,
    grpcStatus,
    host,
    httpMethod,
    httpStatus,
    kind,
    messagingOperation,
    messagingSystem,
    otelStatus,
    peerService,
    rpcService,
    rpcSystem,
    url,
};

/// Which attribute a name means in the semantic conventions of OpenTelemetry (before and after they became stable),
/// OpenTracing, or Brave's instrumentation for Zipkin.
SpanAttribute spanAttribute(std::string_view name);

/// Whether a resource's attribute names the workload that runs it: `k8s.deployment.name` and its like.
bool namesWorkload(std::string_view name);

/// Keeps the value of an attribute; the one of an older convention does not replace what is there.
void setAttribute(Span &span, SpanAttribute attribute, std::string_view value);
void setAttribute(Span &span, SpanAttribute attribute, std::int64_t value);

/// Whether the operation failed: what the instrumentation says, else the conventions for HTTP (5xx on a server, 4xx too
/// on a client) and gRPC (codes that are the server's fault; any but OK on a client).
bool hasFailed(const Span &span);

/// How many spans a span stands for: 1/p when it was kept with probability p, from `ot=th:…` in the W3C trace state
/// (OpenTelemetry, "TraceState: Probability Sampling"); 1 when that is not said.
double samplingWeight(std::string_view traceState);

/// Whether a trace state is one at all (W3C Trace Context, 3.3): at most 32 members `key=value`, the keys and values of
/// characters that are allowed there.
bool isTraceState(std::string_view text);

} // namespace alidade
