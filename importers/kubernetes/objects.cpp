#include "importers/kubernetes/objects.h"

#include "importers/deployment/secrets.h"
#include "importers/helm/value.h"
#include "importers/kubernetes/naming.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

constexpr std::size_t longestText = 4096;
constexpr int deepest = 30;

/// Kinds that say nothing about the architecture.
bool isOfNoInterest(std::string_view kind)
{
    static constexpr std::array kinds = {
        "Namespace",
        "ServiceAccount",
        "Role",
        "RoleBinding",
        "ClusterRole",
        "ClusterRoleBinding",
        "PersistentVolume",
        "PersistentVolumeClaim",
        "StorageClass",
        "CustomResourceDefinition",
        "Endpoints",
        "EndpointSlice",
        "PriorityClass",
        "PodSecurityPolicy",
        "MutatingWebhookConfiguration",
        "Event",
        "ValidatingWebhookConfiguration",
        "Kustomization",
        "Component",
        "Config",
    };
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

/// A copy in which nothing secret is left: values with secret names, user parts of addresses, and texts of several lines.
YamlNode redacted(const YamlNode &node, const std::string &name, int depth)
{
    YamlNode copy;
    if (depth > deepest)
        return copy;
    copy.kind = node.kind;
    copy.isQuoted = node.isQuoted;
    if (node.isScalar()) {
        copy.scalar = shownSetting(name, node.scalar, {});
        copy.scalar.erase(0, name.empty() ? 0 : name.size() + 1);
        copy.isQuoted = copy.isQuoted || copy.scalar != node.scalar;
    }
    for (const YamlNode &item : node.items)
        copy.items.push_back(redacted(item, name, depth + 1));
    // {name: X, value: Y} is a setting called X
    const bool isSetting = node.find("name") && node.find("value");
    for (const YamlEntry &entry : node.entries) {
        const std::string inner = isSetting && entry.key == "value" ? node["name"].text() : entry.key;
        const bool isReference = entry.key.ends_with("Ref") || entry.key.ends_with("Name") || entry.key == "name";
        copy.entries.push_back({entry.key, entry.line, redacted(entry.value, isReference ? std::string() : inner, depth + 1)});
    }
    return copy;
}

std::string bounded(std::string text)
{
    if (text.size() <= longestText)
        return text;
    const std::size_t end = text.rfind('\n', longestText);
    text.resize(end == std::string::npos ? 0 : end);
    return text + "\n# cut off";
}

std::string textOf(const Manifest &manifest)
{
    const YamlNode &object = *manifest.object;
    if (manifest.kind == "Secret") {
        std::string text;
        for (const char *part : {"data", "stringData"}) {
            for (const YamlEntry &entry : object[part].entries)
                text += (text.empty() ? "" : "\n") + entry.key + ": redacted";
        }
        return bounded(text);
    }
    const YamlNode &spec = object["spec"];
    return spec.isMapping() ? bounded(helm::toYaml(helm::toValue(redacted(spec, {}, 0)))) : std::string();
}

/// Tells whom an object is about.
class Concern {
public:
    Concern(const Cluster &cluster, const KnownNodes &known) : m_known(known)
    {
        for (const PodOwner &owner : cluster.owners) {
            for (const YamlEntry &label : (*owner.podMetadata)["labels"].entries)
                m_labelled[{label.key, label.value.scalar}].push_back(&owner);
        }
    }

    /// The node that an object names, or the only one that it selects; empty when there is none or several.
    std::string nodeOf(const Manifest &manifest) const
    {
        const YamlNode &spec = (*manifest.object)["spec"];
        for (const char *path : {"scaleTargetRef.name", "targetRef.name", "host", "workloadRef.name"}) {
            if (const YamlNode &name = spec.at(path); name.isScalar())
                return m_known.find(name.scalar, manifest.nameSpace);
        }
        for (const char *path :
             {"selector.matchLabels", "podSelector.matchLabels", "workloadSelector.labels", "endpointSelector.matchLabels"}) {
            if (const YamlNode &labels = spec.at(path); !labels.entries.empty())
                return onlySelected(labels);
        }
        return {};
    }

private:
    std::string onlySelected(const YamlNode &labels) const
    {
        constexpr std::size_t mostLookedAt = 1000;
        const auto it = m_labelled.find({labels.entries.front().key, labels.entries.front().value.scalar});
        std::string node;
        if (it == m_labelled.end() || it->second.size() > mostLookedAt)
            return node;
        for (const PodOwner *owner : it->second) {
            if (!isSelected(labels, (*owner->podMetadata)["labels"]))
                continue;
            if (!node.empty() && node != owner->node)
                return {};
            node = owner->node;
        }
        return node.empty() ? node : m_known.find(node);
    }

    const KnownNodes &m_known;
    std::map<std::pair<std::string, std::string>, std::vector<const PodOwner *>> m_labelled;
};

} // namespace

void addObjects(const Cluster &cluster, const KnownNodes &known, Facts &facts)
{
    const Concern concern(cluster, known);
    for (const Manifest &manifest : cluster.others) {
        if (isOfNoInterest(manifest.kind))
            continue;
        facts.objects.push_back({concern.nodeOf(manifest), "kubernetes", manifest.kind, manifest.name, manifest.nameSpace,
                                 textOf(manifest), cluster.place((*manifest.object).at("metadata.name"))});
    }
}

} // namespace alidade
