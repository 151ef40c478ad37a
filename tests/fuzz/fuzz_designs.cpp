#include "importers/catalogue/catalogueimporter.h"
#include "importers/owners/owners.h"

#include "tests/fuzz/input.h"

/// The first byte says what the rest is: a Structurizr workspace, a LikeC4 model, a context map, a catalogue, or owners.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static constexpr const char *names[] = {"workspace.dsl",  "model.c4",          "map.cml",
                                            "workspace.json", "catalog-info.yaml", "CODEOWNERS"};
    if (size == 0)
        return 0;
    const std::string text(alidade::fuzz::textOf(data, size).substr(1));
    const std::size_t which = data[0] % std::size(names);
    alidade::fuzz::import(which == 5 ? alidade::importOwners : alidade::importCatalogues,
                          {{names[which], text}, {"more.dsl", "a = softwareSystem \"A\"\n!include workspace.dsl\n"}});
    return 0;
}
