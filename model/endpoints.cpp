#include "model/assembly.h"

#include <algorithm>
#include <tuple>

namespace alidade {

void sortEndpoints(Node &node)
{
    std::stable_sort(node.endpoints.begin(), node.endpoints.end(), [](const Endpoint &l, const Endpoint &r) {
        return std::tie(l.kind, l.name, l.evidence.source, l.evidence.file, l.evidence.line) <
               std::tie(r.kind, r.name, r.evidence.source, r.evidence.file, r.evidence.line);
    });
    auto isSame = [](const Endpoint &l, const Endpoint &r) { return l.kind == r.kind && l.name == r.name; };
    node.endpoints.erase(std::unique(node.endpoints.begin(), node.endpoints.end(), isSame), node.endpoints.end());
}

void addEndpoints(Assembly &assembly)
{
    for (const SourceFacts &source : assembly.sources) {
        for (const EndpointFact &fact : source.facts.endpoints) {
            if (Index node = assembly.names.find(fact.node); node != none)
                assembly.result.nodes[node].endpoints.push_back(
                    {fact.kind, fact.name, assembly.evidence(Voice::coded, source, fact.place, fact.name)});
            else
                assembly.reportUnknown(fact.place, fact.node, "an endpoint of");
        }
        for (const WorkloadFact &fact : source.facts.workloads) {
            if (Index node = assembly.names.find(fact.node); node != none)
                assembly.result.nodes[node].workloads.push_back(
                    {fact.platform, fact.kind, fact.nameSpace, fact.image, fact.replicas,
                     assembly.evidence(Voice::deployed, source, fact.place, fact.kind)});
            else
                assembly.reportUnknown(fact.place, fact.node, "a workload of");
        }
    }
    for (Node &node : assembly.result.nodes) {
        sortEndpoints(node);
        std::stable_sort(node.workloads.begin(), node.workloads.end(), [](const Workload &l, const Workload &r) {
            return std::tie(l.platform, l.nameSpace, l.kind, l.image, l.replicas, l.evidence.source, l.evidence.file,
                            l.evidence.line) < std::tie(r.platform, r.nameSpace, r.kind, r.image, r.replicas, r.evidence.source,
                                                        r.evidence.file, r.evidence.line);
        });
    }
}

} // namespace alidade
