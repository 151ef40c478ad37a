#include "app/cli/timerange.h"

#include "exporters/traffic.h"
#include "importers/tracing/timetext.h"
#include "model/error.h"

#include <charconv>
#include <cmath>

namespace alidade {
namespace {

constexpr std::size_t daySize = 10; // "2026-03-01"
constexpr std::uint64_t nanoseconds = 1'000'000'000;

TimeRange checked(const TimeRange &range)
{
    if (range.isEmpty())
        throw Error("The time from which on to look must be before the time until which to look.");
    return range;
}

} // namespace

std::int64_t timeNamed(const std::string &text)
{
    if (const auto time = timeOf(text))
        return static_cast<std::int64_t>(*time / nanoseconds);
    throw Error("\"" + text + "\" is no time; write it as 2026-03-01T12:00:00Z or in seconds since 1970.");
}

TimeRange rangeNamed(const std::string &from, const std::string &to)
{
    TimeRange range;
    if (!from.empty())
        range.from = timeNamed(from);
    if (!to.empty())
        range.to = timeNamed(to);
    return checked(range);
}

TimeRange rangeNamed(const std::string &text)
{
    const std::size_t dots = text.find("..");
    if (dots == std::string::npos || dots == 0 || dots + 2 >= text.size())
        throw Error("\"" + text + "\" is no stretch of time; write it as 2026-03-01T12:00Z..13:00Z.");
    const std::string from = text.substr(0, dots);
    std::string to = text.substr(dots + 2);
    const bool isTimeOfDay = to.find(':') != std::string::npos && to.find('-') == std::string::npos;
    if (isTimeOfDay && from.size() > daySize)
        to = from.substr(0, daySize) + 'T' + to;
    return checked({timeNamed(from), timeNamed(to)});
}

std::string todayText()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return timeText(std::chrono::duration_cast<std::chrono::seconds>(now).count()).substr(0, daySize);
}

std::string dayNamed(const std::string &text)
{
    if (text.size() == daySize && text[4] == '-' && text[7] == '-' && timeOf(text))
        return text;
    throw Error("\"" + text + "\" is no day; write it as 2026-12-31.");
}

std::chrono::milliseconds durationNamed(const std::string &text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    const double seconds = unit.empty() || unit == "s" ? 1 : unit == "m" ? 60 : unit == "h" ? 3600 : 0;
    constexpr double longest = 1e9; // seconds; some thirty years
    if (error != std::errc() || seconds == 0 || !(number > 0) || number * seconds > longest)
        throw Error("\"" + text + "\" is no duration; write it as 90s, 5m or 2h.");
    return std::chrono::milliseconds(std::llround(number * seconds * 1000));
}

} // namespace alidade
