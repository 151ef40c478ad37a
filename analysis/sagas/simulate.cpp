#include "analysis/sagas/sagamachine.h"
#include "analysis/sagas/verify.h"

namespace alidade {
namespace {

/// Of ten events this many are faults or late arrivals where both are possible.
constexpr std::uint64_t faultsInTen = 3;

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014): the same numbers everywhere.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t below(std::uint64_t limit)
    {
        std::uint64_t z = m_state += 0x9e3779b97f4a7c15U;
        z = (z ^ z >> 30U) * 0xbf58476d1ce4e5b9U;
        z = (z ^ z >> 27U) * 0x94d049bb133111ebU;
        return (z ^ z >> 31U) % limit;
    }

private:
    std::uint64_t m_state;
};

bool goesWell(const SagaMove &move)
{
    return move.event.kind == SagaEventKind::done || move.event.kind == SagaEventKind::skipped ||
           move.event.kind == SagaEventKind::undone;
}

} // namespace

SagaRun simulateSaga(const Saga &saga, const SagaBounds &bounds, std::uint64_t seed)
{
    const SagaMachine machine(saga, bounds);
    Random random(seed);
    SagaRun run;
    SagaState state;
    while (!run.breach) {
        std::vector<SagaMove> all, moves;
        machine.moves(state, all);
        const bool isFault = random.below(10) < faultsInTen;
        for (const SagaMove &move : all)
            if (goesWell(move) != isFault)
                moves.push_back(move);
        if (moves.empty())
            moves = all;
        if (moves.empty()) {
            run.breach = machine.breachAtEnd(state);
            break;
        }
        const SagaMove &move = moves[random.below(moves.size())];
        run.moments.push_back(machine.momentAfter(move));
        run.breach = move.breach;
        state = move.state;
    }
    return run;
}

} // namespace alidade
