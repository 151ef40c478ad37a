#pragma once

#include "importers/yaml/yaml.h"
#include "model/saga.h"

namespace alidade {

/// Reads the list of steps of a saga. A step without a name, or with one that another has, is left out; names of steps
/// that do not exist are left out of `after`; each with a diagnostic.
std::vector<SagaStep> readSagaSteps(const YamlNode &list, SagaStyle style, const std::string &file, Diagnostics &diagnostics);

} // namespace alidade
