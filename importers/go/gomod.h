#pragma once

#include "importers/go/annotation.h"

#include <vector>

namespace alidade {

/// `require path version`
struct GoRequirement {
    std::string path;
    std::string version;
    bool isIndirect = false;
    int line = 0;
};

/// `replace path version => target targetVersion`; the versions may be empty.
struct GoReplacement {
    std::string path;
    std::string version;
    std::string target; ///< a module path, or a directory when it starts with "./", "../" or "/"
    std::string targetVersion;
    int line = 0;
};

/// `use directory` of a go.work file.
struct GoUse {
    std::string directory;
    int line = 0;
};

/// What a go.mod or go.work file says, as far as it concerns the architecture.
struct GoMod {
    std::string module; ///< empty in go.work, or when it is missing
    int moduleLine = 0;
    std::string goVersion;
    std::vector<GoRequirement> requirements;
    std::vector<GoReplacement> replacements;
    std::vector<GoUse> uses;
    std::optional<ServiceAnnotation> service;
};

/// Reads a go.mod or go.work file (Go Modules Reference, "go.mod files", "Workspaces"). A line that cannot be
/// understood is reported with `file` and its number, and the rest is read.
GoMod parseGoMod(std::string_view text, std::string_view file, Diagnostics &diagnostics);

/// Whether a text can be a module or import path; control characters, blanks and `!"#$%&'()*,:;<=>?[\]^`{|}` cannot
/// stand in one (Go specification, "Import declarations").
bool isImportPath(std::string_view path);

/// Whether the target of a replacement is a directory and not a module path.
bool isLocalTarget(std::string_view target);

/// The last element of a module path for people: without a major version, "example.com/shop/auth/v2" -> "auth".
std::string moduleBaseName(std::string_view path);

} // namespace alidade
