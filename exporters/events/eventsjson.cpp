#include "exporters/events/eventformats.h"
#include "exporters/json/evidencejson.h"

namespace alidade {
namespace {

using Json = nlohmann::ordered_json;

Json namesJson(const Architecture &architecture, const std::vector<Index> &nodes)
{
    Json names = Json::array();
    for (const Index node : nodes)
        names.push_back(architecture.nodes[node].name);
    return names;
}

Json itemJson(const Architecture &architecture, const StormItem &item)
{
    Json json{{"id", item.id}, {"kind", toText(item.kind)}, {"text", item.text}};
    if (!item.topic.empty())
        json["topic"] = item.topic;
    if (item.node != none)
        json["service"] = architecture.nodes[item.node].name;
    if (item.context != none)
        json["context"] = architecture.contexts[item.context].id;
    json["found"] = item.isFound;
    json["decided"] = item.isDecided;
    json["column"] = item.column;
    json["publishers"] = namesJson(architecture, item.publishers);
    json["consumers"] = namesJson(architecture, item.consumers);
    json["evidence"] = evidenceJson(architecture, item.evidence);
    return json;
}

Json findingJson(const Architecture &architecture, const EventStorm &storm, const StormFinding &finding)
{
    Json json{{"rule", finding.rule},   {"level", toText(finding.severity)}, {"item", storm.items[finding.item].id},
              {"names", finding.names}, {"message", finding.message},        {"advice", finding.advice}};
    if (!finding.evidence.file.empty())
        json["evidence"] = evidenceJson(architecture, {finding.evidence});
    return json;
}

} // namespace

std::string eventsJson(const Architecture &architecture, const EventStorm &storm)
{
    Json items = Json::array(), links = Json::array(), findings = Json::array(), proposals = Json::array();
    for (const StormItem &item : storm.items)
        items.push_back(itemJson(architecture, item));
    for (const StormLink &link : storm.links)
        links.push_back({{"from", storm.items[link.from].id}, {"to", storm.items[link.to].id}, {"bond", toText(link.bond)}});
    for (const StormFinding &finding : storm.findings)
        findings.push_back(findingJson(architecture, storm, finding));
    for (const ContextProposal &proposal : storm.proposals) {
        Json ids = Json::array();
        for (const std::size_t item : proposal.items)
            ids.push_back(storm.items[item].id);
        proposals.push_back({{"name", proposal.name},
                             {"context", proposal.context.empty() ? Json() : Json(proposal.context)},
                             {"services", namesJson(architecture, proposal.nodes)},
                             {"items", std::move(ids)}});
    }
    Json document{{"schema", "alidade/events/1"}, {"items", std::move(items)}};
    document["links"] = std::move(links);
    document["findings"] = std::move(findings);
    document["proposals"] = std::move(proposals);
    document["leftOut"] = storm.leftOut;
    return documentText(document);
}

} // namespace alidade
