#include "importers/tracing/jsonspans.h"
#include "importers/tracing/spanjoin.h"

#include "tests/fuzz/input.h"

#include <algorithm>

/// The same text, whole and in pieces, must give the same records.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace alidade;
    const std::string_view text = fuzz::textOf(data, size);
    SpanJoin join;
    JsonSpanReader reader;
    std::vector<std::string> whole, pieces;
    const auto sink = [&](std::vector<std::string> &records) {
        return JsonSplitter::Sink{
            [&](const JsonRecord &record) {
                fuzz::promise(record.offset < size && record.line > 0);
                records.emplace_back(record.text);
                SpanBatch batch;
                reader.read(record, batch);
                join.add(batch);
            },
            [&](std::uint64_t, int line, const std::string &message) { fuzz::promise(line > 0 && !message.empty()); }};
    };
    JsonSplitter atOnce(sink(whole)), inPieces(sink(pieces));
    atOnce.add(text);
    atOnce.finish();
    const std::size_t step = size > 0 ? 1 + data[0] % 7 : 1;
    for (std::size_t at = 0; at < size; at += step)
        inPieces.add(text.substr(at, step));
    inPieces.finish();
    fuzz::promise(whole == pieces);
    join.finish();
    fuzz::promise(join.count().received == join.count().stored + join.count().droppedTotal());
    return 0;
}
