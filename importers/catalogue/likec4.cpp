#include "importers/catalogue/likec4.h"

#include "importers/deployment/places.h"
#include "importers/text.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace alidade {

namespace {

constexpr BlockSyntax syntax{.hasSingleQuotes = true, .spansLines = true};

bool isOneOf(std::string_view word, const auto &words) { return std::find(words.begin(), words.end(), word) != words.end(); }

/// Kinds are words that each project chooses. Those that are usual tell what the C4 model would call an element.
DesignRole roleOfKind(const std::string &kind, const std::vector<std::string> &traits)
{
    static constexpr auto persons = std::to_array<std::string_view>({"actor", "person", "user", "customer", "staff", "role"});
    static constexpr auto systems =
        std::to_array<std::string_view>({"system", "softwaresystem", "externalsystem", "existingsystem", "external"});
    static constexpr auto containers = std::to_array<std::string_view>(
        {"container", "service", "microservice", "app",      "application", "webapp", "webapplication",
         "mobileapp", "mobile",  "spa",          "frontend", "backend",     "api",    "gateway",
         "worker",    "job",     "lambda",       "database", "db",          "store",  "datastore",
         "storage",   "cache",   "queue",        "topic",    "broker",      "bus",    "bucket",
         "daemon",    "bff",     "proxy",        "server",   "graphql",     "rest",   "process"});
    static constexpr auto shapes =
        std::to_array<std::string_view>({"cylinder", "storage", "queue", "browser", "mobile", "bucket"});
    static constexpr auto parts =
        std::to_array<std::string_view>({"component", "module", "class", "page", "controller", "handler", "repository"});
    std::string word;
    for (const char c : kind) {
        if (c != '-' && c != '_')
            word += c;
    }
    if (isOneOf(word, persons) || isOneOf("person", traits))
        return DesignRole::person;
    if (isOneOf(word, systems))
        return DesignRole::system;
    if (isOneOf(word, parts))
        return DesignRole::part;
    const bool hasShape =
        std::any_of(traits.begin(), traits.end(), [](const std::string &trait) { return isOneOf(trait, shapes); });
    return isOneOf(word, containers) || hasShape ? DesignRole::container : DesignRole::group;
}

class ProjectReader {
public:
    explicit ProjectReader(ImportContext &context) : m_context(context) {}

    /// To be called for all files before readModel().
    void readSpecification(const std::vector<BlockStatement> &statements)
    {
        for (const BlockStatement &top : statements) {
            if (top.word(0) != "specification")
                continue;
            for (const BlockStatement &each : top.children) {
                if (each.word(0) == "element")
                    m_kinds[each.word(1)] = traitsOf(each);
            }
        }
    }

    void readModel(const std::vector<BlockStatement> &statements, const std::string &file)
    {
        m_file = file;
        for (const BlockStatement &top : statements) {
            if (top.word(0) == "model")
                readAll(top.children, noElement, {});
        }
    }

    Design finish()
    {
        for (const Extension &extension : m_extensions) {
            m_file = extension.file;
            if (const auto element = m_byPath.find(extension.path); element != m_byPath.end())
                readAll(extension.statement->children, element->second, extension.path);
        }
        for (const Open &open : m_open) {
            DesignRelation relation = open.relation;
            relation.from = find(open.from, open.scope);
            relation.to = find(open.to, open.scope);
            if (relation.from != noElement && relation.to != noElement)
                m_design.relations.push_back(std::move(relation));
            else if (++m_faults <= DesignLimits::faults)
                m_context.diagnostics.push_back({Severity::warning, relation.place.file, relation.place.line,
                                                 "Nothing is called '" +
                                                     escaped(relation.from == noElement ? open.from : open.to) +
                                                     "'; the relationship is left out"});
        }
        return std::move(m_design);
    }

private:
    struct Open {
        DesignRelation relation;
        std::string from, to;
        std::string scope; ///< full name of the element around it
    };
    struct Extension {
        std::string path;
        std::string file;
        const BlockStatement *statement;
    };

    /// Tags and the shape that a block gives.
    static std::vector<std::string> traitsOf(const BlockStatement &block)
    {
        std::vector<std::string> traits;
        for (const BlockStatement &each : block.children) {
            if (each.word(0) == "shape" || each.word(0) == "shape:")
                traits.push_back(each.word(1));
            for (const BlockStatement &style : each.children) {
                if (each.word(0) == "style" && (style.word(0) == "shape" || style.word(0) == "shape:"))
                    traits.push_back(style.word(1));
            }
            if (each.word(0) == "technology" || each.word(0) == "technology:")
                traits.push_back("technology " + each[1].text);
            for (std::size_t i = 0; i < each.tokens.size() && each[0].text.starts_with('#'); ++i)
                traits.push_back(each[i].text);
        }
        return traits;
    }

    void readAll(const std::vector<BlockStatement> &statements, std::size_t parent, const std::string &path)
    {
        for (const BlockStatement &statement : statements) {
            m_context.checkStop();
            readStatement(statement, parent, path);
        }
    }

    /// Where the sign or the word of a relationship stands: "->", "-[kind]->", ".kind"; the number of tokens for none.
    static std::size_t relationAt(const BlockStatement &statement)
    {
        for (std::size_t i = 0; i < std::min<std::size_t>(statement.tokens.size(), 2); ++i) {
            const BlockToken &token = statement[i];
            // Paths such as "./x.svg" begin with a dot, too.
            const bool isKind = token.kind == BlockToken::Kind::word && token.text.size() > 1 && token.text.front() == '.' &&
                                token.text.find_first_of("/.", 1) == std::string::npos;
            if (token.is("->") || token.is("-[") || isKind)
                return i;
        }
        return statement.tokens.size();
    }

    void readRelation(const BlockStatement &statement, std::size_t at, const std::string &path)
    {
        Open open{{}, at == 0 ? "this" : statement[0].text, {}, path};
        std::string kind = statement[at].text.front() == '.' ? statement.word(at).substr(1) : std::string();
        if (statement[at].is("-[")) {
            kind = statement.word(at + 1);
            at = statement.find("->");
        }
        open.to = statement[at + 1].text;
        open.relation.description = statement[at + 2].text;
        open.relation.technology = kind;
        for (const BlockStatement &property : statement.children) {
            if (property.word(0) == "technology" || property.word(0) == "technology:")
                open.relation.technology += " " + property[1].text;
            if (property.word(0) == "title" || property.word(0) == "title:")
                open.relation.description = property[1].text;
        }
        open.relation.isAsync = kind.find("async") != std::string::npos || kind == "publishes" || kind == "subscribes";
        open.relation.place = {m_file, statement.line};
        if (m_open.size() < DesignLimits::relations)
            m_open.push_back(std::move(open));
    }

    void readStatement(const BlockStatement &statement, std::size_t parent, const std::string &path)
    {
        if (const std::size_t at = relationAt(statement); at < statement.tokens.size()) {
            readRelation(statement, at, path);
            return;
        }
        const std::string first = statement.word(0);
        if (first == "extend") {
            m_extensions.push_back({statement[1].text, m_file, &statement});
            return;
        }
        // NAME = KIND 'title' …, or KIND NAME 'title' …
        const bool isAssigned = statement[1].is("=");
        const std::string kind = isAssigned ? statement.word(2) : first;
        const std::string &name = statement[isAssigned ? 0 : 1].text;
        const bool isElement =
            isAssigned ? !kind.empty() : m_kinds.contains(first) && statement[1].kind == BlockToken::Kind::word;
        if (!isElement || name.empty() || m_design.elements.size() == DesignLimits::elements)
            return;
        addElement(statement, kind, name, statement[isAssigned ? 3 : 2], parent, path);
    }

    void addElement(const BlockStatement &statement, const std::string &kind, const std::string &name, const BlockToken &title,
                    std::size_t parent, const std::string &path)
    {
        DesignElement element;
        element.name = title.kind == BlockToken::Kind::text && !title.text.empty() ? title.text : name;
        std::replace(element.name.begin(), element.name.end(), '\n', ' ');
        std::vector<std::string> traits = traitsOf(statement);
        if (const auto known = m_kinds.find(kind); known != m_kinds.end())
            traits.insert(traits.end(), known->second.begin(), known->second.end());
        for (const std::string &trait : traits) {
            if (trait.starts_with("technology ") && element.technology.empty())
                element.technology = trait.substr(11);
        }
        std::erase_if(traits, [](const std::string &trait) { return trait.starts_with("technology "); });
        for (const BlockStatement &each : statement.children) {
            if ((each.word(0) == "title" || each.word(0) == "title:") && !each[1].text.empty())
                element.name = each[1].text;
        }
        element.role = roleOfKind(kind, traits);
        element.tags = std::move(traits);
        element.tags.push_back(kind);
        if (kind.starts_with("external") || kind.starts_with("existing"))
            element.tags.emplace_back("external");
        element.parent = parent;
        element.place = {m_file, statement.line};
        const std::string full = path.empty() ? name : path + "." + name;
        const std::size_t index = m_design.elements.size();
        m_design.elements.push_back(std::move(element));
        m_byPath.emplace(full, index);
        m_byName[name].push_back(index);
        readAll(statement.children, index, full);
    }

    /// The element that a name means inside of `scope`: nearest first, then the only one that is called so.
    std::size_t find(const std::string &name, const std::string &scope) const
    {
        if (name == "this" || name == "it") {
            const auto found = m_byPath.find(scope);
            return found == m_byPath.end() ? noElement : found->second;
        }
        for (std::string around = scope;;) {
            std::string full = around;
            full.append(around.empty() ? "" : ".").append(name);
            const auto found = m_byPath.find(full);
            if (found != m_byPath.end())
                return found->second;
            if (around.empty())
                break;
            const std::size_t dot = around.rfind('.');
            around.resize(dot == std::string::npos ? 0 : dot);
        }
        const std::size_t dot = name.find('.');
        const auto named = m_byName.find(name.substr(0, dot));
        if (named == m_byName.end() || named->second.size() != 1)
            return noElement;
        if (dot == std::string::npos)
            return named->second.front();
        const auto path = std::find_if(m_byPath.begin(), m_byPath.end(),
                                       [&](const auto &each) { return each.second == named->second.front(); });
        const auto found = m_byPath.find(path->first + name.substr(dot));
        return found == m_byPath.end() ? noElement : found->second;
    }

    ImportContext &m_context;
    Design m_design;
    std::map<std::string, std::vector<std::string>> m_kinds; ///< what the specification says of each kind
    std::map<std::string, std::size_t> m_byPath;             ///< by full name
    std::map<std::string, std::vector<std::size_t>> m_byName;
    std::vector<Open> m_open;
    std::vector<Extension> m_extensions;
    std::string m_file;
    std::size_t m_faults = 0;
};

/// The directories with a configuration of LikeC4.
std::set<std::string> projectRoots(const Tree &tree)
{
    std::set<std::string> roots;
    for (const TreeFile &file : tree.files()) {
        const std::string_view name = fileNameOf(file.path);
        if (name.starts_with("likec4.config.") || name.starts_with(".likec4rc"))
            roots.insert(directoryOf(file.path));
    }
    return roots;
}

} // namespace

std::vector<Design> readLikeC4(ImportContext &context)
{
    using File = std::pair<std::string, std::vector<BlockStatement>>;
    const std::set<std::string> roots = projectRoots(context.tree);
    std::map<std::string, std::vector<File>> projects;
    for (const TreeFile &file : context.tree.files()) {
        if (!(file.path.ends_with(".c4") || file.path.ends_with(".likec4")) || isAside(file.path))
            continue;
        context.checkStop();
        const auto text = context.tree.read(file, DesignLimits::fileBytes, context.diagnostics);
        if (!text)
            continue;
        std::string root = directoryOf(file.path);
        while (!root.empty() && !roots.contains(root))
            root = directoryOf(root);
        projects[root].emplace_back(file.path, readBlocks(*text, file.path, syntax, context.diagnostics));
    }
    std::vector<Design> designs;
    for (const auto &[root, files] : projects) {
        ProjectReader reader(context);
        for (const auto &[path, statements] : files)
            reader.readSpecification(statements);
        for (const auto &[path, statements] : files)
            reader.readModel(statements, path);
        designs.push_back(reader.finish());
    }
    return designs;
}

} // namespace alidade
