#pragma once

#include "model/eventstorm.h"

namespace alidade {

/// The board of a system: what its code, contracts, sagas and traffic publish and consume, and what people added. Pure; the same
/// architecture gives the same board. docs/events.md says what is found how.
EventStorm eventStorm(const Architecture &architecture);

/// The sagas that only events hold together: each chain of at least two services in which one reacts to what another one
/// published. A handler is a step, and one that reacts to a refusal in a service that had its turn is the compensation of that.
std::vector<KnownSaga> choreographiesOf(const Architecture &architecture, const EventStorm &storm);

/// The sagas of the architecture, and after them the choreographies that are found.
std::vector<KnownSaga> allSagasOf(const Architecture &architecture);

/// The edits that accept a proposal: its context, the services in it and the notes that people added to it.
std::vector<Edit> acceptProposal(const Architecture &architecture, const EventStorm &storm, const ContextProposal &proposal);

} // namespace alidade
