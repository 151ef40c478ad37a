#include "qml/map/mapkeys.h"

#include <QCoreApplication>

#include <algorithm>

namespace alidade {

namespace {

struct MapWords {
    Q_DECLARE_TR_FUNCTIONS(MapWords)
};

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

constexpr std::string_view nodePrefix = "node:", contextPrefix = "context:", dependencyPrefix = "dependency:",
                           relationPrefix = "relation:";

/// The two ends of "FROM>TO".
std::pair<std::string, std::string> ends(const std::string &key, std::size_t from)
{
    const std::size_t middle = key.find('>', from);
    return middle == std::string::npos ? std::pair<std::string, std::string>{}
                                       : std::pair{key.substr(from, middle - from), key.substr(middle + 1)};
}

Index findDependency(const Architecture &a, const std::pair<std::string, std::string> &names)
{
    const Index from = a.findNode(names.first), to = a.findNode(names.second);
    const auto it = std::find_if(a.dependencies.begin(), a.dependencies.end(),
                                 [&](const Dependency &d) { return d.from == from && d.to == to; });
    return from == none || to == none || it == a.dependencies.end() ? none : static_cast<Index>(it - a.dependencies.begin());
}

Index findRelation(const Architecture &a, const std::pair<std::string, std::string> &ids)
{
    const auto it = std::find_if(a.relations.begin(), a.relations.end(),
                                 [&](const ContextRelation &r) { return r.upstream == ids.first && r.downstream == ids.second; });
    return it == a.relations.end() ? none : static_cast<Index>(it - a.relations.begin());
}

QString contextName(const Architecture &a, const std::string &id)
{
    const Index index = a.findContext(id);
    return index == none ? text(id) : text(a.contexts[index].name);
}

} // namespace

std::string nodeKey(const std::string &name) { return std::string(nodePrefix) + name; }
std::string contextKey(const std::string &id) { return std::string(contextPrefix) + id; }

std::string keyOf(const Architecture &a, Owner owner)
{
    switch (owner.kind) {
    case Owner::Kind::node: return owner.index < a.nodes.size() ? nodeKey(a.nodes[owner.index].name) : std::string();
    case Owner::Kind::context: return owner.index < a.contexts.size() ? contextKey(a.contexts[owner.index].id) : std::string();
    case Owner::Kind::dependency:
        if (owner.index < a.dependencies.size()) {
            const Dependency &d = a.dependencies[owner.index];
            return std::string(dependencyPrefix) + a.nodes[d.from].name + '>' + a.nodes[d.to].name;
        }
        return {};
    case Owner::Kind::relation:
        if (owner.index < a.relations.size())
            return std::string(relationPrefix) + a.relations[owner.index].upstream + '>' + a.relations[owner.index].downstream;
        return {};
    default: return {};
    }
}

Owner ownerOf(const Architecture &a, const std::string &key)
{
    const auto found = [](Owner::Kind kind, Index index) { return index == none ? Owner{} : Owner{kind, index}; };
    if (key.starts_with(nodePrefix))
        return found(Owner::Kind::node, a.findNode(key.substr(nodePrefix.size())));
    if (key.starts_with(contextPrefix))
        return found(Owner::Kind::context, a.findContext(key.substr(contextPrefix.size())));
    if (key.starts_with(dependencyPrefix))
        return found(Owner::Kind::dependency, findDependency(a, ends(key, dependencyPrefix.size())));
    if (key.starts_with(relationPrefix))
        return found(Owner::Kind::relation, findRelation(a, ends(key, relationPrefix.size())));
    return {};
}

QString kindWord(NodeKind kind)
{
    switch (kind) {
    case NodeKind::service: return MapWords::tr("service");
    case NodeKind::gateway: return MapWords::tr("gateway");
    case NodeKind::frontend: return MapWords::tr("frontend");
    case NodeKind::monolith: return MapWords::tr("monolith");
    case NodeKind::job: return MapWords::tr("job");
    case NodeKind::client: return MapWords::tr("client");
    case NodeKind::external: return MapWords::tr("external system");
    case NodeKind::telemetry: return MapWords::tr("telemetry");
    case NodeKind::datastore: return MapWords::tr("datastore");
    case NodeKind::cache: return MapWords::tr("cache");
    case NodeKind::broker: return MapWords::tr("broker");
    case NodeKind::bucket: return MapWords::tr("bucket");
    }
    return {};
}

QString modeWord(Mode mode)
{
    switch (mode) {
    case Mode::sync: return MapWords::tr("synchronous");
    case Mode::async: return MapWords::tr("asynchronous");
    case Mode::data: return MapWords::tr("data");
    case Mode::build: return MapWords::tr("build");
    case Mode::telemetry: return MapWords::tr("telemetry");
    }
    return {};
}

QString patternWord(Pattern pattern)
{
    switch (pattern) {
    case Pattern::partnership: return MapWords::tr("Partnership");
    case Pattern::sharedKernel: return MapWords::tr("Shared Kernel");
    case Pattern::customerSupplier: return MapWords::tr("Customer/Supplier");
    case Pattern::conformist: return MapWords::tr("Conformist");
    case Pattern::anticorruptionLayer: return MapWords::tr("Anticorruption Layer");
    case Pattern::openHostService: return MapWords::tr("Open Host Service");
    case Pattern::publishedLanguage: return MapWords::tr("Published Language");
    case Pattern::separateWays: return MapWords::tr("Separate Ways");
    }
    return {};
}

QString subdomainWord(Subdomain subdomain)
{
    switch (subdomain) {
    case Subdomain::core: return MapWords::tr("core");
    case Subdomain::supporting: return MapWords::tr("supporting");
    case Subdomain::generic: return MapWords::tr("generic");
    }
    return {};
}

QString voiceWord(Voice voice)
{
    switch (voice) {
    case Voice::designed: return MapWords::tr("designed");
    case Voice::coded: return MapWords::tr("coded");
    case Voice::deployed: return MapWords::tr("deployed");
    case Voice::observed: return MapWords::tr("observed");
    }
    return {};
}

QString spokenName(const Architecture &a, Owner owner)
{
    switch (owner.kind) {
    case Owner::Kind::node: {
        const Node &node = a.nodes[owner.index];
        return node.context == none
                   ? MapWords::tr("%1, %2, unassigned").arg(text(node.name), kindWord(node.kind))
                   : MapWords::tr("%1, %2, in %3").arg(text(node.name), kindWord(node.kind), text(a.contexts[node.context].name));
    }
    case Owner::Kind::context: {
        const auto members =
            std::count_if(a.nodes.begin(), a.nodes.end(), [&](const Node &n) { return n.context == owner.index; });
        return MapWords::tr("%1, bounded context, %2, %n member(s)", nullptr, static_cast<int>(members))
            .arg(text(a.contexts[owner.index].name), subdomainWord(a.contexts[owner.index].subdomain));
    }
    case Owner::Kind::dependency: {
        const Dependency &d = a.dependencies[owner.index];
        return MapWords::tr("%1 depends on %2, %3").arg(text(a.nodes[d.from].name), text(a.nodes[d.to].name), modeWord(d.mode));
    }
    case Owner::Kind::relation: {
        const ContextRelation &r = a.relations[owner.index];
        return MapWords::tr("%1 is upstream of %2, %3")
            .arg(contextName(a, r.upstream), contextName(a, r.downstream), patternWord(r.pattern));
    }
    default: return {};
    }
}

QString shortName(const Architecture &a, Owner owner)
{
    switch (owner.kind) {
    case Owner::Kind::node: return text(a.nodes[owner.index].name);
    case Owner::Kind::context: return text(a.contexts[owner.index].name);
    case Owner::Kind::dependency:
        return MapWords::tr("%1 → %2", "a dependency")
            .arg(text(a.nodes[a.dependencies[owner.index].from].name), text(a.nodes[a.dependencies[owner.index].to].name));
    case Owner::Kind::relation:
        return MapWords::tr("%1 → %2", "a relation between contexts")
            .arg(contextName(a, a.relations[owner.index].upstream), contextName(a, a.relations[owner.index].downstream));
    default: return {};
    }
}

} // namespace alidade
