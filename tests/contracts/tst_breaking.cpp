#include "analysis/contracts/breaking.h"

#include "analysis/contracts/contractrules.h"
#include "analysis/contracts/numberranges.h"
#include "analysis/contracts/packageversion.h"
#include "tests/contracts/contractfixture.h"

#include <gtest/gtest.h>

namespace alidade::test {
namespace {

const std::string head = "syntax = \"proto3\";\npackage a;\n";

TEST(Breaking, sameContractsBreakNothing)
{
    const std::string contract = head + "message M { oneof o { int32 a = 1; } map<string, M> m = 2; reserved 5 to 9; }\n"
                                        "enum E { Z = 0; }\nservice S { rpc R(M) returns (M); }\n";
    EXPECT_EQ(broken(contract, contract, {"FILE", "PACKAGE", "WIRE_JSON", "WIRE"}), "");
}

TEST(Breaking, fieldsAreFollowedByNumber)
{
    const std::string older = head + "message M {\n  int32 a = 1;\n  int32 b = 2;\n  string c = 3;\n}\n";
    const std::string newer = head + "message M {\n  int64 a = 1;\n  int32 renamed = 2;\n}\n";
    EXPECT_EQ(broken(older, newer, {"FILE"}), "a.proto:3:1-6:2 FIELD_NO_DELETE\n"
                                              "a.proto:4:3-4:8 FIELD_SAME_TYPE\n"
                                              "a.proto:5:3-5:21 FIELD_SAME_JSON_NAME\n"
                                              "a.proto:5:9-5:16 FIELD_SAME_NAME\n");
    EXPECT_EQ(broken(older, newer, {"WIRE"}), "a.proto:3:1-6:2 FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED\n");
    EXPECT_EQ(broken(older, newer, {"FIELD_WIRE_JSON_COMPATIBLE_TYPE"}), "a.proto:4:3-4:8 FIELD_WIRE_JSON_COMPATIBLE_TYPE\n");
}

TEST(Breaking, reservedNumbersAndNamesMayGo)
{
    const std::string older = head + "message M { int32 a = 1; }\nenum E { Z = 0; OLD = 1; }\n";
    const std::string newer = head + "message M { reserved 1; }\nenum E { Z = 0; reserved \"OLD\"; }\n";
    EXPECT_EQ(broken(older, newer, {"WIRE_JSON"}), "a.proto:3:1-3:26 FIELD_NO_DELETE_UNLESS_NAME_RESERVED\n"
                                                   "a.proto:4:1-4:34 ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED\n");
}

TEST(Breaking, textMayBecomeBytesButNotTheOtherWay)
{
    const std::string text = head + "message M { string s = 1; }\n", bytes = head + "message M { bytes s = 1; }\n";
    EXPECT_EQ(broken(text, bytes, {"FIELD_WIRE_COMPATIBLE_TYPE"}), "");
    EXPECT_NE(broken(bytes, text, {"FIELD_WIRE_COMPATIBLE_TYPE"}), "");
    EXPECT_NE(broken(text, bytes, {"FIELD_WIRE_JSON_COMPATIBLE_TYPE"}), "");
}

TEST(Breaking, anEnumMayBeReplacedByOneThatHasAllItsValues)
{
    const std::string older = head + "enum E { Z = 0; }\nmessage M { E e = 1; }\n";
    const std::string grown = head + "enum E { Z = 0; }\nmessage M { enum E { Z = 0; Y = 1; } E e = 1; }\n";
    const std::string other = head + "enum E { Z = 0; }\nmessage M { enum E { X = 0; } E e = 1; }\n";
    EXPECT_EQ(broken(older, grown, {"FIELD_WIRE_COMPATIBLE_TYPE"}), "");
    EXPECT_NE(broken(older, other, {"FIELD_WIRE_COMPATIBLE_TYPE"}), "");
    EXPECT_NE(broken(older, grown, {"FIELD_SAME_TYPE"}), "");
}

TEST(Breaking, defaultsAreComparedByValue)
{
    const auto withDefault = [](const std::string &field) {
        return "syntax = \"proto2\";\nmessage M { optional " + field + "; }\n";
    };
    const std::vector<std::string> rule{"FIELD_SAME_DEFAULT"};
    EXPECT_EQ(broken(withDefault("int32 a = 1 [default = 16]"), withDefault("int64 a = 1 [default = 0x10]"), rule), "");
    const auto compare = [&](const std::string &older, const std::string &newer) {
        const ContractFiles v2{{"buf.yaml", "version: v2\n"}};
        ContractFiles was = v2, is = v2;
        was.emplace_back("a.proto", withDefault(older));
        is.emplace_back("a.proto", withDefault(newer));
        Diagnostics diagnostics;
        return findBreakingChanges(contracts(was), contracts(is), diagnostics, {rule}).size();
    };
    EXPECT_EQ(compare("int32 a = 1 [default = 16]", "int64 a = 1 [default = 0x10]"), 0U);
    EXPECT_EQ(compare("float a = 1 [default = 0.1]", "double a = 1 [default = 0.1]"), 0U);
    EXPECT_EQ(compare("uint64 a = 1 [default = 18446744073709551615]", "uint64 a = 1 [default = 18446744073709551614]"), 1U);
    EXPECT_EQ(compare("string a = 1 [default = \"x\"]", "string a = 1"), 1U);
    EXPECT_EQ(compare("int32 a = 1 [default = 0]", "int32 a = 1"), 0U);
}

TEST(Breaking, presenceAndOneofsAreKept)
{
    const std::string older = head + "message M {\n  int32 a = 1;\n  optional int32 b = 2;\n  oneof o { int32 c = 3; }\n}\n";
    const std::string newer = head + "message M {\n  optional int32 a = 1;\n  repeated int32 b = 2;\n  int32 c = 3;\n}\n";
    EXPECT_EQ(broken(older, newer,
                     {"FIELD_SAME_CARDINALITY", "FIELD_SAME_ONEOF", "ONEOF_NO_DELETE", "FIELD_WIRE_COMPATIBLE_CARDINALITY"}),
              "a.proto:3:1-7:2 ONEOF_NO_DELETE\n"
              "a.proto:4:3-4:24 FIELD_SAME_CARDINALITY\n"
              "a.proto:5:3-5:24 FIELD_SAME_CARDINALITY\n"
              "a.proto:5:3-5:24 FIELD_WIRE_COMPATIBLE_CARDINALITY\n"
              "a.proto:6:3-6:15 FIELD_SAME_CARDINALITY\n"
              "a.proto:6:3-6:15 FIELD_SAME_ONEOF\n");
}

TEST(Breaking, methodsKeepTypesAndStreaming)
{
    const std::string older =
        head + "message A {}\nmessage B {}\nservice S {\n  rpc R(A) returns (A);\n  rpc Gone(A) returns (A);\n}\n";
    const std::string newer = head + "message A {}\nmessage B {}\nservice S {\n  rpc R(stream A) returns (B);\n}\n";
    EXPECT_EQ(broken(older, newer, {"FILE"}), "a.proto:5:1-7:2 RPC_NO_DELETE\n"
                                              "a.proto:6:3-6:31 RPC_SAME_CLIENT_STREAMING\n"
                                              "a.proto:6:28-6:29 RPC_SAME_RESPONSE_TYPE\n");
}

TEST(Breaking, whatIsGoneIsToldAtWhatIsLeftAroundIt)
{
    const std::string older = head + "message M {\n  message Inner { message Leaf {} }\n}\nenum E { Z = 0; }\n";
    EXPECT_EQ(broken(older, head + "message M {\n}\n", {"FILE"}), "a.proto ENUM_NO_DELETE\n"
                                                                  "a.proto:3:1-4:2 MESSAGE_NO_DELETE\n"
                                                                  "a.proto:3:1-4:2 MESSAGE_NO_DELETE\n");
}

TEST(Breaking, aFileThatCannotBeReadIsNotGone)
{
    EXPECT_EQ(broken(head + "message M {}\n", head + "message M {\n", {"FILE", "PACKAGE"}), "");
}

TEST(Breaking, copiesInOtherDirectoriesAreComparedWithThemselves)
{
    const std::string one = head + "message M { int32 a = 1; }\n", other = head + "message M { string a = 1; }\n";
    Diagnostics diagnostics;
    const auto findings =
        findBreakingChanges(contracts({{"x/a.proto", one}, {"y/a.proto", one}}),
                            contracts({{"x/a.proto", one}, {"y/a.proto", other}}), diagnostics, {{"FIELD_SAME_TYPE"}});
    EXPECT_EQ(text(findings), "y/a.proto:3:13-3:19 FIELD_SAME_TYPE\n");
}

TEST(Breaking, settingsSilenceRulesFilesAndUnstablePackages)
{
    const auto set = [](const std::string &breaking, const std::string &field) {
        return contracts({{"buf.yaml", "version: v1\nbreaking:\n" + breaking},
                          {"v1/a.proto", "syntax = \"proto3\";\npackage a.v1;\nmessage M { " + field + " a = 1; }\n"},
                          {"v2beta1/a.proto", "syntax = \"proto3\";\npackage a.v2beta1;\nmessage M { " + field + " a = 1; }\n"}});
    };
    const auto found = [&](const std::string &breaking) {
        Diagnostics diagnostics;
        const auto findings = findBreakingChanges(set(breaking, "int32"), set(breaking, "string"), diagnostics);
        return text(findings) + text(diagnostics);
    };
    EXPECT_EQ(found("  use: [FILE]\n"), "v1/a.proto:3:13-3:19 FIELD_SAME_TYPE\nv2beta1/a.proto:3:13-3:19 FIELD_SAME_TYPE\n");
    EXPECT_EQ(found("  ignore_unstable_packages: true\n"), "v1/a.proto:3:13-3:19 FIELD_SAME_TYPE\n");
    EXPECT_EQ(found("  ignore: [v1]\n"), "v2beta1/a.proto:3:13-3:19 FIELD_SAME_TYPE\n");
    EXPECT_EQ(found("  ignore_only: {FIELD_SAME_TYPE: [v2beta1/a.proto, v1/a.proto]}\n"), "");
    EXPECT_EQ(found("  except: [FIELD_SAME_TYPE]\n"), "");
    EXPECT_EQ(found("  use: [NONSENSE]\n"), "buf.yaml: warning: \"NONSENSE\" is no rule or category of breaking changes\n");
}

TEST(Rules, areAsManyAsBufHas)
{
    const auto count = [](RuleKind kind, std::string_view category, CheckVersion version) {
        return rulesNamed(category, kind, version).size();
    };
    EXPECT_EQ(count(RuleKind::breaking, "FILE", CheckVersion::v2), 51U);
    EXPECT_EQ(count(RuleKind::breaking, "PACKAGE", CheckVersion::v2), 51U);
    EXPECT_EQ(count(RuleKind::breaking, "WIRE_JSON", CheckVersion::v2), 22U);
    EXPECT_EQ(count(RuleKind::breaking, "WIRE", CheckVersion::v2), 15U);
    EXPECT_EQ(count(RuleKind::lint, "STANDARD", CheckVersion::v2), 35U);
    EXPECT_EQ(count(RuleKind::lint, "MINIMAL", CheckVersion::v2), 5U);
    EXPECT_EQ(rulesNamed("FIELD_SAME_CTYPE", RuleKind::breaking, CheckVersion::v1),
              std::set<std::string_view>{"FIELD_SAME_CPP_STRING_TYPE"});
    EXPECT_TRUE(rulesNamed("EXTENSION_NO_DELETE", RuleKind::breaking, CheckVersion::v1).empty());
}

TEST(NumberRanges, tellWhatIsMissing)
{
    const auto missing = [](ProtoRange range, std::vector<ProtoRange> ranges) {
        std::string text;
        for (const ProtoRange &each : missingFrom(range, std::move(ranges)))
            text += rangeText(each) + ";";
        return text;
    };
    EXPECT_EQ(missing({1, 10}, {{1, 4}, {5, 10}}), "");
    EXPECT_EQ(missing({1, 10}, {{8, 20}, {3, 4}}), "1 to 2;5 to 7;");
    EXPECT_EQ(missing({5, 5}, {}), "5;");
    EXPECT_EQ(missing({1, 2147483647}, {{1, 2147483646}}), "2147483647;");
    EXPECT_EQ(missing({100, 536870911}, {}), "100 to max;");
}

TEST(PackageVersion, knowsStableFromUnstable)
{
    std::string text;
    for (const char *package :
         {"a.v1", "a.v1beta1", "a.v1alpha", "a.v1p1beta2", "a.v2testx", "a.v0", "a.vv1", "v1", "a.v1betabeta", "a"}) {
        const PackageStability stability = stabilityOf(package);
        text += stability == PackageStability::stable ? 's' : stability == PackageStability::unstable ? 'u' : '-';
    }
    EXPECT_EQ(text, "suuuu-----");
}

} // namespace
} // namespace alidade::test
