#include "tests/importers/code/codesays.h"

using namespace alidade;
using namespace alidade::test;

namespace {

void expectCsharp(const std::vector<CodeCase> &cases) { expectCode("a.csproj", "<Project/>", "Program.cs", cases); }
void expectRuby(const std::vector<CodeCase> &cases) { expectCode("Gemfile", "", "app.rb", cases); }
void expectPhp(const std::vector<CodeCase> &cases) { expectCode("composer.json", "{\"name\": \"a/a\"}", "app.php", cases); }
void expectRust(const std::vector<CodeCase> &cases)
{
    expectCode("Cargo.toml", "[package]\nname = \"a\"\n", "src/main.rs", cases);
}

TEST(CsharpFrameworks, serve)
{
    expectCsharp({
        {"minimal api", "var app = builder.Build();\nvar v1 = app.MapGroup(\"/v1\");\nv1.MapGet(\"/orders/{id}\", One);\n",
         "serves GET /v1/orders/{id}\n"},
        {"controllers",
         "[Route(\"v1/orders\")]\npublic class OrdersController {\n  [HttpPost(\"{id}\")] public void Add() {}\n}\n",
         "serves POST /v1/orders/{id}\n"},
        {"grpc", "using Grpc.Core;\nclass A : Carts.CartsBase {}\n", "serves shop.Carts\n"},
    });
}

TEST(CsharpFrameworks, callOthers)
{
    expectCsharp({
        {"typed client",
         "services.AddHttpClient<StockClient>(o => o.BaseAddress = new Uri(\"http://stock\"));\n"
         "class StockClient {\n  HttpClient _http;\n  StockClient(HttpClient http) { _http = http; }\n"
         "  Task F() { return _http.GetAsync(\"/items\"); }\n}\n",
         "request http [http://stock] GET /items\n"},
        {"named client", "services.AddHttpClient(\"stock\", c => { c.BaseAddress = new Uri(\"http://stock\"); });\n",
         "request http [http://stock] -\n"},
        {"a client of its own",
         "class A { HttpClient client = new HttpClient();\n  Task F() { return client.PostAsJsonAsync(\"http://stock/items\", "
         "x); } }\n",
         "request http [http://stock/items] POST /items\n"},
        {"caches and repositories are no clients",
         "class A {\n  IDistributedCache _cache; IRepository _orders;\n  A(IDistributedCache cache) { _cache = cache; }\n"
         "  Task F(string key) { _orders.GetAsync(key); return _cache.GetAsync(key); }\n"
         "  Task G(IOrders orders, int id) { orders.DeleteAsync(id); return repository.GetAsync(id); } }\n",
         ""},
        {"refit",
         "using Refit;\ninterface IStock { [Get(\"/items\")] Task<Items> All(); }\nclass A { IStock s = "
         "RestService.For<IStock>(\"http://stock\"); }\n",
         "request http [http://stock] GET /items\n"},
        {"grpc",
         "using Grpc.Net.Client;\nusing Shop.Protos;\nvar c = new "
         "CartProto.CartProtoClient(GrpcChannel.ForAddress(\"http://cart\"));\n",
         "request grpc [http://cart] shop.CartProto\n"},
        {"dapr",
         "using Dapr.Client;\nclass A { DaprClient c;\n  Task F() { return c.PublishEventAsync(\"pubsub\", \"orders\", o); }\n"
         "  [Topic(\"pubsub\", \"returns\")] void G() {} }\n",
         "produce messaging [] orders\nconsume messaging [] returns\n"},
    });
}

TEST(CsharpFrameworks, sendAndReceive)
{
    expectCsharp({
        {"masstransit",
         "using MassTransit;\nclass A : IConsumer<OrderPlaced> {\n  IBus bus;\n"
         "  void F(InvoiceMade made) { bus.Publish(new OrderShipped()); bus.Publish<OrderPaid>(new { }); bus.Publish(made); }\n"
         "  void G(Cart cart) { var x = cart.Adapt(); bus.Publish(x); }\n}\nclass InvoiceMade {}\n",
         "consume messaging [] OrderPlaced\nproduce messaging [] OrderShipped\nproduce messaging [] OrderPaid\nproduce messaging "
         "[] InvoiceMade\nproduce messaging [] -\n"},
        {"integration events",
         "class A : IIntegrationEventHandler<OrderPaidIntegrationEvent> {\n"
         "  Task F() { return Save(new OrderShippedIntegrationEvent(1)); }\n}\n",
         "consume messaging [] OrderPaidIntegrationEvent\nproduce messaging [] OrderShippedIntegrationEvent\n"},
        {"rabbitmq",
         "using RabbitMQ.Client;\nclass A { void F(IModel ch) {\n  var q = ch.QueueDeclare(queue: \"mail\");\n"
         "  ch.QueueBind(queue: q.QueueName, exchange: \"shop\", routingKey: \"order.*\");\n  ch.BasicConsume(q.QueueName, true, "
         "h);\n"
         "  ch.BasicPublish(exchange: \"shop\", routingKey: \"order.placed\", body: b);\n  ch.BasicPublish(\"\", \"bills\", "
         "null, b);\n} }\n",
         "consume amqp [] shop/order.*\nconsume amqp [] mail\nproduce amqp [] shop/order.placed\nproduce amqp [] bills\n"},
        {"kafka",
         "using Confluent.Kafka;\nclass A {\n  static readonly string Topic = Environment.GetEnvironmentVariable(\"TOPIC\") ?? "
         "\"orders\";\n"
         "  IConsumer<string, string> _c;\n  A() { _c.Subscribe(Topic); }\n}\n",
         "consume kafka [] ${TOPIC:-orders}\n"},
    });
}

TEST(CsharpFrameworks, useStores)
{
    expectCsharp({
        {"ef core", "services.AddDbContext<Shop>(o => o.UseNpgsql(\"Host=db\"));\n", "store sql [Host=db] -\n"},
        {"dapper", "class A { void F(NpgsqlConnection c) { c.QueryAsync<Order>(\"SELECT * FROM orders\"); } }\n",
         "store sql [] orders read\n"},
    });
}

TEST(RubyFrameworks, areFound)
{
    expectRuby({
        {"sinatra", "require 'sinatra'\nget '/orders/:id' do\nend\n", "serves GET /orders/:id\n"},
        {"rails", "Rails.application.routes.draw do\n  get '/orders', to: 'orders#index'\nend\n", "serves GET /orders\n"},
        {"faraday", "c = Faraday.new(url: 'http://stock')\nc.get('/items')\n", "request http [http://stock] GET /items\n"},
        {"sidekiq", "BillJob.perform_async(1)\n", "produce redis [] BillJob\n"},
        {"bunny",
         "require 'bunny'\nconn = Bunny.new(host: 'mq')\nch = conn.create_channel\nx = ch.topic('shop')\nq = ch.queue('mail')\n"
         "q.bind(x, routing_key: 'order.*')\nx.publish('hi', routing_key: 'order.placed')\n",
         "produce amqp [mq] -\nconsume amqp [] shop/order.*\nproduce amqp [] shop/order.placed\n"},
    });
}

TEST(PhpFrameworks, areFound)
{
    expectPhp({
        {"laravel", "<?php\nuse Illuminate\\Support\\Facades\\Route;\nRoute::get('/orders/{id}', 'show');\n",
         "serves GET /orders/{id}\n"},
        {"symfony",
         "<?php\nuse Symfony\\Component\\Routing\\Annotation\\Route;\nclass A {\n  #[Route('/orders')]\n"
         "  public function add() {}\n}\n",
         "serves /orders\n"},
        {"guzzle",
         "<?php\nuse GuzzleHttp\\Client;\n$c = new Client(['base_uri' => 'http://stock']);\n$c->request('GET', '/items');\n",
         "request http [http://stock] GET /items\n"},
    });
}

TEST(RustFrameworks, areFound)
{
    expectRust({
        {"axum", "use axum::{Router, routing::get};\nfn main() { let app = Router::new().route(\"/orders\", get(all)); }\n",
         "serves GET /orders\n"},
        {"actix", "use actix_web::get;\n#[get(\"/orders/{id}\")]\nasync fn one() {}\n", "serves GET /orders/{id}\n"},
        {"reqwest",
         "use reqwest::Client;\nasync fn f() { let c = Client::new(); c.post(\"http://stock/items\").send().await; }\n",
         "request http [http://stock/items] POST /items\n"},
        {"rdkafka",
         "use rdkafka::producer::FutureRecord;\nfn f() { p.send(FutureRecord::to(\"orders\").payload(b), t); "
         "c.subscribe(&[\"returns\"]); }\n",
         "produce kafka [] orders\nconsume kafka [] returns\n"},
        {"sqlx",
         "use sqlx::PgPool;\nasync fn f() { let p = PgPool::connect(\"postgres://db/shop\").await; sqlx::query(\"SELECT * FROM "
         "orders\"); }\n",
         "store sql [postgres://db/shop] -\nstore sql [] orders read\n"},
    });
}

} // namespace
