#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace alidade {

/// A field of a protobuf message (protobuf.dev, "Encoding").
struct WireField {
    std::uint32_t number = 0;
    std::uint64_t value = 0; ///< of varint, fixed64 and fixed32
    std::string_view bytes;  ///< of a length-delimited field
};

/// Walks the fields of one message, never beyond its end. Groups, which proto3 does not have, count as damage.
class WireReader {
public:
    explicit WireReader(std::string_view message) : m_at(message.data()), m_begin(m_at), m_end(m_at + message.size()) {}

    /// The next field; false at the end and at damage.
    bool next(WireField &field)
    {
        if (m_at == m_end)
            return false;
        std::uint64_t tag = 0;
        if (!varint(tag) || tag >> 3 == 0 || tag >> 32 != 0)
            return fail();
        field.number = static_cast<std::uint32_t>(tag >> 3);
        field.value = 0;
        field.bytes = {};
        switch (tag & 7) {
        case 0: return varint(field.value) || fail();
        case 1: return fixed<std::uint64_t>(field.value) || fail();
        case 2: return delimited(field.bytes) || fail();
        case 5: return fixed<std::uint32_t>(field.value) || fail();
        default: return fail();
        }
    }

    bool isDamaged() const { return m_isDamaged; }
    /// How far the reader came.
    std::size_t offset() const { return static_cast<std::size_t>(m_at - m_begin); }

private:
    bool fail()
    {
        m_isDamaged = true;
        return false;
    }

    bool varint(std::uint64_t &value)
    {
        if (m_at != m_end && static_cast<unsigned char>(*m_at) < 0x80) { // nearly always
            value = static_cast<unsigned char>(*m_at++);
            return true;
        }
        value = 0;
        for (unsigned shift = 0; m_at != m_end && shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(*m_at++);
            value |= std::uint64_t{byte & 0x7fU} << shift;
            if (byte < 0x80)
                return true;
        }
        return false;
    }

    template <typename Number> bool fixed(std::uint64_t &value)
    {
        if (static_cast<std::size_t>(m_end - m_at) < sizeof(Number))
            return false;
        Number number;
        std::memcpy(&number, m_at, sizeof number); // the wire and the machines we build for are little-endian
        m_at += sizeof number;
        value = number;
        return true;
    }

    bool delimited(std::string_view &bytes)
    {
        std::uint64_t size = 0;
        if (!varint(size) || size > static_cast<std::uint64_t>(m_end - m_at))
            return false;
        bytes = {m_at, static_cast<std::size_t>(size)};
        m_at += size;
        return true;
    }

    const char *m_at, *m_begin, *m_end;
    bool m_isDamaged = false;
};

} // namespace alidade
