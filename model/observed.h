#pragma once

#include "model/facts.h"

namespace alidade {

/// What traffic says about the architecture: its services as nodes, what passed between two ends as observations, and what
/// the telemetry of each service is worth. Numbers are those of all cells of the set; `file` is the trace file, if any.
Facts observedFacts(const TrafficSet &traffic, const std::string &file = {});

/// The ids of a few example traces of an edge, failing ones first, at most ObservationFact::maxTraces.
std::vector<std::string> exampleTraces(const TrafficExamples &examples);
/// The names of the operations with the most calls, at most ObservationFact::maxOperations, sorted.
std::vector<std::string> busiestOperations(std::vector<TrafficOperation> operations);

/// A service as telemetry names it.
NodeFact observedService(const ServiceTraffic &service, const std::string &file);

} // namespace alidade
