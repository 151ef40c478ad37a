#pragma once

#include "importers/config/configtext.h"

namespace alidade {

/// The values of a file with one in each line: properties or ini. Gives at most `most` of them.
std::vector<ConfigEntry> readConfigLines(std::string_view text, ConfigFormat format, std::size_t most);

/// Gives the entries of a document, which are those from `first` on, the profile that Spring's
/// "spring.config.activate.on-profile" or "spring.profiles" among them names.
void takeProfile(std::vector<ConfigEntry> &entries, std::size_t first);

} // namespace alidade
