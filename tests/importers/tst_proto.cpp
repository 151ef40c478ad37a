#include "importers/proto/protoimporter.h"
#include "importers/proto/servedroutes.h"

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
    const std::string import = "import \"acme/rules.proto\";\n";
    const Read r =
        read(importProto, {
                              {"a.proto", message("a", "A", import, "option (acme.rule) = {get: \"/x\"}; string id = 1;")},
                              {"b.proto", message("b", "B", import, "acme.Http h = 1;")},
                          });
    EXPECT_EQ(r.messages(), "a.proto:3: note: The import \"acme/rules.proto\" is not in the source; files that need "
                            "it are read without it\n");
    EXPECT_EQ(r.items(), "message a.A a.proto:4\nfield a.A.id (string) = 1 a.proto:4\nmessage b.B b.proto:4\nfield b.B.h "
                         "(acme.Http) = 1 b.proto:4\n");
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
                                         {"good.proto", message("g", "G")},
                                         {"unknown.proto", message("u", "U", {}, "Nothing n = 1;")},
                                         {"uses.proto", message("w", "W", "import \"bad.proto\";\n", "A a = 1;")},
                                     });
    EXPECT_EQ(r.messages(), "bad.proto:3: error: Not a valid .proto file: Expected field name.\n"
                            "unknown.proto:3: warning: Not a valid .proto file: \"Nothing\" is not defined.\n");
    EXPECT_NE(r.items().find("message g.G"), std::string::npos);
    EXPECT_NE(r.items().find("message w.W"), std::string::npos);
}

TEST(Proto, readsEditionsAndWhatImportsThem)
{
    const Read r = read(importProto, {
                                         {"bad.proto", "edition = \"2023\";\nmessage {}\n"},
                                         {"shop.proto", R"(// The shop.
edition = "2023";
package shop.v1;
import "google/api/annotations.proto";
service Orders {
  rpc Get(Order) returns (stream Order) {
    option (google.api.http) = { get: "/v1/orders/{id}" additional_bindings { post: "/v1/find" } };
  }
}
message Order {
  string id = 1 [features.field_presence = LEGACY_REQUIRED];
  map<string, Line> lines = 2;
  repeated int32 old = 3 [deprecated = true];
  reserved 9 to 11;
  message Line { int64 cents = 1; }
}
enum Kind { KIND_UNSPECIFIED = 0; }
)"},
                                         {"use.proto", message("use", "U", "import \"shop.proto\";\n", "shop.v1.Order o = 1;")},
                                     });
    EXPECT_EQ(r.items(), "service shop.v1.Orders shop.proto:5\n"
                         "method shop.v1.Orders.Get (shop.v1.Order -> stream shop.v1.Order) shop.proto:6\n"
                         "message shop.v1.Order shop.proto:10\n"
                         "reserved shop.v1.Order.9 to 11 = 9 shop.proto:10\n"
                         "field shop.v1.Order.id (required string) = 1 shop.proto:11\n"
                         "field shop.v1.Order.lines (map<string, shop.v1.Order.Line>) = 2 shop.proto:12\n"
                         "field shop.v1.Order.old (repeated int32) = 3 shop.proto:13\n"
                         "deprecated shop.v1.Order.old shop.proto:13\n"
                         "message shop.v1.Order.Line shop.proto:15\n"
                         "field shop.v1.Order.Line.cents (int64) = 1 shop.proto:15\n"
                         "enum shop.v1.Kind shop.proto:17\nvalue shop.v1.Kind.KIND_UNSPECIFIED shop.proto:17\n"
                         "route GET /v1/orders/{id} (shop.v1.Orders.Get) shop.proto:6\n"
                         "route POST /v1/find (shop.v1.Orders.Get) shop.proto:6\n"
                         "message use.U use.proto:4\nfield use.U.o (shop.v1.Order) = 1 use.proto:4\n");
    EXPECT_NE(r.messages().find("bad.proto:2: error"), std::string::npos) << r.messages();
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

TEST(Proto, readsTheRoutesOfAnnotatedMethods)
{
    const Read r = read(importProto, {{"a.proto", R"(syntax = "proto3";
package shop;
import "google/api/annotations.proto";
import "google/api/field_behavior.proto";
service Orders {
  rpc Get(Id) returns (Id) {
    option (google.api.http) = {
      get: "/v1/orders/{id}"
      additional_bindings { post: "/v1/orders:find" body: "*" }
      additional_bindings { custom { kind: "HEAD" path: "/v1/orders" } }
    };
  }
  rpc Drop(Id) returns (Id) { option (google.api.http).delete = "/v1/orders/{id}"; }
}
message Id { string id = 1 [(google.api.field_behavior) = REQUIRED]; }
)"}});
    EXPECT_EQ(r.messages(), "");
    EXPECT_NE(r.items().find(R"(route GET /v1/orders/{id} (shop.Orders.Get) a.proto:6
route POST /v1/orders:find (shop.Orders.Get) a.proto:6
route HEAD /v1/orders (shop.Orders.Get) a.proto:6
route DELETE /v1/orders/{id} (shop.Orders.Drop) a.proto:13
)"),
              std::string::npos)
        << r.items();
}

TEST(Proto, givesRoutesToWhoServesTheRpcService)
{
    const auto served = [](std::vector<EndpointFact> endpoints, std::vector<CallFact> calls) {
        Facts facts;
        Diagnostics diagnostics;
        const auto tree = memoryTree({});
        const Progress progress;
        facts.endpoints = std::move(endpoints);
        facts.calls = std::move(calls);
        facts.contractItems = {{"shop", "route", "GET /v1/orders", "shop.Orders.List", 0, {"a.proto", 6}}};
        ImportContext context{*tree, facts, diagnostics, progress, {}};
        importServedRoutes(context);
        std::string text;
        for (const EndpointFact &endpoint : facts.endpoints) {
            if (endpoint.kind == EndpointKind::http)
                text += endpoint.node + " " + endpoint.name + " " + placeText(endpoint.place) + "\n";
        }
        return text;
    };
    const EndpointFact grpc{"order", EndpointKind::grpc, "shop.Orders/List", {}};
    EXPECT_EQ(served({grpc}, {}), "order GET /v1/orders a.proto:6\n");
    CallFact gateway;
    gateway.node = "edge";
    gateway.protocol = "grpc";
    gateway.detail = "pb.RegisterOrdersHandlerFromEndpoint";
    EXPECT_EQ(served({grpc}, {gateway}), "edge GET /v1/orders a.proto:6\n");
    EXPECT_EQ(served({}, {}), "");
}

TEST(Proto, keepsWhatIsReservedOrDeprecated)
{
    const Read r =
        read(importProto, {{"a.proto", "syntax = \"proto3\";\npackage s;\nmessage A {\n  reserved 2, 4 to 6;\n  reserved "
                                       "\"old\";\n  string id = 1 [deprecated = true];\n}\n"
                                       "enum E {\n  NONE = 0;\n  reserved 3 to 4;\n}\n"}});
    EXPECT_EQ(r.items(), "message s.A a.proto:3\nreserved s.A.2 = 2 a.proto:4\nreserved s.A.4 to 6 = 4 a.proto:4\n"
                         "reserved s.A.old a.proto:3\nfield s.A.id (string) = 1 a.proto:6\ndeprecated s.A.id a.proto:6\n"
                         "enum s.E a.proto:8\nreserved s.E.3 to 4 = 3 a.proto:10\nvalue s.E.NONE a.proto:9\n");
}

TEST(Proto, findsTheModulesOfBuf)
{
    const std::string use = "import \"b.proto\";\n";
    const Read v2 =
        read(importProto, {{"buf.yaml", "version: v2\nmodules:\n  - path: api\n    excludes: [api/old]\n  - path: lib\n"},
                           {"api/x/a.proto", message("a", "A", use, "b.B b = 1;")},
                           {"lib/b.proto", message("b", "B")},
                           {"api/old/c.proto", message("c", "C")}});
    EXPECT_EQ(v2.messages(), "");
    EXPECT_EQ(v2.items(), "message a.A api/x/a.proto:4\nfield a.A.b (b.B) = 1 api/x/a.proto:4\nmessage b.B lib/b.proto:3\n");
    const Read work = read(importProto, {{"buf.work.yaml", "version: v1\ndirectories: [one, two]\n"},
                                         {"one/a.proto", message("a", "A", use, "b.B b = 1;")},
                                         {"two/b.proto", message("b", "B")}});
    EXPECT_EQ(work.messages(), "");
    EXPECT_NE(work.items().find("field a.A.b (b.B)"), std::string::npos);
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
