#include "importers/proxy/proxyreading.h"
#include "importers/proxy/proxywords.h"
#include "importers/yaml/yaml.h"

#include <map>

namespace alidade {

namespace {

class KongReader {
public:
    void read(const YamlNode &document, const std::string &file)
    {
        std::map<std::string, const YamlNode *, std::less<>> upstreams;
        for (const YamlNode &upstream : document["upstreams"].items)
            upstreams[upstream["name"].text()] = &upstream;
        for (const YamlNode &service : document["services"].items) {
            readService(service, upstreams, file);
            readRoutes(service["routes"], file);
        }
        readRoutes(document["routes"], file);
    }

    ProxyReading reading;

private:
    void readService(const YamlNode &service, const std::map<std::string, const YamlNode *, std::less<>> &upstreams,
                     const std::string &file)
    {
        const YamlNode &url = service["url"];
        const YamlNode &host = url.isScalar() ? url : service["host"];
        if (!host.isScalar())
            return;
        const std::string port = service["port"].text();
        const std::string protocol = url.isScalar() ? std::string() : service["protocol"].text("http");
        const std::string name = service["name"].text(host.scalar);
        const auto upstream = url.isScalar() ? upstreams.end() : upstreams.find(host.scalar);
        if (upstream == upstreams.end())
            return add(host.scalar + (url.isScalar() || port.empty() ? "" : ":" + port), protocol, name, file, host.line);
        for (const YamlNode &target : (*upstream->second)["targets"].items) {
            const YamlNode &address = target.isScalar() ? target : target["target"];
            add(address.text(), protocol, name, file, address.line);
        }
    }

    void add(const std::string &address, const std::string &protocol, const std::string &service, const std::string &file,
             int line)
    {
        if (isOnMachine(address))
            return;
        ProxyTarget target;
        target.address = withoutTemplates(address);
        target.protocol = protocol.starts_with("grpc") || address.starts_with("grpc")   ? "grpc"
                          : protocol == "tcp" || protocol == "tls" || protocol == "udp" ? ""
                                                                                        : "http";
        target.place = {file, line};
        target.detail = "service " + service + ": " + address;
        addTo(reading, std::move(target));
    }

    void readRoutes(const YamlNode &routes, const std::string &file)
    {
        for (const YamlNode &route : routes.items) {
            for (const YamlNode &path : route["paths"].items) {
                const std::string text = path.text();
                const std::string prefix =
                    text.starts_with('~') ? patternRoute(std::string_view(text).substr(1)) : prefixRoute(text);
                if (prefix.starts_with('/'))
                    reading.routes.push_back({prefix, {file, path.line}});
            }
        }
    }
};

} // namespace

ProxyReading readKong(const ProxyTexts &texts, Diagnostics &diagnostics)
{
    KongReader reader;
    forEachYamlDocument(texts, diagnostics,
                        [&](const YamlNode &document, const std::string &file) { reader.read(document, file); });
    return std::move(reader.reading);
}

} // namespace alidade
