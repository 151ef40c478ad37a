#include "importers/proxy/proxyreading.h"

#include "importers/yaml/yaml.h"

namespace alidade {

std::string_view toText(ProxyProduct product)
{
    switch (product) {
    case ProxyProduct::nginx: return "nginx";
    case ProxyProduct::envoy: return "envoy";
    case ProxyProduct::haproxy: return "haproxy";
    case ProxyProduct::caddy: return "caddy";
    case ProxyProduct::traefik: return "traefik";
    case ProxyProduct::kong: return "kong";
    case ProxyProduct::apache: return "apache";
    case ProxyProduct::varnish: return "varnish";
    }
    return {};
}

bool addTo(ProxyReading &reading, ProxyTarget target)
{
    if (reading.targets.size() >= mostProxyTargets)
        return false;
    if (!target.address.empty())
        reading.targets.push_back(std::move(target));
    return true;
}

void forEachYamlDocument(const ProxyTexts &texts, Diagnostics &diagnostics,
                         const std::function<void(const YamlNode &, const std::string &)> &read)
{
    for (const ProxyText &text : texts) {
        if (isYamlTemplate(text.text))
            continue;
        for (const YamlNode &document : readYaml(text.text, text.file, diagnostics))
            read(document, text.file);
    }
}

ProxyReading readProxy(ProxyProduct product, const ProxyTexts &texts, Diagnostics &diagnostics)
{
    ProxyReading reading;
    switch (product) {
    case ProxyProduct::nginx: reading = readNginx(texts, diagnostics); break;
    case ProxyProduct::envoy: reading = readEnvoy(texts, diagnostics); break;
    case ProxyProduct::haproxy: reading = readHaproxy(texts, diagnostics); break;
    case ProxyProduct::caddy: reading = readCaddyfile(texts, diagnostics); break;
    case ProxyProduct::traefik: reading = readTraefik(texts, diagnostics); break;
    case ProxyProduct::kong: reading = readKong(texts, diagnostics); break;
    case ProxyProduct::apache: reading = readApache(texts, diagnostics); break;
    case ProxyProduct::varnish: reading = readVarnish(texts, diagnostics); break;
    }
    if (reading.targets.size() >= mostProxyTargets)
        diagnostics.push_back({Severity::warning, texts.front().file, 0,
                               "The proxy has more than " + std::to_string(mostProxyTargets) + " targets; the rest is left out"});
    return reading;
}

} // namespace alidade
