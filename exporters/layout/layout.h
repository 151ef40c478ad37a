#pragma once

#include "exporters/drawing/drawing.h"
#include "model/progress.h"

#include <chrono>
#include <filesystem>
#include <stop_token>

namespace alidade {

struct LayoutOptions {
    std::filesystem::path helper;                ///< the alidade-layout program; empty = beside the running program
    std::chrono::milliseconds timeLimit{10'000}; ///< wall clock, all steps together
    std::uint64_t memoryLimit = 1ULL << 30;      ///< bytes of address space of the helper
    /// Keep stored placements, place only what has none or strayed from its context; hand-placed ones are always kept.
    bool keepPlaced = true;
};

struct Layout {
    Positions positions;
    std::string used;          ///< what did it, for people: "dot, by context", "sfdp", "grid"
    Diagnostics diagnostics;   ///< why the plain fallback was used, if it was
    std::vector<Index> placed; ///< Architecture::nodes that got a new position
};

/// Places what has no position yet. Graphviz runs in the helper process (dot per context and for up to ~200 flat
/// nodes, sfdp above; contexts first, then inside each), killed on cancel or when over a limit; then a plain grid
/// takes over and says so. Throws Cancelled.
Layout layOut(const Architecture &architecture, const LayoutOptions &options = {}, const Progress &progress = {},
              std::stop_token stop = {});

/// Positions from the stored placements alone, no process started: context regions are fitted around their members,
/// cards without a placement, and those that strayed from their context, are put in a grid in their region. Cheap: O(n log n).
/// Used on every refresh.
Positions arrange(const Architecture &architecture);

} // namespace alidade
