#include "importers/cache/codebytes.h"
#include "importers/syntax/languages.h"

#include "tests/fuzz/input.h"

using namespace alidade;

namespace {

void checkCall(std::size_t call, const CodeFile &file) { fuzz::promise(call == noCall || call < file.calls.size()); }

void check(const CodeFile &file)
{
    for (const Call &call : file.calls) {
        checkCall(call.receiverCall, file);
        fuzz::promise(call.line >= 1);
        for (const Argument &argument : call.arguments)
            checkCall(argument.value.call, file);
    }
    for (const Binding &binding : file.bindings)
        checkCall(binding.value.call, file);
    const auto back = codeOfBytes(codeBytes(file));
    fuzz::promise(back && back->calls == file.calls && back->bindings == file.bindings && back->branches == file.branches);
}

} // namespace

/// The first byte tells the language, the others are the file; the cache gets them as they are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view text = fuzz::textOf(data + 1, size - 1);
    const Language &language = languages()[data[0] % languages().size()];
    const std::string path = "a" + std::string(language.endings[0]);
    if (const auto file = readCode(text, path, language.name, {}))
        check(*file);
    static_cast<void>(codeOfBytes(text));
    return 0;
}
