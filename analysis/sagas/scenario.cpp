#include "analysis/sagas/scenario.h"

#include "analysis/sagas/sagamachine.h"

#include <algorithm>

namespace alidade {
namespace {

constexpr std::size_t longestRun = 10'000; ///< events; no run within the bounds comes near it

/// What happens when nothing is asked for: lower comes first.
int rank(SagaEventKind kind)
{
    switch (kind) {
    case SagaEventKind::done:
    case SagaEventKind::undone: return 0;
    case SagaEventKind::skipped: return 1;
    case SagaEventKind::arrivedLate:
    case SagaEventKind::undoArrivedLate: return 2;
    default: return 3;
    }
}

/// The move that is asked for first, and forgets that it was asked for; otherwise the one that goes best.
const SagaMove &chosen(const std::vector<SagaMove> &moves, std::vector<SagaEvent> &faults)
{
    for (auto fault = faults.begin(); fault != faults.end(); ++fault) {
        const auto asked = std::find_if(moves.begin(), moves.end(), [&](const SagaMove &move) { return move.event == *fault; });
        if (asked == moves.end())
            continue;
        faults.erase(fault);
        return *asked;
    }
    return *std::min_element(moves.begin(), moves.end(),
                             [](const SagaMove &l, const SagaMove &r) { return rank(l.event.kind) < rank(r.event.kind); });
}

} // namespace

SagaRun playSaga(const Saga &saga, std::span<const SagaEvent> faults)
{
    const SagaMachine machine(saga, {.faultsPerCall = SagaBounds::maxFaultsPerCall, .crashes = SagaBounds::maxCrashes});
    std::vector<SagaEvent> left(faults.begin(), faults.end());
    SagaRun run;
    SagaState state;
    while (!run.breach && run.moments.size() < longestRun) {
        std::vector<SagaMove> moves;
        machine.moves(state, moves);
        if (moves.empty()) {
            run.breach = machine.breachAtEnd(state);
            break;
        }
        const SagaMove &move = chosen(moves, left);
        run.moments.push_back(machine.momentAfter(move));
        run.breach = move.breach;
        state = move.state;
    }
    return run;
}

} // namespace alidade
