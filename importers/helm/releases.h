#pragma once

#include "importers/helm/charts.h"
#include "importers/helm/value.h"

#include <map>

namespace alidade::helm {

/// A chart as somebody installs it.
struct Release {
    std::string name;
    Value values; ///< laid over those of the chart
};

/// What the releases of a tree install.
struct Releases {
    std::map<std::string, std::vector<Release>> byChart; ///< by the directory of a chart of the tree
    std::vector<ForeignPart> foreignParts;               ///< charts that lie in repositories of charts
};

/// Reads the releases that helmfile, Flux (HelmRelease), Argo CD (Application) and Skaffold describe. The first of a name
/// counts; what cannot be read is passed over, the importers of those files say what is wrong with them.
Releases findReleases(const ImportContext &context);

/// The releases that make different services of one chart, by the images that they name; none where they only install the
/// service that the chart is for.
std::vector<Release> servicesOf(const std::vector<Release> &releases, const Value &chartValues);

} // namespace alidade::helm
