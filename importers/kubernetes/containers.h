#pragma once

#include "importers/kubernetes/cluster.h"

namespace alidade {

/// The container that the workload is about: the first one that is no proxy or collector beside it. nullptr when no
/// container has an image.
const YamlNode *mainContainer(const PodOwner &owner);

/// What a workload is, by its image, its name and where it is deployed.
NodeKind kindOf(const Tree &tree, const Manifest &manifest, const std::string &image);

/// A container that only waits for somebody to work in it: "sh -c 'sleep 365d'", "tail -f /dev/null".
bool isIdle(const YamlNode &container);

} // namespace alidade
