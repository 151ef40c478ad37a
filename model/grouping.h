#pragma once

#include "model/architecture.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// What one box of a grouped view stands for.
enum class Grouping : std::uint8_t { module, service, context };
std::string_view toText(Grouping);
template <> std::optional<Grouping> fromText(std::string_view text);

/// A dependency between two groups, with the dependencies of the Architecture that it bundles.
struct GroupedEdge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    Voices voices;
    Mode mode = Mode::sync;             ///< the strongest of the bundled ones: sync, then data, async, build, telemetry
    std::vector<std::string> protocols; ///< sorted
    std::vector<Index> dependencies;    ///< Architecture::dependencies (moduleDependencies when grouped by module)
};

/// The architecture seen at one level: modules, services with resources, or contexts.
struct GroupedView {
    Grouping grouping = Grouping::service;
    std::vector<std::string> names; ///< display name of each group: module path, node name, context name
    std::vector<Index> entities;    ///< index in Architecture::modules / nodes / contexts; `none` = unassigned
    std::vector<GroupedEdge> edges; ///< by from, to; no self loops
};

/// Which module dependencies stand behind a build dependency between two nodes.
class ModuleDependencyIndex {
public:
    explicit ModuleDependencyIndex(const Architecture &architecture);
    /// Positions in Architecture::moduleDependencies from a module of one node to a module of the other, ascending.
    std::vector<Index> between(Index fromNode, Index toNode) const;

private:
    struct Entry {
        Index fromNode, toNode, dependency;
        friend auto operator<=>(const Entry &, const Entry &) = default;
    };
    std::vector<Entry> m_entries; ///< sorted
};

} // namespace alidade
