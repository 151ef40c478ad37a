#pragma once

#include "importers/yaml/yaml.h"

namespace alidade {

/// A TOML file as if it were a YAML document. What is wrong adds one diagnostic with its line, and nothing is read.
YamlNode readToml(std::string_view text, const std::string &file, Diagnostics &diagnostics);

} // namespace alidade
