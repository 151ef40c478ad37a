#pragma once

#include "analysis/contracts/breaking.h"
#include "analysis/contracts/lint.h"
#include "importers/contracts/contractset.h"

#include <string>
#include <utility>
#include <vector>

namespace alidade::test {

using ContractFiles = std::vector<std::pair<std::string, std::string>>;

/// The contracts of a few files in memory.
inline ContractSet contracts(ContractFiles files, Diagnostics &diagnostics)
{
    return readContracts(*memoryTree(std::move(files)), {}, diagnostics);
}

inline ContractSet contracts(ContractFiles files)
{
    Diagnostics ignored;
    return contracts(std::move(files), ignored);
}

/// One line a finding: "file:line:column-line:column RULE"; "(gone)" for a file that is not there any more.
inline std::string text(const std::vector<ContractFinding> &findings)
{
    std::string result;
    for (const ContractFinding &finding : findings) {
        result += finding.file.empty() ? "(gone)" : finding.file;
        const ProtoSpan &span = finding.span;
        if (span.isKnown())
            result += ":" + std::to_string(span.line) + ":" + std::to_string(span.column) + "-" + std::to_string(span.endLine) +
                      ":" + std::to_string(span.endColumn);
        result += " " + finding.rule + "\n";
    }
    return result;
}

inline std::string text(const Diagnostics &diagnostics)
{
    std::string result;
    for (const Diagnostic &diagnostic : diagnostics)
        result += toText(diagnostic) + "\n";
    return result;
}

/// What broke between two versions of a.proto, by these rules.
inline std::string broken(const std::string &older, const std::string &newer, std::vector<std::string> rules)
{
    Diagnostics diagnostics;
    const auto findings =
        findBreakingChanges(contracts({{"a.proto", older}}), contracts({{"a.proto", newer}}), diagnostics, {std::move(rules)});
    return text(findings) + text(diagnostics);
}

/// What is against these rules in a few files.
inline std::string linted(ContractFiles files, std::vector<std::string> rules)
{
    Diagnostics diagnostics;
    const auto findings = lintContracts(contracts(std::move(files)), diagnostics, {std::move(rules)});
    return text(findings) + text(diagnostics);
}

} // namespace alidade::test
