#pragma once

#include "importers/importer.h"

namespace alidade {

/// Tells the workloads that were found where the code of their images lies, as the artifacts of skaffold.yaml say. Runs
/// after the manifests were read.
void addSkaffoldArtifacts(ImportContext &context);

} // namespace alidade
