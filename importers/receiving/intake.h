#pragma once

#include "importers/receiving/examplepicker.h"
#include "importers/receiving/options.h"

#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <set>
#include <thread>

namespace alidade {

/// What has been taken in so far.
struct IntakeStatus {
    SpanCount spans;
    std::size_t services = 0, edges = 0; ///< that were seen at all
    std::string problem;                 ///< why the last stretch could not be kept; empty when it was
};

/// Where all doors hand in their spans: joins them, and passes on what was seen at every interval. Any thread may hand in;
/// the join behind is for one at a time, and so much faster than the reading of requests that they take turns at a lock.
class Intake {
public:
    Intake(const ReceiverOptions &options, TrafficSink sink);
    /// Stops without a last flush, unless stop() was called.
    ~Intake();
    Intake(const Intake &) = delete;
    Intake &operator=(const Intake &) = delete;

    /// Takes spans in. @return how many of them cannot be used; spans that came before are not among these
    std::uint64_t add(const SpanBatch &batch);
    /// Counts spans that arrived and are not taken in.
    void drop(SpanDrop reason, std::uint64_t spans);

    IntakeStatus status() const;
    /// Joins what waits, passes the rest on and ends. Throws Error when it cannot be kept.
    void stop();

private:
    void run(const std::stop_token &stop);
    void flush(bool isLast);
    /// Joins what waits when it is time to. @return whether it was
    bool settle(bool isLast);
    void pass(TrafficSet seen);

    std::chrono::milliseconds m_flushEvery;
    std::chrono::seconds m_settleEvery;
    TrafficSink m_sink;
    mutable std::mutex m_mutex; ///< of what follows up to the thread
    SpanJoin m_join;
    IntakeStatus m_status;
    std::chrono::steady_clock::time_point m_lastSettled;
    // Of the thread that flushes alone.
    TrafficSet m_unkept;
    std::vector<Trace> m_unkeptExamples;
    ExamplePicker m_picker;
    std::set<std::string> m_services;
    std::set<std::pair<TrafficEnd, TrafficEnd>> m_edges;
    std::condition_variable_any m_wake;
    std::jthread m_thread;
};

} // namespace alidade
