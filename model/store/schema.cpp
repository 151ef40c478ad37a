#include "model/store/schema.h"

#include <array>
#include <map>
#include <utility>

namespace alidade {
namespace {

// fact_* rows belong to a source and are ordered by position; decision_* rows belong to people. The lists `aliases`
// and `via` are joined with U+001F. Every table has a primary key of its own, because changesets find rows by it.
constexpr const char *version1 = R"sql(
CREATE TABLE workspace_state (id INTEGER PRIMARY KEY CHECK (id = 1), head INTEGER NOT NULL, next_revision INTEGER NOT NULL) STRICT;
INSERT INTO workspace_state VALUES (1, 0, 1);
CREATE TABLE revision (id INTEGER PRIMARY KEY, label TEXT NOT NULL, time TEXT NOT NULL, changeset BLOB NOT NULL) STRICT;
CREATE TABLE import_time (source_id TEXT NOT NULL PRIMARY KEY, time TEXT NOT NULL) STRICT;

CREATE TABLE source (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
    revision TEXT NOT NULL) STRICT;
CREATE TABLE fact_node (source INTEGER NOT NULL REFERENCES source (number), position INTEGER NOT NULL, name TEXT NOT NULL,
    kind TEXT NOT NULL, origin TEXT NOT NULL, language TEXT NOT NULL, path TEXT NOT NULL, image TEXT NOT NULL,
    aliases TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (source, position)) STRICT, WITHOUT ROWID;
CREATE TABLE gone (source INTEGER NOT NULL REFERENCES source (number), position INTEGER NOT NULL, name TEXT NOT NULL,
    kind TEXT NOT NULL, origin TEXT NOT NULL, language TEXT NOT NULL, path TEXT NOT NULL, image TEXT NOT NULL,
    aliases TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (source, position)) STRICT, WITHOUT ROWID;
CREATE TABLE fact_dependency (source INTEGER NOT NULL REFERENCES source (number), position INTEGER NOT NULL,
    from_name TEXT NOT NULL, to_name TEXT NOT NULL, protocol TEXT NOT NULL, mode TEXT NOT NULL, voice TEXT NOT NULL,
    via TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL, detail TEXT NOT NULL,
    PRIMARY KEY (source, position)) STRICT, WITHOUT ROWID;
CREATE TABLE fact_endpoint (source INTEGER NOT NULL REFERENCES source (number), position INTEGER NOT NULL, node TEXT NOT NULL,
    kind TEXT NOT NULL, name TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (source, position)) STRICT, WITHOUT ROWID;
CREATE TABLE fact_workload (source INTEGER NOT NULL REFERENCES source (number), position INTEGER NOT NULL, node TEXT NOT NULL,
    platform TEXT NOT NULL, kind TEXT NOT NULL, name_space TEXT NOT NULL, image TEXT NOT NULL, replicas INTEGER NOT NULL,
    file TEXT NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (source, position)) STRICT, WITHOUT ROWID;
CREATE TABLE fact_module (source INTEGER NOT NULL REFERENCES source (number), position INTEGER NOT NULL, path TEXT NOT NULL,
    dir TEXT NOT NULL, service TEXT NOT NULL, go_version TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (source, position)) STRICT, WITHOUT ROWID;
CREATE TABLE fact_module_dependency (source INTEGER NOT NULL REFERENCES source (number), position INTEGER NOT NULL,
    from_path TEXT NOT NULL, to_path TEXT NOT NULL, is_indirect INTEGER NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (source, position)) STRICT, WITHOUT ROWID;
CREATE TABLE fact_package (source INTEGER NOT NULL REFERENCES source (number), position INTEGER NOT NULL, path TEXT NOT NULL,
    module TEXT NOT NULL, service TEXT NOT NULL, is_main INTEGER NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (source, position)) STRICT, WITHOUT ROWID;
CREATE TABLE fact_import (source INTEGER NOT NULL REFERENCES source (number), position INTEGER NOT NULL,
    from_path TEXT NOT NULL, to_path TEXT NOT NULL, is_test_only INTEGER NOT NULL, count INTEGER NOT NULL,
    file TEXT NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (source, position)) STRICT, WITHOUT ROWID;
CREATE TABLE fact_contract (source INTEGER NOT NULL REFERENCES source (number), position INTEGER NOT NULL, kind TEXT NOT NULL,
    name TEXT NOT NULL, version TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (source, position)) STRICT, WITHOUT ROWID;
CREATE TABLE fact_contract_item (source INTEGER NOT NULL REFERENCES source (number), position INTEGER NOT NULL,
    contract TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, number INTEGER NOT NULL,
    file TEXT NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (source, position)) STRICT, WITHOUT ROWID;
CREATE TABLE fact_diagnostic (source INTEGER NOT NULL REFERENCES source (number), position INTEGER NOT NULL,
    severity TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL, message TEXT NOT NULL,
    PRIMARY KEY (source, position)) STRICT, WITHOUT ROWID;

CREATE TABLE decision_system (id INTEGER PRIMARY KEY CHECK (id = 1), name TEXT NOT NULL) STRICT;
CREATE TABLE decision_context (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, subdomain TEXT NOT NULL, color TEXT NOT NULL,
    owner TEXT NOT NULL, description TEXT NOT NULL) STRICT;
CREATE TABLE decision_membership (node TEXT NOT NULL PRIMARY KEY, context TEXT NOT NULL REFERENCES decision_context (id)) STRICT;
CREATE TABLE decision_placement (item TEXT NOT NULL PRIMARY KEY, x REAL NOT NULL, y REAL NOT NULL, is_manual INTEGER NOT NULL) STRICT;
CREATE TABLE decision_relation (upstream TEXT NOT NULL REFERENCES decision_context (id),
    downstream TEXT NOT NULL REFERENCES decision_context (id), pattern TEXT NOT NULL, description TEXT NOT NULL,
    PRIMARY KEY (upstream, downstream)) STRICT;
CREATE TABLE decision_note (target TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE decision_cut (from_node TEXT NOT NULL, to_node TEXT NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (from_node, to_node)) STRICT;
)sql";

// A source is read again at the revision that was asked for. Changesets of version 1 still apply: SQLite gives a column
// that they do not know its default.
constexpr const char *version2 = "ALTER TABLE source ADD COLUMN asked_revision TEXT NOT NULL DEFAULT ''";

// What code says of calls, what deployments set, and what people say about names and calls.
constexpr const char *version3 = R"sql(
CREATE TABLE fact_setting (source INTEGER NOT NULL REFERENCES source (number), position INTEGER NOT NULL,
    node TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (source, position)) STRICT, WITHOUT ROWID;
CREATE TABLE fact_call (source INTEGER NOT NULL REFERENCES source (number), position INTEGER NOT NULL,
    node TEXT NOT NULL, role TEXT NOT NULL, protocol TEXT NOT NULL, target TEXT NOT NULL, operation TEXT NOT NULL,
    type TEXT NOT NULL, access TEXT NOT NULL, framework TEXT NOT NULL, function TEXT NOT NULL, file TEXT NOT NULL,
    line INTEGER NOT NULL, detail TEXT NOT NULL, PRIMARY KEY (source, position)) STRICT, WITHOUT ROWID;
CREATE TABLE fact_trait (source INTEGER NOT NULL REFERENCES source (number), position INTEGER NOT NULL,
    node TEXT NOT NULL, trait TEXT NOT NULL, framework TEXT NOT NULL, value TEXT NOT NULL, function TEXT NOT NULL,
    file TEXT NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (source, position)) STRICT, WITHOUT ROWID;
CREATE TABLE fact_object (source INTEGER NOT NULL REFERENCES source (number), position INTEGER NOT NULL,
    node TEXT NOT NULL, platform TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, name_space TEXT NOT NULL,
    text TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (source, position)) STRICT,
    WITHOUT ROWID;
CREATE TABLE fact_owner (source INTEGER NOT NULL REFERENCES source (number), position INTEGER NOT NULL,
    node TEXT NOT NULL, pattern TEXT NOT NULL, owners TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (source, position)) STRICT, WITHOUT ROWID;
CREATE TABLE fact_licence (source INTEGER NOT NULL REFERENCES source (number), position INTEGER NOT NULL,
    module TEXT NOT NULL, version TEXT NOT NULL, expression TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (source, position)) STRICT, WITHOUT ROWID;
CREATE TABLE decision_identity (name TEXT NOT NULL PRIMARY KEY, node TEXT NOT NULL) STRICT;
CREATE TABLE decision_call (call TEXT NOT NULL PRIMARY KEY, node TEXT NOT NULL) STRICT;
)sql";

// Which settings code reads, and in which setting an address stands.
constexpr const char *version4 = R"sql(
ALTER TABLE fact_dependency ADD COLUMN setting TEXT NOT NULL DEFAULT '';
CREATE TABLE fact_reading (source INTEGER NOT NULL REFERENCES source (number), position INTEGER NOT NULL,
    node TEXT NOT NULL, settings TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (source, position)) STRICT, WITHOUT ROWID;
)sql";

// What runs: traffic, which is neither a fact nor a decision and is not recorded, since it grows by the second and nobody
// wants to undo it; and what people say about it.
constexpr const char *version5 = R"sql(
CREATE TABLE traffic_source (number INTEGER NOT NULL PRIMARY KEY, source_id TEXT NOT NULL UNIQUE, newest INTEGER NOT NULL,
    received INTEGER NOT NULL, stored INTEGER NOT NULL, dropped TEXT NOT NULL, written TEXT NOT NULL) STRICT;
CREATE TABLE traffic_service (source INTEGER NOT NULL REFERENCES traffic_source (number), name TEXT NOT NULL,
    spans INTEGER NOT NULL, roots INTEGER NOT NULL, missing_parents INTEGER NOT NULL, invalid_states INTEGER NOT NULL,
    workloads TEXT NOT NULL, last_seen INTEGER NOT NULL, PRIMARY KEY (source, name)) STRICT, WITHOUT ROWID;
CREATE TABLE traffic_edge (number INTEGER NOT NULL PRIMARY KEY, source INTEGER NOT NULL REFERENCES traffic_source (number),
    from_kind TEXT NOT NULL, from_name TEXT NOT NULL, from_part TEXT NOT NULL, to_kind TEXT NOT NULL, to_name TEXT NOT NULL,
    to_part TEXT NOT NULL, relation TEXT NOT NULL, protocol TEXT NOT NULL, first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL, spans INTEGER NOT NULL, calls REAL NOT NULL, errors REAL NOT NULL,
    busy_seconds REAL NOT NULL, skewed INTEGER NOT NULL, largest_skew_us INTEGER NOT NULL, operations BLOB NOT NULL,
    examples BLOB NOT NULL, UNIQUE (source, from_kind, from_name, from_part, to_kind, to_name, to_part, relation,
    protocol)) STRICT;
CREATE TABLE traffic_block (source INTEGER NOT NULL REFERENCES traffic_source (number), step INTEGER NOT NULL,
    start INTEGER NOT NULL, calls REAL NOT NULL, errors REAL NOT NULL, cells BLOB NOT NULL,
    PRIMARY KEY (source, step, start)) STRICT;
CREATE TABLE traffic_trace (source INTEGER NOT NULL REFERENCES traffic_source (number), high INTEGER NOT NULL,
    low INTEGER NOT NULL, start INTEGER NOT NULL, spans BLOB NOT NULL, PRIMARY KEY (source, high, low)) STRICT;
CREATE TABLE decision_designed (from_node TEXT NOT NULL, to_node TEXT NOT NULL, mode TEXT NOT NULL, protocol TEXT NOT NULL,
    reason TEXT NOT NULL, PRIMARY KEY (from_node, to_node)) STRICT;
CREATE TABLE decision_drift (from_node TEXT NOT NULL, to_node TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL,
    until TEXT NOT NULL, PRIMARY KEY (from_node, to_node)) STRICT;
CREATE TABLE decision_snapshot (name TEXT NOT NULL PRIMARY KEY, note TEXT NOT NULL, taken_at TEXT NOT NULL,
    is_pinned INTEGER NOT NULL, from_time INTEGER NOT NULL, to_time INTEGER NOT NULL) STRICT;
CREATE TABLE decision_snapshot_node (snapshot TEXT NOT NULL REFERENCES decision_snapshot (name), name TEXT NOT NULL,
    kind TEXT NOT NULL, PRIMARY KEY (snapshot, name)) STRICT, WITHOUT ROWID;
CREATE TABLE decision_snapshot_edge (snapshot TEXT NOT NULL REFERENCES decision_snapshot (name), from_node TEXT NOT NULL,
    to_node TEXT NOT NULL, mode TEXT NOT NULL, protocols TEXT NOT NULL, voices TEXT NOT NULL, spans INTEGER NOT NULL,
    calls REAL NOT NULL, errors REAL NOT NULL, busy_seconds REAL NOT NULL, latency BLOB NOT NULL,
    PRIMARY KEY (snapshot, from_node, to_node)) STRICT, WITHOUT ROWID;
)sql";

// Sagas, whose bytes are those of model/sagabytes.h; changes of contracts that people accept; the event storming board.
constexpr const char *version6 = R"sql(
CREATE TABLE fact_saga (source INTEGER NOT NULL REFERENCES source (number), position INTEGER NOT NULL,
    framework TEXT NOT NULL, form TEXT NOT NULL, saga BLOB NOT NULL, PRIMARY KEY (source, position)) STRICT, WITHOUT ROWID;
CREATE TABLE decision_saga (name TEXT NOT NULL PRIMARY KEY, saga BLOB NOT NULL) STRICT;
CREATE TABLE decision_contract_change (fingerprint TEXT NOT NULL PRIMARY KEY, rule TEXT NOT NULL, element TEXT NOT NULL,
    reason TEXT NOT NULL, owner TEXT NOT NULL, until TEXT NOT NULL) STRICT;
CREATE TABLE decision_board_item (id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, text TEXT NOT NULL, x REAL NOT NULL,
    y REAL NOT NULL, context TEXT NOT NULL, node TEXT NOT NULL) STRICT;
)sql";

constexpr std::array<Migration, 6> steps{
    {{1, version1}, {2, version2}, {3, version3}, {4, version4}, {5, version5}, {6, version6}}};

constexpr bool versionsRise()
{
    int last = 0;
    for (const Migration &step : steps) {
        if (step.version <= last)
            return false;
        last = step.version;
    }
    return true;
}
static_assert(versionsRise());

void setPragma(const Database &database, const std::string &name, int value)
{
    database.run(("PRAGMA " + name + " = " + std::to_string(value)).c_str());
}

/// Everything in the schema that SQLite did not make itself: (type, name) -> sql.
std::map<std::pair<std::string, std::string>, std::string> objects(const Database &database)
{
    std::map<std::pair<std::string, std::string>, std::string> result;
    Statement rows = database.prepare("SELECT type, name, coalesce(sql, '') FROM sqlite_schema");
    while (rows.step()) {
        std::string name = rows.text(1);
        if (!name.starts_with("sqlite_"))
            result[{rows.text(0), name}] = rows.text(2);
    }
    return result;
}

} // namespace

std::span<const Migration> migrations() { return steps; }

int currentVersion(std::span<const Migration> all) { return all.back().version; }

void migrate(const Database &database, std::span<const Migration> all)
{
    std::int64_t version = database.integer("PRAGMA user_version");
    for (const Migration &step : all) {
        if (step.version <= version)
            continue;
        Transaction transaction(database);
        database.run(step.sql);
        setPragma(database, "application_id", applicationId);
        setPragma(database, "user_version", step.version);
        transaction.commit();
    }
}

std::string foreignObject(const Database &database, std::span<const Migration> all)
{
    std::int64_t version = database.integer("PRAGMA user_version");
    std::size_t known = 0;
    while (known < all.size() && all[known].version <= version)
        ++known;
    Database model({}, Database::Mode::memory);
    migrate(model, all.first(known));

    auto expected = objects(model);
    for (const auto &[object, sql] : objects(database)) {
        auto it = expected.find(object);
        if (it == expected.end())
            return "it holds the " + object.first + " '" + object.second + "', which Alidade did not make";
        if (it->second != sql)
            return "its " + object.first + " '" + object.second + "' is not as Alidade makes it";
        expected.erase(it);
    }
    if (!expected.empty())
        return "its " + expected.begin()->first.first + " '" + expected.begin()->first.second + "' is missing";
    return {};
}

} // namespace alidade
