#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// The host of an address as found in settings: without scheme, user, port, path and query.
/// "https://user@api.example.com:443/v1" -> "api.example.com", "[::1]:80" -> "::1".
std::string_view hostOf(std::string_view address);

/// The names under which a Kubernetes Service may be known that this cluster-internal DNS name stands for, best first;
/// empty when the name is no such name. "payment.shop.svc.cluster.local" -> {"payment"}. A name "payment.shop" counts
/// when `isNamespace("shop")`. (Kubernetes, "DNS for Services and Pods".)
template <typename IsNamespace> std::vector<std::string_view> clusterNames(std::string_view host, IsNamespace isNamespace);

/// The labels of a DNS name, at most a few; none when one of them is empty.
std::vector<std::string_view> dnsLabels(std::string_view host);

/// Whether a host that no part of the system answers to is somewhere outside: a full DNS name or an IP address, but
/// neither loopback nor a name inside a cluster.
bool looksOutside(std::string_view host);

template <typename IsNamespace> std::vector<std::string_view> clusterNames(std::string_view host, IsNamespace isNamespace)
{
    std::vector<std::string_view> labels = dnsLabels(host);
    for (std::size_t i = 2; i < labels.size(); ++i) {
        if (labels[i] != "svc")
            continue;
        // A pod of a StatefulSet has its own name before that of the Service.
        std::vector<std::string_view> names{labels[i - 2]};
        if (i > 2)
            names.push_back(labels[0].substr(0, labels[0].find_last_of('-')));
        return names;
    }
    if (labels.size() == 2 && isNamespace(labels[1]))
        return {labels[0]};
    return {};
}

} // namespace alidade
