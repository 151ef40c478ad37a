#pragma once

#include "importers/tracing/nametable.h"
#include "model/traffic.h"

namespace alidade {

/// One call as it is entered: ends, operation and protocol by their numbers.
struct EdgeEntry {
    std::uint32_t from = 0, to = 0;
    TrafficRelation relation = TrafficRelation::call;
    std::uint8_t protocol = 0;
    std::uint32_t operation = 0;
    double weight = 1;
    bool hasFailed = false;
    std::int64_t skewUs = 0; ///< by how much the callee's span lies outside of the caller's
    TrafficExample seen;
};

/// Adds calls up by edge and step of time, in bounded memory: with too many cells it goes over to longer steps.
class EdgeBook {
public:
    static constexpr std::size_t maxCells = 250'000;

    EdgeBook(std::chrono::seconds step, std::uint64_t seed) : m_seed(seed), m_slots(firstSize), m_step(step) {}

    void enter(const EdgeEntry &entry);
    /// Forgets everything; the step is this one again.
    void clear(std::chrono::seconds step);

    std::chrono::seconds step() const { return m_step; }
    /// The edges with the names of their ends, operations and protocols, in order.
    std::vector<TrafficEdge> edges(const std::vector<TrafficEnd> &ends, const NameTable &operations,
                                   const NameTable &protocols) const;

private:
    static constexpr std::size_t firstSize = 256;

    struct Operation {
        std::uint32_t number;
        double calls, errors;
    };
    struct Edge {
        std::uint32_t from, to;
        TrafficRelation relation;
        std::uint8_t protocol;
        std::vector<Operation> operations;
        TrafficEdge traffic; ///< without its names
    };

    Edge &edgeOf(const EdgeEntry &entry);
    std::uint64_t hashOf(const EdgeEntry &entry) const;
    TrafficCell &cellOf(TrafficEdge &edge, std::int64_t second);
    void coarsen();
    void grow();

    std::uint64_t m_seed;
    std::vector<std::uint32_t> m_slots; ///< number of an edge + 1; 0 is free
    std::vector<Edge> m_edges;
    std::chrono::seconds m_step;
    std::size_t m_cells = 0;
};

} // namespace alidade
