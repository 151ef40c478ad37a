#include "analysis/sagas/verify.h"

#include "analysis/sagas/statestore.h"
#include "model/error.h"

#include <algorithm>
#include <map>

namespace alidade {
namespace {

constexpr std::uint32_t statesPerReport = 1U << 14U;

/// A breach: what is wrong, the state in which the last event happens, and that event unless the state itself is the end.
struct Found {
    SagaBreach breach;
    std::uint32_t state;
    std::optional<SagaEvent> last;
};

class Search {
public:
    Search(const SagaMachine &machine, const SagaSearchLimits &limits)
        : m_machine(machine), m_limits(limits), m_states(machine.stepCount())
    {}

    SagaProof run(const Progress &progress, const std::stop_token &stop);

private:
    void expand(std::uint32_t index);
    void note(SagaBreach breach, std::uint32_t state, std::optional<SagaEvent> last);
    void reduce(SagaState &state) const
    {
        if (m_limits.isReduced)
            m_machine.reduce(state);
    }
    SagaRun replay(const Found &found) const;

    const SagaMachine &m_machine;
    SagaSearchLimits m_limits;
    SagaStateStore m_states;
    std::map<SagaProperty, Found> m_found;
    std::vector<SagaMove> m_moves;
    std::uint64_t m_events = 0;
    std::uint32_t m_stateLimit = 0;
    bool m_isComplete = true;
};

SagaProof Search::run(const Progress &progress, const std::stop_token &stop)
{
    m_stateLimit = std::max(1U, m_limits.maxStates);
    SagaState start;
    reduce(start);
    m_states.insert(start, SagaStateStore::noParent);
    std::uint32_t depth = 0, endOfDepth = 1; // states before it are at most `depth` events away
    for (std::uint32_t i = 0; i < m_states.size(); ++i) {
        if (i == endOfDepth) {
            ++depth;
            endOfDepth = m_states.size();
        }
        if (i % statesPerReport == 0) {
            if (stop.stop_requested())
                throw Cancelled();
            progress.report("Searching", i, 0, "states");
        }
        expand(i);
    }
    SagaProof proof{
        .states = m_states.size(), .events = m_events, .depth = depth, .bytes = m_states.bytes(), .isComplete = m_isComplete};
    for (const auto &[property, found] : m_found)
        proof.counterexamples.push_back(replay(found));
    return proof;
}

void Search::expand(std::uint32_t index)
{
    const SagaState state = m_states.at(index);
    m_moves.clear();
    m_machine.moves(state, m_moves);
    m_events += m_moves.size();
    if (m_moves.empty()) {
        if (const auto breach = m_machine.breachAtEnd(state))
            note(*breach, index, std::nullopt);
        return;
    }
    for (SagaMove &move : m_moves) {
        if (move.breach) {
            note(*move.breach, index, move.event);
            continue;
        }
        reduce(move.state);
        if (m_states.size() < m_stateLimit)
            m_states.insert(move.state, index);
        else if (!m_states.contains(move.state))
            m_isComplete = false;
    }
}

void Search::note(SagaBreach breach, std::uint32_t state, std::optional<SagaEvent> last)
{
    if (m_found.empty())
        m_stateLimit = static_cast<std::uint32_t>(
            std::min<std::uint64_t>(m_stateLimit, std::uint64_t{m_states.size()} + m_limits.statesAfterBreach));
    m_found.try_emplace(breach.property, Found{breach, state, last});
}

/// Goes the way again with the steps as they are: in the reduced states interchangeable ones may have changed places.
SagaRun Search::replay(const Found &found) const
{
    std::vector<std::uint32_t> way;
    for (std::uint32_t i = found.state; i != SagaStateStore::noParent; i = m_states.parentOf(i))
        way.push_back(i);
    SagaRun run;
    SagaState state;
    std::vector<SagaMove> moves;
    const auto go = [&](const auto &isWanted) {
        moves.clear();
        m_machine.moves(state, moves);
        const auto move = std::find_if(moves.begin(), moves.end(), isWanted);
        if (move == moves.end())
            throw std::logic_error("a saga's counterexample cannot be played");
        run.moments.push_back(m_machine.momentAfter(*move));
        state = move->state;
        if (move->breach)
            run.breach = move->breach;
    };
    const auto same = [&](const SagaState &left, const SagaState &right) {
        return left.phase == right.phase && left.crashes == right.crashes && left.faults == right.faults &&
               std::equal(left.steps.begin(), left.steps.end(), right.steps.begin());
    };
    for (auto next = way.rbegin() + 1; next != way.rend(); ++next) {
        const SagaState wanted = m_states.at(*next);
        go([&](const SagaMove &move) {
            SagaState reached = move.state;
            reduce(reached);
            return !move.breach && same(reached, wanted);
        });
    }
    if (found.last)
        go([&](const SagaMove &move) {
            return move.breach && move.breach->property == found.breach.property && move.event.kind == found.last->kind;
        });
    else
        run.breach = m_machine.breachAtEnd(state);
    return run;
}

} // namespace

SagaProof verifySaga(const Saga &saga, const SagaBounds &bounds, const SagaSearchLimits &limits, const Progress &progress,
                     std::stop_token stop)
{
    const SagaMachine machine(saga, bounds);
    SagaProof proof = Search(machine, limits).run(progress, stop);
    proof.bounds = bounds;
    return proof;
}

} // namespace alidade
