#pragma once

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
    std::vector<ContractModule> modules; ///< at least one, by root
};

/// What a rule says about a contract.
struct ContractFinding {
    std::string rule;    ///< as buf calls it: "FIELD_SAME_TYPE"
    std::string message; ///< one sentence
    std::string file;    ///< path in the source; empty when the file is gone
    ProtoSpan span;      ///< not known: the file as a whole
    std::string oldFile; ///< of a breaking change: where it stood in the older source
    ProtoSpan oldSpan;
    std::string element; ///< the full name of what it is about: "pkg.Message.field", "pkg.Service.Method", "pkg.Enum"

    friend bool operator==(const ContractFinding &, const ContractFinding &) = default;
};

} // namespace alidade
