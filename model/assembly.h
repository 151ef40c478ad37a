#pragma once

#include "model/nameindex.h"

#include <set>
#include <span>

namespace alidade {

/// A dependency of one voice at one place, before those between the same two nodes are merged.
struct DependencyDraft {
    Index from = none;
    Index to = none;
    Mode mode = Mode::sync;
    std::string protocol;
    std::vector<std::string> via;
    Evidence evidence;
};

/// What the steps of assemble() work on. Node indices are those of the order in which nodes were found until
/// sortNodes() has run.
struct Assembly {
    std::span<const SourceFacts> sources; ///< by name
    std::span<const IdentityDecision> identities;
    Architecture result;
    NameIndex names;
    std::vector<DependencyDraft> drafts;
    std::set<std::string, std::less<>> tools = {}; ///< names of images that nobody runs, which are no nodes

    Index addNode(Node node);
    Evidence evidence(Voice voice, const SourceFacts &source, const Place &place, std::string detail) const;
    void reportUnknown(const Place &place, const std::string &name, std::string_view what);
};

/// At most so many import lines are kept as evidence of one dependency between modules or built services.
inline constexpr std::size_t importEvidenceLimit = 50;

/// Orders evidence by voice, source, file, line, detail and takes out what is there twice.
void sortEvidence(std::vector<Evidence> &evidence);
/// Orders endpoints by kind and name and keeps the first place of each.
void sortEndpoints(Node &node);
/// What a call to such a node means: a query, a message or telemetry rather than a request to a peer.
Mode modeTowards(NodeKind target, Mode mode);

// The steps, in their order.
void reconcileNodes(Assembly &assembly);    ///< node facts -> nodes
void addEndpoints(Assembly &assembly);      ///< endpoints and workloads to their nodes
void draftDependencies(Assembly &assembly); ///< dependency facts -> drafts and external nodes
/// Calls in code -> drafts, endpoints of stores and brokers, flows, open calls, and nodes that only code knows.
void resolveCalls(Assembly &assembly, const Decisions &decisions);
/// Dependencies that a person drew -> drafts, and nodes that only the design knows.
void draftDesigned(Assembly &assembly, const Decisions &decisions);
/// Traffic -> drafts, observations, flows, topics of brokers, and nodes that only telemetry knows.
void joinObservations(Assembly &assembly);
void settleKinds(Assembly &assembly);            ///< what deployed nodes are, by who speaks to them and how
void draftBuildDependencies(Assembly &assembly); ///< imports between services -> drafts
void joinDependencies(Assembly &assembly);       ///< drafts -> dependencies
void describeNodes(Assembly &assembly);          ///< traits and owners
void joinModules(Assembly &assembly);
void joinContracts(Assembly &assembly);
void joinSagas(Assembly &assembly, const Decisions &decisions); ///< designed and recovered ones, under the names of nodes
void applyDecisions(Assembly &assembly, Decisions decisions);
void sortNodes(Assembly &assembly); ///< final order of nodes and dependencies, and the names

} // namespace alidade
