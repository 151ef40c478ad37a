#pragma once

#include "model/diagnostic.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// How a configuration file is written.
enum class ConfigFormat : std::uint8_t {
    yaml,
    json, ///< comments and commas before a closing bracket are passed over, as .NET and many others do
    toml,
    properties, ///< java.util.Properties, with Spring's "#---" between documents
    ini,        ///< the same with [sections]
    environment ///< NAME=value, as in .env files
};

/// One value of a configuration file.
struct ConfigEntry {
    std::string key;   ///< dotted: "spring.datasource.url"; items of a list of mappings by number: "routes.0.uri"
    std::string value; ///< a list of plain values is joined by commas
    int line = 0;
    std::string profile; ///< what it holds for only, in lower case ("docker", "prod"); empty: always
};

/// The values of a configuration file in their order. One fault adds one diagnostic and ends the file; what stands before
/// it is kept where the format allows. Manifests, contracts and schemas, which are no configuration, give nothing.
std::vector<ConfigEntry> readConfiguration(std::string_view text, ConfigFormat format, const std::string &file,
                                           Diagnostics &diagnostics);

} // namespace alidade
