#pragma once

#include "importers/yaml/yaml.h"

#include <string>
#include <string_view>

namespace alidade::kustomize {

/// Lays a strategic merge patch over an object: maps key by key, containers, variables, volumes and ports by their names,
/// other lists as a whole. `$patch: delete` and `$patch: replace` are followed. What comes from the patch keeps its place.
void mergePatch(YamlNode &object, const YamlNode &patch);

/// Whether a patch takes the whole object away.
bool isDeletion(const YamlNode &patch);

/// Applies the "add", "replace" and "remove" operations of a JSON patch (RFC 6902). Gives what could not be applied, for
/// people; empty when all was.
std::string applyJsonPatch(YamlNode &object, const YamlNode &operations);

/// Puts a scalar below keys joined by dots, with the place of `from`.
void setText(YamlNode &object, std::string_view path, const std::string &value, const YamlNode &from);

/// The value below keys joined by dots that may be changed, or nullptr.
YamlNode *find(YamlNode &object, std::string_view path);

} // namespace alidade::kustomize
