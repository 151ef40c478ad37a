#pragma once

#include "model/diagnostic.h"
#include "model/profile.h"

#include <stop_token>
#include <string_view>

namespace alidade {

/// What keeps a hostile profile harmless. Beyond it: an Error, for stacks a cut.
struct ProfileLimits {
    static constexpr std::size_t bytes = 128U << 20;  ///< after inflating
    static constexpr std::size_t entries = 1'000'000; ///< samples, functions, locations and texts, of each
    static constexpr std::size_t frames = 16'000'000; ///< in all stacks together
    static constexpr std::size_t depth = 1'024;       ///< of a stack; what is further out is left out
    static constexpr std::size_t types = 32;
    static constexpr std::size_t lines = 4'000'000; ///< of all locations: one for each call that was inlined there
};

/// Reads a profile from the bytes of its message, inflated (github.com/google/pprof, proto/profile.proto). Samples that make
/// no sense are left out with a diagnostic. Throws Error for what is no profile or beyond the limits, Cancelled.
Profile readPprof(std::string_view message, Diagnostics &diagnostics, const std::stop_token &stop = {});

} // namespace alidade
