#pragma once

#include "model/saga.h"

#include <span>

namespace alidade {

/// Sagas as YAML, one document each, schema "alidade/saga/1" (docs/sagas.md). What is not said is left out, keys stand in one
/// fixed order, and reading the text gives the same sagas again.
std::string sagaYaml(std::span<const Saga> sagas);

} // namespace alidade
