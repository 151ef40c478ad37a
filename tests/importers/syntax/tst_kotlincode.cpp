#include "codetext.h"

#include <gtest/gtest.h>

using namespace alidade;
using namespace alidade::test;

namespace {

// A small service with a fault in it.
constexpr std::string_view service = R"code(package shop
import io.ktor.server.routing.*
import io.ktor.client.HttpClient as Http

class Orders(private val client: Http, @Value("\${stock.url}") val stock: String) : OrdersGrpcKt.OrdersCoroutineImplBase() {
    val base = System.getenv("CATALOG_URL") ?: "http://catalog"
    fun Application.module() {
        routing {
            route("/api") {
                get("/orders/{id}") { client.get("$base/items/${call.id}") }
            }
        }
    }
    @KafkaListener(topics = ["orders"])
    suspend fun listen(order: Order) = KafkaConsumer<String, Order>(props).apply { subscribe(listOf("paid")) }
    fun broken( {
}
)code";

CodeFile read() { return readCode(service, "Orders.kt", "kotlin", {}).value(); }

TEST(KotlinCode, tellsCallsWithWhatIsKnownOfTheirTexts)
{
    EXPECT_EQ(callsOf(read()), R"(5 #0 Orders: @Value('${stock.url}') at Orders.stock
5 #1 Orders: @OrdersGrpcKt.OrdersCoroutineImplBase() at Orders
6 #2 Orders: System.getenv('CATALOG_URL') -> base
8 #3 Orders.module: routing()
9 #4 Orders.module: route('/api') on #3
10 #5 Orders.module: get('/orders/{id}') on #4
10 #6 Orders.module: client.get(base '/items/' call.id)
14 #7 Orders.listen: literal ('orders')
14 #8 Orders.listen: @KafkaListener(topics: ()#7) at Orders.listen
15 #9 Orders.listen: new KafkaConsumer(props, <0>: String, <1>: Order)
15 #10 Orders.listen: KafkaConsumer().apply() on #9
15 #11 Orders.listen: listOf('paid') on #10
15 #12 Orders.listen: subscribe(listOf()#11) on #10
)");
}

TEST(KotlinCode, bindsNamesToValuesAndTypes)
{
    EXPECT_EQ(bindingsOf(read()), R"(5 Orders: client Http
5 Orders: stock String = ${stock.url}
6 Orders: base = ${CATALOG_URL:-'http://catalog'}#2
7 Orders.module: this Orders const
14 Orders.listen: this Orders const
15 Orders.listen: order[0] Order
)");
}

TEST(KotlinCode, tellsImportsDefinitionsAndAddresses)
{
    const CodeFile file = read();
    EXPECT_EQ(importsOf(file), R"(2 io.ktor.server.routing
3 io.ktor.client.HttpClient Http
)");
    EXPECT_EQ(definitionsOf(file), R"(5-17 type Orders: OrdersGrpcKt.OrdersCoroutineImplBase
7-13 Orders.module
14-15 Orders.listen
)");
    EXPECT_EQ(addressesOf(file), R"(6 Orders: 'http://catalog'
)");
    EXPECT_FALSE(file.isTest);
    EXPECT_FALSE(file.isGenerated);
}

} // namespace
