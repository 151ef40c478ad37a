#include "exporters/viewdetails.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace alidade {
namespace {

const std::string noName;

bool isBefore(const Evidence &l, const Evidence &r)
{
    return std::tie(l.voice, l.source, l.file, l.line, l.detail) < std::tie(r.voice, r.source, r.file, r.line, r.detail);
}

bool isInside(const std::string &file, const std::string &dir)
{
    return dir.empty() || dir == "." || (file.size() > dir.size() && file[dir.size()] == '/' && file.starts_with(dir));
}

} // namespace

ViewDetails::ViewDetails(const Architecture &architecture, const GroupedView &view)
    : m_architecture(architecture), m_view(view), m_modules(architecture), m_modulesOf(architecture.nodes.size())
{
    for (Index m = 0; m < architecture.modules.size(); ++m) {
        if (architecture.modules[m].service != none)
            m_modulesOf[architecture.modules[m].service].push_back(m);
    }
}

const std::string &ViewDetails::contextName(std::uint32_t group) const
{
    Index node = m_view.entities[group];
    if (m_view.grouping == Grouping::context || node == none)
        return noName;
    if (m_view.grouping == Grouping::module)
        node = m_architecture.modules[node].service;
    if (node == none || m_architecture.nodes[node].context == none)
        return noName;
    return m_architecture.contexts[m_architecture.nodes[node].context].name;
}

NodeKind ViewDetails::kind(std::uint32_t group) const
{
    const Index entity = m_view.entities[group];
    return m_view.grouping == Grouping::service && entity != none ? m_architecture.nodes[entity].kind : NodeKind::service;
}

bool ViewDetails::isGone(std::uint32_t group) const
{
    const Index entity = m_view.entities[group];
    return m_view.grouping == Grouping::service && entity != none && m_architecture.nodes[entity].isGone;
}

std::string ViewDetails::counts() const
{
    std::size_t resources = 0, gone = 0;
    for (std::uint32_t group = 0; group < m_view.names.size(); ++group) {
        if (isGone(group))
            ++gone;
        else if (isResource(kind(group)))
            ++resources;
    }
    std::string text = countedGroups(m_view.grouping, m_view.names.size() - resources - gone);
    if (resources > 0)
        text += ", " + std::to_string(resources) + (resources == 1 ? " resource" : " resources");
    if (gone > 0)
        text += ", " + std::to_string(gone) + " gone";
    return text + ", " + std::to_string(m_view.edges.size()) + (m_view.edges.size() == 1 ? " dependency" : " dependencies");
}

std::vector<Evidence> ViewDetails::evidence(const GroupedEdge &edge) const
{
    std::vector<Evidence> all;
    auto add = [&](const std::vector<Evidence> &more) { all.insert(all.end(), more.begin(), more.end()); };
    for (Index d : edge.dependencies) {
        if (m_view.grouping == Grouping::module) {
            add(m_architecture.moduleDependencies[d].evidence);
            continue;
        }
        const Dependency &dependency = m_architecture.dependencies[d];
        if (dependency.mode == Mode::telemetry && edge.mode != Mode::telemetry)
            continue;
        add(dependency.evidence);
        if (dependency.mode == Mode::build) {
            for (Index m : m_modules.between(dependency.from, dependency.to))
                add(m_architecture.moduleDependencies[m].evidence);
        }
    }
    std::sort(all.begin(), all.end(), isBefore);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

Index ViewDetails::owningModule(const Evidence &place, Index service) const
{
    Index best = none;
    for (Index m : m_modulesOf[service]) {
        const Module &module = m_architecture.modules[m];
        const bool isOwner = !module.isExternal && module.source == place.source && isInside(place.file, module.dir);
        if (isOwner && (best == none || module.dir.size() > m_architecture.modules[best].dir.size()))
            best = m;
    }
    return best;
}

std::vector<std::string> ViewDetails::triggeringModules(const GroupedEdge &edge) const
{
    std::set<std::string> modules;
    if (m_view.grouping != Grouping::module) {
        for (Index d : edge.dependencies) {
            const Dependency &dependency = m_architecture.dependencies[d];
            if (dependency.mode == Mode::build) {
                for (Index m : m_modules.between(dependency.from, dependency.to))
                    modules.insert(m_architecture.modules[m_architecture.moduleDependencies[m].from].path);
            }
            for (const Evidence &place : dependency.evidence) {
                const Index owner =
                    place.voice == Voice::coded && !place.file.empty() ? owningModule(place, dependency.from) : none;
                if (owner != none)
                    modules.insert(m_architecture.modules[owner].path);
            }
        }
    }
    return {modules.begin(), modules.end()};
}

std::string placeText(const Evidence &evidence)
{
    return evidence.line > 0 ? evidence.file + ":" + std::to_string(evidence.line) : evidence.file;
}

std::string chainText(const GroupedView &view, const std::vector<std::uint32_t> &chain)
{
    std::string text;
    for (std::uint32_t group : chain)
        text += (text.empty() ? "" : " → ") + view.names[group];
    return text;
}

std::string countedGroups(Grouping grouping, std::size_t count)
{
    return std::to_string(count) + " " + std::string(toText(grouping)) + (count == 1 ? "" : "s");
}

} // namespace alidade
