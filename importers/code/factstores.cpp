#include "importers/code/factwriter.h"

#include "importers/code/facttext.h"
#include "importers/code/sqltext.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

/// Whether what stands in a call may be the bare name of a table. Elsewhere SQL stands there, or nothing that counts.
bool namesTables(std::string_view call, std::string_view protocol)
{
    static constexpr std::array<std::string_view, 8> words{"TABLE", "COLLECTION", "MODEL", "FROM",
                                                           "INTO",  "ENTITY",     "INPUT", "SCHEMA"};
    const std::string name = upper(std::string(call));
    return protocol != "sql" ||
           std::any_of(words.begin(), words.end(), [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

/// Whether a call opens a database inside of the program.
bool isEmbeddedSql(const CallFact &fact)
{
    const std::string text = upper(fact.target + ' ' + fact.detail);
    static constexpr std::array<std::string_view, 4> words{"SQLITE", "JDBC:H2", "HSQLDB", ":MEMORY:"};
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

} // namespace

void FactWriter::store(std::size_t file, const Sighting &sighting)
{
    static constexpr std::array<std::string_view, 9> brokers{"kafka",  "nats",      "amqp", "mqtt", "pulsar",
                                                             "pubsub", "messaging", "jms",  "sqs"};
    const Call &call = m_base.files()[file].calls[sighting.call];
    const Frame frame{file, call.scope, nullptr, noCall, call.line};
    const CodePattern &pattern = *sighting.pattern;
    Side side = sideOf(sighting, frame);
    CallRole role = CallRole::store;
    if (pattern.deed == Deed::connect) {
        // A way that is opened counts by its address alone, or as one to a broker or store; what is done through it tells more.
        const bool isBroker = std::find(brokers.begin(), brokers.end(), pattern.protocol) != brokers.end();
        const bool isPeer =
            pattern.protocol == "http" || pattern.protocol == "grpc" || pattern.protocol == "tcp" || pattern.protocol.empty();
        role = isPeer ? CallRole::request : isBroker ? CallRole::produce : CallRole::store;
        std::erase_if(side.targets, [](const std::string &target) { return !saysSomething(target); });
        if (side.targets.empty() && role == CallRole::request)
            return;
        if (!m_tells)
            m_opened.insert(placeOf(decidedAt(file, sighting.call)));
    }
    std::vector<TableUse> tables;
    bool isNamed = false; // bare names do not say what is done to them
    if (pattern.deed == Deed::table || !isUnset(sighting.table)) {
        for (const std::string &text : m_folding.texts(sighting.table, frame)) {
            if (isSql(text)) {
                for (TableUse &use : tablesIn(text))
                    tables.push_back(std::move(use));
            } else if (namesTables(call.name, pattern.protocol) && text.find_first_of(" {}$()\n") == std::string::npos &&
                       !text.empty()) {
                tables.push_back({text, pattern.access == "write"});
                isNamed = true;
            }
        }
        if (pattern.deed == Deed::table && tables.empty())
            return;
    }
    if (side.targets.empty())
        side.targets.emplace_back();
    for (const std::string &target : side.targets) {
        CallFact fact = draft(file, sighting, role, side);
        fact.target = target;
        if (!m_tells && fact.protocol == "sql" && !pattern.target.empty())
            (isEmbeddedSql(fact) ? m_opensEmbeddedSql : m_opensSqlServer) = true;
        if (tables.empty())
            add(fact);
        for (const TableUse &use : tables) {
            fact.operation = use.table;
            if (fact.access.empty() || isUnset(sighting.table) == false)
                fact.access = isNamed                  ? pattern.access
                              : use.isWritten          ? "write"
                              : pattern.access.empty() ? "read"
                                                       : pattern.access;
            add(fact);
        }
    }
}

} // namespace alidade
