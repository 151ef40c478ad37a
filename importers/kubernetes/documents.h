#pragma once

#include "importers/helm/charts.h"
#include "importers/importer.h"
#include "importers/kustomize/kustomization.h"
#include "importers/yaml/yaml.h"

#include <string>
#include <vector>

namespace alidade {

/// A document of a manifest, and what made it.
struct ManifestDocument {
    YamlNode node;
    std::string fullName; ///< of a kustomization's object: with prefixes and suffixes
    std::string variant;  ///< directory of the chart ("chart:DIR") or kustomization ("kustomization:DIR"); empty for plain files
    std::string release;  ///< of a chart's object: the name of its release
    std::string part;     ///< of a chart's object: the part of the chart that made it; empty for the chart itself
    bool isAside = false; ///< counts only when there is nothing else
    bool isInstalled = false; ///< see RenderedTemplate
};

/// What the manifests of a tree hold.
struct ManifestDocuments {
    std::vector<ManifestDocument> documents;
    std::vector<ForeignPart> foreignParts;
};

/// The documents of all manifests of a tree that may count, with the files that their nodes come from.
ManifestDocuments readManifestDocuments(ImportContext &context, kustomize::Origins &origins);

/// Whether a path lies in a directory of extras, examples, tests or old things.
bool isAsidePath(std::string_view path);

/// The first such directory on the way to a path; empty when there is none.
std::string_view asideDirectory(std::string_view path);

} // namespace alidade
