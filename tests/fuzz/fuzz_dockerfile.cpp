#include "importers/dockerfile/dockerfileimporter.h"

#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    alidade::fuzz::import(alidade::importDockerfile,
                          {{"order/Dockerfile", std::string(alidade::fuzz::textOf(data, size))}, {"order/main.py", ""}});
    return 0;
}
