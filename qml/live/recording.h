#pragma once

#include "importers/receiving/receiver.h"

#include <mutex>

namespace alidade {

/// Receivers at work. status() and stop() may be called from different threads: while the one stops, the other tells what it
/// was told last and never waits.
class Recording {
public:
    /// Opens the doors. Throws Error.
    Recording(const ReceiverOptions &options, TrafficSink sink);

    ReceiverStatus status() const;
    /// Closes the doors and passes on what is still held; further calls do nothing. Throws Error when it could not be kept.
    void stop();

private:
    mutable std::mutex m_mutex;
    mutable ReceiverStatus m_last;
    bool m_isStopped = false;
    Receiver m_receiver;
};

} // namespace alidade
