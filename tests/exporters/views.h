#pragma once

#include "model/cycle.h"
#include "tests/builder.h"

namespace alidade::test {

/// One group per node, one edge per pair of nodes: what a view by service is, without the analysis that makes it.
inline GroupedView serviceView(const Architecture &architecture)
{
    GroupedView view;
    for (Index n = 0; n < architecture.nodes.size(); ++n) {
        view.names.push_back(architecture.nodes[n].name);
        view.entities.push_back(n);
    }
    for (Index d = 0; d < architecture.dependencies.size(); ++d) {
        const Dependency &dependency = architecture.dependencies[d];
        if (view.edges.empty() || view.edges.back().from != dependency.from || view.edges.back().to != dependency.to)
            view.edges.push_back({.from = dependency.from, .to = dependency.to, .mode = dependency.mode});
        GroupedEdge &edge = view.edges.back();
        edge.voices.add(dependency.voices);
        edge.protocols.push_back(dependency.protocol);
        edge.dependencies.push_back(d);
    }
    return view;
}

/// Three services in a ring, as a cycle with the last edge as its cut.
inline Cycle ring(CycleMode mode = CycleMode::sync)
{
    return {.members = {0, 1, 2},
            .chain = {0, 1, 2, 0},
            .edges = {0, 1, 2},
            .mode = mode,
            .cuts = {{.edges = {2}, .weight = 1.5, .advice = "c -> a: publish an event.", .isExact = true}}};
}

inline Architecture ringSystem()
{
    return System()
        .service("a")
        .calls("b", Mode::sync, "grpc", Voice::coded, 7)
        .service("b")
        .calls("c")
        .service("c")
        .calls("a")
        .build();
}

} // namespace alidade::test
