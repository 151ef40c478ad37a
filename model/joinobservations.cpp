#include "model/address.h"
#include "model/assembly.h"
#include "model/hostname.h"
#include "model/resourcefinder.h"

#include <algorithm>
#include <tuple>

namespace alidade {
namespace {

/// "10.1.2.3" and "fd00::1" say which machine answered, not what runs there.
bool isNumericAddress(std::string_view host)
{
    return host.find(':') != std::string_view::npos ||
           std::ranges::all_of(host, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

bool isResourceEnd(const TrafficEnd &end) { return end.kind == TrafficEndKind::datastore || end.kind == TrafficEndKind::broker; }

/// Finds the nodes between which traffic passed, and adds those that nothing else knows.
class ObservationJoiner {
public:
    explicit ObservationJoiner(Assembly &assembly) : m_assembly(assembly), m_resources(assembly)
    {
        for (const DependencyDraft &draft : assembly.drafts)
            m_resources.learn(draft.from, draft.to);
    }

    void join(const SourceFacts &source, const ObservationFact &fact)
    {
        const Index from = m_assembly.names.find(fact.from.name);
        if (from == none)
            return m_assembly.reportUnknown(fact.place, fact.from.name, "traffic from");
        const Evidence evidence = evidenceOf(source, fact);
        const Index to = otherEnd(source, fact, from, evidence);
        if (to == none)
            return m_assembly.reportUnknown(fact.place, fact.to.name, fact.from.name + " was seen to call");
        if (from == to)
            return;
        m_assembly.result.observations.push_back({from, to, fact.from, fact.to, fact.relation, fact.protocol,
                                                  fact.to.kind == TrafficEndKind::peer, fact.total, fact.firstSeen, fact.lastSeen,
                                                  fact.operations, fact.traces, source.source.name});
        if (fact.relation == TrafficRelation::flow)
            return addFlow(from, to, fact, evidence);
        addDraft(from, to, fact, evidence);
    }

private:
    Evidence evidenceOf(const SourceFacts &source, const ObservationFact &fact) const
    {
        return m_assembly.evidence(Voice::observed, source, fact.place,
                                   fact.traces.empty() ? std::string() : "trace " + fact.traces.front());
    }

    static const Product *productOf(const ObservationFact &fact)
    {
        const Product *product = productIn(fact.protocol);
        return product ? product : productIn(fact.to.name);
    }

    Index otherEnd(const SourceFacts &source, const ObservationFact &fact, Index from, const Evidence &evidence)
    {
        if (fact.to.kind == TrafficEndKind::service)
            return m_assembly.names.find(fact.to.name);
        return isResourceEnd(fact.to) ? resourceOf(source, fact, from, evidence) : peerOf(fact, evidence);
    }

    /// A store or broker goes by its host, or by nothing but its product: then the caller's own, or the only one there is.
    Index resourceOf(const SourceFacts &source, const ObservationFact &fact, Index from, const Evidence &evidence)
    {
        const Product *product = productOf(fact);
        const bool isBroker = fact.to.kind == TrafficEndKind::broker;
        const bool isOnlyProduct = fact.to.name == fact.protocol || (product && fact.to.name == product->name);
        if (!isOnlyProduct) {
            if (const Index node = m_assembly.names.find(fact.to.name); node != none)
                return node;
        } else {
            const ResourceNeed need{product, product ? std::string(product->protocol) : fact.protocol, isBroker};
            const ResourceFinder::Answer answer = m_resources.find(from, source.source.name, need);
            if (answer.node != none || !answer.isNeeded)
                return answer.node;
            if (const Index node = m_assembly.names.find(fact.to.name); node != none)
                return node;
        }
        const NodeKind otherwise = isBroker ? NodeKind::broker : NodeKind::datastore;
        return addNode(fact.to.name, product ? product->kind : otherwise, evidence);
    }

    Index peerOf(const ObservationFact &fact, const Evidence &evidence)
    {
        const std::string &name = fact.to.name;
        if (const Index node = m_assembly.names.find(name); node != none)
            return node;
        if (isLocalHost(name) || isNumericAddress(name))
            return none;
        if (const Index node = serverOf(name); node != none)
            return node;
        return addNode(name, looksOutside(name) ? NodeKind::external : NodeKind::service, evidence);
    }

    /// The only node that serves this gRPC service: "shop.v1.Payment".
    Index serverOf(const std::string &rpcService) const
    {
        Index server = none;
        const std::vector<Node> &nodes = m_assembly.result.nodes;
        for (Index i = 0; i < nodes.size(); ++i) {
            const bool serves = std::ranges::any_of(nodes[i].endpoints, [&](const Endpoint &endpoint) {
                return endpoint.kind == EndpointKind::grpc && endpoint.name.starts_with(rpcService) &&
                       (endpoint.name.size() == rpcService.size() || endpoint.name[rpcService.size()] == '/');
            });
            if (serves && server != none)
                return none;
            if (serves)
                server = i;
        }
        return server;
    }

    Index addNode(const std::string &name, NodeKind kind, const Evidence &evidence)
    {
        Node node{.name = name, .kind = kind, .evidence = {evidence}};
        node.claims.push_back({.name = name, .origin = NameOrigin::telemetry, .evidence = evidence});
        return m_assembly.addNode(std::move(node));
    }

    void addDraft(Index from, Index to, const ObservationFact &fact, const Evidence &evidence)
    {
        Node &target = m_assembly.result.nodes[to];
        const Product *product = isResourceEnd(fact.to) ? productOf(fact) : nullptr;
        std::string protocol = product ? std::string(product->protocol) : fact.protocol;
        Mode mode = modeTowards(target.kind, Mode::sync);
        std::vector<std::string> via;
        if (fact.to.kind == TrafficEndKind::datastore)
            mode = Mode::data;
        if (fact.to.kind == TrafficEndKind::broker) {
            mode = Mode::async;
            if (!fact.to.part.empty()) {
                via.push_back(fact.to.part);
                target.endpoints.push_back({EndpointKind::topic, fact.to.part, evidence});
                sortEndpoints(target);
            }
        }
        m_assembly.drafts.push_back({from, to, mode, std::move(protocol), std::move(via), evidence});
    }

    void addFlow(Index from, Index to, const ObservationFact &fact, const Evidence &evidence)
    {
        std::vector<Flow> &flows = m_assembly.result.flows;
        const auto known = std::ranges::find_if(flows, [&](const Flow &flow) {
            return flow.from == from && flow.to == to && (fact.to.part.empty() || flow.via == fact.to.part);
        });
        if (known != flows.end())
            known->evidence.push_back(evidence);
        else
            flows.push_back({from, to, none, fact.to.part, {evidence}});
    }

    Assembly &m_assembly;
    ResourceFinder m_resources;
};

/// Rather the protocol that the others speak of than a second line on the map.
void settleProtocols(Assembly &assembly, std::size_t firstObserved)
{
    std::vector<DependencyDraft> &drafts = assembly.drafts;
    const auto observed = drafts.begin() + static_cast<std::ptrdiff_t>(firstObserved);
    std::map<std::tuple<Index, Index, Mode>, std::set<std::string>> spoken;
    for (auto draft = drafts.begin(); draft != observed; ++draft)
        spoken[{draft->from, draft->to, draft->mode}].insert(draft->protocol);
    for (auto draft = observed; draft != drafts.end(); ++draft) {
        const auto known = spoken.find({draft->from, draft->to, draft->mode});
        if (known != spoken.end() && known->second.size() == 1 && !known->second.contains({}))
            draft->protocol = *known->second.begin();
    }
}

} // namespace

void joinObservations(Assembly &assembly)
{
    const auto hasAny = [](const SourceFacts &source) { return !source.facts.observations.empty(); };
    Architecture &result = assembly.result;
    for (const SourceFacts &source : assembly.sources) {
        for (const TelemetryFact &fact : source.facts.telemetry) {
            if (const Index node = assembly.names.find(fact.counts.name); node != none)
                result.telemetry.push_back({node, fact.counts, fact.lastSeen, source.source.name});
        }
    }
    if (std::ranges::none_of(assembly.sources, hasAny))
        return;
    const std::size_t firstObserved = assembly.drafts.size();
    ObservationJoiner joiner(assembly);
    for (const SourceFacts &source : assembly.sources) {
        for (const ObservationFact &fact : source.facts.observations) {
            joiner.join(source, fact);
            result.observed.cover({fact.firstSeen, fact.lastSeen + 1});
        }
    }
    settleProtocols(assembly, firstObserved);
}

} // namespace alidade
