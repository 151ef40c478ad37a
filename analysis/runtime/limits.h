#pragma once

#include "model/architecture.h"
#include "model/runtime.h"

#include <string_view>

namespace alidade {

/// What the manifests grant one instance of a service: the traits "memory-limit" and "cpu-limit" of its node. Where several
/// manifests say it differently the smallest counts. What cannot be read is as if it were not there.
ContainerLimits limitsOf(const Node &node);

/// A quantity of Kubernetes ("500m", "1.5", "128Mi", "2G", "1e3"):
/// kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity.
std::optional<double> kubernetesQuantity(std::string_view text);
/// A size of the Compose specification ("512m", "2gb", "1073741824"), all of whose units are binary.
std::optional<double> composeSize(std::string_view text);

/// The node that a process is an instance of, by its name, an alias, or the name of its directory; `none` when no node or several
/// could be meant.
Index nodeOfProcess(const Architecture &architecture, std::string_view name);

} // namespace alidade
