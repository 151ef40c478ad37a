#pragma once

#include "model/eventstorm.h"

namespace alidade {

/// What one service does because of an event, or for a command: a step of the chains that run over the board.
struct StormStep {
    std::size_t item = 0;               ///< the policy or command: EventStorm::items
    std::vector<std::size_t> after;     ///< the messages that it reacts to
    std::vector<std::size_t> publishes; ///< and those that it sends
};

/// The steps of the board whose links are surer than `possible`, in the order of its items.
std::vector<StormStep> stormSteps(const EventStorm &storm);

/// By item: the number of the circle that it is part of, a strongly connected component of several items; else SIZE_MAX.
std::vector<std::size_t> circlesOf(const EventStorm &storm);

enum class StormReach : std::uint8_t { causes, followers };

/// All items that come before the item, or after it, directly or not, ascending.
std::vector<std::size_t> reachOf(const EventStorm &storm, std::size_t item, StormReach reach);

} // namespace alidade
