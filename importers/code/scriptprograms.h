#pragma once

#include "importers/code/projects.h"

#include <functional>
#include <string>
#include <vector>

namespace alidade {

/// A program of a project that begins in one file of a scripting language: `python services/cart.py`.
struct ScriptProgram {
    std::string node;
    std::size_t file = 0; ///< in ProjectTree::files
};

/// Gives the files of the project that a file imports.
using ImportedFiles = std::function<std::vector<std::size_t>(std::size_t file)>;

/// Whether a language's files take in one another by imports alone, so that these tell which program has which file.
bool areModules(std::string_view language);

/// The file of a project that a command starts, which names it as `commandScript` says; noFile when none or several fit.
inline constexpr std::size_t noFile = static_cast<std::size_t>(-1);
std::size_t fileOfScript(const ProjectTree &tree, std::size_t project, std::string_view script);

/// Gives each of several programs of a project the files that only it takes in. What several of them take in is a library
/// of theirs, and what none is known to take in, such as modules that are named in texts, is run by all of them, unless it is
/// one of `others`, which begin further programs. Programs that begin in the same file stay together.
void splitPrograms(ProjectTree &tree, std::size_t project, const std::vector<ScriptProgram> &programs,
                   const std::vector<std::size_t> &others, const ImportedFiles &imported);

} // namespace alidade
