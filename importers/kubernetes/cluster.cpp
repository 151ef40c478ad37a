#include "importers/kubernetes/cluster.h"

#include "importers/deployment/places.h"

#include <algorithm>
#include <set>

namespace alidade {

namespace {

/// Where an object of this kind keeps its pod template; nullptr for kinds that make no pods.
const char *podTemplatePath(std::string_view kind)
{
    if (kind == "Deployment" || kind == "StatefulSet" || kind == "DaemonSet" || kind == "ReplicaSet" || kind == "Job")
        return "spec.template";
    if (kind == "CronJob")
        return "spec.jobTemplate.spec.template";
    return nullptr;
}

bool mayBeManifest(std::string_view text)
{
    return text.find("apiVersion:") != std::string_view::npos && text.find("kind:") != std::string_view::npos;
}

/// A file below a chart's templates/ directory, which only Helm can read, whether or not this one uses its language.
bool isChartTemplate(const Tree &tree, std::string_view path)
{
    const std::size_t at = path.rfind("templates/");
    if (at == std::string_view::npos || (at > 0 && path[at - 1] != '/'))
        return false;
    return tree.find(std::string(path.substr(0, at)) + "Chart.yaml") != nullptr;
}

void add(Cluster &cluster, const std::string &file, const YamlNode &object, int depth)
{
    constexpr int deepestList = 4;
    Manifest manifest{file, object["kind"].text(), object.at("metadata.name").text(), object.at("metadata.namespace").text(),
                      &object};
    if (manifest.kind == "List" && depth < deepestList) {
        for (const YamlNode &item : object["items"].items)
            add(cluster, file, item, depth + 1);
        return;
    }
    // A Kustomization puts all its resources into a namespace; addresses with it mean them.
    const bool isNameSpace = manifest.kind == "Namespace";
    const std::string nameSpace = manifest.kind == "Kustomization" ? object["namespace"].text()
                                  : isNameSpace                    ? manifest.name
                                                                   : manifest.nameSpace;
    if (!nameSpace.empty())
        cluster.nameSpaces.insert(nameSpace);
    const bool isDeletion = object["$patch"].text() == "delete";
    if (manifest.name.empty() || object["apiVersion"].text().empty() || isDeletion)
        return;
    if (const char *path = podTemplatePath(manifest.kind)) {
        const YamlNode &podTemplate = object.at(path);
        cluster.owners.push_back({manifest, &podTemplate["metadata"], &podTemplate["spec"]});
    } else if (manifest.kind == "Pod") {
        cluster.owners.push_back({manifest, &object["metadata"], &object["spec"]});
    } else if (manifest.kind == "Service" && object["apiVersion"].text() == "v1") {
        cluster.services.push_back(manifest);
    } else if (manifest.kind == "ConfigMap") {
        cluster.configMaps[manifest.name].push_back(manifest);
    }
}

std::vector<YamlNode> readManifests(ImportContext &context, const TreeFile &file, std::set<std::string> &templateDirs)
{
    const std::optional<std::string> text = context.tree.read(file, YamlLimits::fileBytes, context.diagnostics);
    if (!text || !mayBeManifest(*text))
        return {};
    Diagnostics found;
    std::vector<YamlNode> documents;
    const bool isTemplate = isYamlTemplate(*text) || isChartTemplate(context.tree, file.path);
    if (!isTemplate)
        documents = readYaml(*text, file.path, found);
    const bool hasFailed =
        std::any_of(found.begin(), found.end(), [](const Diagnostic &d) { return d.severity == Severity::error; });
    if (isTemplate || (hasFailed && text->find("{{") != std::string::npos)) {
        const std::string dir = directoryOf(file.path);
        if (templateDirs.insert(dir).second)
            context.diagnostics.push_back(
                {Severity::note, file.path, 0,
                 "Templates are not rendered; those in this directory are left out. Import the rendered manifests instead"});
        return {};
    }
    context.diagnostics.insert(context.diagnostics.end(), found.begin(), found.end());
    return documents;
}

} // namespace

namespace {

/// Objects without a namespace and with the first one that is written are bases and copies of one workload; one of the
/// same name in another namespace is something else.
void nameOwners(Cluster &cluster)
{
    std::map<std::string, std::string> first;
    for (const PodOwner &owner : cluster.owners) {
        if (!owner.manifest.nameSpace.empty())
            first.try_emplace(owner.manifest.name, owner.manifest.nameSpace);
    }
    for (PodOwner &owner : cluster.owners) {
        const Manifest &manifest = owner.manifest;
        const bool isAnother = !manifest.nameSpace.empty() && first[manifest.name] != manifest.nameSpace;
        owner.node = isAnother ? manifest.name + "." + manifest.nameSpace : manifest.name;
    }
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
    std::set<std::string> templateDirs;
    std::vector<const TreeFile *> files;
    for (const TreeFile &file : context.tree.files()) {
        if ((file.path.ends_with(".yaml") || file.path.ends_with(".yml")) && !isTestData(file.path))
            files.push_back(&file);
    }
    std::uint64_t done = 0;
    for (const TreeFile *file : files) {
        context.checkStop();
        context.progress.report("Reading manifests", done++, files.size(), "files");
        std::vector<YamlNode> documents = readManifests(context, *file, templateDirs);
        if (documents.empty())
            continue;
        cluster.documents.push_back(std::move(documents));
        for (const YamlNode &document : cluster.documents.back())
            add(cluster, file->path, document, 0);
    }
    nameOwners(cluster);
    return cluster;
}

} // namespace alidade
