#include "exporters/drift.h"
#include "exporters/traffic.h"

#include <array>
#include <limits>

namespace alidade {

std::string rangeText(const TimeRange &range)
{
    const TimeRange everything;
    if (range.isEmpty())
        return "no traffic";
    if (range.from == everything.from || range.to == everything.to)
        return "all time";
    return timeText(range.from) + " to " + timeText(range.to);
}

std::string voicesText(Voices voices)
{
    std::string text;
    for (const Voice voice : {Voice::designed, Voice::coded, Voice::deployed, Voice::observed}) {
        if (voices.contains(voice))
            text += (text.empty() ? "" : ", ") + std::string(toText(voice));
    }
    return text.empty() ? "nobody" : text;
}

std::string trafficChangeText(const EdgeChange &change)
{
    std::string text;
    const auto add = [&text](bool isOther, const char *what, const std::string &before, const std::string &after) {
        if (isOther)
            text += (text.empty() ? "" : ", ") + std::string(what) + ' ' + before + " → " + after;
    };
    add(change.isRateOther, "rate", numberText(change.before.ratePerSecond) + "/s",
        numberText(change.after.ratePerSecond) + "/s");
    add(change.areErrorsOther, "errors", shareText(change.before.errorShare), shareText(change.after.errorShare));
    add(change.isLatencyOther, "p95", latencyText(change.before.p95Us), latencyText(change.after.p95Us));
    return text;
}

} // namespace alidade
