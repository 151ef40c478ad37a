#include "analysis/sagas/statestore.h"

#include <bit>
#include <cstring>

namespace alidade {
namespace {

constexpr std::size_t lanesPerWord = 4;
constexpr std::size_t firstSlots = 1U << 12U;

std::uint16_t packed(const SagaStepState &step)
{
    unsigned bits = static_cast<unsigned>(step.status);
    bits |= static_cast<unsigned>(step.faults & 3U) << 3U | static_cast<unsigned>(step.lateStep & 3U) << 5U |
            static_cast<unsigned>(step.lateUndo & 3U) << 7U;
    bits |= static_cast<unsigned>(step.stands) << 9U | static_cast<unsigned>(step.stepSeen) << 10U |
            static_cast<unsigned>(step.undoSeen) << 11U;
    return static_cast<std::uint16_t>(bits);
}

SagaStepState unpacked(std::uint16_t lane)
{
    const unsigned bits = lane;
    return {.status = static_cast<SagaStepStatus>(bits & 7U),
            .faults = static_cast<std::uint8_t>(bits >> 3U & 3U),
            .lateStep = static_cast<std::uint8_t>(bits >> 5U & 3U),
            .lateUndo = static_cast<std::uint8_t>(bits >> 7U & 3U),
            .stands = (bits >> 9U & 1U) != 0,
            .stepSeen = (bits >> 10U & 1U) != 0,
            .undoSeen = (bits >> 11U & 1U) != 0};
}

} // namespace

SagaStateStore::SagaStateStore(std::size_t stepCount)
    : m_laneCount((stepCount + 1 + lanesPerWord - 1) / lanesPerWord * lanesPerWord), m_stepCount(stepCount), m_slots(firstSlots)
{
    static_assert(SagaBounds::maxFaultsPerCall <= 3 && SagaBounds::maxCrashes <= 3 && SagaBounds::maxTotalFaults <= 255);
}

void SagaStateStore::pack(const SagaState &state, Lane *lanes) const
{
    std::memset(lanes, 0, m_laneCount * sizeof(Lane));
    for (std::size_t i = 0; i < m_stepCount; ++i)
        lanes[i] = packed(state.steps[i]);
    lanes[m_stepCount] = static_cast<Lane>(static_cast<unsigned>(state.phase) | (state.crashes & 3U) << 3U |
                                           static_cast<unsigned>(state.faults) << 5U);
}

SagaState SagaStateStore::at(std::uint32_t index) const
{
    const Lane *lanes = lanesOf(index);
    SagaState state;
    for (std::size_t i = 0; i < m_stepCount; ++i)
        state.steps[i] = unpacked(lanes[i]);
    const unsigned rest = lanes[m_stepCount];
    state.phase = static_cast<SagaPhase>(rest & 7U);
    state.crashes = static_cast<std::uint8_t>(rest >> 3U & 3U);
    state.faults = static_cast<std::uint8_t>(rest >> 5U);
    return state;
}

const SagaStateStore::Lane *SagaStateStore::lanesOf(std::uint32_t index) const
{
    return m_blocks[index / blockStates].lanes.get() + index % blockStates * m_laneCount;
}

/// Multiplies and folds word by word (the mixing step of wyhash).
std::uint64_t SagaStateStore::hashOf(const Lane *lanes) const
{
    std::uint64_t hash = 0x9e3779b97f4a7c15U;
    for (std::size_t i = 0; i < m_laneCount; i += lanesPerWord) {
        std::uint64_t word = 0;
        std::memcpy(&word, lanes + i, sizeof word);
        hash = (hash ^ word) * 0xd6e8feb86659fd93U;
        hash ^= hash >> 32U;
    }
    return hash;
}

/// The slot in which the state is, or the free one in which it would be.
std::size_t SagaStateStore::slotOf(const Lane *lanes) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hashOf(lanes) & mask;
    while (m_slots[slot] != 0 && std::memcmp(lanesOf(m_slots[slot] - 1), lanes, m_laneCount * sizeof(Lane)) != 0)
        slot = (slot + 1) & mask;
    return slot;
}

bool SagaStateStore::contains(const SagaState &state) const
{
    std::array<Lane, SagaState::maxSteps + lanesPerWord> lanes{};
    pack(state, lanes.data());
    return m_slots[slotOf(lanes.data())] != 0;
}

bool SagaStateStore::insert(const SagaState &state, std::uint32_t parent)
{
    std::array<Lane, SagaState::maxSteps + lanesPerWord> lanes{};
    pack(state, lanes.data());
    const std::size_t slot = slotOf(lanes.data());
    if (m_slots[slot] != 0)
        return false;
    if (m_size % blockStates == 0)
        m_blocks.push_back({std::make_unique_for_overwrite<Lane[]>(blockStates * m_laneCount),
                            std::make_unique_for_overwrite<std::uint32_t[]>(blockStates)});
    std::memcpy(m_blocks.back().lanes.get() + m_size % blockStates * m_laneCount, lanes.data(), m_laneCount * sizeof(Lane));
    m_blocks.back().parents[m_size % blockStates] = parent;
    m_slots[slot] = ++m_size;
    if (m_size > m_slots.size() / 4 * 3)
        grow();
    return true;
}

void SagaStateStore::grow()
{
    m_slots = std::vector<std::uint32_t>(m_slots.size() * 2);
    for (std::uint32_t i = 0; i < m_size; ++i) // all differ, so each finds a free slot
        m_slots[slotOf(lanesOf(i))] = i + 1;
}

std::uint64_t SagaStateStore::bytes() const
{
    return m_blocks.size() * blockStates * (m_laneCount * sizeof(Lane) + sizeof(std::uint32_t)) +
           m_slots.size() * sizeof(std::uint32_t);
}

} // namespace alidade
