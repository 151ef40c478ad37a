#include "analysis/sagas/sagamachine.h"

#include "model/error.h"

#include <algorithm>
#include <tuple>

namespace alidade {
namespace {

using Kind = SagaEventKind;
using Status = SagaStepStatus;

/// Which steps are undone before this one. Only those with a compensation count.
std::vector<std::size_t> undoneBefore(const Saga &saga, std::size_t step, const std::vector<std::size_t> &dependents)
{
    if (saga.compensationOrder == CompensationOrder::parallel)
        return {};
    if (saga.compensationOrder == CompensationOrder::reverse)
        return dependents;
    std::vector<std::size_t> earlier;
    for (const std::string &name : saga.compensationList) {
        if (name == saga.steps[step].name)
            break;
        for (std::size_t i = 0; i < saga.steps.size(); ++i)
            if (saga.steps[i].name == name)
                earlier.push_back(i);
    }
    return earlier;
}

void checkFits(const Saga &saga, const SagaOrder &order)
{
    if (saga.style == SagaStyle::choreographed)
        throw Error("The saga " + saga.name + " has no coordinator: its events are checked, its runs are not searched.");
    if (order.hasCycle())
        throw Error("The steps of the saga " + saga.name + " wait for each other in a circle.");
    if (saga.steps.size() > SagaState::maxSteps)
        throw Error("The saga " + saga.name + " has " + std::to_string(saga.steps.size()) + " steps; at most " +
                    std::to_string(SagaState::maxSteps) + " can be searched.");
}

} // namespace

bool SagaMachine::Step::isLike(const Step &other) const
{
    const auto all = [](const Step &s) {
        return std::tie(s.hasKey, s.hasCompensation, s.hasUndoKey, s.isRetriable, s.isPivot, s.isConditional, s.effect,
                        s.attempts, s.undoAttempts, s.before, s.after, s.dependents, s.undoneBefore);
    };
    return all(*this) == all(other);
}

SagaMachine::SagaMachine(const Saga &saga, const SagaBounds &bounds) : m_bounds(bounds), m_log(saga.log)
{
    const SagaOrder order = orderOf(saga);
    checkFits(saga, order);
    m_bounds.faultsPerCall = std::min(bounds.faultsPerCall, SagaBounds::maxFaultsPerCall);
    m_bounds.crashes = std::min(bounds.crashes, SagaBounds::maxCrashes);
    if (bounds.totalFaults)
        m_bounds.totalFaults = std::min(*bounds.totalFaults, SagaBounds::maxTotalFaults);
    const auto dependents = dependentsOf(order);
    const bool isTakenUp = saga.log.isDurable && saga.log.hasReconciliation;
    for (std::size_t i = 0; i < saga.steps.size(); ++i) {
        const SagaStep &step = saga.steps[i];
        const bool hasUndo = step.compensation.has_value();
        m_steps.push_back({.hasKey = !step.action.idempotencyKey.empty(),
                           .hasCompensation = hasUndo,
                           .hasUndoKey = hasUndo && !step.compensation->idempotencyKey.empty(),
                           .isRetriable = step.isRetriable,
                           .isPivot = step.isPivot,
                           .isConditional = !step.condition.empty(),
                           .effect = step.effect,
                           .attempts = attemptsOf(step),
                           .undoAttempts = !hasUndo || isTakenUp ? RetryPolicy::unlimited : attemptsOf(*step.compensation),
                           .before = order.before[i],
                           .after = {},
                           .dependents = dependents[i],
                           .undoneBefore = undoneBefore(saga, i, dependents[i])});
    }
    for (std::size_t i = 0; i < m_steps.size(); ++i)
        for (std::size_t earlier : m_steps[i].before)
            m_steps[earlier].after.push_back(i);
    if (saga.compensationOrder != CompensationOrder::listed)
        findInterchangeable();
}

void SagaMachine::findInterchangeable()
{
    std::vector<bool> isTaken(m_steps.size());
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        std::vector<std::size_t> group;
        for (std::size_t other = i; other < m_steps.size(); ++other) {
            if (!isTaken[other] && m_steps[i].isLike(m_steps[other])) {
                isTaken[other] = true;
                group.push_back(other);
            }
        }
        if (group.size() > 1)
            m_interchangeable.push_back(std::move(group));
    }
}

// --- what the coordinator may do -------------------------------------------------------------------------------------

bool SagaMachine::mayFail(const SagaState &state, std::size_t step) const
{
    return state.steps[step].faults < m_bounds.faultsPerCall && (!m_bounds.totalFaults || state.faults < *m_bounds.totalFaults);
}

bool SagaMachine::isReady(const SagaState &state, std::size_t step) const
{
    const Status status = state.steps[step].status;
    const auto isOver = [&](std::size_t i) {
        return state.steps[i].status == Status::done || state.steps[i].status == Status::skipped;
    };
    return (status == Status::waiting || status == Status::unknown) &&
           std::all_of(m_steps[step].before.begin(), m_steps[step].before.end(), isOver);
}

bool SagaMachine::isToUndo(const SagaState &state, std::size_t step) const
{
    const Status status = state.steps[step].status;
    return m_steps[step].hasCompensation && (status == Status::done || status == Status::unknown);
}

bool SagaMachine::isReadyToUndo(const SagaState &state, std::size_t step) const
{
    const auto &first = m_steps[step].undoneBefore;
    return isToUndo(state, step) && std::none_of(first.begin(), first.end(), [&](std::size_t i) { return isToUndo(state, i); });
}

void SagaMachine::moves(const SagaState &state, std::vector<SagaMove> &moves) const
{
    const bool isUnderWay = state.phase == SagaPhase::forward || state.phase == SagaPhase::back;
    if (isUnderWay && state.crashes < m_bounds.crashes)
        crashMoves(state, SagaEvent::noStep, moves);
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        if (state.phase == SagaPhase::forward && isReady(state, i))
            stepMoves(state, i, moves);
        if (state.phase == SagaPhase::back && isReadyToUndo(state, i))
            undoMoves(state, i, moves);
        lateMoves(state, i, moves);
    }
}

void SagaMachine::stepMoves(const SagaState &state, std::size_t step, std::vector<SagaMove> &moves) const
{
    const SagaStepState &now = state.steps[step];
    const Step &fixed = m_steps[step];
    if (fixed.isConditional && now.status == Status::waiting) {
        SagaMove move{{Kind::skipped, step}, state, {}};
        move.state.steps[step].status = Status::skipped;
        add(move, moves);
    }
    SagaMove done{{Kind::done, step}, state, {}};
    perform(done, step);
    done.state.steps[step].status = Status::done;
    add(done, moves);
    if (state.crashes < m_bounds.crashes)
        crashMoves(state, step, moves);
    if (!mayFail(state, step))
        return;
    if (!fixed.isRetriable && !(fixed.hasKey && now.stepSeen)) {
        SagaMove move = failing(state, Kind::refused, step);
        SagaStepState &after = move.state.steps[step];
        after.stepSeen = fixed.hasKey;
        after.status = now.status == Status::unknown ? Status::unknown : Status::refused;
        turnBack(move);
        add(move, moves);
    }
    for (Kind kind : {Kind::requestLost, Kind::replyLost, Kind::delayed, Kind::duplicated}) {
        SagaMove move = failing(state, kind, step);
        if (kind == Kind::replyLost || kind == Kind::duplicated)
            perform(move, step);
        if (kind == Kind::delayed || kind == Kind::duplicated)
            ++move.state.steps[step].lateStep;
        if (kind == Kind::duplicated)
            move.state.steps[step].status = Status::done;
        else
            noAnswer(move, step);
        add(move, moves);
    }
}

void SagaMachine::undoMoves(const SagaState &state, std::size_t step, std::vector<SagaMove> &moves) const
{
    SagaMove undone{{Kind::undone, step}, state, {}};
    undo(undone, step);
    undone.state.steps[step].status = Status::undone;
    add(undone, moves);
    if (state.crashes < m_bounds.crashes) {
        SagaMove crash{{Kind::undoCrashedAfter, step}, state, {}};
        undo(crash, step);
        restart(crash);
        add(crash, moves);
    }
    if (!mayFail(state, step))
        return;
    for (Kind kind : {Kind::undoFailed, Kind::undoReplyLost, Kind::undoDelayed, Kind::undoDuplicated}) {
        SagaMove move = failing(state, kind, step);
        if (kind == Kind::undoReplyLost || kind == Kind::undoDuplicated)
            undo(move, step);
        if (kind == Kind::undoDelayed || kind == Kind::undoDuplicated)
            ++move.state.steps[step].lateUndo;
        if (kind == Kind::undoDuplicated)
            move.state.steps[step].status = Status::undone;
        else
            noUndoAnswer(move, step);
        add(move, moves);
    }
}

/// A crash between calls, or during the call of a step.
void SagaMachine::crashMoves(const SagaState &state, std::size_t step, std::vector<SagaMove> &moves) const
{
    if (step == SagaEvent::noStep) {
        SagaMove move{{Kind::crashed, step}, state, {}};
        restart(move);
        if (move.state.phase != state.phase) // otherwise it goes on as if nothing had been
            add(move, moves);
        return;
    }
    for (Kind kind : {Kind::crashedBefore, Kind::crashedAfter}) {
        SagaMove move{{kind, step}, state, {}};
        if (kind == Kind::crashedAfter)
            perform(move, step);
        move.state.steps[step].status = Status::unknown;
        restart(move);
        add(move, moves);
    }
}

void SagaMachine::lateMoves(const SagaState &state, std::size_t step, std::vector<SagaMove> &moves) const
{
    if (state.steps[step].lateStep > 0) {
        SagaMove move{{Kind::arrivedLate, step}, state, {}};
        --move.state.steps[step].lateStep;
        perform(move, step);
        add(move, moves);
    }
    if (state.steps[step].lateUndo > 0) {
        SagaMove move{{Kind::undoArrivedLate, step}, state, {}};
        --move.state.steps[step].lateUndo;
        undo(move, step);
        add(move, moves);
    }
}

SagaMove SagaMachine::failing(const SagaState &state, SagaEventKind kind, std::size_t step) const
{
    SagaMove move{{kind, step}, state, {}};
    ++move.state.steps[step].faults;
    if (m_bounds.totalFaults)
        ++move.state.faults;
    return move;
}

// --- what the participants do ----------------------------------------------------------------------------------------

/// Whether a request would change nothing: its key was seen, on the request itself or on the compensation that came first.
bool SagaMachine::recognises(const SagaStepState &state, const Step &step) const
{
    return step.effect == SagaEffect::none || (step.hasKey && (state.stepSeen || (step.hasUndoKey && state.undoSeen)));
}

void SagaMachine::perform(SagaMove &move, std::size_t step) const
{
    SagaStepState &state = move.state.steps[step];
    const Step &fixed = m_steps[step];
    if (recognises(state, fixed))
        return;
    if (state.stands && !move.breach)
        move.breach = {SagaProperty::effectOnce, step};
    state.stands = true;
    state.stepSeen = fixed.hasKey;
    const bool turnsBack = move.state.phase == SagaPhase::back || move.state.phase == SagaPhase::compensated;
    if (turnsBack && fixed.effect == SagaEffect::irreversible && !move.breach)
        move.breach = {SagaProperty::irreversibleSafe, step};
}

void SagaMachine::undo(SagaMove &move, std::size_t step) const
{
    SagaStepState &state = move.state.steps[step];
    const Step &fixed = m_steps[step];
    if (fixed.effect == SagaEffect::none || (fixed.hasUndoKey && state.undoSeen))
        return;
    if (!state.stands && !fixed.hasUndoKey && !move.breach)
        move.breach = {state.undoSeen ? SagaProperty::effectOnce : SagaProperty::compensationAfterStep, step};
    const bool buildsOn = std::any_of(fixed.dependents.begin(), fixed.dependents.end(),
                                      [&](std::size_t i) { return m_steps[i].hasCompensation && move.state.steps[i].stands; });
    if (state.stands && buildsOn && !move.breach)
        move.breach = {SagaProperty::compensationOrder, step};
    state.stands = false;
    state.undoSeen = true;
}

// --- what the coordinator makes of it --------------------------------------------------------------------------------

void SagaMachine::noAnswer(SagaMove &move, std::size_t step) const
{
    SagaStepState &state = move.state.steps[step];
    state.status = Status::unknown;
    if (state.faults >= m_steps[step].attempts)
        turnBack(move);
}

void SagaMachine::noUndoAnswer(SagaMove &move, std::size_t step) const
{
    if (move.state.steps[step].faults >= m_steps[step].undoAttempts)
        move.state.phase = SagaPhase::stuck;
}

void SagaMachine::turnBack(SagaMove &move) const
{
    move.state.phase = SagaPhase::back;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        move.state.steps[i].faults = 0;
        if (m_steps[i].effect == SagaEffect::irreversible && move.state.steps[i].stands && !move.breach)
            move.breach = {SagaProperty::irreversibleSafe, i};
    }
}

/// What a new coordinator does: nothing without a log, else what the log says.
void SagaMachine::restart(SagaMove &move) const
{
    ++move.state.crashes;
    if (!m_log.isDurable) {
        move.state.phase = SagaPhase::forgotten;
        return;
    }
    bool isPastPivot = false;
    for (std::size_t i = 0; i < m_steps.size(); ++i)
        isPastPivot = isPastPivot || (m_steps[i].isPivot && move.state.steps[i].status == Status::done);
    if (m_log.recovery == SagaRecovery::backward && move.state.phase == SagaPhase::forward && !isPastPivot)
        turnBack(move);
}

void SagaMachine::add(SagaMove move, std::vector<SagaMove> &moves) const
{
    SagaState &state = move.state;
    const auto isOver = [](const SagaStepState &step) { return step.status == Status::done || step.status == Status::skipped; };
    const auto end = state.steps.begin() + static_cast<std::ptrdiff_t>(m_steps.size());
    if (state.phase == SagaPhase::forward && std::all_of(state.steps.begin(), end, isOver))
        state.phase = SagaPhase::completed;
    if (state.phase == SagaPhase::back) {
        bool isUndone = true;
        for (std::size_t i = 0; i < m_steps.size(); ++i)
            isUndone = isUndone && !isToUndo(state, i);
        if (isUndone)
            state.phase = SagaPhase::compensated;
    }
    moves.push_back(move);
}

std::optional<SagaBreach> SagaMachine::breachAtEnd(const SagaState &state) const
{
    std::optional<std::size_t> standing, missing;
    for (std::size_t i = m_steps.size(); i-- > 0;) {
        if (state.steps[i].stands)
            standing = i;
        else if (m_steps[i].effect != SagaEffect::none && state.steps[i].status != Status::skipped)
            missing = i;
    }
    bool isWhole = !standing;
    if (state.phase == SagaPhase::completed)
        isWhole = !missing;
    else if (state.phase == SagaPhase::forgotten)
        isWhole = !missing || !standing;
    if (isWhole)
        return std::nullopt;
    const bool hasEnded = state.phase == SagaPhase::completed || state.phase == SagaPhase::compensated;
    return SagaBreach{hasEnded ? SagaProperty::endsWhole : SagaProperty::nothingHeld, standing.value_or(missing.value_or(0))};
}

// --- which states are the same ---------------------------------------------------------------------------------------

void SagaMachine::reduce(SagaState &state) const
{
    const bool isOver = state.phase != SagaPhase::forward && state.phase != SagaPhase::back;
    if (isOver)
        state.crashes = state.faults = 0;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        SagaStepState &step = state.steps[i];
        const Step &fixed = m_steps[i];
        if (recognises(step, fixed)) // and always will: what was seen stays seen
            step.lateStep = 0;
        if (fixed.effect == SagaEffect::none || (fixed.hasUndoKey && step.undoSeen))
            step.lateUndo = 0;
        const bool isCalledAgain = state.phase == SagaPhase::forward
                                       ? step.status == Status::waiting || step.status == Status::unknown
                                       : state.phase == SagaPhase::back && isToUndo(state, i);
        if (!isCalledAgain)
            step.faults = 0;
        if (isOver && step.status != Status::skipped)
            step.status = Status::waiting;
        if (isOver && step.lateStep + step.lateUndo == 0)
            step.stepSeen = step.undoSeen = false;
    }
    for (const std::vector<std::size_t> &group : m_interchangeable) {
        for (std::size_t i = 1; i < group.size(); ++i) // insertion sort: groups are small and mostly in order
            for (std::size_t j = i; j > 0 && state.steps[group[j]] < state.steps[group[j - 1]]; --j)
                std::swap(state.steps[group[j]], state.steps[group[j - 1]]);
    }
}

SagaMoment SagaMachine::momentAfter(const SagaMove &move) const
{
    SagaMoment moment{move.event, move.state.phase, {}};
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const SagaStepState &step = move.state.steps[i];
        moment.steps.push_back({step.status, step.stands, static_cast<std::uint32_t>(step.lateStep + step.lateUndo)});
    }
    return moment;
}

} // namespace alidade
