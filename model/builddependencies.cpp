#include "model/assembly.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

namespace alidade {
namespace {

using Vertex = std::uint32_t;

/// A graph of code units (packages or modules), some owned by services. A unit without an owner is shared code that
/// carries a dependency on to whoever uses it.
struct CodeGraph {
    struct Line {
        Vertex from = 0, to = 0;
        const Place *place = nullptr;
        const SourceFacts *source = nullptr;
    };
    std::vector<std::string_view> paths;
    std::vector<Index> owners;        ///< node, or `none` for shared code
    std::vector<bool> leads;          ///< shared code that leads to owned code; filled by dropDeadEnds()
    std::vector<Line> lines;          ///< by from, then place after sortLines()
    std::vector<std::size_t> offsets; ///< the lines from v are [offsets[v], offsets[v + 1])
    std::unordered_map<std::string_view, Vertex> byPath;

    void addUnit(std::string_view path, Index owner)
    {
        if (byPath.emplace(path, static_cast<Vertex>(paths.size())).second) {
            paths.push_back(path);
            owners.push_back(owner);
        }
    }

    void addLine(std::string_view from, std::string_view to, const Place &place, const SourceFacts &source)
    {
        auto f = byPath.find(from), t = byPath.find(to);
        if (f != byPath.end() && t != byPath.end() && f->second != t->second)
            lines.push_back({f->second, t->second, &place, &source});
    }

    void dropDeadEnds();

    void sortLines()
    {
        std::sort(lines.begin(), lines.end(), [this](const Line &l, const Line &r) {
            return std::tie(l.from, *l.place, paths[l.to]) < std::tie(r.from, *r.place, paths[r.to]);
        });
        offsets.assign(paths.size() + 1, 0);
        for (const Line &line : lines)
            ++offsets[line.from + 1];
        for (std::size_t i = 1; i < offsets.size(); ++i)
            offsets[i] += offsets[i - 1];
    }

    std::span<const Line> linesFrom(Vertex unit) const
    {
        return std::span(lines).subspan(offsets[unit], offsets[unit + 1] - offsets[unit]);
    }
};

/// Most shared code uses no service's code; lines to such and within a service need not be sorted and walked.
void CodeGraph::dropDeadEnds()
{
    std::vector<std::vector<Vertex>> sharedUsers(paths.size());
    std::vector<Vertex> open;
    for (const Line &line : lines) {
        if (owners[line.from] == none)
            sharedUsers[line.to].push_back(line.from);
    }
    for (Vertex unit = 0; unit < paths.size(); ++unit) {
        if (owners[unit] != none)
            open.push_back(unit);
    }
    leads.assign(paths.size(), false);
    while (!open.empty()) {
        Vertex unit = open.back();
        open.pop_back();
        for (Vertex user : sharedUsers[unit]) {
            if (!leads[user]) {
                leads[user] = true;
                open.push_back(user);
            }
        }
    }
    std::erase_if(lines, [this](const Line &line) {
        Index owner = owners[line.to];
        return owner == none ? !leads[line.to] : owner == owners[line.from];
    });
}

/// Walks from the units of each service through shared ones to those of other services.
class Walk {
public:
    Walk(Assembly &assembly, const CodeGraph &graph, std::string_view verb)
        : m_assembly(assembly), m_graph(graph), m_verb(verb), m_visitedBy(graph.paths.size(), none), m_entry(graph.paths.size())
    {}

    void run()
    {
        std::vector<Vertex> owned;
        for (Vertex unit = 0; unit < m_graph.paths.size(); ++unit) {
            if (m_graph.owners[unit] != none)
                owned.push_back(unit);
        }
        std::sort(owned.begin(), owned.end(), [this](Vertex l, Vertex r) {
            return std::tie(m_graph.owners[l], m_graph.paths[l]) < std::tie(m_graph.owners[r], m_graph.paths[r]);
        });
        for (std::size_t begin = 0; begin < owned.size();) {
            std::size_t end = begin;
            while (end < owned.size() && m_graph.owners[owned[end]] == m_graph.owners[owned[begin]])
                ++end;
            walkService(std::span(owned).subspan(begin, end - begin));
            begin = end;
        }
    }

private:
    void walkService(std::span<const Vertex> units)
    {
        Index service = m_graph.owners[units.front()];
        m_evidenceCount.clear();
        std::vector<Vertex> open;
        auto follow = [&](Vertex unit, bool isShared) {
            for (const CodeGraph::Line &line : m_graph.linesFrom(unit)) {
                Index owner = m_graph.owners[line.to];
                if (owner != none) {
                    if (owner != service)
                        add(service, owner, line, isShared ? m_entry[unit] : noEntry);
                } else if (m_graph.leads[line.to] && m_visitedBy[line.to] != service) {
                    m_visitedBy[line.to] = service;
                    m_entry[line.to] = isShared ? m_entry[unit] : line.to;
                    open.push_back(line.to);
                }
            }
        };
        for (Vertex unit : units)
            follow(unit, false);
        for (std::size_t i = 0; i < open.size(); ++i)
            follow(open[i], true);
    }

    void add(Index from, Index to, const CodeGraph::Line &line, Vertex entry)
    {
        if (++m_evidenceCount[to] > importEvidenceLimit)
            return;
        std::string detail(m_verb);
        detail += ' ';
        detail += m_graph.paths[line.to];
        if (entry != noEntry) {
            detail += " through ";
            detail += m_graph.paths[entry];
        }
        Evidence evidence = m_assembly.evidence(Voice::coded, *line.source, *line.place, std::move(detail));
        m_assembly.drafts.push_back({from, to, Mode::build, "build", {}, std::move(evidence)});
    }

    static constexpr Vertex noEntry = static_cast<Vertex>(-1);
    Assembly &m_assembly;
    const CodeGraph &m_graph;
    std::string_view m_verb;
    std::vector<Index> m_visitedBy;                         ///< the service whose walk last came here
    std::vector<Vertex> m_entry;                            ///< the shared unit that the service itself uses
    std::unordered_map<Index, std::size_t> m_evidenceCount; ///< by the other service
};

Index ownerOf(const Assembly &assembly, const std::string &service)
{
    return service.empty() ? none : assembly.names.find(service);
}

void walkPackages(Assembly &assembly)
{
    CodeGraph graph;
    for (const SourceFacts &source : assembly.sources) {
        for (const PackageFact &package : source.facts.packages)
            graph.addUnit(package.path, ownerOf(assembly, package.service));
    }
    for (const SourceFacts &source : assembly.sources) {
        for (const ImportFact &import : source.facts.imports) {
            if (!import.isTestOnly)
                graph.addLine(import.from, import.to, import.place, source);
        }
    }
    graph.dropDeadEnds();
    graph.sortLines();
    Walk(assembly, graph, "imports").run();
}

/// Of modules whose packages no source has, only the requirements are known.
void walkModulesWithoutPackages(Assembly &assembly)
{
    std::unordered_set<std::string_view> withPackages;
    for (const SourceFacts &source : assembly.sources) {
        for (const PackageFact &package : source.facts.packages)
            withPackages.insert(package.module);
    }
    CodeGraph graph;
    for (const SourceFacts &source : assembly.sources) {
        for (const ModuleFact &module : source.facts.modules)
            graph.addUnit(module.path, ownerOf(assembly, module.service));
    }
    for (const SourceFacts &source : assembly.sources) {
        for (const ModuleDependencyFact &fact : source.facts.moduleDependencies) {
            if (!fact.isIndirect && !withPackages.contains(fact.from))
                graph.addLine(fact.from, fact.to, fact.place, source);
        }
    }
    graph.dropDeadEnds();
    graph.sortLines();
    Walk(assembly, graph, "requires").run();
}

} // namespace

void draftBuildDependencies(Assembly &assembly)
{
    walkPackages(assembly);
    walkModulesWithoutPackages(assembly);
}

} // namespace alidade
