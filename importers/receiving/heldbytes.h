#pragma once

#include <atomic>
#include <cstddef>

namespace alidade {

/// Counts the bytes of all requests that are at hand, up to a limit. For any number of threads.
class HeldBytes {
public:
    explicit HeldBytes(std::size_t limit) : m_limit(limit) {}

    bool take(std::size_t bytes)
    {
        if (m_held.fetch_add(bytes) + bytes <= m_limit)
            return true;
        m_held -= bytes;
        return false;
    }
    void give(std::size_t bytes) { m_held -= bytes; }
    std::size_t held() const { return m_held; }

private:
    std::size_t m_limit;
    std::atomic<std::size_t> m_held{0};
};

/// What one request holds; given back when it ends.
class Held {
public:
    explicit Held(HeldBytes &all) : m_all(all) {}
    ~Held() { m_all.give(m_mine); }
    Held(const Held &) = delete;
    Held &operator=(const Held &) = delete;

    /// False when there is no room, which leaves what was held before.
    bool take(std::size_t bytes)
    {
        if (!m_all.take(bytes))
            return false;
        m_mine += bytes;
        return true;
    }

private:
    HeldBytes &m_all;
    std::size_t m_mine = 0;
};

} // namespace alidade
