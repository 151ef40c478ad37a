#include "importers/sagas/sagayaml.h"
#include "model/sagabytes.h"

#include "tests/fuzz/input.h"

/// What is read of a file has names, an orchestrated saga no circles, and what is read comes back from its bytes as it was; any
/// bytes are read or refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using alidade::fuzz::promise;
    const std::string_view text = alidade::fuzz::textOf(data, size);
    alidade::Diagnostics diagnostics;
    for (const alidade::Saga &saga : alidade::readSagas(text, "f.yaml", diagnostics)) {
        promise(!saga.name.empty() && !saga.steps.empty());
        promise(saga.style == alidade::SagaStyle::choreographed || !alidade::orderOf(saga).hasCycle());
        for (std::size_t i = 0; i < saga.steps.size(); ++i) {
            promise(!saga.steps[i].name.empty());
            for (std::size_t j = 0; j < i; ++j)
                promise(saga.steps[i].name != saga.steps[j].name);
        }
        const std::vector<unsigned char> bytes = alidade::bytesOf(saga);
        promise(alidade::sagaOf(std::string(bytes.begin(), bytes.end())) == saga);
    }
    static_cast<void>(alidade::sagaOf(text));
    return 0;
}
