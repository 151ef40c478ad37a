// How the states of a saga grow, and how fast they are searched. Usage: bench_saga [STATES]; with STATES (10000000 for the bar of
// the documentation) one search of so many states is added, whose memory is printed beside them.
#include "analysis/sagas/verify.h"
#include "tests/analysis/sagabuilder.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <sys/resource.h>

namespace {

using namespace alidade;

/// So many steps in so many chains side by side.
Saga chains(std::size_t steps, std::size_t width)
{
    Saga saga{.name = "chains"};
    saga.log.isDurable = true;
    for (std::size_t i = 0; i < steps; ++i) {
        saga.steps.push_back(test::soundStep("s" + std::to_string(i), "p"));
        saga.steps.back().after.emplace();
        if (i >= width)
            saga.steps.back().after->push_back("s" + std::to_string(i - width));
    }
    return saga;
}

void measure(std::size_t steps, std::size_t width, const SagaBounds &bounds, std::uint32_t maxStates)
{
    const std::clock_t start = std::clock();
    const SagaProof proof = verifySaga(chains(steps, width), bounds, {.maxStates = maxStates});
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC; // of this thread's work
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%5zu %6zu %6u %10llu %11llu %9.3f %10.0f %9.1f %8ld %s\n", steps, width, bounds.faultsPerCall,
                static_cast<unsigned long long>(proof.states), static_cast<unsigned long long>(proof.events), seconds,
                static_cast<double>(proof.states) / seconds, static_cast<double>(proof.bytes) / static_cast<double>(1U << 20U),
                usage.ru_maxrss / 1024, proof.isComplete ? "" : "(stopped)");
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    constexpr std::uint32_t unlimited = 20'000'000;
    std::printf("steps chains faults     states      events   CPU sec   states/s store MiB  RSS MiB\n");
    for (const std::size_t steps : {3U, 6U, 12U, 24U})
        measure(steps, 1, {.faultsPerCall = 2}, unlimited);
    for (const std::uint32_t faults : {0U, 1U, 2U})
        measure(12, 2, {.faultsPerCall = faults}, unlimited);
    measure(6, 6, {.faultsPerCall = 1, .crashes = 0}, unlimited);
    if (argc > 1)
        measure(12, 3, {.faultsPerCall = 2}, static_cast<std::uint32_t>(std::strtoul(argv[1], nullptr, 10)));
}
