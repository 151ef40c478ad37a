#include "tests/model/factsheet.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

using namespace alidade;
using namespace alidade::test;

namespace {

std::string openText(const Architecture &a)
{
    std::string text;
    for (const OpenCall &call : a.openCalls)
        text += a.nodes[call.node].name + ": " + call.reason + "\n";
    return text;
}

std::string flowsText(const Architecture &a)
{
    std::string text;
    for (const Flow &flow : a.flows) {
        text += a.nodes[flow.from].name + " > " + a.nodes[flow.to].name + " through " + flow.via;
        text += flow.broker == none ? "\n" : " of " + a.nodes[flow.broker].name + "\n";
    }
    return text;
}

std::string endpointsText(const Node &node)
{
    std::string text;
    for (const Endpoint &endpoint : node.endpoints)
        text += std::string(toText(endpoint.kind)) + " " + endpoint.name + "\n";
    return text;
}

CallFact rpc(const std::string &node, const std::string &target, const std::string &operation = {})
{
    return {.node = node, .protocol = "grpc", .target = target, .operation = operation};
}

CallFact http(const std::string &node, const std::string &target, const std::string &operation = {})
{
    return {.node = node, .protocol = "http", .target = target, .operation = operation};
}

CallFact store(const std::string &node, const std::string &protocol, const std::string &target = {},
               const std::string &table = {})
{
    return {.node = node, .role = CallRole::store, .protocol = protocol, .target = target, .operation = table};
}

CallFact posts(const std::string &node, CallRole role, const std::string &topic, const std::string &protocol = "kafka")
{
    return {.node = node, .role = role, .protocol = protocol, .operation = topic};
}

FactSheet services(const std::vector<std::string> &names)
{
    FactSheet sheet("code");
    for (const std::string &name : names)
        sheet.service(name);
    return sheet;
}

} // namespace

TEST(Calls, followAnAddressThroughSettingsToANode)
{
    Architecture a = assemble({services({"order", "payment", "cart", "mail", "stock"})
                                   .sets("order", "PAYMENT_ADDR", "payment:9090")
                                   .sets("", "CART_URL", "http://${CART_HOST:cart}:80")
                                   .does(rpc("order", "dns:///${PAYMENT_ADDR}", "shop.Payment/Charge"))
                                   .does(http("order", "${cart.url}/items", "GET /items"))
                                   .does(http("order", "http://${MAIL_HOST:-mail}:{…}/send"))
                                   .does(http("order", "lb://stock-service/items"))},
                              {});
    EXPECT_EQ(dependenciesText(a), "order > cart sync http coded\n"
                                   "order > mail sync http coded\n"
                                   "order > payment sync grpc coded\n"
                                   "order > stock sync http coded\n");
    EXPECT_EQ(openText(a), "");
    ASSERT_EQ(a.dependencies[2].via.size(), 1U);
    EXPECT_EQ(a.dependencies[2].via[0], "shop.Payment/Charge");
    EXPECT_EQ(a.dependencies[2].evidence[0].file + ":" + std::to_string(a.dependencies[2].evidence[0].line), "order.go:10");
}

TEST(Calls, whatTheNodeIsToldWinsOverTheFallbackAndOthersSettings)
{
    Architecture a = assemble({services({"order", "payment", "mock", "cart", "mail"})
                                   .sets("order", "PAY", "payment:80")
                                   .sets("cart", "PAY", "mock:80")
                                   .sets("cart", "MAIL", "mail:25")
                                   .does(http("order", "http://${PAY:-mock:80}"))
                                   .does(http("order", "http://${MAIL}"))
                                   .does(http("mail", "http://${PAY}"))},
                              {});
    EXPECT_EQ(dependenciesText(a), "order > mail sync http coded\n"
                                   "order > payment sync http coded\n");
    EXPECT_EQ(openText(a), "mail: PAY is set nowhere and has no fallback\n") << "the others do not agree";
}

TEST(Calls, settingsInACircleEnd)
{
    Architecture a = assemble({services({"order", "payment"})
                                   .sets("order", "A", "${B}")
                                   .sets("order", "B", "${A:-payment:80}")
                                   .does(http("order", "${A}"))},
                              {});
    EXPECT_EQ(dependenciesText(a), "order > payment sync http coded\n");
}

TEST(Calls, anRpcServiceThatOneNodeServesIsCalledThere)
{
    Architecture a = assemble({services({"order", "payment", "cart", "mail", "stock-grpc", "stock-http"})
                                   .serves("payment", "shop.v1.Payment/Charge")
                                   .serves("cart", "Cart/Get")
                                   .serves("stock-grpc", "shop.v1.Stock")
                                   .serves("stock-http", "shop.v1.Stock")
                                   .serves("payment", "grpc.health.v1.Health/Check")
                                   .does(rpc("order", "{…}", "shop.v1.Payment/Charge"))
                                   .does(rpc("order", "localhost:9090", "shop.v1.Cart/Get"))
                                   .does(rpc("order", "${X}", "shop.v1.Stock/Take"))
                                   .does(rpc("order", "{…}", "shop.v1.MailService"))
                                   .does(rpc("order", "{…}", "grpc.health.v1.Health/Check"))
                                   .does(rpc("payment", "{…}", "shop.v1.Payment/Charge"))},
                              {});
    EXPECT_EQ(dependenciesText(a), "order > cart sync grpc coded\n"
                                   "order > mail sync grpc coded\n"
                                   "order > payment sync grpc coded\n"
                                   "order > stock-grpc sync grpc coded\n");
    EXPECT_EQ(openText(a), "order: the code does not say where it goes, and no service serves grpc.health.v1.Health\n");
}

TEST(Calls, anRpcServiceOfSeveralNodesStaysOpen)
{
    Architecture a = assemble({services({"order", "a", "b"})
                                   .serves("a", "shop.Payment")
                                   .serves("b", "shop.Payment")
                                   .does(rpc("order", "${X}", "shop.Payment/Charge"))},
                              {});
    EXPECT_EQ(dependenciesText(a), "");
    EXPECT_EQ(openText(a), "order: a and b both serve shop.Payment\n");
}

TEST(Calls, aRouteOfOneNodeIsCalledThere)
{
    Architecture a = assemble({services({"web", "order", "cart", "user"})
                                   .serves("order", "GET /orders/{id}", EndpointKind::http)
                                   .serves("order", "GET /health", EndpointKind::http)
                                   .serves("cart", "POST /carts/:id/items", EndpointKind::http)
                                   .serves("user", "/api/v1/users/*path", EndpointKind::http)
                                   .does(http("web", "{…}", "GET /orders/{}"))
                                   .does(http("web", "http://{…}/carts/{}/items", "POST"))
                                   .does(http("web", "${U}", "PUT /users/{}/name"))
                                   .does(http("cart", "{…}", "GET /health"))
                                   .does(http("cart", "{…}", "DELETE /orders/{}"))},
                              {});
    EXPECT_EQ(dependenciesText(a), "web > cart sync http coded\n"
                                   "web > order sync http coded\n"
                                   "web > user sync http coded\n");
    EXPECT_EQ(openText(a), "cart: the code does not say where it goes, and no service serves DELETE /orders/{}\n"
                           "cart: the code does not say where it goes, and no service serves GET /health\n");
}

TEST(Calls, aRouteThatTakesWhateverFollowsGivesWayToOneThatDoesNot)
{
    Architecture a = assemble({services({"web", "gateway", "order"})
                                   .serves("gateway", "/orders/*", EndpointKind::http)
                                   .serves("order", "GET /orders/{id}", EndpointKind::http)
                                   .does(http("web", "{…}", "GET /orders/{}"))
                                   .does(http("web", "{…}", "GET /orders/{}/lines"))},
                              {});
    EXPECT_EQ(dependenciesText(a), "web > gateway sync http coded\nweb > order sync http coded\n");
}

TEST(Calls, aRouteThatDiffersInCaseAloneIsCalledWhereNoneAgrees)
{
    Architecture a = assemble({services({"web", "order", "cart", "stock"})
                                   .serves("order", "GET /Api/Orders/{id}", EndpointKind::http)
                                   .serves("cart", "GET /Carts/{id}", EndpointKind::http)
                                   .serves("stock", "GET /carts/{id}", EndpointKind::http)
                                   .does(http("web", "{…}", "GET /api/orders/{}"))
                                   .does(http("web", "{…}", "GET /carts/{}"))},
                              {});
    EXPECT_EQ(dependenciesText(a), "web > order sync http coded\nweb > stock sync http coded\n");
}

TEST(Calls, aRelativeAddressStaysWithTheServerOfItsPage)
{
    Architecture a = assemble({services({"web", "order"})
                                   .serves("web", "GET /api/orders", EndpointKind::http)
                                   .serves("order", "GET /orders", EndpointKind::http)
                                   .does(http("web", "/api/orders", "GET /api/orders"))},
                              {});
    EXPECT_EQ(dependenciesText(a) + openText(a), "");
}

TEST(Calls, ownNameAndThisMachineAreNoDependency)
{
    Architecture a = assemble({services({"order", "payment"})
                                   .does(http("order", "http://order:8080/x"))
                                   .does(http("order", "http://localhost:8080/x"))
                                   .does(http("order", "http://127.0.0.1/x"))
                                   .does(http("order", ":8080"))},
                              {});
    EXPECT_EQ(dependenciesText(a) + openText(a), "");
}

TEST(Calls, publicHostsAreOutsideUnlessTheyAreOnlyReadAbout)
{
    Architecture a = assemble({services({"order"})
                                   .does(http("order", "https://api.payments.io/v1/charge"))
                                   .does(http("order", "http://www.w3.org/2001/XMLSchema"))
                                   .does(http("order", "https://api.example.com/v1"))
                                   .mentions("order", "https://docs.payments.io/charge")},
                              {});
    EXPECT_EQ(nodesText(a), "api.payments.io external\norder service\n");
    EXPECT_EQ(dependenciesText(a), "order > api.payments.io sync http coded\n");
}

TEST(Calls, anAddressOutsideOfAnyCallCountsOnlyForANodeThatItNames)
{
    Architecture a = assemble({services({"order", "payment", "cart", "mail", "stock"})
                                   .mentions("order", "http://payment:80")
                                   .mentions("order", "cart")
                                   .mentions("order", "${MAIL_HOST:-mail}")
                                   .mentions("order", "${LABEL:-stock}")
                                   .mentions("order", "nobody:80")},
                              {});
    EXPECT_EQ(dependenciesText(a), "order > mail sync ? coded\n"
                                   "order > payment sync http coded\n");
    EXPECT_EQ(openText(a), "");
}

TEST(Calls, theProtocolOfACallIsThatOfADeployedAddress)
{
    Architecture a = assemble({services({"order", "payment"})
                                   .calls("order", "payment", "", Mode::sync, Voice::deployed)
                                   .does(rpc("order", "payment:9090", "shop.Payment/Charge"))},
                              {});
    EXPECT_EQ(dependenciesText(a), "order > payment sync grpc coded deployed\n");
}

TEST(Calls, theOwnMachineIsMeantUnderEachOfItsNames)
{
    Architecture a = assemble({services({"order"})
                                   .resource("registry", NodeKind::datastore)
                                   .workload("registry", {"localhost:2379"})
                                   .does(store("order", "etcd", "127.0.0.1:2379"))},
                              {});
    EXPECT_EQ(dependenciesText(a), "order > registry data etcd coded\n");
}

TEST(Calls, theOnlyStoreOfItsKindIsMeant)
{
    Architecture a = assemble({services({"order", "cart"})
                                   .resource("postgres", NodeKind::datastore)
                                   .resource("redis", NodeKind::cache)
                                   .deploys("order")
                                   .does(store("order", "sql", "", "orders"))
                                   .does(store("order", "redis", "localhost:6379"))
                                   .does(store("cart", "mongodb"))
                                   .does(store("cart", "sql", "jdbc:h2:mem:test"))},
                              {});
    EXPECT_EQ(dependenciesText(a), "order > postgres data sql coded\n"
                                   "order > redis data redis coded\n");
    EXPECT_EQ(endpointsText(a.nodes[a.findNode("postgres")]), "table orders\n");
    EXPECT_EQ(openText(a), "cart: the code does not say where its mongodb is, and none is deployed\n");
}

TEST(Calls, ofSeveralStoresTheToldOneThenTheOneNamedAfterTheServiceIsMeant)
{
    Architecture a = assemble({services({"order", "cart", "mail", "stock"})
                                   .resource("mysql-orders", NodeKind::datastore)
                                   .resource("cart-db", NodeKind::datastore)
                                   .deploys("cart-db", "library/mysql:8")
                                   .resource("other-mysql", NodeKind::datastore)
                                   .resource("last-mysql", NodeKind::datastore)
                                   .calls("mail", "last-mysql", "sql", Mode::data, Voice::deployed)
                                   .does(store("order", "sql", "mysql://{…}/x"))
                                   .does(store("cart", "sql"))
                                   .does(store("mail", "sql"))
                                   .does(store("stock", "sql"))},
                              {});
    EXPECT_EQ(dependenciesText(a), "cart > cart-db data sql coded\n"
                                   "mail > last-mysql data sql coded deployed\n"
                                   "order > mysql-orders data sql coded\n");
    EXPECT_EQ(openText(a), "stock: the code does not say which sql it uses: there are 4, cart-db among them\n");
}

TEST(Calls, aStoreThatTheServiceIsKnownToUseIsMeantWhereItsCodeSaysLess)
{
    Architecture a = assemble({services({"order", "cart", "user"})
                                   .resource("mongo", NodeKind::datastore)
                                   .resource("docs-mongo", NodeKind::datastore)
                                   .resource("users-db", NodeKind::datastore)
                                   .deploys("users-db", "shop/postgres")
                                   .resource("more-db", NodeKind::datastore)
                                   .deploys("more-db", "shop/postgres")
                                   .sets("cart", "DB_URL", "postgresql://redacted@127.0.0.1:5432/more-db")
                                   .does(store("order", "mongodb", "", "orders"))
                                   .does(store("order", "mongodb", "mongodb://${MONGO:-docs-mongo}:27017"))
                                   .does(store("cart", "sql", "${DB_URL}"))},
                              {});
    EXPECT_EQ(dependenciesText(a), "cart > more-db data sql coded\n"
                                   "order > docs-mongo data mongodb coded\n");
    EXPECT_EQ(endpointsText(a.nodes[a.findNode("docs-mongo")]), "table orders\n");
    EXPECT_EQ(openText(a), "");
}

TEST(Calls, aNameThatIsLookedUpIsNoPublicHost)
{
    Architecture a = assemble({services({"order", "cart"})
                                   .serves("cart", "shop.Cart")
                                   .does(rpc("order", "discovery:///shop.cart.service", "shop.Cart/Get"))
                                   .does(http("order", "//api.payments.io/x"))
                                   .does(http("cart", "http://metadata.google.internal/computeMetadata/v1/zone"))},
                              {});
    EXPECT_EQ(dependenciesText(a), "order > api.payments.io sync http coded\n"
                                   "order > cart sync grpc coded\n");
    EXPECT_EQ(openText(a), "");
}

TEST(Calls, aStoreNamedAfterAnotherServiceIsNotMeant)
{
    Architecture a =
        assemble({services({"order", "cart"}).resource("cart-mongo", NodeKind::datastore).does(store("order", "mongodb"))}, {});
    EXPECT_EQ(dependenciesText(a), "");
    EXPECT_EQ(openText(a), "order: the only mongodb, cart-mongo, is named after another service\n");
}

TEST(Calls, codeWithoutManifestsImpliesItsStoresAndSaysSo)
{
    Architecture a = assemble({services({"order", "cart"})
                                   .does(store("order", "mongodb", "mongodb://orders-mongo:27017/x"))
                                   .does(store("cart", "sql", "postgres://localhost/cart"))
                                   .does(posts("cart", CallRole::produce, "carts"))},
                              {});
    EXPECT_EQ(nodesText(a), "cart service\nkafka broker\norder service\norders-mongo datastore\npostgresql datastore\n");
    ASSERT_EQ(a.nodes[a.findNode("kafka")].claims.size(), 1U);
    EXPECT_EQ(a.nodes[a.findNode("kafka")].claims[0].reason, "code uses a kafka, and no source deploys one");
}

TEST(Calls, topicsJoinProducersAndConsumersOfABroker)
{
    Architecture a = assemble({services({"order", "mail", "stock"})
                                   .resource("kafka", NodeKind::broker)
                                   .sets("order", "TOPIC", "orders")
                                   .does(posts("order", CallRole::produce, "${TOPIC:-none}"))
                                   .does(posts("mail", CallRole::consume, "orders"))
                                   .does(posts("stock", CallRole::consume, "{…}"))
                                   .does(posts("order", CallRole::consume, "orders"))},
                              {});
    EXPECT_EQ(dependenciesText(a), "mail > kafka async kafka coded\n"
                                   "order > kafka async kafka coded\n"
                                   "stock > kafka async kafka coded\n");
    EXPECT_EQ(flowsText(a), "order > mail through orders of kafka\n");
    EXPECT_EQ(a.flows[0].evidence.size(), 2U);
    EXPECT_EQ(endpointsText(a.nodes[a.findNode("kafka")]), "topic orders\n");
}

TEST(Calls, wildcardsHearWhatTheyMatch)
{
    Architecture a = assemble({services({"order", "mail", "audit", "stock"})
                                   .resource("nats", NodeKind::broker)
                                   .does(posts("order", CallRole::produce, "orders.eu.placed", "nats"))
                                   .does(posts("mail", CallRole::consume, "orders.*.placed", "nats"))
                                   .does(posts("audit", CallRole::consume, "orders.>", "nats"))
                                   .does(posts("stock", CallRole::consume, "orders.*", "nats"))},
                              {});
    EXPECT_EQ(flowsText(a), "order > audit through orders.eu.placed of nats\n"
                            "order > mail through orders.eu.placed of nats\n");
}

TEST(Calls, anExchangeReachesTheQueuesThatAreBoundByAKeyThatFits)
{
    FactSheet sheet = services({"order", "audit", "mail", "bill", "shout", "other"});
    sheet.does(posts("order", CallRole::produce, "shop/order.eu.placed", "amqp"))
        .does(posts("audit", CallRole::consume, "shop/order.#", "amqp"))
        .does(posts("mail", CallRole::consume, "shop/*.eu.*", "amqp"))
        .does(posts("bill", CallRole::consume, "shop/order.*", "amqp"))
        .does(posts("shout", CallRole::consume, "shop", "amqp"))
        .does(posts("other", CallRole::consume, "stock/#", "amqp"));
    EXPECT_EQ(flowsText(assemble({sheet}, {})), "order > audit through shop/order.eu.placed of rabbitmq\n"
                                                "order > mail through shop/order.eu.placed of rabbitmq\n"
                                                "order > shout through shop/order.eu.placed of rabbitmq\n");
}

TEST(Calls, anAbstractionOverBrokersMeetsThoseWhoNameTheirs)
{
    FactSheet sheet = services({"order", "mail", "cache"});
    sheet.resource("kafka", NodeKind::broker);
    sheet.does(posts("order", CallRole::produce, "orders", "messaging"))
        .does(posts("mail", CallRole::consume, "orders"))
        .does(posts("cache", CallRole::consume, "orders", "redis"));
    EXPECT_EQ(flowsText(assemble({sheet}, {})), "order > mail through orders of kafka\n");
}

TEST(Calls, aBusThatEverybodyHearsIsBounded)
{
    FactSheet sheet("code");
    for (int i = 0; i < 100; ++i) {
        const std::string name = "s" + std::to_string(i);
        sheet.service(name).does(posts(name, CallRole::produce, "bus")).does(posts(name, CallRole::consume, "bus"));
    }
    EXPECT_EQ(assemble({sheet}, {}).flows.size(), 400U);
}

TEST(Calls, aPersonSettlesWhatIsOpen)
{
    FactSheet code = services({"order-service", "payment", "x"});
    code.does(rpc("order-service", "${X}", "shop.Pay/Charge")).does(rpc("order-service", "${Y}", "shop.Z/Z"));
    Architecture before = assemble({code}, {});
    ASSERT_EQ(before.openCalls.size(), 2U);
    EXPECT_EQ(before.openCalls[0].key, "order-service|request|grpc|${X}|shop.Pay/Charge");

    Decisions decisions;
    // Said when the service had another name; it still holds.
    decisions.calls = {{"order|request|grpc|${X}|shop.Pay/Charge", "payment"}, {before.openCalls[1].key, ""}};
    Architecture a = assemble({code}, decisions);
    EXPECT_EQ(dependenciesText(a), "order-service > payment sync grpc designed coded\n");
    EXPECT_EQ(openText(a), "order-service: a person said that it goes to payment\n"
                           "order-service: a person decided that it does not count\n");
    EXPECT_TRUE(a.openCalls[0].isDecided && a.openCalls[1].isDecided);

    decisions.calls[0].node = "nobody";
    EXPECT_EQ(assemble({code}, decisions).openCalls[0].reason, "a person said that it goes to nobody, which is not there");
}

TEST(Calls, theTablesOfAnUnknownStoreAreOneOpenCall)
{
    FactSheet sheet = services({"order"}).resource("pg-a", NodeKind::datastore).resource("pg-b", NodeKind::datastore);
    sheet.does(store("order", "sql", {}, "lines")).does(store("order", "sql", {}, "orders")).does(store("order", "sql"));
    const Architecture a = assemble({sheet}, {});
    ASSERT_EQ(a.openCalls.size(), 1U);
    EXPECT_EQ(a.openCalls[0].operation, "lines, orders");
}

TEST(Calls, aCallOfNobodyIsSaid)
{
    Architecture a = assemble({services({"order"}).does(rpc("ghost", "order:80"))}, {});
    ASSERT_EQ(a.unresolved.size(), 1U);
    EXPECT_NE(a.unresolved[0].message.find("ghost"), std::string::npos);
    EXPECT_EQ(a.unresolved[0].line, 10);
}

// One set of settings is often handed to every service; only what the code asks for is a dependency.
TEST(Calls, doNotFollowASettingThatTheCodeDoesNotAskFor)
{
    FactSheet sheet = services({"ledger", "report", "contacts", "accounts"});
    sheet.isTold("ledger", "accounts", "ACCOUNTS_API").isTold("ledger", "contacts", "CONTACTS_API");
    sheet.isTold("report", "accounts", "ACCOUNTS_API").isTold("report", "contacts", "CONTACTS_API");
    sheet.reads("ledger", {"ACCOUNTS_API"}).reads("report", {"accounts.api", "contacts.api"});
    sheet.reads("contacts", {}).reads("accounts", {});
    EXPECT_EQ(dependenciesText(assemble({sheet}, {})), "ledger > accounts sync http deployed\n"
                                                       "report > accounts sync http deployed\n"
                                                       "report > contacts sync http deployed\n");
    sheet.reads("", {"CONTACTS_API"}); // a library that ledger may use
    EXPECT_EQ(dependenciesText(assemble({sheet}, {})), "ledger > accounts sync http deployed\n"
                                                       "ledger > contacts sync http deployed\n"
                                                       "report > accounts sync http deployed\n"
                                                       "report > contacts sync http deployed\n");
}

// Where nobody is seen to name the setting, or the code names none at all, it may be read in a way that is not understood;
// and the library of a foreign product reads its address on its own.
TEST(Calls, followASettingWhereTheCodeMayReadItUnseen)
{
    FactSheet sheet = services({"ledger", "report", "contacts", "accounts"});
    sheet.isTold("ledger", "accounts", "ACCOUNTS_API").isTold("ledger", "contacts", "CONTACTS_API");
    sheet.isTold("report", "contacts", "CONTACTS_API");
    sheet.reads("ledger", {"ACCOUNTS_API"});
    const std::string all = "ledger > accounts sync http deployed\n"
                            "ledger > contacts sync http deployed\n"
                            "report > contacts sync http deployed\n";
    EXPECT_EQ(dependenciesText(assemble({sheet}, {})), all) << "nobody names CONTACTS_API";
    sheet.reads("report", {"CONTACTS_API"});
    EXPECT_EQ(dependenciesText(assemble({sheet}, {})), all) << "contacts has no code of its own";
    sheet.reads("contacts", {});
    sheet.facts.readings.front().settings = {"PORT"};
    EXPECT_EQ(dependenciesText(assemble({sheet}, {})), all) << "the code of ledger names nothing that it is handed";
}

TEST(Calls, theOrderOfFactsDoesNotMatter)
{
    FactSheet code = services({"order", "payment", "cart", "mail", "stock"});
    code.serves("payment", "shop.Payment").serves("cart", "GET /carts/{id}", EndpointKind::http);
    code.does(rpc("order", "${P}", "shop.Payment/Charge")).does(http("mail", "{…}", "GET /carts/{}"));
    code.does(store("order", "sql")).does(store("cart", "redis")).does(http("stock", "https://api.payments.io/x"));
    code.does(posts("order", CallRole::produce, "a")).does(posts("mail", CallRole::consume, "a"));
    code.does(rpc("mail", "${Q}", "x.Y")).sets("order", "A", "1").sets("mail", "A", "2").does(http("stock", "${A}"));
    const auto text = [](const FactSheet &sheet) {
        Architecture a = assemble({sheet}, {});
        return nodesText(a) + dependenciesText(a) + openText(a) + flowsText(a);
    };
    const std::string expected = text(code);
    std::mt19937 random(7);
    for (int i = 0; i < 50; ++i) {
        std::shuffle(code.facts.calls.begin(), code.facts.calls.end(), random);
        std::shuffle(code.facts.settings.begin(), code.facts.settings.end(), random);
        std::shuffle(code.facts.nodes.begin(), code.facts.nodes.end(), random);
        std::shuffle(code.facts.endpoints.begin(), code.facts.endpoints.end(), random);
        ASSERT_EQ(text(code), expected);
    }
}

TEST(Calls, aPortOfThisMachineIsTheOnlyServiceThatListensThere)
{
    FactSheet system = services({"order", "payment", "cart", "mail", "stock"})
                           .resource("orders", NodeKind::datastore)
                           .serves("payment", "9191/tcp", EndpointKind::port)
                           .serves("cart", "9292/tcp", EndpointKind::port)
                           .serves("mail", "9292/tcp", EndpointKind::port)
                           .serves("stock", "8080/tcp", EndpointKind::port)
                           .serves("order", "9393/tcp", EndpointKind::port)
                           .serves("orders", "5432/tcp", EndpointKind::port);
    for (const char *target : {"${PAYMENT:-http://localhost:9191/charge}", "127.0.0.1:9292", "localhost:8080", "localhost:9393",
                               "host.docker.internal:5432"})
        system.mentions("order", target);
    Architecture a = assemble({system}, {});
    EXPECT_EQ(dependenciesText(a), "order > payment sync ? coded\n");
    ASSERT_EQ(a.dependencies.size(), 1U);
    EXPECT_TRUE(a.dependencies[0].evidence.front().detail.ends_with("port 9191 of this machine is that of payment"))
        << a.dependencies[0].evidence.front().detail;
    // Where the deployment says another address, the default in the code does not count.
    a = assemble({system.sets("order", "PAYMENT", "elsewhere:9191")}, {});
    EXPECT_EQ(dependenciesText(a), "");
}

TEST(Calls, aPublishedPortOfThisMachineIsTheServiceUnlessTheCallerListensThereItself)
{
    FactSheet system = services({"order", "web"}).workload("payment", {"localhost:3001"});
    system.mentions("web", "http://localhost:3001/api").mentions("order", "http://localhost:3001/api");
    system.serves("order", "3001/tcp", EndpointKind::port);
    EXPECT_EQ(dependenciesText(assemble({system}, {})), "web > payment sync ? coded\n");
}

TEST(Calls, anOriginOnThisMachineIsNoDependency)
{
    FactSheet system = services({"order"}).workload("web", {"localhost:3000"});
    system.mentions("order", "http://localhost:3000"); // a list of origins that may call
    system.mentions("order", "http://localhost:3000/signed-in");
    system.facts.calls.back().detail = "login.redirect-uri=http://localhost:3000/signed-in";
    EXPECT_EQ(dependenciesText(assemble({system}, {})), "");
    system.facts.calls.back().detail = "pages.url=http://localhost:3000/signed-in";
    EXPECT_EQ(dependenciesText(assemble({system}, {})), "order > web sync ? coded\n");
}

TEST(Calls, aServerInTheCodeTellsItsPort)
{
    FactSheet system = services({"order", "payment"}).mentions("order", "localhost:9191");
    system.facts.traits.push_back({"payment", "server", "net/http", ":${PORT:-9191}", "main", {"payment/main.go", 3}});
    EXPECT_EQ(dependenciesText(assemble({system}, {})), "order > payment sync ? coded\n");
    system.facts.traits.back().value = "9191"; // a limit in milliseconds, perhaps
    EXPECT_EQ(dependenciesText(assemble({system}, {})), "");
}
