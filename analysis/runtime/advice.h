#pragma once

#include "model/runtime.h"

namespace alidade {

// How the settings of the Go runtime follow from what was measured (go.dev/doc/gc-guide, runtime/debug.SetMemoryLimit).

/// GOMEMLIMIT, GOGC and GOMAXPROCS, in this order, with the arithmetic of each.
///
/// GOMEMLIMIT = the container's limit - what is outside of the Go runtime - a tenth as reserve. GOGC: the heap peaks at
/// live × (1 + GOGC/100), and with the stacks and tables of the runtime that must fit below; where the collector takes more than
/// its share of CPU time, GOGC rises in proportion, as its cost is inverse to GOGC. GOMAXPROCS: the CPU limit rounded up, at
/// least 2, as Go 1.25 does by itself.
std::vector<RuntimeAdvice> runtimeAdvice(const ProcessState &process, const ContainerLimits &limits);

/// "go1.25.1" -> 25; empty for what is no release of Go 1.
std::optional<int> goMinorVersion(std::string_view version);

} // namespace alidade
