#pragma once

#include "exporters/viewdetails.h"

#include <map>

namespace alidade {

/// The groups of a view by the name of their context; those without one under "".
inline std::map<std::string, std::vector<std::uint32_t>> groupsByContext(const GroupedView &view, const ViewDetails &details)
{
    std::map<std::string, std::vector<std::uint32_t>> contexts;
    for (std::uint32_t group = 0; group < view.names.size(); ++group)
        contexts[details.contextName(group)].push_back(group);
    return contexts;
}

/// "grpc, http": the protocols of an edge for its label; empty for build edges, whose dotted line says it.
inline std::string edgeLabel(const GroupedEdge &edge)
{
    std::string label;
    if (edge.mode == Mode::build)
        return label;
    for (const std::string &protocol : edge.protocols)
        label += (label.empty() ? "" : ", ") + protocol;
    return label;
}

} // namespace alidade
