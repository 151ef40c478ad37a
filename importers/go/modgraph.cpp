#include "importers/go/gomod.h"
#include "importers/importer.h"
#include "importers/text.h"

#include "model/error.h"

#include <map>
#include <set>

namespace alidade {

namespace {

struct ModuleVersion {
    std::string_view path;
    std::string_view version;
};

ModuleVersion splitVersion(std::string_view text)
{
    const std::size_t at = text.find('@');
    return {text.substr(0, at), at == std::string_view::npos ? std::string_view() : text.substr(at + 1)};
}

/// The go command lists the language version and the toolchain as if they were modules.
bool isToolchain(const ModuleVersion &module) { return module.path == "go" || module.path == "toolchain"; }

/// Host and organisation: the first two elements of a module path.
std::string_view organisationOf(std::string_view path)
{
    const std::size_t host = path.find('/');
    return host == std::string_view::npos ? path : path.substr(0, path.find('/', host + 1));
}

class GraphReader {
public:
    explicit GraphReader(Imported &imported) : m_imported(imported) {}

    /// The first main module: what the graph is of. Empty when none is named.
    const std::string &root() const { return m_root; }

    void read(std::string_view text)
    {
        for (int line = 1; !text.empty(); ++line) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            readLine(trimmed(text.substr(0, end)), line);
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        addModules();
    }

private:
    void readLine(std::string_view line, int number)
    {
        if (line.empty())
            return;
        const std::size_t space = line.find_first_of(" \t");
        const ModuleVersion from = splitVersion(line.substr(0, space));
        const ModuleVersion to = splitVersion(space == std::string_view::npos ? std::string_view() : trimmed(line.substr(space)));
        if (!isImportPath(from.path) || !isImportPath(to.path) || (to.version.empty() && !isToolchain(to))) {
            m_imported.diagnostics.push_back({Severity::error, m_imported.source.name, number,
                                              "is no line of 'go mod graph': expected 'MODULE@VERSION MODULE@VERSION'"});
            return;
        }
        if (isToolchain(from) || isToolchain(to))
            return;
        if (from.version.empty() && m_root.empty())
            m_root = from.path;
        if (from.version.empty())
            m_organisations.insert(std::string(organisationOf(from.path)));
        m_firstLine.try_emplace(std::string(from.path), number);
        m_firstLine.try_emplace(std::string(to.path), number);
        m_edges.try_emplace({std::string(from.path), std::string(to.path)}, number);
    }

    /// Modules of the organisation that the main module belongs to are part of the system, the others are foreign.
    void addModules()
    {
        Facts &facts = m_imported.facts;
        for (const auto &[path, line] : m_firstLine) {
            if (!m_organisations.contains(organisationOf(path)))
                continue;
            const std::string service = moduleBaseName(path);
            facts.modules.push_back({path, {}, service, {}, place(line)});
            m_services.try_emplace(service, line);
        }
        for (const auto &[name, line] : m_services) {
            NodeFact node;
            node.name = name;
            node.language = "go";
            node.place = place(line);
            facts.nodes.push_back(std::move(node));
        }
        for (const auto &[edge, line] : m_edges)
            facts.moduleDependencies.push_back({edge.first, edge.second, false, place(line)});
    }

    Place place(int line) const { return {m_imported.source.name, line}; }

    Imported &m_imported;
    std::string m_root;
    std::set<std::string, std::less<>> m_organisations;
    std::map<std::string, int> m_firstLine;
    std::map<std::string, int> m_services;
    std::map<std::pair<std::string, std::string>, int> m_edges;
};

} // namespace

Imported importModGraph(std::string_view text, const std::string &name)
{
    Imported imported;
    imported.source = {.id = "go-mod-graph:" + name, .name = name, .kind = "go-mod-graph", .revision = {}, .importedAt = {}};
    GraphReader reader(imported);
    reader.read(text);
    // Graphs of two modules are two sources under whatever name; the graph of one module is the same source again.
    if (!reader.root().empty())
        imported.source.id = "go-mod-graph:" + reader.root();
    if (imported.facts.moduleDependencies.empty() && imported.facts.modules.empty())
        throw Error(name + " holds no output of `go mod graph`: no line of it names two modules");
    return imported;
}

} // namespace alidade
