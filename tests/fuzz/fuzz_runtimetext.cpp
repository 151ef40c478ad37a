#include "analysis/runtime/advice.h"
#include "importers/runtime/runtimereading.h"
#include "model/error.h"

#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace alidade;
    try {
        const RuntimeReading reading = readRuntimeBytes(fuzz::textOf(data, size));
        fuzz::promise(reading.metrics.has_value() != reading.profile.has_value());
        if (reading.metrics)
            fuzz::promise(runtimeAdvice(reading.metrics->process, {.memory = 1U << 28U, .cpus = 0.5}).size() == 3);
        for (const Diagnostic &diagnostic : reading.diagnostics)
            fuzz::promise(!diagnostic.message.empty() && diagnostic.line >= 0);
    } catch (const Error &) { // what is refused in so many words
    }
    return 0;
}
