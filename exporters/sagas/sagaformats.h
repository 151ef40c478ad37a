#pragma once

#include "exporters/fileset.h"
#include "model/saga.h"

#include <span>

namespace alidade {

/// A form in which a saga is given to other tools.
struct SagaFormat {
    std::string_view name;  ///< "bpmn", for the command line
    std::string_view title; ///< for people
    FileSet (*write)(const Saga &saga);
};

/// All forms, in the order in which they are listed.
std::span<const SagaFormat> sagaFormats();

/// The form of this name, or nullptr.
const SagaFormat *findSagaFormat(std::string_view name);

/// "mermaid, bpmn, …"
std::string sagaFormatNames();

} // namespace alidade
