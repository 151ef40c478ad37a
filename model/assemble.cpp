#include "model/architecture.h"

#include <algorithm>
#include <map>

namespace alidade {

Architecture assemble(std::vector<SourceFacts> sources, Decisions decisions)
{
    Architecture result;
    std::map<std::string, Node> nodes;
    for (const SourceFacts &source : sources) {
        result.sources.push_back(source.source);
        for (const NodeFact &fact : source.facts.nodes) {
            Node &node = nodes[fact.name];
            node.name = fact.name;
            if (node.kind == NodeKind::service)
                node.kind = fact.kind;
        }
    }
    for (auto &[name, node] : nodes) {
        result.nodeNames.emplace_back(name, static_cast<Index>(result.nodes.size()));
        result.nodes.push_back(std::move(node));
    }
    result.systemName = decisions.systemName;
    result.contexts = decisions.contexts;
    result.relations = decisions.relations;
    result.notes = decisions.notes;
    result.decisions = std::move(decisions);
    return result;
}

} // namespace alidade
