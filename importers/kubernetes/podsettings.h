#pragma once

#include "importers/deployment/wiring.h"
#include "importers/kubernetes/cluster.h"

namespace alidade {

/// All that the manifests hand to the containers of a workload: environment, arguments, and the ConfigMaps that it
/// reads or mounts. Init containers are left out: what they wait for is no dependency of the service.
std::vector<Setting> podSettings(const Cluster &cluster, const PodOwner &owner);

} // namespace alidade
