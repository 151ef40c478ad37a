#include "importers/kubernetes/dapr.h"

#include <algorithm>

namespace alidade {

std::string daprName(const PodOwner &owner)
{
    const YamlNode &annotations = (*owner.podMetadata)["annotations"];
    return annotations["dapr.io/app-id"].text();
}

std::vector<Setting> daprSettings(const Cluster &cluster)
{
    std::map<std::string, const PodOwner *> applications;
    for (const PodOwner &owner : cluster.owners) {
        if (const std::string name = daprName(owner); !name.empty())
            applications.try_emplace(name, &owner);
    }
    std::vector<Setting> settings;
    for (const Manifest &manifest : cluster.others) {
        const YamlNode &object = *manifest.object;
        if (manifest.kind != "Component" || !object["apiVersion"].text().starts_with("dapr.io/"))
            continue;
        for (const YamlNode &scope : object["scopes"].items) {
            const auto application = applications.find(scope.text());
            if (application == applications.end())
                continue;
            for (const YamlNode &item : object.at("spec.metadata").items) {
                Setting setting;
                setting.workload = application->second->node;
                setting.nameSpace = application->second->manifest.nameSpace;
                setting.variable = manifest.name + "." + item["name"].text();
                setting.value = item["value"].text();
                setting.place = cluster.place(item["value"]);
                if (item["value"].isScalar())
                    settings.push_back(std::move(setting));
            }
        }
    }
    return settings;
}

} // namespace alidade
