#pragma once

#include "importers/importer.h"

#include <set>
#include <string>
#include <vector>

namespace alidade {

/// The Protobuf modules that buf's files declare (buf.build/docs/configuration): buf.yaml v1beta1, v1 and v2, buf.work.yaml.
struct ProtoModules {
    std::set<std::string> roots;       ///< directories that imports are relative to
    std::vector<std::string> excluded; ///< directories that are no part of any module

    bool isExcluded(std::string_view path) const;
};

/// Reads them; what cannot be understood gives a diagnostic, and its directory counts as a module.
ProtoModules readProtoModules(ImportContext &context);

} // namespace alidade
