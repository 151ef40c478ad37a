#include "qml/map/mapwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace alidade {

namespace {

struct MapWords {
    Q_DECLARE_TR_FUNCTIONS(MapWords)
};

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

QString contextName(const Architecture &a, const std::string &id)
{
    const Index index = a.findContext(id);
    return index == none ? text(id) : text(a.contexts[index].name);
}

/// What stands at the ends of a relation; the abbreviations of context maps are the same in every language.
RelationWords relationWords(Pattern pattern)
{
    const auto utf8 = [](const QString &word) { return word.toStdString(); };
    switch (pattern) {
    case Pattern::partnership:
    case Pattern::sharedKernel:
    case Pattern::separateWays: return {utf8(patternWord(pattern)), {}, {}};
    case Pattern::customerSupplier:
        return {{}, utf8(MapWords::tr("supplier", "upstream")), utf8(MapWords::tr("customer", "downstream"))};
    case Pattern::conformist: return {{}, {}, "CF"};
    case Pattern::anticorruptionLayer: return {{}, {}, "ACL"};
    case Pattern::openHostService: return {{}, "OHS", {}};
    case Pattern::publishedLanguage: return {{}, "PL", {}};
    }
    return {};
}

} // namespace

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

DrawingWords drawingWords()
{
    DrawingWords words;
    for (const NodeKind kind :
         {NodeKind::service, NodeKind::gateway, NodeKind::frontend, NodeKind::monolith, NodeKind::job, NodeKind::client,
          NodeKind::external, NodeKind::telemetry, NodeKind::datastore, NodeKind::cache, NodeKind::broker, NodeKind::bucket})
        words.kinds[kind] = kindWord(kind).toStdString();
    for (const Pattern pattern :
         {Pattern::partnership, Pattern::sharedKernel, Pattern::customerSupplier, Pattern::conformist,
          Pattern::anticorruptionLayer, Pattern::openHostService, Pattern::publishedLanguage, Pattern::separateWays})
        words.relations[pattern] = relationWords(pattern);
    const auto counted = [&](EndpointKind kind, const QString &one, const QString &more) {
        words.endpoints[kind] = {one.toStdString(), more.toStdString()};
    };
    counted(EndpointKind::grpc, MapWords::tr("{} rpc"), MapWords::tr("{} rpc"));
    counted(EndpointKind::http, MapWords::tr("{} http"), MapWords::tr("{} http"));
    counted(EndpointKind::topic, MapWords::tr("{} topic"), MapWords::tr("{} topics"));
    counted(EndpointKind::queue, MapWords::tr("{} queue"), MapWords::tr("{} queues"));
    counted(EndpointKind::table, MapWords::tr("{} table"), MapWords::tr("{} tables"));
    counted(EndpointKind::port, MapWords::tr("{} port"), MapWords::tr("{} ports"));
    return words;
}

} // namespace alidade
