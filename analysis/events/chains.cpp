#include "analysis/events/chains.h"

#include <algorithm>

namespace alidade {
namespace {

bool counts(const StormLink &link) { return link.bond != StormBond::possible; }

bool isMessage(const StormItem &item)
{
    return item.kind == BoardItemKind::event || (item.kind == BoardItemKind::command && !item.consumers.empty());
}

} // namespace

std::vector<StormStep> stormSteps(const EventStorm &storm)
{
    std::vector<StormStep> steps;
    std::vector<std::size_t> stepOf(storm.items.size(), SIZE_MAX);
    for (std::size_t i = 0; i < storm.items.size(); ++i) {
        const BoardItemKind kind = storm.items[i].kind;
        if (kind != BoardItemKind::policy && kind != BoardItemKind::command)
            continue;
        stepOf[i] = steps.size();
        steps.push_back({i, {}, {}});
        if (isMessage(storm.items[i]))
            steps.back().after.push_back(i);
    }
    for (const StormLink &link : storm.links) {
        if (!counts(link))
            continue;
        if (stepOf[link.to] != SIZE_MAX && isMessage(storm.items[link.from]))
            steps[stepOf[link.to]].after.push_back(link.from);
        if (stepOf[link.from] != SIZE_MAX && isMessage(storm.items[link.to]))
            steps[stepOf[link.from]].publishes.push_back(link.to);
    }
    return steps;
}

std::vector<std::size_t> circlesOf(const EventStorm &storm)
{
    const std::size_t count = storm.items.size();
    std::vector<std::vector<std::size_t>> next(count);
    for (const StormLink &link : storm.links)
        if (counts(link))
            next[link.from].push_back(link.to);
    // Tarjan, "Depth-first search and linear graph algorithms", 1972, without recursion.
    struct Frame {
        std::size_t item, next;
    };
    std::vector<std::size_t> number(count), low(count), circle(count, SIZE_MAX), path;
    std::vector<bool> isOnPath(count);
    std::size_t last = 0;
    for (std::size_t root = 0; root < count; ++root) {
        if (number[root] != 0)
            continue;
        std::vector<Frame> stack{{root, 0}};
        while (!stack.empty()) {
            const auto [item, at] = stack.back();
            if (at == 0) {
                number[item] = low[item] = ++last;
                path.push_back(item);
                isOnPath[item] = true;
            }
            if (at < next[item].size()) {
                ++stack.back().next;
                const std::size_t to = next[item][at];
                if (number[to] == 0)
                    stack.push_back({to, 0});
                else if (isOnPath[to])
                    low[item] = std::min(low[item], number[to]);
                continue;
            }
            stack.pop_back();
            if (!stack.empty())
                low[stack.back().item] = std::min(low[stack.back().item], low[item]);
            if (low[item] != number[item])
                continue;
            const bool isCircle = path.back() != item;
            for (std::size_t member = SIZE_MAX; member != item;) {
                member = path.back();
                path.pop_back();
                isOnPath[member] = false;
                circle[member] = isCircle ? item : SIZE_MAX;
            }
        }
    }
    return circle;
}

std::vector<std::size_t> reachOf(const EventStorm &storm, std::size_t item, StormReach reach)
{
    std::vector<std::vector<std::size_t>> next(storm.items.size());
    for (const StormLink &link : storm.links) {
        if (!counts(link))
            continue;
        if (reach == StormReach::causes)
            next[link.to].push_back(link.from);
        else
            next[link.from].push_back(link.to);
    }
    std::vector<bool> isSeen(storm.items.size());
    std::vector<std::size_t> found, open{item};
    isSeen[item] = true;
    while (!open.empty()) {
        const std::size_t at = open.back();
        open.pop_back();
        for (const std::size_t to : next[at]) {
            if (isSeen[to])
                continue;
            isSeen[to] = true;
            found.push_back(to);
            open.push_back(to);
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace alidade
