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

/// Whether two texts are the same; for short ones, of which many are compared, faster than calling memcmp.
inline bool isSame(std::string_view one, std::string_view other)
{
    constexpr std::size_t word = sizeof(std::uint64_t);
    if (one.size() != other.size())
        return false;
    const auto differ = [&](std::size_t at) {
        std::uint64_t a = 0, b = 0;
        std::memcpy(&a, one.data() + at, word);
        std::memcpy(&b, other.data() + at, word);
        return a ^ b;
    };
    if (one.size() < word) {
        for (std::size_t i = 0; i < one.size(); ++i)
            if (one[i] != other[i])
                return false;
        return true;
    }
    std::uint64_t difference = differ(one.size() - word); // the last word overlaps the one before it
    for (std::size_t at = 0; at + word < one.size(); at += word)
        difference |= differ(at);
    return difference == 0;
}

} // namespace alidade
