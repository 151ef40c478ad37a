#include "analysis/sagas/rules.h"

#include <algorithm>
#include <cmath>

namespace alidade {
namespace {

using std::chrono::milliseconds;

/// What is longer is as good as endless.
constexpr double longestMs = 1e15;

SagaTime sum(SagaTime left, SagaTime right) { return left && right ? SagaTime(*left + *right) : std::nullopt; }
SagaTime longer(SagaTime left, SagaTime right) { return left && right ? SagaTime(std::max(*left, *right)) : std::nullopt; }

/// When the last step ends at worst, if `free` (a step's predecessors) take no time.
SagaTime longestWay(const SagaOrder &order, const std::vector<SagaTime> &times, const std::vector<bool> &free)
{
    std::vector<SagaTime> ends(times.size(), milliseconds(0));
    SagaTime last = milliseconds(0);
    for (std::size_t i : order.sequence) {
        SagaTime start = milliseconds(0);
        for (std::size_t earlier : order.before[i])
            start = longer(start, ends[earlier]);
        ends[i] = free[i] ? start : sum(start, times[i]);
        last = longer(last, ends[i]);
    }
    return last;
}

/// By step: when it is undone at worst, counted from the turn.
std::vector<SagaTime> undoneAfter(const Saga &saga, const SagaOrder &order, const std::vector<SagaTime> &times)
{
    std::vector<SagaTime> ends = times;
    if (saga.compensationOrder == CompensationOrder::listed) {
        SagaTime end = milliseconds(0);
        for (const std::string &name : saga.compensationList)
            for (std::size_t i = 0; i < times.size(); ++i)
                if (saga.steps[i].name == name)
                    ends[i] = end = sum(end, times[i]);
    } else if (saga.compensationOrder == CompensationOrder::reverse) {
        std::vector<SagaTime> starts(times.size(), milliseconds(0));
        for (auto i = order.sequence.rbegin(); i != order.sequence.rend(); ++i) {
            ends[*i] = sum(starts[*i], times[*i]);
            for (std::size_t earlier : order.before[*i])
                starts[earlier] = longer(starts[earlier], ends[*i]);
        }
    }
    return ends;
}

} // namespace

SagaTime worstDuration(const SagaCall &call, std::uint32_t attempts)
{
    if (!call.timeout || attempts == RetryPolicy::unlimited)
        return std::nullopt;
    double total = static_cast<double>(call.timeout->count()) * attempts;
    const RetryPolicy policy = call.retry.value_or(RetryPolicy{});
    double wait = static_cast<double>(policy.backoff.count());
    for (std::uint32_t i = 1; i < attempts && total < longestMs; ++i) {
        const auto limit = static_cast<double>(policy.maxBackoff.count());
        total += limit > 0 ? std::min(wait, limit) : wait;
        wait *= policy.factor;
    }
    return total < longestMs ? SagaTime(milliseconds(std::llround(total))) : std::nullopt;
}

SagaDurations durationsOf(const Saga &saga)
{
    const SagaOrder order = orderOf(saga);
    const std::size_t count = saga.steps.size();
    SagaDurations durations;
    for (const SagaStep &step : saga.steps) {
        durations.step.push_back(worstDuration(step.action, attemptsOf(step)));
        durations.compensation.push_back(step.compensation ? worstDuration(*step.compensation, attemptsOf(*step.compensation))
                                                           : SagaTime(milliseconds(0)));
    }
    durations.held.resize(count);
    if (order.hasCycle())
        return durations;
    durations.forward = longestWay(order, durations.step, std::vector<bool>(count));
    const std::vector<SagaTime> undone = undoneAfter(saga, order, durations.compensation);
    durations.back = milliseconds(0);
    for (const SagaTime &end : undone)
        durations.back = longer(durations.back, end);
    const auto cut = [&](SagaTime time) { return saga.timeout && (!time || *time > *saga.timeout) ? saga.timeout : time; };
    durations.whole = sum(cut(durations.forward), durations.back);
    const auto dependents = dependentsOf(order);
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<bool> isBefore(count);
        for (std::size_t other = 0; other < count; ++other)
            isBefore[other] = std::find(dependents[other].begin(), dependents[other].end(), i) != dependents[other].end();
        durations.held[i] = sum(cut(longestWay(order, durations.step, isBefore)), undone[i]);
    }
    return durations;
}

} // namespace alidade
