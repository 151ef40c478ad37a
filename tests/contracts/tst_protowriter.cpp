#include "exporters/contracts/proto/protowriter.h"

#include "importers/contracts/openapi/apiset.h"
#include "tests/contracts/contractfixture.h"

#include <gtest/gtest.h>

namespace alidade::test {
namespace {

ConvertedApi proto(const std::string &document, ProtoLock lock = {})
{
    Diagnostics diagnostics;
    const OpenApiSet set = readApiContracts(*memoryTree({{"a.yaml", document}}), {}, diagnostics);
    return set.documents.empty() ? ConvertedApi() : convertToProto(set.documents.front(), std::move(lock));
}

std::string schemas(const std::string &text)
{
    return "openapi: 3.1.0\ninfo: {title: Till, version: '2.1'}\ncomponents:\n  schemas:\n" + text;
}

bool holds(const std::string &text, const std::string &part) { return text.find(part) != std::string::npos; }

TEST(ProtoWriter, writesTypesByTheirFormats)
{
    const std::string text = proto(schemas("    M:\n"
                                           "      type: object\n"
                                           "      required: [wide]\n"
                                           "      properties:\n"
                                           "        wide: {type: integer}\n"
                                           "        small: {type: integer, format: int32}\n"
                                           "        at: {type: string, format: date-time}\n"
                                           "        maybe: {type: [string, 'null']}\n"
                                           "        tags: {type: object, additionalProperties: {type: boolean}}\n"
                                           "        many: {type: array, items: {$ref: '#/components/schemas/State'}}\n"
                                           "    State: {type: string, enum: [open, closed]}\n"))
                                 .text;
    EXPECT_TRUE(holds(text, "package till.v2;")) << text;
    EXPECT_TRUE(holds(text, "int64 wide = 1 [(google.api.field_behavior) = REQUIRED];")) << text;
    EXPECT_TRUE(holds(text, "optional int32 small = 2;")) << text;
    EXPECT_TRUE(holds(text, "google.protobuf.Timestamp at = 3;")) << text;
    EXPECT_TRUE(holds(text, "google.protobuf.StringValue maybe = 4;")) << text;
    EXPECT_TRUE(holds(text, "map<string, bool> tags = 5;")) << text;
    EXPECT_TRUE(holds(text, "repeated State many = 6;")) << text;
    EXPECT_TRUE(holds(text, "STATE_UNSPECIFIED = 0;\n  STATE_OPEN = 1;\n  STATE_CLOSED = 2;")) << text;
}

TEST(ProtoWriter, numbersStayAndThoseOfRemovedFieldsAreReserved)
{
    const auto with = [](const std::string &properties) {
        return schemas("    M: {type: object, properties: {" + properties + "}}\n");
    };
    const ConvertedApi first = proto(with("a: {type: string}, b: {type: string}, c: {type: string}"));
    const ConvertedApi second = proto(with("d: {type: string}, c: {type: string}, a: {type: string}"), first.lock);
    EXPECT_TRUE(holds(second.text, "reserved 2;\n  reserved \"b\";")) << second.text;
    EXPECT_TRUE(holds(second.text, "d = 4;")) << second.text;
    EXPECT_TRUE(holds(second.text, "c = 3;")) << second.text;
    const ConvertedApi third = proto(with("b: {type: string}"), readProtoLock(protoLockText(second.lock), "lock"));
    EXPECT_TRUE(holds(third.text, "b = 2;")) << third.text;
    EXPECT_TRUE(holds(third.text, "reserved 1, 3, 4;")) << third.text;
}

TEST(ProtoWriter, writesOperationsAsMethodsWithRoutes)
{
    const ConvertedApi api =
        proto("openapi: 3.0.0\n"
              "info: {title: Till, version: '1'}\n"
              "paths:\n"
              "  /orders/{orderId}/items:\n"
              "    get:\n"
              "      operationId: listItems\n"
              "      tags: [orders]\n"
              "      parameters:\n"
              "        - {name: orderId, in: path, required: true, schema: {type: string}}\n"
              "        - {name: X-Trace, in: header, schema: {type: string}}\n"
              "      responses:\n"
              "        '200': {description: ok, content: {application/json: {schema: {type: array, items: {type: string}}}}}\n"
              "        '404': {description: no}\n");
    EXPECT_TRUE(holds(api.text, "service OrdersService {\n  rpc ListItems(ListItemsRequest) returns (ListItemsResponse) {"))
        << api.text;
    EXPECT_TRUE(holds(api.text, "get: \"/orders/{order_id}/items\"\n      response_body: \"body\"")) << api.text;
    const std::string ledger = ledgerText(api.ledger);
    EXPECT_TRUE(holds(ledger, "header parameter X-Trace is dropped")) << ledger;
    EXPECT_TRUE(holds(ledger, "response 404 is approximated")) << ledger;
}

TEST(ProtoWriter, whatProtoCannotSayIsInTheLedger)
{
    const ConvertedApi api = proto(schemas("    M: {type: object, properties: {a: {type: string, pattern: '^a', x-own: 1}}}\n"));
    EXPECT_EQ(ledgerText(api.ledger), "a.yaml:5: M.a: pattern is dropped: proto has nothing that says the same\n"
                                      "a.yaml:5: M.a: x-own is dropped: proto has nothing that says the same\n");
}

TEST(ProtoWriter, aProtoThatWentThroughOpenApiComesBack)
{
    const std::string contract =
        "syntax = \"proto3\";\n"
        "package shop.v1;\n"
        "import \"google/api/annotations.proto\";\n"
        "import \"google/protobuf/timestamp.proto\";\n"
        "service Orders {\n"
        "  rpc Get(GetRequest) returns (Order) { option (google.api.http) = { get: \"/v1/orders/{order_id}\" }; }\n"
        "  rpc Put(Order) returns (Order) { option (google.api.http) = { put: \"/v1/orders\" body: \"*\" }; }\n"
        "  rpc Watch(GetRequest) returns (stream Order);\n"
        "}\n"
        "message GetRequest { string order_id = 3; }\n"
        "message Order {\n"
        "  reserved 4, 9 to 12;\n"
        "  reserved \"old\";\n"
        "  enum State { STATE_UNSPECIFIED = 0; STATE_OPEN = 5; }\n"
        "  message Line { sint64 sum = 2; optional bool gift = 7; }\n"
        "  State state = 1;\n"
        "  repeated Line lines = 2;\n"
        "  map<int32, Line> by_number = 3;\n"
        "  google.protobuf.Timestamp at = 5;\n"
        "  oneof payer { string person = 6; Line other = 7; }\n"
        "}\n";
    const ContractSet before = contracts({{"shop.proto", contract}});
    for (const OpenApiVersion version : {OpenApiVersion::v30, OpenApiVersion::v31}) {
        const ConvertedApi back = proto(convertToOpenApi(before, {version}).at(0).text);
        const ContractSet after = contracts({{"shop.proto", back.text}});
        Diagnostics diagnostics;
        EXPECT_EQ(text(findBreakingChanges(before, after, diagnostics, {{"WIRE_JSON", "WIRE"}})), "") << back.text;
        EXPECT_EQ(text(findBreakingChanges(after, before, diagnostics, {{"WIRE_JSON", "WIRE"}})), "") << back.text;
        EXPECT_EQ(text(findBreakingChanges(before, after, diagnostics, {{"RPC_NO_DELETE", "RPC_SAME_REQUEST_TYPE"}})), "")
            << back.text;
    }
}

} // namespace
} // namespace alidade::test
