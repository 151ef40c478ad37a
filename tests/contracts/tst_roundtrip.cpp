// Contracts that go to the other language and back. With ALIDADE_CONTRACTS, a directory with proto files and OpenAPI
// documents of others, all of those do, and the numbers are printed. With ALIDADE_PROTOS_OUT the protos that are made of
// documents are left there, for protoc and buf.

#include "analysis/contracts/breaking.h"
#include "analysis/contracts/openapi/apibreaking.h"
#include "exporters/contracts/proto/protowriter.h"
#include "importers/contracts/builtincontracts.h"
#include "importers/contracts/contractset.h"
#include "importers/contracts/openapi/apiset.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

using namespace alidade;
namespace fs = std::filesystem;

namespace {

ContractSet protos(const Tree &tree)
{
    Diagnostics ignored;
    return readContracts(tree, {}, ignored);
}

OpenApiDocument api(const std::string &text, const std::string &name = "api.yaml")
{
    Diagnostics ignored;
    OpenApiSet set = readApiContracts(*memoryTree({{name, text}}), name, ignored);
    return set.documents.empty() ? OpenApiDocument() : std::move(set.documents.front());
}

/// Whether an entry speaks of the element, of something in it, or of what it is in.
bool isExplained(const std::vector<LedgerEntry> &ledger, const std::string &element)
{
    const std::string own = element.substr(element.rfind('.') + 1);
    return std::any_of(ledger.begin(), ledger.end(), [&](const LedgerEntry &entry) {
        return entry.element.starts_with(element) || element.starts_with(entry.element) || entry.element.ends_with("." + own) ||
               entry.element.find("." + own + ".") != std::string::npos || entry.element == own;
    });
}

/// What is not the same any more after a package went to OpenAPI and back, and what of that no ledger tells.
struct Outcome {
    int differences = 0, unexplained = 0;
    std::string text;
};

Outcome protoAndBack(const ContractSet &before, const ConvertedContract &there)
{
    const ConvertedApi back = convertToProto(api(there.text), {}, there.package);
    std::vector<LedgerEntry> ledger = there.ledger;
    ledger.insert(ledger.end(), back.ledger.begin(), back.ledger.end());
    // The package alone, among everything that it imports.
    ContractSet own = before;
    std::erase_if(own.schema.files, [&](const ProtoFile &file) { return file.package != there.package; });
    const ContractSet after = protos(*memoryTree({{"back.proto", back.text}}));
    Outcome outcome;
    Diagnostics ignored;
    for (const ContractFinding &finding : findBreakingChanges(own, after, ignored, {{"WIRE", "WIRE_JSON", "RPC_NO_DELETE"}})) {
        if (finding.rule.starts_with("FILE_"))
            continue; // one file is made of all files of a package
        ++outcome.differences;
        if (isExplained(ledger, finding.element))
            continue;
        ++outcome.unexplained;
        outcome.text += there.package + ": " + finding.rule + " " + finding.element + " " + finding.message + "\n";
    }
    return outcome;
}

Outcome apiAndBack(const OpenApiDocument &before, const ConvertedApi &there)
{
    Outcome outcome;
    const auto documents = convertToOpenApi(protos(*memoryTree({{"there.proto", there.text}})), {});
    std::vector<LedgerEntry> ledger = there.ledger;
    OpenApiDocument after;
    for (const ConvertedContract &each : documents) {
        if (each.package == there.package)
            after = api(each.text);
        ledger.insert(ledger.end(), each.ledger.begin(), each.ledger.end());
    }
    Diagnostics ignored;
    ApiCheckOptions options{Severity::error};
    outcome.differences = static_cast<int>(findApiChanges(before, after, options, ignored).size());
    outcome.unexplained = ledger.empty() ? outcome.differences : 0;
    return outcome;
}

} // namespace

TEST(RoundTrip, theSamplesContractsComeBackFromOpenApi)
{
    const ContractSet sample = protos(*openTree(fs::path(SOURCE_DIR) / "resources/sample/proto"));
    int packages = 0;
    for (const ConvertedContract &each : convertToOpenApi(sample, {})) {
        ++packages;
        const Outcome outcome = protoAndBack(sample, each);
        EXPECT_EQ(outcome.text, "") << each.package;
        EXPECT_EQ(outcome.differences, 0) << each.package;
    }
    EXPECT_GT(packages, 5);
}

TEST(RoundTrip, contractsOfOthersComeBackButForWhatTheLedgerTells)
{
    const char *root = std::getenv("ALIDADE_CONTRACTS"), *out = std::getenv("ALIDADE_PROTOS_OUT");
    if (!root)
        GTEST_SKIP() << "ALIDADE_CONTRACTS is not set";
    const auto tree = openTree(root);
    const ContractSet set = protos(*tree);
    int packages = 0, same = 0, differences = 0, unexplained = 0;
    for (const ConvertedContract &each : convertToOpenApi(set, {})) {
        ++packages;
        const Outcome outcome = protoAndBack(set, each);
        same += outcome.differences == 0;
        differences += outcome.differences;
        unexplained += outcome.unexplained;
        std::cout << outcome.text;
    }
    std::cout << "proto packages " << packages << ", the same " << same << ", differences " << differences
              << ", not in the ledger " << unexplained << "\n";
    Diagnostics ignored;
    int documents = 0, changed = 0, entries = 0;
    for (const OpenApiDocument &document : readApiContracts(*tree, {}, ignored).documents) {
        const ConvertedApi there = convertToProto(document, {}, "d" + std::to_string(++documents) + ".v1");
        entries += static_cast<int>(there.ledger.size());
        changed += apiAndBack(document, there).differences;
        if (!out)
            continue;
        std::ofstream(fs::path(out) / ("d" + std::to_string(documents) + ".proto")) << "// " << document.file << "\n"
                                                                                    << there.text;
        for (std::string import : there.imports) {
            for (const std::string &name : {import, std::string("google/api/http.proto")}) {
                const fs::path path = fs::path(out) / name;
                const std::string text = name.starts_with("google/protobuf/") ? std::string() : builtInContract(name);
                if (text.empty() || fs::exists(path))
                    continue;
                fs::create_directories(path.parent_path());
                std::ofstream(path) << text;
            }
        }
    }
    std::cout << "documents " << documents << ", ledger entries " << entries << ", breaking differences after the way back "
              << changed << "\n";
    EXPECT_EQ(unexplained, 0);
}
