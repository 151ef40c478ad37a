#include "analysis/contracts/openapi/apiconsumers.h"

#include <algorithm>
#include <array>

namespace alidade {

std::string apiRouteShape(std::string_view route)
{
    static constexpr std::array<std::string_view, 9> methods{"GET",    "HEAD",    "POST",  "PUT",  "PATCH",
                                                             "DELETE", "OPTIONS", "TRACE", "QUERY"};
    const std::size_t space = route.find(' ');
    if (space == std::string_view::npos || space + 1 >= route.size() || route[space + 1] != '/')
        return {};
    std::string shape;
    for (char c : route.substr(0, space))
        shape += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    if (std::find(methods.begin(), methods.end(), shape) == methods.end())
        return {};
    shape += ' ';
    std::string_view path = route.substr(space + 1);
    path = path.substr(0, path.find('?'));
    while (!path.empty()) {
        path.remove_prefix(1); // the slash
        const std::string_view part = path.substr(0, path.find('/'));
        path.remove_prefix(part.size());
        const bool isParameter = part.starts_with('{') || part.starts_with(':') || part == "*";
        shape.append("/").append(isParameter ? "{}" : part);
    }
    return shape;
}

ApiConsumers::ApiConsumers(const Architecture &architecture, const OpenApiSet &older, const OpenApiSet &newer)
{
    addOperations(older);
    addOperations(newer);
    for (const Node &node : architecture.nodes) {
        for (const Endpoint &endpoint : node.endpoints) {
            if (const std::string operation = operationOf(endpoint.name); !operation.empty())
                m_operationsOf[node.name].insert(operation);
        }
    }
    for (const Dependency &dependency : architecture.dependencies) {
        const std::string &from = architecture.nodes[dependency.from].name, &to = architecture.nodes[dependency.to].name;
        const bool isServer = m_operationsOf.contains(to);
        bool saysRoute = false;
        for (const std::string &via : dependency.via) {
            const std::string operation = operationOf(via);
            saysRoute = saysRoute || !apiRouteShape(via).empty();
            if (!operation.empty() || (isServer && !apiRouteShape(via).empty()))
                m_uses.push_back({from, operation.empty() ? apiRouteShape(via) : operation, {to}, dependency.evidence});
        }
        if (isServer && !saysRoute && dependency.protocol != "grpc")
            m_uses.push_back({from, {}, {to}, dependency.evidence});
    }
    for (const OpenCall &call : architecture.openCalls) {
        if (const std::string operation = operationOf(call.operation); !operation.empty())
            m_uses.push_back({architecture.nodes[call.node].name, operation, {}, {call.evidence}});
    }
}

void ApiConsumers::addOperations(const OpenApiSet &set)
{
    for (const OpenApiDocument &document : set.documents) {
        for (const OpenApiPath &path : document.paths) {
            for (const OpenApiOperation &operation : path.operations)
                m_operations.insert(apiRouteShape(operation.method + " " + path.path));
        }
    }
}

/// The operation that a route is: the same, or the same below the path of a server ("/api/v1").
std::string ApiConsumers::operationOf(const std::string &via) const
{
    std::string shape = apiRouteShape(via);
    if (shape.empty() || m_operations.contains(shape))
        return shape;
    const std::size_t space = shape.find(' ');
    for (std::size_t slash = shape.find('/', space + 2); slash != std::string::npos; slash = shape.find('/', slash + 1)) {
        std::string shorter = shape.substr(0, space + 1) + shape.substr(slash);
        if (m_operations.contains(shorter))
            return shorter;
    }
    return {};
}

std::vector<ConsumerVerdict> ApiConsumers::verdicts(const ContractFinding &change) const
{
    const std::string touched = apiRouteShape(change.element);
    const bool isGeneral = touched.empty();
    std::map<std::string, ConsumerVerdict> byNode;
    for (const Use &use : m_uses) {
        ConsumerVerdict &verdict = byNode[use.node];
        verdict.consumer = use.node;
        const bool isServed =
            use.operation.empty() && std::any_of(use.servers.begin(), use.servers.end(), [&](const auto &server) {
                const auto operations = m_operationsOf.find(server);
                return operations != m_operationsOf.end() && operations->second.contains(touched);
            });
        const Impact impact = use.operation == touched && !isGeneral ? Impact::breaks
                              : isServed || isGeneral                ? Impact::possible
                                                                     : Impact::untouched;
        if (impact == Impact::untouched)
            continue;
        verdict.impact = std::max(verdict.impact, impact);
        verdict.methods.push_back(use.operation.empty() ? *use.servers.begin() : use.operation);
        verdict.evidence.insert(verdict.evidence.end(), use.evidence.begin(), use.evidence.end());
    }
    std::vector<ConsumerVerdict> result;
    result.reserve(byNode.size());
    for (auto &[node, verdict] : byNode)
        result.push_back(std::move(verdict));
    std::stable_sort(result.begin(), result.end(), [](const auto &l, const auto &r) { return l.impact > r.impact; });
    return result;
}

} // namespace alidade
