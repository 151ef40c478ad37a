#pragma once

#include "model/eventstorm.h"

#include <map>

namespace alidade {

/// One place where a service sends or receives a message of the board. Included by the sources of this folder only.
struct StormDeed {
    std::size_t item = 0; ///< EventStorm::items; an event or a command
    Index node = none;
    bool isProducer = false;
    std::string function; ///< "Server.Start"; empty when unknown
    Evidence evidence;
};

/// A board that is being put together: notes by their ids, and who does what with which message.
class StormDraft {
public:
    explicit StormDraft(const Architecture &architecture) : m_architecture(architecture) {}

    static constexpr std::size_t full = static_cast<std::size_t>(-1);

    const Architecture &architecture() const { return m_architecture; }
    /// The found note with this id, made when it is not there; `full` when the board holds no more.
    std::size_t add(BoardItemKind kind, const std::string &id, const std::string &text, Index node);
    /// The event, or the command that is sent as a message, of this name.
    std::size_t addMessage(const std::string &name, const std::string &topic);
    void addDeed(StormDeed deed);
    void link(std::size_t from, std::size_t to, StormBond bond);
    void addEvidence(std::size_t item, const Evidence &evidence);
    /// Sorts what was collected and hands it over.
    EventStorm take();

    EventStorm storm;
    std::vector<StormDeed> deeds;

private:
    const Architecture &m_architecture;
    std::map<std::string, std::size_t> m_places; ///< by id
};

// The steps of eventStorm(), in their order.
void collectMessages(StormDraft &draft);  ///< what is published and consumed, by code, contracts, traffic and sagas
void collectReactions(StormDraft &draft); ///< policies: who publishes because of what it consumes
void collectCommands(StormDraft &draft);  ///< what leads to the events that no policy publishes, aggregates, external systems
void addDecided(StormDraft &draft);       ///< what people said
void planStorm(const Architecture &architecture, EventStorm &storm);  ///< time order, lanes and positions
void checkStorm(const Architecture &architecture, EventStorm &storm); ///< what is wrong with the chains
void proposeContexts(const Architecture &architecture, EventStorm &storm);

/// The command that a function obeys by which a service publishes, as its name tells.
struct StormCause {
    std::string name;                   ///< "PlaceOrder"; empty when it tells none
    const Endpoint *endpoint = nullptr; ///< the method of the service that is named so
};
StormCause causeOf(const Architecture &architecture, const StormDeed &deed);

/// Whether the code of the node puts what it publishes down in its own store first (outbox, change data capture).
bool hasOutbox(const Architecture &architecture, Index node);

} // namespace alidade
