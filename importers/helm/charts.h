#pragma once

#include "importers/importer.h"

#include <string>
#include <vector>

namespace alidade {

/// What a template of a chart gives with the values of a release, or the chart's own.
struct RenderedTemplate {
    std::string file;    ///< path of the template
    std::string chart;   ///< directory of the chart that was rendered, of which others may be parts
    std::string release; ///< name of the release; that of the chart where nothing in the tree installs it
    std::string part;    ///< name of the part of the chart that the template belongs to; empty for the chart itself
    std::string text;
    std::vector<int> lines;   ///< lines[n]: the line of the template that line n + 1 of `text` comes from
    bool isInstalled = false; ///< by a release of the tree that makes one of several services of the chart
};

/// A part of a chart that lies in a repository of charts, as "redis" and "postgresql" often do.
struct ForeignPart {
    std::string file; ///< that names it
    int line = 0;
    std::string chart;    ///< its own name
    std::string name;     ///< under which the chart has it
    std::string fullName; ///< that the values of the chart give it; empty when they give none
    std::string release;
};

/// What charts give.
struct RenderedCharts {
    std::vector<RenderedTemplate> templates;
    std::vector<ForeignPart> foreignParts; ///< turned on by the values
    std::size_t steps = 0;                 ///< that the templates took
    std::size_t bytes = 0;                 ///< that they printed
};

/// Renders the Helm charts of a tree, each with its values.yaml and a release that is named like it, or once for each
/// release of the tree that makes another service of it; charts that others depend on are rendered as their parts only. What
/// cannot be evaluated prints nothing and is said once a template.
RenderedCharts renderCharts(ImportContext &context);

/// The directory of the chart whose templates/ directory holds this file; nullopt for other files.
std::optional<std::string> chartOfTemplate(const Tree &tree, std::string_view path);

} // namespace alidade
