#pragma once

#include "model/architecture.h"

#include <functional>
#include <set>
#include <unordered_map>

namespace alidade {

/// Finds the node that a name written anywhere means: its name or alias; the host of an address; the Service of a
/// cluster-internal DNS name; or the only node with the same normalised name.
class NameIndex {
public:
    /// The first node that takes a name keeps it.
    void add(const std::string &name, Index node);
    void addNamespace(const std::string &name) { m_namespaces.insert(name); }
    /// `none` when no node, or more than one, answers.
    Index find(std::string_view written) const;
    Index findExact(std::string_view name) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    using Map = std::unordered_map<std::string, Index, Hash, std::equal_to<>>;

    Index findNormalised(std::string_view name) const;

    Map m_exact;
    Map m_normalised; ///< `none` where several nodes share the normalised name
    std::set<std::string, std::less<>> m_namespaces;
};

} // namespace alidade
