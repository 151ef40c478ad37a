#include "importers/compose/compose.h"

#include "tests/fuzz/input.h"

/// The input is the compose file, and after a NUL byte its .env file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text = alidade::fuzz::textOf(data, size);
    const std::size_t cut = std::min(text.find('\0'), text.size());
    alidade::fuzz::import(alidade::importCompose, {{"compose.yaml", std::string(text.substr(0, cut))},
                                                   {".env", std::string(text.substr(std::min(cut + 1, text.size())))},
                                                   {"order/Dockerfile", "FROM golang\n"}});
    return 0;
}
