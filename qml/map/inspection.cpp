#include "qml/map/inspection.h"

#include "analysis/activeedges.h"
#include "qml/map/mapkeys.h"
#include "qml/map/mapwords.h"

#include <algorithm>
#include <map>

namespace alidade {

namespace {

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

template <typename Word> QString word(Word value)
{
    const std::string_view view = toText(value);
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

EvidenceRow row(const Evidence &e)
{
    EvidenceRow row;
    row.voice = voiceWord(e.voice);
    row.source = text(e.source);
    row.file = text(e.file);
    row.line = e.line;
    row.detail = text(e.detail);
    return row;
}

QVariantList rows(const std::vector<Evidence> &evidence)
{
    QVariantList list;
    for (const Evidence &e : evidence)
        list.append(QVariant::fromValue(row(e)));
    return list;
}

QVariant fact(const QString &label, const QString &value, const QVariantList &evidence = {})
{
    FactRow row;
    row.label = label;
    row.value = value;
    row.evidence = evidence;
    return QVariant::fromValue(row);
}

QVariantList onePlace(const Evidence &e) { return e.file.empty() ? QVariantList() : QVariantList{QVariant::fromValue(row(e))}; }

QString endpointTitle(EndpointKind kind)
{
    switch (kind) {
    case EndpointKind::grpc: return Inspection::tr("RPCs");
    case EndpointKind::http: return Inspection::tr("Routes");
    case EndpointKind::topic: return Inspection::tr("Topics");
    case EndpointKind::queue: return Inspection::tr("Queues");
    case EndpointKind::table: return Inspection::tr("Tables");
    case EndpointKind::port: return Inspection::tr("Ports");
    }
    return {};
}

QVariant traitFact(const Trait &trait)
{
    QStringList parts;
    for (const std::string &part : {trait.value, trait.framework, trait.function}) {
        if (!part.empty())
            parts.append(text(part));
    }
    return fact(text(trait.trait), parts.join(QStringLiteral(" · ")), onePlace(trait.evidence));
}

/// Seen from `node`: what it sends, or what it receives.
LinkRow flowLink(const Architecture &a, const Flow &flow, Index node)
{
    const bool isSender = flow.from == node;
    const Index other = isSender ? flow.to : flow.from;
    LinkRow row;
    row.key = text(nodeKey(a.nodes[other].name));
    row.name = isSender ? Inspection::tr("to %1", "a flow").arg(text(a.nodes[other].name))
                        : Inspection::tr("from %1", "a flow").arg(text(a.nodes[other].name));
    row.detail = flow.broker == none
                     ? text(flow.via)
                     : Inspection::tr("%1 on %2", "a topic and its broker").arg(text(flow.via), text(a.nodes[flow.broker].name));
    row.evidence = rows(flow.evidence);
    return row;
}

QString how(const Dependency &d)
{
    QStringList parts{modeWord(d.mode)};
    if (!d.protocol.empty())
        parts.append(text(d.protocol));
    for (const std::string &via : d.via)
        parts.append(text(via));
    return parts.join(QStringLiteral(" · "));
}

LinkRow link(const Architecture &a, Index dependency, const QString &name)
{
    const Dependency &d = a.dependencies[dependency];
    LinkRow row;
    row.key = text(keyOf(a, {Owner::Kind::dependency, dependency}));
    row.name = name;
    row.detail = how(d);
    for (const Voice voice : {Voice::designed, Voice::coded, Voice::deployed, Voice::observed}) {
        if (d.voices.contains(voice))
            row.voices.append(voiceWord(voice));
    }
    row.evidence = rows(d.evidence);
    row.isPlannedCut = d.isCutAccepted;
    return row;
}

QVariantList relationsOf(const Architecture &a, const auto &wanted)
{
    QVariantList list;
    for (Index i = 0; i < a.relations.size(); ++i) {
        if (!wanted(a.relations[i]))
            continue;
        RelationRow row;
        row.upstream = text(a.relations[i].upstream);
        row.downstream = text(a.relations[i].downstream);
        row.text = shortName(a, {Owner::Kind::relation, i});
        row.pattern = word(a.relations[i].pattern);
        list.append(QVariant::fromValue(row));
    }
    return list;
}

} // namespace

void Inspection::setMap(MapView *map)
{
    if (m_map == map)
        return;
    if (m_map)
        m_map->disconnect(this);
    m_map = map;
    if (map) {
        connect(map, &MapView::selectionChanged, this, &Inspection::refresh);
        connect(map, &MapView::sceneChanged, this, &Inspection::refresh);
    }
    refresh();
    Q_EMIT mapChanged();
}

void Inspection::refresh()
{
    m_now = {};
    if (m_map && m_map->scene() && !m_map->selection().empty()) {
        const Architecture &a = *m_map->scene()->architecture;
        const std::string &key = m_map->selection().back();
        const Owner owner = ownerOf(a, key);
        if (m_map->selection().size() > 1) {
            m_now.kind = QStringLiteral("many");
            m_now.title = tr("%n selected", nullptr, static_cast<int>(m_map->selection().size()));
            for (const std::string &selected : m_map->selection()) {
                LinkRow row;
                row.key = text(selected);
                row.name = shortName(a, ownerOf(a, selected));
                m_now.members.append(QVariant::fromValue(row));
            }
        } else if (owner.kind == Owner::Kind::node) {
            m_now = ofNode(a, owner.index);
        } else if (owner.kind == Owner::Kind::context) {
            m_now = ofContext(a, owner.index);
        } else if (owner.kind == Owner::Kind::dependency) {
            m_now = ofDependency(a, owner.index);
        } else if (owner.kind == Owner::Kind::relation) {
            m_now = ofRelation(a, owner.index);
        }
        m_now.key = text(key);
        for (const Note &note : a.notes) {
            if (note.target == key)
                m_now.note = text(note.text);
        }
    }
    Q_EMIT changed();
    Q_EMIT endpointsChanged();
}

void Inspection::setEndpointFilter(const QString &filter)
{
    if (m_endpointFilter == filter)
        return;
    m_endpointFilter = filter;
    Q_EMIT endpointsChanged();
}

QVariantList Inspection::endpointGroups() const
{
    const QString wanted = m_endpointFilter.trimmed();
    std::map<EndpointKind, EndpointGroup> groups;
    for (const Endpoint &endpoint : m_now.endpoints) {
        const QString name = text(endpoint.name);
        if (!name.contains(wanted, Qt::CaseInsensitive))
            continue;
        EndpointGroup &group = groups[endpoint.kind];
        if (++group.count <= mostEndpoints)
            group.facts.append(fact({}, name, onePlace(endpoint.evidence)));
    }
    QVariantList list;
    for (auto &[kind, group] : groups) {
        group.title = endpointTitle(kind);
        list.append(QVariant::fromValue(group));
    }
    return list;
}

Inspection::Content Inspection::ofNode(const Architecture &a, Index index)
{
    const Node &node = a.nodes[index];
    Content now;
    now.kind = QStringLiteral("node");
    now.title = text(node.name);
    now.subtitle = kindWord(node.kind);
    now.isGone = node.isGone;
    if (node.context != none)
        now.context = a.contexts[node.context];
    if (!node.language.empty())
        now.facts.append(fact(tr("Language"), text(node.language)));
    if (!node.path.empty())
        now.facts.append(fact(tr("Code"), text(node.path)));
    if (!node.source.empty())
        now.facts.append(fact(tr("Source"), text(node.source)));
    for (const std::string &alias : node.aliases)
        now.facts.append(fact(tr("Also called"), text(alias)));
    for (const std::string &match : node.matches)
        now.matches.append(text(match));
    if (!node.owners.empty()) {
        QStringList owners;
        for (const std::string &owner : node.owners)
            owners.append(text(owner));
        now.facts.append(fact(tr("Owners"), owners.join(QStringLiteral(", "))));
    }
    now.endpoints = node.endpoints;
    for (const Trait &trait : node.traits)
        now.traits.append(traitFact(trait));
    for (const Flow &flow : a.flows) {
        if (flow.from == index || flow.to == index)
            now.flows.append(QVariant::fromValue(flowLink(a, flow, index)));
    }
    for (const Workload &workload : node.workloads) {
        const QString size = tr("%n replica(s)", nullptr, workload.replicas);
        now.workloads.append(
            fact(text(workload.kind),
                 workload.image.empty() ? size : tr("%1 · %2", "an image and its replicas").arg(text(workload.image), size),
                 onePlace(workload.evidence)));
    }
    for (Index i = 0; i < a.dependencies.size(); ++i) {
        const Dependency &d = a.dependencies[i];
        if (d.from == index)
            now.outgoing.append(QVariant::fromValue(link(a, i, text(a.nodes[d.to].name))));
        if (d.to == index)
            now.incoming.append(QVariant::fromValue(link(a, i, text(a.nodes[d.from].name))));
    }
    now.evidence = rows(node.evidence);
    return now;
}

Inspection::Content Inspection::ofContext(const Architecture &a, Index index)
{
    Content now;
    now.kind = QStringLiteral("context");
    now.context = a.contexts[index];
    now.title = text(now.context.name);
    now.subtitle = tr("bounded context");
    for (Index i = 0; i < a.nodes.size(); ++i) {
        if (a.nodes[i].context != index)
            continue;
        LinkRow row;
        row.key = text(nodeKey(a.nodes[i].name));
        row.name = text(a.nodes[i].name);
        row.detail = kindWord(a.nodes[i].kind);
        now.members.append(QVariant::fromValue(row));
    }
    now.relations =
        relationsOf(a, [&](const ContextRelation &r) { return r.upstream == now.context.id || r.downstream == now.context.id; });
    return now;
}

Inspection::Content Inspection::ofDependency(const Architecture &a, Index index)
{
    const Dependency &d = a.dependencies[index];
    Content now;
    now.kind = QStringLiteral("dependency");
    now.title = shortName(a, {Owner::Kind::dependency, index});
    now.subtitle = tr("dependency");
    for (const Index end : {d.from, d.to}) {
        LinkRow row;
        row.key = text(nodeKey(a.nodes[end].name));
        row.name = text(a.nodes[end].name);
        row.detail = kindWord(a.nodes[end].kind);
        now.members.append(QVariant::fromValue(row));
    }
    for (Index i = 0; i < a.dependencies.size(); ++i) {
        if (a.dependencies[i].from != d.from || a.dependencies[i].to != d.to)
            continue;
        LinkRow row = link(a, i, how(a.dependencies[i]));
        row.detail.clear(); // its name says it
        if (a.dependencies[i].mode == Mode::build)
            row.moreImports = moreImportLines(a, Grouping::service, {i}, ModuleDependencyIndex(a), a.dependencies[i].evidence);
        now.outgoing.append(QVariant::fromValue(row));
    }
    return now;
}

Inspection::Content Inspection::ofRelation(const Architecture &a, Index index)
{
    Content now;
    now.kind = QStringLiteral("relation");
    now.title = shortName(a, {Owner::Kind::relation, index});
    now.subtitle = tr("relation of contexts");
    now.relations = relationsOf(a, [&](const ContextRelation &r) { return &r == &a.relations[index]; });
    return now;
}

QString Inspection::subdomain() const { return word(m_now.context.subdomain); }

QVariantList Inspection::patterns() const
{
    QVariantList list;
    for (const Pattern pattern :
         {Pattern::partnership, Pattern::sharedKernel, Pattern::customerSupplier, Pattern::conformist,
          Pattern::anticorruptionLayer, Pattern::openHostService, Pattern::publishedLanguage, Pattern::separateWays})
        list.append(fact(word(pattern), patternWord(pattern)));
    return list;
}

QVariantList Inspection::subdomains() const
{
    QVariantList list;
    for (const Subdomain subdomain : {Subdomain::core, Subdomain::supporting, Subdomain::generic})
        list.append(fact(word(subdomain), subdomainWord(subdomain)));
    return list;
}

} // namespace alidade
