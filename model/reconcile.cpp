#include "model/assembly.h"
#include "model/claims.h"
#include "model/clusters.h"
#include "model/tools.h"

#include <algorithm>
#include <deque>
#include <map>
#include <tuple>
#include <unordered_set>

namespace alidade {
namespace {

/// Turns the facts of one cluster into a node.
class NodeMaker {
public:
    NodeMaker(const Assembly &assembly, const std::set<std::string, std::less<>> &sharedAliases)
        : m_assembly(assembly), m_sharedAliases(sharedAliases)
    {}

    /// `facts` in the order in which their sources named them.
    Node make(std::vector<SeenNode> facts, const MatchReasons &reasons = {}) const
    {
        std::stable_sort(facts.begin(), facts.end(), [](const SeenNode &l, const SeenNode &r) {
            auto key = [](const SeenNode &s) {
                return std::tuple(s.isGone, s.placing == Placing::moved, s.fact->origin, s.fact->name.size(),
                                  std::string_view(s.fact->name));
            };
            return key(l) < key(r);
        });
        Node node;
        node.name = facts.front().fact->name;
        node.isGone = facts.front().isGone;
        std::set<std::string> aliases;
        for (const SeenNode &seen : facts) {
            aliases.insert(seen.fact->name);
            for (const std::string &alias : seen.fact->aliases) {
                if (!alias.empty() && !m_sharedAliases.contains(alias))
                    aliases.insert(alias);
            }
            if (!seen.isGone || node.isGone)
                addFact(node, seen);
        }
        aliases.erase(node.name);
        node.aliases.assign(aliases.begin(), aliases.end());
        sortEvidence(node.evidence);
        addClaims(node, m_assembly, facts, reasons);
        return node;
    }

    /// Takes over what one more fact says, unless a better one already said it.
    void addFact(Node &node, const SeenNode &seen) const
    {
        const NodeFact &fact = *seen.fact;
        const SourceFacts &source = m_assembly.sources[seen.source];
        // People may draw a service of their own as foreign or as a store: what runs knows better.
        if (node.kind == NodeKind::service && (fact.origin != NameOrigin::catalogue || node.evidence.empty()))
            node.kind = fact.kind;
        if (node.language.empty())
            node.language = fact.language;
        if (node.path.empty() && !fact.path.empty()) {
            node.path = fact.path;
            node.source = source.source.name;
        }
        node.evidence.push_back(m_assembly.evidence(voiceOf(fact.origin), source, fact.place, describe(fact)));
    }

private:
    const Assembly &m_assembly;
    const std::set<std::string, std::less<>> &m_sharedAliases;
};

/// Services that only a module or package names, as facts of their own.
std::vector<SeenNode> impliedNodes(std::span<const SourceFacts> sources, std::vector<SeenNode> seen,
                                   std::deque<NodeFact> &storage)
{
    std::unordered_set<std::string_view> known;
    for (const SeenNode &node : seen) {
        if (node.isGone)
            continue;
        known.insert(node.fact->name);
        known.insert(node.fact->aliases.begin(), node.fact->aliases.end());
    }
    auto imply = [&](std::size_t source, const std::string &service, const std::string &dir, const Place &place) {
        if (service.empty() || !known.insert(service).second)
            return;
        NodeFact &fact = storage.emplace_back();
        fact.name = service;
        fact.origin = NameOrigin::command;
        fact.language = "go";
        fact.path = dir;
        fact.place = place;
        seen.push_back({&fact, source});
    };
    for (std::size_t i = 0; i < sources.size(); ++i) {
        for (const ModuleFact &module : sources[i].facts.modules)
            imply(i, module.service, module.dir, module.place);
        for (const PackageFact &package : sources[i].facts.packages)
            imply(i, package.service, package.place.file.substr(0, package.place.file.find_last_of('/')), package.place);
    }
    return seen;
}

std::vector<SeenNode> statedNodes(std::span<const SourceFacts> sources)
{
    std::vector<SeenNode> seen;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        for (const NodeFact &fact : sources[i].facts.nodes) {
            if (!fact.name.empty())
                seen.push_back({&fact, i});
        }
    }
    for (std::size_t i = 0; i < sources.size(); ++i) {
        for (const NodeFact &fact : sources[i].gone) {
            if (!fact.name.empty() && fact.origin != NameOrigin::host)
                seen.push_back({&fact, i, true});
        }
    }
    return seen;
}

/// A name may be that of one node only: of a program and a resource with the same name, the resource gives way.
void makeNamesUnique(std::vector<Node> &nodes)
{
    std::map<std::string, int> taken;
    std::stable_sort(nodes.begin(), nodes.end(),
                     [](const Node &l, const Node &r) { return isResource(l.kind) < isResource(r.kind); });
    for (Node &node : nodes) {
        std::string name = node.name;
        for (int number = 1; taken.contains(node.name); ++number)
            node.name = name + " (" + std::string(toText(node.kind)) + (number > 1 ? " " + std::to_string(number) : "") + ")";
        taken[node.name] = 1;
    }
    std::map<std::string, int> claims;
    for (const Node &node : nodes) {
        for (const std::string &alias : node.aliases)
            ++claims[alias];
    }
    for (Node &node : nodes)
        std::erase_if(node.aliases, [&](const std::string &alias) { return taken.contains(alias) || claims[alias] > 1; });
}

/// An address such as "redis://cart" tells what is behind it, unless the code of that node is known.
bool tellsKind(const NodeFact &address, const Node &node)
{
    bool hasCode =
        std::any_of(node.evidence.begin(), node.evidence.end(), [](const Evidence &e) { return e.voice == Voice::coded; });
    return !hasCode && (isResource(address.kind) || address.kind == NodeKind::telemetry);
}

/// What was only addressed joins what answers to the address; the rest is outside of the system, or a resource that no
/// manifest deploys.
void joinAddresses(Assembly &assembly, std::span<const SeenNode> seen, const NodeMaker &maker)
{
    std::set<std::string_view> apart;
    for (const IdentityDecision &decision : assembly.identities) {
        if (decision.node.empty())
            apart.insert(decision.name);
    }
    for (const SeenNode &address : seen) {
        const NodeFact &fact = *address.fact;
        if (fact.origin != NameOrigin::host || address.isGone)
            continue;
        bool isApart = apart.contains(fact.name);
        Index found = isApart ? assembly.names.findExact(fact.name) : assembly.names.find(fact.name);
        for (std::size_t i = 0; found == none && !isApart && i < fact.aliases.size(); ++i)
            found = assembly.names.find(fact.aliases[i]);
        if (found == none) {
            Node node = maker.make({address});
            if (node.kind == NodeKind::service)
                node.kind = NodeKind::external;
            std::erase_if(node.aliases, [&](const std::string &alias) { return assembly.names.findExact(alias) != none; });
            assembly.addNode(std::move(node));
            continue;
        }
        Node &node = assembly.result.nodes[found];
        NodeKind kind = node.kind;
        maker.addFact(node, address);
        if (!tellsKind(fact, node))
            node.kind = kind;
        addAddressClaim(node, assembly, address);
        sortEvidence(node.evidence);
    }
}

void addNamespaces(Assembly &assembly)
{
    for (const SourceFacts &source : assembly.sources) {
        for (const WorkloadFact &workload : source.facts.workloads) {
            if (!workload.nameSpace.empty())
                assembly.names.addNamespace(workload.nameSpace);
        }
    }
}

} // namespace

void reconcileNodes(Assembly &assembly)
{
    std::deque<NodeFact> implied;
    std::vector<SeenNode> seen = impliedNodes(assembly.sources, statedNodes(assembly.sources), implied);
    std::vector<Twins> twins;
    for (const SourceFacts &source : assembly.sources)
        std::ranges::move(twinsBySettings(source.facts), std::back_inserter(twins));
    Clusters clusters = clusterNodes(seen, assembly.identities, twins);

    std::map<std::size_t, std::vector<SeenNode>> members;
    std::map<std::size_t, std::vector<const Match *>> matches;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        if (seen[i].fact->origin != NameOrigin::host)
            members[clusters.root[i]].push_back(seen[i]);
    }
    for (const Match &match : clusters.matches)
        matches[clusters.root[match.seen]].push_back(&match);

    NodeMaker maker(assembly, clusters.sharedAliases);
    std::vector<Node> nodes;
    const Tools tools(assembly.sources);
    for (auto &[root, facts] : members) {
        if (tools.isTool(facts)) {
            assembly.tools.insert(facts.front().fact->name);
            continue;
        }
        MatchReasons reasons;
        for (const Match *match : matches[root])
            reasons.emplace(seen[match->seen].fact->name, match->reason);
        Node node = maker.make(std::move(facts), reasons);
        for (const Match *match : matches[root])
            node.matches.push_back(describe(*seen[match->seen].fact) + " joined with " + node.name + ": " + match->reason);
        std::sort(node.matches.begin(), node.matches.end());
        nodes.push_back(std::move(node));
    }
    makeNamesUnique(nodes);
    addNamespaces(assembly);
    // All names before all aliases: the first to take a name keeps it.
    for (Node &node : nodes)
        assembly.addNode(std::move(node));
    addDecidedNames(assembly);
    joinAddresses(assembly, seen, maker);
}

} // namespace alidade
