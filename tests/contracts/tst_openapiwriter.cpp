#include "exporters/contracts/openapi.h"

#include "tests/contracts/contractfixture.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace alidade::test {
namespace {

using Json = nlohmann::json;

ConvertedContract converted(const std::string &contract, OpenApiVersion version = OpenApiVersion::v31, bool asJson = true)
{
    auto documents =
        convertToOpenApi(contracts({{"a.proto", "syntax = \"proto3\";\npackage a.v1;\n" + contract}}), {version, asJson});
    return documents.empty() ? ConvertedContract() : documents.front();
}

Json schemaOf(const std::string &fields, OpenApiVersion version = OpenApiVersion::v31)
{
    return Json::parse(converted("message M {\n" + fields + "\n}\n", version).text)["components"]["schemas"]["a.v1.M"];
}

TEST(OpenApi, writesScalarsAsProtobufsJson)
{
    const Json properties =
        schemaOf("int64 wide = 1; uint32 small = 2; bytes blob = 3; double real = 4; repeated bool flags = 5;\n"
                 "map<int32, M> by_id = 6; optional string maybe_said = 7;")["properties"];
    EXPECT_EQ(properties["wide"], Json::parse(R"({"type":"string","format":"int64"})"));
    EXPECT_EQ(properties["small"]["maximum"], 4294967295);
    EXPECT_EQ(properties["blob"]["contentEncoding"], "base64");
    EXPECT_EQ(properties["flags"]["items"]["type"], "boolean");
    EXPECT_EQ(properties["byId"]["additionalProperties"]["$ref"], "#/components/schemas/a.v1.M");
    EXPECT_EQ(properties["maybeSaid"]["x-proto-optional"], true);
    EXPECT_EQ(schemaOf("bytes blob = 3;", OpenApiVersion::v30)["properties"]["blob"]["format"], "byte");
}

TEST(OpenApi, writesWellKnownTypesInTheirJsonForm)
{
    const std::string imports = "import \"google/protobuf/timestamp.proto\"; import \"google/protobuf/wrappers.proto\";\n";
    const auto properties = [&](OpenApiVersion version) {
        const auto document =
            converted(imports + "message M { google.protobuf.Timestamp at = 1; google.protobuf.StringValue s = 2; }\n", version);
        return Json::parse(document.text)["components"]["schemas"]["a.v1.M"]["properties"];
    };
    EXPECT_EQ(properties(OpenApiVersion::v31)["at"]["format"], "date-time");
    EXPECT_EQ(properties(OpenApiVersion::v31)["s"]["type"], Json::parse(R"(["string","null"])"));
    EXPECT_EQ(properties(OpenApiVersion::v30)["s"], Json::parse(R"({"type":"string","nullable":true})"));
}

TEST(OpenApi, oneofsHoldAtMostOneMember)
{
    const Json schema = schemaOf("oneof kind { string a = 1; int32 b = 2; }");
    EXPECT_EQ(
        schema["allOf"][0]["oneOf"],
        Json::parse(R"([{"required":["a"]},{"required":["b"]},{"not":{"anyOf":[{"required":["a"]},{"required":["b"]}]}}])"));
    EXPECT_EQ(schema["x-proto-oneofs"], Json::parse(R"({"kind":["a","b"]})"));
}

TEST(OpenApi, keepsCommentsNumbersAndWhatIsReserved)
{
    const ConvertedContract document =
        converted("// About M.\nmessage M {\n reserved 4 to 6; reserved \"old\";\n // About a.\n string a = 9 "
                  "[deprecated = true];\n}\nenum E { // first\n Z = 0; }\n");
    const Json schemas = Json::parse(document.text)["components"]["schemas"];
    EXPECT_EQ(schemas["a.v1.M"]["description"], "About M.");
    EXPECT_EQ(schemas["a.v1.M"]["properties"]["a"]["description"], "About a.");
    EXPECT_EQ(schemas["a.v1.M"]["properties"]["a"]["deprecated"], true);
    EXPECT_EQ(schemas["a.v1.M"]["x-proto-numbers"]["a"], 9);
    EXPECT_EQ(schemas["a.v1.M"]["x-proto-reserved-numbers"], Json::parse("[[4,6]]"));
    EXPECT_EQ(schemas["a.v1.E"]["x-proto-enum"]["Z"], 0);
    EXPECT_EQ(ledgerText(document.ledger), "");
}

TEST(OpenApi, validationRulesBecomeKeywordsOrEntriesOfTheLedger)
{
    const ConvertedContract document = converted(R"(import "buf/validate/validate.proto";
import "validate/validate.proto";
message M {
  string mail = 1 [(buf.validate.field).string.email = true, (buf.validate.field).required = true];
  int32 n = 2 [(buf.validate.field).int32 = { gt: 0, lte: 9 }];
  repeated string tags = 3 [(validate.rules).repeated = { min_items: 1, unique: true, items: { string: { min_len: 2 } } }];
  int64 wide = 4 [(buf.validate.field).int64.gte = 5];
  string odd = 5 [(buf.validate.field).cel = { id: "x" }];
}
)");
    const Json schema = Json::parse(document.text)["components"]["schemas"]["a.v1.M"];
    EXPECT_EQ(schema["properties"]["mail"]["format"], "email");
    EXPECT_EQ(schema["required"], Json::parse(R"(["mail"])"));
    EXPECT_EQ(schema["properties"]["n"]["exclusiveMinimum"], 0);
    EXPECT_EQ(schema["properties"]["n"]["maximum"], 9);
    EXPECT_EQ(schema["properties"]["tags"]["minItems"], 1);
    EXPECT_EQ(schema["properties"]["tags"]["items"]["minLength"], 2);
    EXPECT_EQ(
        ledgerText(document.ledger),
        "a.proto:9: a.v1.M.wide: rule int64.gte is approximated: JSON writes 64-bit numbers as strings, which have no bounds\n"
        "a.proto:10: a.v1.M.odd: rule cel is dropped: no keyword of JSON Schema means the same\n");
}

TEST(OpenApi, routesComeFromAnnotationsOrFromNames)
{
    const ConvertedContract document = converted(R"(import "google/api/annotations.proto";
message Item { string name = 1; Part part = 2; int32 size = 3; message Part { string id = 1; Part inner = 2; } }
service Items {
  // Gets one. It must exist.
  rpc Get(Item) returns (Item) {
    option (google.api.http) = { get: "/v1/{name=shops/*/items/*}:peek" additional_bindings { put: "/v1/{part.id}" body: "part" } };
  }
  rpc Plain(Item) returns (stream Item);
}
)");
    const Json paths = Json::parse(document.text)["paths"];
    const Json get = paths["/v1/shops/{shop}/items/{item}:peek"]["get"];
    EXPECT_EQ(get["summary"], "Gets one");
    std::string parameters;
    for (const Json &parameter : get["parameters"])
        parameters += parameter["in"].get<std::string>() + " " + parameter["name"].get<std::string>() + "; ";
    EXPECT_EQ(parameters, "path shop; path item; query part.id; query size; ");
    const Json put = paths["/v1/{part.id}"]["put"];
    EXPECT_EQ(put["requestBody"]["content"]["application/json"]["schema"]["$ref"], "#/components/schemas/a.v1.Item.Part");
    EXPECT_EQ(put["operationId"], "Items_Get_2");
    EXPECT_EQ(paths["/a.v1.Items/Plain"]["post"]["x-streaming"], "server");
    EXPECT_EQ(
        ledgerText(document.ledger),
        "a.proto:4: a.v1.Items.Get: query parameter part.inner is dropped: it is a message that holds itself, is too deep or is "
        "not in the source\n"
        "a.proto:7: a.v1.Items.Get: path variable name is approximated: it is split into a parameter for each star of "
        "shops/*/items/*\n"
        "a.proto:10: a.v1.Items.Plain: streaming is approximated: OpenAPI has one request and one response; x-streaming says the "
        "rest\n");
}

TEST(OpenApi, hostileNamesAndTextsStayTexts)
{
    const ConvertedContract document =
        converted("// \"quoted\": {yes} # no\n// - item\nmessage M { string a = 1 [json_name = \"no: \\\"x\\\"\"]; }\n",
                  OpenApiVersion::v31, false);
    EXPECT_NE(document.text.find("description: \"\\\"quoted\\\": {yes} # no\\n- item\""), std::string::npos) << document.text;
    EXPECT_NE(document.text.find("\"no: \\\"x\\\"\":"), std::string::npos) << document.text;
}

} // namespace
} // namespace alidade::test
