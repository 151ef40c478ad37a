#include "importers/kubernetes/objects.h"

#include <algorithm>
#include <set>
#include <span>

namespace alidade {

namespace {

constexpr std::size_t mostOfARule = 200; ///< backends and matches of a rule, each of which is joined with each

std::span<const YamlNode> first(const std::vector<YamlNode> &items)
{
    return std::span(items).first(std::min(items.size(), mostOfARule));
}

/// Finds the routes of one cluster.
class RouteReader {
public:
    RouteReader(const Cluster &cluster, const KnownNodes &known, Facts &facts)
        : m_cluster(cluster), m_known(known), m_facts(facts)
    {}

    void read(const Manifest &manifest)
    {
        m_nameSpace = manifest.nameSpace;
        const YamlNode &spec = (*manifest.object)["spec"];
        if (manifest.kind == "Ingress")
            readIngress(spec);
        else if (manifest.kind == "HTTPRoute" || manifest.kind == "GRPCRoute")
            readGatewayRoute(spec);
        else if (manifest.kind == "VirtualService")
            readVirtualService(spec);
        else if (manifest.kind == "Route")
            add(spec.at("to.name"), spec["path"]);
    }

private:
    void readIngress(const YamlNode &spec)
    {
        for (const YamlNode &rule : spec["rules"].items) {
            for (const YamlNode &path : rule.at("http.paths").items) {
                const YamlNode &name = path.at("backend.service.name");
                add(name.isScalar() ? name : path.at("backend.serviceName"), path["path"]);
            }
        }
    }

    void readGatewayRoute(const YamlNode &spec)
    {
        for (const YamlNode &rule : spec["rules"].items) {
            for (const YamlNode &backend : first(rule["backendRefs"].items)) {
                for (const YamlNode &match : first(rule["matches"].items)) {
                    add(backend["name"], match.at("path.value"));
                    addMethod(backend["name"], match["method"]);
                }
            }
        }
    }

    void readVirtualService(const YamlNode &spec)
    {
        for (const YamlNode &rule : spec["http"].items) {
            for (const YamlNode &route : first(rule["route"].items)) {
                for (const YamlNode &match : first(rule["match"].items)) {
                    for (const char *key : {"exact", "prefix"})
                        add(route.at("destination.host"), match["uri"][key]);
                }
            }
        }
    }

    /// A path may hold a pattern of the controller: what stands before it is the route.
    void add(const YamlNode &service, const YamlNode &path)
    {
        const std::string node = service.isScalar() ? m_known.find(service.scalar, m_nameSpace) : std::string();
        std::string route = path.text().substr(0, path.text().find_first_of("(*^$|"));
        while (route.size() > 1 && route.ends_with('/'))
            route.pop_back();
        addEndpoint(node, EndpointKind::http, route.starts_with('/') ? "ANY " + route : std::string(), path);
    }

    void addMethod(const YamlNode &service, const YamlNode &method)
    {
        const std::string node = service.isScalar() ? m_known.find(service.scalar, m_nameSpace) : std::string();
        const std::string name = method["service"].text();
        const std::string rpc = method["method"].text();
        addEndpoint(node, EndpointKind::grpc, rpc.empty() || name.empty() ? name : name + "/" + rpc, method["service"]);
    }

    void addEndpoint(const std::string &node, EndpointKind kind, const std::string &name, const YamlNode &place)
    {
        if (!node.empty() && !name.empty() && m_seen.insert({node, name}).second)
            m_facts.endpoints.push_back({node, kind, name, m_cluster.place(place)});
    }

    const Cluster &m_cluster;
    const KnownNodes &m_known;
    Facts &m_facts;
    std::string m_nameSpace;
    std::set<std::pair<std::string, std::string>> m_seen;
};

} // namespace

void addRoutes(const Cluster &cluster, const KnownNodes &known, Facts &facts)
{
    RouteReader reader(cluster, known, facts);
    for (const Manifest &manifest : cluster.others)
        reader.read(manifest);
}

} // namespace alidade
