#include "importers/kubernetes/kubernetes.h"

#include "importers/deployment/images.h"
#include "importers/deployment/places.h"
#include "importers/deployment/wiring.h"
#include "importers/kubernetes/cluster.h"
#include "importers/kubernetes/containers.h"
#include "importers/kubernetes/dapr.h"
#include "importers/kubernetes/mountedproxies.h"
#include "importers/kubernetes/naming.h"
#include "importers/kubernetes/objects.h"
#include "importers/kubernetes/operators.h"
#include "importers/kubernetes/podsettings.h"
#include "importers/skaffold/skaffold.h"
#include "importers/text.h"
#include "model/address.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>

namespace alidade {

namespace {

int numberOf(const YamlNode &node, int otherwise)
{
    int number = otherwise;
    std::from_chars(node.scalar.data(), node.scalar.data() + node.scalar.size(), number);
    return number;
}

/// Writes the facts of one tree's cluster.
class ClusterFacts {
public:
    ClusterFacts(ImportContext &context, const Cluster &cluster) : m_context(context), m_cluster(cluster), m_facts(context.facts)
    {}

    void write()
    {
        for (const PodOwner &owner : m_cluster.owners)
            addOwner(owner);
        for (const PodOwner &owner : m_cluster.owners) {
            for (const YamlEntry &label : (*owner.podMetadata)["labels"].entries) {
                if (m_nodes.contains(owner.node))
                    m_labelled[{label.key, label.value.scalar}].push_back(&owner);
            }
        }
        for (const Manifest &service : m_cluster.services) {
            if (!(*service.object).at("spec.selector").entries.empty())
                m_selecting.insert(service.name);
        }
        for (const Manifest &service : m_cluster.services) {
            m_context.checkStop();
            addService(service);
        }
        for (auto &[name, node] : m_nodes) {
            m_kinds.emplace(name, node.kind);
            m_facts.nodes.push_back(std::move(node));
        }
        for (std::vector<NodeFact> resources : {operatedResources(m_cluster), foreignResources(m_context, m_cluster)}) {
            for (NodeFact &node : resources) {
                if (!m_nodes.contains(node.name))
                    m_facts.nodes.push_back(std::move(node));
            }
        }
        addSettings();
        addProxies();
    }

private:
    struct Port {
        std::string node;
        int port;
        std::string_view protocol;
    };

    void addOwner(const PodOwner &owner);
    void addAlias(NodeFact &node, const std::string &alias);
    void addContainerPorts(const PodOwner &owner);
    void addLimits(const PodOwner &owner, const YamlNode &limits);
    void addService(const Manifest &service);
    void addForeignService(const Manifest &service);
    void addSettings();
    void addProxies();
    bool isSetElsewhere(const Setting &setting, const std::string &variant);
    std::set<std::string> selectedBy(const Manifest &service) const;

    ImportContext &m_context;
    const Cluster &m_cluster;
    Facts &m_facts;
    std::map<std::string, NodeFact> m_nodes;
    std::map<std::string, NodeKind> m_kinds;
    std::map<std::pair<std::string, std::string>, std::pair<std::string, std::string>>
        m_firstValues;                             ///< by node and variable: variant and value
    std::map<std::string, std::string> m_variants; ///< by node: the variant that made it
    std::set<std::tuple<std::string, std::string, std::string>> m_workloads;
    std::set<std::pair<std::string, std::string>> m_endpoints;
    std::set<std::pair<std::string, std::string_view>> m_limits;
    std::vector<Port> m_ports;
    std::map<std::pair<std::string, std::string>, std::vector<const PodOwner *>> m_labelled;
    std::set<std::string> m_selecting; ///< names of Services with a selector
    std::set<std::pair<std::string, std::string>> m_aliases;
    std::vector<std::pair<const Manifest *, std::string>> m_behind; ///< the node that stands behind a Service
};

void ClusterFacts::addOwner(const PodOwner &owner)
{
    const YamlNode *container = mainContainer(owner);
    if (!container)
        return; // a patch of a workload that is defined elsewhere
    const Manifest &manifest = owner.manifest;
    if (isIdle(*container)) {
        const Place idle = m_cluster.place((*manifest.object).at("metadata.name"));
        m_context.diagnostics.push_back(
            {Severity::note, idle.file, idle.line, "'" + owner.node + "' only waits for somebody to work in it; it is left out"});
        return;
    }
    const YamlNode &image = (*container)["image"];
    const Place place = m_cluster.place((*manifest.object).at("metadata.name"));
    auto [it, isNew] = m_nodes.try_emplace(owner.node);
    if (isNew) {
        NodeFact &node = it->second;
        node.name = owner.node;
        node.kind = kindOf(m_context.tree, manifest, image.scalar);
        node.origin = NameOrigin::workload;
        node.image = imageName(image.scalar);
        node.place = place;
        m_variants.emplace(owner.node, manifest.variant);
    }
    addAlias(it->second, manifest.fullName);
    if (!owner.node.starts_with(manifest.name + "."))
        addAlias(it->second, manifest.name);
    addAlias(it->second, daprName(owner));
    // A chart and plain manifests of one workload are two ways to deploy it, not two workloads.
    if (m_variants.at(owner.node) == manifest.variant &&
        m_workloads.insert({owner.node, manifest.kind, manifest.nameSpace}).second) {
        const int replicas = numberOf((*manifest.object).at("spec.replicas"), 1);
        m_facts.workloads.push_back({owner.node, "kubernetes", manifest.kind, manifest.nameSpace, image.scalar, replicas, place});
    }
    addContainerPorts(owner);
    addLimits(owner, (*container)["resources"]["limits"]);
}

/// What one instance may take, as it is written: "500m", "128Mi".
void ClusterFacts::addLimits(const PodOwner &owner, const YamlNode &limits)
{
    constexpr std::pair<const char *, const char *> kinds[] = {{"cpu", "cpu-limit"}, {"memory", "memory-limit"}};
    for (const auto &[key, trait] : kinds)
        if (const YamlNode &limit = limits[key]; limit.isScalar() && m_limits.insert({owner.node, trait}).second)
            m_facts.traits.push_back({owner.node, trait, "kubernetes", limit.scalar, {}, m_cluster.place(limit)});
}

void ClusterFacts::addAlias(NodeFact &node, const std::string &alias)
{
    if (!alias.empty() && alias != node.name && !m_nodes.contains(alias) && m_aliases.insert({node.name, alias}).second)
        node.aliases.push_back(alias);
}

void ClusterFacts::addContainerPorts(const PodOwner &owner)
{
    for (const YamlNode &container : (*owner.podSpec)["containers"].items) {
        for (const YamlNode &port : container["ports"].items) {
            const int number = numberOf(port["containerPort"], 0);
            if (number <= 0)
                continue;
            const std::string name = std::to_string(number) + "/" + lowered(port["protocol"].text("TCP"));
            m_ports.push_back({owner.node, number, protocolOfPortName(port["name"].scalar)});
            if (m_endpoints.insert({owner.node, name}).second)
                m_facts.endpoints.push_back({owner.node, EndpointKind::port, name, m_cluster.place(port["containerPort"])});
        }
    }
}

/// The nodes behind a Service: those that say its namespace, or else those that could be in it. Only the workloads with its
/// rarest label are looked at, and no more than are sensible.
std::set<std::string> ClusterFacts::selectedBy(const Manifest &service) const
{
    constexpr std::size_t mostLookedAt = 4096;
    const YamlNode &selector = (*service.object).at("spec.selector");
    const std::vector<const PodOwner *> *fewest = nullptr;
    for (const YamlEntry &wanted : selector.entries) {
        const auto it = m_labelled.find({wanted.key, wanted.value.scalar});
        if (it == m_labelled.end())
            return {};
        if (!fewest || it->second.size() < fewest->size())
            fewest = &it->second;
    }
    std::set<std::string> selected, inNameSpace;
    for (std::size_t i = 0; fewest && i < std::min(fewest->size(), mostLookedAt); ++i) {
        const PodOwner &owner = *(*fewest)[i];
        if (!isSameNameSpace(owner.manifest.nameSpace, service.nameSpace) ||
            !isSelected(selector, (*owner.podMetadata)["labels"]))
            continue;
        selected.insert(owner.node);
        if (!service.nameSpace.empty() && owner.manifest.nameSpace == service.nameSpace)
            inNameSpace.insert(owner.node);
    }
    return inNameSpace.empty() ? selected : inNameSpace;
}

void ClusterFacts::addService(const Manifest &service)
{
    const std::set<std::string> selected = selectedBy(service);
    if (selected.empty()) {
        addForeignService(service);
        return;
    }
    // Several workloads behind one Service are versions of one thing; the one of its name, else the first, stands for them.
    const std::string full = service.name + "." + service.nameSpace;
    const std::string name = selected.contains(full) ? full : selected.contains(service.name) ? service.name : *selected.begin();
    NodeFact &node = m_nodes[name];
    m_behind.emplace_back(&service, name);
    // A node that bears its namespace in its name is not the one that other sources mean by the bare name.
    const bool isOneOfSeveral = !service.nameSpace.empty() && name.ends_with("." + service.nameSpace);
    addAlias(node, isOneOfSeveral ? full : service.name);
    for (const YamlNode &port : (*service.object).at("spec.ports").items) {
        std::string_view protocol = protocolOfPortName(port["appProtocol"].scalar);
        if (protocol.empty())
            protocol = protocolOfPortName(port["name"].scalar);
        m_ports.push_back({name, numberOf(port["port"], 0), protocol});
    }
}

/// A Service that leads out of the cluster: an ExternalName, or one whose endpoints somebody else keeps.
void ClusterFacts::addForeignService(const Manifest &service)
{
    const YamlNode &spec = (*service.object)["spec"];
    const bool isExternalName = spec["type"].text() == "ExternalName";
    const bool isKeptByHand = spec["selector"].entries.empty() && !spec["ports"].items.empty();
    if (m_nodes.contains(service.name) || m_selecting.contains(service.name) || !(isExternalName || isKeptByHand))
        return;
    NodeFact &node = m_nodes[service.name];
    node.name = service.name;
    node.kind = NodeKind::external;
    node.origin = NameOrigin::host;
    if (const std::string name = spec["externalName"].text(); isPublicHost(name))
        node.aliases.push_back(name);
    node.place = m_cluster.place((*service.object).at("metadata.name"));
}

/// Whether a form of the system that comes first has another value for it.
bool ClusterFacts::isSetElsewhere(const Setting &setting, const std::string &variant)
{
    if (setting.isText || setting.variable.empty())
        return false;
    const auto [it, isNew] = m_firstValues.try_emplace({setting.workload, setting.variable}, variant, setting.value);
    return !isNew && it->second.first != variant && it->second.second != setting.value;
}

void ClusterFacts::addSettings()
{
    KnownNodes known(m_facts);
    for (const std::string &nameSpace : m_cluster.nameSpaces)
        known.addNameSpace(nameSpace);
    for (const auto &[service, node] : m_behind)
        known.addName(service->name, service->nameSpace, node);
    for (const Port &port : m_ports)
        known.addPort(port.node, port.port, port.protocol);
    std::vector<Setting> settings;
    for (const PodOwner &owner : m_cluster.owners) {
        m_context.checkStop();
        if (!m_nodes.contains(owner.node))
            continue;
        known.addName(owner.manifest.name, owner.manifest.nameSpace, owner.node);
        std::vector<Setting> more = podSettings(m_cluster, owner);
        std::erase_if(more, [&](const Setting &setting) { return isSetElsewhere(setting, owner.manifest.variant); });
        std::move(more.begin(), more.end(), std::back_inserter(settings));
    }
    std::vector<Setting> more = daprSettings(m_cluster);
    std::move(more.begin(), more.end(), std::back_inserter(settings));
    addWiring(settings, known, m_facts);
    for (EndpointFact &topic : declaredTopics(m_cluster)) {
        if (!known.find(topic.node).empty())
            m_facts.endpoints.push_back(std::move(topic));
    }
    addRoutes(m_cluster, known, m_facts);
    addObjects(m_cluster, known, m_facts);
}

/// What proxies do that are configured by ConfigMaps; a node's first form counts.
void ClusterFacts::addProxies()
{
    std::set<std::string> told;
    for (const PodOwner &owner : m_cluster.owners) {
        const auto kind = m_kinds.find(owner.node);
        if (kind == m_kinds.end() || isResource(kind->second))
            continue;
        const std::vector<GivenText> texts = mountedProxyTexts(m_cluster, owner);
        if (!texts.empty() && told.insert(owner.node).second)
            addProxyFacts(m_context, owner.node, texts);
    }
}

} // namespace

void importKubernetes(ImportContext &context)
{
    const Cluster cluster = readCluster(context);
    ClusterFacts(context, cluster).write();
    addSkaffoldArtifacts(context);
}

} // namespace alidade
