#pragma once

#include "importers/code/codefile.h"

#include <optional>

namespace alidade {

/// A CodeFile as bytes for the cache; without its path and language, which the reader of them knows.
std::string codeBytes(const CodeFile &file);

/// The CodeFile that codeBytes() wrote; nullopt for anything else.
std::optional<CodeFile> codeOfBytes(std::string_view bytes);

} // namespace alidade
