#include "importers/openapi/openapi.h"

#include "tests/fuzz/input.h"

/// The input is one description, and after a NUL byte a file that it may refer to.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text = alidade::fuzz::textOf(data, size);
    const std::size_t cut = std::min(text.find('\0'), text.size());
    alidade::fuzz::import(alidade::importApiDescriptions,
                          {{"order/openapi.yaml", std::string(text.substr(0, cut))},
                           {"order/other.yaml", std::string(text.substr(std::min(cut + 1, text.size())))},
                           {"order/go.mod", "module order\n"}});
    return 0;
}
