#pragma once

#include "importers/importer.h"

#include <map>
#include <set>

namespace alidade {

/// A directory whose code belongs together: that of a node, or of a library that others refer to.
struct CodeProject {
    std::string dir;
    std::string name;               ///< in its build file; may be empty
    std::vector<std::string> nodes; ///< that run it; none for a library
    std::vector<std::size_t> uses;  ///< libraries that its build files refer to, on and on
    std::vector<std::size_t> files; ///< in ProjectTree::files
    std::set<std::string> languages;
    bool isRunWhole = false; ///< by those that use it, whether they name it or not
};

/// The source files of a tree in other languages than Go, by project.
struct ProjectTree {
    std::vector<CodeProject> projects; ///< by directory
    std::vector<const TreeFile *> files;
    std::vector<std::size_t> projectOfFile;
};

/// Finds out which source file belongs to whom: to the nodes of the nearest directory that has some; else to the nearest
/// directory with a build file, which is a library for those whose build files name it (Maven and Gradle modules, C#
/// project references, packages of a workspace). Tests, foreign and generated code are left out.
ProjectTree findProjects(ImportContext &context);

} // namespace alidade
