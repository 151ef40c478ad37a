#pragma once

#include "model/decisions.h"
#include "model/diagnostic.h"
#include "model/facts.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// Position of an entity in its array of the Architecture; `none` for "no such thing".
using Index = std::uint32_t;
inline constexpr Index none = static_cast<Index>(-1);

/// Why Alidade says something: one place in one source.
struct Evidence {
    Voice voice = Voice::coded;
    std::string source; ///< Source::name
    std::string file;
    int line = 0;
    std::string detail;
    friend bool operator==(const Evidence &, const Evidence &) = default;
};

struct Endpoint {
    EndpointKind kind = EndpointKind::grpc;
    std::string name;
    Evidence evidence;
};

struct Workload {
    std::string platform, kind, nameSpace, image;
    int replicas = 1;
    Evidence evidence;
};

/// A name under which some source knows a node: a workload, a program, a Dockerfile, an annotation.
struct Claim {
    std::string name;
    NameOrigin origin = NameOrigin::command;
    std::string image;      ///< empty when unknown
    std::string path;       ///< directory; empty when unknown
    std::string reason;     ///< why it was taken for this node; empty for the one that gave the node its name
    bool isDecided = false; ///< a person said so
    Evidence evidence;
};

/// Something about the code of a node that checks ask about; the words are those of TraitFact.
struct Trait {
    std::string trait, framework, value, function;
    Evidence evidence;
};

/// A service or resource of the system, reconciled over all sources.
struct Node {
    std::string name; ///< unique; the natural key
    NodeKind kind = NodeKind::service;
    std::string language;
    std::string path;                 ///< directory of its code; empty when unknown
    std::string source;               ///< Source::name of `path`
    Index context = none;             ///< Architecture::contexts
    bool isGone = false;              ///< its source no longer has it; decisions about it still stand
    std::vector<std::string> aliases; ///< other names it goes by, sorted
    std::vector<std::string> matches; ///< one sentence per automatic match: what was joined and why
    std::vector<Endpoint> endpoints;  ///< by kind, name
    std::vector<Workload> workloads;
    std::vector<Evidence> evidence;  ///< where it was seen
    std::vector<Claim> claims;       ///< the names that were joined into this node, by origin, name
    std::vector<Trait> traits;       ///< by trait, evidence
    std::vector<std::string> owners; ///< teams and people, by the source that names them last (CODEOWNERS), or a catalogue
    Index note = none;               ///< Architecture::notes
};

/// Who depends on whom: callers on callees, producers and consumers on their broker.
struct Dependency {
    Index from = none; ///< Architecture::nodes
    Index to = none;
    std::string protocol;
    Mode mode = Mode::sync;
    Voices voices;
    std::vector<std::string> via;   ///< sorted
    std::vector<Evidence> evidence; ///< by voice, source, file, line
    bool isCutAccepted = false;     ///< a person decided that it shall go
};

/// What a producer sends through a topic or queue reaches a consumer.
struct Flow {
    Index from = none;   ///< Architecture::nodes, the producer
    Index to = none;     ///< the consumer
    Index broker = none; ///< none when no broker is known
    std::string via;     ///< topic, subject or queue
    std::vector<Evidence> evidence;
};

/// Traffic that was seen to pass between two nodes.
struct Observation {
    Index from = none; ///< Architecture::nodes
    Index to = none;
    TrafficEnd fromEnd, toEnd; ///< as telemetry names them
    TrafficRelation relation = TrafficRelation::call;
    std::string protocol;
    bool isUnanswered = false; ///< the callee is known by its name only: no span of its own met this call
    TrafficCell total;
    std::int64_t firstSeen = 0, lastSeen = 0; ///< seconds since 1970 (UTC)
    std::vector<std::string> operations;      ///< sorted
    std::vector<std::string> traces;          ///< ids
    std::string source;                       ///< Source::name
};

/// What the telemetry of a node is worth. A node without any sends no spans.
struct NodeTelemetry {
    Index node = none;     ///< Architecture::nodes
    ServiceTraffic counts; ///< under the name that telemetry gives the node
    std::int64_t lastSeen = 0;
    std::string source; ///< Source::name
};

/// A call in the code whose other side was not found, or was named by a person.
struct OpenCall {
    std::string key; ///< stable name for decisions: "NODE|ROLE|PROTOCOL|TARGET|OPERATION"
    Index node = none;
    CallRole role = CallRole::request;
    std::string protocol, target, operation;
    std::string reason; ///< for people: why nothing answers, e.g. "PAYMENT_ADDR is set nowhere"
    Evidence evidence;
    Index answer = none;    ///< the node that a person named
    bool isDecided = false; ///< a person settled it: it goes to `answer`, or does not count
};

struct Module {
    std::string path; ///< unique
    std::string dir;
    std::string source;
    Index service = none;    ///< Architecture::nodes; none for shared libraries
    bool isExternal = false; ///< only required, not in any source
    Evidence evidence;
};

/// Module `from` requires or imports module `to`.
struct ModuleDependency {
    Index from = none; ///< Architecture::modules
    Index to = none;
    bool isIndirect = false;    ///< required `// indirect` only
    bool isTestOnly = false;    ///< only imported by tests
    int imports = 0;            ///< import lines from one to the other
    bool isCutAccepted = false; ///< a person decided that it shall go
    std::vector<Evidence> evidence;
};

struct ContractItem {
    std::string kind, name, type;
    int number = 0;
    Evidence evidence;
};

struct Contract {
    std::string kind, name, version;
    std::vector<ContractItem> items;
    Evidence evidence;
};

/// A saga of the system: designed by a person, or recovered from the code of a source. A designed one counts where the
/// code has one of the same name; both stay, so that they can be held against one another.
struct KnownSaga {
    Saga saga; ///< its participants go by the names of nodes, where one is known
    bool isDesigned = false;
    std::string source;          ///< Source::name of the code; empty for a designed one
    std::string framework, form; ///< as in SagaFact; empty for a designed one
    bool hasTwin = false;        ///< the name is both designed and recovered
};

/// The immutable snapshot that every analysis, exporter and screen reads: facts of all sources and decisions,
/// reconciled. Arrays are dense and in a deterministic order; entities refer to one another by index.
struct Architecture {
    std::string systemName;
    std::vector<Source> sources;                      ///< by name
    std::vector<Node> nodes;                          ///< by name
    std::vector<Dependency> dependencies;             ///< by from, to, mode, protocol
    std::vector<Flow> flows;                          ///< by from, to, via
    std::vector<OpenCall> openCalls;                  ///< by node, key
    std::vector<Observation> observations;            ///< by from, to, relation, protocol, ends, source
    std::vector<NodeTelemetry> telemetry;             ///< by node, name, source
    TimeRange observed{0, 0};                         ///< when traffic was looked for; empty when none was
    std::vector<Module> modules;                      ///< by path
    std::vector<ModuleDependency> moduleDependencies; ///< by from, to
    std::vector<Contract> contracts;                  ///< by name
    std::vector<KnownSaga> sagas;                     ///< by name, the designed one first
    std::vector<BoundedContext> contexts;             ///< by id
    std::vector<ContextRelation> relations;
    std::vector<Note> notes;            ///< by target
    std::vector<Diagnostic> unresolved; ///< names that no node answers to, with the place that uses them
    Decisions decisions;                ///< as decided; placements are keyed by the present node names

    /// Index of the node with this name or alias; `none` when there is none. O(log n).
    Index findNode(std::string_view nameOrAlias) const;
    /// Index of the context with this id, or `none`.
    Index findContext(std::string_view id) const;
    /// Index of the module with this path, or `none`.
    Index findModule(std::string_view path) const;
    /// Index of the saga with this name, the designed one before those of the code, or `none`.
    Index findSaga(std::string_view name) const;

    std::vector<std::pair<std::string, Index>> nodeNames; ///< names and aliases, sorted; filled by assemble()
};

/// Reconciles the facts of all sources and the decisions into one architecture (DESIGN: one identity for one service:
/// exact name or alias, then normalised name, then image, then directory). Pure; the same input gives the same result.
Architecture assemble(std::vector<SourceFacts> sources, Decisions decisions);

/// The name in lower case without '-', '_', '.', spaces, and without one trailing "service", "svc", "server" or "api"
/// (unless nothing would be left).
std::string normalisedName(std::string_view name);

} // namespace alidade
