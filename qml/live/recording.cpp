#include "qml/live/recording.h"

namespace alidade {

Recording::Recording(const ReceiverOptions &options, TrafficSink sink) : m_receiver(options, std::move(sink))
{
    m_last = m_receiver.status();
}

ReceiverStatus Recording::status() const
{
    const std::unique_lock lock(m_mutex, std::try_to_lock);
    if (!lock)
        return {};
    if (!m_isStopped)
        m_last = m_receiver.status();
    return m_last;
}

void Recording::stop()
{
    const std::lock_guard lock(m_mutex);
    if (std::exchange(m_isStopped, true))
        return;
    m_receiver.stop();
    m_last = m_receiver.status();
}

} // namespace alidade
