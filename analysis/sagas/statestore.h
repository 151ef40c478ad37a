#pragma once

#include "analysis/sagas/sagamachine.h"

#include <memory>

namespace alidade {

/// The states that a search has seen, packed to 12 bits a step in 16, each once and in the order in which they were found, so
/// that the store is the queue of a breadth-first search as well. About 2 (n + 1) + 4 bytes a state of n steps, and 4 to 8
/// bytes in the hash table.
class SagaStateStore {
public:
    static constexpr std::uint32_t noParent = static_cast<std::uint32_t>(-1);

    explicit SagaStateStore(std::size_t stepCount);

    /// Adds a state unless it is there; whether it was added.
    bool insert(const SagaState &state, std::uint32_t parent);
    bool contains(const SagaState &state) const;
    SagaState at(std::uint32_t index) const;
    std::uint32_t parentOf(std::uint32_t index) const { return m_blocks[index / blockStates].parents[index % blockStates]; }
    std::uint32_t size() const { return m_size; }
    std::uint64_t bytes() const;

private:
    static constexpr std::uint32_t blockStates = 1U << 14U;
    using Lane = std::uint16_t;
    struct Block {
        std::unique_ptr<Lane[]> lanes;
        std::unique_ptr<std::uint32_t[]> parents;
    };

    void pack(const SagaState &state, Lane *lanes) const;
    const Lane *lanesOf(std::uint32_t index) const;
    std::uint64_t hashOf(const Lane *lanes) const;
    std::size_t slotOf(const Lane *lanes) const;
    void grow();

    std::size_t m_laneCount; ///< one a step and one for the rest, up to a multiple of four
    std::size_t m_stepCount;
    std::vector<Block> m_blocks;
    std::vector<std::uint32_t> m_slots; ///< index + 1 of a state, 0 for a free one; open addressing
    std::uint32_t m_size = 0;
};

} // namespace alidade
