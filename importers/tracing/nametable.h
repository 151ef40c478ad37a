#pragma once

#include "importers/tracing/hash.h"

#include <deque>
#include <string>
#include <vector>

namespace alidade {

/// Numbers names from 0 on, up to a limit; the empty name is number 0.
class NameTable {
public:
    static constexpr std::uint32_t full = ~0U;

    NameTable(std::size_t limit, std::uint64_t seed) : m_limit(limit), m_seed(seed), m_slots(firstSize) { number({}); }

    /// The number of a name, which may be a new one; `full` when there is no room for it.
    std::uint32_t number(std::string_view name)
    {
        const std::uint64_t hash = hashOf(name, m_seed);
        const Slot &slot = m_slots[place(name, hash)];
        return slot.number != 0 ? slot.number - 1 : add(name, hash);
    }

    /// The number of a name that is known, else `full`.
    std::uint32_t find(std::string_view name) const
    {
        const Slot &slot = m_slots[place(name, hashOf(name, m_seed))];
        return slot.number != 0 ? slot.number - 1 : full;
    }

    const std::string &operator[](std::uint32_t number) const { return m_names[number]; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(m_names.size()); }

private:
    static constexpr std::size_t firstSize = 256;

    struct Slot {
        std::uint32_t tag = 0;    ///< upper half of the hash
        std::uint32_t number = 0; ///< + 1; 0 is free
    };

    static std::uint32_t tagOf(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }
    std::size_t mask() const { return m_slots.size() - 1; }

    /// Where a name stands, or would.
    std::size_t place(std::string_view name, std::uint64_t hash) const
    {
        std::size_t at = hash & mask();
        while (m_slots[at].number != 0 && !(m_slots[at].tag == tagOf(hash) && isSame(m_texts[m_slots[at].number - 1], name)))
            at = (at + 1) & mask();
        return at;
    }

    std::uint32_t add(std::string_view name, std::uint64_t hash)
    {
        if (m_names.size() >= m_limit)
            return full;
        m_texts.push_back(m_names.emplace_back(name));
        m_slots[place(name, hash)] = {tagOf(hash), size()};
        if (2 * m_names.size() > m_slots.size())
            grow();
        return size() - 1;
    }

    void grow()
    {
        m_slots.assign(2 * m_slots.size(), {});
        for (std::uint32_t i = 0; i < size(); ++i) {
            const std::uint64_t hash = hashOf(m_texts[i], m_seed);
            std::size_t at = hash & mask();
            while (m_slots[at].number != 0)
                at = (at + 1) & mask();
            m_slots[at] = {tagOf(hash), i + 1};
        }
    }

    std::size_t m_limit;
    std::uint64_t m_seed;
    std::deque<std::string> m_names;
    std::vector<std::string_view> m_texts; ///< of m_names
    std::vector<Slot> m_slots;
};

} // namespace alidade
