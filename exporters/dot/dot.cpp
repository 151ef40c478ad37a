#include "exporters/dot/dot.h"

#include "exporters/contextgroups.h"
#include "exporters/escape.h"

namespace alidade {
namespace {

const char *shape(NodeKind kind)
{
    switch (kind) {
    case NodeKind::datastore:
    case NodeKind::cache:
    case NodeKind::bucket: return "cylinder";
    case NodeKind::broker: return "cds";
    case NodeKind::gateway: return "house";
    case NodeKind::external:
    case NodeKind::client: return "oval";
    default: return "box";
    }
}

const char *style(Mode mode)
{
    switch (mode) {
    case Mode::async: return "dashed";
    case Mode::build:
    case Mode::telemetry: return "dotted";
    default: return "solid";
    }
}

std::string nodeLine(const GroupedView &view, const ViewDetails &details, std::uint32_t group, const std::string &indent)
{
    return indent + "n" + std::to_string(group) + " [label=" + dotString(view.names[group]) +
           ", shape=" + shape(details.kind(group)) + "];\n";
}

} // namespace

std::string graphDot(const Architecture &architecture, const GroupedView &view)
{
    const ViewDetails details(architecture, view);
    std::string out = "digraph " + dotString(architecture.systemName) +
                      " {\n"
                      "    graph [rankdir=LR, fontname=\"Helvetica\"];\n"
                      "    node [fontname=\"Helvetica\", style=rounded];\n"
                      "    edge [fontname=\"Helvetica\", fontsize=10];\n";
    std::size_t cluster = 0;
    for (const auto &[context, groups] : groupsByContext(view, details)) {
        const std::string indent = context.empty() ? "    " : "        ";
        if (!context.empty())
            out += "    subgraph cluster_" + std::to_string(cluster++) + " {\n        label=" + dotString(context) + ";\n";
        for (std::uint32_t group : groups)
            out += nodeLine(view, details, group, indent);
        if (!context.empty())
            out += "    }\n";
    }
    for (const GroupedEdge &edge : view.edges) {
        out += "    n" + std::to_string(edge.from) + " -> n" + std::to_string(edge.to) + " [style=" + style(edge.mode);
        if (const std::string label = edgeLabel(edge); !label.empty())
            out += ", label=" + dotString(label);
        out += "];\n";
    }
    return out + "}\n";
}

} // namespace alidade
