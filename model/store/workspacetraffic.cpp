#include "model/store/decisionrows.h"
#include "model/store/snapshotrows.h"
#include "model/store/workspacestate.h"

namespace alidade {

Architecture Workspace::architecture(const TimeRange &range) const
{
    State &state = *m_state;
    return guarded(state.name(), "read", [&] {
        const ReadTransaction reading(state.database);
        std::vector<SourceFacts> facts = state.readFacts();
        addObservedFacts(state.database, facts, range);
        Architecture architecture = assemble(std::move(facts), readDecisions(state.database));
        const TimeRange everything;
        if (range.from != everything.from && range.to != everything.to)
            architecture.observed = range; // it was looked for in all of it, whatever was found
        return architecture;
    });
}

Architecture Workspace::architectureAt(std::int64_t revision) const
{
    return guarded(m_state->name(), "read", [&] {
        const Database then = copyInMemory(m_state->database);
        const std::vector<Revision> history = readHistory(then);
        if (revision != 0 && std::ranges::find(history, revision, &Revision::id) == history.end())
            throw Error("There is no revision " + std::to_string(revision) + "; `alidade history` lists them.");
        while (undoable(then) > revision)
            travel(then, undoable(then), true);
        for (std::int64_t next = redoable(then); next != 0 && next <= revision; next = redoable(then))
            travel(then, next, false);
        return assemble(readSources(then), readDecisions(then));
    });
}

Topology Workspace::snapshot(const std::string &name) const
{
    return guarded(m_state->name(), "read", [&] {
        const ReadTransaction reading(m_state->database);
        return readTopology(m_state->database, name);
    });
}

void Workspace::recordTraffic(const Source &source, const TrafficSet &delta, const std::vector<Trace> &examples)
{
    State &state = *m_state;
    requireWritable(state.isReadOnly, state.name());
    guarded(state.name(), "write", [&] {
        const Database &database = state.database;
        if (sourceNumber(database, source.id) == 0) {
            record(database, "Record " + source.name, [&] { putSource(database, source); });
            removeOrphanedTraffic(database);
            state.forgetFacts();
        }
        Transaction transaction(database);
        const bool isNew = addTraffic(database, source.id, delta, examples);
        transaction.commit();
        if (isNew)
            state.names.reset();
    });
}

Change Workspace::replaceTraffic(const Source &source, const TrafficSet &traffic, const std::vector<Trace> &examples,
                                 const std::vector<Diagnostic> &diagnostics)
{
    State &state = *m_state;
    requireWritable(state.isReadOnly, state.name());
    return guarded(state.name(), "write", [&] {
        const Database &database = state.database;
        const auto replace = [&] {
            removeTraffic(database, source.id);
            addTraffic(database, source.id, traffic, examples);
            database.prepare("INSERT INTO import_time VALUES (?,?) ON CONFLICT DO UPDATE SET time = excluded.time")
                .bind(source.id, timeText())
                .run();
        };
        Change change = record(database, "Import " + source.name, [&] {
            const std::int64_t number = putSource(database, source);
            StoredSource previous = readSource(database, number), next;
            next.diagnostics = diagnostics;
            replaceRows(database, number, previous, next, {}, {});
            replace();
        });
        if (change.revision.id == 0) {
            Transaction transaction(database); // the source says the same about itself; only its traffic is another
            replace();
            transaction.commit();
        }
        state.forgetFacts();
        return change;
    });
}

TrafficSet Workspace::traffic(const TimeRange &range, const std::string &sourceId) const
{
    return guarded(m_state->name(), "read", [&] {
        const ReadTransaction reading(m_state->database);
        return readTraffic(m_state->database, range, sourceId);
    });
}

std::vector<TrafficPoint> Workspace::timeline(const TimeRange &range) const
{
    return guarded(m_state->name(), "read", [&] {
        const ReadTransaction reading(m_state->database);
        return readTimeline(m_state->database, range);
    });
}

std::vector<Trace> Workspace::traces() const
{
    return guarded(m_state->name(), "read", [&] {
        const ReadTransaction reading(m_state->database);
        return readTraces(m_state->database);
    });
}

std::optional<Trace> Workspace::trace(const TraceId &id) const
{
    return guarded(m_state->name(), "read", [&] {
        const ReadTransaction reading(m_state->database);
        return readTrace(m_state->database, id);
    });
}

} // namespace alidade
