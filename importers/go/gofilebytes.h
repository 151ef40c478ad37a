#pragma once

#include "importers/go/gotree.h"

namespace alidade {

/// A GoFile as bytes for the cache; without its path, which tells whether it is a test.
std::string goFileBytes(const GoFile &file);

/// The GoFile that goFileBytes() wrote; nullopt for anything else.
std::optional<GoFile> goFileOfBytes(std::string_view bytes);

} // namespace alidade
