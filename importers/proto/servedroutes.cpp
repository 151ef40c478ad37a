#include "importers/proto/servedroutes.h"

#include <map>
#include <set>
#include <string_view>

namespace alidade {

namespace {

using Names = std::set<std::string>;

std::string shortName(std::string_view service) { return std::string(service.substr(service.rfind('.') + 1)); }

/// Who serves RPC services, by full name and by short one.
class Servers {
public:
    explicit Servers(const Facts &facts)
    {
        for (const EndpointFact &endpoint : facts.endpoints) {
            const std::string service = endpoint.name.substr(0, endpoint.name.find('/'));
            if (service.empty() || service.find(' ') != std::string::npos)
                continue;
            if (endpoint.kind == EndpointKind::grpc)
                m_grpc[service].insert(endpoint.node);
            else if (endpoint.kind == EndpointKind::http)
                m_http[service].insert(endpoint.node);
        }
        for (const CallFact &call : facts.calls) {
            // "pb.RegisterOrderServiceHandlerFromEndpoint" of grpc-gateway
            const std::size_t begin = call.detail.find("Register");
            const std::size_t end = begin == std::string::npos ? begin : call.detail.find("Handler", begin);
            if (end != std::string::npos && call.protocol == "grpc")
                m_gateways[call.detail.substr(begin + 8, end - begin - 8)].insert(call.node);
        }
    }

    const Names &of(const std::string &service) const
    {
        static const Names nobody;
        const std::string plain = shortName(service);
        if (const auto found = m_gateways.find(plain); found != m_gateways.end())
            return found->second;
        for (const auto *servers : {&m_http, &m_grpc}) {
            for (const std::string &name : {service, plain}) {
                if (const auto found = servers->find(name); found != servers->end())
                    return found->second;
            }
        }
        return nobody;
    }

private:
    std::map<std::string, Names> m_gateways, m_http, m_grpc;
};

} // namespace

void importServedRoutes(ImportContext &context)
{
    const Servers servers(context.facts);
    std::set<std::pair<std::string, std::string>> known;
    for (const EndpointFact &endpoint : context.facts.endpoints)
        known.emplace(endpoint.node, endpoint.name);
    for (const ContractItemFact &item : context.facts.contractItems) {
        if (item.kind != "route")
            continue;
        for (const std::string &node : servers.of(item.type.substr(0, item.type.rfind('.')))) {
            if (known.emplace(node, item.name).second)
                context.facts.endpoints.push_back({node, EndpointKind::http, item.name, item.place});
        }
    }
}

} // namespace alidade
