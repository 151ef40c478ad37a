#include "qml/contracts/methoduses.h"

#include "analysis/contracts/consumers.h"
#include "qml/contracts/apioutline.h"

#include <algorithm>

namespace alidade {

namespace {

/// "GET /orders/:id", "GET /orders/<id>" and "GET /orders/{id}" alike.
std::string routeShape(std::string_view route)
{
    std::string shape;
    while (!route.empty()) {
        const std::size_t end = std::min(route.find('/', 1), route.size());
        const std::string_view segment = route.substr(0, end);
        const bool isParameter =
            segment.size() > 1 && segment.front() == '/' && std::string_view("{:<*").find(segment[1]) != std::string_view::npos;
        shape += isParameter ? "/{}" : std::string(segment);
        route.remove_prefix(end);
    }
    return shape;
}

void sortUses(MethodUses &method)
{
    std::sort(method.uses.begin(), method.uses.end(), [](const ContractUse &l, const ContractUse &r) {
        return std::tuple(!l.serves, std::string_view(l.node)) < std::tuple(!r.serves, std::string_view(r.node));
    });
}

ContractUse &useOf(MethodUses &method, const std::string &node, bool serves)
{
    const auto known = std::find_if(method.uses.begin(), method.uses.end(),
                                    [&](const ContractUse &use) { return use.node == node && use.serves == serves; });
    return known != method.uses.end() ? *known : method.uses.emplace_back(ContractUse{node, method.name, serves, {}});
}

/// Whether a node is the one that the document speaks of: it is known to serve the contract, or the route was read there.
bool answersFor(const ChosenContract &chosen, const Node &node, const Endpoint &endpoint)
{
    return node.name == chosen.service ||
           (endpoint.evidence.source == chosen->evidence.source && endpoint.evidence.file == chosen->evidence.file);
}

} // namespace

std::vector<MethodUses> protoUses(const ChosenContract &chosen)
{
    const ContractSet package = packageAlone(chosen.source->set, chosen->name);
    const ContractConsumers consumers(*chosen.architecture, package, package);
    std::vector<MethodUses> methods;
    std::set<std::string_view> done;
    for (const ProtoFile *file : filesOf(package, chosen->name)) {
        for (const ProtoService &service : file->services) {
            if (!done.insert(service.fullName).second)
                continue;
            const std::size_t first = methods.size();
            std::map<std::string, std::size_t> positions; // by "pkg.Service/Method", or "pkg.Service"
            for (const ProtoMethod &method : service.methods) {
                positions.emplace(service.fullName + "/" + method.name, methods.size());
                methods.push_back({.name = service.name + "/" + method.name, .file = file->place, .line = method.span.line});
            }
            MethodUses whole{.name = service.name, .file = file->place, .line = service.span.line, .isWholeService = true};
            for (ContractUse &use : consumers.usesOf(service.fullName)) {
                const auto at = positions.find(use.method);
                if (use.method == service.fullName)
                    whole.uses.push_back(std::move(use));
                else if (at != positions.end())
                    methods[at->second].uses.push_back(std::move(use));
            }
            if (!whole.uses.empty())
                methods.insert(methods.begin() + static_cast<std::ptrdiff_t>(first), std::move(whole));
        }
    }
    for (MethodUses &method : methods)
        sortUses(method);
    return methods;
}

std::vector<MethodUses> routeUses(const ChosenContract &chosen)
{
    const Architecture &architecture = *chosen.architecture;
    std::vector<MethodUses> methods;
    std::map<std::string, std::size_t> positions; // by shape
    for (const ContractItem &item : chosen->items) {
        if (item.kind != "operation")
            continue;
        positions.emplace(routeShape(item.name), methods.size());
        methods.push_back({.name = item.name, .file = item.evidence.file, .line = item.evidence.line});
    }
    std::set<Index> servers;
    for (Index node = 0; node < architecture.nodes.size(); ++node) {
        for (const Endpoint &endpoint : architecture.nodes[node].endpoints) {
            const auto at = positions.find(routeShape(endpoint.name));
            if (at == positions.end() || !answersFor(chosen, architecture.nodes[node], endpoint))
                continue;
            servers.insert(node);
            useOf(methods[at->second], architecture.nodes[node].name, true).evidence.push_back(endpoint.evidence);
        }
    }
    for (const Dependency &dependency : architecture.dependencies) {
        for (const std::string &via : servers.contains(dependency.to) ? dependency.via : std::vector<std::string>()) {
            if (const auto at = positions.find(routeShape(via)); at != positions.end())
                useOf(methods[at->second], architecture.nodes[dependency.from].name, false).evidence = dependency.evidence;
        }
    }
    for (MethodUses &method : methods)
        sortUses(method);
    return methods;
}

} // namespace alidade
