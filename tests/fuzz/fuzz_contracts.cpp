#include "importers/contracts/contractset.h"

#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(alidade::fuzz::textOf(data, size));
    alidade::Diagnostics diagnostics;
    alidade::readContracts(
        *alidade::memoryTree({{"a.proto", text},
                              {"b.proto", "syntax = \"proto3\";\nimport \"a.proto\";\nmessage B { A a = 1; }\n"},
                              {"c/buf.yaml", text},
                              {"c/c.proto", text}}),
        {}, diagnostics);
    return 0;
}
