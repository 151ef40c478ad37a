#pragma once

#include "model/diagnostic.h"
#include "model/saga.h"

#include <string_view>

namespace alidade {

/// Whether a YAML file says that it holds sagas: a line `schema: alidade/saga/…`.
bool isSagaYaml(std::string_view text);

/// Reads the sagas of a file, one a document, schema "alidade/saga/1" (docs/sagas.md). What is wrong in one place gives a
/// diagnostic with its line, and the rest is read; an orchestrated saga whose steps wait for each other in a circle, or one that
/// has no name or no steps, is left out. Places are in `file`.
std::vector<Saga> readSagas(std::string_view text, const std::string &file, Diagnostics &diagnostics);

} // namespace alidade
