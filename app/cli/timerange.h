#pragma once

#include "model/traffic.h"

#include <chrono>
#include <string>

namespace alidade {

/// A point of time in seconds since 1970, as timeOf() reads it. Throws Error.
std::int64_t timeNamed(const std::string &text);

/// What --from and --to say; an empty text leaves an end open. Throws Error, also when the one is not before the other.
TimeRange rangeNamed(const std::string &from, const std::string &to);

/// "2026-03-01T12:00Z..13:00Z", "2026-03-01..2026-03-02": the second may be a time of the first one's day. Throws Error.
TimeRange rangeNamed(const std::string &text);

/// "90", "90s", "5m", "2h". Throws Error.
std::chrono::milliseconds durationNamed(const std::string &text);

/// Today in UTC: "2026-03-01".
std::string todayText();

/// "2026-12-31" as it is; throws Error for anything that is no day.
std::string dayNamed(const std::string &text);

} // namespace alidade
