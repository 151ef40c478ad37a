#include "importers/kubernetes/containers.h"

#include "importers/deployment/images.h"
#include "importers/deployment/places.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <sstream>

namespace alidade {

namespace {

/// Whether the image is that of a directory of the source, or the workload is called like one.
bool isMadeHere(const Tree &tree, const std::string &name, const std::string &image)
{
    const std::string made = imageName(image);
    return hasDirectoryNamed(tree, name) || hasDirectoryNamed(tree, made.substr(made.rfind('/') + 1));
}

} // namespace

const YamlNode *mainContainer(const PodOwner &owner)
{
    const YamlNode *first = nullptr;
    for (const YamlNode &container : (*owner.podSpec)["containers"].items) {
        const std::string image = container["image"].text();
        if (image.empty())
            continue;
        const auto known = infrastructureOfImage(image);
        const bool isSidecar = known && (known->kind == NodeKind::gateway || known->kind == NodeKind::telemetry);
        if (!isSidecar)
            return &container;
        first = first ? first : &container;
    }
    return first;
}

NodeKind kindOf(const Tree &tree, const Manifest &manifest, const std::string &image)
{
    const auto known = infrastructureOfImage(image);
    const bool isPlain = !known || known->kind == NodeKind::datastore;
    if (isPlain && watchesOthers(directoryOf(manifest.file), manifest.nameSpace, manifest.name) &&
        !isMadeHere(tree, manifest.name, image))
        return NodeKind::telemetry;
    if (known)
        return known->kind;
    if (isLoadGenerator(manifest.name) || isLoadGenerator(image))
        return NodeKind::client;
    return manifest.kind == "Job" || manifest.kind == "CronJob" ? NodeKind::job : NodeKind::service;
}

bool isIdle(const YamlNode &container)
{
    std::vector<std::string> words;
    for (const char *key : {"command", "args"}) {
        for (const YamlNode &item : container[key].items) {
            std::istringstream text(item.text());
            words.insert(words.end(), std::istream_iterator<std::string>(text), {});
        }
    }
    while (!words.empty() && (words.front().ends_with("sh") || words.front() == "-c"))
        words.erase(words.begin());
    const bool isSleep = words.size() == 2 && (words[0] == "sleep" || words[0] == "/bin/sleep");
    const bool isTail = words.size() == 3 && words[0] == "tail" && words[2] == "/dev/null";
    return (isSleep || isTail) && container["ports"].items.empty();
}

} // namespace alidade
