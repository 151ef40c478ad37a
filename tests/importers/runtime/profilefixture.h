#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace alidade {

/// Writes profiles byte by byte, sound and unsound ones.
class ProfileWriter {
public:
    static std::string varint(std::uint64_t value)
    {
        std::string bytes;
        for (; value >= 0x80; value >>= 7U)
            bytes += static_cast<char>(value | 0x80U);
        return bytes += static_cast<char>(value);
    }
    static std::string number(unsigned field, std::uint64_t value) { return varint(field << 3U) + varint(value); }
    static std::string bytes(unsigned field, const std::string &value)
    {
        return varint(field << 3U | 2U) + varint(value.size()) + value;
    }

    ProfileWriter() { text(""); }

    std::uint64_t text(const std::string &value)
    {
        m_strings += bytes(6, value);
        return m_texts++;
    }
    ProfileWriter &type(const std::string &name, const std::string &unit)
    {
        const std::uint64_t nameText = text(name), unitText = text(unit);
        m_bytes += bytes(1, number(1, nameText) + number(2, unitText));
        return *this;
    }
    /// A location of its own with these functions inlined into one another, the innermost first. Gives its id.
    std::uint64_t location(const std::vector<std::string> &functions, std::uint64_t address = 0)
    {
        std::string lines;
        for (const std::string &name : functions) {
            const std::uint64_t nameText = text(name);
            m_bytes += bytes(5, number(1, ++m_functions) + number(2, nameText));
            lines += bytes(4, number(1, m_functions) + number(2, 7));
        }
        m_bytes += bytes(4, number(1, ++m_locations) + number(3, address) + lines);
        return m_locations;
    }
    /// The locations, the innermost first, packed.
    ProfileWriter &sample(const std::vector<std::uint64_t> &locations, const std::vector<std::int64_t> &values)
    {
        std::string ids, amounts;
        for (const std::uint64_t id : locations)
            ids += varint(id);
        for (const std::int64_t value : values)
            amounts += varint(static_cast<std::uint64_t>(value));
        m_bytes = bytes(2, bytes(1, ids) + bytes(2, amounts)) + m_bytes; // before what it refers to
        return *this;
    }
    ProfileWriter &raw(const std::string &more)
    {
        m_bytes += more;
        return *this;
    }
    std::string take() const { return m_bytes + m_strings; }

private:
    std::string m_bytes, m_strings;
    std::uint64_t m_texts = 0, m_functions = 0, m_locations = 0;
};

} // namespace alidade
