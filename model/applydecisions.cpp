#include "model/assembly.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace alidade {
namespace {

constexpr std::string_view nodePrefix = "node:";

/// The node that a decision names. One that no source has is still shown, as gone.
Index decidedNode(Assembly &assembly, const std::string &name)
{
    Index node = assembly.names.find(name);
    return node != none || name.empty() ? node : assembly.addNode({.name = name, .isGone = true});
}

/// Of several decisions about the same node, the one under its present name counts, else the first.
class FirstWins {
public:
    explicit FirstWins(const Assembly &assembly) : m_assembly(assembly) {}
    bool takes(Index node, const std::string &name)
    {
        bool isPresentName = m_assembly.result.nodes[node].name == name;
        return m_taken.insert(node).second || isPresentName;
    }

private:
    const Assembly &m_assembly;
    std::set<Index> m_taken;
};

void applyMembership(Assembly &assembly, const Decisions &decisions)
{
    FirstWins rule(assembly);
    for (const auto &[name, context] : decisions.membership) {
        Index node = decidedNode(assembly, name);
        if (node != none && rule.takes(node, name))
            assembly.result.nodes[node].context = assembly.result.findContext(context);
    }
}

void applyPlacements(Assembly &assembly, Decisions &decisions)
{
    std::map<std::string, Placement> present;
    FirstWins rule(assembly);
    for (const auto &[item, placement] : decisions.placements) {
        if (!item.starts_with(nodePrefix)) {
            present[item] = placement;
            continue;
        }
        std::string name = item.substr(nodePrefix.size());
        // Where a layout put a card is worth nothing once the card is gone.
        Index node = placement.isManual ? decidedNode(assembly, name) : assembly.names.find(name);
        if (node != none && rule.takes(node, name))
            present[std::string(nodePrefix) + assembly.result.nodes[node].name] = placement;
    }
    decisions.placements = std::move(present);
}

void applyNotes(Assembly &assembly)
{
    FirstWins rule(assembly);
    for (Index i = 0; i < assembly.result.notes.size(); ++i) {
        const std::string &target = assembly.result.notes[i].target;
        if (!target.starts_with(nodePrefix))
            continue;
        std::string name = target.substr(nodePrefix.size());
        Index node = decidedNode(assembly, name);
        if (node != none && rule.takes(node, name))
            assembly.result.nodes[node].note = i;
    }
}

/// A cut names two nodes, or two modules by their paths.
void applyCuts(Assembly &assembly, const Decisions &decisions)
{
    Architecture &result = assembly.result;
    std::set<std::pair<Index, Index>> nodeCuts, moduleCuts;
    for (const AcceptedCut &cut : decisions.acceptedCuts) {
        nodeCuts.emplace(assembly.names.find(cut.from), assembly.names.find(cut.to));
        moduleCuts.emplace(result.findModule(cut.from), result.findModule(cut.to));
    }
    for (Dependency &dependency : result.dependencies)
        dependency.isCutAccepted = nodeCuts.contains({dependency.from, dependency.to});
    for (ModuleDependency &dependency : result.moduleDependencies)
        dependency.isCutAccepted = moduleCuts.contains({dependency.from, dependency.to});
}

/// A resource that nobody assigned and that only the services of one context use is shown in it.
void deriveResourceContexts(Architecture &result)
{
    struct Users {
        Index context = none;
        bool isOneContext = false;
    };
    std::unordered_map<Index, Users> users;
    for (const Dependency &dependency : result.dependencies) {
        const Node &user = result.nodes[dependency.from];
        if (!isResource(result.nodes[dependency.to].kind) || isResource(user.kind) || dependency.mode == Mode::telemetry)
            continue;
        Index context = user.context;
        auto [it, isFirst] = users.emplace(dependency.to, Users{context, context != none});
        if (!isFirst && it->second.context != context)
            it->second.isOneContext = false;
    }
    for (const auto &[resource, use] : users) {
        Node &node = result.nodes[resource];
        if (node.context == none && use.isOneContext)
            node.context = use.context;
    }
}

} // namespace

void applyDecisions(Assembly &assembly, Decisions decisions)
{
    Architecture &result = assembly.result;
    result.systemName = decisions.systemName;
    result.contexts = decisions.contexts;
    std::sort(result.contexts.begin(), result.contexts.end(), [](const auto &l, const auto &r) { return l.id < r.id; });
    result.relations = decisions.relations;
    result.notes = decisions.notes;
    std::sort(result.notes.begin(), result.notes.end(), [](const Note &l, const Note &r) { return l.target < r.target; });
    applyMembership(assembly, decisions);
    applyPlacements(assembly, decisions);
    applyNotes(assembly);
    applyCuts(assembly, decisions);
    deriveResourceContexts(result);
    result.decisions = std::move(decisions);
}

} // namespace alidade
