#pragma once

#include "model/architecture.h"
#include "model/diagnostic.h"
#include "model/protoschema.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace alidade {

/// Which version of buf's configuration a module is written for: rules and categories differ a little.
enum class CheckVersion : std::uint8_t { v1beta1, v1, v2 };

/// Which rules a module asks for, and where they are silent (buf.yaml: `lint` or `breaking`). Paths are file names as
/// others import them, or directories of such.
struct CheckSelection {
    std::vector<std::string> use, except; ///< rules and categories; `use` empty: the defaults
    bool isOff = false;                   ///< `disable_builtin`
    std::set<std::string> ignore;
    std::map<std::string, std::set<std::string>> ignoreOnly; ///< rule or category -> paths
};

/// What a module wants to be checked.
struct CheckConfig {
    CheckVersion version = CheckVersion::v2;
    CheckSelection lint, breaking;
    bool ignoresUnstablePackages = false; ///< breaking
    bool allowsCommentIgnores = true;     ///< lint: `// buf:lint:ignore RULE`
    std::string enumZeroValueSuffix = "_UNSPECIFIED";
    std::string serviceSuffix = "Service";
    bool allowsSameRequestResponse = false;
    bool allowsEmptyRequests = false;  ///< google.protobuf.Empty
    bool allowsEmptyResponses = false; ///< google.protobuf.Empty
};

/// A module: files that import one another by names relative to one directory.
struct ContractModule {
    std::string root; ///< directory in the source; empty for all of it
    std::string file; ///< the configuration; empty when there is none
    CheckConfig checks;
};

/// The contracts of a source.
struct ContractSet {
    ProtoSchema schema;
    std::vector<ContractModule> modules;                          ///< at least one, by root
    std::vector<std::pair<std::int32_t, std::string>> unreadable; ///< module and name of files that are there but not valid
};

/// What a rule says about a contract.
struct ContractFinding {
    std::string rule;    ///< as buf calls it: "FIELD_SAME_TYPE"
    std::string message; ///< one sentence
    std::string file;    ///< path in the source; empty when the file is gone
    ProtoSpan span;      ///< not known: the file as a whole
    std::string oldFile; ///< of a breaking change: where it stood in the older source
    ProtoSpan oldSpan;
    std::string element; ///< the full name of what it is about: "pkg.Message.field", "pkg.Service.Method", "pkg.Enum";
                         ///< of an API: "GET /orders/{id}"
    Severity level = Severity::error; ///< of a change: whether it surely breaks, may break, or is only told

    friend bool operator==(const ContractFinding &, const ContractFinding &) = default;
};

/// How sure it is that a consumer is hurt by a change.
enum class Impact : std::uint8_t {
    untouched, ///< it uses the contract, but nothing that changed
    possible,  ///< it uses the service; which of its methods is not known
    breaks     ///< it uses what changed
};

/// What a change does to one consumer of the contract.
struct ConsumerVerdict {
    std::string consumer; ///< Node::name
    Impact impact = Impact::untouched;
    std::vector<std::string> methods; ///< those that it uses and that the change touches: "pkg.Service/Method" or "pkg.Service"
    std::vector<Evidence> evidence;   ///< where it uses them
};

/// A change that broke, with who it hurts: the hurt ones first.
struct BreakingChange {
    ContractFinding finding;
    std::vector<ConsumerVerdict> verdicts; ///< empty when nobody asked
};

/// Who serves or uses a method, and where that is seen.
struct ContractUse {
    std::string node;   ///< Node::name
    std::string method; ///< "pkg.Service/Method", or "pkg.Service" when no method is known
    bool serves = false;
    std::vector<Evidence> evidence;
};

/// "untouched", "possible" or "breaks".
std::string_view toText(Impact impact);

} // namespace alidade
