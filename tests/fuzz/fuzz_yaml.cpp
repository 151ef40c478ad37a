#include "importers/yaml/yaml.h"

#include "tests/fuzz/input.h"

namespace {

void check(const alidade::YamlNode &node, std::size_t depth)
{
    using alidade::fuzz::promise;
    promise(depth <= alidade::YamlLimits::depth * 2); // aliases may stand at the bottom of a document
    for (const alidade::YamlNode &item : node.items)
        check(item, depth + 1);
    for (const alidade::YamlEntry &entry : node.entries) {
        promise(node.find(entry.key) == &entry.value);
        check(entry.value, depth + 1);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    alidade::Diagnostics diagnostics;
    for (const alidade::YamlNode &document : alidade::readYaml(alidade::fuzz::textOf(data, size), "f.yaml", diagnostics))
        check(document, 0);
    return 0;
}
