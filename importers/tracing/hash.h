#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace alidade {

/// Multiplies to 128 bits and folds the halves, the step of wyhash (Wang Yi, public domain).
inline std::uint64_t folded(std::uint64_t a, std::uint64_t b)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// Hash of a text with a seed that whoever sends the text does not know.
inline std::uint64_t hashOf(std::string_view text, std::uint64_t seed)
{
    constexpr std::uint64_t odd = 0xa0761d6478bd642fU;
    std::uint64_t hash = seed ^ text.size() * odd;
    while (text.size() >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data(), 8);
        hash = folded(hash ^ word, odd);
        text.remove_prefix(8);
    }
    std::uint64_t rest = 0;
    if (!text.empty())
        std::memcpy(&rest, text.data(), text.size());
    return folded(hash ^ rest, odd ^ seed);
}

} // namespace alidade
