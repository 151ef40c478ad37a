#include "importers/receiving/admission.h"

#include <algorithm>
#include <arpa/inet.h>

namespace alidade {
namespace {

/// Without the port, and without the brackets of IPv6.
std::string withoutPort(std::string_view host)
{
    if (host.starts_with('['))
        return std::string(host.substr(1, host.find(']') == std::string_view::npos ? 0 : host.find(']') - 1));
    return std::string(host.substr(0, host.find(':')));
}

bool isLiteral(const std::string &host)
{
    in6_addr address{};
    return inet_pton(AF_INET, host.c_str(), &address) == 1 || inet_pton(AF_INET6, host.c_str(), &address) == 1;
}

/// In a time that does not tell how much of it is right.
bool isSameSecret(std::string_view given, std::string_view secret)
{
    unsigned difference = given.size() == secret.size() ? 0 : 1;
    for (std::size_t i = 0; i < given.size(); ++i)
        difference |= static_cast<unsigned>(given[i] ^ secret[i % secret.size()]);
    return difference == 0;
}

} // namespace

bool Admission::isOurs(std::string_view host) const
{
    std::string name = withoutPort(host);
    std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    if (name == "localhost" || name.starts_with("127.") || name == "::1")
        return name == "localhost" || isLiteral(name);
    // An address in digits is no name that could have been pointed elsewhere.
    return (m_isOpen && isLiteral(name)) || std::ranges::find(m_hosts, name) != m_hosts.end();
}

std::optional<Refusal> Admission::refusal(const RequestHead &head) const
{
    constexpr std::string_view scheme = "Bearer ";
    if (head.hasOrigin)
        return Refusal::origin;
    if (!isOurs(head.host))
        return Refusal::host;
    const bool hasScheme = head.authorization.starts_with(scheme);
    if (!m_token.empty() && !(hasScheme && isSameSecret(head.authorization.substr(scheme.size()), m_token)))
        return Refusal::token;
    return std::nullopt;
}

std::string_view toText(Refusal refusal)
{
    switch (refusal) {
    case Refusal::host: return "The host that the request names is none of ours.";
    case Refusal::origin: return "Requests of web pages are refused.";
    case Refusal::token: break;
    }
    return "The bearer token is missing or wrong.";
}

} // namespace alidade
