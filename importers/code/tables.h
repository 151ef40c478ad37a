#pragma once

#include "importers/code/pattern.h"
#include "model/diagnostic.h"

namespace alidade {

/// A table that is part of the program.
struct EmbeddedTable {
    std::string_view name; ///< "go"
    std::string_view text; ///< YAML
};

/// All tables of importers/code/patterns, by name; the build makes them from the files.
std::span<const EmbeddedTable> embeddedTables();

/// Reads a table of frameworks; `file` names it in diagnostics. A fault gives one diagnostic with its line, and the
/// pattern or framework that has it is left out.
std::vector<Framework> readFrameworks(std::string_view text, const std::string &file, std::string_view language,
                                      Diagnostics &diagnostics);

/// Reads the table of formats.
std::vector<Format> readFormats(std::string_view text, const std::string &file, Diagnostics &diagnostics);

} // namespace alidade
