#include "model/store/revisions.h"

#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <ctime>

namespace alidade {
namespace {

bool isDecision(std::string_view table) { return table.starts_with("decision_"); }

bool isRecorded(std::string_view table)
{
    return isDecision(table) || table.starts_with("fact_") || table == "source" || table == "gone";
}

void check(const Database &database, int code, const char *what)
{
    if (code != SQLITE_OK)
        throw DatabaseError(code, std::string(what) + ": " + sqlite3_errstr(code) +
                                      (sqlite3_errcode(database.connection()) == code
                                           ? std::string(" (") + sqlite3_errmsg(database.connection()) + ")"
                                           : std::string()));
}

/// A buffer that SQLite allocated.
struct Buffer {
    int size = 0;
    void *bytes = nullptr;
    Buffer() = default;
    Buffer(const Buffer &) = delete;
    Buffer &operator=(const Buffer &) = delete;
    ~Buffer() { sqlite3_free(bytes); }
    Changeset copy() const
    {
        auto *begin = static_cast<const unsigned char *>(bytes);
        return Changeset(begin, begin + size);
    }
};

std::string columnText(sqlite3_value *value)
{
    const void *bytes = sqlite3_value_blob(value);
    auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
    return bytes ? std::string(static_cast<const char *>(bytes), size) : std::string();
}

/// The primary key of the row that the iterator stands on.
std::string rowKey(sqlite3_changeset_iter *row, int operation)
{
    unsigned char *isKey = nullptr;
    int columns = 0;
    std::string key;
    if (sqlite3changeset_pk(row, &isKey, &columns) != SQLITE_OK)
        return key;
    for (int i = 0; i < columns; ++i) {
        if (!isKey[i])
            continue;
        sqlite3_value *value = nullptr;
        operation == SQLITE_INSERT ? sqlite3changeset_new(row, i, &value) : sqlite3changeset_old(row, i, &value);
        if (!key.empty())
            key += '\x1f';
        if (value)
            key += columnText(value);
    }
    return key;
}

Changeset inverted(const Database &database, const Changeset &changeset)
{
    Buffer buffer;
    check(database, sqlite3changeset_invert(static_cast<int>(changeset.size()), changeset.data(), &buffer.size, &buffer.bytes),
          "the revision cannot be read");
    return buffer.copy();
}

/// First what `before` says, then `after`.
Changeset joined(Changeset before, Changeset after)
{
    Buffer buffer;
    const int code = sqlite3changeset_concat(static_cast<int>(before.size()), before.data(), static_cast<int>(after.size()),
                                             after.data(), &buffer.size, &buffer.bytes);
    if (code != SQLITE_OK)
        throw DatabaseError(code, std::string("the change cannot be recorded: ") + sqlite3_errstr(code));
    return buffer.copy();
}

/// A changeset brings rows in any order, and a cascade or check in between would fire on half a change: foreign keys
/// are off while it is applied and all of them are checked after it. The pragma has no effect inside a transaction.
class ForeignKeysOff {
public:
    explicit ForeignKeysOff(const Database &database) : m_database(database) { m_database.run("PRAGMA foreign_keys = OFF"); }
    ForeignKeysOff(const ForeignKeysOff &) = delete;
    ForeignKeysOff &operator=(const ForeignKeysOff &) = delete;
    ~ForeignKeysOff() { sqlite3_exec(m_database.connection(), "PRAGMA foreign_keys = ON", nullptr, nullptr, nullptr); }

private:
    const Database &m_database;
};

void apply(const Database &database, Changeset changeset)
{
    auto isOurs = [](void *, const char *table) { return isRecorded(table) ? 1 : 0; };
    auto onConflict = [](void *, int, sqlite3_changeset_iter *) { return SQLITE_CHANGESET_ABORT; };
    int code = sqlite3changeset_apply(database.connection(), static_cast<int>(changeset.size()), changeset.data(), isOurs,
                                      onConflict, nullptr);
    check(database, code, "the revision does not fit what the file holds");
    if (database.prepare("PRAGMA foreign_key_check").step())
        throw DatabaseError(SQLITE_CORRUPT, "the revision leaves decisions without what they are about");
}

Changeset readChangeset(const Database &database, std::int64_t id, Revision &revision)
{
    Statement row = database.prepare("SELECT id, label, time, changeset FROM revision WHERE id = ?");
    if (!row.bind(id).step())
        throw DatabaseError(SQLITE_CORRUPT, "revision " + std::to_string(id) + " is missing");
    revision = {row.integer(0), row.text(1), row.text(2), false};
    std::string_view bytes = row.blob(3);
    return Changeset(bytes.begin(), bytes.end());
}

std::int64_t head(const Database &database) { return database.integer("SELECT head FROM workspace_state"); }

void setHead(const Database &database, std::int64_t id)
{
    database.prepare("UPDATE workspace_state SET head = ?").bind(id).run();
}

void dropOldest(const Database &database, std::int64_t limitBytes, std::int64_t keep)
{
    std::int64_t bytes = database.integer("SELECT sum(length(changeset)) FROM revision");
    while (bytes > limitBytes) {
        Statement oldest = database.prepare("SELECT id, length(changeset) FROM revision ORDER BY id LIMIT 1");
        if (!oldest.step() || oldest.integer(0) == keep)
            return;
        std::int64_t id = oldest.integer(0);
        bytes -= oldest.integer(1);
        oldest.reset();
        database.prepare("DELETE FROM revision WHERE id = ?").bind(id).run();
    }
}

} // namespace

Recording::Recording(const Database &database)
{
    sqlite3_session *session = nullptr;
    check(database, sqlite3session_create(database.connection(), "main", &session), "the change cannot be recorded");
    m_session.reset(session);
    sqlite3session_table_filter(
        session, [](void *, const char *table) { return isRecorded(table) ? 1 : 0; }, nullptr);
    check(database, sqlite3session_attach(session, nullptr), "the change cannot be recorded");
}

void Recording::Delete::operator()(sqlite3_session *session) const { sqlite3session_delete(session); }

Changeset Recording::changeset() const
{
    Buffer buffer;
    int code = sqlite3session_changeset(m_session.get(), &buffer.size, &buffer.bytes);
    if (code != SQLITE_OK)
        throw DatabaseError(code, std::string("the change cannot be recorded: ") + sqlite3_errstr(code));
    return buffer.copy();
}

Change summary(const Changeset &changeset)
{
    Change change;
    sqlite3_changeset_iter *row = nullptr;
    if (sqlite3changeset_start(&row, static_cast<int>(changeset.size()), const_cast<unsigned char *>(changeset.data())) !=
        SQLITE_OK)
        throw DatabaseError(SQLITE_CORRUPT, "a revision cannot be read");
    std::unique_ptr<sqlite3_changeset_iter, decltype(&sqlite3changeset_finalize)> finalize(row, sqlite3changeset_finalize);
    while (sqlite3changeset_next(row) == SQLITE_ROW) {
        const char *table = nullptr;
        int columns = 0, operation = 0, isIndirect = 0;
        sqlite3changeset_op(row, &table, &columns, &operation, &isIndirect);
        if (isDecision(table))
            change.decisions.push_back({table, rowKey(row, operation)});
        else
            change.factsChanged = true;
    }
    return change;
}

Revision appendRevision(const Database &database, const std::string &label, const Changeset &changeset, std::int64_t limitBytes)
{
    Revision revision{database.integer("SELECT next_revision FROM workspace_state"), label, timeText(), false};
    database.prepare("DELETE FROM revision WHERE id > ?").bind(head(database)).run();
    database.prepare("INSERT INTO revision VALUES (?,?,?,?)").bind(revision.id, label, revision.time, changeset).run();
    database.prepare("UPDATE workspace_state SET head = ?, next_revision = ?").bind(revision.id, revision.id + 1).run();
    dropOldest(database, limitBytes, revision.id);
    return revision;
}

Revision extendRevision(const Database &database, std::int64_t id, const Changeset &changeset)
{
    Revision revision;
    const Changeset all = joined(readChangeset(database, id, revision), changeset);
    database.prepare("UPDATE revision SET changeset = ? WHERE id = ?").bind(all, id).run();
    return revision;
}

std::int64_t undoable(const Database &database)
{
    return database.integer("SELECT coalesce(max(id), 0) FROM revision WHERE id <= (SELECT head FROM workspace_state)");
}

std::int64_t redoable(const Database &database)
{
    return database.integer("SELECT coalesce(min(id), 0) FROM revision WHERE id > (SELECT head FROM workspace_state)");
}

Change travel(const Database &database, std::int64_t id, bool isUndo)
{
    Revision revision;
    Changeset changeset = readChangeset(database, id, revision);
    if (isUndo)
        changeset = inverted(database, changeset);
    Change change = summary(changeset);
    ForeignKeysOff unchecked(database);
    Transaction transaction(database);
    apply(database, std::move(changeset));
    if (isUndo) {
        setHead(database, id - 1);
        revision.isUndone = true;
    } else {
        setHead(database, id);
    }
    transaction.commit();
    change.revision = revision;
    return change;
}

std::vector<Revision> readHistory(const Database &database)
{
    std::vector<Revision> history;
    std::int64_t done = head(database);
    Statement rows = database.prepare("SELECT id, label, time FROM revision ORDER BY id");
    while (rows.step())
        history.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.integer(0) > done});
    return history;
}

std::string timeText()
{
    auto now = std::chrono::system_clock::now();
    std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char text[64];
    std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &utc);
    std::snprintf(text + length, sizeof text - length, ".%03dZ", static_cast<int>(milliseconds));
    return text;
}

} // namespace alidade
