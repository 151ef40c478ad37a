#include "importers/openapi/openapi.h"

#include "tests/importers/treefixture.h"

#include <gtest/gtest.h>

namespace alidade::test {

namespace {

NodeFact service(const std::string &name, const std::string &path)
{
    NodeFact node;
    node.name = name;
    node.path = path;
    return node;
}

/// Reads descriptions beside services that others found.
Read readBeside(std::vector<NodeFact> nodes, std::vector<std::pair<std::string, std::string>> files,
                std::vector<EndpointFact> endpoints = {})
{
    const auto tree = memoryTree(std::move(files));
    Read result;
    const Progress progress;
    result.facts.nodes = std::move(nodes);
    result.facts.endpoints = std::move(endpoints);
    ImportContext context{*tree, result.facts, result.diagnostics, progress, {}};
    importApiDescriptions(context);
    return result;
}

std::string calls(const Read &read)
{
    std::string text;
    for (const CallFact &call : read.facts.calls)
        text += call.node + " " + std::string(toText(call.role)) + " " + call.protocol + " " + call.operation + " (" + call.type +
                ") " + placeText(call.place) + "\n";
    return text;
}

const std::string orders = R"(openapi: 3.0.3
info:
  title: Order API
  version: 1.2.0
servers:
  - url: https://shop.example/api
paths:
  /orders/{id}:
    parameters:
      - $ref: '#/components/parameters/Id'
    get:
      operationId: getOrder
      responses:
        '200':
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Order'}
    delete:
      deprecated: true
      responses: {'204': {description: gone}}
components:
  parameters:
    Id: {name: id, in: path, required: true, schema: {type: string, format: uuid}}
  schemas:
    Order:
      type: object
      required: [id]
      properties:
        id: {type: string}
        lines: {type: array, items: {$ref: '#/components/schemas/Line'}}
        to: {type: object, properties: {city: {type: string}}}
    Line:
      allOf:
        - $ref: '#/components/schemas/Order'
        - properties:
            count: {type: [integer, 'null']}
)";

TEST(OpenApi, readsOperationsAndSchemasWithTheirPlaces)
{
    const Read r = readBeside({}, {{"order/api.yaml", orders}});
    EXPECT_EQ(r.messages(), "");
    ASSERT_EQ(r.facts.contracts.size(), 1U);
    EXPECT_EQ(r.facts.contracts[0].kind + " " + r.facts.contracts[0].name + " " + r.facts.contracts[0].version + " " +
                  placeText(r.facts.contracts[0].place),
              "openapi Order API 1.2.0 order/api.yaml:3");
    EXPECT_EQ(r.items(), R"(operation GET /orders/{id} (getOrder) order/api.yaml:11
parameter GET /orders/{id} id (path required string (uuid)) order/api.yaml:23
response GET /orders/{id} 200 (Order) order/api.yaml:14
operation DELETE /orders/{id} order/api.yaml:18
deprecated DELETE /orders/{id} order/api.yaml:19
parameter DELETE /orders/{id} id (path required string (uuid)) order/api.yaml:23
response DELETE /orders/{id} 204 order/api.yaml:20
schema Order (object) order/api.yaml:26
property Order.id (required string) order/api.yaml:29
property Order.lines (array<Line>) order/api.yaml:30
property Order.to (object) order/api.yaml:31
property Order.to.city (string) order/api.yaml:31
schema Line (Order & object) order/api.yaml:33
property Line.count (integer | null) order/api.yaml:36
)");
    EXPECT_EQ(r.endpoints(), "");
}

TEST(OpenApi, givesItsRoutesToTheServiceThatHoldsIt)
{
    const Read r = readBeside({service("order", "order"), service("pay", "pay")}, {{"order/docs/api.yaml", orders}});
    EXPECT_EQ(r.endpoints(), "order GET /api/orders/{id} order/docs/api.yaml:11\n"
                             "order DELETE /api/orders/{id} order/docs/api.yaml:18\n");
}

TEST(OpenApi, givesItsRoutesToTheServiceThatItIsNamedAfter)
{
    const Read r = readBeside({service("order-service", "svc/o"), service("pay", "svc/p")}, {{"api/x.yaml", orders}});
    EXPECT_EQ(r.endpoints().substr(0, 43), "order-service GET /api/orders/{id} api/x.ya");
    const Read byFile = readBeside({service("pay-http", "svc/pay"), service("pay-grpc", "svc/pay")},
                                   {{"api/pay.yml", "openapi: 3.1.0\ninfo: {title: Shop}\npaths: {/p: {get: {}}}\n"}});
    EXPECT_EQ(byFile.endpoints(), "pay-http GET /p api/pay.yml:3\n");
}

TEST(OpenApi, leavesRoutesThatTheCodeServesAlone)
{
    const Read r = readBeside({service("order", "order")}, {{"order/api.yaml", orders}},
                              {{"order", EndpointKind::http, "GET /api/orders/:id", {"order/main.go", 7}}});
    EXPECT_EQ(r.endpoints(), "order GET /api/orders/:id order/main.go:7\norder DELETE /api/orders/{id} order/api.yaml:18\n");
}

TEST(OpenApi, givesNobodyTheRoutesOfAClientsCopy)
{
    const Read r = readBeside({service("pay", "pay"), service("ship", "ship")},
                              {{"pay/clients/order.yaml", orders}, {"ship/order.yaml", orders}, {"pay/order.yaml", orders}});
    EXPECT_EQ(r.endpoints(), "");
    EXPECT_EQ(r.facts.contracts.size(), 1U);
}

TEST(OpenApi, readsADocumentInTwoFormatsOnce)
{
    const std::string yaml = "openapi: 3.0.0\ninfo: {title: Shop, version: '1'}\npaths: {/b: {get: {}}, /a: {get: {}}}\n";
    const std::string json = R"({"openapi": "3.0.0", "info": {"title": "Shop", "version": "1"},
 "paths": {"/a": {"get": {}}, "/b": {"get": {}}}})";
    const Read r = readBeside({service("pay", "pay"), service("order", "order")},
                              {{"a/api.yaml", yaml}, {"pay/openapi.json", json}, {"b.yaml", yaml + "# other\n"}});
    EXPECT_EQ(r.facts.contracts.size(), 1U);
    EXPECT_EQ(r.endpoints(), "pay GET /a pay/openapi.json:2\npay GET /b pay/openapi.json:2\n");
}

TEST(OpenApi, readsSwaggerAndReferencesToOtherFiles)
{
    const Read r = readBeside(
        {}, {{"swagger.json", R"({"swagger": "2.0", "info": {"title": "Pay", "version": "1"}, "basePath": "/v1",
 "paths": {"/pay": {"$ref": "paths/pay.yaml"}},
 "definitions": {"Card": {"$ref": "schemas/card.json#/Card"}, "Loop": {"$ref": "#/definitions/Loop"}}})"},
             {"paths/pay.yaml",
              "post:\n  parameters:\n    - {in: body, name: card, schema: {$ref: '../swagger.json#/definitions/Card'}}\n"
              "  responses: {'200': {schema: {type: array, items: {type: string}}}}\n"},
             {"schemas/card.json", "{\"Card\": {\"properties\": {\"no\": {\"type\": \"string\"}}}}"}});
    EXPECT_EQ(r.items(), R"(operation POST /pay paths/pay.yaml:1
request POST /pay body (Card) paths/pay.yaml:3
response POST /pay 200 (array<string>) paths/pay.yaml:4
schema Card (Card) swagger.json:3
property Card.no (string) schemas/card.json:1
schema Loop (Loop) swagger.json:3
)");
    EXPECT_EQ(r.messages(), "swagger.json:3: warning: The reference \"#/definitions/Loop\" leads back to itself\n");
}

TEST(OpenApi, reportsFaultsAndReadsTheOthers)
{
    const Read r = readBeside({}, {{"a.yaml", "openapi: 3.0.0\npaths:\n  /a:\n    get: {parameters: [{$ref: '#/no'}]}\n"},
                                   {"b.yaml", "openapi: 4.0.0\npaths: {/b: {get: {}}}\n"},
                                   {"c.yaml", "openapi: 3.0.0\npaths:\n  /c: [\n"},
                                   {"d.yaml", "openapi: {no: 1}\n"},
                                   {"out.yaml", "openapi: 3.0.0\npaths: {/o: {$ref: '../../etc/x.yaml'}}\n"},
                                   {"examples/e.yaml", "openapi: 3.0.0\npaths: {/e: {get: {}}}\n"}});
    EXPECT_EQ(r.items(), "operation GET /a a.yaml:4\n");
    EXPECT_NE(r.messages().find("a.yaml:4: warning: The reference \"#/no\" leads to nothing in the source"), std::string::npos)
        << r.messages();
    EXPECT_NE(r.messages().find("b.yaml:1: warning: Version '4.0.0' of OpenAPI is not supported; the file is left out"),
              std::string::npos);
    EXPECT_NE(r.messages().find("c.yaml:"), std::string::npos);
    EXPECT_NE(r.messages().find("out.yaml:2"), std::string::npos);
}

TEST(AsyncApi, tellsWhatTheServiceSendsAndReceives)
{
    const Read r = readBeside({service("order", "order")}, {{"order/asyncapi.yaml", R"(asyncapi: 2.6.0
info: {title: Orders, version: 1.0.0}
servers:
  main: {url: broker.example:9092, protocol: kafka}
channels:
  orders.placed:
    subscribe:
      operationId: placed
      message: {$ref: '#/components/messages/Placed'}
  payments.done:
    publish:
      message: {oneOf: [{name: Done}, {name: Failed}]}
components:
  messages:
    Placed: {payload: {type: object}}
)"}});
    EXPECT_EQ(calls(r), "order produce kafka orders.placed (Placed) order/asyncapi.yaml:8\n"
                        "order consume kafka payments.done (Done | Failed) order/asyncapi.yaml:12\n");
    EXPECT_EQ(r.items(), R"(channel orders.placed (kafka) order/asyncapi.yaml:6
operation send orders.placed (Placed) order/asyncapi.yaml:8
channel payments.done (kafka) order/asyncapi.yaml:10
operation receive payments.done (Done | Failed) order/asyncapi.yaml:12
message Placed (object) order/asyncapi.yaml:15
)");
    EXPECT_EQ(r.messages(), "");
}

TEST(AsyncApi, readsOperationsOfVersionThree)
{
    const std::string text = R"(asyncapi: 3.0.0
info: {title: Orders, version: 1.0.0}
servers:
  main: {host: broker, protocol: PROTOCOL}
channels:
  placed:
    address: orders/{shop}/placed
    messages: {Placed: {payload: {type: string}}}
operations:
  tell:
    action: send
    channel: {$ref: '#/channels/placed'}
  hear:
    action: receive
    channel: {$ref: '#/channels/none'}
)";
    const auto with = [&](const std::string &protocol) {
        std::string copy = text;
        copy.replace(copy.find("PROTOCOL"), 8, protocol);
        return readBeside({service("order", "order")}, {{"order/asyncapi.yaml", copy}});
    };
    const Read r = with("mqtt");
    EXPECT_EQ(calls(r), "order produce mqtt orders/{shop}/placed (string) order/asyncapi.yaml:10\n"
                        "order consume mqtt none () order/asyncapi.yaml:13\n");
    EXPECT_EQ(r.messages(),
              "order/asyncapi.yaml:15: warning: The reference \"#/channels/none\" leads to nothing in the source\n");
    EXPECT_EQ(calls(with("ws")), "") << "a web socket has no broker";
}

} // namespace

} // namespace alidade::test
