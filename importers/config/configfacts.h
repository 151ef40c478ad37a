#pragma once

#include "importers/config/configtext.h"
#include "importers/importer.h"

namespace alidade {

/// A value with its file.
struct PlacedEntry : ConfigEntry {
    std::string file;
    bool isShared = false; ///< several services have the file: it says nothing about whom one of them calls
};

/// Appends what the configuration of one node says: settings, ports, routes and addresses (see addConfiguration()).
/// Each key stands in `entries` once, with the value that counts.
void addConfigFacts(ImportContext &context, const std::string &node, const std::vector<PlacedEntry> &entries);

} // namespace alidade
