#include "model/store/factrows.h"

#include "model/store/columns.h"
#include "model/store/trafficrows.h"

#include <algorithm>

namespace alidade {
namespace {

constexpr std::size_t rowsPerReport = 2000;

// The columns of each fact after (source, position), in the order of the schema.
auto fields(auto &&f) requires std::is_same_v<std::remove_cvref_t<decltype(f)>, NodeFact>
{
    return std::tie(f.name, f.kind, f.origin, f.language, f.path, f.image, f.aliases, f.place.file, f.place.line);
}
auto fields(auto &&f) requires std::is_same_v<std::remove_cvref_t<decltype(f)>, DependencyFact>
{
    return std::tie(f.from, f.to, f.protocol, f.mode, f.voice, f.via, f.place.file, f.place.line, f.detail, f.setting);
}
auto fields(auto &&f) requires std::is_same_v<std::remove_cvref_t<decltype(f)>, EndpointFact>
{
    return std::tie(f.node, f.kind, f.name, f.place.file, f.place.line);
}
auto fields(auto &&f) requires std::is_same_v<std::remove_cvref_t<decltype(f)>, WorkloadFact>
{
    return std::tie(f.node, f.platform, f.kind, f.nameSpace, f.image, f.replicas, f.place.file, f.place.line);
}
auto fields(auto &&f) requires std::is_same_v<std::remove_cvref_t<decltype(f)>, ModuleFact>
{
    return std::tie(f.path, f.dir, f.service, f.goVersion, f.place.file, f.place.line);
}
auto fields(auto &&f) requires std::is_same_v<std::remove_cvref_t<decltype(f)>, ModuleDependencyFact>
{
    return std::tie(f.from, f.to, f.isIndirect, f.place.file, f.place.line);
}
auto fields(auto &&f) requires std::is_same_v<std::remove_cvref_t<decltype(f)>, PackageFact>
{
    return std::tie(f.path, f.module, f.service, f.isMain, f.place.file, f.place.line);
}
auto fields(auto &&f) requires std::is_same_v<std::remove_cvref_t<decltype(f)>, ImportFact>
{
    return std::tie(f.from, f.to, f.isTestOnly, f.count, f.place.file, f.place.line);
}
auto fields(auto &&f) requires std::is_same_v<std::remove_cvref_t<decltype(f)>, ContractFact>
{
    return std::tie(f.kind, f.name, f.version, f.place.file, f.place.line);
}
auto fields(auto &&f) requires std::is_same_v<std::remove_cvref_t<decltype(f)>, ContractItemFact>
{
    return std::tie(f.contract, f.kind, f.name, f.type, f.number, f.place.file, f.place.line);
}
auto fields(auto &&f) requires std::is_same_v<std::remove_cvref_t<decltype(f)>, SettingFact>
{
    return std::tie(f.node, f.name, f.value, f.place.file, f.place.line);
}
auto fields(auto &&f) requires std::is_same_v<std::remove_cvref_t<decltype(f)>, ReadingFact>
{
    return std::tie(f.node, f.settings, f.place.file, f.place.line);
}
auto fields(auto &&f) requires std::is_same_v<std::remove_cvref_t<decltype(f)>, CallFact>
{
    return std::tie(f.node, f.role, f.protocol, f.target, f.operation, f.type, f.access, f.framework, f.function, f.place.file,
                    f.place.line, f.detail);
}
auto fields(auto &&f) requires std::is_same_v<std::remove_cvref_t<decltype(f)>, TraitFact>
{
    return std::tie(f.node, f.trait, f.framework, f.value, f.function, f.place.file, f.place.line);
}
auto fields(auto &&f) requires std::is_same_v<std::remove_cvref_t<decltype(f)>, ObjectFact>
{
    return std::tie(f.node, f.platform, f.kind, f.name, f.nameSpace, f.text, f.place.file, f.place.line);
}
auto fields(auto &&f) requires std::is_same_v<std::remove_cvref_t<decltype(f)>, OwnerFact>
{
    return std::tie(f.node, f.pattern, f.owners, f.place.file, f.place.line);
}
auto fields(auto &&f) requires std::is_same_v<std::remove_cvref_t<decltype(f)>, LicenceFact>
{
    return std::tie(f.module, f.version, f.expression, f.place.file, f.place.line);
}
auto fields(auto &&f) requires std::is_same_v<std::remove_cvref_t<decltype(f)>, SagaFact>
{
    return std::tie(f.framework, f.form, f.saga);
}
auto fields(auto &&f) requires std::is_same_v<std::remove_cvref_t<decltype(f)>, Diagnostic>
{
    return std::tie(f.severity, f.file, f.line, f.message);
}

/// Calls `visit(table, rows…)` for each table of a source, with the vectors of that table in each of `sources`.
template <typename Visit, typename... Sources> void forEachTable(Visit visit, Sources &...sources)
{
    visit("fact_node", sources.facts.nodes...);
    visit("gone", sources.gone...);
    visit("fact_dependency", sources.facts.dependencies...);
    visit("fact_endpoint", sources.facts.endpoints...);
    visit("fact_workload", sources.facts.workloads...);
    visit("fact_module", sources.facts.modules...);
    visit("fact_module_dependency", sources.facts.moduleDependencies...);
    visit("fact_package", sources.facts.packages...);
    visit("fact_import", sources.facts.imports...);
    visit("fact_contract", sources.facts.contracts...);
    visit("fact_contract_item", sources.facts.contractItems...);
    visit("fact_setting", sources.facts.settings...);
    visit("fact_reading", sources.facts.readings...);
    visit("fact_call", sources.facts.calls...);
    visit("fact_trait", sources.facts.traits...);
    visit("fact_object", sources.facts.objects...);
    visit("fact_owner", sources.facts.owners...);
    visit("fact_licence", sources.facts.licences...);
    visit("fact_saga", sources.facts.sagas...);
    visit("fact_diagnostic", sources.diagnostics...);
}

template <typename Fact>
void readRows(const Database &database, const std::string &table, std::int64_t number, std::vector<Fact> &facts)
{
    Statement rows = database.prepare("SELECT * FROM " + table + " WHERE source = ? ORDER BY position");
    rows.bind(number);
    while (rows.step()) {
        Fact &fact = facts.emplace_back();
        readColumns(rows, 2, fields(fact));
    }
}

/// Counts the rows written, reports them and looks whether to stop.
class Meter {
public:
    Meter(const Progress &progress, const std::stop_token &stop, std::size_t total)
        : m_progress(progress), m_stop(stop), m_total(total)
    {}
    void count()
    {
        if (m_done++ % rowsPerReport != 0)
            return;
        if (m_stop.stop_requested())
            throw Cancelled();
        m_progress.report("Saving facts", m_done - 1, m_total, "rows");
    }

private:
    const Progress &m_progress;
    const std::stop_token &m_stop;
    std::size_t m_total;
    std::size_t m_done = 0;
};

template <typename Fact>
void replaceTable(const Database &database, const std::string &table, std::int64_t number, const std::vector<Fact> &previous,
                  const std::vector<Fact> &next, Meter &meter)
{
    constexpr std::size_t columns = std::tuple_size_v<decltype(fields(std::declval<const Fact &>()))>;
    Statement remove = database.prepare("DELETE FROM " + table + " WHERE source = ? AND position = ?");
    Statement insert = database.prepare("INSERT INTO " + table + " VALUES (?,?," + placeholders(columns) + ")");
    for (std::size_t i = 0; i < std::max(previous.size(), next.size()); ++i) {
        meter.count();
        if (i < previous.size() && i < next.size() && previous[i] == next[i])
            continue;
        auto position = static_cast<std::int64_t>(i);
        if (i < previous.size())
            remove.bind(number, position).run();
        if (i < next.size())
            std::apply([&](const auto &...value) { insert.bind(number, position, toColumn(value)...).run(); }, fields(next[i]));
    }
}

/// Number and head of every source, by name.
Statement sourceHeads(const Database &database)
{
    return database.prepare("SELECT s.number, s.id, s.name, s.kind, s.revision, coalesce(t.time, ''), s.asked_revision "
                            "FROM source s LEFT JOIN import_time t ON t.source_id = s.id ORDER BY s.name, s.id");
}

Source readHead(const Statement &row) { return {row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)}; }

} // namespace

template <> std::optional<Severity> fromText(std::string_view text)
{
    for (Severity severity : {Severity::note, Severity::warning, Severity::error}) {
        if (toText(severity) == text)
            return severity;
    }
    return std::nullopt;
}

std::int64_t sourceNumber(const Database &database, const std::string &sourceId)
{
    Statement row = database.prepare("SELECT number FROM source WHERE id = ?");
    return row.bind(sourceId).step() ? row.integer(0) : 0;
}

std::vector<SourceFacts> readSources(const Database &database)
{
    std::vector<SourceFacts> result;
    Statement rows = sourceHeads(database);
    while (rows.step()) {
        SourceFacts source{.source = readHead(rows), .facts = {}, .gone = {}};
        StoredSource stored = readSource(database, rows.integer(0));
        source.facts = std::move(stored.facts);
        source.gone = std::move(stored.gone);
        result.push_back(std::move(source));
    }
    return result;
}

std::vector<SourceSummary> readSummaries(const Database &database)
{
    const auto counter = [&](const char *what) { return database.prepare(std::string("SELECT count(") + what); };
    Statement nodes = counter("DISTINCT name) FROM fact_node WHERE source = ? AND origin <> 'host'");
    Statement dependencies = counter("*) FROM (SELECT DISTINCT from_name, to_name FROM fact_dependency WHERE source = ?)");
    Statement modules = counter("*) FROM fact_module WHERE source = ?");
    Statement problems = counter("*) FROM fact_diagnostic WHERE source = ? AND severity <> 'note'");
    std::vector<SourceSummary> result;
    Statement rows = sourceHeads(database);
    while (rows.step()) {
        const auto count = [&](Statement &statement) {
            statement.bind(rows.integer(0)).step();
            return static_cast<std::size_t>(statement.integer(0));
        };
        SourceSummary summary{readHead(rows), count(nodes), count(dependencies), count(modules), count(problems)};
        countTraffic(database, summary);
        result.push_back(std::move(summary));
    }
    return result;
}

StoredSource readSource(const Database &database, std::int64_t number)
{
    StoredSource source;
    forEachTable([&](const char *table, auto &rows) { readRows(database, table, number, rows); }, source);
    return source;
}

Diagnostics readDiagnostics(const Database &database, std::int64_t number)
{
    Diagnostics diagnostics;
    readRows(database, "fact_diagnostic", number, diagnostics);
    return diagnostics;
}

std::int64_t putSource(const Database &database, const Source &source)
{
    std::int64_t number = sourceNumber(database, source.id);
    if (number == 0) {
        number = database.integer("SELECT coalesce(max(number), 0) + 1 FROM source");
        Statement insert = database.prepare("INSERT INTO source VALUES (?,?,?,?,?,?)");
        insert.bind(number, source.id, source.name, source.kind, source.revision, source.askedRevision).run();
    } else {
        Statement update =
            database.prepare("UPDATE source SET name = ?, kind = ?, revision = ?, asked_revision = ? WHERE number = ?");
        update.bind(source.name, source.kind, source.revision, source.askedRevision, number).run();
    }
    return number;
}

void replaceRows(const Database &database, std::int64_t number, const StoredSource &previous, const StoredSource &next,
                 const Progress &progress, const std::stop_token &stop)
{
    std::size_t total = 0;
    forEachTable([&](const char *, const auto &before, const auto &after) { total += std::max(before.size(), after.size()); },
                 previous, next);
    Meter meter(progress, stop, total);
    forEachTable([&](const char *table, const auto &before,
                     const auto &after) { replaceTable(database, table, number, before, after, meter); },
                 previous, next);
    progress.report("Saving facts", total, total, "rows");
}

void removeRows(const Database &database, std::int64_t number)
{
    StoredSource tables;
    forEachTable([&](const std::string &table,
                     auto &) { database.prepare("DELETE FROM " + table + " WHERE source = ?").bind(number).run(); },
                 tables);
    database.prepare("DELETE FROM source WHERE number = ?").bind(number).run();
}

std::vector<std::string> goneNames(const Database &database)
{
    std::vector<std::string> names;
    Statement rows = database.prepare("SELECT DISTINCT name FROM gone");
    while (rows.step())
        names.push_back(rows.text(0));
    return names;
}

void forgetGone(const Database &database, const std::string &node)
{
    database.prepare("DELETE FROM gone WHERE name = ?").bind(node).run();
}

} // namespace alidade
