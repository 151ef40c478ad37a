#pragma once

#include "importers/helm/evaluator.h"
#include "importers/importer.h"

#include <memory>

namespace alidade::helm {

/// A dependency of a Chart.yaml (requirements.yaml for the older charts).
struct ChartDependency {
    std::string name;
    std::string alias;
    std::string condition;
    std::string dir;       ///< of the chart in this tree; empty when it lies elsewhere
    std::string file = {}; ///< that names it
    int line = 0;
};

/// A chart with its parts.
struct Chart {
    std::string dir;
    std::string name; ///< or the alias under which its parent has it
    Value about;      ///< Chart.yaml
    Value values;     ///< values.yaml, that of its parts included
    std::vector<std::unique_ptr<Chart>> parts;
    std::vector<ChartDependency> foreign; ///< parts that lie elsewhere
};

/// The dependencies of the chart in `dir`.
std::vector<ChartDependency> dependenciesOf(const ImportContext &context, const std::string &dir);

/// The chart in `dir` with all parts that its values turn on; what `dir` lacks is empty.
/// `over` is laid over its values.
std::unique_ptr<Chart> loadChart(ImportContext &context, const std::string &dir, const Value &over = Value::Map{});

/// "dir/name", or "name" at the root.
std::string below(const std::string &dir, std::string_view name);

} // namespace alidade::helm
