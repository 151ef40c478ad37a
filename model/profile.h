#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace alidade {

/// What one number of each sample counts.
struct ProfileType {
    std::string type; ///< "inuse_space", "samples", "cpu", "goroutine", …
    std::string unit; ///< "bytes", "nanoseconds", "count", …
    friend bool operator==(const ProfileType &, const ProfileType &) = default;
};

struct ProfileFunction {
    std::string name; ///< "shop/order.(*Server).Create"; "0x4005d0" where the profile has no name
    std::string file; ///< empty when unknown
    friend bool operator==(const ProfileFunction &, const ProfileFunction &) = default;
};

/// A stack that was met, and how often or with how much.
struct ProfileSample {
    std::vector<std::uint32_t> stack; ///< Profile::functions, the innermost first; inlined calls are calls
    std::vector<std::int64_t> values; ///< as many as there are Profile::types
};

/// A profile as programs write it for pprof.
struct Profile {
    std::vector<ProfileType> types;
    std::size_t usualType = 0; ///< Profile::types, the one that is shown unless another is asked for
    std::vector<ProfileFunction> functions;
    std::vector<ProfileSample> samples;
    std::string program;         ///< file name of what ran; empty when unknown
    std::int64_t timeNs = 0;     ///< when it was taken, since 1970; 0 when unknown
    std::int64_t durationNs = 0; ///< 0 for what has none
};

/// How much of a profile is in a function.
struct FunctionWeight {
    std::uint32_t function = 0;  ///< Profile::functions
    std::int64_t flat = 0;       ///< in the function itself
    std::int64_t cumulative = 0; ///< with all that it calls; a function that calls itself counts once
};

/// A place in the flame graph: a function and the path of calls that leads to it.
struct FlameFrame {
    std::uint32_t function = 0; ///< Profile::functions; the root has none
    std::uint32_t parent = 0;   ///< Flame::frames; the root is its own
    std::uint32_t depth = 0;    ///< 0 for the root
    std::int64_t offset = 0;    ///< how much is to the left of it
    std::int64_t value = 0;     ///< with all that is above it
    std::int64_t before = 0;    ///< the same in the older profile, when two are compared
};

/// All stacks of a profile put together; frames with the same path are one. The first is the root, parents come before
/// their children, and children of one frame are in the order of their names.
struct Flame {
    std::vector<FlameFrame> frames;
    std::uint32_t depth = 0;   ///< of the deepest frame
    bool isComparison = false; ///< FlameFrame::before counts
};

} // namespace alidade
