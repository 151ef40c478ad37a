#include "model/assembly.h"

namespace alidade {
namespace {

/// What is designed may not be there yet: it is shown as what people drew.
Index designedNode(Assembly &assembly, const std::string &name, const Evidence &evidence)
{
    const Index node = assembly.names.find(name);
    return node != none || name.empty() ? node : assembly.addNode({.name = name, .evidence = {evidence}});
}

} // namespace

void draftDesigned(Assembly &assembly, const Decisions &decisions)
{
    for (const DesignedDependency &designed : decisions.designed) {
        const Evidence evidence{
            Voice::designed, {}, {}, 0, designed.reason.empty() ? "a person made it part of the design" : designed.reason};
        const Index from = designedNode(assembly, designed.from, evidence);
        const Index to = designedNode(assembly, designed.to, evidence);
        if (from == none || to == none || from == to)
            continue; // the two may have become one since it was drawn
        const Mode mode = modeTowards(assembly.result.nodes[to].kind, designed.mode);
        assembly.drafts.push_back({from, to, mode, designed.protocol, {}, evidence});
    }
}

} // namespace alidade
