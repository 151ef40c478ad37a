#pragma once

#include "model/place.h"
#include "model/saga.h"
#include "model/traffic.h"
#include "model/vocabulary.h"

#include <string>
#include <vector>

namespace alidade {

// A fact is what a source said. Facts belong to their source and are replaced as a whole when it is imported
// again. They name services as the source names them; assemble() finds out which names mean the same service.
// All paths are relative to the root of the source, '/'-separated UTF-8. All lines are 1-based, 0 = whole file.

/// Where a service got its name; the earlier ones win when several name the same service.
enum class NameOrigin : std::uint8_t { annotation, workload, composeService, command, dockerfile, catalogue, telemetry, host };

/// A service or resource that the source mentions.
struct NodeFact {
    std::string name;
    NodeKind kind = NodeKind::service;
    NameOrigin origin = NameOrigin::command;
    std::string language;             ///< "go", "java", …; empty when unknown
    std::string path;                 ///< directory of its code inside the source; empty when unknown
    std::string image;                ///< container image without registry and tag, e.g. "shop/order"; empty when unknown
    std::vector<std::string> aliases; ///< other names that surely mean the same: Service names, DNS names, container names
    Place place;
    friend bool operator==(const NodeFact &, const NodeFact &) = default;
};

/// `from` depends on `to`. The ends are names or aliases of nodes, of this source or another one of the system.
struct DependencyFact {
    std::string from;
    std::string to;
    std::string protocol; ///< "grpc", "http", "kafka", "nats", "redis", "sql", …; empty when only an address is known
    Mode mode = Mode::sync;
    Voice voice = Voice::deployed;
    std::vector<std::string> via; ///< topics, methods or routes
    Place place;
    std::string detail;       ///< what was read there, e.g. "PAYMENT_ADDR=payment:9090"
    std::string setting = {}; ///< the SettingFact::name that the address stands in; empty when it has none
    friend bool operator==(const DependencyFact &, const DependencyFact &) = default;
};

/// Something that a node serves, produces to or consumes from.
struct EndpointFact {
    std::string node;
    EndpointKind kind = EndpointKind::grpc;
    std::string name; ///< "shop.order.v1.OrderService/Create", "GET /orders/{id}", "orders.placed", "8080/tcp"
    Place place;
    friend bool operator==(const EndpointFact &, const EndpointFact &) = default;
};

/// How a node is deployed.
struct WorkloadFact {
    std::string node;
    std::string platform; ///< "kubernetes", "compose"
    std::string kind;     ///< "Deployment", "StatefulSet", "service", …
    std::string nameSpace;
    std::string image; ///< as written, with registry and tag
    int replicas = 1;
    Place place;
    friend bool operator==(const WorkloadFact &, const WorkloadFact &) = default;
};

/// A Go module of the source.
struct ModuleFact {
    std::string path;    ///< module path, e.g. "example.com/shop/auth/core"
    std::string dir;     ///< directory of its go.mod
    std::string service; ///< from `// service: NAME` or by where it stands; empty for shared libraries
    std::string goVersion;
    Place place;
    friend bool operator==(const ModuleFact &, const ModuleFact &) = default;
};

/// One `require` line, or one line of `go mod graph`.
struct ModuleDependencyFact {
    std::string from; ///< module path
    std::string to;   ///< module path
    bool isIndirect = false;
    Place place;
    friend bool operator==(const ModuleDependencyFact &, const ModuleDependencyFact &) = default;
};

/// A Go package of the source.
struct PackageFact {
    std::string path; ///< import path
    std::string module;
    std::string service; ///< empty for shared packages
    bool isMain = false;
    Place place; ///< its directory's first Go file
    friend bool operator==(const PackageFact &, const PackageFact &) = default;
};

/// One package imports another; all import lines between the two are one fact. Standard library imports are left out.
struct ImportFact {
    std::string from; ///< import path
    std::string to;   ///< import path
    bool isTestOnly = false;
    int count = 1; ///< import lines between the two
    Place place;   ///< the first of them, in path order, non-test files first
    friend bool operator==(const ImportFact &, const ImportFact &) = default;
};

/// A contract file or package: a proto package, an OpenAPI document, …
struct ContractFact {
    std::string kind; ///< "proto", "openapi", "asyncapi"
    std::string name; ///< proto package, or title
    std::string version;
    Place place;
    friend bool operator==(const ContractFact &, const ContractFact &) = default;
};

/// An element of a contract.
struct ContractItemFact {
    std::string contract; ///< ContractFact::name
    std::string kind;     ///< "service", "method", "message", "field", "enum", "value"
    std::string name;     ///< full name, e.g. "shop.order.v1.OrderService.Create"
    std::string type;     ///< field type, or "Request -> stream Response"
    int number = 0;       ///< field or value number
    Place place;
    friend bool operator==(const ContractItemFact &, const ContractItemFact &) = default;
};

/// What a deployment, a configuration file or a Dockerfile tells a node. Secrets and what may hold one are redacted
/// before they come here.
struct SettingFact {
    std::string node; ///< who is told; empty for what holds in the whole source
    std::string name; ///< environment variable "PAYMENT_ADDR", flag "--payment-addr", or dotted key "payment.addr"
    std::string value;
    Place place;
    friend bool operator==(const SettingFact &, const SettingFact &) = default;
};

/// The settings that the code of a node names. Only there when all of its code was read.
struct ReadingFact {
    std::string node;                  ///< empty: code of the source that no node is known to run
    std::vector<std::string> settings; ///< sorted, as in SettingFact::name
    Place place;                       ///< first file of the code
    friend bool operator==(const ReadingFact &, const ReadingFact &) = default;
};

/// What code does with the other side of a call.
enum class CallRole : std::uint8_t { request, produce, consume, store };

/// Something that the code of a node does to the outside, whose other end assemble() finds.
///
/// `target` is an address as far as the code says it. What is set from outside stands in it as `${NAME}` or
/// `${NAME:-fallback}`, NAME as in SettingFact, a fallback may hold others; `{…}` is a part that nobody knows.
struct CallFact {
    std::string node;
    CallRole role = CallRole::request;
    std::string protocol; ///< "grpc", "http", "kafka", "sql", …
    std::string target;   ///< "http://${PAYMENT_ADDR:-payment:8080}/charge"; empty when the code does not say
    std::string
        operation;    ///< "shop.v1.Payment/Charge", "shop.v1.Payment", "POST /charge/{}", topic, queue or table; may hold ${…}
    std::string type; ///< message or event type; empty when unknown
    std::string access;    ///< of a store: "read", "write" or empty
    std::string framework; ///< "gin", "sarama", …
    std::string function;  ///< where it stands in the code: "Server.Start"
    Place place;
    std::string detail; ///< what was read there, e.g. "pb.NewPaymentClient"
    friend bool operator==(const CallFact &, const CallFact &) = default;
};

/// Something about the code of a node that checks ask about.
struct TraitFact {
    std::string node;
    std::string trait;     ///< "timeout", "retry", "circuit-breaker", "interceptor", "middleware", "server", "signal", "health",
                           ///< "logger", "tracer", "cgo", "cron", "workflow", "activity", "saga", …
    std::string framework; ///< "net/http", "temporal", …
    std::string value;     ///< "30s", name of a workflow; empty when the code does not say
    std::string function;
    Place place;
    friend bool operator==(const TraitFact &, const TraitFact &) = default;
};

/// An object of a platform that is kept as it is for later checks: HPA, PDB, NetworkPolicy, VirtualService, a custom resource.
struct ObjectFact {
    std::string node; ///< whom it concerns; empty when it names none
    std::string platform;
    std::string kind;
    std::string name;
    std::string nameSpace;
    std::string text; ///< its specification as YAML, secrets redacted, bounded
    Place place;
    friend bool operator==(const ObjectFact &, const ObjectFact &) = default;
};

/// Who owns what lies at a path pattern (CODEOWNERS, catalogues).
struct OwnerFact {
    std::string node;    ///< when a catalogue names it; empty for a pattern
    std::string pattern; ///< CODEOWNERS pattern, as written
    std::vector<std::string> owners;
    Place place;
    friend bool operator==(const OwnerFact &, const OwnerFact &) = default;
};

/// The licence of a module or of the source.
struct LicenceFact {
    std::string module; ///< module path or package name; empty for the source itself
    std::string version;
    std::string expression; ///< SPDX expression; "NOASSERTION" for a text that is none of the known ones
    Place place;
    friend bool operator==(const LicenceFact &, const LicenceFact &) = default;
};

/// A saga that the code puts together. Its participants are named as the code names them: a service, or the address of one
/// with settings left open as in CallFact::target.
struct SagaFact {
    std::string framework; ///< "dtm", "temporal"; empty for a shape that no framework has for itself
    std::string form;      ///< "saga", "tcc", "message", "workflow", "chain"
    Saga saga;             ///< its place is where the code begins it
    friend bool operator==(const SagaFact &, const SagaFact &) = default;
};

/// Traffic between two ends that telemetry saw, under the names that it gives them.
struct ObservationFact {
    /// Operations and traces that are kept of one observation.
    static constexpr std::size_t maxOperations = 16, maxTraces = 3;

    TrafficEnd from, to;
    TrafficRelation relation = TrafficRelation::call;
    std::string protocol;
    TrafficCell total;                   ///< of the time that was asked for
    std::int64_t firstSeen = 0;          ///< seconds since 1970 (UTC)
    std::int64_t lastSeen = 0;           ///< the same, and at most one step too early
    std::vector<std::string> operations; ///< the most called ones, sorted
    std::vector<std::string> traces;     ///< ids of a few, failing ones first
    Place place;                         ///< the trace file; without one for what was received
    friend bool operator==(const ObservationFact &, const ObservationFact &) = default;
};

/// What the telemetry of a service is worth.
struct TelemetryFact {
    ServiceTraffic counts; ///< its name is that of the node
    std::int64_t lastSeen = 0;
    Place place;
    friend bool operator==(const TelemetryFact &, const TelemetryFact &) = default;
};

/// All that one source said.
struct Facts {
    std::vector<NodeFact> nodes;
    std::vector<DependencyFact> dependencies;
    std::vector<EndpointFact> endpoints;
    std::vector<WorkloadFact> workloads;
    std::vector<ModuleFact> modules;
    std::vector<ModuleDependencyFact> moduleDependencies;
    std::vector<PackageFact> packages;
    std::vector<ImportFact> imports;
    std::vector<ContractFact> contracts;
    std::vector<ContractItemFact> contractItems;
    std::vector<SettingFact> settings;
    std::vector<ReadingFact> readings;
    std::vector<CallFact> calls;
    std::vector<TraitFact> traits;
    std::vector<ObjectFact> objects;
    std::vector<OwnerFact> owners;
    std::vector<LicenceFact> licences;
    std::vector<SagaFact> sagas;
    // Made from traffic (observedFacts()), which a workspace keeps in tables of its own.
    std::vector<ObservationFact> observations;
    std::vector<TelemetryFact> telemetry;
    friend bool operator==(const Facts &, const Facts &) = default;
};

/// A repository, a directory or a stream that facts come from. The id is the natural key: importing a source
/// with the same id replaces its facts.
struct Source {
    std::string id;            ///< canonical location: absolute path or URL
    std::string name;          ///< short name for people, unique in the workspace if possible
    std::string kind;          ///< "directory", "git", "go-mod-graph", "traces", "live"
    std::string revision;      ///< commit id for git, empty otherwise
    std::string importedAt;    ///< UTC, ISO 8601; set by the workspace
    std::string askedRevision; ///< the commit, tag or branch that was asked for; empty: the files on disk, or a bare HEAD
    friend bool operator==(const Source &, const Source &) = default;
};

/// A source with what it said.
struct SourceFacts {
    Source source;
    Facts facts;
    std::vector<NodeFact> gone; ///< nodes that an earlier import of this source had and the last one did not
};

// The words of NameOrigin and CallRole, for SQL and JSON.
std::string_view toText(NameOrigin);
std::string_view toText(CallRole);
template <> std::optional<NameOrigin> fromText(std::string_view text);
template <> std::optional<CallRole> fromText(std::string_view text);

} // namespace alidade
