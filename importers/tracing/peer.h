#pragma once

#include "importers/tracing/span.h"
#include "model/traffic.h"

namespace alidade {

/// What a span says about the other end of its call; `name` is empty when it says nothing.
struct Peer {
    TrafficEndKind kind = TrafficEndKind::peer;
    std::string_view name, part; ///< as in TrafficEnd
};

/// The other end of a client's, producer's or consumer's span. A datastore or peer goes by `peer.service`, else by its
/// host, else by its kind; a broker by its kind first, since only then producers and consumers name it alike.
Peer otherEnd(const Span &span);

/// "grpc", "http", "kafka", "postgresql", …; empty when the span does not say.
std::string_view protocolOf(const Span &span);

} // namespace alidade
