#include "codetext.h"

#include <gtest/gtest.h>

using namespace alidade;
using namespace alidade::test;

namespace {

// A small service with a fault in it.
constexpr std::string_view service = R"code(require 'sinatra'
module Shop
  class Orders < Sinatra::Base
    CATALOG = ENV.fetch('CATALOG_URL', 'http://catalog')
    get '/orders/:id' do
      Faraday.get("#{CATALOG}/items/#{id}")
      @redis ||= Redis.new(url: ENV['REDIS_URL'] || 'redis://redis:6379')
    end
    def ship(order, fast: true)
      HTTParty.post('http://ship/x', body: { id: order.id })
    end
  end
end
Rails.application.routes.draw do
  namespace :api do
    get '/orders', to: 'orders#index'
  end
end
def broken( (
)code";

CodeFile read() { return readCode(service, "orders.rb", "ruby", {}).value(); }

TEST(RubyCode, tellsCallsWithWhatIsKnownOfTheirTexts)
{
    EXPECT_EQ(callsOf(read()), R"(1 #0 require('sinatra')
3 #1 Shop.Orders: @Sinatra.Base() at Shop.Orders
4 #2 Shop.Orders: ENV.fetch('CATALOG_URL', 'http://catalog') -> CATALOG
5 #3 Shop.Orders: get('/orders/:id')
6 #4 Shop.Orders: Faraday.get(CATALOG '/items/' id)
7 #5 Shop.Orders: new Redis(url: ${REDIS_URL:-'redis://redis:6379'}) -> this.redis
10 #6 Shop.Orders.ship: literal (id: order.id)
10 #7 Shop.Orders.ship: HTTParty.post('http://ship/x', body: ()#6)
14 #8 Rails.application.routes.draw()
15 #9 namespace('api') on #8
16 #10 get('/orders', to: 'orders#index') on #9
)");
}

TEST(RubyCode, bindsNamesToValuesAndTypes)
{
    EXPECT_EQ(bindingsOf(read()), R"(4 Shop.Orders: CATALOG const = ${CATALOG_URL:-'http://catalog'}#2
7 Shop.Orders: this.redis = Redis()#5
9 Shop.Orders.ship: this Shop.Orders const
9 Shop.Orders.ship: order[0]
9 Shop.Orders.ship: fast[1]
)");
}

TEST(RubyCode, tellsImportsDefinitionsAndAddresses)
{
    const CodeFile file = read();
    EXPECT_EQ(importsOf(file), R"(1 sinatra
)");
    EXPECT_EQ(definitionsOf(file), R"(2-13 type Shop
3-12 type Shop.Orders: Sinatra::Base
9-11 Shop.Orders.ship
)");
    EXPECT_EQ(addressesOf(file), R"(4 Shop.Orders: 'http://catalog'
7 Shop.Orders: 'redis://redis:6379'
10 Shop.Orders.ship: 'http://ship/x'
)");
    EXPECT_FALSE(file.isTest);
    EXPECT_FALSE(file.isGenerated);
}

} // namespace
