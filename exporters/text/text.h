#pragma once

#include "model/cycle.h"

#include <span>

namespace alidade {

struct TextOptions {
    bool useColor = false;      ///< ANSI colours, for terminals that want them
    bool showAllChains = false; ///< cycles: list the dependencies that are in no cycle as well
};

/// A view as a table for people: counts, then one row per dependency with its first place.
std::string graphText(const Architecture &architecture, const GroupedView &view, const TextOptions &options = {});

/// Cycles as a table for people: the chain, whether it is a cycle and of what mode, and the modules and lines that bring
/// it about; then the ranked cuts. Names are made harmless for terminals.
std::string cyclesText(const Architecture &architecture, const GroupedView &view, std::span<const Cycle> cycles,
                       const TextOptions &options = {});

/// Every node with the names that were joined into it.
std::string identityText(const Architecture &architecture, const TextOptions &options);

/// Calls whose other side was not found or was named by a person.
std::string callsText(const Architecture &architecture, const TextOptions &options);

} // namespace alidade
