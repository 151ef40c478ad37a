#pragma once

#include "model/traffic.h"

#include <algorithm>

namespace alidade::test {

/// Traffic, written like a sentence: TrafficSheet().calls("order", "payment", 5).asks("order", "orders-db", "postgresql").
struct TrafficSheet : TrafficSet {
    static constexpr std::int64_t start = 1'772'366'400; ///< 2026-03-01T12:00:00Z

    /// `count` calls that begin at `second` after the start, each of `us`; the first `failed` of them fail.
    TrafficSheet &calls(const std::string &from, const std::string &to, int count = 1, std::int64_t second = 0,
                        std::uint64_t us = 2000, int failed = 0)
    {
        service(from, count);
        service(to, count);
        return add({TrafficEndKind::service, from, {}}, {TrafficEndKind::service, to, {}}, TrafficRelation::call, "http", count,
                   second, us, failed);
    }
    /// Calls to something that sends no spans of its own.
    TrafficSheet &callsPeer(const std::string &from, const std::string &host, int count = 1)
    {
        service(from, count);
        return add({TrafficEndKind::service, from, {}}, {TrafficEndKind::peer, host, {}}, TrafficRelation::call, "http", count, 0,
                   2000, 0);
    }
    TrafficSheet &asks(const std::string &from, const std::string &store, const std::string &system, int count = 1)
    {
        service(from, count);
        return add({TrafficEndKind::service, from, {}}, {TrafficEndKind::datastore, store, {}}, TrafficRelation::call, system,
                   count, 0, 500, 0);
    }
    TrafficSheet &posts(const std::string &from, const std::string &system, const std::string &topic, bool isProducer = true)
    {
        service(from, 1);
        return add({TrafficEndKind::service, from, {}}, {TrafficEndKind::broker, system, topic},
                   isProducer ? TrafficRelation::publish : TrafficRelation::consume, system, 1, 0, 100, 0);
    }
    TrafficSheet &service(const std::string &name, int spans = 1)
    {
        TrafficSet one;
        one.services = {{.name = name, .spans = static_cast<std::uint64_t>(spans), .workloads = {}}};
        one.spans.received = one.spans.stored = static_cast<std::uint64_t>(spans);
        merge(one);
        return *this;
    }

private:
    TrafficSheet &add(TrafficEnd from, TrafficEnd to, TrafficRelation relation, const std::string &protocol, int count,
                      std::int64_t second, std::uint64_t us, int failed)
    {
        TrafficSet one;
        TrafficEdge edge;
        edge.from = std::move(from);
        edge.to = std::move(to);
        edge.relation = relation;
        edge.protocol = protocol;
        TrafficCell &cell = edge.cellAt(stepStart(start + second, step));
        for (int i = 0; i < count; ++i) {
            ++cell.spans;
            cell.calls += 1;
            cell.errors += i < failed ? 1 : 0;
            cell.latency.add(us);
        }
        edge.examples.add(
            {.traceHigh = 0, .traceLow = 0xabc, .span = 1, .startUs = (start + second) * 1'000'000, .durationUs = us},
            failed > 0);
        edge.operations = {{"GET /" + edge.to.name, static_cast<double>(count), static_cast<double>(failed)}};
        one.edges.push_back(std::move(edge));
        merge(one);
        return *this;
    }
};

} // namespace alidade::test
