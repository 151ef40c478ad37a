#include "importers/kubernetes/naming.h"

#include "importers/deployment/images.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

/// The name without the release before or behind it; the name itself where it has none.
std::string withoutRelease(const std::string &name, const std::string &release)
{
    if (release.empty() || name.size() < release.size() + 2)
        return name;
    if (name.starts_with(release + "-"))
        return name.substr(release.size() + 1);
    return name.ends_with("-" + release) ? name.substr(0, name.size() - release.size() - 1) : name;
}

bool holdsWord(const std::string &name, const std::string &word)
{
    return !word.empty() && (name == word || name.starts_with(word + "-") || name.ends_with("-" + word) ||
                             name.find("-" + word + "-") != std::string::npos);
}

/// Objects without a namespace and with the first one that is written in a variant are bases and copies of one workload;
/// one of the same name in another namespace is something else.
void nameByNameSpace(Cluster &cluster)
{
    std::map<std::pair<std::string, std::string>, std::string> first;
    for (const PodOwner &owner : cluster.owners) {
        if (!owner.manifest.nameSpace.empty())
            first.try_emplace({owner.manifest.variant, owner.manifest.name}, owner.manifest.nameSpace);
    }
    for (PodOwner &owner : cluster.owners) {
        const Manifest &manifest = owner.manifest;
        const bool isAnother = !manifest.nameSpace.empty() && first[{manifest.variant, manifest.name}] != manifest.nameSpace;
        owner.node = isAnother ? manifest.name + "." + manifest.nameSpace : manifest.name;
    }
}

std::string firstImage(const PodOwner &owner)
{
    const std::vector<YamlNode> &containers = (*owner.podSpec)["containers"].items;
    return containers.empty() ? std::string() : imageName(containers.front()["image"].text());
}

/// The Services of a cluster that select the pods of an owner, by name.
std::set<std::string> servicesOf(const Cluster &cluster, const PodOwner &owner)
{
    std::set<std::string> names;
    for (const Manifest &service : cluster.services) {
        if (service.nameSpace == owner.manifest.nameSpace &&
            isSelected((*service.object).at("spec.selector"), (*owner.podMetadata)["labels"]))
            names.insert(service.name);
    }
    return names;
}

/// Where every namespace has a workload of the same name ("app"), each is what its only Service is called.
void nameAlikeByServices(Cluster &cluster)
{
    constexpr std::size_t mostAlike = 100; // as many teams hardly share one name on purpose
    std::map<std::pair<std::string, std::string>, std::vector<PodOwner *>> alike;
    std::set<std::string> taken;
    for (PodOwner &owner : cluster.owners) {
        taken.insert(owner.manifest.name);
        alike[{owner.manifest.variant, owner.manifest.name}].push_back(&owner);
    }
    for (const auto &[name, owners] : alike) {
        const bool isOne = std::all_of(owners.begin(), owners.end(),
                                       [first = owners.front()](const PodOwner *owner) { return owner->node == first->node; });
        if (isOne || owners.size() > mostAlike)
            continue;
        std::map<std::string, std::string> renamed; // Service by node
        std::set<std::string> services;
        for (const PodOwner *owner : owners) {
            const std::set<std::string> behind = servicesOf(cluster, *owner);
            if (behind.size() == 1 && !taken.contains(*behind.begin()) && renamed.emplace(owner->node, *behind.begin()).second)
                services.insert(*behind.begin());
        }
        const bool isOwnName = services.size() > 1 && services.size() == renamed.size();
        for (PodOwner *owner : owners) {
            if (isOwnName && renamed.contains(owner->node))
                owner->node = renamed.at(owner->node);
        }
    }
}

/// Whether a workload of a chart is called without its release elsewhere: by other manifests, or by its image.
bool isKnownWithout(const PodOwner &owner, const std::set<std::string> &others)
{
    const std::string name = withoutRelease(owner.manifest.name, owner.manifest.release);
    const std::string image = firstImage(owner);
    return others.contains(name) || image.substr(image.rfind('/') + 1) == name;
}

/// What a chart puts around the names of its workloads says how it is installed, not what they are.
void nameWithoutReleases(Cluster &cluster)
{
    struct Names {
        std::set<std::string> all;
        bool isAllNamedAfter = true; ///< the release stands in every name, and none is only the release
    };
    std::map<std::pair<std::string, std::string>, Names> parts;
    std::map<std::string, Names> charts;
    std::set<std::string> others; ///< names of workloads that no chart makes
    for (const PodOwner &owner : cluster.owners) {
        const Manifest &manifest = owner.manifest;
        if (manifest.release.empty()) {
            others.insert(manifest.name);
            continue;
        }
        parts[{manifest.variant, manifest.part}].all.insert(manifest.name);
        Names &names = charts[manifest.variant];
        names.all.insert(manifest.name);
        names.isAllNamedAfter = names.isAllNamedAfter && withoutRelease(manifest.name, manifest.release) != manifest.name;
    }
    constexpr std::size_t fewWorkloads = 3;
    for (PodOwner &owner : cluster.owners) {
        const Manifest &manifest = owner.manifest;
        if (manifest.release.empty() || owner.node != manifest.name)
            continue;
        const Names &chart = charts[manifest.variant];
        if (manifest.isInstalled && chart.all.size() == 1) {
            owner.node = manifest.release;
            continue;
        }
        const bool isOnlyOne = !manifest.part.empty() && parts[{manifest.variant, manifest.part}].all.size() == 1;
        if (isOnlyOne && holdsWord(manifest.name, manifest.part))
            owner.node = manifest.part;
        else if (charts.size() == 1 && chart.isAllNamedAfter &&
                 (chart.all.size() >= fewWorkloads || isKnownWithout(owner, others)))
            owner.node = withoutRelease(manifest.name, manifest.release);
    }
}

bool isVersion(std::string_view word)
{
    static constexpr std::array words = {"canary", "stable", "blue", "green", "baseline", "primary", "preview", "shadow"};
    const std::string_view digits = word.starts_with('v') ? word.substr(1) : word;
    const bool isNumber = !digits.empty() && digits.find_first_not_of("0123456789.-") == std::string_view::npos;
    return isNumber || std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::size_t longestName = 253; ///< RFC 1123, which Kubernetes keeps to

/// The Services by name, and the images of what they select.
class Selections {
public:
    explicit Selections(const Cluster &cluster)
    {
        for (const Manifest &service : cluster.services)
            m_services.try_emplace(service.name, &service);
    }
    bool isKnown(const std::string &service) const { return m_services.contains(service); }
    bool selects(const std::string &service, const PodOwner &owner) const
    {
        return isSelected((*m_services.at(service)->object).at("spec.selector"), (*owner.podMetadata)["labels"]);
    }
    void addImage(const std::string &service, const std::string &image) { m_images[service].insert(image); }
    bool hasImage(const std::string &service, const std::string &image) const
    {
        const auto it = m_images.find(service);
        return !image.empty() && it != m_images.end() && it->second.contains(image);
    }

private:
    std::map<std::string, const Manifest *> m_services;
    std::map<std::string, std::set<std::string>> m_images;
};

/// The beginnings of a name up to its dashes, the longest first.
std::vector<std::string> beginningsOf(const std::string &name)
{
    std::vector<std::string> beginnings;
    for (std::size_t dash = name.rfind('-'); name.size() <= longestName && dash != std::string::npos && dash > 0;
         dash = name.rfind('-', dash - 1))
        beginnings.push_back(name.substr(0, dash));
    return beginnings;
}

/// Versions of one service: what the Service with the beginning of their names selects, if the rest is a version, or the
/// image only differs by that rest from the image of what bears the name; and other versions of such an image.
void nameByServices(Cluster &cluster)
{
    Selections selections(cluster);
    std::map<std::string, std::string> images;
    for (const PodOwner &owner : cluster.owners) {
        images.try_emplace(owner.node, firstImage(owner));
        for (const std::string &service : beginningsOf(owner.manifest.name)) {
            if (selections.isKnown(service) && selections.selects(service, owner))
                selections.addImage(service, firstImage(owner));
        }
    }
    for (PodOwner &owner : cluster.owners) {
        const std::string &name = owner.manifest.name;
        for (const std::string &service : beginningsOf(name)) {
            if (owner.node != name || !selections.isKnown(service))
                continue;
            const std::string image = firstImage(owner), rest = name.substr(service.size() + 1);
            if (!selections.selects(service, owner)) {
                if (isVersion(rest) && selections.hasImage(service, image))
                    owner.node = service;
                continue;
            }
            const auto main = images.find(service);
            const bool isSameProgram =
                main != images.end() && !image.empty() && (image == main->second || image == main->second + "-" + rest);
            if (isSameProgram || isVersion(rest) || (*owner.podMetadata).at("labels.version").text() == rest)
                owner.node = service;
        }
    }
}

/// "order-deployment" deploys "order", unless something else is called so.
void nameWithoutKinds(Cluster &cluster)
{
    static constexpr std::array kinds = {"-deployment", "-deploy", "-depl", "-dep", "-statefulset", "-sts", "-daemonset", "-pod"};
    std::set<std::string> names;
    for (const PodOwner &owner : cluster.owners)
        names.insert(owner.node);
    for (PodOwner &owner : cluster.owners) {
        const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](std::string_view ending) {
            return owner.node.size() > ending.size() && owner.node.ends_with(ending);
        });
        if (kind == kinds.end())
            continue;
        const std::string name = owner.node.substr(0, owner.node.size() - std::string_view(*kind).size());
        if (!names.contains(name))
            owner.node = name;
    }
}

} // namespace

bool isSelected(const YamlNode &selector, const YamlNode &labels)
{
    return !selector.entries.empty() &&
           std::all_of(selector.entries.begin(), selector.entries.end(), [&](const YamlEntry &wanted) {
               const YamlNode *label = labels.find(wanted.key);
               return label && label->scalar == wanted.value.scalar;
           });
}

void nameOwners(Cluster &cluster)
{
    nameByNameSpace(cluster);
    nameAlikeByServices(cluster);
    nameWithoutReleases(cluster);
    nameByServices(cluster);
    nameWithoutKinds(cluster);
}

} // namespace alidade
