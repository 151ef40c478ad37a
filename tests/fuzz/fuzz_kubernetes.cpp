#include "importers/kubernetes/kubernetes.h"

#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    alidade::fuzz::import(alidade::importKubernetes, {{"k/a.yaml", std::string(alidade::fuzz::textOf(data, size))}});
    return 0;
}
