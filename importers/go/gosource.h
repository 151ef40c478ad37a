#pragma once

#include "importers/go/annotation.h"

#include <vector>

namespace alidade {

/// One import line.
struct GoImport {
    std::string alias; ///< "" = the package's own name; may be "_" or "."
    std::string path;
    int line = 0;
};

/// The head of a Go file: everything before its first declaration that is no import.
struct GoHead {
    std::string package; ///< the name in the package clause
    int packageLine = 0;
    std::optional<ServiceAnnotation> service; ///< from the comments before the package clause
    bool isIgnored = false;                   ///< //go:build ignore: no part of its package
    bool isGenerated = false;                 ///< "// Code generated … DO NOT EDIT."
    std::vector<GoImport> imports;            ///< without `import "C"`
};

/// Reads the head of a Go file (Go specification, "Source file organization"); the rest of the text is not looked at.
/// nullopt, with one diagnostic, when there is no package clause. A broken import ends the imports with a diagnostic.
std::optional<GoHead> readGoHead(std::string_view text, std::string_view file, Diagnostics &diagnostics);

} // namespace alidade
