#pragma once

#include "model/sagarun.h"

namespace alidade {

/// The calls of a saga and, in the reverse order, their compensations, as a Mermaid sequence diagram.
std::string sagaMermaid(const Saga &saga);
/// One run as a Mermaid sequence diagram: what was sent, lost, late and twice, and the breach as a note.
std::string sagaRunMermaid(const Saga &saga, const SagaRun &run);
/// The states of a saga as a Mermaid state diagram.
std::string sagaStatesMermaid(const Saga &saga);
/// The same two for PlantUML.
std::string sagaPlantUml(const Saga &saga);
std::string sagaStatesPlantUml(const Saga &saga);

} // namespace alidade
