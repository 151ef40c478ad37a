#include "importers/tracing/peer.h"

#include <algorithm>

namespace alidade {
namespace {

/// The host of "https://user:secret@host:port/path?query".
std::string_view hostOfUrl(std::string_view url)
{
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos)
        return {};
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#"));
    if (const std::size_t user = url.rfind('@'); user != std::string_view::npos)
        url.remove_prefix(user + 1);
    return url;
}

/// Without a port; an IPv6 address without its brackets.
std::string_view withoutPort(std::string_view host)
{
    if (host.starts_with('['))
        return host.substr(1, host.find(']') - 1);
    const std::size_t colon = host.find(':');
    return colon != std::string_view::npos && host.find(':', colon + 1) == std::string_view::npos ? host.substr(0, colon) : host;
}

bool isAddress(std::string_view host)
{
    return host.find(':') != std::string_view::npos ||
           std::ranges::all_of(host, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

/// The first that says something.
std::string_view firstOf(std::initializer_list<std::string_view> names)
{
    const auto *name = std::ranges::find_if(names, [](std::string_view one) { return !one.empty(); });
    return name == names.end() ? std::string_view() : *name;
}

} // namespace

Peer otherEnd(const Span &span)
{
    const std::string_view host = withoutPort(span.host.empty() ? hostOfUrl(span.url) : span.host);
    const std::string_view name = isAddress(host) ? std::string_view() : host;
    if (span.kind == SpanKind::producer || span.kind == SpanKind::consumer || !span.messagingSystem.empty())
        return {TrafficEndKind::broker, firstOf({span.messagingSystem, span.remoteName, span.peerService, name}),
                span.destination};
    if (!span.databaseSystem.empty())
        return {TrafficEndKind::datastore, firstOf({span.peerService, name, span.remoteName, span.databaseSystem}),
                span.database};
    return {TrafficEndKind::peer,
            firstOf({span.peerService, name, span.remoteName, span.rpcService, host, withoutPort(span.address)}),
            {}};
}

std::string_view protocolOf(const Span &span)
{
    if (!span.messagingSystem.empty())
        return span.messagingSystem;
    if (!span.databaseSystem.empty())
        return span.databaseSystem;
    if (!span.rpcSystem.empty())
        return span.rpcSystem;
    if (span.grpcStatus >= 0)
        return "grpc";
    if (span.isHttp || span.httpStatus > 0)
        return "http";
    return {};
}

} // namespace alidade
