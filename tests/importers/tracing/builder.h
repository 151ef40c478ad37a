#pragma once

#include "importers/tracing/spanjoin.h"

#include <cmath>
#include <string>

namespace alidade::test {

/// Spans that read like what happened: `span("order", 2).client().under(1).to("payment")`. They begin at second 1000.
struct SpanBuilder {
    Span span;

    SpanBuilder kind(SpanKind kind) const
    {
        return with([kind](Span &s) { s.kind = kind; });
    }
    SpanBuilder client() const { return kind(SpanKind::client); }
    SpanBuilder server() const { return kind(SpanKind::server); }
    SpanBuilder producer() const { return kind(SpanKind::producer); }
    SpanBuilder consumer() const { return kind(SpanKind::consumer); }
    SpanBuilder under(std::uint64_t parent) const
    {
        return with([parent](Span &s) { s.parent = parent; });
    }
    SpanBuilder in(std::uint64_t trace) const
    {
        return with([trace](Span &s) { s.traceLow = trace; });
    }
    SpanBuilder failed() const
    {
        return with([](Span &s) { s.status = SpanStatus::error; });
    }
    SpanBuilder to(std::string_view host) const
    {
        return with([host](Span &s) { s.host = host; });
    }
    SpanBuilder named(std::string_view name) const
    {
        return with([name](Span &s) { s.name = name; });
    }
    SpanBuilder sampled(std::string_view state) const
    {
        return with([state](Span &s) { s.traceState = state; });
    }
    SpanBuilder shared() const
    {
        return with([](Span &s) { s.isShared = s.canBeShared = true; });
    }
    SpanBuilder canBeShared() const
    {
        return with([](Span &s) { s.canBeShared = true; });
    }
    SpanBuilder store(std::string_view system) const
    {
        return with([system](Span &s) { s.databaseSystem = system; });
    }
    SpanBuilder topic(std::string_view system, std::string_view name) const
    {
        return with([=](Span &s) {
            s.messagingSystem = system;
            s.destination = name;
        });
    }
    /// When it begins and ends, in milliseconds after second 1000.
    SpanBuilder at(std::uint64_t from, std::uint64_t to) const
    {
        return with([=](Span &s) {
            s.startNs = (1'000'000 + from) * 1'000'000;
            s.endNs = (1'000'000 + to) * 1'000'000;
        });
    }

private:
    template <typename Change> SpanBuilder with(Change change) const
    {
        SpanBuilder result = *this;
        change(result.span);
        return result;
    }
};

inline SpanBuilder span(std::string_view service, std::uint64_t id)
{
    Span one;
    one.traceLow = 1;
    one.service = service;
    one.id = id;
    return SpanBuilder{one}.at(0, 10);
}

inline SpanBatch batch(const std::vector<SpanBuilder> &spans)
{
    SpanBatch result;
    for (const SpanBuilder &one : spans)
        result.spans.push_back(one.span);
    return result;
}

inline std::string endName(const TrafficEnd &end)
{
    const std::string name = end.part.empty() ? end.name : end.name + "/" + end.part;
    return end.kind == TrafficEndKind::service ? name : std::string(toText(end.kind)) + ":" + name;
}

/// One line an edge: "order -> payment call 2/1" (calls, errors).
inline std::string edgesText(const TrafficSet &traffic)
{
    std::string text;
    for (const TrafficEdge &edge : traffic.edges) {
        const TrafficCell total = edge.total();
        text += endName(edge.from) + " -> " + endName(edge.to) + " " + std::string(toText(edge.relation)) + " " +
                std::to_string(std::llround(total.calls)) + "/" + std::to_string(std::llround(total.errors)) + "\n";
    }
    return text;
}

inline TrafficSet joined(const std::vector<SpanBuilder> &spans, const JoinOptions &options = {})
{
    SpanJoin join(options);
    join.add(batch(spans));
    join.finish();
    return join.traffic();
}

} // namespace alidade::test
