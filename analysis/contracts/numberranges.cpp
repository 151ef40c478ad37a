#include "analysis/contracts/numberranges.h"

#include <algorithm>
#include <limits>

namespace alidade {

std::vector<ProtoRange> missingFrom(const ProtoRange &range, std::vector<ProtoRange> ranges)
{
    std::sort(ranges.begin(), ranges.end(), [](const ProtoRange &l, const ProtoRange &r) { return l.first < r.first; });
    std::vector<ProtoRange> missing;
    std::int64_t next = range.first; // the first number that was not yet looked for
    for (const ProtoRange &each : ranges) {
        if (each.first > range.last)
            break;
        if (each.first > next)
            missing.push_back({static_cast<std::int32_t>(next), each.first - 1});
        next = std::max<std::int64_t>(next, static_cast<std::int64_t>(each.last) + 1);
    }
    if (next <= range.last)
        missing.push_back({static_cast<std::int32_t>(next), range.last});
    return missing;
}

bool holdsNumber(const std::vector<ProtoRange> &ranges, std::int32_t number)
{
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](const ProtoRange &range) { return range.first <= number && number <= range.last; });
}

std::string rangeText(const ProtoRange &range)
{
    constexpr std::int32_t maxFieldNumber = 536'870'911;
    if (range.first == range.last)
        return std::to_string(range.first);
    const bool isOpen = range.last == maxFieldNumber || range.last >= std::numeric_limits<std::int32_t>::max() - 1;
    return std::to_string(range.first) + " to " + (isOpen ? "max" : std::to_string(range.last));
}

} // namespace alidade
