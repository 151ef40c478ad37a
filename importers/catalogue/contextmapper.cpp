#include "importers/catalogue/contextmapper.h"

#include "importers/catalogue/design.h"
#include "importers/text.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace alidade {

namespace {

constexpr BlockSyntax syntax{.spansLines = true};

/// "OrderContext" and "OrderBoundedContext" as "Order".
std::string contextName(std::string name)
{
    for (const std::string_view ending : {"BoundedContext", "Context"}) {
        if (name.size() > ending.size() && name.ends_with(ending)) {
            name.resize(name.size() - ending.size());
            break;
        }
    }
    return name;
}

/// A relationship of a context map.
struct Related {
    std::string upstream, downstream;
    std::string roles; ///< as written: "[D,ACL]<-[U,OHS,PL]"
};

class MapReader {
public:
    MapReader(ImportContext &context, std::string file) : m_context(context), m_file(std::move(file)) {}

    void read(const std::vector<BlockStatement> &statements)
    {
        for (std::size_t i = 0; i < statements.size(); ++i) {
            if (statements[i].word(0) == "boundedcontext")
                readContext(statements, i);
        }
        for (const BlockStatement &statement : statements) {
            if (statement.word(0) == "contextmap") {
                for (const BlockStatement &line : statement.children)
                    readRelation(line);
            }
        }
    }

private:
    void readContext(const std::vector<BlockStatement> &statements, std::size_t i)
    {
        // "implements …" may stand on a line of its own, with the block behind it.
        const BlockStatement &head = statements[i];
        const BlockStatement *body = &head;
        for (std::size_t next = i + 1; !body->hasBlock && next < statements.size(); ++next) {
            const std::string word = statements[next].word(0);
            if (word != "implements" && word != "refines" && word != "realizes")
                break;
            body = &statements[next];
        }
        const std::string written = head[1].text;
        if (written.empty() || !m_contexts.insert(written).second)
            return;
        bool isTeam = false;
        std::string technology;
        for (const BlockStatement &line : body->children) {
            const std::size_t value = line[1].is("=") ? 2 : 1;
            isTeam = isTeam || (line.word(0) == "type" && line.word(value) == "team");
            if (line.word(0) == "implementationtechnology")
                technology = line[value].text;
        }
        if (isTeam) {
            m_teams.insert(written);
            return;
        }
        NodeFact node;
        node.name = contextName(written);
        node.kind = designedKind({}, technology);
        node.origin = NameOrigin::catalogue;
        if (node.name != written)
            node.aliases.push_back(written);
        node.place = {m_file, head.line};
        m_context.facts.nodes.push_back(std::move(node));
        m_hasContract = false;
        for (const BlockStatement &line : body->children)
            readItem(line, written, head.line);
    }

    /// Aggregates and what they hold, and modules around them.
    void readItem(const BlockStatement &statement, const std::string &contract, int line)
    {
        static constexpr auto kinds =
            std::to_array<std::pair<std::string_view, std::string_view>>({{"aggregate", "aggregate"},
                                                                          {"entity", "entity"},
                                                                          {"valueobject", "value object"},
                                                                          {"domainevent", "event"},
                                                                          {"event", "event"},
                                                                          {"commandevent", "command"},
                                                                          {"command", "command"},
                                                                          {"module", ""},
                                                                          {"service", ""}});
        const std::size_t first = statement.word(0) == "abstract" ? 1 : 0;
        const std::string word = statement.word(first);
        const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const auto &each) { return each.first == word; });
        if (kind == kinds.end())
            return;
        if (!kind->second.empty() && !statement[first + 1].text.empty()) {
            if (!m_hasContract)
                m_context.facts.contracts.push_back({"cml", contract, {}, {m_file, line}});
            m_hasContract = true;
            if (m_context.facts.contractItems.size() < DesignLimits::elements)
                m_context.facts.contractItems.push_back({contract,
                                                         std::string(kind->second),
                                                         contract + "." + statement[first + 1].text,
                                                         {},
                                                         0,
                                                         {m_file, statement.line}});
        }
        for (const BlockStatement &child : statement.children)
            readItem(child, contract, line);
    }

    /// The words of a relationship without the roles in brackets; those go to `roles`.
    static std::vector<std::string> namesAndArrows(const BlockStatement &statement, std::string &roles)
    {
        std::vector<std::string> words;
        bool isRole = false;
        for (const BlockToken &token : statement.tokens) {
            if (token.is(":"))
                break;
            isRole = isRole || token.is("[");
            if (isRole || token.is("->") || token.is("<-") || token.is("<->"))
                roles += token.text;
            if (!isRole)
                words.push_back(token.text);
            if (token.is("]"))
                isRole = false;
        }
        return words;
    }

    static std::optional<Related> related(const BlockStatement &statement)
    {
        Related result;
        const std::vector<std::string> words = namesAndArrows(statement, result.roles);
        if (words.size() < 3)
            return std::nullopt;
        const std::string &word = words[1];
        const bool isDown = word == "->" || word == "Upstream-Downstream" || word == "Supplier-Customer";
        const bool isUp = word == "<-" || word == "Downstream-Upstream" || word == "Customer-Supplier";
        if (!isDown && !isUp)
            return std::nullopt;
        result.upstream = isDown ? words[0] : words[2];
        result.downstream = isDown ? words[2] : words[0];
        if (result.roles.empty())
            result.roles = word;
        return result;
    }

    void readRelation(const BlockStatement &statement)
    {
        const std::optional<Related> found = related(statement);
        if (!found || m_teams.contains(found->upstream) || m_teams.contains(found->downstream))
            return;
        for (const std::string &name : {found->upstream, found->downstream}) {
            if (m_contexts.contains(name))
                continue;
            if (++m_faults <= DesignLimits::faults)
                m_context.diagnostics.push_back(
                    {Severity::warning, m_file, statement.line,
                     "No bounded context of the file is called '" + escaped(name) + "'; the relationship is left out"});
            return;
        }
        DependencyFact fact;
        fact.from = contextName(found->downstream);
        fact.to = contextName(found->upstream);
        if (fact.from == fact.to)
            return;
        for (const BlockStatement &line : statement.children) {
            if (line.word(0) == "implementationtechnology")
                fact.protocol = protocolOfTechnology(line[line[1].is("=") ? 2 : 1].text);
        }
        fact.mode = isBrokerProtocol(fact.protocol) ? Mode::async : Mode::sync;
        fact.voice = Voice::designed;
        fact.place = {m_file, statement.line};
        fact.detail = found->roles;
        m_context.facts.dependencies.push_back(std::move(fact));
    }

    ImportContext &m_context;
    std::string m_file;
    std::set<std::string> m_contexts, m_teams; ///< as written
    bool m_hasContract = false;
    std::size_t m_faults = 0;
};

} // namespace

void importContextMaps(ImportContext &context)
{
    for (const TreeFile &file : context.tree.files()) {
        if (!file.path.ends_with(".cml") || isAside(file.path))
            continue;
        context.checkStop();
        const auto text = context.tree.read(file, DesignLimits::fileBytes, context.diagnostics);
        if (!text || text->find("BoundedContext") == std::string::npos)
            continue; // chemists have .cml files, too
        MapReader(context, file.path).read(readBlocks(*text, file.path, syntax, context.diagnostics));
    }
}

} // namespace alidade
