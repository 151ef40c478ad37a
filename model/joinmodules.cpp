#include "model/assembly.h"

#include <algorithm>
#include <tuple>

namespace alidade {
namespace {

/// Collects modules under provisional indices, and what is between them.
class ModuleTable {
public:
    explicit ModuleTable(Assembly &assembly) : m_assembly(assembly) {}

    void addModules()
    {
        for (const SourceFacts &source : m_assembly.sources) {
            for (const ModuleFact &fact : source.facts.modules) {
                auto [index, isNew] = put(fact.path);
                Module &module = m_modules[index];
                if (isNew) {
                    module.dir = fact.dir;
                    module.source = source.source.name;
                    module.evidence = m_assembly.evidence(Voice::coded, source, fact.place, "module " + fact.path);
                }
                if (module.service == none && !fact.service.empty())
                    module.service = m_assembly.names.find(fact.service);
            }
        }
    }

    void addRequirements()
    {
        for (const SourceFacts &source : m_assembly.sources) {
            for (const ModuleDependencyFact &fact : source.facts.moduleDependencies) {
                Index from = putExternal(fact.from), to = putExternal(fact.to);
                if (from == to)
                    continue;
                Link &link = this->link(from, to);
                link.hasDirectRequirement |= !fact.isIndirect;
                link.hasRequirement = true;
                link.requirements.push_back(m_assembly.evidence(Voice::coded, source, fact.place, "requires " + fact.to));
            }
        }
    }

    void addImports()
    {
        std::unordered_map<std::string_view, Index> moduleOfPackage;
        for (const SourceFacts &source : m_assembly.sources) {
            for (const PackageFact &package : source.facts.packages) {
                if (auto it = m_byPath.find(package.module); it != m_byPath.end())
                    moduleOfPackage.emplace(package.path, it->second);
            }
        }
        auto moduleOf = [&](const std::string &package) {
            auto it = moduleOfPackage.find(package);
            return it == moduleOfPackage.end() ? longestPrefix(package) : it->second;
        };
        for (const SourceFacts &source : m_assembly.sources) {
            for (const ImportFact &fact : source.facts.imports) {
                Index from = moduleOf(fact.from), to = moduleOf(fact.to);
                if (from == none || to == none || from == to)
                    continue;
                Link &link = this->link(from, to);
                link.imports += fact.count;
                link.hasProductionImport |= !fact.isTestOnly;
                link.importLines.push_back({&source, &fact});
            }
        }
    }

    /// Moves everything, in its final order, into the architecture.
    void finish()
    {
        std::vector<Index> places = sortModules();
        std::vector<ModuleDependency> &result = m_assembly.result.moduleDependencies;
        for (auto &[ends, link] : m_links)
            result.push_back(finishLink(places[ends >> 32], places[ends & 0xffffffffU], link));
        std::sort(result.begin(), result.end(), [](const ModuleDependency &l, const ModuleDependency &r) {
            return std::tie(l.from, l.to) < std::tie(r.from, r.to);
        });
    }

private:
    struct Link {
        bool hasRequirement = false;
        bool hasDirectRequirement = false;
        bool hasProductionImport = false;
        int imports = 0;
        std::vector<Evidence> requirements;
        std::vector<std::pair<const SourceFacts *, const ImportFact *>> importLines;
    };

    std::pair<Index, bool> put(std::string_view path)
    {
        auto [it, isNew] = m_byPath.emplace(path, static_cast<Index>(m_modules.size()));
        if (isNew)
            m_modules.emplace_back().path = path;
        return {it->second, isNew};
    }

    Index putExternal(std::string_view path)
    {
        auto [index, isNew] = put(path);
        m_modules[index].isExternal |= isNew;
        return index;
    }

    Link &link(Index from, Index to) { return m_links[static_cast<std::uint64_t>(from) << 32 | to]; }

    /// The module with the longest path that is the package's or ends before a '/' of it (Go Modules Reference,
    /// "Resolving a package to a module").
    Index longestPrefix(std::string_view package) const
    {
        for (;;) {
            if (auto it = m_byPath.find(package); it != m_byPath.end())
                return it->second;
            std::size_t slash = package.rfind('/');
            if (slash == std::string_view::npos)
                return none;
            package = package.substr(0, slash);
        }
    }

    std::vector<Index> sortModules()
    {
        std::vector<std::pair<std::string_view, Index>> order(m_byPath.begin(), m_byPath.end());
        std::sort(order.begin(), order.end());
        std::vector<Index> places(order.size());
        for (const auto &[path, old] : order) {
            places[old] = static_cast<Index>(m_assembly.result.modules.size());
            m_assembly.result.modules.push_back(std::move(m_modules[old]));
        }
        return places;
    }

    ModuleDependency finishLink(Index from, Index to, Link &link) const
    {
        ModuleDependency dependency;
        dependency.from = from;
        dependency.to = to;
        dependency.isIndirect = link.hasRequirement && !link.hasDirectRequirement;
        dependency.isTestOnly = link.imports > 0 && !link.hasProductionImport;
        dependency.imports = link.imports;
        sortEvidence(link.requirements);
        dependency.evidence = std::move(link.requirements);
        if (dependency.evidence.size() > importEvidenceLimit)
            dependency.evidence.resize(importEvidenceLimit);
        std::sort(link.importLines.begin(), link.importLines.end(), [](const auto &l, const auto &r) {
            return std::tie(l.second->isTestOnly, l.first->source.name, l.second->place, l.second->to) <
                   std::tie(r.second->isTestOnly, r.first->source.name, r.second->place, r.second->to);
        });
        for (const auto &[source, fact] : link.importLines) {
            if (dependency.evidence.size() == importEvidenceLimit)
                break;
            dependency.evidence.push_back(m_assembly.evidence(Voice::coded, *source, fact->place, "imports " + fact->to));
        }
        return dependency;
    }

    Assembly &m_assembly;
    std::vector<Module> m_modules;
    std::unordered_map<std::string_view, Index> m_byPath; ///< the keys are in the facts
    std::unordered_map<std::uint64_t, Link> m_links;      ///< by from << 32 | to
};

} // namespace

void joinModules(Assembly &assembly)
{
    ModuleTable table(assembly);
    table.addModules();
    table.addRequirements();
    table.addImports();
    table.finish();
}

} // namespace alidade
