#include "importers/proxy/proxyfiles.h"

#include "tests/fuzz/input.h"

namespace {

using namespace alidade;

constexpr ProxyProduct products[] = {ProxyProduct::nginx,   ProxyProduct::envoy, ProxyProduct::haproxy, ProxyProduct::caddy,
                                     ProxyProduct::traefik, ProxyProduct::kong,  ProxyProduct::apache,  ProxyProduct::varnish};

} // namespace

/// The first byte says which product the rest configures.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0 || size > proxyFileBytes)
        return 0;
    const std::string text(fuzz::textOf(data + 1, size - 1));
    Diagnostics diagnostics;
    const ProxyReading reading = readProxy(products[data[0] % std::size(products)], {{"f", text}}, diagnostics);
    fuzz::promise(reading.targets.size() <= mostProxyTargets);
    for (const ProxyTarget &target : reading.targets)
        fuzz::promise(!target.address.empty() && target.place.line > 0);
    for (const ProxyRoute &route : reading.routes)
        fuzz::promise(route.path.starts_with('/'));
    proxyOf("any.conf", {}, text);
    return 0;
}
