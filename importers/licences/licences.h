#pragma once

#include "importers/importer.h"

namespace alidade {

/// Finds the licences of the source, of its modules, and of the modules that it carries along in vendor, third_party or a
/// module cache: from the texts of LICENSE and COPYING files, else from what package.json, Cargo.toml and pom.xml declare,
/// else from SPDX-License-Identifier lines of the code beside a go.mod.
void importLicences(ImportContext &context);

} // namespace alidade
