#include "model/runtime.h"

namespace alidade {

std::string_view toText(RuntimeSetting setting)
{
    switch (setting) {
    case RuntimeSetting::memoryLimit: return "GOMEMLIMIT";
    case RuntimeSetting::gcPercent: return "GOGC";
    case RuntimeSetting::maxProcs: break;
    }
    return "GOMAXPROCS";
}

std::string_view toText(AdviceTerm term)
{
    switch (term) {
    case AdviceTerm::containerMemory: return "memory limit of the container";
    case AdviceTerm::outsideMemory: return "outside of the Go runtime";
    case AdviceTerm::reserve: return "reserve";
    case AdviceTerm::memoryLimit: return "GOMEMLIMIT";
    case AdviceTerm::otherGoMemory: return "stacks and tables of the Go runtime";
    case AdviceTerm::liveHeap: return "live heap";
    case AdviceTerm::growth: return "(1 + GOGC/100)";
    case AdviceTerm::peak: return "peak";
    case AdviceTerm::room: return "room for the heap";
    case AdviceTerm::gcPercent: return "GOGC";
    case AdviceTerm::collectorShare: return "CPU time of the collector";
    case AdviceTerm::wantedShare: return "wanted";
    case AdviceTerm::cpuLimit: return "CPU limit of the container";
    case AdviceTerm::maxProcs: break;
    }
    return "GOMAXPROCS";
}

std::string_view toText(AdviceNote note)
{
    switch (note) {
    case AdviceNote::noMemoryLimit: return "No memory limit of the container is known, so there is nothing to reckon from.";
    case AdviceNote::noCpuLimit: return "No CPU limit of the container is known; GOMAXPROCS may stay at the number of CPUs.";
    case AdviceNote::notMeasured: return "What is needed for this was not measured.";
    case AdviceNote::outsideUnknown: return "Memory outside of the Go runtime (C code) was not measured and is taken as none.";
    case AdviceNote::softLimit: return "The limit is soft: Go may go beyond it, and it does not count memory that C code takes.";
    case AdviceNote::liveHeapTooLarge:
        return "What is live does not fit: no setting helps, the container needs more memory or the program must hold less.";
    case AdviceNote::gcPercentAssumed: return "GOGC was not measured and is taken as 100, its default.";
    case AdviceNote::liveHeapEstimated: return "The live heap was reckoned from the goal of the next collection.";
    case AdviceNote::collectorOff: return "GOGC is off: whatever is live, the heap grows up to GOMEMLIMIT.";
    case AdviceNote::collectorOften: return "The collector takes much CPU time; its share falls as GOGC rises.";
    case AdviceNote::fits: return "It fits as it is.";
    case AdviceNote::roundedUp: return "Rounded up, and at least 2, as Go does by itself from 1.25 on.";
    case AdviceNote::goIgnoresLimit:
        return "Go before 1.25 does not look at the CPU limit: it runs as many threads as the machine has CPUs.";
    case AdviceNote::goKnowsLimit: return "Go from 1.25 on takes the CPU limit into account by itself.";
    case AdviceNote::goVersionUnknown: break;
    }
    return "The version of Go is not known; before 1.25 it does not look at the CPU limit.";
}

} // namespace alidade
