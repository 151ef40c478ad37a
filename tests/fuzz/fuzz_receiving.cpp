#include "importers/receiving/jsoncount.h"
#include "importers/receiving/payload.h"
#include "importers/tracing/inflater.h"

#include "tests/fuzz/input.h"

#include <string>

/// What stands between the socket and the scanners of spans: inflating up to a size, and counting what is not kept.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace alidade;
    constexpr std::size_t limit = 1U << 16;
    const std::string_view bytes = fuzz::textOf(data, size);
    std::string whole, pieces;
    const Inflater::Result atOnce = inflateWhole(bytes, limit, whole);
    fuzz::promise(whole.size() <= limit);
    Inflater inflater(limit);
    Inflater::Result last = Inflater::Result::more;
    for (std::size_t i = 0; i < size && (last == Inflater::Result::more || last == Inflater::Result::whole); i += 7)
        last = inflater.add(bytes.substr(i, 7), pieces);
    fuzz::promise(pieces.size() <= limit);
    if (atOnce == Inflater::Result::whole)
        fuzz::promise(last == Inflater::Result::whole && pieces == whole);
    const std::string_view text = atOnce == Inflater::Result::whole ? std::string_view(whole) : bytes;
    for (const Signal signal : {Signal::metrics, Signal::logs})
        for (const PayloadForm form : {PayloadForm::protobuf, PayloadForm::json})
            fuzz::promise(dropOthers(text, form, signal).rejected <= text.size());
    fuzz::promise(countSpans(text) <= text.size());
    return 0;
}
