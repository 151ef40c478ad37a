#pragma once

#include "model/architecture.h"

namespace alidade {

/// How surely one sticky note leads to the next.
enum class StormBond : std::uint8_t {
    said,     ///< one function or class does both, a saga says so, or the code publishes it there
    byName,   ///< the same service does both, and their names speak of the same thing
    possible, ///< the same service does both, and nothing tells more
};

/// A sticky note of the board: found in what was imported, added by a person, or both (Brandolini, "Introducing EventStorming").
struct StormItem {
    std::string id; ///< "event:OrderPlaced" for what was found, else BoardItem::id
    BoardItemKind kind = BoardItemKind::event;
    std::string text;
    std::string topic;      ///< of an event or a command that is a message: topic, subject or queue; may be empty
    Index node = none;      ///< the service that it belongs to: who publishes, handles or holds it
    Index context = none;   ///< the lane it stands in
    bool isFound = false;   ///< something that was imported says so
    bool isDecided = false; ///< a person added it, or moved or renamed what was found
    double x = 0, y = 0;    ///< top left corner, from that of its lane
    std::size_t column = 0; ///< its place in time
    std::vector<Index> publishers, consumers; ///< nodes, ascending
    std::vector<Evidence> evidence;
};

/// What comes after what: positions in EventStorm::items.
struct StormLink {
    std::size_t from = 0, to = 0;
    StormBond bond = StormBond::said;
    friend auto operator<=>(const StormLink &, const StormLink &) = default;
};

/// What is wrong with the chain of events, on the sticky note that it concerns.
struct StormFinding {
    std::string rule; ///< "event-unconsumed", …
    Severity severity = Severity::warning;
    std::size_t item = 0;           ///< EventStorm::items
    std::vector<std::string> names; ///< the services or events that the message names
    std::string message, advice;    ///< sentences
    Evidence evidence;
};

/// A lane of the board: a bounded context, or last what is in none.
struct StormLane {
    Index context = none;
    double y = 0, height = 0;
};

/// A bounded context that events and aggregates speak for.
struct ContextProposal {
    std::string name;               ///< "Order"
    std::string context;            ///< id of the context of that name that is there already; empty for a new one
    std::vector<Index> nodes;       ///< services that are in no context yet
    std::vector<std::size_t> items; ///< what they bring with them: EventStorm::items
};

/// The board: everything that happens in the system, in time order.
struct EventStorm {
    static constexpr double noteWidth = 148, noteHeight = 84, columnPitch = 188, rowPitch = 100, margin = 24, laneHead = 44;
    static constexpr std::size_t mostItems = 5000; ///< what is beyond is left out, and `leftOut` says how many

    std::vector<StormItem> items;
    std::vector<StormLink> links;
    std::vector<StormFinding> findings;
    std::vector<ContextProposal> proposals;
    std::vector<StormLane> lanes;
    double width = 0, height = 0;
    std::size_t leftOut = 0;

    /// Position of the item with this id, or that of one past the last.
    std::size_t find(std::string_view id) const;
};

/// "said", "by-name", "possible": the words of JSON.
std::string_view toText(StormBond);

} // namespace alidade
