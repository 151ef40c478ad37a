#pragma once

#include <cstdint>
#include <string_view>

namespace alidade {

/// 128 bits that tell texts apart. Fast and even, not safe against somebody who looks for collisions: who could make
/// some can change the source as well.
struct Digest {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    friend auto operator<=>(const Digest &, const Digest &) = default;
    bool isNone() const { return high == 0 && low == 0; }
};

/// The digest of a text; `seed` gives digests of their own to texts of another kind.
Digest digestOf(std::string_view text, Digest seed = {});

} // namespace alidade
