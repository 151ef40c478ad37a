#include "importers/cache/digest.h"

#include <cstring>

namespace alidade {

namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::uint64_t first = 0xA0761D6478BD642FULL;
constexpr std::uint64_t second = 0xE7037ED1A0B428DBULL;

/// Multiplies and folds: each bit of the product depends on all bits of both.
std::uint64_t mixed(std::uint64_t l, std::uint64_t r)
{
    const Wide product = static_cast<Wide>(l) * r;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

std::uint64_t word(const char *at, std::size_t count)
{
    std::uint64_t value = 0;
    std::memcpy(&value, at, count);
    return value;
}

} // namespace

Digest digestOf(std::string_view text, Digest seed)
{
    std::uint64_t a = seed.high ^ first, b = seed.low ^ second;
    const char *at = text.data();
    std::size_t left = text.size();
    while (left > 0) {
        const std::size_t now = left < 16 ? left : 16;
        const std::uint64_t l = word(at, now < 8 ? now : 8);
        const std::uint64_t r = now > 8 ? word(at + 8, now - 8) : 0;
        const std::uint64_t next = mixed(l ^ a, r ^ second) + b;
        b = mixed(r ^ b, l ^ first) ^ next;
        a = next;
        at += now;
        left -= now;
    }
    const Digest digest{mixed(a ^ text.size(), first ^ b), mixed(b ^ second, a + text.size() + first)};
    return digest.isNone() ? Digest{1, 1} : digest;
}

} // namespace alidade
