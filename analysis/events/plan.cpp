#include "analysis/events/stormdraft.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace alidade {
namespace {

/// Columns by the longest way from a beginning; a link that closes a circle does not count.
class TimeOrder {
public:
    explicit TimeOrder(EventStorm &storm) : m_next(storm.items.size()), m_state(storm.items.size())
    {
        std::vector<bool> hasCause(storm.items.size());
        for (const StormLink &link : storm.links) {
            m_next[link.from].push_back(link.to);
            hasCause[link.to] = true;
        }
        for (std::size_t i = 0; i < storm.items.size(); ++i)
            if (!hasCause[i])
                visit(i);
        for (std::size_t i = 0; i < storm.items.size(); ++i)
            visit(i); // what stands only in circles
        for (auto item = m_finished.rbegin(); item != m_finished.rend(); ++item)
            for (const std::size_t next : m_ahead[*item])
                storm.items[next].column = std::max(storm.items[next].column, storm.items[*item].column + 1);
    }

private:
    enum class State : char { fresh, open, finished };
    struct Frame {
        std::size_t item, next;
    };

    void visit(std::size_t root)
    {
        std::vector<Frame> stack;
        const auto enter = [&](std::size_t item) {
            m_state[item] = State::open;
            stack.push_back({item, 0});
        };
        if (m_state[root] == State::fresh)
            enter(root);
        while (!stack.empty()) {
            Frame &frame = stack.back();
            const std::size_t item = frame.item;
            if (frame.next == m_next[item].size()) {
                m_state[item] = State::finished;
                m_finished.push_back(item);
                stack.pop_back();
                continue;
            }
            const std::size_t next = m_next[item][frame.next++];
            if (m_state[next] == State::open)
                continue;
            m_ahead[item].push_back(next);
            if (m_state[next] == State::fresh)
                enter(next);
        }
    }

    std::vector<std::vector<std::size_t>> m_next;
    std::map<std::size_t, std::vector<std::size_t>> m_ahead; ///< without the links that close circles
    std::vector<State> m_state;
    std::vector<std::size_t> m_finished; ///< each after all that follow it
};

bool isPlacedByHand(const StormItem &item) { return item.isDecided && (item.x != 0 || item.y != 0); }

/// Where notes of a lane lie, so that a new one finds room.
class LaneRoom {
public:
    void take(double x, double y)
    {
        const auto column = static_cast<long>(x / EventStorm::columnPitch);
        m_taken[column].push_back({x, y});
        m_bottom = std::max(m_bottom, y + EventStorm::noteHeight);
    }

    /// Takes the next free row at x.
    double takeFree(double x)
    {
        double &next = m_next.try_emplace(x, EventStorm::laneHead).first->second;
        while (isTaken(x, next))
            next += EventStorm::rowPitch;
        const double y = next;
        next += EventStorm::rowPitch;
        take(x, y);
        return y;
    }

    double height() const { return m_bottom + EventStorm::margin; }

private:
    struct Corner {
        double x, y;
    };

    bool isTaken(double x, double y) const
    {
        const auto column = static_cast<long>(x / EventStorm::columnPitch);
        for (long near = column - 1; near <= column + 1; ++near) {
            const auto notes = m_taken.find(near);
            if (notes == m_taken.end())
                continue;
            for (const Corner &note : notes->second)
                if (std::abs(note.x - x) < EventStorm::noteWidth && std::abs(note.y - y) < EventStorm::noteHeight)
                    return true;
        }
        return false;
    }

    std::map<long, std::vector<Corner>> m_taken;
    std::map<double, double> m_next; ///< by x: rows above are taken
    double m_bottom = EventStorm::laneHead + EventStorm::noteHeight;
};

} // namespace

void planStorm(const Architecture &architecture, EventStorm &storm)
{
    const TimeOrder order(storm);
    const auto laneOf = [&](const StormItem &item) {
        return item.context == none ? architecture.contexts.size() : std::size_t(item.context);
    };
    std::vector<LaneRoom> rooms(architecture.contexts.size() + 1);
    std::vector<std::size_t> open;
    std::vector<bool> isUsed(rooms.size());
    double width = 0;
    for (std::size_t i = 0; i < storm.items.size(); ++i) {
        const StormItem &item = storm.items[i];
        isUsed[laneOf(item)] = true;
        if (isPlacedByHand(item)) {
            rooms[laneOf(item)].take(item.x, item.y);
            width = std::max(width, item.x + EventStorm::noteWidth);
        } else {
            open.push_back(i);
        }
    }
    std::stable_sort(open.begin(), open.end(), [&](std::size_t l, std::size_t r) {
        const StormItem &left = storm.items[l], &right = storm.items[r];
        return std::tie(left.column, left.node, left.kind, left.id) < std::tie(right.column, right.node, right.kind, right.id);
    });
    for (const std::size_t i : open) {
        StormItem &item = storm.items[i];
        LaneRoom &room = rooms[laneOf(item)];
        item.x = EventStorm::margin + static_cast<double>(item.column) * EventStorm::columnPitch;
        item.y = room.takeFree(item.x);
        width = std::max(width, item.x + EventStorm::noteWidth);
    }
    double y = 0;
    for (std::size_t lane = 0; lane < rooms.size(); ++lane) {
        const bool isLast = lane + 1 == rooms.size();
        if (isLast && !isUsed[lane] && lane > 0)
            break;
        storm.lanes.push_back({isLast ? none : static_cast<Index>(lane), y, rooms[lane].height()});
        y += rooms[lane].height();
    }
    storm.width = width + EventStorm::margin;
    storm.height = y;
}

} // namespace alidade
