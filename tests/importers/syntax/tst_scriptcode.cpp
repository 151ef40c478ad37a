#include "codetext.h"

#include <gtest/gtest.h>

using namespace alidade;
using namespace alidade::test;

namespace {

// A small service with a fault in it.
constexpr std::string_view service = R"code(import express, { Router as R } from 'express';
import * as grpc from '@grpc/grpc-js';
const { Kafka } = require('kafkajs');
const { CART_ADDR } = process.env;
@Controller('orders')
export class Orders extends Base {
  constructor(@Inject('X') private readonly http: HttpService) {}
  @Get(':id')
  async show(@Param('id') id: string) {
    await this.http.get(`${process.env.CATALOG_URL || 'http://catalog:80'}/items/${id}`);
    return (await fetch('http://ship:1/x', { method: 'POST' })).json();
  }
}
export const handler = async (event) => { await axios.post(config.url + '/x'); };
const app = express();
app.get('/health', (req, res) => res.send('ok'));
const kafka = new Kafka({ brokers: [process.env.KAFKA ?? 'kafka:9092'] });
function broken( {
kafka.consumer({ groupId: 'g' }).subscribe({ topic: 'orders' });
)code";

CodeFile read() { return readCode(service, "orders.ts", "typescript", {}).value(); }

TEST(ScriptCode, tellsCallsWithWhatIsKnownOfTheirTexts)
{
    EXPECT_EQ(callsOf(read()), R"(3 #0 literal (Kafka)
3 #1 require('kafkajs')
4 #2 literal (CART_ADDR)
5 #3 @Controller('orders') at Orders
6 #4 Orders: @Base() at Orders
7 #5 Orders.constructor: @Inject('X') at Orders.constructor.http
8 #6 Orders: @Get(':id') at Orders.show
9 #7 Orders.show: @Param('id') at Orders.show.id
10 #8 Orders.show: this.http.get(${CATALOG_URL:-'http://catalog:80'} '/items/' id)
11 #9 Orders.show: literal (method: 'POST')
11 #10 Orders.show: fetch('http://ship:1/x', ()#9)
11 #11 Orders.show: fetch().json() on #10
14 #12 handler: axios.post(config.url '/x')
15 #13 express() -> app
16 #14 res.send('ok')
16 #15 app.get('/health', ?)
17 #16 literal (${KAFKA:-'kafka:9092'})
17 #17 literal (brokers: ()#16)
17 #18 new Kafka(()#17) -> kafka
18 #19 literal (kafka: kafka)
19 #20 literal (groupId: 'g')
19 #21 {kafka.consumer(()#20)
19 #22 literal (topic: 'orders')
19 #23 consumer().subscribe(()#22) on #21
)");
}

TEST(ScriptCode, bindsNamesToValuesAndTypes)
{
    EXPECT_EQ(bindingsOf(read()), R"(4 CART_ADDR const = ${CART_ADDR}
7 Orders.constructor: this Orders const
7 Orders.constructor: http[0] HttpService
7 Orders: http HttpService
9 Orders.show: this Orders const
9 Orders.show: id[0] string
11 Orders.show: return = fetch().json()#11
14 handler: event[0]
14 handler const
15 app const = express()#13
16 req
16 res
17 kafka const = Kafka()#18
)");
}

TEST(ScriptCode, tellsImportsDefinitionsAndAddresses)
{
    const CodeFile file = read();
    EXPECT_EQ(importsOf(file), R"(1 express as express R
2 @grpc/grpc-js as grpc
3 kafkajs Kafka
)");
    EXPECT_EQ(definitionsOf(file), R"(6-13 type Orders: Base
7-7 Orders.constructor
9-12 Orders.show
14-14 handler
)");
    EXPECT_EQ(addressesOf(file), R"(10 Orders.show: 'http://catalog:80'
11 Orders.show: 'http://ship:1/x'
17 'kafka:9092'
)");
    EXPECT_FALSE(file.isTest);
    EXPECT_FALSE(file.isGenerated);
}

} // namespace
