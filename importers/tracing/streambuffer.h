#pragma once

#include "importers/tracing/bytesource.h"

#include <algorithm>
#include <string_view>

namespace alidade {

/// A window on a ByteSource that grows to what is asked for and forgets what was taken.
class StreamBuffer {
public:
    explicit StreamBuffer(ByteSource &source) : m_source(source) {}

    /// At least `size` bytes from the present place on, fewer at the end of the source. Valid until the next call.
    std::string_view peek(std::size_t size)
    {
        while (m_buffer.size() - m_at < size && readMore()) {}
        return std::string_view(m_buffer).substr(m_at);
    }

    void take(std::size_t size)
    {
        m_at += size;
        m_offset += size;
    }

    /// Leaves this many bytes out; false when the source ends before.
    bool skip(std::uint64_t size)
    {
        while (size > 0) {
            const std::size_t step = std::min<std::uint64_t>(size, peek(1).size());
            if (step == 0)
                return false;
            take(step);
            size -= step;
        }
        return true;
    }

    /// Of the inflated bytes.
    std::uint64_t offset() const { return m_offset; }

private:
    static constexpr std::size_t step = 256U << 10;

    bool readMore()
    {
        m_buffer.erase(0, m_at);
        m_at = 0;
        const std::size_t before = m_buffer.size();
        m_buffer.resize(before + step);
        const std::size_t got = m_source.read(m_buffer.data() + before, step);
        m_buffer.resize(before + got);
        return got > 0;
    }

    ByteSource &m_source;
    std::string m_buffer;
    std::size_t m_at = 0;
    std::uint64_t m_offset = 0;
};

} // namespace alidade
