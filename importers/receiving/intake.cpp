#include "importers/receiving/intake.h"

#include "model/error.h"

#include <algorithm>

namespace alidade {
namespace {

/// Sent again is no fault of the sender: it did not hear that its request had arrived.
std::uint64_t unusable(const SpanCount &count)
{
    return count[SpanDrop::damaged] + count[SpanDrop::unnamed] + count[SpanDrop::overflow] + count[SpanDrop::outside];
}

/// Of a sink that does not take them no more than these are offered again.
constexpr std::size_t maxUnkeptExamples = 1000;

std::vector<Trace> merged(std::vector<Trace> traces, std::vector<Trace> others)
{
    for (Trace &other : others) {
        const auto known = std::ranges::find(traces, other.id, &Trace::id);
        if (known != traces.end())
            known->merge(other);
        else if (traces.size() < maxUnkeptExamples)
            traces.push_back(std::move(other));
    }
    return traces;
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

bool Intake::settle(bool isLast)
{
    const auto now = std::chrono::steady_clock::now();
    if (!isLast && now - m_lastSettled < m_settleEvery)
        return false;
    m_lastSettled = now;
    m_unkeptExamples = merged(std::move(m_unkeptExamples), m_join.traces(m_picker.pickedLately()));
    if (isLast)
        m_join.finish();
    else
        m_join.settle();
    return true;
}

void Intake::flush(bool isLast)
{
    TrafficSet seen;
    {
        const std::lock_guard lock(m_mutex);
        settle(isLast);
        seen = m_join.take();
        m_status.spans.merge(seen.spans);
    }
    if (const std::set<TraceId> fresh = m_picker.pick(seen); !fresh.empty()) {
        const std::lock_guard lock(m_mutex);
        m_unkeptExamples = merged(std::move(m_unkeptExamples), m_join.traces(fresh));
    }
    pass(std::move(seen));
}

void Intake::pass(TrafficSet seen)
{
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
        if (m_sink && !(isEmpty(m_unkept) && m_unkeptExamples.empty()))
            m_sink(m_unkept, m_unkeptExamples);
        m_unkept = {};
        m_unkeptExamples.clear();
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
    flush(false); // while the spans of what it shows are still there
    flush(true);
    if (!m_status.problem.empty())
        throw Error(m_status.problem);
}

} // namespace alidade
