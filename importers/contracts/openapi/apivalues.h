#pragma once

#include "importers/yaml/yaml.h"
#include "model/openapi.h"

#include <optional>

namespace alidade {

/// A YAML node as the JSON value that it is (yaml.org/spec/1.2.2, core schema).
OpenApiValue apiValue(const YamlNode &node);

/// The members of a mapping whose names begin with `x-`.
OpenApiNamed<OpenApiValue> apiExtensions(const YamlNode &node);

/// The number, or nothing.
std::optional<double> apiNumber(const YamlNode &node);

/// The scalars of a list; of a scalar itself.
std::vector<std::string> apiTexts(const YamlNode &node);

bool apiTruth(const YamlNode &node);

/// A hash that depends on the value alone; when `isSet` not on the order of a list.
std::uint64_t apiHash(const YamlNode &node, bool isSet = false);
std::uint64_t apiHash(std::string_view text);
std::uint64_t mixedHash(std::uint64_t left, std::uint64_t right);

} // namespace alidade
