#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace alidade::bench {

/// Writes OTLP export requests of a made-up system, as the exporters of its services would send them.
class OtlpPayload {
public:
    explicit OtlpPayload(std::size_t spansEach) : m_spansEach(spansEach), m_open(services) {}

    /// A request that goes through `hops` services, with a query at the end: two spans a hop and one more.
    void addTrace(std::uint64_t trace, std::size_t hops)
    {
        std::uint64_t parent = 0;
        const std::uint64_t start = 1'700'000'000'000'000'000U + trace * 20'000;
        for (std::size_t hop = 0; hop < hops; ++hop) {
            const std::size_t service = (trace * 7 + hop * (1 + trace % 3)) % services;
            const std::uint64_t server = mixed(trace * 64 + 2 * hop), client = mixed(trace * 64 + 2 * hop + 1);
            add(service, trace, server, parent, 2, start + hop * 1000, 900'000 - hop * 1000);
            add(service, trace, client, server, 3, start + hop * 1000 + 300, 800'000 - hop * 1000);
            parent = client;
        }
    }

    void finish()
    {
        for (std::size_t service = 0; service < services; ++service)
            close(service);
    }

    const std::vector<std::string> &requests() const { return m_requests; }
    std::size_t spans() const { return m_spans; }
    std::size_t bytes() const
    {
        std::size_t sum = 0;
        for (const std::string &request : m_requests)
            sum += request.size();
        return sum;
    }

private:
    static constexpr std::size_t services = 60;

    struct Open {
        std::string spans;
        std::size_t count = 0;
    };

    static std::uint64_t mixed(std::uint64_t value)
    {
        value = (value + 0x9e3779b97f4a7c15U) * 0xbf58476d1ce4e5b9U;
        return value ^ value >> 31;
    }
    static void varint(std::string &out, std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7)
            out += static_cast<char>(value | 0x80);
        out += static_cast<char>(value);
    }
    static void bytes(std::string &out, unsigned field, std::string_view value)
    {
        varint(out, field << 3 | 2);
        varint(out, value.size());
        out += value;
    }
    static void fixed(std::string &out, unsigned field, std::uint64_t value)
    {
        varint(out, field << 3 | 1);
        out.append(reinterpret_cast<const char *>(&value), sizeof value);
    }
    static std::string id(std::uint64_t value) { return {reinterpret_cast<const char *>(&value), sizeof value}; }
    static std::string text(std::string_view key, std::string_view value)
    {
        std::string any, pair;
        bytes(any, 1, value);
        bytes(pair, 1, key);
        bytes(pair, 2, any);
        return pair;
    }
    static std::string number(std::string_view key, std::uint64_t value)
    {
        std::string any, pair;
        varint(any, 3 << 3);
        varint(any, value);
        bytes(pair, 1, key);
        bytes(pair, 2, any);
        return pair;
    }

    void add(std::size_t service, std::uint64_t trace, std::uint64_t span, std::uint64_t parent, unsigned kind,
             std::uint64_t start, std::uint64_t duration)
    {
        std::string message;
        bytes(message, 1, id(mixed(trace)) + id(trace + 1));
        bytes(message, 2, id(span));
        if (parent != 0)
            bytes(message, 4, id(parent));
        bytes(message, 5, "shop.Stock/Reserve" + std::to_string(trace % 5));
        varint(message, 6 << 3);
        varint(message, kind);
        fixed(message, 7, start);
        fixed(message, 8, start + duration + trace % 977 * 1000);
        bytes(message, 9, text("rpc.system", "grpc"));
        bytes(message, 9, text("rpc.service", "shop.Stock"));
        bytes(message, 9, text("rpc.method", "Reserve"));
        bytes(message, 9, text("server.address", "stock.shop.svc.cluster.local"));
        bytes(message, 9, number("server.port", 8080));
        bytes(message, 9, number("rpc.grpc.status_code", trace % 50 == 0 ? 14 : 0));
        bytes(message, 9, text("network.protocol.version", "2"));
        bytes(message, 15, "");
        Open &open = m_open[service];
        bytes(open.spans, 2, message);
        ++m_spans;
        if (++open.count == m_spansEach)
            close(service);
    }

    void close(std::size_t service)
    {
        Open &open = m_open[service];
        if (open.count == 0)
            return;
        std::string resource, scoped, all, request;
        bytes(resource, 1, text("service.name", "service-" + std::to_string(service)));
        bytes(resource, 1, text("k8s.pod.name", "service-" + std::to_string(service) + "-7d9c"));
        bytes(scoped, 1, std::string("\n\4otel", 6));
        scoped += open.spans;
        bytes(all, 1, resource);
        bytes(all, 2, scoped);
        bytes(request, 1, all);
        m_requests.push_back(std::move(request));
        open = {};
    }

    std::size_t m_spansEach;
    std::vector<Open> m_open;
    std::vector<std::string> m_requests;
    std::size_t m_spans = 0;
};

} // namespace alidade::bench
