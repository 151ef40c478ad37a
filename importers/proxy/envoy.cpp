#include "importers/proxy/proxyreading.h"
#include "importers/proxy/proxywords.h"
#include "importers/yaml/yaml.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace alidade {

namespace {

/// What refers to a cluster.
struct ClusterUse {
    bool isRouted = false;    ///< a route or a filter of traffic does
    bool isTelemetry = false; ///< tracing, access logs or statistics do
    bool isStream = false;    ///< something else than HTTP is sent there
    std::vector<ProxyRoute> routes;
    std::string rpc;      ///< the RPC service of all its routes
    bool isMixed = false; ///< routes with and without an RPC service, or with several
};

using ClusterUses = std::map<std::string, ClusterUse, std::less<>>;

bool hasAny(std::string_view text, const auto &words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// Where in the document a mapping stands, as far as it says what its clusters are for.
struct Surroundings {
    bool isTelemetry = false;
    bool isStream = false;
    std::string path; ///< of the route
    int line = 0;     ///< of the path
};

/// Walks through listeners and routes for the clusters that they name.
class UseReader {
public:
    UseReader(std::string file, ClusterUses &uses) : m_file(std::move(file)), m_uses(uses) {}

    void read(const YamlNode &node, const Surroundings &around)
    {
        static constexpr std::array streams = {std::string_view("TcpProxy"), std::string_view("RedisProxy"),
                                               std::string_view("MongoProxy"), std::string_view("UdpProxy")};
        for (const YamlNode &item : node.items)
            read(item, around);
        Surroundings here = around;
        if (const YamlNode &match = node["match"]; match.isMapping())
            readMatch(match, here);
        here.isStream = here.isStream || hasAny(node["@type"].text(), streams);
        const bool isWeighted = node["clusters"].isSequence();
        for (const YamlEntry &entry : node.entries) {
            if (isWeighted && entry.key == "clusters") {
                for (const YamlNode &cluster : entry.value.items)
                    use(cluster["name"].text(), here);
            } else if ((entry.key == "cluster" || entry.key == "cluster_name") && entry.value.isScalar()) {
                use(entry.value.scalar, here);
            } else {
                Surroundings below = here;
                below.isTelemetry = below.isTelemetry || isTelemetry(entry.key);
                read(entry.value, below);
            }
        }
    }

private:
    static bool isTelemetry(std::string_view key)
    {
        static constexpr std::array keys = {"tracing", "access_log", "stats_sinks", "stats_config"};
        return std::find(keys.begin(), keys.end(), key) != keys.end();
    }

    static void readMatch(const YamlNode &match, Surroundings &here)
    {
        for (const std::string_view key : {"prefix", "path_separated_prefix", "path"}) {
            const YamlNode &path = match[key];
            if (!path.isScalar())
                continue;
            here.path = key == "path" ? path.scalar : prefixRoute(path.scalar);
            here.line = path.line;
        }
        if (const YamlNode &pattern = match.at("safe_regex.regex"); pattern.isScalar()) {
            here.path = patternRoute(pattern.scalar);
            here.line = pattern.line;
        }
    }

    void use(const std::string &cluster, const Surroundings &here)
    {
        if (cluster.empty())
            return;
        ClusterUse &use = m_uses[cluster];
        use.isTelemetry = use.isTelemetry || here.isTelemetry;
        if (here.isTelemetry)
            return;
        const std::string rpc = rpcOfPath(here.path);
        use.isMixed = use.isMixed || (use.isRouted && use.rpc != rpc);
        use.rpc = rpc;
        use.isRouted = true;
        use.isStream = use.isStream || here.isStream;
        if (here.path.starts_with('/') && rpc.empty())
            use.routes.push_back({here.path, {m_file, here.line}});
    }

    std::string m_file;
    ClusterUses &m_uses;
};

class EnvoyReader {
public:
    explicit EnvoyReader(Diagnostics &diagnostics) : m_diagnostics(diagnostics) {}

    ProxyReading read(const ProxyTexts &texts)
    {
        std::vector<std::vector<YamlNode>> files;
        for (const ProxyText &text : texts) {
            files.push_back(isYamlTemplate(text.text) ? std::vector<YamlNode>() : readYaml(text.text, text.file, m_diagnostics));
            for (const YamlNode &document : files.back())
                readUses(document, text.file);
        }
        for (std::size_t i = 0; i < files.size(); ++i) {
            for (const YamlNode &document : files[i]) {
                for (const std::string_view place : {"static_resources.clusters", "clusters", "resources"}) {
                    for (const YamlNode &cluster : document.at(place).items)
                        readCluster(cluster, texts[i].file);
                }
            }
        }
        for (auto &[name, use] : m_uses)
            m_reading.routes.insert(m_reading.routes.end(), use.routes.begin(), use.routes.end());
        return std::move(m_reading);
    }

private:
    void readUses(const YamlNode &document, const std::string &file)
    {
        UseReader reader(file, m_uses);
        reader.read(document.at("static_resources.listeners"), {});
        for (const std::string_view key : {"tracing", "stats_sinks"}) {
            Surroundings telemetry;
            telemetry.isTelemetry = true;
            reader.read(document[key], telemetry);
        }
        for (const YamlNode &resource : document["resources"].items) {
            if (!isCluster(resource))
                reader.read(resource, {});
        }
    }

    static bool isCluster(const YamlNode &node) { return node.find("load_assignment") || node.find("hosts"); }

    void readCluster(const YamlNode &cluster, const std::string &file)
    {
        if (!isCluster(cluster))
            return;
        const std::string name = cluster["name"].text();
        for (const YamlNode &group : cluster.at("load_assignment.endpoints").items) {
            for (const YamlNode &endpoint : group["lb_endpoints"].items)
                addAddress(name, endpoint.at("endpoint.address.socket_address"), file);
        }
        const YamlNode &hosts = cluster["hosts"]; // of the second version of the API
        if (hosts.isMapping())
            addAddress(name, hosts["socket_address"], file);
        for (const YamlNode &host : hosts.items)
            addAddress(name, host["socket_address"], file);
    }

    void addAddress(const std::string &cluster, const YamlNode &address, const std::string &file)
    {
        const std::string host = withoutTemplates(address["address"].text());
        if (host.empty())
            return;
        const std::string port = withoutTemplates(address["port_value"].text());
        const auto it = m_uses.find(cluster);
        const ClusterUse use = it == m_uses.end() ? ClusterUse() : it->second;
        ProxyTarget target;
        target.address = host + (port.empty() ? "" : ":" + port);
        target.rpc = use.isMixed ? std::string() : use.rpc;
        target.protocol = use.isTelemetry && !use.isRouted ? "otlp" : !target.rpc.empty() ? "grpc" : use.isStream ? "" : "http";
        target.place = {file, address["address"].line};
        target.detail = "cluster " + cluster + ": " + target.address;
        addTo(m_reading, std::move(target));
    }

    Diagnostics &m_diagnostics;
    ClusterUses m_uses;
    ProxyReading m_reading;
};

} // namespace

ProxyReading readEnvoy(const ProxyTexts &texts, Diagnostics &diagnostics) { return EnvoyReader(diagnostics).read(texts); }

} // namespace alidade
