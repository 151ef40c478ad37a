#pragma once

#include "model/store/factrows.h"
#include "model/store/knownnames.h"
#include "model/store/lock.h"
#include "model/store/opening.h"
#include "model/store/revisions.h"
#include "model/store/trafficrows.h"
#include "model/store/workspace.h"

#include <algorithm>
#include <optional>

namespace alidade {

/// What a Workspace holds.
struct Workspace::State {
    State(WriterLock l, Database d, std::filesystem::path f, bool readOnly)
        : lock(std::move(l)), database(std::move(d)), file(std::move(f)), isReadOnly(readOnly)
    {}

    WriterLock lock; ///< outlives the connection
    Database database;
    std::filesystem::path file; ///< empty in memory
    bool isReadOnly = false;
    std::int64_t dataVersion = 0;
    std::optional<std::vector<SourceFacts>> facts; ///< as last read, without traffic
    std::optional<KnownNames> names;               ///< of the nodes of `facts`

    std::string name() const { return file.empty() ? "the workspace in memory" : file.string(); }
    void forgetFacts()
    {
        facts.reset();
        names.reset();
    }
    /// Forgets what a change made stale.
    void forget(const Change &change)
    {
        if (change.factsChanged)
            forgetFacts();
        if (std::any_of(change.decisions.begin(), change.decisions.end(),
                        [](const ChangedRow &row) { return row.table == "decision_identity"; }))
            names.reset();
    }
    const std::vector<SourceFacts> &readFacts()
    {
        // Only another process can change the file behind our back, and only when we merely read it.
        if (std::int64_t version = isReadOnly ? database.integer("PRAGMA data_version") : 0; version != dataVersion) {
            dataVersion = version;
            forgetFacts();
        }
        if (!facts)
            facts = readSources(database);
        return *facts;
    }
    /// With what the traffic of all time says.
    std::vector<SourceFacts> allFacts()
    {
        std::vector<SourceFacts> all = readFacts();
        addObservedFacts(database, all);
        return all;
    }
    const KnownNames &knownNames(const Decisions &decisions)
    {
        if (!names)
            names.emplace(assemble(allFacts(), {.identities = decisions.identities}));
        return *names;
    }
};

/// Does `work`; what SQLite says is told in the user's words with the name of the file.
template <typename Work> auto guarded(const std::string &name, const char *what, Work work)
{
    try {
        return work();
    } catch (const DatabaseError &error) {
        throw Error(std::string("Cannot ") + what + " " + name + ": " + explain(error));
    }
}

inline void requireWritable(bool isReadOnly, const std::string &name)
{
    if (isReadOnly)
        throw Error(name + " is open read-only.");
}

/// Writes in one transaction and lets `keep` make what changed (a Changeset) a revision or a part of one. Without any effect
/// nothing is written and the revision id stays 0.
template <typename Work, typename Keep> Change recordAs(const Database &database, Work work, Keep keep)
{
    Transaction transaction(database);
    Recording recording(database);
    work();
    Changeset changeset = recording.changeset();
    if (changeset.empty())
        return {};
    Change change = summary(changeset);
    change.revision = keep(changeset);
    transaction.commit();
    return change;
}

/// The same with a revision of its own.
template <typename Work> Change record(const Database &database, const std::string &label, Work work)
{
    return recordAs(database, work, [&](const Changeset &changeset) { return appendRevision(database, label, changeset); });
}

} // namespace alidade
