#pragma once

#include "model/openapi.h"
#include "qml/contracts/contractlibrary.h"

namespace alidade {

/// What to compare.
struct ComparisonWish {
    std::shared_ptr<const ReadSource> newer;
    std::string older; ///< a revision of the source's repository, or a folder when it begins with "/"
    std::string rules; ///< "FILE", … for .proto files; empty: what buf.yaml says
    bool isApi = false;
    friend bool operator==(const ComparisonWish &, const ComparisonWish &) = default;
};

/// What broke in all contracts of a source since another version of it. Immutable once made; made on a worker thread.
struct ContractComparison {
    ComparisonWish wish;
    ContractSet before; ///< the .proto files of the older version
    OpenApiSet apiBefore, apiNow;
    std::vector<ContractFinding> findings;
    Diagnostics diagnostics; ///< of reading the older version
};

/// Reads the older version and compares. Throws Error, Cancelled.
ContractComparison compareContracts(const ComparisonWish &wish, const Progress &progress, std::stop_token stop);

/// A version that a person may choose as the older one.
struct VersionChoice {
    enum class Kind : std::uint8_t { head, tag, branch, source };
    Kind kind = Kind::head;
    std::string name;  ///< for people
    std::string value; ///< for compareContracts()
};

/// The revisions of the repository that the source lies in (most of them), and the other sources of the workspace.
std::vector<VersionChoice> versionChoices(const Source &source, const std::vector<Source> &all);

/// What names a finding for good: the fingerprint that SARIF has for it, too.
std::string fingerprintOf(const ContractFinding &finding);

} // namespace alidade
