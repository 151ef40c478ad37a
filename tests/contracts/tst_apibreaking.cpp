#include "analysis/contracts/openapi/apibreaking.h"

#include "importers/contracts/openapi/apiset.h"
#include "tests/contracts/contractfixture.h"

#include <gtest/gtest.h>

namespace alidade::test {
namespace {

OpenApiSet apis(ContractFiles files, Diagnostics &diagnostics)
{
    return readApiContracts(*memoryTree(std::move(files)), {}, diagnostics);
}

/// A document with one operation, whose body and answer are these schemas (flow style).
std::string document(const std::string &request, const std::string &response, const std::string &more = {})
{
    return "openapi: 3.0.3\n"
           "info: {title: Till, version: '1'}\n"
           "paths:\n"
           "  /payments:\n"
           "    post:\n" +
           more +
           "      requestBody:\n"
           "        content:\n"
           "          application/json:\n"
           "            schema: " +
           request +
           "\n      responses:\n"
           "        '200':\n"
           "          description: done\n"
           "          content:\n"
           "            application/json:\n"
           "              schema: " +
           response + "\n";
}

/// "line:column RULE" for each change, notes too when asked.
std::string changes(const std::string &older, const std::string &newer, Severity level = Severity::warning)
{
    Diagnostics diagnostics;
    ApiCheckOptions options{level};
    options.today = std::chrono::sys_days(std::chrono::year(2030) / 1 / 1);
    std::string text;
    const OpenApiSet from = apis({{"a.yaml", older}}, diagnostics), to = apis({{"a.yaml", newer}}, diagnostics);
    for (const ContractFinding &finding : findApiChanges(from, to, options, diagnostics))
        text += std::to_string(finding.span.line) + " " + finding.rule + "\n";
    return text + test::text(diagnostics);
}

std::string object(const std::string &properties, const std::string &more = {})
{
    return "{type: object, properties: {" + properties + "}" + more + "}";
}

TEST(ApiBreaking, narrowingARequestBreaksAndWideningItDoesNot)
{
    const std::string wide = document(object("sum: {type: string, maxLength: 9}"), "{type: object}");
    const std::string narrow = document(object("sum: {type: string, maxLength: 5}"), "{type: object}");
    EXPECT_EQ(changes(wide, narrow), "9 request-property-max-length-decreased\n");
    EXPECT_EQ(changes(narrow, wide), "");
}

TEST(ApiBreaking, wideningAResponseBreaksAndNarrowingItDoesNot)
{
    const std::string narrow = document("{type: object}", object("sum: {type: integer, maximum: 5}"));
    const std::string wide = document("{type: object}", object("sum: {type: integer, maximum: 9}"));
    EXPECT_EQ(changes(narrow, wide), "15 response-property-max-increased\n");
    EXPECT_EQ(changes(wide, narrow), "");
}

TEST(ApiBreaking, tellsWhoNeedsAndWhoLosesAProperty)
{
    const std::string before = document(object("a: {type: string}"), object("b: {type: string}", ", required: [b]"));
    const std::string after = document(object("a: {type: string}, c: {type: string}", ", required: [c]"), object(""));
    EXPECT_EQ(changes(before, after), "9 new-required-request-property\n15 response-required-property-removed\n");
}

TEST(ApiBreaking, nullInBothSpellingsIsTheSame)
{
    const std::string plain = document("{type: object}", object("a: {type: string}"));
    const std::string flag = document("{type: object}", object("a: {type: string, nullable: true}"));
    const std::string list = document("{type: object}", object("a: {type: [string, 'null']}"));
    const std::string wrap = document("{type: object}", object("a: {oneOf: [{type: 'null'}, {type: string}]}"));
    for (const std::string &nullable : {flag, list, wrap}) {
        EXPECT_EQ(changes(plain, nullable), "15 response-property-became-nullable\n");
        EXPECT_EQ(changes(nullable, plain), "");
    }
}

TEST(ApiBreaking, aPropertyThatTheSideNeverSeesDoesNotBreakIt)
{
    const std::string before = document(object("a: {type: string, readOnly: true, maxLength: 9}"), "{type: object}");
    const std::string after = document(object("a: {type: string, readOnly: true, maxLength: 5}"), "{type: object}");
    EXPECT_EQ(changes(before, after), "");
    EXPECT_EQ(changes(before, after, Severity::note), "9 request-read-only-property-max-length-decreased\n");
}

TEST(ApiBreaking, pathsThatDifferByTheNamesOfParametersAreTheSame)
{
    const auto withPath = [](const std::string &path) {
        return "openapi: 3.1.0\npaths:\n  " + path + ":\n    get: {responses: {'200': {description: ok}}}\n";
    };
    EXPECT_EQ(changes(withPath("/a/{id}"), withPath("/a/{name}")), "");
    EXPECT_EQ(changes(withPath("/a/{id}"), withPath("/b/{id}")), "1 api-path-removed-without-deprecation\n");
}

TEST(ApiBreaking, whatIsRemovedAfterItsSunsetDoesNotBreak)
{
    const auto withSunset = [](const std::string &day) {
        return "openapi: 3.1.0\npaths:\n  /a:\n    get: {deprecated: true, x-sunset: '" + day +
               "', responses: {}}\n    put: {responses: {}}\n";
    };
    const std::string gone = "openapi: 3.1.0\npaths:\n  /a:\n    put: {responses: {}}\n";
    EXPECT_EQ(changes(withSunset("2029-12-31"), gone), "");
    EXPECT_EQ(changes(withSunset("2030-06-01"), gone), "3 api-removed-before-sunset\n");
    EXPECT_EQ(changes(withSunset("soon"), gone), "3 api-path-sunset-parse\n");
}

TEST(ApiBreaking, circlesOfSchemasEnd)
{
    const auto circle = [](const std::string &type) {
        return document("{$ref: '#/components/schemas/Node'}", "{type: object}") +
               "components:\n  schemas:\n    Node: {type: object, properties: {next: {$ref: '#/components/schemas/Node'}, id: "
               "{type: " +
               type + "}}}\n";
    };
    EXPECT_EQ(changes(circle("string"), circle("integer")), "18 request-property-type-changed\n");
    EXPECT_EQ(changes(circle("string"), circle("string")), "");
}

TEST(ApiContracts, followsReferencesAcrossFilesAndTellsThoseThatLeadNowhere)
{
    Diagnostics diagnostics;
    const OpenApiSet set =
        apis({{"api/a.yaml", "openapi: 3.0.0\n"
                             "paths:\n"
                             "  /a:\n"
                             "    get:\n"
                             "      responses:\n"
                             "        '200':\n"
                             "          content: {application/json: {schema: {$ref: '../common/b.yaml#/Thing'}}}\n"
                             "        '400': {$ref: '#/components/responses/Missing'}\n"
                             "        '500': {content: {application/json: {schema: {$ref: '../../etc/passwd'}}}}\n"
                             "components: {schemas: {Loop: {$ref: '#/components/schemas/Loop'}}}\n"},
              {"common/b.yaml", "Thing:\n  type: object\n  properties: {id: {type: string}}\n"}},
             diagnostics);
    ASSERT_EQ(set.documents.size(), 1U);
    const OpenApiDocument &api = set.documents.front();
    const OpenApiSchemaUse &use = api.paths.at(0).operations.at(0).responses.at(0).second.content.at(0).second.schema;
    ASSERT_TRUE(use.isThere());
    const OpenApiSchema &schema = *api.schemaOf(use);
    EXPECT_EQ(schema.properties.at(0).first, "id");
    EXPECT_EQ(api.files.at(static_cast<std::size_t>(schema.place.file)), "common/b.yaml");
    EXPECT_EQ(text(diagnostics),
              "api/a.yaml:10: error: The reference \"#/components/schemas/Loop\" leads back to itself\n"
              "api/a.yaml:8: error: The reference \"#/components/responses/Missing\" leads to nothing in the source\n"
              "api/a.yaml:9: error: The reference \"../../etc/passwd\" leads out of the source\n");
}

TEST(ApiContracts, readsSwaggerInTheWordsOfOpenApi)
{
    Diagnostics diagnostics;
    const OpenApiSet set = apis({{"a.json", R"({"swagger": "2.0", "paths": {"/a": {"post": {
        "parameters": [{"in": "body", "name": "b", "required": true, "schema": {"$ref": "#/definitions/B"}},
                       {"in": "query", "name": "q", "type": "integer", "format": "int32"}],
        "responses": {"200": {"description": "ok", "schema": {"type": "string"}}}}}},
        "definitions": {"B": {"type": "object"}}})"}},
                                diagnostics);
    const OpenApiOperation &operation = set.documents.at(0).paths.at(0).operations.at(0);
    ASSERT_TRUE(operation.body.has_value());
    EXPECT_TRUE(operation.body->isRequired);
    EXPECT_EQ(operation.body->content.at(0).second.schema.reference, "#/definitions/B");
    EXPECT_EQ(operation.parameters.at(0).name, "q");
    EXPECT_EQ(set.documents[0].schemaOf(operation.parameters[0].schema)->format, "int32");
    EXPECT_EQ(operation.responses.at(0).second.content.at(0).first, "application/json");
}

} // namespace
} // namespace alidade::test
