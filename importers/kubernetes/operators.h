#pragma once

#include "importers/kubernetes/cluster.h"
#include "model/facts.h"

#include <vector>

namespace alidade {

/// The stores, brokers and collectors that operators run for custom resources ("Kafka", "RabbitmqCluster", …), with the
/// Services that the operator makes for them as other names.
std::vector<NodeFact> operatedResources(const Cluster &cluster);

/// The stores, brokers and collectors among the parts of charts that lie in repositories of charts, by their names. What
/// such a part is nobody says for others.
std::vector<NodeFact> foreignResources(ImportContext &context, const Cluster &cluster);

/// The topics and queues that custom resources declare, with the broker that they name.
std::vector<EndpointFact> declaredTopics(const Cluster &cluster);

} // namespace alidade
