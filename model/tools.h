#pragma once

#include "model/clusters.h"

#include <string_view>
#include <unordered_set>

namespace alidade {

/// Images of a source that runs its services, which it does not run, and of which nothing more is known: tools for builds,
/// tests and drawings.
class Tools {
public:
    explicit Tools(std::span<const SourceFacts> sources);

    /// Whether all that was seen under one name is the image of a tool.
    bool isTool(const std::vector<SeenNode> &facts) const;

private:
    std::unordered_set<std::string_view> m_spokenOf;
    std::vector<bool> m_runsServices; ///< by source
};

} // namespace alidade
