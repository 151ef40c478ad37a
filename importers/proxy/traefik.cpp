#include "importers/proxy/proxyreading.h"
#include "importers/proxy/proxywords.h"
#include "importers/yaml/yaml.h"

namespace alidade {

namespace {

/// The paths in a rule: "Host(`x`) && (PathPrefix(`/orders`) || Path(`/o`))".
std::vector<std::string> pathsOf(std::string_view rule)
{
    std::vector<std::string> paths;
    for (std::size_t at = rule.find("Path"); at != std::string_view::npos; at = rule.find("Path", at + 4)) {
        const bool isPrefix = rule.substr(at).starts_with("PathPrefix(");
        if (!isPrefix && !rule.substr(at).starts_with("Path("))
            continue;
        const std::size_t open = rule.find_first_of("`'\"", at);
        const std::size_t close = open == std::string_view::npos ? open : rule.find(rule[open], open + 1);
        if (close == std::string_view::npos)
            break;
        const std::string path(rule.substr(open + 1, close - open - 1));
        if (path.starts_with('/') && path.find('{') == std::string::npos)
            paths.push_back(isPrefix ? prefixRoute(path) : path);
    }
    return paths;
}

class TraefikReader {
public:
    void read(const YamlNode &document, const std::string &file)
    {
        for (const std::string_view family : {"http", "tcp", "udp"}) {
            const YamlNode &part = document[family];
            for (const YamlEntry &service : part["services"].entries) {
                for (const YamlNode &server : service.value.at("loadBalancer.servers").items) {
                    const YamlNode &address = server["url"].isScalar() ? server["url"] : server["address"];
                    add(address, family, "service " + service.key, file);
                }
            }
            for (const YamlEntry &middleware : part["middlewares"].entries)
                add(middleware.value.at("forwardAuth.address"), family, "middleware " + middleware.key, file);
            for (const YamlEntry &router : part["routers"].entries) {
                const YamlNode &rule = router.value["rule"];
                for (std::string &path : pathsOf(rule.text()))
                    reading.routes.push_back({std::move(path), {file, rule.line}});
            }
        }
    }

    ProxyReading reading;

private:
    void add(const YamlNode &address, std::string_view family, const std::string &what, const std::string &file)
    {
        if (isOnMachine(address.text()))
            return;
        ProxyTarget target;
        target.address = withoutTemplates(address.scalar);
        target.protocol = target.address.starts_with("h2c://") || family != "http" ? "" : "http";
        if (target.address.starts_with("h2c://")) // HTTP/2 without TLS, mostly gRPC; the port tells
            target.address.erase(0, 6);
        target.place = {file, address.line};
        target.detail = what + ": " + address.scalar;
        addTo(reading, std::move(target));
    }
};

} // namespace

ProxyReading readTraefik(const ProxyTexts &texts, Diagnostics &diagnostics)
{
    TraefikReader reader;
    forEachYamlDocument(texts, diagnostics,
                        [&](const YamlNode &document, const std::string &file) { reader.read(document, file); });
    return std::move(reader.reading);
}

} // namespace alidade
