#include "codetext.h"

#include <gtest/gtest.h>

using namespace alidade;
using namespace alidade::test;

namespace {

// A small service with a fault in it.
constexpr std::string_view service = R"code(package shop.orders;

import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;

@RestController
@RequestMapping("/orders")
public class Orders extends PaymentGrpc.PaymentImplBase {
    private static final String CATALOG = "http://catalog:8080";
    @Value("${billing.url:http://billing}") private String billing;
    private final RestTemplate rest = new RestTemplate();

    public Orders(@Value("${stock.url}") String stock) { this.stock = stock; }

    @GetMapping(value = "/{id}", produces = {"application/json"})
    public Order show(@PathVariable long id) {
        String host = Optional.ofNullable(System.getenv("SHIP_HOST")).orElse("shipping");
        rest.getForObject(billing + "/bills/" + id, Bill.class);
        web.post().uri(String.format("http://%s:%d/ship", host, 80));
        kafka.send("orders", new Order(id));
    }
    void broken( { int ;
    String items() { return this.rest.get(CATALOG + "/items"); }
}
)code";

CodeFile read() { return readCode(service, "Orders.java", "java", {}).value(); }

TEST(JavaCode, tellsCallsWithWhatIsKnownOfTheirTexts)
{
    EXPECT_EQ(callsOf(read()), R"(6 #0 Orders: @RestController() at Orders
7 #1 Orders: @RequestMapping('/orders') at Orders
8 #2 Orders: @PaymentGrpc.PaymentImplBase() at Orders
10 #3 Orders: @Value('${billing.url:http://billing}') at Orders.billing
11 #4 Orders: new RestTemplate() -> rest
13 #5 Orders.Orders: @Value('${stock.url}') at Orders.Orders.stock
15 #6 Orders.show: literal ('application/json')
15 #7 Orders.show: @GetMapping(value: '/{id}', produces: ()#6) at Orders.show
16 #8 Orders.show: @PathVariable() at Orders.show.id
17 #9 Orders.show: System.getenv('SHIP_HOST')
17 #10 Orders.show: Optional.ofNullable(${SHIP_HOST}#9)
17 #11 Orders.show: ofNullable().orElse('shipping') on #10 -> host
18 #12 Orders.show: rest.getForObject(billing '/bills/' id, Bill)
19 #13 Orders.show: web.post()
19 #14 Orders.show: String.format('http://%s:%d/ship', host, '80')
19 #15 Orders.show: post().uri('http://' host ':80/ship'#14) on #13
20 #16 Orders.show: new Order(id)
20 #17 Orders.show: kafka.send('orders', Order()#16)
23 #18 Orders.items: this.rest.get(CATALOG '/items')
)");
}

TEST(JavaCode, bindsNamesToValuesAndTypes)
{
    EXPECT_EQ(bindingsOf(read()), R"(9 Orders: CATALOG String const = 'http://catalog:8080'
10 Orders: billing String = ${billing.url:-'http://billing'}
11 Orders: rest RestTemplate const = RestTemplate()#4
13 Orders.Orders: this Orders const
13 Orders.Orders: stock[0] String = ${stock.url}
13 Orders.Orders: this.stock = stock
15 Orders.show: this Orders const
15 Orders.show: return Order
16 Orders.show: id[0] long
17 Orders.show: host String = ${SHIP_HOST:-'shipping'}#11
22 Orders: broken void
23 Orders.items: this Orders const
23 Orders.items: return String
23 Orders.items: return = this.rest.get()#18
)");
}

TEST(JavaCode, tellsImportsDefinitionsAndAddresses)
{
    const CodeFile file = read();
    EXPECT_EQ(importsOf(file), R"(3 org.springframework.web.bind.annotation
4 org.springframework.web.client.RestTemplate RestTemplate
)");
    EXPECT_EQ(definitionsOf(file), R"(6-24 type Orders: PaymentGrpc.PaymentImplBase
13-13 Orders.Orders
15-21 Orders.show
23-23 Orders.items
)");
    EXPECT_EQ(addressesOf(file), R"(9 Orders: 'http://catalog:8080'
10 Orders: 'http://billing'
19 Orders.show: 'http://' host ':80/ship'
)");
    EXPECT_FALSE(file.isTest);
    EXPECT_FALSE(file.isGenerated);
}

} // namespace
