#pragma once

#include <filesystem>
#include <string>

namespace alidade {

/// Writes a result: to standard output, or to `file` when one is named. Throws Error when it cannot all be written.
void writeResult(const std::string &file, const std::string &content);

/// Replaces a file in one step (a temporary file beside it, then a rename), so that no reader ever sees half of it; a
/// symbolic link keeps pointing to it. Pipes and devices, which cannot be replaced, are written to. Throws Error.
void writeFileAtomically(const std::filesystem::path &file, const std::string &content);

/// The bytes of a file that is there; throws Error.
std::string readFile(const std::filesystem::path &file);

} // namespace alidade
