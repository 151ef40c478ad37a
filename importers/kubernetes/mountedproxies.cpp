#include "importers/kubernetes/mountedproxies.h"

#include <algorithm>

namespace alidade {

namespace {

constexpr std::size_t mostTexts = 200; ///< of one workload

/// A ConfigMap as a volume holds it.
struct MountedMap {
    const YamlNode *source = nullptr; ///< `configMap:` of the volume, which may choose keys and name their files
    const YamlNode *data = nullptr;
};

std::vector<MountedMap> mapsOf(const Cluster &cluster, const PodOwner &owner, const YamlNode &volume)
{
    std::vector<MountedMap> maps;
    const auto add = [&](const YamlNode &source) {
        const YamlNode &name = source["name"];
        const Manifest *map = name.isScalar() ? cluster.configMap(name.scalar, owner.manifest.nameSpace) : nullptr;
        if (map)
            maps.push_back({&source, &(*map->object)["data"]});
    };
    add(volume["configMap"]);
    for (const YamlNode &source : volume.at("projected.sources").items)
        add(source["configMap"]);
    return maps;
}

/// The file that a key becomes: what `items` says, or its own name; empty when it is left out.
std::string fileOfKey(const YamlNode &source, const std::string &key)
{
    const std::vector<YamlNode> &items = source["items"].items;
    if (items.empty())
        return key;
    const auto item = std::find_if(items.begin(), items.end(), [&](const YamlNode &each) { return each["key"].text() == key; });
    return item == items.end() ? std::string() : (*item)["path"].text();
}

std::string below(std::string dir, const std::string &file)
{
    while (dir.size() > 1 && dir.ends_with('/'))
        dir.pop_back();
    return dir + "/" + file;
}

} // namespace

std::vector<GivenText> mountedProxyTexts(const Cluster &cluster, const PodOwner &owner)
{
    std::vector<GivenText> texts;
    const auto give = [&](const YamlNode &mount, const MountedMap &map) {
        for (const YamlEntry &entry : map.data->entries) {
            const std::string file = fileOfKey(*map.source, entry.key);
            const std::string part = mount["subPath"].text();
            if (!entry.value.isScalar() || file.empty() || (!part.empty() && part != file) || texts.size() >= mostTexts)
                continue;
            const std::string path = mount["mountPath"].text();
            texts.push_back({entry.key,
                             part.empty() ? below(path, file) : path,
                             entry.value.scalar,
                             {cluster.origins.file(entry.value), lineAt(entry.value, 0)},
                             entry.value.isLiteral});
        }
    };
    for (const YamlNode &container : (*owner.podSpec)["containers"].items) {
        for (const YamlNode &mount : container["volumeMounts"].items) {
            for (const YamlNode &volume : (*owner.podSpec)["volumes"].items) {
                if (volume["name"].text() != mount["name"].text())
                    continue;
                for (const MountedMap &map : mapsOf(cluster, owner, volume))
                    give(mount, map);
            }
        }
    }
    return texts;
}

} // namespace alidade
