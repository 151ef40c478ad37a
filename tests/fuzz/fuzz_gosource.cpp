#include "importers/go/gosource.h"

#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    alidade::Diagnostics diagnostics;
    const auto head = alidade::readGoHead(alidade::fuzz::textOf(data, size), "a.go", diagnostics);
    alidade::fuzz::promise(head || !diagnostics.empty());
    return 0;
}
