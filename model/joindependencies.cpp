#include "model/assembly.h"

#include "model/hostname.h"

#include <algorithm>
#include <tuple>

namespace alidade {
namespace {

/// What a call to such a node means: a query, a message or telemetry rather than a request to a peer.
Mode modeTowards(NodeKind target, Mode mode)
{
    if (mode != Mode::sync)
        return mode;
    switch (target) {
    case NodeKind::datastore:
    case NodeKind::cache:
    case NodeKind::bucket: return Mode::data;
    case NodeKind::broker: return Mode::async;
    case NodeKind::telemetry: return Mode::telemetry;
    default: return mode;
    }
}

/// The node that `written` means; a new external one for an address outside of the system.
Index findOrAddTarget(Assembly &assembly, const std::string &written)
{
    Index node = assembly.names.find(written);
    if (node != none)
        return node;
    std::string_view host = hostOf(written);
    if (!looksOutside(host))
        return none;
    return assembly.addNode({.name = std::string(host), .kind = NodeKind::external});
}

void draft(Assembly &assembly, const SourceFacts &source, const DependencyFact &fact)
{
    Index from = assembly.names.find(fact.from);
    if (from == none) {
        assembly.reportUnknown(fact.place, fact.from, "a dependency of");
        return;
    }
    Index to = findOrAddTarget(assembly, fact.to);
    if (to == none) {
        assembly.reportUnknown(fact.place, fact.to, fact.from + " depends on");
        return;
    }
    if (from == to)
        return;
    Mode mode = modeTowards(assembly.result.nodes[to].kind, fact.mode);
    Evidence evidence = assembly.evidence(fact.voice, source, fact.place, fact.detail);
    // What is known only from the dependency that names it has no other evidence.
    if (assembly.result.nodes[to].kind == NodeKind::external && assembly.result.nodes[to].evidence.empty())
        assembly.result.nodes[to].evidence.push_back(evidence);
    assembly.drafts.push_back({from, to, mode, fact.protocol, fact.via, std::move(evidence)});
}

void add(Dependency &dependency, DependencyDraft &draft)
{
    dependency.voices.add(draft.evidence.voice);
    std::move(draft.via.begin(), draft.via.end(), std::back_inserter(dependency.via));
    dependency.evidence.push_back(std::move(draft.evidence));
}

} // namespace

void draftDependencies(Assembly &assembly)
{
    for (const SourceFacts &source : assembly.sources) {
        for (const DependencyFact &fact : source.facts.dependencies)
            draft(assembly, source, fact);
    }
}

void joinDependencies(Assembly &assembly)
{
    std::vector<DependencyDraft> &drafts = assembly.drafts;
    auto ends = [](const DependencyDraft &d) { return std::tie(d.from, d.to, d.mode); };
    // Drafts without a protocol come last and go to the first one known between the same two.
    std::sort(drafts.begin(), drafts.end(), [&](const DependencyDraft &l, const DependencyDraft &r) {
        return std::tuple(l.from, l.to, l.mode, l.protocol.empty(), std::string_view(l.protocol)) <
               std::tuple(r.from, r.to, r.mode, r.protocol.empty(), std::string_view(r.protocol));
    });
    std::vector<Dependency> &dependencies = assembly.result.dependencies;
    for (std::size_t begin = 0; begin < drafts.size();) {
        std::size_t first = dependencies.size(), end = begin;
        for (; end < drafts.size() && ends(drafts[end]) == ends(drafts[begin]); ++end) {
            DependencyDraft &draft = drafts[end];
            bool isNew = end == begin || (!draft.protocol.empty() && draft.protocol != dependencies.back().protocol);
            if (isNew) {
                Dependency &dependency = dependencies.emplace_back();
                dependency.from = draft.from;
                dependency.to = draft.to;
                dependency.mode = draft.mode;
                dependency.protocol = draft.protocol;
            }
            add(draft.protocol.empty() ? dependencies[first] : dependencies.back(), draft);
        }
        begin = end;
    }
    drafts.clear();
    for (Dependency &dependency : dependencies) {
        std::sort(dependency.via.begin(), dependency.via.end());
        dependency.via.erase(std::unique(dependency.via.begin(), dependency.via.end()), dependency.via.end());
        sortEvidence(dependency.evidence);
    }
}

} // namespace alidade
