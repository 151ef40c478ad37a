#include "model/hostname.h"

#include <algorithm>

namespace alidade {
namespace {

constexpr std::size_t longestHost = 253; // RFC 1035, section 2.3.4

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isHostCharacter(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.' || c == ':';
}

bool isLoopback(std::string_view host)
{
    return host == "localhost" || host.ends_with(".localhost") || host.starts_with("127.") || host == "0.0.0.0" ||
           host == "::1" || host == "::";
}

} // namespace

std::string_view hostOf(std::string_view address)
{
    if (std::size_t scheme = address.find("://"); scheme != std::string_view::npos)
        address.remove_prefix(scheme + 3);
    while (address.starts_with('/')) // "dns:///payment:9090" names no authority
        address.remove_prefix(1);
    address = address.substr(0, address.find_first_of("/?#,"));
    if (std::size_t user = address.rfind('@'); user != std::string_view::npos)
        address.remove_prefix(user + 1);
    if (address.starts_with('[')) // IPv6, RFC 3986, section 3.2.2
        return address.substr(1, std::min(address.find(']'), address.size()) - 1);
    if (std::count(address.begin(), address.end(), ':') == 1)
        address = address.substr(0, address.find(':'));
    if (address.ends_with('.')) // a full name may end in the root
        address.remove_suffix(1);
    return address;
}

std::vector<std::string_view> dnsLabels(std::string_view host)
{
    std::vector<std::string_view> labels;
    if (host.size() > longestHost)
        return labels;
    for (std::size_t begin = 0; begin <= host.size();) {
        std::size_t end = std::min(host.find('.', begin), host.size());
        if (end == begin)
            return {};
        labels.push_back(host.substr(begin, end - begin));
        begin = end + 1;
    }
    return labels;
}

bool looksOutside(std::string_view host)
{
    if (host.size() > longestHost || isLoopback(host) || !std::all_of(host.begin(), host.end(), isHostCharacter))
        return false;
    if (std::count(host.begin(), host.end(), ':') >= 2)
        return true;
    std::vector<std::string_view> labels = dnsLabels(host);
    if (labels.size() < 2 || host.ends_with(".cluster.local"))
        return false;
    return std::find(labels.begin() + 1, labels.end(), "svc") == labels.end();
}

} // namespace alidade
