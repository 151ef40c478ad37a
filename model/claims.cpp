#include "model/claims.h"

#include <algorithm>
#include <tuple>

namespace alidade {
namespace {

std::string_view title(NameOrigin origin)
{
    switch (origin) {
    case NameOrigin::annotation: return "Service";
    case NameOrigin::workload: return "Kubernetes workload";
    case NameOrigin::composeService: return "Compose service";
    case NameOrigin::command: return "Program";
    case NameOrigin::dockerfile: return "Dockerfile of";
    case NameOrigin::catalogue: return "Catalogue entry";
    case NameOrigin::telemetry: return "Telemetry of";
    case NameOrigin::host: break;
    }
    return "Address";
}

std::string reasonOf(const SeenNode &seen, const Node &node, const MatchReasons &reasons)
{
    if (seen.placing == Placing::moved)
        return "a person said so";
    if (seen.placing == Placing::apart)
        return "a person set it apart";
    if (seen.fact->name == node.name)
        return "same name";
    auto it = reasons.find(seen.fact->name);
    return it == reasons.end() ? "another name that a source gives it" : std::string(it->second);
}

/// Of several facts of one name and origin the first place counts; what one does not know another may.
void merge(Claim &claim, const Claim &more)
{
    if (claim.image.empty())
        claim.image = more.image;
    if (claim.path.empty())
        claim.path = more.path;
}

} // namespace

Voice voiceOf(NameOrigin origin)
{
    if (origin == NameOrigin::catalogue)
        return Voice::designed;
    if (origin == NameOrigin::telemetry)
        return Voice::observed;
    bool isCode = origin == NameOrigin::annotation || origin == NameOrigin::command || origin == NameOrigin::dockerfile;
    return isCode ? Voice::coded : Voice::deployed;
}

std::string describe(const NodeFact &fact) { return std::string(title(fact.origin)) + ' ' + fact.name; }

void addClaims(Node &node, const Assembly &assembly, std::span<const SeenNode> facts, const MatchReasons &reasons)
{
    for (const SeenNode &seen : facts) {
        if (seen.isGone && !node.isGone)
            continue;
        const NodeFact &fact = *seen.fact;
        node.claims.push_back(
            {fact.name, fact.origin, fact.image, fact.path, reasonOf(seen, node, reasons), seen.placing != Placing::found,
             assembly.evidence(voiceOf(fact.origin), assembly.sources[seen.source], fact.place, describe(fact))});
    }
    std::stable_sort(node.claims.begin(), node.claims.end(), [](const Claim &l, const Claim &r) {
        auto key = [](const Claim &c) {
            return std::tie(c.origin, c.name, c.evidence.source, c.evidence.file, c.evidence.line, c.image, c.path);
        };
        return key(l) < key(r);
    });
    std::vector<Claim> distinct;
    for (Claim &claim : node.claims) {
        if (!distinct.empty() && distinct.back().origin == claim.origin && distinct.back().name == claim.name)
            merge(distinct.back(), claim);
        else
            distinct.push_back(std::move(claim));
    }
    node.claims = std::move(distinct);
    // The first that is called as the node is gave it its name.
    auto first = std::find_if(node.claims.begin(), node.claims.end(), [&](const Claim &c) { return c.name == node.name; });
    if (first != node.claims.end() && !first->isDecided)
        first->reason.clear();
}

void addAddressClaim(Node &node, const Assembly &assembly, const SeenNode &address)
{
    const NodeFact &fact = *address.fact;
    bool isKnown = std::any_of(node.claims.begin(), node.claims.end(), [&](const Claim &c) { return c.name == fact.name; });
    if (isKnown)
        return;
    node.claims.push_back({fact.name, fact.origin, fact.image, fact.path,
                           node.name == fact.name ? std::string() : "an address that means it", false,
                           assembly.evidence(Voice::deployed, assembly.sources[address.source], fact.place, describe(fact))});
}

void addDecidedNames(Assembly &assembly)
{
    for (const IdentityDecision &decision : assembly.identities) {
        Index node = decision.node.empty() ? none : assembly.names.find(decision.node);
        if (node == none || assembly.names.findExact(decision.name) != none)
            continue;
        assembly.names.add(decision.name, node);
        Node &target = assembly.result.nodes[node];
        target.aliases.insert(std::lower_bound(target.aliases.begin(), target.aliases.end(), decision.name), decision.name);
        target.claims.push_back({.name = decision.name,
                                 .origin = NameOrigin::host,
                                 .image = {},
                                 .path = {},
                                 .reason = "a person said so",
                                 .isDecided = true,
                                 .evidence = {}});
    }
}

} // namespace alidade
