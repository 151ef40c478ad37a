// From the bytes of OTLP requests to edges, beside the wire scan alone in the same run.
#include "importers/tracing/otlpwire.h"
#include "importers/tracing/spanjoin.h"
#include "tests/bench/otlppayload.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <numeric>

namespace {

using namespace alidade;

constexpr std::size_t wantedSpans = 1'000'000, spansInRequest = 512, hops = 4, narrowPending = 32'768;

/// What this process used: other programs on the machine do not count.
double processorSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double bestSeconds(int runs, const std::function<void()> &work)
{
    double best = 1e9;
    for (int i = 0; i < runs; ++i) {
        const double start = processorSeconds();
        work();
        best = std::min(best, processorSeconds() - start);
    }
    return best;
}

void row(const char *what, double seconds, std::size_t spans, double floor, const char *goal)
{
    std::printf("%-46s %8.1f ms   %6.2f Mspan/s   ratio to the scan %5.2f   %s\n", what, seconds * 1e3,
                static_cast<double>(spans) / seconds / 1e6, seconds / floor, goal);
}

} // namespace

int main()
{
    bench::OtlpPayload payload(spansInRequest);
    for (std::uint64_t trace = 0; trace < wantedSpans / (2 * hops); ++trace)
        payload.addTrace(trace, hops);
    payload.finish();
    std::printf("OTLP protobuf: %zu spans in %zu requests, %zu B a span\n", payload.spans(), payload.requests().size(),
                payload.bytes() / payload.spans());

    std::uint64_t sum = 0;
    const double touch = bestSeconds(5, [&] {
        for (const std::string &request : payload.requests())
            sum = std::accumulate(request.begin(), request.end(), sum);
    });
    SpanBatch batch;
    const double scan = bestSeconds(5, [&] {
        for (const std::string &request : payload.requests()) {
            batch.clear();
            scanTraces(request, batch);
            sum += batch.spans.size();
        }
    });
    TrafficSet traffic;
    const auto bytesToEdges = [&](const JoinOptions &options) {
        return bestSeconds(5, [&] {
            SpanJoin join(options);
            for (const std::string &request : payload.requests()) {
                batch.clear();
                scanTraces(request, batch);
                join.add(batch);
            }
            join.finish();
            traffic = join.traffic();
        });
    };
    JoinOptions narrow;
    narrow.maxPending = narrowPending;
    const double inCache = bytesToEdges(narrow), all = bytesToEdges({});
    row("read every byte", touch, payload.spans(), scan, "");
    row("wire scan with attributes", scan, payload.spans(), scan, "");
    row("bytes to edges, 32,768 spans pending", inCache, payload.spans(), scan, "(goal: 4 Mspan/s)");
    row("bytes to edges, as many as by default", all, payload.spans(), scan, "(goal: 4 Mspan/s)");
    double calls = 0;
    for (const TrafficEdge &edge : traffic.edges)
        calls += edge.total().calls;
    std::printf("%zu services, %zu edges, %.0f calls; %llu received, %llu stored  [%llu]\n", traffic.services.size(),
                traffic.edges.size(), calls, static_cast<unsigned long long>(traffic.spans.received),
                static_cast<unsigned long long>(traffic.spans.stored), static_cast<unsigned long long>(sum % 10));
    return traffic.spans.received == payload.spans() && traffic.spans.stored == payload.spans() ? 0 : 1;
}
