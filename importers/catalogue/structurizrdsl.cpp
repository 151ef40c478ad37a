#include "importers/catalogue/structurizrdsl.h"

#include "importers/deployment/places.h"
#include "importers/text.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace alidade {

namespace {

constexpr BlockSyntax syntax{.hasHashComments = true};
constexpr int mostArchetypes = 16; ///< that stand on one another

/// Blocks that say nothing about who uses whom.
bool isBesideTheModel(std::string_view keyword)
{
    static constexpr auto words = std::to_array<std::string_view>({"views",      "configuration", "deploymentenvironment",
                                                                   "properties", "perspectives",  "styles",
                                                                   "!docs",      "!adrs",         "!decisions",
                                                                   "!script",    "!plugin",       "themes",
                                                                   "theme",      "branding",      "terminology",
                                                                   "users",      "!components",   "url",
                                                                   "name",       "description"});
    return std::find(words.begin(), words.end(), keyword) != words.end();
}

/// A name for an element or a relationship with what all of its kind have.
struct Archetype {
    std::string base;
    std::string technology;
    std::vector<std::string> tags;
};

class WorkspaceReader {
public:
    WorkspaceReader(ImportContext &context, const std::map<std::string, std::vector<BlockStatement>> &files)
        : m_context(context), m_files(files)
    {}

    Design read(const std::string &path)
    {
        readFile(path, noElement, 0);
        for (const Open &open : m_open)
            close(open);
        return std::move(m_design);
    }

private:
    /// A relationship whose ends may be defined later.
    struct Open {
        DesignRelation relation;
        std::string from, to;
        std::size_t scope;
    };

    void readFile(const std::string &path, std::size_t parent, int depth)
    {
        const auto file = m_files.find(path);
        if (file == m_files.end() || depth > DesignLimits::includes || ++m_read > DesignLimits::files)
            return;
        const std::string outer = std::exchange(m_file, path);
        readAll(file->second, parent, depth);
        m_file = outer;
    }

    void readAll(const std::vector<BlockStatement> &statements, std::size_t parent, int depth)
    {
        for (const BlockStatement &statement : statements) {
            m_context.checkStop();
            readStatement(statement, parent, depth);
        }
    }

    void readStatement(const BlockStatement &statement, std::size_t parent, int depth);
    void readArchetypes(const BlockStatement &statement);
    void readRelation(const BlockStatement &statement, std::size_t arrow, std::size_t parent);
    void readElement(const BlockStatement &statement, std::size_t keyword, std::size_t parent, int depth);
    void include(const std::string &target, int line, std::size_t parent, int depth);
    void close(const Open &open);

    void fault(int line, std::string message)
    {
        if (++m_faults <= DesignLimits::faults)
            m_context.diagnostics.push_back({Severity::warning, m_file, line, std::move(message)});
    }

    /// The text with `${NAME}` replaced by constants.
    std::string text(const BlockToken &token) const
    {
        std::string result = token.text;
        for (std::size_t at = result.find("${"); at != std::string::npos; at = result.find("${", at + 1)) {
            const std::size_t end = result.find('}', at);
            const auto constant =
                end == std::string::npos ? m_constants.end() : m_constants.find(result.substr(at + 2, end - at - 2));
            if (constant != m_constants.end() && result.size() < 10'000)
                result.replace(at, end - at + 1, constant->second);
        }
        return result;
    }

    /// What an archetype stands for in the end; the keyword itself when it is none.
    Archetype archetype(std::string keyword) const
    {
        Archetype result;
        for (int i = 0; i < mostArchetypes; ++i) {
            const auto found = m_archetypes.find(keyword);
            if (found == m_archetypes.end() || found->second.base == keyword)
                break;
            if (result.technology.empty())
                result.technology = found->second.technology;
            result.tags.insert(result.tags.end(), found->second.tags.begin(), found->second.tags.end());
            keyword = found->second.base;
        }
        result.base = std::move(keyword);
        return result;
    }

    static std::optional<DesignRole> roleOf(std::string_view keyword)
    {
        static constexpr auto known =
            std::to_array<std::pair<std::string_view, DesignRole>>({{"person", DesignRole::person},
                                                                    {"softwaresystem", DesignRole::system},
                                                                    {"container", DesignRole::container},
                                                                    {"component", DesignRole::part},
                                                                    {"element", DesignRole::group},
                                                                    {"group", DesignRole::group},
                                                                    {"enterprise", DesignRole::group}});
        for (const auto &[word, role] : known) {
            if (word == keyword)
                return role;
        }
        return std::nullopt;
    }

    void addTags(DesignElement &element, std::string_view list) const
    {
        while (!list.empty()) {
            const std::size_t end = std::min(list.find(','), list.size());
            element.tags.emplace_back(trimmed(list.substr(0, end)));
            list.remove_prefix(std::min(end + 1, list.size()));
        }
    }

    void name(const std::string &id, std::size_t element, std::size_t parent)
    {
        const std::string word = lowered(id);
        m_ids.emplace(word, element);
        while (parent != noElement && m_paths[parent].empty()) // groups have no part in names
            parent = m_design.elements[parent].parent;
        m_paths[element] = parent == noElement ? word : m_paths[parent] + "." + word;
        m_ids.emplace(m_paths[element], element);
    }

    /// The element that an identifier means, seen from inside of `scope`.
    std::size_t find(const std::string &id, std::size_t scope) const
    {
        const std::string word = lowered(id);
        if (word == "this")
            return scope;
        for (std::size_t up = scope; up != noElement; up = m_design.elements[up].parent) {
            if (const auto inner = m_ids.find(m_paths[up] + "." + word); inner != m_ids.end())
                return inner->second;
        }
        const auto found = m_ids.find(word);
        return found == m_ids.end() ? noElement : found->second;
    }

    ImportContext &m_context;
    const std::map<std::string, std::vector<BlockStatement>> &m_files;
    Design m_design;
    std::vector<Open> m_open;
    std::map<std::string, std::size_t> m_ids; ///< by identifier in small letters, flat and hierarchical
    std::vector<std::string> m_paths;         ///< hierarchical identifiers by element
    std::map<std::string, std::string> m_constants;
    std::map<std::string, Archetype> m_archetypes;
    std::string m_file;
    std::size_t m_read = 0;
    std::size_t m_faults = 0;
};

void WorkspaceReader::include(const std::string &target, int line, std::size_t parent, int depth)
{
    const auto path = joined(directoryOf(m_file), target);
    if (target.find("://") != std::string::npos || !path) {
        fault(line, "\"" + escaped(target) + "\" lies outside of the source; the workspace is read without it");
        return;
    }
    if (m_files.contains(*path)) {
        readFile(*path, parent, depth + 1);
        return;
    }
    const std::string prefix = *path + "/";
    bool isKnown = false;
    for (auto file = m_files.lower_bound(prefix); file != m_files.end() && file->first.starts_with(prefix); ++file) {
        readFile(file->first, parent, depth + 1);
        isKnown = true;
    }
    if (!isKnown)
        fault(line, "\"" + escaped(target) + "\" is not in the source; the workspace is read without it");
}

void WorkspaceReader::readArchetypes(const BlockStatement &statement)
{
    for (const BlockStatement &each : statement.children) {
        const bool isNamed = each[1].is("=");
        Archetype archetype;
        const std::size_t arrow = each.find("->");
        archetype.base = arrow < each.tokens.size() ? "->" : each.word(isNamed ? 2 : 0);
        if (arrow < each.tokens.size() && isNamed && each[2].text.starts_with("--"))
            archetype.base = lowered(each[2].text);
        for (const BlockStatement &property : each.children) {
            if (property.word(0) == "technology")
                archetype.technology = text(property[1]);
            if (property.word(0) == "tag" || property.word(0) == "tags") {
                for (std::size_t i = 1; i < property.tokens.size(); ++i)
                    archetype.tags.push_back(text(property[i]));
            }
        }
        if (isNamed)
            m_archetypes[(arrow < each.tokens.size() ? "--" : "") + each.word(0)] = std::move(archetype);
    }
}

void WorkspaceReader::readRelation(const BlockStatement &statement, std::size_t arrow, std::size_t parent)
{
    // [id =] from [--archetype]-> to [description] [technology] [tags]
    std::size_t first = statement[1].is("=") ? 2 : 0;
    Archetype kind;
    std::size_t end = arrow;
    if (end > first && statement[end - 1].text.starts_with("--"))
        kind = archetype(lowered(statement[--end].text));
    Open open{{}, end > first ? statement[first].text : "this", statement[arrow + 1].text, parent};
    std::vector<std::string> tags = kind.tags;
    open.relation.description = text(statement[arrow + 2]);
    open.relation.technology = statement.tokens.size() > arrow + 3 ? text(statement[arrow + 3]) : kind.technology;
    tags.push_back(text(statement[arrow + 4]));
    for (const BlockStatement &property : statement.children) {
        if (property.word(0) == "technology")
            open.relation.technology = text(property[1]);
        if (property.word(0) == "tag" || property.word(0) == "tags")
            tags.push_back(text(property[1]));
    }
    open.relation.isAsync = std::any_of(tags.begin(), tags.end(),
                                        [](const std::string &tag) { return lowered(tag).find("async") != std::string::npos; });
    open.relation.place = {m_file, statement.line};
    if (m_open.size() < DesignLimits::relations)
        m_open.push_back(std::move(open));
}

void WorkspaceReader::readElement(const BlockStatement &statement, std::size_t keyword, std::size_t parent, int depth)
{
    const Archetype kind = archetype(statement.word(keyword));
    const std::optional<DesignRole> role = roleOf(kind.base);
    if (!role || m_design.elements.size() == DesignLimits::elements)
        return;
    DesignElement element;
    element.name = text(statement[keyword + 1]);
    element.role = *role;
    element.technology = kind.technology;
    element.tags = kind.tags;
    element.parent = parent;
    element.place = {m_file, statement.line};
    // container "name" "description" "technology" "tags"; the others have no technology
    const bool hasTechnology = *role == DesignRole::container || *role == DesignRole::part;
    if (hasTechnology && statement.tokens.size() > keyword + 3)
        element.technology = text(statement[keyword + 3]);
    addTags(element, text(statement[keyword + (hasTechnology ? 4 : 3)]));
    const std::size_t index = m_design.elements.size();
    m_design.elements.push_back(std::move(element));
    m_paths.emplace_back();
    if (keyword == 2)
        name(statement[0].text, index, parent);
    readAll(statement.children, index, depth);
}

void WorkspaceReader::readStatement(const BlockStatement &statement, std::size_t parent, int depth)
{
    const std::string first = statement.word(0);
    if (const std::size_t arrow = statement.find("->"); arrow < statement.tokens.size()) {
        readRelation(statement, arrow, parent);
    } else if (first == "!include") {
        include(text(statement[1]), statement.line, parent, depth);
    } else if (first == "workspace") {
        if (statement.word(1) == "extends")
            include(text(statement[2]), statement.line, parent, depth);
        readAll(statement.children, parent, depth);
    } else if (first == "model") {
        readAll(statement.children, parent, depth);
    } else if (first == "!const" || first == "!var" || first == "!constant") {
        m_constants[text(statement[1])] = text(statement[2]);
    } else if (first == "archetypes") {
        readArchetypes(statement);
    } else if (first == "!ref" || first == "!element" || first == "!extend") {
        if (const std::size_t element = find(statement[1].text, parent); element != noElement)
            readAll(statement.children, element, depth);
    } else if (parent != noElement && (first == "technology" || first == "tags" || first == "tag")) {
        DesignElement &element = m_design.elements[parent];
        if (first == "technology")
            element.technology = text(statement[1]);
        for (std::size_t i = 1; first != "technology" && i < statement.tokens.size(); ++i)
            addTags(element, text(statement[i]));
    } else if (!isBesideTheModel(first) && !first.empty()) {
        readElement(statement, statement[1].is("=") ? 2 : 0, parent, depth);
    }
}

void WorkspaceReader::close(const Open &open)
{
    DesignRelation relation = open.relation;
    relation.from = find(open.from, open.scope);
    relation.to = find(open.to, open.scope);
    if (relation.from != noElement && relation.to != noElement) {
        m_design.relations.push_back(std::move(relation));
        return;
    }
    m_file = relation.place.file;
    fault(relation.place.line,
          "Nothing is called '" + escaped(relation.from == noElement ? open.from : open.to) + "'; the relationship is left out");
}

} // namespace

std::vector<Design> readStructurizrDsl(ImportContext &context)
{
    std::map<std::string, std::vector<BlockStatement>> files;
    std::vector<std::string> roots;
    for (const TreeFile &file : context.tree.files()) {
        if (!file.path.ends_with(".dsl") || isAside(file.path))
            continue;
        context.checkStop();
        const auto text = context.tree.read(file, DesignLimits::fileBytes, context.diagnostics);
        if (!text)
            continue;
        Diagnostics faults; // of a file that some workspace reads; other tools have .dsl files, too
        std::vector<BlockStatement> statements = readBlocks(*text, file.path, syntax, faults);
        const bool isRoot = std::any_of(statements.begin(), statements.end(), [](const BlockStatement &statement) {
            return statement.word(0) == "workspace" && statement.hasBlock;
        });
        if (isRoot) {
            roots.push_back(file.path);
            context.diagnostics.insert(context.diagnostics.end(), faults.begin(), faults.end());
        }
        files.emplace(file.path, std::move(statements));
    }
    std::vector<Design> designs;
    designs.reserve(roots.size());
    for (const std::string &root : roots)
        designs.push_back(WorkspaceReader(context, files).read(root));
    return designs;
}

} // namespace alidade
