#pragma once

#include "model/architecture.h"

namespace alidade {

/// What a drawing of services marks; both are sorted indices of Architecture::dependencies.
struct CycleMarks {
    std::vector<Index> inCycle;
    std::vector<Index> suggestedCuts; ///< the cheapest way out of each cycle; none above 3,000 dependencies
};

/// The dependencies in cycles of services.
CycleMarks cycleMarks(const Architecture &architecture);

} // namespace alidade
