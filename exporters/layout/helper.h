#pragma once

#include "exporters/drawing/drawing.h"

#include <chrono>
#include <filesystem>
#include <stop_token>

namespace alidade {

/// A graph without names: all that the helper program gets to see.
struct BareGraph {
    struct Edge {
        std::uint32_t from = 0, to = 0;
        int weight = 1;
    };
    const char *engine = "dot";   ///< "dot" or "sfdp"
    const char *direction = "LR"; ///< dot: "LR" or "TB"
    int nodeGap = 28, rankGap = 72;
    std::vector<Rect> nodes; ///< only the sizes count
    std::vector<Edge> edges; ///< positions in `nodes`
};

/// What came back from the helper program.
struct HelperRun {
    std::vector<std::vector<Point>> centers; ///< one per graph, one point per node; empty for a graph that was not laid out
    std::string problem;                     ///< why some were not, as a sentence; empty when all were
};

/// Runs the helper program once for all graphs, in order. It is killed when `stop` asks for it (throws Cancelled) and
/// when the time limit is reached; what it answered until then counts.
HelperRun runHelper(const std::filesystem::path &program, const std::vector<BareGraph> &graphs,
                    std::chrono::milliseconds timeLimit, std::uint64_t memoryLimit, std::stop_token stop);

/// The program beside the running one.
std::filesystem::path defaultHelper();

} // namespace alidade
