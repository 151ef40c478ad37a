#include "codetext.h"

#include <gtest/gtest.h>

using namespace alidade;
using namespace alidade::test;

namespace {

// A small service with a fault in it.
constexpr std::string_view service = R"code(import os, requests as r
from flask import Flask as F, jsonify
import pay_pb2_grpc as pb

app = F(__name__)
CATALOG = os.environ.get("CATALOG_URL", "http://catalog:5000")
HOST: str = os.environ["HOST"]

class Orders(pb.OrdersServicer):
    def __init__(self, url):
        self.url = url
        self.stub = pb.PayStub(grpc.insecure_channel("%s:%d" % (HOST, 50051)))

    def Get(self, request, context):
        with grpc.insecure_channel(f"{HOST}:50051") as channel:
            return pb.PayStub(channel).Pay(request)

@app.route("/orders/<int:id>", methods=["GET"])
def show(id, page=1):
    r.get(CATALOG + "/items/{}".format(id), timeout=3)
    r.post("http://shipping" ":80/ship" if fast else slow)
def broken(:
producer.send("orders", value=1)
)code";

CodeFile read() { return readCode(service, "orders.py", "python", {}).value(); }

TEST(PythonCode, tellsCallsWithWhatIsKnownOfTheirTexts)
{
    EXPECT_EQ(callsOf(read()), R"(5 #0 F(__name__) -> app
6 #1 os.environ.get('CATALOG_URL', 'http://catalog:5000') -> CATALOG
9 #2 @pb.OrdersServicer() at Orders
12 #3 Orders.__init__: literal (HOST, '50051')
12 #4 Orders.__init__: grpc.insecure_channel(HOST ':50051')
12 #5 Orders.__init__: pb.PayStub(grpc.insecure_channel()#4) -> this.stub
15 #6 Orders.Get: grpc.insecure_channel(HOST ':50051') -> channel
16 #7 Orders.Get: pb.PayStub(channel)
16 #8 Orders.Get: PayStub().Pay(request) on #7
18 #9 literal ('GET')
18 #10 @app.route('/orders/<int:id>', methods: ()#9) at show
20 #11 show: ''.format(id)
20 #12 show: r.get(CATALOG '/items/' id#11, timeout: '3')
21 #13 show: r.post('http://shipping:80/ship')
23 #14 producer.send('orders', value: '1')
)");
}

TEST(PythonCode, bindsNamesToValuesAndTypes)
{
    EXPECT_EQ(bindingsOf(read()), R"(5 app = F()#0
6 CATALOG const = ${CATALOG_URL:-'http://catalog:5000'}#1
7 HOST str = ${HOST}
10 Orders.__init__: this Orders const
10 Orders.__init__: url[0]
11 Orders.__init__: this.url = url
12 Orders.__init__: this.stub = pb.PayStub()#5
14 Orders.Get: this Orders const
14 Orders.Get: request[0]
14 Orders.Get: context[1]
15 Orders.Get: channel = grpc.insecure_channel()#6
16 Orders.Get: return = PayStub().Pay()#8
19 show: id[0]
19 show: page[1] = '1'
)");
}

TEST(PythonCode, tellsImportsDefinitionsAndAddresses)
{
    const CodeFile file = read();
    EXPECT_EQ(importsOf(file), R"(1 os
1 requests as r
2 flask F jsonify
3 pay_pb2_grpc as pb
)");
    EXPECT_EQ(definitionsOf(file), R"(9-16 type Orders: pb.OrdersServicer
10-12 Orders.__init__
14-16 Orders.Get
19-21 show
22-22 broken
)");
    EXPECT_EQ(addressesOf(file), R"(6 'http://catalog:5000'
12 Orders.__init__: HOST ':50051'
15 Orders.Get: HOST ':50051'
21 show: 'http://shipping:80/ship'
)");
    EXPECT_FALSE(file.isTest);
    EXPECT_FALSE(file.isGenerated);
}

} // namespace
