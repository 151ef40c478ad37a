#pragma once

#include "model/diagnostic.h"
#include "model/facts.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

struct YamlNode;

/// Proxies whose configuration is read.
enum class ProxyProduct : std::uint8_t { nginx, envoy, haproxy, caddy, traefik, kong, apache, varnish };

/// "nginx", "envoy", …
std::string_view toText(ProxyProduct product);

/// Somewhere that a proxy sends what it gets.
struct ProxyTarget {
    std::string address;  ///< like CallFact::target
    std::string protocol; ///< "http", "grpc", "otlp", …; empty when only the port tells
    std::string rpc;      ///< RPC service whose calls go there; empty when it takes others too
    Place place;
    std::string detail; ///< what was read there, on one line
};

/// What a proxy takes on, a path prefix mostly: "/orders/*".
struct ProxyRoute {
    std::string path;
    Place place;
};

/// What the configuration of one proxy says.
struct ProxyReading {
    std::vector<ProxyTarget> targets;
    std::vector<ProxyRoute> routes;
};

/// More targets than these are left out.
inline constexpr std::size_t mostProxyTargets = 2000;

/// Adds a target, if it has an address, while there is room for more; false when there is none.
bool addTo(ProxyReading &reading, ProxyTarget target);

/// A configuration file.
struct ProxyText {
    std::string file;
    std::string text;
};

/// The files that one proxy runs with together: an upstream may stand in another file than what uses it.
using ProxyTexts = std::vector<ProxyText>;

/// Largest configuration file that is read.
inline constexpr std::size_t proxyFileBytes = 512U << 10U;

/// Calls `read` with each YAML document and its file; templates, which are no YAML yet, are passed over.
void forEachYamlDocument(const ProxyTexts &texts, Diagnostics &diagnostics,
                         const std::function<void(const YamlNode &document, const std::string &file)> &read);

/// Reads the configuration of a proxy. What is wrong in a file adds one diagnostic, and the rest is read.
ProxyReading readProxy(ProxyProduct product, const ProxyTexts &texts, Diagnostics &diagnostics);

// One reader a product. Settings that a template, envsubst or the proxy itself fills in stay in the addresses as
// `${NAME:-fallback}`; what only a request tells is `{…}`.

/// https://nginx.org/en/docs/: proxy_pass, grpc_pass, fastcgi_pass, uwsgi_pass, scgi_pass, upstream, set, map, stream.
ProxyReading readNginx(const ProxyTexts &texts, Diagnostics &diagnostics);
/// https://www.envoyproxy.io/docs/: clusters of static resources and of files of xDS resources, their routes.
ProxyReading readEnvoy(const ProxyTexts &texts, Diagnostics &diagnostics);
/// https://docs.haproxy.org/2.8/configuration.html: servers of the backends that some frontend uses.
ProxyReading readHaproxy(const ProxyTexts &texts, Diagnostics &diagnostics);
/// https://caddyserver.com/docs/caddyfile: reverse_proxy, php_fastcgi, forward_auth.
ProxyReading readCaddyfile(const ProxyTexts &texts, Diagnostics &diagnostics);
/// https://doc.traefik.io/traefik/providers/file/: servers of the file provider, in YAML.
ProxyReading readTraefik(const ProxyTexts &texts, Diagnostics &diagnostics);
/// https://docs.konghq.com/gateway/latest/production/deployment-topologies/db-less-and-declarative-config/
ProxyReading readKong(const ProxyTexts &texts, Diagnostics &diagnostics);
/// https://httpd.apache.org/docs/2.4/mod/mod_proxy.html: ProxyPass, ProxyPassMatch, BalancerMember, RewriteRule [P].
ProxyReading readApache(const ProxyTexts &texts, Diagnostics &diagnostics);
/// https://varnish-cache.org/docs/: backends.
ProxyReading readVarnish(const ProxyTexts &texts, Diagnostics &diagnostics);

} // namespace alidade
