#pragma once

#include "importers/code/codefile.h"
#include "importers/code/pattern.h"

namespace alidade {

/// A pattern that was found in a file. Its texts are expressions of that file: they are folded when it is known who
/// runs the code.
struct Sighting {
    const Framework *framework = nullptr;
    const Pattern *pattern = nullptr;
    std::size_t call = noCall; ///< index in CodeFile::calls
    std::string service;       ///< the RPC service, when the pattern names it
    Expression target, method, path, handler, topic, type, table, value;
};

/// Finds the patterns of all frameworks that a file imports; in the order of its calls.
std::vector<Sighting> sightingsIn(const CodeFile &file);

} // namespace alidade
