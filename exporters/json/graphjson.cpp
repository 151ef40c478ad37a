#include "exporters/json/evidencejson.h"
#include "exporters/json/json.h"
#include "exporters/viewdetails.h"

#include <map>
#include <set>
#include <tuple>

namespace alidade {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint32_t noGroup = static_cast<std::uint32_t>(-1);

Json endpointsJson(const Architecture &architecture, const Node &node)
{
    Json list = Json::array();
    for (const Endpoint &endpoint : node.endpoints)
        list.push_back({{"kind", toText(endpoint.kind)},
                        {"name", endpoint.name},
                        {"evidence", evidenceJson(architecture, {endpoint.evidence})}});
    return list;
}

Json groupJson(const Architecture &architecture, const GroupedView &view, const ViewDetails &details, std::uint32_t group)
{
    const Index entity = view.entities[group];
    Json json{{"id", view.names[group]}, {"name", view.names[group]}};
    switch (view.grouping) {
    case Grouping::module: {
        const Module &module = architecture.modules[entity];
        json.update({{"kind", "module"},
                     {"language", "go"},
                     {"path", module.dir},
                     {"context", details.contextName(group)},
                     {"service", module.service == none ? "" : architecture.nodes[module.service].name},
                     {"external", module.isExternal},
                     {"aliases", Json::array()},
                     {"endpoints", Json::array()}});
        break;
    }
    case Grouping::service: {
        const Node &node = architecture.nodes[entity];
        json.update({{"kind", toText(node.kind)},
                     {"language", node.language},
                     {"path", node.path},
                     {"context", details.contextName(group)},
                     {"aliases", node.aliases},
                     {"endpoints", endpointsJson(architecture, node)},
                     {"owners", node.owners}});
        break;
    }
    case Grouping::context:
        json["id"] = entity == none ? "" : architecture.contexts[entity].id;
        json.update({{"kind", "context"},
                     {"language", ""},
                     {"path", ""},
                     {"context", ""},
                     {"aliases", Json::array()},
                     {"endpoints", Json::array()}});
        if (entity != none)
            json.update(
                {{"subdomain", toText(architecture.contexts[entity].subdomain)}, {"owner", architecture.contexts[entity].owner}});
        break;
    }
    return json;
}

Json voicesJson(Voices voices)
{
    Json list = Json::array();
    for (Voice voice : {Voice::designed, Voice::coded, Voice::deployed, Voice::observed}) {
        if (voices.contains(voice))
            list.push_back(toText(voice));
    }
    return list;
}

/// The edge split by mode and protocol, strongest mode first as the enumerators stand.
std::map<std::pair<Mode, std::string>, GroupedEdge> byModeAndProtocol(const Architecture &architecture, const GroupedView &view,
                                                                      const GroupedEdge &edge)
{
    std::map<std::pair<Mode, std::string>, GroupedEdge> parts;
    for (Index d : edge.dependencies) {
        const bool isModule = view.grouping == Grouping::module;
        const Mode mode = isModule ? Mode::build : architecture.dependencies[d].mode;
        GroupedEdge &part = parts[{mode, isModule ? "build" : architecture.dependencies[d].protocol}];
        part.from = edge.from;
        part.to = edge.to;
        part.mode = mode;
        part.voices.add(isModule ? edge.voices : architecture.dependencies[d].voices);
        part.dependencies.push_back(d);
    }
    return parts;
}

Json viaJson(const Architecture &architecture, const GroupedView &view, const GroupedEdge &edge)
{
    std::set<std::string> via;
    if (view.grouping != Grouping::module) {
        for (Index d : edge.dependencies)
            via.insert(architecture.dependencies[d].via.begin(), architecture.dependencies[d].via.end());
    }
    return via;
}

/// Producers and the consumers that they reach, between groups; `nodes` are those of the document.
Json flowsJson(const Architecture &architecture, const GroupedView &view, const Json &nodes)
{
    Json list = Json::array();
    if (view.grouping == Grouping::module)
        return list;
    std::map<Index, std::uint32_t> groups;
    for (std::uint32_t group = 0; group < view.entities.size(); ++group)
        groups[view.entities[group]] = group;
    const auto groupOf = [&](Index node) {
        const auto it = groups.find(view.grouping == Grouping::service ? node : architecture.nodes[node].context);
        return it == groups.end() ? noGroup : it->second;
    };
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::string, std::string>, std::vector<Evidence>> flows;
    for (const Flow &flow : architecture.flows) {
        const std::uint32_t from = groupOf(flow.from), to = groupOf(flow.to);
        if (from == noGroup || to == noGroup || from == to)
            continue;
        auto &evidence = flows[{from, to, flow.via, flow.broker == none ? "" : architecture.nodes[flow.broker].name}];
        evidence.insert(evidence.end(), flow.evidence.begin(), flow.evidence.end());
    }
    for (const auto &[key, evidence] : flows) {
        const auto &[from, to, via, broker] = key;
        list.push_back({{"from", nodes[from]["id"]},
                        {"to", nodes[to]["id"]},
                        {"via", via},
                        {"broker", broker},
                        {"evidence", evidenceJson(architecture, evidence)}});
    }
    return list;
}

} // namespace

std::string graphJson(const Architecture &architecture, const GroupedView &view)
{
    const ViewDetails details(architecture, view);
    Json nodes = Json::array(), edges = Json::array();
    for (std::uint32_t group = 0; group < view.names.size(); ++group)
        nodes.push_back(groupJson(architecture, view, details, group));
    for (const GroupedEdge &edge : view.edges) {
        for (const auto &[key, part] : byModeAndProtocol(architecture, view, edge)) {
            edges.push_back({{"from", nodes[part.from]["id"]},
                             {"to", nodes[part.to]["id"]},
                             {"protocol", key.second},
                             {"mode", toText(key.first)},
                             {"via", viaJson(architecture, view, part)},
                             {"voices", voicesJson(part.voices)},
                             {"evidence", evidenceJson(architecture, details.evidence(part))}});
        }
    }
    Json flows = flowsJson(architecture, view, nodes);
    return documentText({{"schema", "alidade/graph/1"},
                         {"groupBy", toText(view.grouping)},
                         {"nodes", std::move(nodes)},
                         {"edges", std::move(edges)},
                         {"flows", std::move(flows)}});
}

} // namespace alidade
