#include "exporters/exporter.h"

#include "exporters/dot/dot.h"
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

} // namespace

std::span<const GraphFormat> graphFormats() { return graphs; }
std::span<const CyclesFormat> cyclesFormats() { return cycleFormats; }

} // namespace alidade
