#pragma once

#include "importers/receiving/options.h"

#include <memory>

namespace alidade {

/// A door that is open.
struct OpenDoor {
    std::string_view protocol; ///< "OTLP/gRPC", "OTLP/HTTP", "Zipkin"
    std::string address;       ///< with the port that it really has
    std::size_t connections = 0;
};

/// What a receiver has done so far.
struct ReceiverStatus {
    SpanCount spans;                     ///< received = stored + dropped
    std::size_t services = 0, edges = 0; ///< that were seen at all
    /// Requests: with traces taken in; for metrics or logs, which are not kept; refused for their sender; not understood; too
    /// large; refused for want of room. Of those that are refused before they are read nobody knows how many spans they had:
    /// they were not received, and who sent them was told.
    std::uint64_t accepted = 0, others = 0, forbidden = 0, malformed = 0, tooLarge = 0, busy = 0;
    std::string problem; ///< why the last stretch could not be kept; empty when it was
    std::vector<OpenDoor> doors;
};

/// Takes telemetry in: OTLP/gRPC, OTLP/HTTP, Zipkin. Only from this machine, unless the options say otherwise.
class Receiver {
public:
    /// Opens the doors. Throws Error when one of them cannot be opened, or may not.
    Receiver(const ReceiverOptions &options, TrafficSink sink);
    ~Receiver();
    Receiver(const Receiver &) = delete;
    Receiver &operator=(const Receiver &) = delete;

    /// From any thread.
    ReceiverStatus status() const;
    /// Closes the doors, joins what waits and passes it on. Throws Error when it could not be kept.
    void stop();

private:
    struct Doors;
    std::unique_ptr<Doors> m_doors;
};

} // namespace alidade
