#pragma once

#include "importers/kubernetes/cluster.h"
#include "importers/proxy/proxyfiles.h"

#include <vector>

namespace alidade {

/// The configurations of proxies in the ConfigMaps that the containers of a workload mount, with the places where they get
/// them.
std::vector<GivenText> mountedProxyTexts(const Cluster &cluster, const PodOwner &owner);

} // namespace alidade
