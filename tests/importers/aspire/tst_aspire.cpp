#include "importers/aspire/aspire.h"
#include "tests/importers/treefixture.h"

#include <gtest/gtest.h>

using namespace alidade;
using test::Read;

namespace {

Read hosted(const std::string &program, const std::string &project = "<Project><Sdk Name=\"Aspire.AppHost.Sdk\" /></Project>")
{
    return test::read(importAspire, {{"src/Shop.AppHost/Shop.AppHost.csproj", project},
                                     {"src/Shop.AppHost/Program.cs", program},
                                     {"src/Cart.API/Cart.API.csproj", "<Project />"},
                                     {"src/web/package.json", "{}"}});
}

} // namespace

TEST(Aspire, readsProjectsStoresAndWhatRefersToWhat)
{
    const Read read = hosted("var builder = DistributedApplication.CreateBuilder(args);\n"
                             "var bus = builder.AddRabbitMQ(\"bus\").WithLifetime(ContainerLifetime.Persistent);\n"
                             "var db = builder.AddPostgres(\"pg\").AddDatabase(\"cartdb\");\n"
                             "var cart = builder.AddProject<Projects.Cart_API>(\"cart-api\").WaitFor(bus)\n"
                             "    .WithReference(bus).WithReference(db);\n"
                             "builder.AddNpmApp(\"web\", \"../web\").WithReference(cart);\n"
                             "builder.AddForwardedHeaders();\n"
                             "builder.AddYarp(\"edge\").ConfigureRoutes(cart);\n"
                             "builder.Build().Run();\n");
    EXPECT_EQ(read.nodes(), "bus broker workload rabbitmq\n"
                            "pg datastore workload postgres ~cartdb\n"
                            "cart-api service workload csharp src/Cart.API\n"
                            "web service workload javascript src/web\n"
                            "edge gateway workload\n");
    EXPECT_EQ(read.dependencies(), "cart-api -> bus - async src/Shop.AppHost/Program.cs:5 WithReference(bus)\n"
                                   "cart-api -> pg - data src/Shop.AppHost/Program.cs:5 WithReference(db)\n"
                                   "web -> cart-api - sync src/Shop.AppHost/Program.cs:6 WithReference(cart)\n"
                                   "edge -> cart-api - sync src/Shop.AppHost/Program.cs:8 ConfigureRoutes(cart)\n");
}

TEST(Aspire, knowsProgramsByTheNamesOfTheManifests)
{
    const Read read = test::read(
        [](ImportContext &context) {
            NodeFact cart;
            cart.name = "cart";
            cart.origin = NameOrigin::workload;
            context.facts.nodes.push_back(cart);
            importAspire(context);
        },
        {{"Host/Host.csproj", "<Project><Sdk Name=\"Aspire.AppHost.Sdk\" /></Project>"},
         {"Host/Program.cs", "builder.AddContainer(\"cart-service\", \"shop/cart\");\nbuilder.AddContainer(\"cart-api\", "
                             "\"shop/api\");\nbuilder.AddContainer(\"mail\", \"shop/mail\");\n"}});
    EXPECT_EQ(read.nodes(), "cart service workload\ncart service workload shop/cart ~cart-service\n"
                            "cart-api service workload shop/api\nmail service workload shop/mail\n");
}

TEST(Aspire, tellsProgramsTheirSettings)
{
    const Read read = hosted("var cart = builder.AddProject<Projects.Cart_API>(\"cart-api\");\n"
                             "var endpoint = cart.GetEndpoint(\"http\");\n"
                             "builder.AddProject<Projects.Gone>(\"web\").WithEnvironment(\"CartUrl\", endpoint)\n"
                             "    .WithEnvironment(\"MODE\", \"demo\").WithEnvironment(\"API_TOKEN\", \"hidden\")"
                             ".WithEnvironment(\"CallbackUrl\", endpoint);\n");
    std::string settings;
    for (const SettingFact &setting : read.facts.settings)
        settings += setting.node + " " + setting.name + "=" + setting.value + "\n";
    EXPECT_EQ(settings, "web CartUrl=http://cart-api\nweb MODE=demo\nweb API_TOKEN=redacted\nweb CallbackUrl=http://cart-api\n");
    EXPECT_EQ(read.dependencies(), "web -> cart-api - sync src/Shop.AppHost/Program.cs:3 CartUrl=http://cart-api\n");
    EXPECT_EQ(read.facts.dependencies.at(0).setting, "CartUrl");
}

TEST(Aspire, takesOnlyAppHosts)
{
    EXPECT_EQ(hosted("builder.AddRedis(\"cache\");\n", "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />").nodes(), "");
}

TEST(Aspire, goesOnBehindBrokenCode)
{
    EXPECT_EQ(hosted("var cache = builder.AddRedis(\n}}}\nbuilder.AddRedis(\"cache\");\n").nodes(),
              "cache cache workload redis\n");
}
