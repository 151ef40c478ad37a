#pragma once

#include <string>

namespace alidade {

/// A secret from the first line of a file, or when none is named from an environment variable; empty when there is neither.
/// Never an argument, which every program on the machine can read. Throws Error when the file cannot be read or is empty.
std::string tokenFrom(const std::string &file, const char *variable);

} // namespace alidade
