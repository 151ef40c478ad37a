#include "model/store/workspace.h"

#include "model/store/decisionrows.h"
#include "model/store/opening.h"
#include "model/store/workspacestate.h"

#include <set>

namespace alidade {

namespace {

/// Nodes that the source had and has no more, with those that were gone before and did not come back.
std::vector<NodeFact> goneNodes(const StoredSource &previous, const Facts &next)
{
    std::set<std::string_view> present;
    for (const NodeFact &node : next.nodes) {
        present.insert(node.name);
        present.insert(node.aliases.begin(), node.aliases.end());
    }
    std::vector<NodeFact> gone;
    std::set<std::string> listed;
    for (const auto *nodes : {&previous.gone, &previous.facts.nodes}) {
        for (const NodeFact &node : *nodes) {
            // What was only addressed was never there, so it cannot go.
            if (node.origin != NameOrigin::host && !present.contains(node.name) && listed.insert(node.name).second)
                gone.push_back(node);
        }
    }
    return gone;
}

} // namespace

Workspace::Workspace(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Workspace::Workspace(Workspace &&) noexcept = default;
Workspace &Workspace::operator=(Workspace &&) noexcept = default;
Workspace::~Workspace() = default;

Workspace Workspace::create(const std::filesystem::path &file, const std::string &systemName)
{
    std::error_code error;
    if (std::filesystem::exists(file, error))
        throw Error(file.string() + " already exists. Open it, or choose another name.");
    if (error)
        throw Error("Cannot make " + file.string() + ": " + error.message() + ".");
    WriterLock lock(file);
    Database database = createFile(file, systemName);
    return Workspace(std::make_unique<State>(std::move(lock), std::move(database), file, false));
}

Workspace Workspace::open(const std::filesystem::path &file, Access access)
{
    bool isReadOnly = access == Access::readOnly;
    std::error_code ignored; // openFile() says what is wrong
    WriterLock lock = isReadOnly || !std::filesystem::is_regular_file(file, ignored) ? WriterLock() : WriterLock(file);
    Database database = openFile(file, access);
    return Workspace(std::make_unique<State>(std::move(lock), std::move(database), file, isReadOnly));
}

Workspace Workspace::inMemory(const std::string &systemName)
{
    Database database = openMemory();
    applyEdits(database, {RenameSystem{systemName}}, {});
    return Workspace(std::make_unique<State>(WriterLock(), std::move(database), std::filesystem::path(), false));
}

bool Workspace::isReadOnly() const { return m_state->isReadOnly; }

const std::filesystem::path &Workspace::file() const { return m_state->file; }

std::vector<SourceFacts> Workspace::facts() const
{
    return guarded(m_state->name(), "read", [&] {
        const ReadTransaction reading(m_state->database);
        return m_state->allFacts();
    });
}

std::vector<SourceSummary> Workspace::sources() const
{
    return guarded(m_state->name(), "read", [&] {
        const ReadTransaction reading(m_state->database);
        return readSummaries(m_state->database);
    });
}

Decisions Workspace::decisions() const
{
    return guarded(m_state->name(), "read", [&] {
        const ReadTransaction reading(m_state->database);
        return readDecisions(m_state->database);
    });
}

std::vector<Diagnostic> Workspace::diagnostics(const std::string &sourceId) const
{
    return guarded(m_state->name(), "read",
                   [&] { return readDiagnostics(m_state->database, sourceNumber(m_state->database, sourceId)); });
}

Architecture Workspace::architecture() const
{
    State &state = *m_state;
    return guarded(state.name(), "read", [&] {
        const ReadTransaction reading(state.database);
        Architecture architecture = assemble(state.allFacts(), readDecisions(state.database));
        if (!state.names)
            state.names.emplace(architecture);
        return architecture;
    });
}

Change Workspace::edit(const std::string &label, const std::vector<Edit> &edits)
{
    State &state = *m_state;
    requireWritable(state.isReadOnly, state.name());
    return guarded(state.name(), "write", [&] {
        const Decisions decisions = readDecisions(state.database);
        const NodeNames names(state.knownNames(decisions), decisions);
        Change change = record(state.database, label, [&] { applyEdits(state.database, edits, names); });
        state.forget(change);
        return change;
    });
}

Change Workspace::amend(const std::vector<Edit> &edits)
{
    State &state = *m_state;
    requireWritable(state.isReadOnly, state.name());
    return guarded(state.name(), "write", [&] {
        const Database &database = state.database;
        const std::int64_t last = undoable(database);
        if (last == 0 || redoable(database) != 0)
            return Change{};
        const Decisions decisions = readDecisions(database);
        const NodeNames names(state.knownNames(decisions), decisions);
        const auto work = [&] { applyEdits(database, edits, names); };
        Change change =
            recordAs(database, work, [&](const Changeset &changeset) { return extendRevision(database, last, changeset); });
        state.forget(change);
        return change;
    });
}

Change Workspace::replaceFacts(const Source &source, const Facts &facts, const std::vector<Diagnostic> &diagnostics,
                               const Progress &progress, std::stop_token stop)
{
    State &state = *m_state;
    requireWritable(state.isReadOnly, state.name());
    return guarded(state.name(), "write", [&] {
        const Database &database = state.database;
        // It is no fact that is recorded, but it is written together with them.
        const auto writeTime = [&] {
            Statement time =
                database.prepare("INSERT INTO import_time VALUES (?,?) ON CONFLICT DO UPDATE SET time = excluded.time");
            time.bind(source.id, timeText()).run();
        };
        state.forgetFacts();
        Change change = record(database, "Import " + source.name, [&] {
            std::int64_t number = putSource(database, source);
            StoredSource previous = readSource(database, number);
            StoredSource next{facts, goneNodes(previous, facts), diagnostics};
            replaceRows(database, number, previous, next, progress, stop);
            writeTime();
        });
        if (change.revision.id == 0)
            writeTime(); // nothing was written, but it was looked at
        return change;
    });
}

Change Workspace::removeSource(const std::string &sourceId)
{
    State &state = *m_state;
    requireWritable(state.isReadOnly, state.name());
    return guarded(state.name(), "write", [&] {
        std::int64_t number = sourceNumber(state.database, sourceId);
        if (number == 0)
            return Change{};
        Statement name = state.database.prepare("SELECT name FROM source WHERE number = ?");
        name.bind(number).step();
        std::string label = "Remove source " + name.text(0);
        name.reset();
        Change change = record(state.database, label, [&] { removeRows(state.database, number); });
        state.forgetFacts();
        return change;
    });
}

bool Workspace::canUndo() const
{
    return guarded(m_state->name(), "read", [&] { return !m_state->isReadOnly && undoable(m_state->database) != 0; });
}

bool Workspace::canRedo() const
{
    return guarded(m_state->name(), "read", [&] { return !m_state->isReadOnly && redoable(m_state->database) != 0; });
}

Change Workspace::undo()
{
    State &state = *m_state;
    requireWritable(state.isReadOnly, state.name());
    return guarded(state.name(), "write", [&] {
        std::int64_t id = undoable(state.database);
        if (id == 0)
            throw Error("There is nothing to undo.");
        Change change = travel(state.database, id, true);
        state.forget(change);
        return change;
    });
}

Change Workspace::redo()
{
    State &state = *m_state;
    requireWritable(state.isReadOnly, state.name());
    return guarded(state.name(), "write", [&] {
        std::int64_t id = redoable(state.database);
        if (id == 0)
            throw Error("There is nothing to redo.");
        Change change = travel(state.database, id, false);
        state.forget(change);
        return change;
    });
}

std::vector<Revision> Workspace::history() const
{
    return guarded(m_state->name(), "read", [&] { return readHistory(m_state->database); });
}

} // namespace alidade
