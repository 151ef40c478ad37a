#pragma once

#include "importers/tree.h"

#include <string>
#include <string_view>

namespace alidade {

/// The directory of a path of a tree; empty for files at the root.
std::string directoryOf(std::string_view path);

/// The last part of a path.
std::string_view fileNameOf(std::string_view path);

/// `path` seen from `dir`, without "." and ".."; nullopt when it leaves the tree.
std::optional<std::string> joined(std::string_view dir, std::string_view path);

/// Whether the path lies in a directory with foreign code or inputs of tests, which say nothing about the system.
bool isTestData(std::string_view path);

/// Whether the path lies in a directory with examples, samples, tests or their inputs.
bool isExample(std::string_view path);

/// The directory of the service that is built in `dir`: its parent where `dir` is called build, docker, src, …
std::string serviceDirectory(std::string dir);

/// The language of the code in a directory by its build files ("go.mod", "package.json", …); empty when unknown.
std::string languageIn(const Tree &tree, std::string_view dir);

/// Whether source files or build files stand below a directory.
bool holdsCode(const Tree &tree, std::string_view dir);

/// Whether some directory of the source is called so, but for case and separators: what is made from its code often is.
bool hasDirectoryNamed(const Tree &tree, std::string_view name);

} // namespace alidade
