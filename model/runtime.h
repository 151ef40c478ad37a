#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// What a process says of itself: of the Go runtime and of the operating system. What it does not say is empty.
struct ProcessState {
    using Amount = std::optional<double>;

    std::string goVersion; ///< "go1.22.3"
    Amount liveHeap;       ///< bytes that the last collection left
    Amount heapGoal;       ///< bytes at which the next collection ends
    Amount heapInUse;      ///< bytes in spans that hold objects
    Amount heapMemory;     ///< bytes that the heap has from the system, with what is idle or was given back
    Amount heapReleased;   ///< bytes that were given back to the system
    Amount stacks;         ///< bytes of stacks of goroutines
    Amount goMemory;       ///< bytes that the Go runtime has from the system, with those it gave back
    Amount residentMemory; ///< bytes of the process in memory (RSS)
    Amount collections;    ///< since the process began
    Amount pauseSeconds;   ///< all pauses of the collector together
    Amount collectorShare; ///< of the CPU time that was there for the process, 0 to 1
    Amount gcPercent;      ///< GOGC; -1 when it is off
    Amount memoryLimit;    ///< GOMEMLIMIT in bytes; not set when it is none
    Amount maxProcs;       ///< GOMAXPROCS
    Amount goroutines, threads;
    Amount cpuSeconds; ///< used by the process
    Amount openFiles, maxFiles;
    Amount startSeconds; ///< when the process began, since 1970

    friend bool operator==(const ProcessState &, const ProcessState &) = default;
};

/// What a process has served of one operation since it began.
struct ServedOperation {
    std::string metric;    ///< family that tells it: "grpc_server_handled", "http_request_duration_seconds"
    std::string operation; ///< "shop.Order/Create", "GET /orders"; empty when the metric does not tell it
    double calls = 0, errors = 0;
    double seconds = 0;                  ///< that all calls together took
    std::optional<double> p50, p95, p99; ///< seconds

    friend bool operator==(const ServedOperation &, const ServedOperation &) = default;
};

struct RuntimeMetrics {
    ProcessState process;
    std::vector<ServedOperation> served; ///< by metric, operation
    std::string service;                 ///< what the labels call the process (`service`, `job`); empty when they do not
};

/// What a deployment grants one instance of a service.
struct ContainerLimits {
    std::optional<double> memory; ///< bytes
    std::optional<double> cpus;
};

enum class RuntimeSetting : std::uint8_t { memoryLimit, gcPercent, maxProcs };

/// The amounts that advice is reckoned from.
enum class AdviceTerm : std::uint8_t {
    containerMemory, ///< bytes
    outsideMemory,   ///< bytes of the process that are not the Go runtime's: C code, the program itself
    reserve,         ///< bytes left for what was not measured
    memoryLimit,     ///< bytes, GOMEMLIMIT
    otherGoMemory,   ///< bytes of the Go runtime outside of the heap: stacks, tables
    liveHeap,        ///< bytes
    growth,          ///< factor 1 + GOGC/100
    peak,            ///< bytes
    room,            ///< bytes that the heap may have
    gcPercent,       ///< GOGC
    collectorShare,  ///< 0 to 1
    wantedShare,     ///< 0 to 1
    cpuLimit,        ///< cores
    maxProcs,        ///< GOMAXPROCS
};

/// One amount in the arithmetic: what is done with it, `=` for a result.
struct AdviceStep {
    char operation = ' '; ///< ' ' begins a line; '+', '-', '*', '/', '=', '>' and '<' go on with it
    AdviceTerm term = AdviceTerm::containerMemory;
    double value = 0;
    friend bool operator==(const AdviceStep &, const AdviceStep &) = default;
};

/// What must be known beside the numbers.
enum class AdviceNote : std::uint8_t {
    noMemoryLimit,     ///< no manifest sets a limit of memory, nothing can be reckoned
    noCpuLimit,        ///< the same of CPU
    notMeasured,       ///< what is needed was not measured
    outsideUnknown,    ///< memory outside of the Go runtime was not measured and taken as none
    softLimit,         ///< GOMEMLIMIT is soft and does not count C memory
    liveHeapTooLarge,  ///< the live heap does not fit: no setting helps, only more memory or less use of it
    gcPercentAssumed,  ///< GOGC was not measured and taken as 100
    liveHeapEstimated, ///< the live heap was reckoned from the goal
    collectorOff,      ///< GOGC is off
    collectorOften,    ///< the collector takes more than its share
    fits,              ///< all is well as it is
    roundedUp,         ///< to whole threads, and at least 2
    goIgnoresLimit,    ///< Go before 1.25 does not look at the CPU limit
    goKnowsLimit,      ///< Go from 1.25 on does by itself
    goVersionUnknown,
};

struct RuntimeAdvice {
    RuntimeSetting setting = RuntimeSetting::memoryLimit;
    std::optional<double> now;       ///< as measured; bytes, percent or threads
    std::optional<double> suggested; ///< empty: leave it, or nothing can be said
    std::vector<AdviceStep> steps;
    std::vector<AdviceNote> notes;
    friend bool operator==(const RuntimeAdvice &, const RuntimeAdvice &) = default;
};

// The words of JSON and English sentences for texts.
std::string_view toText(RuntimeSetting setting); ///< "GOMEMLIMIT", "GOGC", "GOMAXPROCS"
std::string_view toText(AdviceTerm term);
std::string_view toText(AdviceNote note);

} // namespace alidade
