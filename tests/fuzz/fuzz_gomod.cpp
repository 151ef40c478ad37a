#include "importers/go/gomod.h"

#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    alidade::Diagnostics diagnostics;
    const alidade::GoMod mod = alidade::parseGoMod(alidade::fuzz::textOf(data, size), "go.mod", diagnostics);
    for (const alidade::GoRequirement &requirement : mod.requirements)
        alidade::fuzz::promise(alidade::isImportPath(requirement.path) && requirement.line > 0);
    return 0;
}
