#include "importers/code/codeimporter.h"

#include "importers/importer.h"

#include <gtest/gtest.h>

using namespace alidade;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

/// What code says when these are deployed: "a store sql [] table a/X.java:3", one line a call.
std::string callsOf(std::vector<NodeFact> nodes, Files files)
{
    const auto tree = memoryTree(std::move(files));
    Facts facts;
    Diagnostics diagnostics;
    const Progress progress;
    facts.nodes = std::move(nodes);
    ImportContext context{*tree, facts, diagnostics, progress, {}};
    importCode(context);
    std::string text;
    for (const CallFact &call : facts.calls)
        text += call.node + " " + std::string(toText(call.role)) + " " + call.protocol + " [" + call.target + "] " +
                call.operation + " " + call.place.file + ":" + std::to_string(call.place.line) + "\n";
    for (const Diagnostic &diagnostic : diagnostics)
        text += toText(diagnostic) + "\n";
    return text;
}

/// The same when each of these directories is deployed as a service that is called like it.
std::string callsOf(const std::vector<std::string> &deployed, Files files)
{
    std::vector<NodeFact> nodes;
    for (const std::string &name : deployed) {
        NodeFact node;
        node.name = node.path = name;
        node.origin = NameOrigin::composeService;
        nodes.push_back(std::move(node));
    }
    return callsOf(std::move(nodes), std::move(files));
}

const std::string pom = "<project><artifactId>a</artifactId></project>";

TEST(CodeFacts, repositoriesOfSpringDataUseTheStoreOfTheirEntities)
{
    const std::string repository = "import org.springframework.data.repository.CrudRepository;\n"
                                   "interface Orders extends CrudRepository<Order, String> {}\n";
    EXPECT_EQ(callsOf(std::vector<std::string>{"a"},
                      {{"a/pom.xml", pom},
                       {"a/Order.java", "import org.springframework.data.mongodb.core.mapping.Document;\n"
                                        "@Document\nclass Order {}\n"},
                       {"a/Orders.java", repository}}),
              "a store mongodb []  a/Order.java:2\n");
    EXPECT_EQ(callsOf(std::vector<std::string>{"a"},
                      {{"a/pom.xml", pom},
                       {"a/Order.java", "import org.springframework.data.relational.core.mapping.Table;\n"
                                        "@Table(\"orders\")\nclass Order {}\n"},
                       {"a/Orders.java", repository}}),
              "a store sql [] orders a/Order.java:2\n");
}

TEST(CodeFacts, clientsOfOAuthFetchTheirTokens)
{
    EXPECT_EQ(callsOf(std::vector<std::string>{"a"},
                      {{"a/pom.xml", pom},
                       {"a/A.java", "import org.springframework.security.oauth2.config.EnableOAuth2Client;\n"
                                    "@EnableOAuth2Client\nclass A {}\n"}}),
              "a request http [${security.oauth2.client.access-token-uri}]  a/A.java:2\n");
}

TEST(CodeFacts, librariesAreKnownByTheNameOfTheirProjectNotOfItsParent)
{
    const std::string library = "<project><artifactId>kit</artifactId>"
                                "<parent><artifactId>all</artifactId></parent>"
                                "<dependency><artifactId>other</artifactId></dependency></project>";
    const std::string user = "<project><parent><artifactId>all</artifactId></parent><artifactId>a</artifactId>"
                             "<dependency><artifactId>kit</artifactId></dependency></project>";
    EXPECT_EQ(callsOf(std::vector<std::string>{"a"},
                      {{"a/pom.xml", user},
                       {"a/A.java", "class A {}\n"},
                       {"kit/pom.xml", library},
                       {"kit/Events.java", "import org.springframework.cloud.stream.annotation.EnableBinding;\n"
                                           "@EnableBinding(Source.class)\nclass Events {}\n"}}),
              "a produce messaging [] ${spring.cloud.stream.bindings.output.destination} kit/Events.java:2\n");
}

TEST(CodeFacts, ofALibraryOfScriptsOnlyWhatIsNamedCounts)
{
    const auto package = [](const std::string &name, const std::string &uses) {
        return "{\"name\": \"" + name + "\", \"dependencies\": {" + uses + "}}";
    };
    const std::string kit = "\"@shop/kit\": \"^1.0.0\"";
    EXPECT_EQ(callsOf(std::vector<std::string>{"a", "b"},
                      {{"a/package.json", package("a", kit)},
                       {"a/app.ts", "import { fail } from '@shop/kit';\nfail();\n"},
                       {"b/package.json", package("b", kit)},
                       {"b/app.ts", "import { Sender } from '@shop/kit';\nclass OrderSender extends Sender {}\n"},
                       {"kit/package.json", package("@shop/kit", "")},
                       {"kit/src/index.ts", "export * from './fail';\nexport * from './sender';\n"},
                       {"kit/src/fail.ts", "export function fail() {}\n"},
                       {"kit/src/sender.ts", "import { client } from './client';\n"
                                             "export class Sender {\n  send() { client().publish('orders', 'x'); }\n"
                                             "}\n"},
                       {"kit/src/client.ts", "import { connect } from 'nats';\nexport function client() {\n"
                                             "  return connect({ servers: 'nats://queue:4222' });\n}\n"}}),
              "b produce nats [nats://queue:4222]  kit/src/client.ts:3\n");
}

TEST(CodeFacts, ofALibraryOfCsharpOnlyWhatIsNamedCounts)
{
    const std::string project = "<Project><ItemGroup><ProjectReference Include=\"..\\kit\\kit.csproj\" /></ItemGroup></Project>";
    const std::string extensions = "using Microsoft.EntityFrameworkCore;\npublic static class StoreExtensions {\n"
                                   "  public static void AddShopStore(this IServiceCollection s) {\n    s.AddDbContext<Shop>(o "
                                   "=> o.UseNpgsql(\"Host=db\"));\n"
                                   "  }\n  public static void AddOtherStore(this IServiceCollection s) {\n"
                                   "    s.AddDbContext<Shop>(o => o.UseSqlServer(\"Server=other\"));\n  }\n}\n";
    EXPECT_EQ(callsOf(std::vector<std::string>{"a", "b"}, {{"a/a.csproj", project},
                                                           {"a/Program.cs", "builder.Services.AddShopStore();\n"},
                                                           {"b/b.csproj", project},
                                                           {"b/Program.cs", "builder.Services.AddReverseProxy();\n"},
                                                           {"kit/kit.csproj", "<Project/>"},
                                                           {"kit/StoreExtensions.cs", extensions}}),
              "a store sql [Host=db]  kit/StoreExtensions.cs:4\n");
}

TEST(CodeFacts, usingsThatAreGlobalHoldForTheWholeProject)
{
    EXPECT_EQ(callsOf(std::vector<std::string>{"a"}, {{"a/a.csproj", "<Project/>"},
                                                      {"a/GlobalUsings.cs", "global using MassTransit;\n"},
                                                      {"a/A.cs", "class A : IConsumer<OrderPlaced> {}\n"},
                                                      {"a/Handler.cs", "public interface IHandler<T> : IConsumer<T> {}\n"}}),
              "a consume messaging [] OrderPlaced a/A.cs:1\n");
}

TEST(CodeFacts, subclassesSayTheTopicsOfAPackageOfTheTree)
{
    EXPECT_EQ(callsOf(std::vector<std::string>{"a"},
                      {{"a/package.json", "{\"name\": \"a\", \"dependencies\": {\"@shop/kit\": \"1\"}}"},
                       {"a/app.ts", "import { Sender } from '@shop/kit';\n\nclass OrderSender extends Sender<Order> {\n"
                                    "  subject = 'orders:placed';\n}\n"},
                       {"kit/package.json", "{\"name\": \"@shop/kit\"}"},
                       {"kit/src/index.ts", "export * from './sender';\n"},
                       {"kit/src/sender.ts", "import { Stan } from 'node-nats-streaming';\nexport abstract class Sender<T> {\n"
                                             "  abstract subject: string;\n  constructor(private client: Stan) {}\n"
                                             "  publish(data: T) { this.client.publish(this.subject, data); }\n}\n"}}),
              "a produce nats [] orders:placed a/app.ts:3\n");
}

TEST(CodeFacts, ofALibraryOfJavaWhatIsNamedOrFoundByAFrameworkCounts)
{
    const auto opens = [](const std::string &heading, const std::string &host) {
        return "import java.sql.DriverManager;\n" + heading + " {\n  void open() { DriverManager.getConnection(\"jdbc:mysql://" +
               host + "/x\"); }\n}\n";
    };
    EXPECT_EQ(callsOf(std::vector<std::string>{"a"},
                      {{"a/pom.xml",
                        "<project><artifactId>a</artifactId><dependency><artifactId>kit</artifactId></dependency></project>"},
                       {"a/A.java", "class A { void run() { new Named().open(); } }\n"},
                       {"kit/pom.xml", "<project><artifactId>kit</artifactId></project>"},
                       {"kit/Named.java", opens("class Named", "named")},
                       {"kit/Found.java", opens("@Component\nclass Found", "found")},
                       {"kit/Based.java", opens("class Based implements Startable", "based")},
                       {"kit/Example.java", opens("@Deprecated\nclass Example", "example")}}),
              "a store sql [jdbc:mysql://based/x]  kit/Based.java:3\na store sql [jdbc:mysql://found/x]  kit/Found.java:4\n"
              "a store sql [jdbc:mysql://named/x]  kit/Named.java:3\n");
}

TEST(CodeFacts, aDatabaseInsideOfTheProgramIsNoStore)
{
    const std::string model = "class Shop { void Build(M m) {\n  m.ToTable(\"coupons\");\n} }\n";
    EXPECT_EQ(callsOf(std::vector<std::string>{"a"},
                      {{"a/a.csproj", "<Project/>"},
                       {"a/Shop.cs", model},
                       {"a/Program.cs", "services.AddDbContext<Shop>(o => o.UseSqlite(\"Data Source=shop.db\"));\n"}}),
              "");
    EXPECT_EQ(callsOf(std::vector<std::string>{"a"},
                      {{"a/a.csproj", "<Project/>"},
                       {"a/Shop.cs", model},
                       {"a/Program.cs", "services.AddDbContext<Shop>(o => o.UseSqlServer(\"Server=db\"));\n"}}),
              "a store sql [Server=db]  a/Program.cs:1\na store sql [] coupons a/Shop.cs:2\n");
}

TEST(CodeFacts, aProgramAtTheTopGoesByTheNameInItsBuildFile)
{
    const std::string start =
        "import org.springframework.boot.autoconfigure.SpringBootApplication;\n"
        "@SpringBootApplication\nclass A { R r = new RestTemplate().getForObject(\"http://b/x\", R.class); }\n";
    EXPECT_EQ(callsOf(std::vector<NodeFact>(),
                      {{"pom.xml", "<project><parent><artifactId>boot</artifactId></parent>"
                                   "<artifactId>orders</artifactId></project>"},
                       {"src/main/java/A.java", "import org.springframework.web.client.RestTemplate;\n" + start}}),
              "orders request http [http://b/x] GET /x src/main/java/A.java:4\n");
}

TEST(CodeFacts, anImageMayBeNamedAfterTwoDirectories)
{
    NodeFact web;
    web.name = "front";
    web.image = "registry.io/acme/shop-web";
    web.origin = NameOrigin::workload;
    const std::string code = "import requests\nrequests.get('http://stock/items')\n";
    EXPECT_EQ(callsOf(std::vector{web}, {{"shop/web/requirements.txt", ""},
                                         {"shop/web/app.py", code},
                                         {"other/web/requirements.txt", ""},
                                         {"other/web/app.py", code}}),
              "front request http [http://stock/items] GET /items shop/web/app.py:2\n");
}

TEST(CodeFacts, proxiesOfNamekoCallServicesByTheirNames)
{
    EXPECT_EQ(callsOf(std::vector<std::string>{"a"},
                      {{"a/setup.py", ""},
                       {"a/web.py", "from nameko.rpc import RpcProxy\n\nclass Web:\n    orders = RpcProxy('orders')\n"}}),
              "a request amqp [orders]  a/web.py:4\n");
}

} // namespace
