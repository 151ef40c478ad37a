#include "importers/tracing/otlpwire.h"
#include "importers/tracing/spanjoin.h"

#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    alidade::SpanBatch batch;
    const auto damage = alidade::scanTraces(alidade::fuzz::textOf(data, size), batch);
    alidade::fuzz::promise(!damage || *damage <= size);
    alidade::JoinOptions options;
    options.maxPending = 64;
    alidade::SpanJoin join(options);
    join.add(batch);
    join.add(batch); // everything a second time, across generations
    join.finish();
    const alidade::SpanCount count = join.count();
    alidade::fuzz::promise(count.received == count.stored + count.droppedTotal());
    for (const alidade::TrafficEdge &edge : join.traffic().edges)
        alidade::fuzz::promise(!edge.from.name.empty() && !edge.to.name.empty() && edge.total().spans > 0);
    return 0;
}
