#pragma once

#include "importers/deployment/wiring.h"
#include "importers/kubernetes/cluster.h"

namespace alidade {

/// The name under which a workload is called through Dapr (annotation dapr.io/app-id); empty when it is not.
std::string daprName(const PodOwner &owner);

/// What Dapr components tell the applications in their scopes: addresses of the store or broker behind the component.
std::vector<Setting> daprSettings(const Cluster &cluster);

} // namespace alidade
