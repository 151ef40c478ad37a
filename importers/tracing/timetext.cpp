#include "importers/tracing/timetext.h"

#include <charconv>
#include <chrono>
#include <cmath>

namespace alidade {
namespace {

constexpr std::int64_t nanoseconds = 1'000'000'000;

/// Takes exactly this many digits off the front; -1 when they are not there.
int takeDigits(std::string_view &text, std::size_t count)
{
    int value = 0;
    const char *end = text.data() + count;
    if (text.size() < count || text[0] == '-' || std::from_chars(text.data(), end, value).ptr != end)
        return -1;
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view &text, char c)
{
    const bool is = text.starts_with(c);
    text.remove_prefix(is ? 1 : 0);
    return is;
}

std::optional<std::chrono::sys_days> takeDate(std::string_view &text)
{
    const int year = takeDigits(text, 4);
    if (!take(text, '-'))
        return std::nullopt;
    const int month = takeDigits(text, 2);
    if (!take(text, '-'))
        return std::nullopt;
    const int day = takeDigits(text, 2);
    if (year < 1970 || month < 0 || day < 0)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    return date.ok() ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

/// "hh:mm" or "hh:mm:ss" in seconds.
std::optional<std::int64_t> takeClock(std::string_view &text, bool withSeconds)
{
    const int hour = takeDigits(text, 2);
    if (hour < 0 || hour > 23 || !take(text, ':'))
        return std::nullopt;
    const int minute = takeDigits(text, 2);
    if (minute < 0 || minute > 59)
        return std::nullopt;
    std::int64_t seconds = hour * 3600 + minute * 60;
    if (withSeconds && take(text, ':')) {
        const int second = takeDigits(text, 2);
        if (second < 0 || second > 60)
            return std::nullopt;
        seconds += second;
    }
    return seconds;
}

std::int64_t takeFraction(std::string_view &text)
{
    std::int64_t fraction = 0;
    if (!take(text, '.'))
        return 0;
    for (std::int64_t unit = nanoseconds / 10; !text.empty() && text[0] >= '0' && text[0] <= '9'; unit /= 10) {
        fraction += (text[0] - '0') * unit;
        text.remove_prefix(1);
    }
    return fraction;
}

std::optional<std::int64_t> takeZone(std::string_view &text)
{
    if (text.empty() || take(text, 'Z') || take(text, 'z'))
        return 0;
    const bool isEast = take(text, '+');
    if (!isEast && !take(text, '-'))
        return std::nullopt;
    const auto offset = takeClock(text, false);
    return offset ? std::optional(isEast ? *offset : -*offset) : std::nullopt;
}

} // namespace

std::optional<std::uint64_t> timeOf(std::string_view text)
{
    std::uint64_t seconds = 0;
    const char *const end = text.data() + text.size();
    constexpr std::uint64_t latest = 18'000'000'000; // the year 2540; beyond, nanoseconds do not fit
    if (const auto [at, error] = std::from_chars(text.data(), end, seconds);
        error == std::errc() && at == end && seconds < latest)
        return seconds * nanoseconds;
    const auto date = takeDate(text);
    if (!date || date->time_since_epoch().count() >= static_cast<std::int64_t>(latest / 86400))
        return std::nullopt;
    std::int64_t time = std::chrono::seconds(date->time_since_epoch()).count(), fraction = 0;
    if (take(text, 'T') || take(text, 't') || take(text, ' ')) {
        const auto clock = takeClock(text, true);
        if (!clock)
            return std::nullopt;
        fraction = takeFraction(text);
        const auto zone = takeZone(text);
        if (!zone)
            return std::nullopt;
        time += *clock - *zone;
    }
    if (!text.empty() || time < 0)
        return std::nullopt;
    return static_cast<std::uint64_t>(time) * nanoseconds + static_cast<std::uint64_t>(fraction);
}

std::optional<std::uint64_t> nanosecondsOf(std::string_view text)
{
    double value = 0;
    const auto [at, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const std::string_view unit = text.substr(static_cast<std::size_t>(at - text.data()));
    const double factor = unit == "s" ? 1e9 : unit == "ms" ? 1e6 : unit == "us" || unit == "µs" ? 1e3 : unit == "ns" ? 1 : 0;
    if (error != std::errc() || factor == 0 || !(value >= 0) || value * factor > 1.8e19)
        return std::nullopt;
    return static_cast<std::uint64_t>(std::llround(value * factor));
}

} // namespace alidade
