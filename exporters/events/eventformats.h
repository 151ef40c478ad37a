#pragma once

#include "model/eventstorm.h"

#include <string>

namespace alidade {

/// The board lane by lane, in time order, and what is wrong with it, for people.
std::string eventsText(const Architecture &architecture, const EventStorm &storm, bool useColor);

/// The board as JSON, schema "alidade/events/1".
std::string eventsJson(const Architecture &architecture, const EventStorm &storm);

/// A flowchart with the sticky notes in the colours of event storming, contexts as subgraphs.
std::string eventsMermaid(const Architecture &architecture, const EventStorm &storm);

/// An AsyncAPI 3.0.0 document (JSON) of the messages: channels, who sends and receives, and what protos say of their fields.
/// `service` names the one whose document it is; `none`: that of the whole system.
std::string eventsAsyncApi(const Architecture &architecture, const EventStorm &storm, Index service);

} // namespace alidade
