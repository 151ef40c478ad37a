#include "analysis/graph.h"

#include <algorithm>

namespace alidade {

Graph makeGraph(std::uint32_t nodes, std::span<const GraphEdge> edges)
{
    // Two stable counting sorts, by target and then by source, leave every row in ascending order.
    std::vector<std::uint32_t> start(nodes + 1, 0);
    for (const GraphEdge &edge : edges)
        ++start[edge.to + 1];
    for (std::uint32_t n = 0; n < nodes; ++n)
        start[n + 1] += start[n];
    std::vector<GraphEdge> byTarget(edges.size());
    for (const GraphEdge &edge : edges)
        byTarget[start[edge.to]++] = edge;

    std::fill(start.begin(), start.end(), 0);
    for (const GraphEdge &edge : byTarget)
        ++start[edge.from + 1];
    for (std::uint32_t n = 0; n < nodes; ++n)
        start[n + 1] += start[n];
    std::vector<std::uint32_t> sorted(edges.size());
    std::vector<std::uint32_t> fill = start;
    for (const GraphEdge &edge : byTarget)
        sorted[fill[edge.from]++] = edge.to;

    Graph graph;
    graph.offsets.reserve(nodes + 1);
    graph.targets.reserve(sorted.size());
    for (std::uint32_t n = 0; n < nodes; ++n) {
        for (std::uint32_t i = start[n]; i < start[n + 1]; ++i) {
            const bool isRepeated = i > start[n] && sorted[i] == sorted[i - 1];
            if (!isRepeated && sorted[i] != n)
                graph.targets.push_back(sorted[i]);
        }
        graph.offsets.push_back(static_cast<std::uint32_t>(graph.targets.size()));
    }
    return graph;
}

} // namespace alidade
