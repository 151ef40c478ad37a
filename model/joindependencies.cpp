#include "model/assembly.h"

#include "model/hostname.h"
#include "model/unreadsettings.h"

#include <algorithm>
#include <tuple>

namespace alidade {
namespace {

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

void draft(Assembly &assembly, const UnreadSettings &unread, const SourceFacts &source, const DependencyFact &fact)
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
    if (from == to || (!fact.setting.empty() && unread.isUnread(from, fact.setting, to)))
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

void draftDependencies(Assembly &assembly)
{
    const UnreadSettings unread(assembly);
    for (const SourceFacts &source : assembly.sources) {
        for (const DependencyFact &fact : source.facts.dependencies)
            draft(assembly, unread, source, fact);
    }
}

void joinDependencies(Assembly &assembly)
{
    std::vector<DependencyDraft *> drafts; // moved about while sorting
    drafts.reserve(assembly.drafts.size());
    for (DependencyDraft &draft : assembly.drafts)
        drafts.push_back(&draft);
    // In a run between the same two, those without a protocol come last and go to the first one known.
    std::sort(drafts.begin(), drafts.end(), [](const DependencyDraft *l, const DependencyDraft *r) {
        return std::tuple(l->from, l->to, l->mode, l->protocol.empty(), std::string_view(l->protocol)) <
               std::tuple(r->from, r->to, r->mode, r->protocol.empty(), std::string_view(r->protocol));
    });
    std::vector<Dependency> &dependencies = assembly.result.dependencies;
    std::size_t first = 0;
    for (DependencyDraft *draft : drafts) {
        bool isNewRun =
            dependencies.empty() || std::tie(draft->from, draft->to, draft->mode) !=
                                        std::tie(dependencies.back().from, dependencies.back().to, dependencies.back().mode);
        if (isNewRun)
            first = dependencies.size();
        if (isNewRun || (!draft->protocol.empty() && draft->protocol != dependencies.back().protocol)) {
            Dependency &dependency = dependencies.emplace_back();
            dependency.from = draft->from;
            dependency.to = draft->to;
            dependency.mode = draft->mode;
            dependency.protocol = draft->protocol;
        }
        add(draft->protocol.empty() ? dependencies[first] : dependencies.back(), *draft);
    }
    assembly.drafts.clear();
    for (Dependency &dependency : dependencies) {
        std::sort(dependency.via.begin(), dependency.via.end());
        dependency.via.erase(std::unique(dependency.via.begin(), dependency.via.end()), dependency.via.end());
        sortEvidence(dependency.evidence);
    }
}

} // namespace alidade
