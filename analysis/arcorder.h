#pragma once

#include "analysis/feedbackarcs.h"

namespace alidade {

/// Nodes in a row. The arcs that point backwards are a feedback arc set.
using Order = std::vector<std::uint32_t>;

/// Added to every weight, so that of two cuts with the same weight the one with fewer arcs wins.
inline constexpr double tieBreak = 1e-6;

/// An order whose backward arcs have the least weight; up to exactFeedbackArcLimit nodes. Throws Cancelled.
Order exactOrder(std::uint32_t nodes, std::span<const WeightedArc> arcs, const std::stop_token &stop);

/// An order whose backward arcs are light: the greedy one, improved by moving single nodes. Throws Cancelled.
Order lightOrder(std::uint32_t nodes, std::span<const WeightedArc> arcs, const std::stop_token &stop);

} // namespace alidade
