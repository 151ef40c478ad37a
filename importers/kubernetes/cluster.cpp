#include "importers/kubernetes/cluster.h"

#include "importers/kubernetes/documents.h"
#include "importers/kubernetes/naming.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

/// Where an object of this kind keeps its pod template; nullptr for kinds that make no pods.
const char *podTemplatePath(std::string_view kind, std::string_view apiVersion)
{
    static constexpr std::array kinds = {"Deployment", "StatefulSet",           "DaemonSet", "ReplicaSet",
                                         "Job",        "ReplicationController", "Rollout",   "DeploymentConfig"};
    if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end())
        return "spec.template";
    if (kind == "Service" && apiVersion.starts_with("serving.knative.dev/"))
        return "spec.template";
    if (kind == "CronJob")
        return "spec.jobTemplate.spec.template";
    return kind == "ScaledJob" ? "spec.jobTargetRef.template" : nullptr;
}

/// Sorts documents into what a cluster has.
class ClusterReader {
public:
    explicit ClusterReader(Cluster &cluster) : m_cluster(cluster) {}

    void add(const YamlNode &object, const ManifestDocument &from, int depth)
    {
        constexpr int deepestList = 4;
        const std::string apiVersion = object["apiVersion"].text();
        Manifest manifest{m_cluster.origins.file(object),
                          object["kind"].text(),
                          object.at("metadata.name").text(),
                          object.at("metadata.namespace").text(),
                          &object,
                          from.fullName,
                          from.release,
                          from.part,
                          from.variant,
                          from.isInstalled};
        if (manifest.kind.ends_with("List") && object["items"].isSequence() && depth < deepestList) {
            for (const YamlNode &item : object["items"].items)
                add(item, from, depth + 1);
            return;
        }
        addNameSpace(manifest);
        const bool isDeletion = object["$patch"].text() == "delete";
        if (manifest.name.empty() || apiVersion.empty() || isDeletion)
            return;
        if (const char *path = podTemplatePath(manifest.kind, apiVersion)) {
            const YamlNode &podTemplate = object.at(path);
            m_cluster.owners.push_back({manifest, &podTemplate["metadata"], &podTemplate["spec"]});
        } else if (manifest.kind == "Pod") {
            m_cluster.owners.push_back({manifest, &object["metadata"], &object["spec"]});
        } else if (manifest.kind == "Service" && apiVersion == "v1") {
            m_cluster.services.push_back(manifest);
        } else if (manifest.kind == "ConfigMap") {
            m_cluster.configMaps[manifest.name].push_back(manifest);
        } else {
            m_cluster.others.push_back(manifest);
        }
    }

private:
    /// Charts are rendered into the namespace "default", which says nothing about where they run.
    void addNameSpace(Manifest &manifest)
    {
        const std::string nameSpace = manifest.kind == "Namespace" ? manifest.name : manifest.nameSpace;
        if (!nameSpace.empty())
            m_cluster.nameSpaces.insert(nameSpace);
        if (manifest.variant.starts_with("chart:") && manifest.nameSpace == "default")
            manifest.nameSpace.clear();
    }

    Cluster &m_cluster;
};

bool makesPods(const YamlNode &object)
{
    return podTemplatePath(object["kind"].text(), object["apiVersion"].text()) != nullptr || object["kind"].text() == "Pod";
}

/// Leaves out what stands aside when there are other workloads, with one note a directory.
void leaveOutAside(ImportContext &context, const kustomize::Origins &origins, std::vector<ManifestDocument> &documents)
{
    const bool hasMain = std::any_of(documents.begin(), documents.end(),
                                     [](const ManifestDocument &d) { return !d.isAside && makesPods(d.node); });
    if (!hasMain)
        return;
    std::set<std::string_view> said;
    for (const ManifestDocument &document : documents) {
        const std::string &file = origins.file(document.node);
        if (document.isAside && makesPods(document.node) && said.insert(asideDirectory(file)).second)
            context.diagnostics.push_back(
                {Severity::note, file, 0,
                 "The workloads in \"" + std::string(asideDirectory(file)) + "\" stand beside the system: they are left out"});
    }
    std::erase_if(documents, [](const ManifestDocument &document) { return document.isAside; });
}

} // namespace

bool isSameNameSpace(const std::string &a, const std::string &b) { return a == b || a.empty() || b.empty(); }

const Manifest *Cluster::configMap(const std::string &name, const std::string &nameSpace) const
{
    const auto it = configMaps.find(name);
    if (it == configMaps.end())
        return nullptr;
    const std::vector<Manifest> &all = it->second;
    auto found = std::find_if(all.begin(), all.end(), [&](const Manifest &m) { return m.nameSpace == nameSpace; });
    if (found == all.end())
        found = std::find_if(all.begin(), all.end(), [&](const Manifest &m) { return isSameNameSpace(m.nameSpace, nameSpace); });
    return found == all.end() ? nullptr : &*found;
}

Cluster readCluster(ImportContext &context)
{
    Cluster cluster;
    auto [documents, foreignParts] = readManifestDocuments(context, cluster.origins);
    cluster.foreignParts = std::move(foreignParts);
    leaveOutAside(context, cluster.origins, documents);
    ClusterReader reader(cluster);
    for (ManifestDocument &document : documents) {
        cluster.documents.push_back(std::move(document.node));
        reader.add(cluster.documents.back(), document, 0);
    }
    nameOwners(cluster);
    return cluster;
}

} // namespace alidade
