#pragma once

#include "importers/deployment/wiring.h"
#include "importers/kubernetes/cluster.h"
#include "model/facts.h"

namespace alidade {

/// Appends the routes that Ingresses, routes of the Gateway API and VirtualServices lead to services, as endpoints of those.
void addRoutes(const Cluster &cluster, const KnownNodes &known, Facts &facts);

/// Appends the objects that later checks ask about: autoscalers, disruption budgets, policies, routes, custom resources. Of
/// a Secret only its keys are kept, and what may be secret in others is redacted.
void addObjects(const Cluster &cluster, const KnownNodes &known, Facts &facts);

} // namespace alidade
