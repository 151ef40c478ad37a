#include "exporters/json/evidencejson.h"
#include "exporters/json/json.h"

namespace alidade {
namespace {

using Json = nlohmann::ordered_json;

Json claimJson(const Architecture &architecture, const Claim &claim)
{
    std::vector<Evidence> evidence;
    if (!claim.evidence.file.empty()) // a name that only a person knows stands nowhere
        evidence.push_back(claim.evidence);
    return {{"name", claim.name},
            {"origin", toText(claim.origin)},
            {"image", claim.image},
            {"path", claim.path},
            {"reason", claim.reason},
            {"decided", claim.isDecided},
            {"evidence", evidenceJson(architecture, evidence)}};
}

} // namespace

std::string identityJson(const Architecture &architecture)
{
    Json nodes = Json::array();
    for (const Node &node : architecture.nodes) {
        Json claims = Json::array();
        for (const Claim &claim : node.claims)
            claims.push_back(claimJson(architecture, claim));
        nodes.push_back({{"name", node.name},
                         {"kind", toText(node.kind)},
                         {"gone", node.isGone},
                         {"aliases", node.aliases},
                         {"claims", std::move(claims)}});
    }
    return documentText({{"schema", "alidade/identity/1"}, {"nodes", std::move(nodes)}});
}

std::string callsJson(const Architecture &architecture)
{
    Json calls = Json::array();
    for (const OpenCall &call : architecture.openCalls) {
        calls.push_back({{"key", call.key},
                         {"node", architecture.nodes[call.node].name},
                         {"role", toText(call.role)},
                         {"protocol", call.protocol},
                         {"target", call.target},
                         {"operation", call.operation},
                         {"reason", call.reason},
                         {"decided", call.isDecided},
                         {"answer", call.answer == none ? "" : architecture.nodes[call.answer].name},
                         {"evidence", evidenceJson(architecture, {call.evidence})}});
    }
    return documentText({{"schema", "alidade/calls/1"}, {"calls", std::move(calls)}});
}

} // namespace alidade
