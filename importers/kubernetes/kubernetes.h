#pragma once

#include "importers/importer.h"

namespace alidade {

/// Workloads, Services and ConfigMaps of Kubernetes manifests: what runs, under which names, and whose addresses it is
/// given. Templates are not rendered and Secrets are not read.
void importKubernetes(ImportContext &context);

} // namespace alidade
