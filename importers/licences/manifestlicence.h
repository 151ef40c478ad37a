#pragma once

#include "importers/importer.h"

#include <optional>

namespace alidade {

/// What the manifest of a package says about its licence.
struct DeclaredPackage {
    std::string name; ///< empty when it does not say
    std::string version;
    std::string licence; ///< SPDX expression, "NOASSERTION", or empty when nothing is declared
    int line = 0;        ///< of the declaration
};

/// Whether a file of this name may declare a licence: package.json, Cargo.toml, pom.xml.
bool isPackageManifest(std::string_view fileName);

/// Reads a manifest; nullopt when it cannot be understood.
std::optional<DeclaredPackage> readPackage(std::string_view text, std::string_view fileName);

} // namespace alidade
