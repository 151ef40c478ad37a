#include "importers/proto/protoimporter.h"

#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    alidade::fuzz::import(
        alidade::importProto,
        {{"p/a.proto", std::string(alidade::fuzz::textOf(data, size))},
         {"p/b.proto", "syntax = \"proto3\";\npackage b;\nimport \"a.proto\";\nmessage B { string id = 1; }\n"}});
    return 0;
}
