#pragma once

#include "model/saga.h"

namespace alidade {

/// A saga as BPMN 2.0 XML (OMG formal/2013-12-09) with its diagram: each step is a service task, its compensation a
/// handler at a compensation boundary event; a step that fails leads to a compensation throw event, which undoes what was
/// done in reverse order.
std::string sagaBpmn(const Saga &saga);

} // namespace alidade
