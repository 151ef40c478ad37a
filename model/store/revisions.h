#pragma once

#include "model/store/database.h"
#include "model/store/workspace.h"

struct sqlite3_session;

namespace alidade {

using Changeset = std::vector<unsigned char>;

/// Changesets of older revisions are dropped when all together are larger than this.
inline constexpr std::int64_t historyLimitBytes = 256LL << 20;

/// Records what is written to the fact_* and decision_* tables while it lives.
class Recording {
public:
    explicit Recording(const Database &database);
    /// What was written so far; empty when nothing is different from before.
    Changeset changeset() const;

private:
    struct Delete {
        void operator()(sqlite3_session *session) const;
    };
    std::unique_ptr<sqlite3_session, Delete> m_session;
};

/// The decision rows that the changeset touches, and whether it touches facts; the revision is left empty.
Change summary(const Changeset &changeset);

/// Adds a revision after the head and drops the undone ones, and the oldest beyond `limitBytes`. Inside a transaction.
Revision appendRevision(const Database &database, const std::string &label, const Changeset &changeset,
                        std::int64_t limitBytes = historyLimitBytes);

/// Makes the changeset part of the revision `id`, the last one done. Inside a transaction.
Revision extendRevision(const Database &database, std::int64_t id, const Changeset &changeset);

/// The revision that undo (or redo) would take; 0 when there is none.
std::int64_t undoable(const Database &database);
std::int64_t redoable(const Database &database);

/// Applies the revision `id`, inverted for undo, and moves the head; one transaction.
Change travel(const Database &database, std::int64_t id, bool isUndo);

std::vector<Revision> readHistory(const Database &database);

/// Now, in UTC: "2024-05-01T09:30:00.123Z".
std::string timeText();

} // namespace alidade
