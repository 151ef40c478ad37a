#include "analysis/events/chains.h"
#include "analysis/events/eventstorm.h"
#include "analysis/events/messagewords.h"
#include "analysis/events/stormdraft.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace alidade {
namespace {

constexpr std::size_t mostSteps = 100; ///< a bus over which everything runs is no saga

/// What one service does in a chain, with what it hears and says.
struct Move {
    std::size_t item = 0; ///< the policy, command or, of one that only listens, the message: EventStorm::items
    Index node = none;
    std::vector<std::size_t> after, publishes;
};

/// What only a design says is no chain of the code.
bool isOfCode(const StormItem &item)
{
    return std::any_of(item.evidence.begin(), item.evidence.end(),
                       [](const Evidence &evidence) { return evidence.voice != Voice::designed; });
}

/// The steps of the board, those who publish without a known reason, and those who only listen.
std::vector<Move> movesOf(const EventStorm &storm)
{
    std::vector<Move> moves;
    std::set<std::pair<std::size_t, Index>> heard, said;
    for (StormStep &step : stormSteps(storm)) {
        const Index node = storm.items[step.item].node;
        if (node == none || !isOfCode(storm.items[step.item]) || (step.after.empty() && step.publishes.empty()))
            continue;
        for (const std::size_t message : step.after)
            heard.emplace(message, node);
        for (const std::size_t message : step.publishes)
            said.emplace(message, node);
        moves.push_back({step.item, node, std::move(step.after), std::move(step.publishes)});
    }
    for (std::size_t i = 0; i < storm.items.size(); ++i) {
        if (!isOfCode(storm.items[i]))
            continue;
        for (const Index node : storm.items[i].publishers)
            if (!said.contains({i, node}))
                moves.push_back({i, node, {}, {i}});
        for (const Index node : storm.items[i].consumers)
            if (!heard.contains({i, node}))
                moves.push_back({i, node, {i}, {}});
    }
    std::stable_sort(moves.begin(), moves.end(),
                     [&](const Move &l, const Move &r) { return storm.items[l.item].column < storm.items[r.item].column; });
    return moves;
}

/// Moves that share a message, directly or over others.
std::vector<std::vector<Move>> chainsOf(const EventStorm &storm, std::vector<Move> moves)
{
    std::vector<std::size_t> parent(storm.items.size());
    std::iota(parent.begin(), parent.end(), std::size_t(0));
    const auto rootOf = [&parent](std::size_t item) {
        while (parent[item] != item)
            item = parent[item] = parent[parent[item]];
        return item;
    };
    for (const Move &move : moves) {
        for (const std::vector<std::size_t> *messages : {&move.after, &move.publishes})
            for (const std::size_t message : *messages)
                parent[rootOf(message)] = rootOf(move.item);
    }
    std::map<std::size_t, std::vector<Move>> chains;
    for (Move &move : moves)
        chains[rootOf(move.item)].push_back(std::move(move));
    std::vector<std::vector<Move>> result;
    result.reserve(chains.size());
    for (auto &[root, chain] : chains)
        result.push_back(std::move(chain));
    return result;
}

class Composer {
public:
    Composer(const Architecture &architecture, const EventStorm &storm) : m_architecture(architecture), m_storm(storm) {}

    /// Nothing where no service reacts to another one by publishing in turn.
    std::optional<KnownSaga> compose(const std::vector<Move> &chain)
    {
        std::set<Index> nodes;
        for (const Move &move : chain)
            nodes.insert(move.node);
        const bool reacts = std::any_of(chain.begin(), chain.end(), [&](const Move &move) { return isReaction(move); });
        if (nodes.size() < 2 || !reacts || chain.size() > mostSteps)
            return std::nullopt;
        KnownSaga known;
        known.form = "events";
        known.saga.style = SagaStyle::choreographed;
        const Move &first = chain.front();
        known.saga.name = m_storm.items[(first.after.empty() ? first.publishes : first.after).front()].text;
        m_published.clear();
        for (const Move &move : chain)
            m_published.insert(move.publishes.begin(), move.publishes.end());
        m_stepOf.clear();
        for (const Move &move : chain)
            add(known.saga, move);
        if (known.saga.steps.size() < 2)
            return std::nullopt;
        setOuterEvents(known, chain);
        return known;
    }

private:
    /// It hears what another service published, and publishes.
    bool isReaction(const Move &move) const
    {
        return !move.publishes.empty() && std::any_of(move.after.begin(), move.after.end(), [&](std::size_t message) {
            const std::vector<Index> &from = m_storm.items[message].publishers;
            return std::any_of(from.begin(), from.end(), [&](Index node) { return node != move.node; });
        });
    }

    bool hasStore(Index node) const
    {
        return std::any_of(m_architecture.dependencies.begin(), m_architecture.dependencies.end(), [&](const Dependency &each) {
            return each.from == node && m_architecture.nodes[each.to].kind == NodeKind::datastore;
        });
    }

    std::vector<std::string> namesOf(const std::vector<std::size_t> &messages) const
    {
        std::vector<std::string> names;
        names.reserve(messages.size());
        for (const std::size_t message : messages)
            names.push_back(m_storm.items[message].text);
        return names;
    }

    bool isRefusal(const Move &move) const
    {
        return !move.after.empty() && std::all_of(move.after.begin(), move.after.end(), [&](std::size_t message) {
            return m_storm.items[message].kind == BoardItemKind::event && isFailureName(m_storm.items[message].text);
        });
    }

    SagaCall callOf(const Move &move) const
    {
        const StormItem &item = m_storm.items[move.item];
        SagaCall call;
        const bool isMessage = !item.topic.empty() || !item.consumers.empty();
        call.operation = {isMessage ? std::optional(EndpointKind::topic) : std::nullopt,
                          item.topic.empty() ? item.text : item.topic};
        call.consumes = namesOf(move.after);
        for (const Evidence &evidence : item.evidence)
            call.evidence.push_back({evidence.file, evidence.line});
        return call;
    }

    void add(Saga &saga, const Move &move)
    {
        const std::string &node = m_architecture.nodes[move.node].name;
        const auto earlier = m_stepOf.find(move.node);
        if (isRefusal(move) && earlier != m_stepOf.end() && !saga.steps[earlier->second].compensation) {
            SagaCall undo = callOf(move);
            undo.emits = namesOf(move.publishes);
            saga.steps[earlier->second].compensation = std::move(undo);
            return;
        }
        SagaStep step;
        step.name = node;
        step.name.append(": ").append(m_storm.items[move.item].text);
        step.action = callOf(move);
        step.action.participant = node;
        for (const std::size_t message : move.publishes)
            (isFailureName(m_storm.items[message].text) ? step.emitsOnFailure : step.action.emits)
                .push_back(m_storm.items[message].text);
        step.hasOutbox = hasOutbox(m_architecture, move.node);
        if (move.publishes.empty() && !hasStore(move.node))
            step.effect = SagaEffect::none; // it listens, and has nothing that it could change
        m_stepOf[move.node] = saga.steps.size();
        saga.steps.push_back(std::move(step));
    }

    void setOuterEvents(KnownSaga &known, const std::vector<Move> &chain) const
    {
        std::set<std::string> started;
        for (const Move &move : chain) {
            for (const std::size_t message : move.after)
                if (!m_published.contains(message))
                    started.insert(m_storm.items[message].text);
            for (const Evidence &evidence : m_storm.items[move.item].evidence) {
                if (known.source.empty())
                    known.source = evidence.source;
                if (known.saga.evidence.empty())
                    known.saga.evidence.push_back({evidence.file, evidence.line});
            }
        }
        known.saga.startedBy.assign(started.begin(), started.end());
        if (!known.saga.evidence.empty())
            known.saga.place = known.saga.evidence.front();
    }

    const Architecture &m_architecture;
    const EventStorm &m_storm;
    std::set<std::size_t> m_published;
    std::map<Index, std::size_t> m_stepOf; ///< the last step of each service so far
};

} // namespace

std::vector<KnownSaga> choreographiesOf(const Architecture &architecture, const EventStorm &storm)
{
    std::vector<KnownSaga> sagas;
    std::set<std::string> taken;
    for (const KnownSaga &known : architecture.sagas)
        taken.insert(known.saga.name);
    Composer composer(architecture, storm);
    for (const std::vector<Move> &chain : chainsOf(storm, movesOf(storm))) {
        std::optional<KnownSaga> known = composer.compose(chain);
        if (!known)
            continue;
        known->hasTwin = std::any_of(architecture.sagas.begin(), architecture.sagas.end(), [&](const KnownSaga &other) {
            return other.isDesigned && other.saga.name == known->saga.name;
        });
        if (known->hasTwin || taken.insert(known->saga.name).second)
            sagas.push_back(std::move(*known));
    }
    return sagas;
}

std::vector<KnownSaga> allSagasOf(const Architecture &architecture)
{
    std::vector<KnownSaga> sagas = architecture.sagas;
    std::vector<KnownSaga> found = choreographiesOf(architecture, eventStorm(architecture));
    std::move(found.begin(), found.end(), std::back_inserter(sagas));
    return sagas;
}

} // namespace alidade
