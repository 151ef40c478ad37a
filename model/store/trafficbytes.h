#pragma once

#include "model/trace.h"
#include "model/traffic.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// The cells of one step of time by the numbers of their edges.
using TrafficBlock = std::map<std::int64_t, TrafficCell>;

// Compact forms for columns. What cannot be read counts for nothing from the first fault on.
std::string packed(const TrafficBlock &block);
TrafficBlock unpackedBlock(std::string_view bytes, std::int64_t start);
/// The cells of a block, by the numbers of their edges, without keeping them.
void visitCells(std::string_view bytes, std::int64_t start, const std::function<void(std::int64_t, TrafficCell &)> &visit);
std::string packed(const std::vector<TrafficOperation> &operations);
std::vector<TrafficOperation> unpackedOperations(std::string_view bytes);
std::string packed(const TrafficExamples &examples);
TrafficExamples unpackedExamples(std::string_view bytes);
std::string packed(const Trace &trace);
Trace unpackedTrace(std::string_view bytes, const TraceId &id);

} // namespace alidade
