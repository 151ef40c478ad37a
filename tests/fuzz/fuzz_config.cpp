#include "importers/config/configtext.h"

#include "tests/fuzz/input.h"

/// The first byte says which format the rest is read in.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using alidade::ConfigFormat;
    constexpr int formats = 6;
    if (size == 0)
        return 0;
    alidade::Diagnostics diagnostics;
    const auto format = static_cast<ConfigFormat>(data[0] % formats);
    const auto text = alidade::fuzz::textOf(data + 1, size - 1);
    for (const alidade::ConfigEntry &entry : alidade::readConfiguration(text, format, "config", diagnostics))
        alidade::fuzz::promise(entry.line >= 0);
    for (const alidade::Diagnostic &diagnostic : diagnostics)
        alidade::fuzz::promise(!diagnostic.message.empty() && diagnostic.line >= 0);
    return 0;
}
