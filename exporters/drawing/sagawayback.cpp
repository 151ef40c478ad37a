#include "exporters/drawing/sagalayout.h"

#include <algorithm>

namespace alidade {
namespace {

using Steps = std::vector<std::size_t>;

bool contains(const Steps &steps, std::size_t step) { return std::find(steps.begin(), steps.end(), step) != steps.end(); }

bool shareOne(const std::vector<std::string> &left, const std::vector<std::string> &right)
{
    return std::any_of(left.begin(), left.end(),
                       [&](const std::string &name) { return std::find(right.begin(), right.end(), name) != right.end(); });
}

/// Going back from a step, the first with a compensation on each way.
Steps nearestUndone(const Saga &saga, const SagaOrder &order, std::size_t step)
{
    Steps found, seen, open = order.before[step];
    while (!open.empty()) {
        const std::size_t earlier = open.back();
        open.pop_back();
        if (contains(seen, earlier))
            continue;
        seen.push_back(earlier);
        if (saga.steps[earlier].compensation)
            found.push_back(earlier);
        else
            open.insert(open.end(), order.before[earlier].begin(), order.before[earlier].end());
    }
    std::sort(found.begin(), found.end());
    return found;
}

Steps compensationsThatConsume(const Saga &saga, const std::vector<std::string> &events)
{
    Steps found;
    for (std::size_t step = 0; step < saga.steps.size(); ++step)
        if (saga.steps[step].compensation && shareOne(events, saga.steps[step].compensation->consumes))
            found.push_back(step);
    return found;
}

SagaWayBack byEvents(const Saga &saga)
{
    SagaWayBack way{std::vector<Steps>(saga.steps.size()), std::vector<Steps>(saga.steps.size())};
    for (std::size_t step = 0; step < saga.steps.size(); ++step) {
        if (saga.steps[step].compensation)
            way.next[step] = compensationsThatConsume(saga, saga.steps[step].compensation->emits);
        way.turn[step] = compensationsThatConsume(saga, saga.steps[step].emitsOnFailure);
    }
    return way;
}

/// Those of `all` that come before `step`, in the order of `all`.
Steps earlierOnes(const Steps &all, const std::vector<Steps> &dependents, std::size_t step)
{
    Steps earlier = all;
    std::erase_if(earlier, [&](std::size_t other) { return !contains(dependents[other], step); });
    return earlier;
}

} // namespace

SagaWayBack wayBackOf(const Saga &saga)
{
    if (saga.style == SagaStyle::choreographed)
        return byEvents(saga);
    const SagaOrder order = orderOf(saga);
    const Steps undo = undoSequenceOf(saga);
    const std::vector<Steps> dependents = dependentsOf(order);
    SagaWayBack way{std::vector<Steps>(saga.steps.size()), std::vector<Steps>(saga.steps.size())};
    for (std::size_t step = 0; step < saga.steps.size(); ++step) {
        if (saga.compensationOrder == CompensationOrder::reverse) {
            way.turn[step] = nearestUndone(saga, order, step);
            if (saga.steps[step].compensation)
                way.next[step] = way.turn[step];
            continue;
        }
        way.turn[step] = earlierOnes(undo, dependents, step);
        if (saga.compensationOrder == CompensationOrder::parallel)
            continue;
        way.turn[step].resize(std::min<std::size_t>(way.turn[step].size(), 1));
        const auto self = std::find(undo.begin(), undo.end(), step);
        if (self != undo.end() && self + 1 != undo.end())
            way.next[step] = {*(self + 1)};
    }
    return way;
}

bool mayTurnBackAt(const Saga &saga, std::size_t step)
{
    if (saga.style == SagaStyle::choreographed)
        return !saga.steps[step].emitsOnFailure.empty();
    if (saga.steps[step].isRetriable)
        return false;
    const std::vector<Steps> dependents = dependentsOf(orderOf(saga));
    for (std::size_t other = 0; other < saga.steps.size(); ++other)
        if (saga.steps[other].isPivot && contains(dependents[other], step))
            return false;
    return true;
}

bool isCompensationMissing(const Saga &saga, std::size_t step)
{
    const SagaStep &self = saga.steps[step];
    if (self.compensation || self.effect == SagaEffect::none || self.isPivot)
        return false;
    const std::vector<Steps> dependents = dependentsOf(orderOf(saga));
    bool hasPivot = false, mayRefuse = false;
    for (std::size_t other = 0; other < saga.steps.size(); ++other) {
        if (saga.steps[other].isPivot && contains(dependents[other], step))
            return false;
        hasPivot = hasPivot || saga.steps[other].isPivot;
        mayRefuse = mayRefuse || (other != step && !contains(dependents[other], step) && !saga.steps[other].isRetriable);
    }
    return hasPivot || mayRefuse;
}

} // namespace alidade
