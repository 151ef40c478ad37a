#include "codetext.h"

#include <gtest/gtest.h>

using namespace alidade;
using namespace alidade::test;

namespace {

// A small service with a fault in it.
constexpr std::string_view service = R"code(<?php
namespace Shop;
use GuzzleHttp\Client;
use Symfony\{Http\Response, Routing\Route as R};
#[Route('/orders')]
class Orders extends Controller {
    const HOST = 'stock:80';
    public function __construct(private Client $client) { $this->base = getenv('CATALOG') ?: 'http://catalog'; }
    #[Route('/{id}', methods: ['GET'])]
    public function show(int $id): Response {
        $r = $this->client->request('GET', "{$this->base}/items/$id", ['timeout' => 3]);
        curl_setopt($ch, CURLOPT_URL, 'http://' . self::HOST . '/x');
        return new Client(['base_uri' => $_ENV['SHIP'] ?? 'http://ship']);
    }
    function broken( {
    function last() { PDO::connect("mysql:host=db"); }
}
)code";

CodeFile read() { return readCode(service, "orders.php", "php", {}).value(); }

TEST(PhpCode, tellsCallsWithWhatIsKnownOfTheirTexts)
{
    EXPECT_EQ(callsOf(read()), R"(5 #0 Orders: @Route('/orders') at Orders
6 #1 Orders: @Controller() at Orders
8 #2 Orders.__construct: getenv('CATALOG') -> this.base
9 #3 Orders.show: literal ('GET')
9 #4 Orders.show: @Route('/{id}', ()#3) at Orders.show
11 #5 Orders.show: literal (timeout: '3')
11 #6 Orders.show: this.client.request('GET', this.base '/items/' id, ()#5) -> r
12 #7 Orders.show: curl_setopt(ch, CURLOPT_URL, 'http://' self::HOST '/x')
13 #8 Orders.show: literal (base_uri: ${SHIP:-'http://ship'})
13 #9 Orders.show: new Client(()#8)
16 #10 Orders.broken: PDO.connect('mysql:host=db')
)");
}

TEST(PhpCode, bindsNamesToValuesAndTypes)
{
    EXPECT_EQ(bindingsOf(read()), R"(7 Orders: HOST const = 'stock:80'
8 Orders.__construct: this Orders const
8 Orders.__construct: client[0] Client
8 Orders: client Client
8 Orders.__construct: this.base = ${CATALOG:-'http://catalog'}#2
9 Orders.show: this Orders const
9 Orders.show: return Response
10 Orders.show: id[0] int
11 Orders.show: r = this.client.request()#6
13 Orders.show: return = Client()#9
15 Orders.broken: this Orders const
)");
}

TEST(PhpCode, tellsImportsDefinitionsAndAddresses)
{
    const CodeFile file = read();
    EXPECT_EQ(importsOf(file), R"(3 GuzzleHttp\Client Client
4 Symfony\Http\Response Response
4 Symfony\Routing\Route R
)");
    EXPECT_EQ(definitionsOf(file), R"(5-17 type Orders: Controller
8-8 Orders.__construct
9-14 Orders.show
15-17 Orders.broken
)");
    EXPECT_EQ(addressesOf(file), R"(7 Orders: 'stock:80'
8 Orders.__construct: 'http://catalog'
12 Orders.show: 'http://' self::HOST '/x'
13 Orders.show: 'http://ship'
)");
    EXPECT_FALSE(file.isTest);
    EXPECT_FALSE(file.isGenerated);
}

} // namespace
