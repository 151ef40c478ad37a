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
#include <set>

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

/// What is not the same any more after a contract went to the other language and back.
struct Outcome {
    int differences = 0, unexplained = 0;
    std::string text; ///< a line for each that no ledger tells
};

/// The files of a package alone.
ContractSet packageOf(const ContractSet &set, const std::string &package)
{
    ContractSet own;
    own.modules = set.modules;
    for (const ProtoFile &file : set.schema.files) {
        if (file.package == package && file.module >= 0)
            own.schema.files.push_back(file);
    }
    return own;
}

Outcome protoAndBack(const ContractSet &before, const ConvertedContract &there)
{
    const ConvertedApi back = convertToProto(api(there.text), {}, there.package);
    std::set<std::string> told;
    for (const LedgerEntry &entry : there.ledger)
        told.insert(entry.element);
    for (const LedgerEntry &entry : back.ledger)
        told.insert(protoName(there.package, entry.element));
    const ContractSet after = protos(*memoryTree({{"back.proto", back.text}}));
    Outcome outcome;
    Diagnostics ignored;
    for (const ContractFinding &finding :
         findBreakingChanges(packageOf(before, there.package), after, ignored, {{"WIRE", "WIRE_JSON", "RPC_NO_DELETE"}})) {
        if (finding.rule.starts_with("FILE_"))
            continue; // one file is made of all files of a package
        ++outcome.differences;
        if (told.contains(finding.element))
            continue;
        ++outcome.unexplained;
        outcome.text += there.package + ": " + finding.rule + " " + finding.element + " " + finding.message + "\n";
    }
    return outcome;
}

Outcome apiAndBack(const OpenApiDocument &before, const ConvertedApi &there)
{
    Outcome outcome;
    OpenApiDocument after;
    for (const ConvertedContract &each : convertToOpenApi(protos(*memoryTree({{"there.proto", there.text}})), {})) {
        if (each.package == there.package)
            after = api(each.text);
    }
    std::set<std::pair<std::string, int>> told;
    for (const LedgerEntry &entry : there.ledger)
        told.emplace(entry.file, entry.line);
    Diagnostics ignored;
    for (const ContractFinding &finding : findApiChanges(before, after, {Severity::warning}, ignored)) {
        ++outcome.differences;
        const std::string &file = finding.oldFile.empty() ? before.file : finding.oldFile;
        if (told.contains({file, finding.oldSpan.line}))
            continue;
        ++outcome.unexplained;
        outcome.text += file + ":" + std::to_string(finding.oldSpan.line) + " | " + finding.rule + " | " + finding.element +
                        " | " + finding.message + "\n";
    }
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

TEST(RoundTrip, wellKnownTypesThatJsonSchemaCannotTellApartComeBack)
{
    const ContractSet before = protos(
        *memoryTree({{"a.proto", "syntax = \"proto3\";\npackage shop.v1;\nimport \"google/protobuf/empty.proto\";\n"
                                 "import \"google/protobuf/struct.proto\";\n"
                                 "message M {\n  google.protobuf.Empty none = 1;\n  google.protobuf.NullValue null = 2;\n"
                                 "  google.protobuf.ListValue list = 3;\n  google.protobuf.Struct any = 4;\n"
                                 "  google.protobuf.Value value = 5;\n  repeated google.protobuf.NullValue nulls = 6;\n}\n"}}));
    for (const OpenApiVersion version : {OpenApiVersion::v30, OpenApiVersion::v31}) {
        const auto there = convertToOpenApi(before, {.version = version});
        ASSERT_EQ(there.size(), 1U);
        EXPECT_EQ(protoAndBack(before, there[0]).differences, 0) << there[0].text;
    }
}

TEST(RoundTrip, whatADocumentSaysOfProtoWritesNothingElse)
{
    const std::string hostile = "'string x = 9; }'";
    const OpenApiDocument document =
        api("openapi: 3.1.0\ninfo: {title: t, version: v1}\npaths:\n  /a:\n    get:\n      x-proto-method: " + hostile +
            "\n      x-proto-request: " + hostile + "\n      x-proto-response: " + hostile +
            "\n      responses: {'200': {description: ok}}\ncomponents:\n  schemas:\n    M:\n      type: object\n"
            "      x-proto-reserved-names: [" +
            hostile + "]\n      x-proto-oneofs: {" + hostile +
            ": [a]}\n"
            "      properties:\n        a: {type: string, x-proto-type: " +
            hostile + ", x-proto-name: " + hostile + "}\n");
    const ConvertedApi made = convertToProto(document, {});
    EXPECT_NE(made.text.find("message M"), std::string::npos);
    EXPECT_EQ(made.text.find("x = 9"), std::string::npos) << made.text;
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
    int documents = 0, sameDocuments = 0, changed = 0, untold = 0, entries = 0;
    for (const OpenApiDocument &document : readApiContracts(*tree, {}, ignored).documents) {
        const ConvertedApi there = convertToProto(document, {}, "d" + std::to_string(++documents) + ".v1");
        entries += static_cast<int>(there.ledger.size());
        const Outcome outcome = apiAndBack(document, there);
        sameDocuments += outcome.differences == 0;
        changed += outcome.differences;
        untold += outcome.unexplained;
        std::cout << outcome.text;
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
    std::cout << "documents " << documents << ", the same " << sameDocuments << ", differences " << changed
              << ", not in the ledger " << untold << ", ledger entries " << entries << "\n";
    EXPECT_EQ(unexplained, 0);
    EXPECT_EQ(untold, 0);
}
