#include "analysis/sagas/observedruns.h"

#include "model/architecture.h"

#include <algorithm>
#include <map>

namespace alidade {
namespace {

/// A span that is a call of a saga.
struct Match {
    const TraceSpan *span = nullptr;
    std::size_t step = 0;
    bool isUndo = false;
    std::uint64_t group = 0; ///< the span that made it

    std::int64_t endUs() const { return span->startUs + static_cast<std::int64_t>(span->durationUs); }
};

[[maybe_unused]] std::string_view lastPart(std::string_view name) { return name.substr(name.find_last_of("/. ") + 1); }

/// "Reserve" is the end of "shop.v1.Stock/Reserve", and the other way round; parts count whole.
bool isEndOf(std::string_view end, std::string_view whole)
{
    if (end.starts_with('/'))
        end.remove_prefix(1);
    if (end.empty() || !whole.ends_with(end))
        return false;
    return end.size() == whole.size() ||
           std::string_view("/. ").find(whole[whole.size() - end.size() - 1]) != std::string_view::npos;
}

/// Recognises the calls of one saga.
class CallMatcher {
public:
    explicit CallMatcher(const Saga &saga) : m_saga(saga) {}

    std::optional<Match> match(const TraceSpan &span) const
    {
        for (std::size_t i = 0; i < m_saga.steps.size(); ++i) {
            const SagaStep &step = m_saga.steps[i];
            if (isCall(span, step.action, step.action.participant, step.name))
                return Match{&span, i, false, span.parent};
            if (step.compensation && isCall(span, *step.compensation, compensatingParticipant(step), {}))
                return Match{&span, i, true, span.parent};
        }
        return std::nullopt;
    }

private:
    bool isCall(const TraceSpan &span, const SagaCall &call, const std::string &participant, std::string_view step) const
    {
        const std::string &operation = call.operation.name;
        const bool isOfEither = isSame(span.service, participant) || isSame(span.service, m_saga.coordinator);
        if (participant.empty() || !isOfEither)
            return false;
        if (!step.empty() && span.name == step)
            return true;
        return !operation.empty() && (isEndOf(span.name, operation) || isEndOf(operation, span.name) ||
                                      (call.operation.kind == EndpointKind::http && isRoute(span.name, operation)));
    }

    /// "POST /refunds" and "/refunds", or "POST /api/refunds" behind a gateway.
    static bool isRoute(std::string_view span, std::string_view operation)
    {
        const std::size_t path = operation.find('/');
        return path != std::string_view::npos && path + 1 < operation.size() && span.ends_with(operation.substr(path)) &&
               (span.find(' ') == std::string_view::npos || span.substr(0, span.find(' ')) == operation.substr(0, path - 1));
    }

    static bool isSame(const std::string &left, const std::string &right)
    {
        return !right.empty() && (left == right || normalisedName(left) == normalisedName(right));
    }

    const Saga &m_saga;
};

/// The calls in a trace, by time; of a call that both sides tell of, the outer span.
std::vector<Match> matchesIn(const CallMatcher &matcher, const Trace &trace)
{
    std::map<std::uint64_t, const TraceSpan *> byId;
    std::map<std::uint64_t, Match> known;
    for (const TraceSpan &span : trace.spans) {
        byId.emplace(span.id, &span);
        if (const std::optional<Match> match = matcher.match(span))
            known.emplace(span.id, *match);
    }
    std::vector<Match> result;
    for (const auto &[id, match] : known) {
        bool isInner = false;
        std::size_t hops = 0;
        for (auto above = byId.find(match.span->parent); above != byId.end() && !isInner && hops < trace.spans.size(); ++hops) {
            const auto outer = known.find(above->first);
            isInner = outer != known.end() && outer->second.step == match.step && outer->second.isUndo == match.isUndo;
            above = byId.find(above->second->parent);
        }
        if (!isInner)
            result.push_back(match);
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const Match &l, const Match &r) { return l.span->startUs < r.span->startUs; });
    return result;
}

/// Several runs in one trace are told apart by who made them, if each of them shows a first step.
std::vector<std::vector<Match>> runsIn(const std::vector<Match> &matches, const std::vector<bool> &isFirst)
{
    std::map<std::uint64_t, std::vector<Match>> groups;
    for (const Match &match : matches)
        groups[match.group].push_back(match);
    const bool areRuns = std::all_of(groups.begin(), groups.end(), [&](const auto &group) {
        return std::any_of(group.second.begin(), group.second.end(),
                           [&](const Match &match) { return !match.isUndo && isFirst[match.step]; });
    });
    if (!areRuns)
        return {matches};
    std::vector<std::vector<Match>> runs;
    runs.reserve(groups.size());
    for (auto &[maker, group] : groups)
        runs.push_back(std::move(group));
    return runs;
}

ObservedRunStatus statusOf(const Saga &saga, const ObservedRun &run)
{
    bool hasTurned = run.failedStep != SagaEvent::noStep, isWhole = true, isUndone = true;
    for (std::size_t i = 0; i < saga.steps.size(); ++i) {
        const ObservedStep &step = run.steps[i];
        hasTurned = hasTurned || step.undoAttempts > 0;
        isWhole = isWhole && (step.isDone || !saga.steps[i].condition.empty());
        isUndone = isUndone && (!step.isDone || step.isUndone || !saga.steps[i].compensation);
    }
    if (hasTurned)
        return isUndone ? ObservedRunStatus::compensated : ObservedRunStatus::broken;
    return isWhole ? ObservedRunStatus::completed : ObservedRunStatus::running;
}

void contradict(const Saga &saga, ObservedRun &run, std::size_t step, const char *rule, const std::string &message,
                const std::string &advice)
{
    run.contradictions.push_back({rule, Severity::error, step, saga.steps[step].name + message, advice, {}});
}

/// What the definition does not allow.
void findContradictions(const Saga &saga, const SagaOrder &order, ObservedRun &run)
{
    for (std::size_t i = 0; i < saga.steps.size(); ++i) {
        const ObservedStep &step = run.steps[i];
        for (const std::size_t before : order.before[i]) {
            const ObservedStep &other = run.steps[before];
            const bool isSkipped = other.attempts == 0 && !saga.steps[before].condition.empty();
            if (step.attempts == 0 || isSkipped)
                continue;
            if (!other.isDone)
                contradict(saga, run, i, "saga-run-order", " was called although " + saga.steps[before].name + " was not done.",
                           "Let the coordinator turn back, or let the definition say that the steps do not wait for each other.");
            else if (step.startUs < other.startUs)
                contradict(saga, run, i, "saga-run-order", " was called before " + saga.steps[before].name + ".",
                           "Put the steps of the definition in the order in which the code calls them.");
        }
        if (step.undoAttempts > 0 && step.attempts == 0)
            contradict(saga, run, i, "saga-run-undone-unperformed", " was undone but never called.",
                       "Undo only what the log shows as called.");
        if (run.status == ObservedRunStatus::broken && step.isDone && !step.isUndone && saga.steps[i].compensation)
            contradict(saga, run, i, "saga-run-not-undone", " still stands although the run turned back.",
                       "Find out whether its compensation was lost, or is still to come.");
        if (step.isDone && step.attempts > 1 && saga.steps[i].action.idempotencyKey.empty())
            contradict(saga, run, i, "saga-run-repeated", " was called more than once, and no key tells the repetition.",
                       "Send a key that stays the same in every attempt.");
    }
}

ObservedRun runOf(const Saga &saga, const SagaOrder &order, const TraceId &trace, const std::vector<Match> &matches)
{
    ObservedRun run{.trace = trace, .steps = std::vector<ObservedStep>(saga.steps.size())};
    run.startUs = matches.front().span->startUs;
    std::int64_t end = run.startUs;
    for (const Match &match : matches) {
        ObservedStep &step = run.steps[match.step];
        end = std::max(end, match.endUs());
        step.spans.push_back(match.span->id);
        if (match.isUndo) {
            ++step.undoAttempts;
            step.isUndone = !match.span->hasFailed;
            continue;
        }
        if (step.attempts++ == 0)
            step.startUs = match.span->startUs;
        step.durationUs = static_cast<std::uint64_t>(std::max<std::int64_t>(match.endUs() - step.startUs, 0));
        step.isDone = !match.span->hasFailed;
    }
    run.durationUs = static_cast<std::uint64_t>(end - run.startUs);
    for (const std::size_t i : order.sequence) {
        if (run.failedStep == SagaEvent::noStep && run.steps[i].attempts > 0 && !run.steps[i].isDone)
            run.failedStep = i;
    }
    run.status = statusOf(saga, run);
    findContradictions(saga, order, run);
    return run;
}

} // namespace

std::vector<ObservedRun> runsOf(const Saga &saga, std::span<const Trace> traces)
{
    const SagaOrder order = orderOf(saga);
    std::vector<ObservedRun> runs;
    if (order.hasCycle())
        return runs;
    std::vector<bool> isFirst(saga.steps.size());
    for (std::size_t i = 0; i < saga.steps.size(); ++i)
        isFirst[i] = order.before[i].empty();
    const CallMatcher matcher(saga);
    for (const Trace &trace : traces) {
        const std::vector<Match> all = matchesIn(matcher, trace);
        if (all.empty())
            continue;
        for (const std::vector<Match> &matches : runsIn(all, isFirst)) {
            const bool showsFirst = std::any_of(matches.begin(), matches.end(),
                                                [&](const Match &match) { return !match.isUndo && isFirst[match.step]; });
            const bool showsMore = saga.steps.size() == 1 || std::any_of(matches.begin(), matches.end(), [&](const Match &match) {
                                       return match.isUndo || match.span->hasFailed || match.step != matches.front().step;
                                   });
            if (showsFirst && showsMore)
                runs.push_back(runOf(saga, order, trace.id, matches));
        }
    }
    std::stable_sort(runs.begin(), runs.end(), [](const ObservedRun &l, const ObservedRun &r) { return l.startUs < r.startUs; });
    return runs;
}

std::vector<ObservedFlow> flowOf(const Saga &saga, std::span<const ObservedRun> runs)
{
    std::vector<ObservedFlow> flow(saga.steps.size());
    for (const ObservedRun &run : runs) {
        for (std::size_t i = 0; i < flow.size(); ++i) {
            const ObservedStep &step = run.steps[i];
            flow[i].called += step.attempts > 0;
            flow[i].done += step.isDone;
            flow[i].failed += step.attempts > 0 && !step.isDone;
            flow[i].undone += step.isUndone;
            flow[i].repeated += step.attempts > 1;
        }
    }
    return flow;
}

} // namespace alidade
