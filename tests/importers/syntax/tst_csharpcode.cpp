#include "codetext.h"

#include <gtest/gtest.h>

using namespace alidade;
using namespace alidade::test;

namespace {

// A small service with a fault in it.
constexpr std::string_view service = R"code(using Grpc.Core;
namespace Shop;
builder.Services.AddGrpcClient<Basket.BasketClient>(o => o.Address = new Uri("http://basket"));
builder.Services.AddHttpClient<Catalog>(c => { c.BaseAddress = new(builder.Configuration["Catalog:Url"] ?? "http://catalog"); });
options.UseNpgsql(builder.Configuration.GetConnectionString("db"));
var factory = new ConnectionFactory { HostName = Environment.GetEnvironmentVariable("MQ") ?? "mq" };
[Route("api/[controller]")]
public class OrdersController(Basket.BasketClient basket) : ControllerBase {
  private readonly string _url = $"http://{host}:80/x";
  [HttpGet("{id:int}", Name = "x")]
  public async Task<Order> Get(int id) {
    return await http.CreateClient("catalog").GetFromJsonAsync<Order>("/items/" + id);
  }
  public void Broken() { int = ; }
  public void Put() { _client?.PutAsync("http://a:1/b"); }
}
)code";

CodeFile read() { return readCode(service, "Orders.cs", "csharp", {}).value(); }

TEST(CSharpCode, tellsCallsWithWhatIsKnownOfTheirTexts)
{
    EXPECT_EQ(callsOf(read()), R"(3 #0 new Uri('http://basket')
3 #1 literal (Address: 'http://basket'#0)
3 #2 new Basket.BasketClient(()#1)
3 #3 builder.Services.AddGrpcClient(()#1, <0>: Basket.BasketClient)
4 #4 literal (BaseAddress: ${Catalog:Url:-'http://catalog'})
4 #5 new Catalog(()#4)
4 #6 builder.Services.AddHttpClient(()#4, <0>: Catalog)
5 #7 builder.Configuration.GetConnectionString('db')
5 #8 options.UseNpgsql(${ConnectionStrings:db}#7)
6 #9 Environment.GetEnvironmentVariable('MQ')
6 #10 new ConnectionFactory(HostName: ${MQ:-'mq'}#9) -> factory
7 #11 OrdersController: @Route('api/[controller]') at OrdersController
8 #12 OrdersController: @ControllerBase() at OrdersController
10 #13 OrdersController.Get: @HttpGet('{id:int}', Name: 'x') at OrdersController.Get
12 #14 OrdersController.Get: http.CreateClient('catalog')
12 #15 OrdersController.Get: CreateClient().GetFromJsonAsync('/items/' id, <0>: Order) on #14
15 #16 OrdersController.Put: _client.PutAsync('http://a:1/b')
)");
}

TEST(CSharpCode, bindsNamesToValuesAndTypes)
{
    EXPECT_EQ(bindingsOf(read()), R"(6 factory = ConnectionFactory()#10
8 OrdersController: basket Basket.BasketClient
9 OrdersController: _url string = 'http://' host ':80/x'
10 OrdersController.Get: this OrdersController const
10 OrdersController.Get: return Task<Order>
11 OrdersController.Get: id[0] int
12 OrdersController.Get: return = CreateClient().GetFromJsonAsync()#15
14 OrdersController.Broken: this OrdersController const
14 OrdersController.Broken: return void
15 OrdersController.Put: this OrdersController const
15 OrdersController.Put: return void
)");
}

TEST(CSharpCode, tellsImportsDefinitionsAndAddresses)
{
    const CodeFile file = read();
    EXPECT_EQ(importsOf(file), R"(1 Grpc.Core
)");
    EXPECT_EQ(definitionsOf(file), R"(7-16 type OrdersController: ControllerBase
10-13 OrdersController.Get
14-14 OrdersController.Broken
15-15 OrdersController.Put
)");
    EXPECT_EQ(addressesOf(file), R"(3 'http://basket'
4 'http://catalog'
9 OrdersController: 'http://' host ':80/x'
15 OrdersController.Put: 'http://a:1/b'
)");
    EXPECT_FALSE(file.isTest);
    EXPECT_FALSE(file.isGenerated);
}

} // namespace
