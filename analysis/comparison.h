#pragma once

#include "model/comparison.h"

namespace alidade {

/// What is more than noise.
struct ComparisonOptions {
    double rateFactor = 1.5;     ///< the rate must have grown or shrunk by this much
    double errorPoints = 0.01;   ///< the share of errors must be off by this much
    double latencyFactor = 1.25; ///< p95 must have grown or shrunk by this much; more than a histogram may be off
    double leastLatencyUs = 1000;
    double leastCalls = 30;       ///< on the side with more calls for rates, on each side for the others
    double leastSeen = 10;        ///< calls by which an edge that is only observed was surely there
    double deviations = 3;        ///< standard deviations (Poisson, binomial) that a difference must exceed
    bool isAgainstDesign = false; ///< one side is the design: only what there is counts, not who says so
};

/// Holds `after` against `before`. When one of the two tells of no traffic, what was only observed and the voice `observed`
/// do not count, unless it is the design. Deterministic.
Comparison compare(const Topology &before, const Topology &after, const ComparisonOptions &options = {});

} // namespace alidade
