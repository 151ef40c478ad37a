#include "codetext.h"

#include <gtest/gtest.h>

using namespace alidade;
using namespace alidade::test;

namespace {

// A small service with a fault in it.
constexpr std::string_view service = R"code(use axum::{Router, routing::{get, post as p}};
const HOST: &str = "http://stock:1";
struct App { url: String }
#[tonic::async_trait]
impl Orders for App {
    #[get("/orders/{id}")]
    async fn list(&self, req: Request<Id>) -> Reply {
        let url = env::var("CATALOG_URL").unwrap_or_else(|_| "http://catalog".to_string());
        reqwest::get(format!("{}/items/{}", url, req.id)).await?;
        PayClient::connect(format!("http://{host}:50051")).await?;
        self.client.post(&self.url).send();
        format!("{}/ship", env::var("SHIP").unwrap_or("http://ship".into()))
    }
}
fn main() {
    let app = Router::new().route("/orders/:id", get(list).post(create));
    let a = App { url: HOST.into() };
    sqlx::query!("SELECT name FROM orders", 1);
}
#[cfg(test)]
mod tests { fn t() { reqwest::get("http://test:1"); } }
fn broken( {
)code";

CodeFile read() { return readCode(service, "orders.rs", "rust", {}).value(); }

TEST(RustCode, tellsCallsWithWhatIsKnownOfTheirTexts)
{
    EXPECT_EQ(callsOf(read()), R"(4 #0 @tonic.async_trait() at App
5 #1 @Orders() at App
6 #2 App: @get('/orders/{id}') at App.list
8 #3 App.list: env.var('CATALOG_URL')
8 #4 App.list: ''.to_string()
8 #5 App.list: var().unwrap_or_else('http://catalog'#4) on #3 -> url
9 #6 App.list: format('{}/items/{}', url, req.id)
9 #7 App.list: reqwest.get(url '/items/' req.id#6)
10 #8 App.list: format('http://{host}:50051')
10 #9 App.list: PayClient.connect('http://' host ':50051'#8)
11 #10 App.list: this.client.post(this.url)
11 #11 App.list: post().send() on #10
12 #12 App.list: format('{}/ship', ${SHIP:-'http://ship'})
16 #13 main: Router.new()
16 #14 main: get(list)
16 #15 main: get().post(create) on #14
16 #16 main: new().route('/orders/:id', get().post()#15) on #13 -> app
17 #17 main: HOST.into()
17 #18 main: new App(url: HOST#17) -> a
18 #19 main: sqlx.query('SELECT name FROM orders', 1)
)");
}

TEST(RustCode, bindsNamesToValuesAndTypes)
{
    EXPECT_EQ(bindingsOf(read()), R"(2 HOST str const = 'http://stock:1'
3 App: url String
7 App.list: this App const
7 App.list: return Reply
7 App.list: req[0] Request<Id>
8 App.list: url = ${CATALOG_URL:-'http://catalog'}#5
16 main: app = new().route()#16
17 main: a = App()#18
)");
}

TEST(RustCode, tellsImportsDefinitionsAndAddresses)
{
    const CodeFile file = read();
    EXPECT_EQ(importsOf(file), R"(1 axum::Router Router
1 axum::routing::get get
1 axum::routing::post p
1 axum axum
1 routing routing
4 tonic tonic
8 env env
9 reqwest reqwest
18 sqlx sqlx
)");
    EXPECT_EQ(definitionsOf(file), R"(3-3 type App: Orders
5-14 type App: Orders
7-13 App.list
15-19 main
)");
    EXPECT_EQ(addressesOf(file), R"(2 'http://stock:1'
8 App.list: 'http://catalog'
10 App.list: 'http://' host ':50051'
)");
    EXPECT_FALSE(file.isTest);
    EXPECT_FALSE(file.isGenerated);
}

} // namespace
