#include "analysis/cycles.h"

#include <limits>

namespace alidade {

std::vector<std::uint32_t> stronglyConnectedComponents(const Graph &graph, std::uint32_t &componentCount)
{
    constexpr std::uint32_t done = std::numeric_limits<std::uint32_t>::max();
    struct Frame {
        std::uint32_t node;
        std::uint32_t next; ///< position in graph.targets
        std::uint32_t index;
    };
    // low[n]: 0 = not yet seen; `done` once its component is known, so that it lowers nobody; one array instead of
    // index, low link and on-stack flag, because each look-up of a neighbour is a cache miss.
    std::vector<std::uint32_t> low(graph.size(), 0), component(graph.size());
    std::vector<std::uint32_t> open;
    std::vector<Frame> path;
    std::uint32_t lastIndex = 0;
    componentCount = 0;

    auto enter = [&](std::uint32_t node) {
        low[node] = ++lastIndex;
        open.push_back(node);
        path.push_back({node, graph.offsets[node], lastIndex});
    };
    auto close = [&](std::uint32_t root) {
        for (std::uint32_t node = done; node != root;) {
            node = open.back();
            open.pop_back();
            low[node] = done;
            component[node] = componentCount;
        }
        ++componentCount;
    };
    for (std::uint32_t start = 0; start < graph.size(); ++start) {
        if (low[start] != 0)
            continue;
        enter(start);
        while (!path.empty()) {
            Frame &top = path.back();
            const std::uint32_t end = graph.offsets[top.node + 1];
            std::uint32_t lowest = low[top.node], unseen = done;
            while (top.next < end && unseen == done) {
                const std::uint32_t target = graph.targets[top.next++];
                const std::uint32_t targetLow = low[target];
                if (targetLow == 0)
                    unseen = target;
                else if (targetLow < lowest)
                    lowest = targetLow;
            }
            low[top.node] = lowest;
            if (unseen != done) {
                enter(unseen);
                continue;
            }
            const Frame finished = top;
            path.pop_back();
            if (lowest == finished.index)
                close(finished.node);
            else if (low[path.back().node] > lowest)
                low[path.back().node] = lowest;
        }
    }
    return component;
}

} // namespace alidade
