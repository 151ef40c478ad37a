#pragma once

#include "importers/kubernetes/cluster.h"

namespace alidade {

/// Gives each workload the name of the node that it runs:
/// - its own, or "name.namespace" where a workload of the same name runs in another namespace of the same variant;
/// - what a chart calls "RELEASE-order" or "order-RELEASE" is "order", and so is the only workload of a part called "order";
/// - versions of one service ("order-v1", "order-canary") that the Service "order" selects are "order".
void nameOwners(Cluster &cluster);

/// Whether every label of a selector is among the labels.
bool isSelected(const YamlNode &selector, const YamlNode &labels);

} // namespace alidade
