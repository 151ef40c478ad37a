#include "analysis/runtime/advice.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace alidade {
namespace {

constexpr double reservedShare = 0.1; ///< of the container's memory
constexpr double usualGcPercent = 100;
constexpr double muchForCollector = 0.05; ///< share of CPU time from which on it is worth memory
constexpr double wantedForCollector = 0.03;
constexpr double mostGcPercent = 400, leastGcPercent = 25;
constexpr double mebibyte = 1U << 20U;
constexpr int firstThatKnowsLimit = 25; ///< go.dev/doc/go1.25, "Container-aware GOMAXPROCS"
constexpr double fewestThreads = 2;     ///< the same

using Note = AdviceNote;
using Term = AdviceTerm;

double downTo(double value, double step) { return std::floor(value / step) * step; }

/// What GOGC and GOMEMLIMIT are reckoned from.
struct Memory {
    std::optional<double> live;
    bool isLiveEstimated = false;
    double gcPercent = usualGcPercent;
    double otherGo = 0; ///< of the runtime outside of the heap
};

/// The live heap from the goal, where only that is told: goal = live × (1 + GOGC/100) (gc-guide, without the small part that
/// stacks have in it since Go 1.18).
Memory memoryOf(const ProcessState &process)
{
    Memory memory{.live = process.liveHeap, .gcPercent = process.gcPercent.value_or(usualGcPercent)};
    if (!memory.live && process.heapGoal && memory.gcPercent > 0) {
        memory.live = *process.heapGoal / (1 + memory.gcPercent / 100);
        memory.isLiveEstimated = true;
    }
    if (process.goMemory && process.heapMemory)
        memory.otherGo = std::max(0.0, *process.goMemory - *process.heapMemory);
    else
        memory.otherGo = process.stacks.value_or(0);
    return memory;
}

RuntimeAdvice memoryLimitAdvice(const ProcessState &process, const ContainerLimits &limits, const Memory &memory)
{
    RuntimeAdvice advice{.setting = RuntimeSetting::memoryLimit, .now = process.memoryLimit};
    if (!limits.memory) {
        advice.notes.push_back(Note::noMemoryLimit);
        return advice;
    }
    double outside = 0;
    if (process.residentMemory && process.goMemory)
        outside = std::max(0.0, *process.residentMemory - (*process.goMemory - process.heapReleased.value_or(0)));
    else
        advice.notes.push_back(Note::outsideUnknown);
    const double reserve = *limits.memory * reservedShare;
    const double limit = downTo(*limits.memory - outside - reserve, mebibyte);
    advice.steps = {{' ', Term::containerMemory, *limits.memory}};
    if (outside > 0)
        advice.steps.push_back({'-', Term::outsideMemory, outside});
    advice.steps.insert(advice.steps.end(), {{'-', Term::reserve, reserve}, {'=', Term::memoryLimit, std::max(limit, 0.0)}});
    if (limit <= 0 || (memory.live && *memory.live + memory.otherGo >= limit))
        advice.notes.push_back(Note::liveHeapTooLarge);
    if (limit > 0)
        advice.suggested = limit;
    advice.notes.push_back(Note::softLimit);
    return advice;
}

void addRoom(RuntimeAdvice &advice, double limit, const Memory &memory, double room)
{
    advice.steps.push_back({' ', Term::memoryLimit, limit});
    if (memory.otherGo > 0)
        advice.steps.push_back({'-', Term::otherGoMemory, memory.otherGo});
    advice.steps.push_back({'=', Term::room, room});
}

/// `limit`: what the Go runtime may have, when a container's limit is known.
RuntimeAdvice gcPercentAdvice(const ProcessState &process, const std::optional<double> &limit, const Memory &memory)
{
    RuntimeAdvice advice{.setting = RuntimeSetting::gcPercent, .now = process.gcPercent};
    if (memory.gcPercent < 0 || !memory.live || *memory.live <= 0) {
        advice.notes.push_back(memory.gcPercent < 0 ? Note::collectorOff : Note::notMeasured);
        return advice;
    }
    if (!process.gcPercent)
        advice.notes.push_back(Note::gcPercentAssumed);
    if (memory.isLiveEstimated)
        advice.notes.push_back(Note::liveHeapEstimated);
    const double live = *memory.live, peak = live * (1 + memory.gcPercent / 100);
    advice.steps = {{' ', Term::liveHeap, live}, {'*', Term::growth, 1 + memory.gcPercent / 100}, {'=', Term::peak, peak}};
    double most = mostGcPercent;
    if (limit) {
        const double room = *limit - memory.otherGo;
        addRoom(advice, *limit, memory, room);
        most = std::min(most, std::floor((room / live - 1) * 100));
        if (most < leastGcPercent) {
            advice.notes.push_back(Note::liveHeapTooLarge);
            return advice;
        }
    }
    double wanted = memory.gcPercent;
    if (process.collectorShare.value_or(0) >= muchForCollector) {
        wanted = std::round(memory.gcPercent * *process.collectorShare / wantedForCollector);
        advice.steps.insert(advice.steps.end(), {{' ', Term::gcPercent, memory.gcPercent},
                                                 {'*', Term::collectorShare, *process.collectorShare},
                                                 {'/', Term::wantedShare, wantedForCollector},
                                                 {'=', Term::gcPercent, wanted}});
        advice.notes.push_back(Note::collectorOften);
    } else if (wanted <= most) {
        advice.notes.push_back(Note::fits);
    }
    wanted = std::min(wanted, most);
    if (wanted != memory.gcPercent) {
        advice.suggested = wanted;
        advice.steps.insert(
            advice.steps.end(),
            {{' ', Term::liveHeap, live}, {'*', Term::growth, 1 + wanted / 100}, {'=', Term::peak, live * (1 + wanted / 100)}});
    }
    return advice;
}

RuntimeAdvice maxProcsAdvice(const ProcessState &process, const ContainerLimits &limits)
{
    RuntimeAdvice advice{.setting = RuntimeSetting::maxProcs, .now = process.maxProcs};
    if (!limits.cpus || *limits.cpus <= 0) {
        advice.notes.push_back(Note::noCpuLimit);
        return advice;
    }
    const double wanted = std::max(fewestThreads, std::ceil(*limits.cpus));
    advice.steps = {{' ', Term::cpuLimit, *limits.cpus}, {'=', Term::maxProcs, wanted}};
    advice.notes.push_back(Note::roundedUp);
    const std::optional<int> minor = goMinorVersion(process.goVersion);
    advice.notes.push_back(!minor                         ? Note::goVersionUnknown
                           : *minor < firstThatKnowsLimit ? Note::goIgnoresLimit
                                                          : Note::goKnowsLimit);
    if (process.maxProcs && *process.maxProcs <= wanted)
        advice.notes.push_back(Note::fits);
    else if (process.maxProcs || !minor || *minor < firstThatKnowsLimit)
        advice.suggested = wanted;
    return advice;
}

} // namespace

std::optional<int> goMinorVersion(std::string_view version)
{
    constexpr std::string_view prefix = "go1.";
    int minor = 0;
    if (!version.starts_with(prefix))
        return std::nullopt;
    version.remove_prefix(prefix.size());
    if (std::from_chars(version.data(), version.data() + version.size(), minor).ec != std::errc())
        return std::nullopt;
    return minor;
}

std::vector<RuntimeAdvice> runtimeAdvice(const ProcessState &process, const ContainerLimits &limits)
{
    const Memory memory = memoryOf(process);
    RuntimeAdvice limit = memoryLimitAdvice(process, limits, memory);
    std::optional<double> forGo = limit.suggested;
    RuntimeAdvice percent = gcPercentAdvice(process, forGo, memory);
    return {std::move(limit), std::move(percent), maxProcsAdvice(process, limits)};
}

} // namespace alidade
