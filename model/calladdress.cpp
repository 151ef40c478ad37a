#include "model/calladdress.h"

#include "model/address.h"
#include "model/hostname.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace alidade {
namespace {

/// Of a registry's address the path names the service: "consul://registry:8500/payment".
constexpr std::array registrySchemes =
    std::to_array<std::string_view>({"consul", "nacos", "etcd", "zk", "zookeeper", "polaris", "eureka", "discov"});

std::string_view schemeOf(std::string_view text)
{
    std::size_t colon = text.find("://");
    return colon == std::string_view::npos ? std::string_view() : text.substr(0, colon);
}

bool isRegistry(std::string_view scheme)
{
    return std::find(registrySchemes.begin(), registrySchemes.end(), scheme) != registrySchemes.end();
}

/// These ask DNS, so that a public name behind them is a host like any other.
bool asksDns(std::string_view scheme) { return scheme == "dns" || scheme == "passthrough"; }

/// The name behind a scheme that looks it up: "discovery:///shop.user", "consul://registry:8500/payment?wait=5s".
std::string_view lookedUpName(std::string_view text)
{
    std::string_view scheme = schemeOf(text);
    std::string_view rest = text.substr(std::min(scheme.size() + 3, text.size()));
    bool hasNoAuthority = rest.starts_with('/');
    if (scheme.empty() || scheme == "file" || scheme == "unix" || !(hasNoAuthority || isRegistry(scheme)))
        return {};
    rest = rest.substr(0, rest.find_first_of("?#"));
    while (rest.ends_with('/'))
        rest.remove_suffix(1);
    if (!hasNoAuthority)
        return rest.find('/') == std::string_view::npos ? std::string_view() : rest.substr(rest.rfind('/') + 1);
    rest.remove_prefix(std::min(rest.find_first_not_of('/'), rest.size()));
    return rest.substr(0, rest.find('/'));
}

/// The machine asks its cloud about itself there.
bool isMetadataHost(std::string_view host) { return host == "metadata.google.internal" || host == "169.254.169.254"; }

bool isLocal(std::string_view host)
{
    return host.empty() || isLocalHost(host) || host.starts_with("127.") || host == "0.0.0.0" || host == "::1" || host == "::" ||
           isMetadataHost(host);
}

void follow(Lead &lead, const std::string &host, const NameIndex &names, Index caller, bool mayBePublic = true)
{
    if (isMetadataHost(host)) {
        lead.isLocal = true;
        return;
    }
    Index node = names.find(host);
    if (node == caller)
        lead.isCaller = true;
    else if (node != none && std::find(lead.nodes.begin(), lead.nodes.end(), node) == lead.nodes.end())
        lead.nodes.push_back(node);
    if (node != none)
        return;
    // "payment-{…}" names something that begins so, not "payment".
    bool isCut = host.ends_with('-') || host.ends_with('_');
    bool isPublic = mayBePublic && isPublicHost(host);
    if (isPublic && lead.publicHost.empty() && !isDocumentHost(host))
        lead.publicHost = host;
    else if (!isPublic && lead.unknownHost.empty() && !isCut)
        lead.unknownHost = host;
}

} // namespace

bool isDocumentHost(std::string_view host)
{
    constexpr std::array hosts =
        std::to_array<std::string_view>({"w3.org", "xmlsoap.org", "json-schema.org", "schema.org", "schemas.microsoft.com",
                                         "schemas.openxmlformats.org", "swagger.io", "springframework.org", "apache.org"});
    return std::any_of(hosts.begin(), hosts.end(), [host](std::string_view known) {
        return host == known || (host.ends_with(known) && host[host.size() - known.size() - 1] == '.');
    });
}

Lead leadOf(std::string_view text, const NameIndex &names, Index caller)
{
    Lead lead;
    const bool isOfPage = text.starts_with("//"); // the scheme is that of the page (RFC 3986, section 4.2)
    if (isOfPage)
        text.remove_prefix(2);
    if (text.empty() || text.starts_with('/'))
        return lead;
    if (std::string_view name = lookedUpName(text); !name.empty() && schemeOf(text) != "jdbc") {
        std::string_view host = hostOf(name);
        if (isHostName(host))
            follow(lead, std::string(host), names, caller, asksDns(schemeOf(text)));
        return lead;
    }
    const std::vector<Address> addresses = addressesIn(text);
    for (const Address &address : addresses) {
        follow(lead, address.host, names, caller);
        if (lead.protocol.empty())
            lead.protocol = address.protocol.empty() ? std::string(protocolOfPort(address.port)) : address.protocol;
        if (lead.port == 0)
            lead.port = address.port;
    }
    if (!addresses.empty())
        return lead;
    const std::string_view host = hostOf(text);
    if (isLocal(host)) {
        lead.isLocal = true;
        // A port that one service publishes on the machine may be an alias of it.
        std::string_view authority = text.substr(text.find("://") == std::string_view::npos ? 0 : text.find("://") + 3);
        authority = authority.substr(0, authority.find('/'));
        if (std::size_t colon = authority.rfind(':'); colon != std::string_view::npos)
            std::from_chars(authority.data() + colon + 1, authority.data() + authority.size(), lead.localPort);
        Index node = names.findExact(authority);
        if (node == none && lead.localPort != 0) // it is known as "localhost:2379", whatever this machine is called here
            node = names.findExact("localhost:" + std::to_string(lead.localPort));
        if (node != none && node != caller)
            lead.nodes.push_back(node);
        return lead;
    }
    const bool isWhole = isOfPage || host.size() == text.size() || text[host.size()] == ':' || !schemeOf(text).empty();
    if (isHostName(host) && isWhole) {
        lead.isBareWord = !isOfPage && host.size() == text.size() && host.find('.') == std::string_view::npos;
        std::string lowered(host);
        std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        follow(lead, lowered, names, caller);
    }
    return lead;
}

} // namespace alidade
