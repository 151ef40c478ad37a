#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace alidade {

/// A point of time, in nanoseconds since 1970 (UTC): "2026-03-01T12:00:00.5Z", "2026-03-01T12:00:00+01:00" (RFC 3339; a time
/// without zone is UTC, a date alone is its midnight), or seconds since 1970. nullopt for anything else.
std::optional<std::uint64_t> timeOf(std::string_view text);

/// A duration as protobuf and Go write it, in nanoseconds: "0.000005s", "5000ns", "1.5ms", "3us". nullopt for anything else.
std::optional<std::uint64_t> nanosecondsOf(std::string_view text);

} // namespace alidade
