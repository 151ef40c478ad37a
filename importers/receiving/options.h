#pragma once

#include "importers/tracing/spanjoin.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace alidade {

/// What a receiver holds at most, and for how long. The defaults are the product's; tests use smaller ones.
struct ReceiverLimits {
    std::size_t maxMessage = 4U << 20;            ///< bytes of a gRPC message, before and after inflating
    std::size_t maxBody = 20U << 20;              ///< bytes of an HTTP body, before and after inflating
    std::size_t maxHeaders = 16U << 10;           ///< bytes of the head of an HTTP request, or of the metadata of a gRPC call
    std::size_t maxConnections = 64;              ///< of each door
    std::size_t maxHeld = 64U << 20;              ///< bytes of requests that are at hand at once, over all doors
    std::chrono::milliseconds headerTime{10'000}; ///< from opening a connection to the end of its first request's head
    std::chrono::milliseconds bodyTime{30'000};   ///< from there to the end of the request
    std::chrono::milliseconds idleTime{120'000};  ///< between requests
};

/// Where telemetry is taken in, and from whom.
struct ReceiverOptions {
    /// Addresses such as "127.0.0.1:4317" or "[::1]:0" (any free port); a door without one stays closed.
    std::string otlpGrpc = "127.0.0.1:4317", otlpHttp = "127.0.0.1:4318", zipkin = "127.0.0.1:9411";
    /// Whether addresses that other machines can reach are allowed; they need a token.
    bool allowsOthers = false;
    std::string token;              ///< which senders must present as "Authorization: Bearer …"; empty when none is needed
    std::string certificate, key;   ///< PEM, for TLS on every door; empty for none
    std::vector<std::string> hosts; ///< names, besides localhost, by which senders may address a door
    std::chrono::milliseconds flushEvery{1000};
    std::chrono::seconds settleEvery{15}; ///< a span meets its parent when they arrive within this time
    JoinOptions joining{.maxPending = std::size_t{1} << 18};
    ReceiverLimits limits;
};

/// Takes what was seen since the last call, with traces that stand for edges; a trace may come again with more of its spans.
/// Called on a thread of the receiver. What it throws an Error for is offered again with the next stretch.
using TrafficSink = std::function<void(const TrafficSet &delta, const std::vector<Trace> &examples)>;

} // namespace alidade
