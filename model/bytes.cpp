#include "model/bytes.h"

#include <bit>
#include <cmath>

namespace alidade {

void ByteWriter::number(std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7U)
        m_bytes += static_cast<char>(static_cast<unsigned char>(value | 0x80U));
    m_bytes += static_cast<char>(value);
}

/// Whole ones as twice the number; others as an odd number and their bits.
void ByteWriter::amount(double value)
{
    constexpr double mostWhole = 1e15;
    if (value == std::floor(value) && value >= 0 && value < mostWhole)
        return number(static_cast<std::uint64_t>(value) << 1U);
    number(1);
    number(std::bit_cast<std::uint64_t>(value));
}

void ByteWriter::text(std::string_view value)
{
    number(value.size());
    m_bytes += value;
}

void ByteWriter::repeated(std::string_view value)
{
    if (value == m_last)
        return number(0);
    number(value.size() + 1);
    m_bytes += value;
    m_last = value;
}

void ByteReader::fail()
{
    m_isGood = false;
    m_rest = {};
}

std::uint64_t ByteReader::number()
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !m_rest.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(m_rest.front());
        m_rest.remove_prefix(1);
        value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
        if (byte < 0x80)
            return value;
    }
    fail();
    return 0;
}

std::uint64_t ByteReader::number(std::uint64_t most)
{
    const std::uint64_t value = number();
    if (value <= most)
        return value;
    fail();
    return 0;
}

double ByteReader::amount()
{
    const std::uint64_t first = number();
    const double value = first == 1 ? std::bit_cast<double>(number()) : static_cast<double>(first >> 1U);
    return std::isfinite(value) && value > 0 ? value : 0;
}

std::string_view ByteReader::view()
{
    const auto size = static_cast<std::size_t>(number());
    if (size > m_rest.size()) {
        fail();
        return {};
    }
    const std::string_view value = m_rest.substr(0, size);
    m_rest.remove_prefix(size);
    return value;
}

std::string ByteReader::repeated()
{
    const std::uint64_t size = number(m_rest.size() + 1);
    if (size == 0 || size - 1 > m_rest.size()) {
        if (size != 0)
            fail();
        return m_last;
    }
    m_last = m_rest.substr(0, size - 1);
    m_rest.remove_prefix(size - 1);
    return m_last;
}

} // namespace alidade
