#include "importers/config/configuration.h"
#include "importers/config/spring.h"
#include "tests/importers/treefixture.h"

#include <gtest/gtest.h>

using namespace alidade;
using test::Read;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

/// Reads configuration files beside services, each in a directory of its name.
Read configured(Files files, std::initializer_list<const char *> services = {"order"})
{
    for (const char *service : services)
        files.emplace_back(std::string(service) + "/Dockerfile", "FROM golang\n");
    return test::read(
        [](ImportContext &context) {
            for (const TreeFile &file : context.tree.files()) {
                if (!file.path.ends_with("/Dockerfile"))
                    continue;
                NodeFact node;
                node.path = node.name = file.path.substr(0, file.path.find('/'));
                node.place = {file.path, 1};
                node.image = node.name;
                context.facts.nodes.push_back(node);
            }
            addConfiguration(context);
        },
        std::move(files));
}

std::string calls(const Read &read)
{
    std::string text;
    for (const CallFact &call : read.facts.calls)
        text += call.node + " " + (call.protocol.empty() ? "-" : call.protocol) + " " + call.target +
                (call.operation.empty() ? "" : " " + call.operation) + " " + test::placeText(call.place) + " " + call.detail +
                "\n";
    return text;
}

std::string settings(const Read &read)
{
    std::string text;
    for (const SettingFact &setting : read.facts.settings)
        text += (setting.node.empty() ? "-" : setting.node) + " " + setting.name + "=" + setting.value + "\n";
    return text;
}

} // namespace

TEST(Configuration, prefersTheDeployedProfile)
{
    const Read read = configured(
        {{"order/src/main/resources/application.yml", "payment:\n  url: http://localhost:8081\n---\nspring:\n  profiles: docker\n"
                                                      "payment:\n  url: http://payment:8080\n"},
         {"order/src/main/resources/application-dev.yml", "payment:\n  url: http://dev:1\n"},
         {"order/src/main/resources/application-test.yml", "mail:\n  url: http://test:1\n"}});
    EXPECT_EQ(calls(read),
              "order - http://payment:8080 order/src/main/resources/application.yml:7 payment.url=http://payment:8080\n");
    EXPECT_EQ(settings(read), "order spring.profiles=docker\norder payment.url=http://payment:8080\n");
}

TEST(Configuration, takesHostsOnlyFromKeysThatNameThem)
{
    const Read read = configured({{"order/config.yaml", "redis:\n  host: cache\n  port: 6379\nowner: payment\n"
                                                        "endpoint: ${PAYMENT:payment}\nname: order:1\n"}});
    EXPECT_EQ(calls(read), "order - //cache:6379 order/config.yaml:2 redis.host=cache\n"
                           "order - //${PAYMENT:-payment} order/config.yaml:5 endpoint=${PAYMENT:-payment}\n");
}

TEST(Configuration, leavesAddressesOutThatNobodyCalls)
{
    const Read read = configured({{"order/appsettings.json", "{\"Cors\": {\"Origins\": \"http://web:80\"},\n"
                                                             "\"RedirectUrl\": \"http://web:80/back\",\n"
                                                             "\"ConnectionStrings\": {\"Cart\": \"Server=cartdb;Database=cart;"
                                                             "User Id=sa;Password=hidden\"}}"}});
    EXPECT_EQ(calls(read), "order - Server=cartdb;Database=cart;User Id=sa;Password=redacted order/appsettings.json:3 "
                           "ConnectionStrings.Cart=Server=cartdb;Database=cart;User Id=sa;Password=redacted\n");
}

TEST(Configuration, redactsSecrets)
{
    const Read read =
        configured({{"order/config.toml", "[db]\npassword = \"hidden\"\nurl = \"postgres://me:hidden@db:5432/o\"\n"},
                    {"order/.env", "API_TOKEN=hidden\n"}});
    EXPECT_EQ(settings(read).find("hidden"), std::string::npos) << settings(read);
    EXPECT_EQ(calls(read).find("hidden"), std::string::npos) << calls(read);
    EXPECT_NE(calls(read).find("@db:5432"), std::string::npos) << calls(read);
}

TEST(Configuration, tellsPortsAndRoutesOfAGateway)
{
    const Read read = configured({{"gateway/src/main/resources/application.yml",
                                   "server:\n  port: ${PORT:9999}\nmanagement.server.port: 9000\n"
                                   "spring.cloud.gateway.routes:\n- uri: lb://vets\n  predicates:\n  - Path=/api/vets/**\n"
                                   "zuul:\n  routes:\n    order: /orders/**\n"}},
                                 {"gateway"});
    EXPECT_EQ(calls(read), "gateway http lb://vets /api/vets/** gateway/src/main/resources/application.yml:5 "
                           "spring.cloud.gateway.routes.0.uri=lb://vets\n"
                           "gateway http lb://order /orders/** gateway/src/main/resources/application.yml:10 "
                           "zuul.routes.order=/orders/**\n");
    std::string served;
    for (const EndpointFact &endpoint : read.facts.endpoints)
        served += std::string(toText(endpoint.kind)) + " " + endpoint.name + "\n";
    EXPECT_EQ(served, "port 9999/tcp\nhttp /api/vets/**\nhttp /orders/**\n");
}

TEST(Configuration, findsServicesByTheKeyThatTheyRegisterWith)
{
    const Read read = configured({{"order/etc/order.yaml", "Name: order\nListenOn: 0.0.0.0:9091\nEtcd:\n  Hosts: [etcd:2379]\n"
                                                           "  Key: order.rpc\n"},
                                  {"shop/etc/shop.yaml", "OrderRpc:\n  Etcd:\n    Key: order.rpc\n"}},
                                 {"order", "shop"});
    EXPECT_NE(read.nodes().find("~order.rpc"), std::string::npos) << read.nodes();
    EXPECT_NE(calls(read).find("shop grpc discovery:///order.rpc shop/etc/shop.yaml:3"), std::string::npos) << calls(read);
}

TEST(Configuration, givesFilesToTheServiceThatTheyAreNamedAfter)
{
    const Read read = configured({{"registry/src/main/resources/config/order.yml", "cart.url: http://cart\n"},
                                  {"registry/src/main/resources/config/application.yml", "eureka.url: http://registry\n"}},
                                 {"order", "registry"});
    EXPECT_EQ(settings(read), "- eureka.url=http://registry\norder cart.url=http://cart\n");
    EXPECT_EQ(calls(read), "order - http://cart registry/src/main/resources/config/order.yml:1 cart.url=http://cart\n");
}

TEST(Configuration, aFileOfSeveralServicesOnlyTellsSettings)
{
    const auto import = [](ImportContext &context) {
        for (const char *name : {"order", "cart"}) {
            NodeFact node;
            node.name = name;
            node.path = "shop";
            node.origin = NameOrigin::workload;
            context.facts.nodes.push_back(node);
        }
        addConfiguration(context);
    };
    const Read read = test::read(import, {{"shop/config.json", "{\"CartDb\": \"cartdb:27017\"}"}});
    EXPECT_EQ(settings(read), "cart CartDb=cartdb:27017\norder CartDb=cartdb:27017\n");
    EXPECT_EQ(calls(read), "");
}

TEST(Configuration, aFileBesideTheComposeFileOfASystemOnlyTellsSettings)
{
    const auto import = [](ImportContext &context) {
        NodeFact image;
        image.name = image.path = "shop"; // of a Dockerfile that holds all programs
        context.facts.nodes.push_back(image);
        for (const char *name : {"order", "cart"}) {
            NodeFact node;
            node.name = name;
            node.origin = NameOrigin::composeService;
            node.place = {"shop/compose.yaml", 1};
            context.facts.nodes.push_back(node);
        }
        addConfiguration(context);
    };
    const Read read = test::read(import, {{"shop/config/services.json", "{\"cart\": {\"addr\": \"cart\"}}"}});
    EXPECT_EQ(settings(read), "shop cart.addr=cart\n");
    EXPECT_EQ(calls(read), "");
}

TEST(Configuration, passesOverWhatConfiguresNoService)
{
    const Read read = configured({{"order/package.json", "{\"url\": \"http://cart\"}"},
                                  {"order/tsconfig.json", "{\"url\": \"http://cart\"}"},
                                  {"order/src/test/resources/application.yml", "url: http://cart\n"},
                                  {"order/config/i18n/messages.properties", "url=http://cart\n"},
                                  {"order/Properties/launchSettings.json", "{\"url\": \"http://cart\"}"},
                                  {"config/config.yaml", "url: http://cart\n"}});
    EXPECT_EQ(settings(read), "");
}

TEST(Configuration, goesOnBehindABrokenFile)
{
    const Read read = configured({{"order/config.json", "{\"a\": ["}, {"order/config.toml", "url = \"http://cart\"\n"}});
    ASSERT_EQ(read.diagnostics.size(), 1U);
    EXPECT_EQ(read.diagnostics[0].file, "order/config.json");
    EXPECT_EQ(settings(read), "order url=http://cart\n");
}

TEST(SpringDiscovery, leadsClientsOfProductsToTheOnlyNodeThatRunsThem)
{
    const std::string client = "dependencies {\n  implementation(\"io.micronaut:micronaut-discovery-client\")\n}\n";
    EXPECT_EQ(configured({{"order/build.gradle", client}}, {"order", "consul"}).dependencies(),
              "order -> consul consul data order/build.gradle:2 micronaut-discovery-client\n");
    EXPECT_EQ(configured({{"order/build.gradle", client}}, {"order", "zookeeper"}).dependencies(), "");
}

TEST(SpringDiscovery, leadsClientsToTheOnlyServer)
{
    const std::string client = "<project>\n<artifactId>spring-cloud-starter-netflix-eureka-client</artifactId>\n</project>\n";
    const std::string server = "<project><artifactId>spring-cloud-starter-netflix-eureka-server</artifactId></project>\n";
    EXPECT_EQ(configured({{"order/pom.xml", client}, {"eureka/pom.xml", server}}, {"order", "eureka"}).dependencies(),
              "order -> eureka http sync order/pom.xml:2 spring-cloud-starter-netflix-eureka-client\n");
    EXPECT_EQ(
        configured({{"order/pom.xml", "<!--" + client + "-->"}, {"eureka/pom.xml", server}}, {"order", "eureka"}).dependencies(),
        "");
    EXPECT_EQ(configured({{"order/pom.xml", client}, {"eureka/pom.xml", server}, {"other/pom.xml", server}},
                         {"order", "eureka", "other"})
                  .dependencies(),
              "");
}
