#include "importers/proto/protoimporter.h"

#include "tests/importers/treefixture.h"

#include <gtest/gtest.h>

namespace alidade::test {

namespace {

const std::string order = R"(syntax = "proto3";
package shop.order.v1;
import "google/protobuf/timestamp.proto";
service OrderService {
  rpc Create(Order) returns (Order);
  rpc Watch(stream Order) returns (stream Order);
}
message Order {
  string id = 1;
  repeated Line lines = 2;
  map<string, Line> by_name = 3;
  google.protobuf.Timestamp at = 4;
  State state = 5;
  optional int32 rank = 6;
  message Line { int32 count = 1; }
}
enum State {
  NEW = 0;
  PAID = 7;
}
)";

TEST(Proto, readsServicesMessagesAndEnumsWithTheirPlaces)
{
    const Read r = read(importProto, {{"p/order.proto", order}});
    EXPECT_EQ(r.messages(), "");
    ASSERT_EQ(r.facts.contracts.size(), 1U);
    EXPECT_EQ(r.facts.contracts[0].name + " " + r.facts.contracts[0].version + " " + placeText(r.facts.contracts[0].place),
              "shop.order.v1 v1 p/order.proto:2");
    EXPECT_EQ(r.items(), R"(service shop.order.v1.OrderService p/order.proto:4
method shop.order.v1.OrderService.Create (shop.order.v1.Order -> shop.order.v1.Order) p/order.proto:5
method shop.order.v1.OrderService.Watch (stream shop.order.v1.Order -> stream shop.order.v1.Order) p/order.proto:6
message shop.order.v1.Order p/order.proto:8
field shop.order.v1.Order.id (string) = 1 p/order.proto:9
field shop.order.v1.Order.lines (repeated shop.order.v1.Order.Line) = 2 p/order.proto:10
field shop.order.v1.Order.by_name (map<string, shop.order.v1.Order.Line>) = 3 p/order.proto:11
field shop.order.v1.Order.at (google.protobuf.Timestamp) = 4 p/order.proto:12
field shop.order.v1.Order.state (shop.order.v1.State) = 5 p/order.proto:13
field shop.order.v1.Order.rank (optional int32) = 6 p/order.proto:14
message shop.order.v1.Order.Line p/order.proto:15
field shop.order.v1.Order.Line.count (int32) = 1 p/order.proto:15
enum shop.order.v1.State p/order.proto:17
value shop.order.v1.State.NEW p/order.proto:18
value shop.order.v1.State.PAID = 7 p/order.proto:19
)");
}

std::string message(const std::string &package, const std::string &name, const std::string &imports = {},
                    const std::string &fields = {})
{
    return "syntax = \"proto3\";\npackage " + package + ";\n" + imports + "message " + name + " {" + fields + "}\n";
}

TEST(Proto, resolvesImportsFromAnyRootThatFits)
{
    const Read r =
        read(importProto, {
                              {"api/proto/shop/a.proto", message("a", "A", "import \"shop/b.proto\";\n", "b.B b = 1;")},
                              {"api/proto/shop/b.proto", message("b", "B", "import \"common/c.proto\";\n", "c.C c = 1;")},
                              {"third_party/common/c.proto", message("c", "C")},
                              {"lib/common/c.proto", message("c", "C")},
                          });
    EXPECT_EQ(r.messages(), "");
    EXPECT_NE(r.items().find("field a.A.b (b.B) = 1 api/proto/shop/a.proto:4"), std::string::npos) << r.items();
    EXPECT_NE(r.items().find("field b.B.c (c.C) = 1"), std::string::npos);
}

TEST(Proto, readsFilesWhoseImportsAreMissingAndSaysSoOnce)
{
    const std::string import = "import \"google/api/annotations.proto\";\n";
    const Read r =
        read(importProto, {
                              {"a.proto", message("a", "A", import, "option (google.api.http) = {get: \"/x\"}; string id = 1;")},
                              {"b.proto", message("b", "B", import, "google.api.Http h = 1;")},
                          });
    EXPECT_EQ(r.messages(), "a.proto:3: note: The import \"google/api/annotations.proto\" is not in the source; files that need "
                            "it are read without it\n");
    EXPECT_EQ(r.items(), "message a.A a.proto:4\nfield a.A.id (string) = 1 a.proto:4\nmessage b.B b.proto:4\nfield b.B.h "
                         "(google.api.Http) = 1 b.proto:4\n");
}

TEST(Proto, recordsCopiesOfAContractOnce)
{
    const std::string copy = message("shop", "Order", {}, "string id = 1;");
    const std::string newer = message("shop", "Order", {}, "string id = 1; string note = 2;");
    const Read r = read(importProto, {{"a/demo.proto", copy},
                                      {"b/demo.proto", copy},
                                      {"c/demo.proto", newer},
                                      {"c/use.proto", message("use", "U", "import \"demo.proto\";\n", "shop.Order o = 1;")},
                                      {"d.proto", newer},
                                      {"buf.yaml", ""}});
    EXPECT_EQ(r.messages(), "");
    EXPECT_EQ(r.facts.contracts.size(), 2U);
    EXPECT_EQ(r.items(), "message shop.Order a/demo.proto:3\nfield shop.Order.id (string) = 1 a/demo.proto:3\nfield "
                         "shop.Order.note (string) = 2 c/demo.proto:3\n"
                         "message use.U c/use.proto:4\nfield use.U.o (shop.Order) = 1 c/use.proto:4\n");
}

TEST(Proto, reportsOneFaultAFileAndReadsTheOthers)
{
    const Read r = read(importProto, {
                                         {"bad.proto", "syntax = \"proto3\";\nmessage A {\n  string = 1;\n  int32 = 2;\n}\n"},
                                         {"edition.proto", "\nedition = \"2023\";\nmessage A {}\n"},
                                         {"good.proto", message("g", "G")},
                                         {"unknown.proto", message("u", "U", {}, "Nothing n = 1;")},
                                         {"uses.proto", message("w", "W", "import \"bad.proto\";\n", "A a = 1;")},
                                     });
    EXPECT_EQ(r.messages(), "edition.proto:2: error: Protobuf editions are not supported yet; the file is left out\n"
                            "bad.proto:3: error: Not a valid .proto file: Expected field name.\n"
                            "unknown.proto:3: warning: Not a valid .proto file: \"Nothing\" is not defined.\n");
    EXPECT_NE(r.items().find("message g.G"), std::string::npos);
    EXPECT_NE(r.items().find("message w.W"), std::string::npos);
}

TEST(Proto, refusesDeepNestingBeforeTheParserSeesIt)
{
    std::string nested = "syntax = \"proto3\";\n";
    for (int i = 0; i < 20'000; ++i)
        nested += "message M { // }\n";
    const Read r = read(importProto, {{"deep.proto", nested}, {"good.proto", message("g", "G")}});
    EXPECT_EQ(r.messages(), "deep.proto:102: error: The braces are nested more than 100 deep; the file is left out\n");
    EXPECT_EQ(r.items(), "message g.G good.proto:3\n");
}

TEST(Proto, survivesALongChainOfImports)
{
    std::vector<std::pair<std::string, std::string>> files;
    for (int i = 0; i < 10'000; ++i)
        files.emplace_back("f" + std::to_string(i) + ".proto",
                           message("p" + std::to_string(i), "M", "import \"f" + std::to_string(i + 1) + ".proto\";\n"));
    files.emplace_back("f10000.proto", message("end", "M"));
    const Read r = read(importProto, std::move(files));
    ASSERT_EQ(r.diagnostics.size(), 1U);
    EXPECT_EQ(r.diagnostics[0].message, "Files here bring in more than 400 others; their types stay as written");
    EXPECT_EQ(r.facts.contractItems.size(), 10'001U);
}

TEST(Proto, neverLeavesTheTree)
{
    const Read r =
        read(importProto, {{"a.proto", message("a", "A", "import \"../../etc/x.proto\";\nimport \"/etc/hostname\";\n")}});
    EXPECT_EQ(r.diagnostics.size(), 2U) << r.messages();
    EXPECT_EQ(r.items(), "message a.A a.proto:5\n");
}

TEST(Proto, refusesWhatIsNotText)
{
    const Read r = read(importProto, {{"a.proto", "syntax = \"proto3\";\n// \xFF\n"},
                                      {"b.proto", std::string("message A { \0 }", 15)},
                                      {"empty.proto", ""},
                                      {"big.proto", std::string((8U << 20U) + 1, ' ')}});
    ASSERT_EQ(r.diagnostics.size(), 3U) << r.messages();
    EXPECT_EQ(toText(r.diagnostics[0]), "a.proto:2: error: The file is not UTF-8");
    EXPECT_EQ(r.diagnostics[1].file, "big.proto");
    EXPECT_EQ(r.diagnostics[2].file, "b.proto");
}

} // namespace

} // namespace alidade::test
