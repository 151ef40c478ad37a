#include "importers/contracts/contractset.h"

#include "importers/contracts/contractsource.h"
#include "model/error.h"
#include "tests/app/program.h"
#include "tests/contracts/contractfixture.h"

#include <gtest/gtest.h>

namespace alidade::test {
namespace {

const ProtoFile &only(const ContractSet &set) { return set.schema.files.front(); }

TEST(ContractSet, keepsPlacesCommentsAndResolvedTypes)
{
    Diagnostics diagnostics;
    const ContractSet set = contracts({{"a.proto", R"(syntax = "proto3";
package shop.v1;

// What was bought.
// In full.
message Order { // not this
  map<string, Line> lines = 1;
  message Line { int32 count = 1 [json_name = "n"]; }
  optional State state = 2;
}
enum State { NEW = 0; }
service Orders { rpc Get(Order) returns (stream .shop.v1.Order); }
)"}},
                                      diagnostics);
    EXPECT_EQ(text(diagnostics), "");
    const ProtoMessage &order = only(set).messages[0];
    EXPECT_EQ(order.comment, " What was bought.\n In full.\n");
    EXPECT_EQ(order.span, (ProtoSpan{6, 1, 10, 2}));
    EXPECT_EQ(order.fields[0].typeName, "shop.v1.Order.LinesEntry");
    EXPECT_EQ(order.messages[0].fields[1].typeName, "shop.v1.Order.Line");
    EXPECT_EQ(order.messages[1].fields[0].jsonName, "n");
    EXPECT_EQ(order.fields[1].type, ProtoType::enum_);
    EXPECT_TRUE(order.oneofs[0].isSynthetic);
    const ProtoMethod &get = only(set).services[0].methods[0];
    EXPECT_EQ(get.outputType, "shop.v1.Order");
    EXPECT_TRUE(get.isServerStreaming);
    EXPECT_FALSE(get.isClientStreaming);
    EXPECT_EQ(get.outputSpan, (ProtoSpan{12, 49, 12, 63}));
}

TEST(ContractSet, readsEditionsWithTheirFeatures)
{
    const ContractSet set = contracts({{"a.proto", R"(edition = "2023";
package a;
option features.field_presence = IMPLICIT;
message M {
  reserved old, "older";
  string s = 1 [features = { utf8_validation: NONE }];
  int32 n = 2 [features.field_presence = LEGACY_REQUIRED];
  M inner = 3 [features.message_encoding = DELIMITED];
}
enum E { option features.enum_type = CLOSED; Z = 0; }
)"}});
    const ProtoMessage &m = only(set).messages[0];
    EXPECT_EQ(m.reservedNames, (std::vector<std::string>{"old", "older"}));
    EXPECT_EQ(m.fields[0].features.presence, ProtoFeatures::Presence::implicitly);
    EXPECT_FALSE(m.fields[0].features.verifiesUtf8);
    EXPECT_EQ(m.fields[1].features.presence, ProtoFeatures::Presence::required);
    EXPECT_EQ(m.fields[2].type, ProtoType::group);
    EXPECT_FALSE(only(set).enums[0].features.isEnumOpen);
}

TEST(ContractSet, tellsFaultsWithTheirPlaceAndReadsTheRest)
{
    Diagnostics diagnostics;
    const ContractSet set =
        contracts({{"bad.proto", "syntax = \"proto3\";\nmessage {}\n"},
                   {"good.proto", "syntax = \"proto3\";\nimport \"lost.proto\";\nmessage G { Lost l = 1; }\n"},
                   {"names.proto", "syntax = \"proto3\";\nmessage N { Nobody n = 1;\n int32 a = 1; }\n"},
                   {"old.proto", "edition = \"1999\";\n"},
                   {"odd.proto", "message O { string s = 1; } // \xff\n"},
                   {"twice.proto", "syntax = \"proto3\";\nmessage N {}\n"}},
                  diagnostics);
    EXPECT_EQ(text(diagnostics),
              "bad.proto:2: error: Not a valid .proto file: A name is expected, not \"{\"\n"
              "odd.proto:1: error: The file is not UTF-8\n"
              "old.proto:1: error: Not a valid .proto file: The edition \"1999\" is not known\n"
              "good.proto:2: warning: The import \"lost.proto\" is not in the source; its types stay as written\n"
              "names.proto:3: error: Field number 1 of \"N\" is used twice\n"
              "twice.proto:2: warning: \"N\" is declared in names.proto too; where both are seen, the one there counts\n"
              "names.proto:2: error: \"Nobody\" is not declared in this file or one that it imports\n");
    EXPECT_EQ(set.schema.files.size(), 3U);
    EXPECT_EQ(set.unreadable.size(), 3U);
}

TEST(ContractSet, findsImportsInModulesAndElsewhere)
{
    Diagnostics diagnostics;
    const ContractSet set =
        contracts({{"api/buf.yaml", "version: v1\n"},
                   {"api/shop/a.proto", "syntax = \"proto3\";\npackage shop;\nimport \"shop/b.proto\";\n"
                                        "import \"google/protobuf/timestamp.proto\";\nimport \"deep/c.proto\";\n"
                                        "message A { B b = 1; google.protobuf.Timestamp t = 2; }\n"},
                   {"api/shop/b.proto", "syntax = \"proto3\";\npackage shop;\nmessage B {}\n"},
                   {"lib/deep/c.proto", "syntax = \"proto3\";\nmessage C {}\n"}},
                  diagnostics);
    EXPECT_EQ(text(diagnostics), "");
    const ProtoFile &a = only(set);
    EXPECT_EQ(a.name, "shop/a.proto");
    EXPECT_EQ(a.place, "api/shop/a.proto");
    std::string used;
    for (const ProtoImport &import : a.imports)
        used += import.path + (import.isUsed ? " used\n" : " unused\n");
    EXPECT_EQ(used, "shop/b.proto used\ngoogle/protobuf/timestamp.proto used\ndeep/c.proto unused\n");
}

TEST(ContractSet, readsModulesOfAllVersionsOfBuf)
{
    const ContractSet set = contracts(
        {{"buf.yaml", "version: v2\nmodules:\n  - path: x\n    lint: {use: [BASIC], ignore: [x/gen]}\n  - path: y\n"
                      "breaking: {use: [WIRE], ignore_unstable_packages: true}\nlint: {disallow_comment_ignores: true}\n"},
         {"x/gen/a.proto", "syntax = \"proto3\";\n"},
         {"y/a.proto", "syntax = \"proto3\";\n"}});
    ASSERT_EQ(set.modules.size(), 2U);
    EXPECT_EQ(set.modules[0].checks.lint.use, std::vector<std::string>{"BASIC"});
    EXPECT_EQ(set.modules[0].checks.lint.ignore, std::set<std::string>{"gen"});
    EXPECT_EQ(set.modules[1].checks.breaking.use, std::vector<std::string>{"WIRE"});
    EXPECT_TRUE(set.modules[1].checks.ignoresUnstablePackages);
    EXPECT_FALSE(set.modules[1].checks.allowsCommentIgnores);
    EXPECT_EQ(contracts({{"a.proto", ""}}).modules[0].checks.version, CheckVersion::v1); // as buf without a file
}

TEST(ContractSet, boundsNesting)
{
    std::string deep = "syntax = \"proto3\";\n", options = "option (a) = ";
    for (int i = 0; i < 5000; ++i) {
        deep += "message M {";
        options += "{ a: ";
    }
    Diagnostics diagnostics;
    contracts({{"a.proto", deep}, {"b.proto", options}}, diagnostics);
    EXPECT_EQ(text(diagnostics), "a.proto:2: error: Not a valid .proto file: The braces are nested more than 64 deep\n"
                                 "b.proto:1: error: Not a valid .proto file: The braces are nested more than 64 deep\n");
}

TEST(ContractSource, opensDirectoriesFilesAndRevisions)
{
    const Folder folder({{"proto/a.proto", "syntax = \"proto3\";\nmessage A {}\n"}, {"proto/b.proto", "message B {}"}});
    EXPECT_EQ(openContractSource(folder / "proto").tree->files().size(), 2U);
    EXPECT_EQ(openContractSource(folder / "proto/a.proto").only, "a.proto");
    const std::string git = "git -c user.name=t -c user.email=t@t -C " + folder.path() + " ";
    ASSERT_EQ(
        std::system((git + "init -q && " + git + "add . && " + git + "commit -qm one && rm " + folder / "proto/b.proto").c_str()),
        0);
    EXPECT_EQ(openContractSource(folder / "proto@HEAD").tree->files().size(), 2U);
    EXPECT_EQ(openContractSource(folder / "proto").tree->files().size(), 1U);
    EXPECT_THROW(openContractSource(folder / "proto@nothing"), Error);
    EXPECT_THROW(openContractSource(folder / "lost"), Error);
}

} // namespace
} // namespace alidade::test
