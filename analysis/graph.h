#pragma once

#include "model/architecture.h"

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

/// What one box of a grouped view stands for.
enum class Grouping : std::uint8_t { module, service, context };
std::string_view toText(Grouping);
std::optional<Grouping> groupingFromText(std::string_view text);

/// A dependency between two groups, with the dependencies of the Architecture that it bundles.
struct GroupedEdge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    Voices voices;
    Mode mode = Mode::sync;              ///< the strongest of the bundled ones: sync, then data, async, build, telemetry
    std::vector<std::string> protocols;  ///< sorted
    std::vector<Index> dependencies;     ///< Architecture::dependencies (moduleDependencies when grouped by module)
};

/// The architecture seen at one level: modules, services with resources, or contexts.
struct GroupedView {
    Grouping grouping = Grouping::service;
    std::vector<std::string> names;   ///< display name of each group: module path, node name, context name
    std::vector<Index> entities;      ///< index in Architecture::modules / nodes / contexts; `none` = unassigned
    std::vector<GroupedEdge> edges;   ///< by from, to; no self loops
};

/// External modules and dependencies that people agreed to cut stay in. At context level all nodes without a context
/// form one group "Unassigned".
GroupedView groupBy(const Architecture &architecture, Grouping grouping);

} // namespace alidade
