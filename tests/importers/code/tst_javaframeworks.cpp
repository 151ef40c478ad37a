#include "tests/importers/code/codesays.h"

using namespace alidade;
using namespace alidade::test;

namespace {

void expectJava(const std::vector<CodeCase> &cases)
{
    expectCode("pom.xml", "<project><artifactId>a</artifactId></project>", "src/A.java", cases);
}

std::string imports(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text += "import " + name + ";\n";
    return text;
}

TEST(JavaFrameworks, serveRoutes)
{
    expectJava({
        {"spring mvc",
         imports({"org.springframework.web.bind.annotation.*"}) +
             "@RestController @RequestMapping(\"/v1\")\nclass A {\n  @GetMapping(\"/orders/{id}\") Order one() { return null; }\n"
             "  @RequestMapping(path = \"/orders\", method = RequestMethod.POST) Order add() { return null; }\n}\n",
         "serves GET /v1/orders/{id}\nserves POST /v1/orders\n"},
        {"webflux functions",
         imports({"org.springframework.web.reactive.function.server.RouterFunctions"}) +
             "class A { Object r() { return RouterFunctions.route().GET(\"/orders\", h).build(); } }\n",
         "serves GET /orders\n"},
        {"jax-rs",
         imports({"jakarta.ws.rs.*"}) + "@Path(\"/orders\")\nclass A {\n  @GET @Path(\"{id}\") Order one() { return null; }\n  "
                                        "@POST Order add() { return null; }\n}\n",
         "serves GET /orders/{id}\nserves POST /orders\n"},
        {"micronaut",
         imports({"io.micronaut.http.annotation.*"}) +
             "@Controller(\"/orders\")\nclass A {\n  @Get(\"/{id}\") Order one() { return null; }\n}\n",
         "serves GET /orders/{id}\n"},
        {"vert.x",
         imports({"io.vertx.ext.web.Router"}) +
             "class A { void r() { Router router = Router.router(vertx); router.get(\"/orders\").handler(h); } }\n",
         "serves GET /orders\n"},
    });
}

TEST(JavaFrameworks, callOthers)
{
    expectJava({
        {"rest template",
         imports({"org.springframework.web.client.RestTemplate"}) +
             "class A { RestTemplate t; void f() { t.getForObject(\"http://stock/items/{id}\", Item.class, 1); } }\n",
         "request http [http://stock/items/{id}] GET /items/{id}\n"},
        {"web client",
         imports({"org.springframework.web.reactive.function.client.WebClient"}) +
             "class A { WebClient c = WebClient.builder().baseUrl(\"http://stock\").build();\n"
             "  void f() { c.post().uri(\"/items\").retrieve(); } }\n",
         "request http [http://stock] POST /items\n"},
        {"rest client",
         imports({"org.springframework.web.client.RestClient"}) +
             "class A { RestClient c = RestClient.create(\"http://stock\");\n  void f() { c.get().uri(\"/items\").retrieve(); } "
             "}\n",
         "request http [http://stock] GET /items\n"},
        {"feign",
         imports({"org.springframework.cloud.openfeign.FeignClient", "org.springframework.web.bind.annotation.GetMapping"}) +
             "@FeignClient(name = \"stock\", path = \"/v1\")\ninterface A {\n  @GetMapping(\"/items\") Items all();\n}\n",
         "request http [stock] GET /v1/items\n"},
        {"micronaut client",
         imports({"io.micronaut.http.annotation.Get", "io.micronaut.http.client.annotation.Client"}) +
             "@Client(\"http://stock\")\ninterface A {\n  @Get(\"/items\") Items all();\n}\n",
         "request http [http://stock] GET /items\n"},
        {"microprofile",
         imports({"org.eclipse.microprofile.rest.client.inject.RegisterRestClient", "jakarta.ws.rs.*"}) +
             "@Path(\"/items\") @RegisterRestClient(baseUri = \"http://stock\")\ninterface A {\n  @GET Items all();\n}\n",
         "request http [http://stock] GET /items\n"},
        {"grpc",
         imports({"io.grpc.ManagedChannelBuilder"}) + "class A { void f() { var c = ManagedChannelBuilder.forAddress(\"stock\", "
                                                      "80).build(); StockGrpc.newBlockingStub(c); } }\n"
                                                      "class B extends OrderGrpc.OrderImplBase {}\n",
         "serves shop.Order\nrequest grpc [stock] shop.Stock\n"},
    });
}

TEST(JavaFrameworks, sendAndReceive)
{
    expectJava({
        {"spring kafka",
         imports({"org.springframework.kafka.annotation.KafkaListener", "org.springframework.kafka.core.KafkaTemplate"}) +
             "class A { KafkaTemplate<String, Order> t; static final String TOPIC = \"orders\";\n"
             "  void f() { t.send(TOPIC, o); }\n  @KafkaListener(topics = {\"returns\", TOPIC}) void g(Order o) {} }\n",
         "produce kafka [] orders\nconsume kafka [] returns\nconsume kafka [] orders\n"},
        {"kafka clients",
         imports({"org.apache.kafka.clients.consumer.KafkaConsumer", "org.apache.kafka.clients.producer.ProducerRecord"}) +
             "class A { void f(KafkaConsumer<String, String> c) { c.subscribe(List.of(\"orders\"));\n"
             "  p.send(new ProducerRecord<>(\"returns\", v)); } }\n",
         "consume kafka [] orders\nproduce kafka [] returns\n"},
        {"spring amqp",
         imports({"org.springframework.amqp.rabbit.core.RabbitTemplate", "org.springframework.amqp.core.*",
                  "org.springframework.amqp.rabbit.annotation.RabbitListener"}) +
             "class A { RabbitTemplate t;\n  Queue mail() { return new Queue(\"mail\"); }\n"
             "  TopicExchange shop() { return new TopicExchange(\"shop\"); }\n"
             "  Binding b() { return BindingBuilder.bind(mail()).to(shop()).with(\"order.*\"); }\n"
             "  void f() { t.convertAndSend(\"shop\", \"order.placed\", o); t.convertAndSend(\"mail\", o); }\n"
             "  @RabbitListener(queues = \"mail\") void g(Order o) {} }\n",
         "consume amqp [] shop/order.*\nproduce amqp [] shop/order.placed\nproduce amqp [] mail\nconsume amqp [] mail\n"},
        {"rabbitmq client",
         imports({"com.rabbitmq.client.Channel"}) +
             "class A { void f(Channel c) { c.queueBind(\"mail\", \"shop\", \"order.#\");\n"
             "  c.basicPublish(\"shop\", \"order.placed\", null, b); c.basicConsume(\"mail\", true, h); } }\n",
         "consume amqp [] shop/order.#\nproduce amqp [] shop/order.placed\nconsume amqp [] mail\n"},
        {"stream bridge",
         imports({"org.springframework.cloud.stream.function.StreamBridge"}) +
             "class A { StreamBridge b; void f() { b.send(\"orders\", o); } }\n",
         "produce messaging [] orders\n"},
    });
}

TEST(JavaFrameworks, useStores)
{
    expectJava({
        {"jdbc",
         imports({"org.springframework.jdbc.core.JdbcTemplate"}) +
             "class A { JdbcTemplate t; void f() { t.queryForList(\"SELECT * FROM orders\"); t.update(\"UPDATE orders SET x = "
             "1\"); } }\n",
         "store sql [] orders read\nstore sql [] orders write\n"},
        {"redis", imports({"redis.clients.jedis.Jedis"}) + "class A { Jedis j = new Jedis(\"r\"); }\n", "store redis [r] -\n"},
    });
}

} // namespace
