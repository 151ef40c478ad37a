#include "exporters/exporter.h"

#include "exporters/dot/dot.h"
#include "exporters/drift.h"
#include "exporters/json/json.h"
#include "exporters/mermaid/mermaid.h"
#include "exporters/sarif/sarif.h"

#include <array>

namespace alidade {
namespace {

using Source = GraphFormat::Source;

/// Formats without options.
template <auto write> std::string plainGraph(const Architecture &architecture, const GroupedView &view, const TextOptions &)
{
    return write(architecture, view);
}

template <auto write>
std::string plainCycles(const Architecture &architecture, const GroupedView &view, std::span<const Cycle> cycles,
                        const TextOptions &)
{
    return write(architecture, view, cycles);
}

constexpr std::array graphs{
    GraphFormat{"text", "txt", "Table", Source::view, graphText},
    GraphFormat{"json", "json", "JSON (alidade/graph/1)", Source::view, plainGraph<graphJson>},
    GraphFormat{"dot", "dot", "Graphviz DOT", Source::view, plainGraph<graphDot>},
    GraphFormat{"mermaid", "mmd", "Mermaid flowchart", Source::view, plainGraph<graphMermaid>},
    GraphFormat{"svg", "svg", "SVG picture", Source::drawing},
    GraphFormat{"png", "png", "PNG picture", Source::painting},
    GraphFormat{"pdf", "pdf", "PDF page", Source::painting},
};

constexpr std::array cycleFormats{
    CyclesFormat{"text", "txt", "Table", cyclesText},
    CyclesFormat{"json", "json", "JSON (alidade/cycles/1)", plainCycles<cyclesJson>},
    CyclesFormat{"mermaid", "mmd", "Mermaid flowchart", plainCycles<cyclesMermaid>},
    CyclesFormat{"sarif", "sarif", "SARIF 2.1.0", plainCycles<cyclesSarif>},
};

constexpr std::array driftList{
    DriftFormat{"text", "txt", "Table", driftText},
    DriftFormat{"json", "json", "JSON (alidade/drift/1)", driftJson},
    DriftFormat{"markdown", "md", "Markdown", driftMarkdown},
    DriftFormat{"sarif", "sarif", "SARIF 2.1.0", driftSarif},
};

constexpr std::array comparisonList{
    ComparisonFormat{"text", "txt", "Table", comparisonText},
    ComparisonFormat{"json", "json", "JSON (alidade/snapshot-diff/1)", comparisonJson},
    ComparisonFormat{"markdown", "md", "Markdown", comparisonMarkdown},
};

} // namespace

std::span<const DriftFormat> driftFormats() { return driftList; }
std::span<const ComparisonFormat> comparisonFormats() { return comparisonList; }
std::span<const GraphFormat> graphFormats() { return graphs; }
std::span<const CyclesFormat> cyclesFormats() { return cycleFormats; }

} // namespace alidade
