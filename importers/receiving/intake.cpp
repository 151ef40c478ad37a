#include "importers/receiving/intake.h"

#include "model/error.h"

namespace alidade {
namespace {

/// Sent again is no fault of the sender: it did not hear that its request had arrived.
std::uint64_t unusable(const SpanCount &count)
{
    return count[SpanDrop::damaged] + count[SpanDrop::unnamed] + count[SpanDrop::overflow] + count[SpanDrop::outside];
}

bool isEmpty(const TrafficSet &set) { return set.edges.empty() && set.services.empty() && set.spans.received == 0; }

} // namespace

Intake::Intake(const ReceiverOptions &options, TrafficSink sink)
    : m_flushEvery(options.flushEvery), m_settleEvery(options.settleEvery), m_sink(std::move(sink)), m_join(options.joining),
      m_lastSettled(std::chrono::steady_clock::now()), m_thread([this](const std::stop_token &stop) { run(stop); })
{}

Intake::~Intake() = default;

std::uint64_t Intake::add(const SpanBatch &batch)
{
    const std::lock_guard lock(m_mutex);
    const std::uint64_t before = unusable(m_join.count());
    m_join.add(batch);
    return unusable(m_join.count()) - before;
}

void Intake::drop(SpanDrop reason, std::uint64_t spans)
{
    const std::lock_guard lock(m_mutex);
    m_join.drop(reason, spans);
}

IntakeStatus Intake::status() const
{
    const std::lock_guard lock(m_mutex);
    IntakeStatus status = m_status;
    status.spans.merge(m_join.count());
    return status;
}

void Intake::run(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, stop, m_flushEvery, [] { return false; });
        lock.unlock();
        if (!stop.stop_requested())
            flush(false);
    }
}

void Intake::flush(bool isLast)
{
    TrafficSet seen;
    {
        const std::lock_guard lock(m_mutex);
        const auto now = std::chrono::steady_clock::now();
        if (isLast) {
            m_join.finish();
        } else if (now - m_lastSettled >= m_settleEvery) {
            m_join.settle();
            m_lastSettled = now;
        }
        seen = m_join.take();
        m_status.spans.merge(seen.spans);
    }
    for (const ServiceTraffic &service : seen.services)
        m_services.insert(service.name);
    for (const TrafficEdge &edge : seen.edges)
        m_edges.emplace(edge.from, edge.to);
    if (isEmpty(m_unkept))
        m_unkept = std::move(seen);
    else
        m_unkept.merge(seen);
    std::string problem;
    try {
        if (m_sink && !isEmpty(m_unkept))
            m_sink(m_unkept);
        m_unkept = {};
    } catch (const Error &error) { // is told, and offered again with the next stretch
        problem = error.what();
    }
    const std::lock_guard lock(m_mutex);
    m_status.services = m_services.size();
    m_status.edges = m_edges.size();
    m_status.problem = std::move(problem);
}

void Intake::stop()
{
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
    flush(true);
    if (!m_status.problem.empty())
        throw Error(m_status.problem);
}

} // namespace alidade
