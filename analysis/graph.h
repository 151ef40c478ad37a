#pragma once

#include "model/grouping.h"

#include <cstdint>
#include <span>
#include <vector>

namespace alidade {

/// A directed graph in compressed sparse row form: the successors of node n are
/// targets[offsets[n] .. offsets[n + 1]), ascending, without duplicates.
struct Graph {
    std::vector<std::uint32_t> offsets{0};
    std::vector<std::uint32_t> targets;

    std::uint32_t size() const { return static_cast<std::uint32_t>(offsets.size() - 1); }
    std::span<const std::uint32_t> successors(std::uint32_t node) const
    {
        return std::span(targets).subspan(offsets[node], offsets[node + 1] - offsets[node]);
    }
};

struct GraphEdge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    friend auto operator<=>(const GraphEdge &, const GraphEdge &) = default;
};

/// O(n + e). Duplicate edges and self loops are dropped.
Graph makeGraph(std::uint32_t nodes, std::span<const GraphEdge> edges);

/// Whether modules that are only required, and in no source, are part of a view by module.
enum class ExternalModules : std::uint8_t { show, hide };

/// Modules by path, nodes by name, contexts by name. At context level all nodes without a context form one last group,
/// "Unassigned", whose entity is `none`. Dependencies that people agreed to cut stay in.
GroupedView groupBy(const Architecture &architecture, Grouping grouping, ExternalModules external = ExternalModules::show);

} // namespace alidade
