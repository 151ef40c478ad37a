#include "analysis/drift.h"

#include "analysis/visibility.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace alidade {
namespace {

using Pair = std::pair<Index, Index>;

bool isJudged(const Architecture &architecture, const Dependency &dependency)
{
    const Node &from = architecture.nodes[dependency.from], &to = architecture.nodes[dependency.to];
    const bool isForWatching =
        dependency.mode == Mode::telemetry || from.kind == NodeKind::telemetry || to.kind == NodeKind::telemetry;
    return dependency.mode != Mode::build && !isForWatching && !from.isGone;
}

/// All dependencies between the same two nodes as one.
std::map<Pair, DriftItem> itemsOf(const Architecture &architecture)
{
    std::map<Pair, DriftItem> items;
    for (const Dependency &dependency : architecture.dependencies) {
        if (!isJudged(architecture, dependency))
            continue;
        auto [place, isNew] = items.try_emplace({dependency.from, dependency.to});
        DriftItem &item = place->second;
        if (isNew) {
            item.from = dependency.from;
            item.to = dependency.to;
            item.mode = dependency.mode;
        }
        item.voices.add(dependency.voices);
        item.evidence.insert(item.evidence.end(), dependency.evidence.begin(), dependency.evidence.end());
    }
    for (const Observation &observation : architecture.observations) {
        const auto place = items.find({observation.from, observation.to});
        if (place == items.end() || observation.relation == TrafficRelation::flow)
            continue;
        DriftItem &item = place->second;
        item.calls += observation.total.calls;
        item.errors += observation.total.errors;
        item.firstSeen = item.firstSeen == 0 ? observation.firstSeen : std::min(item.firstSeen, observation.firstSeen);
        item.lastSeen = std::max(item.lastSeen, observation.lastSeen);
    }
    return items;
}

void sortEvidenceOf(DriftItem &item)
{
    const auto key = [](const Evidence &e) { return std::tie(e.voice, e.source, e.file, e.line, e.detail); };
    std::ranges::sort(item.evidence, [&](const Evidence &l, const Evidence &r) { return key(l) < key(r); });
    item.evidence.erase(std::unique(item.evidence.begin(), item.evidence.end()), item.evidence.end());
}

/// Judges one dependency after the other.
class Judge {
public:
    explicit Judge(const Architecture &architecture) : m_architecture(architecture), m_visibility(architecture) {}

    const Visibility &visibility() const { return m_visibility; }

    void judge(DriftItem &item) const
    {
        const bool isCoded = item.voices.contains(Voice::coded), isDeployed = item.voices.contains(Voice::deployed);
        const bool isDesigned = item.voices.contains(Voice::designed);
        if (item.voices.contains(Voice::observed)) {
            if (isCoded || isDeployed || isDesigned)
                return set(item, DriftVerdict::agreed, "what runs is what was said");
            if (!m_visibility.hasStaticSource())
                return set(item, DriftVerdict::unjudged, "nothing but traffic was read that could say so");
            return set(item, DriftVerdict::observedOnly, "it runs, but no code, manifest or design says so");
        }
        const std::string blindness = m_visibility.whyUnseen(item.from, item.to, item.mode);
        const bool couldBeSeen = blindness.empty();
        if (isDesigned && !isCoded && !isDeployed) {
            if (couldBeSeen || m_visibility.hasCode(item.from))
                return set(item, DriftVerdict::designedOnly,
                           couldBeSeen ? "it was drawn, but does not run" : "it was drawn, but is not in the code");
            return set(item, DriftVerdict::unjudged, "no code of " + name(item.from) + " was read, and " + blindness);
        }
        if (!couldBeSeen)
            return set(item, DriftVerdict::unjudged, blindness);
        set(item, isCoded ? DriftVerdict::codedOnly : DriftVerdict::deployedOnly,
            isCoded ? "it is in the code, but was never seen: a dead or rare path"
                    : "a manifest says so, but neither does the code nor was it ever seen");
    }

private:
    static void set(DriftItem &item, DriftVerdict verdict, std::string reason)
    {
        item.verdict = verdict;
        item.reason = std::move(reason);
    }
    const std::string &name(Index node) const { return m_architecture.nodes[node].name; }

    const Architecture &m_architecture;
    Visibility m_visibility;
};

/// Acceptances by the nodes that they are about now, whatever these were called when it was decided.
std::map<Pair, Index> acceptancesOf(const Architecture &architecture)
{
    std::map<Pair, Index> result;
    const std::vector<AcceptedDrift> &all = architecture.decisions.acceptedDrifts;
    for (Index i = 0; i < all.size(); ++i) {
        const Pair pair{architecture.findNode(all[i].from), architecture.findNode(all[i].to)};
        if (pair.first != none && pair.second != none)
            result.emplace(pair, i);
    }
    return result;
}

void accept(DriftItem &item, const std::vector<AcceptedDrift> &all, Index acceptance, const std::string &today)
{
    if (all[acceptance].verdict != item.verdict)
        return;
    const std::string &until = all[acceptance].until;
    item.acceptance = acceptance;
    item.hasExpired = !until.empty() && !today.empty() && until < today;
    item.isAccepted = !item.hasExpired;
}

/// A call that waits for an answer and whose callee's spans know nothing of it was made with the context dropped.
std::vector<EdgePropagation> propagationOf(const Architecture &architecture, const Visibility &visibility)
{
    std::map<Pair, EdgePropagation> edges;
    for (const Observation &observation : architecture.observations) {
        if (observation.relation != TrafficRelation::call || observation.toEnd.kind == TrafficEndKind::datastore ||
            !visibility.sendsSpans(observation.to))
            continue;
        EdgePropagation &edge = edges[{observation.from, observation.to}];
        edge.from = observation.from;
        edge.to = observation.to;
        (observation.isUnanswered ? edge.broken : edge.joined) += observation.total.calls;
    }
    std::vector<EdgePropagation> result;
    result.reserve(edges.size());
    for (const auto &[pair, edge] : edges)
        result.push_back(edge);
    return result;
}

std::vector<NodePropagation> telemetryOf(const Architecture &architecture)
{
    std::vector<NodePropagation> services;
    for (const NodeTelemetry &telemetry : architecture.telemetry) {
        if (services.empty() || services.back().node != telemetry.node)
            services.push_back({.node = telemetry.node});
        NodePropagation &sum = services.back();
        sum.spans += telemetry.counts.spans;
        sum.roots += telemetry.counts.roots;
        sum.missingParents += telemetry.counts.missingParents;
        sum.invalidStates += telemetry.counts.invalidStates;
    }
    return services;
}

bool isOnlyObserved(const Node &node)
{
    return !node.isGone && !node.evidence.empty() &&
           std::ranges::all_of(node.evidence, [](const Evidence &e) { return e.voice == Voice::observed; });
}

} // namespace

Drift findDrift(const Architecture &architecture, const DriftOptions &options)
{
    Drift drift;
    drift.window = architecture.observed;
    const Judge judge(architecture);
    const std::map<Pair, Index> acceptances = acceptancesOf(architecture);
    for (auto &[pair, item] : itemsOf(architecture)) {
        sortEvidenceOf(item);
        judge.judge(item);
        if (const auto place = acceptances.find(pair); place != acceptances.end())
            accept(item, architecture.decisions.acceptedDrifts, place->second, options.today);
        const bool isKnown = item.verdict != DriftVerdict::observedOnly && item.verdict != DriftVerdict::unjudged;
        drift.known += isKnown ? 1 : 0;
        drift.seen += item.verdict == DriftVerdict::agreed ? 1 : 0;
        drift.items.push_back(std::move(item));
    }
    if (judge.visibility().hasStaticSource()) {
        for (Index i = 0; i < architecture.nodes.size(); ++i) {
            if (isOnlyObserved(architecture.nodes[i]))
                drift.onlyObserved.push_back(i);
        }
    }
    drift.services = telemetryOf(architecture);
    drift.edges = propagationOf(architecture, judge.visibility());
    return drift;
}

} // namespace alidade
