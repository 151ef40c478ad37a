#pragma once

#include "model/protoschema.h"

#include <string>
#include <vector>

namespace alidade {

/// The numbers of `range` that none of `ranges` has.
std::vector<ProtoRange> missingFrom(const ProtoRange &range, std::vector<ProtoRange> ranges);

/// Whether one of the ranges has the number.
bool holdsNumber(const std::vector<ProtoRange> &ranges, std::int32_t number);

/// "5", "7 to 9", "100 to max" when the end is as far as numbers go.
std::string rangeText(const ProtoRange &range);

} // namespace alidade
