#pragma once

#include "model/store/database.h"
#include "model/traffic.h"

#include <span>

namespace alidade {

/// How long traffic is kept in which step: younger than `age`, reckoned from the newest of its source.
struct TrafficRetention {
    std::chrono::seconds step;
    std::chrono::seconds age;
};
inline constexpr std::array trafficRetention{TrafficRetention{trafficSteps[0], std::chrono::hours(1)},
                                             TrafficRetention{trafficSteps[1], std::chrono::hours(24)},
                                             TrafficRetention{trafficSteps[2], std::chrono::hours(24 * 90)}};

/// An edge of the database that cells belong to.
struct NumberedEdge {
    std::int64_t number = 0;
    const TrafficEdge *edge = nullptr;
};

/// Adds the cells of these edges, of one source and step, to what is kept; inside a transaction.
void addCells(const Database &database, std::int64_t source, std::chrono::seconds step, std::span<const NumberedEdge> edges);
/// Puts what is old enough together into longer steps and deletes what is too old. `newest` is the last second with traffic.
void rollUpBlocks(const Database &database, std::int64_t source, std::int64_t newest);

} // namespace alidade
