#pragma once

#include "model/sagarun.h"

#include <array>
#include <compare>

namespace alidade {

/// A step and its participant at one moment of a run.
struct SagaStepState {
    SagaStepStatus status = SagaStepStatus::waiting;
    std::uint8_t faults = 0;   ///< of the calls in the present direction
    std::uint8_t lateStep = 0; ///< copies of the request that are on their way
    std::uint8_t lateUndo = 0; ///< copies of the compensation that are on their way
    bool stands = false;       ///< the effect is there
    bool stepSeen = false;     ///< with a key: the participant has answered the request and will answer the same again
    bool undoSeen = false;     ///< the participant has performed the compensation, or with a key noted that it did
    friend auto operator<=>(const SagaStepState &, const SagaStepState &) = default;
};

/// The whole saga at one moment of a run.
struct SagaState {
    static constexpr std::size_t maxSteps = 32;

    std::array<SagaStepState, maxSteps> steps{};
    SagaPhase phase = SagaPhase::forward;
    std::uint8_t crashes = 0;
    std::uint8_t faults = 0; ///< of all calls; counted only when they are bounded together
};

/// An event with the state after it. A run ends with its first breach.
struct SagaMove {
    SagaEvent event;
    SagaState state;
    std::optional<SagaBreach> breach;
};

/// The transition system of an orchestrated saga; docs/sagas.md says in words what can happen.
class SagaMachine {
public:
    /// Throws Error for a saga that has no such system: choreographed, with a cycle, or with more than SagaState::maxSteps.
    SagaMachine(const Saga &saga, const SagaBounds &bounds);

    std::size_t stepCount() const { return m_steps.size(); }
    /// Every event that can happen in this state, appended in a fixed order.
    void moves(const SagaState &state, std::vector<SagaMove> &moves) const;
    /// What is wrong with a state in which nothing can happen any more.
    std::optional<SagaBreach> breachAtEnd(const SagaState &state) const;
    /// The state by which all that behave the same are known: what nobody will ever look at again is zero, and
    /// interchangeable steps stand in a fixed order.
    void reduce(SagaState &state) const;
    SagaMoment momentAfter(const SagaMove &move) const;

private:
    /// What counts of a step.
    struct Step {
        bool hasKey, hasCompensation, hasUndoKey, isRetriable, isPivot, isConditional;
        SagaEffect effect;
        std::uint32_t attempts, undoAttempts;
        std::vector<std::size_t> before, after, dependents, undoneBefore;
        bool isLike(const Step &other) const;
    };
    void findInterchangeable();
    bool mayFail(const SagaState &state, std::size_t step) const;
    bool isReady(const SagaState &state, std::size_t step) const;
    bool isToUndo(const SagaState &state, std::size_t step) const;
    bool isReadyToUndo(const SagaState &state, std::size_t step) const;
    bool recognises(const SagaStepState &state, const Step &step) const;
    void stepMoves(const SagaState &state, std::size_t step, std::vector<SagaMove> &moves) const;
    void undoMoves(const SagaState &state, std::size_t step, std::vector<SagaMove> &moves) const;
    void crashMoves(const SagaState &state, std::size_t step, std::vector<SagaMove> &moves) const;
    void lateMoves(const SagaState &state, std::size_t step, std::vector<SagaMove> &moves) const;
    SagaMove failing(const SagaState &state, SagaEventKind kind, std::size_t step) const;
    void perform(SagaMove &move, std::size_t step) const;
    void undo(SagaMove &move, std::size_t step) const;
    void noAnswer(SagaMove &move, std::size_t step) const;
    void noUndoAnswer(SagaMove &move, std::size_t step) const;
    void turnBack(SagaMove &move) const;
    void restart(SagaMove &move) const;
    void add(SagaMove move, std::vector<SagaMove> &moves) const;

    SagaBounds m_bounds;
    SagaLog m_log;
    std::vector<Step> m_steps;
    std::vector<std::vector<std::size_t>> m_interchangeable; ///< groups of two or more
};

} // namespace alidade
