#pragma once

#include "importers/config/configtext.h"

namespace alidade {

/// What the path of a file tells about the configuration in it.
struct ConfigKind {
    ConfigFormat format = ConfigFormat::yaml;
    std::string base;     ///< the name without profile and ending, in lower case: "application" of "application-docker.yml"
    std::string profile;  ///< "docker"; empty when the name has none
    bool isNamed = false; ///< by a framework's own name, not only by where it lies
};

/// nullopt for files that are no configuration of a service: tests, translations, build and editor settings, documents.
std::optional<ConfigKind> configKindOf(std::string_view path);

/// How a profile stands to where the system runs: 0 for one that is deployed ("docker", "prod"), 1 for none, 2 for others,
/// such as "dev"; nullopt for one that only tests use.
std::optional<int> rankOfProfile(std::string_view profile);

} // namespace alidade
