#pragma once

#include "exporters/drawing/drawing.h"
#include "model/eventstorm.h"

namespace alidade {

/// The words of the board, so that it can be translated; "{}" stands for what is named.
struct StormWords {
    std::map<BoardItemKind, std::string> kinds; ///< English stands in for what is missing
    std::string whenever = "Whenever {}";
    std::string inNoContext = "In no context";
};

struct StormDrawingOptions {
    static constexpr std::size_t nothing = static_cast<std::size_t>(-1);

    bool isDark = false;
    StormWords words;
    std::size_t selected = nothing; ///< EventStorm::items
};

/// The board as it hangs on the wall: a lane for each context, notes in time order, what leads to what. Owners: `node` with
/// the position in EventStorm::items, `context` with that in EventStorm::lanes.
Drawing drawStorm(const Architecture &architecture, const EventStorm &storm, const StormDrawingOptions &options = {});

/// Where a note stands in the scene.
Rect stormRect(const EventStorm &storm, std::size_t item);
/// Where a lane lies in the scene.
Rect stormLaneRect(const EventStorm &storm, std::size_t lane);
/// The lane at this height of the scene, the nearest one when there is none; the board has at least one.
std::size_t stormLaneAt(const EventStorm &storm, double y);

} // namespace alidade
