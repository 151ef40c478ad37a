#include "importers/compose/compose.h"

#include "importers/compose/environment.h"
#include "tests/importers/treefixture.h"

#include <gtest/gtest.h>

namespace alidade::test {

namespace {

TEST(Environment, interpolatesLikeCompose)
{
    Environment environment;
    readEnvironmentFile(
        "# comment\nexport A=one\nB='$A'\nC=\"${A} two\" # rest\nD=x # comment\nE=\nbroken line\nF=${A}-$A-${NONE}\n", ".env",
        environment);
    EXPECT_EQ(environment.at("B").value, "$A");
    EXPECT_EQ(environment.at("C").value, "one two");
    EXPECT_EQ(environment.at("D").value, "x");
    EXPECT_EQ(environment.at("F").value, "one-one-");
    EXPECT_EQ(environment.at("F").line, 8);
    EXPECT_EQ(interpolated("${X:-d} ${X-d} ${E:-d} ${E-d} ${A:+y}${X:+y} ${X:-${A}} $$A ${A:?must} $", environment),
              "d d d  y one $A one $");
    EXPECT_EQ(interpolated("${A", environment), "${A");
}

TEST(Environment, boundsValuesThatGrow)
{
    Environment environment;
    std::string text = "A0=xxxxxxxxxxxxxxxx\n";
    for (int i = 1; i < 40; ++i)
        text += "A" + std::to_string(i) + "=$A" + std::to_string(i - 1) + "$A" + std::to_string(i - 1) + "\n";
    readEnvironmentFile(text, ".env", environment);
    EXPECT_LE(environment.at("A39").value.size(), 8192U);
}

TEST(Environment, readsBracesThatNeverCloseInOnePass)
{
    std::string text;
    for (int i = 0; i < 300'000; ++i)
        text += "${";
    EXPECT_LE(interpolated(text, {}).size(), 8192U);
}

TEST(Compose, saysWhichServicesOfAnotherProjectAreLeftOutAndNeverTakesOneForTheOther)
{
    const Read r = read(importCompose,
                        {
                            {"a/compose.yaml", "services:\n  db: {image: postgres}\n  order:\n    image: order\n    environment: "
                                               "{DB: 'db:5432'}\n"},
                            {"b/compose.yaml", "services:\n  db: {image: mysql}\n  mail:\n    image: mail\n    environment: "
                                               "{DB: 'db:3306'}\n"},
                        });
    EXPECT_EQ(r.dependencies(), "order -> db sql data a/compose.yaml:5 DB=db:5432\n");
    EXPECT_EQ(r.messages(), "b/compose.yaml:2: warning: services with names that a/compose.yaml has too are left out with their "
                            "settings: db. Import the directories as sources of their own to keep them apart\n");
}

TEST(Compose, takesOneCodeInTwoProjectsForOneService)
{
    const Read r =
        read(importCompose,
             {
                 {"a/compose.yaml", "services:\n  order: {build: ../order}\n"},
                 {"b/compose.yaml", "services:\n  order: {build: ../order}\n  web: {image: web, environment: {A: 'order:80'}}\n"},
                 {"order/Dockerfile", "FROM golang\n"},
             });
    EXPECT_EQ(r.dependencies(), "web -> order http sync b/compose.yaml:3 A=order:80\n");
}

TEST(Compose, findsServicesWithTheirNamesPlacesAndCode)
{
    const Read r =
        read(importCompose,
             {
                 {"docker-compose.yml", "services:\n  order:\n    build: ./services/order\n    container_name: shop-order\n    "
                                        "hostname: orders\n    networks: {default: {aliases: [order-api]}}\n    ports: "
                                        "['127.0.0.1:80:8080', {target: 9090}, '53:53/udp']\n  db:\n    image: postgres:16\n"},
                 {"services/order/Dockerfile", "FROM golang:1.22\n"},
             });
    EXPECT_EQ(r.nodes(), "db datastore compose-service postgres\norder service compose-service go services/order ~shop-order "
                         "~orders ~order-api ~localhost:53 ~host.docker.internal:53 "
                         "~localhost:80 ~host.docker.internal:80\n");
    EXPECT_EQ(r.endpoints(),
              "order 8080/tcp docker-compose.yml:7\norder 9090/tcp docker-compose.yml:7\norder 53/udp docker-compose.yml:7\n");
    EXPECT_EQ(placeText(r.facts.nodes[0].place), "docker-compose.yml:8");
}

TEST(Compose, findsTheCodeBehindSharedContextsAndMounts)
{
    const Read r = read(
        importCompose,
        {
            {"compose.yaml", "services:\n  cart:\n    build: {context: ., dockerfile: ./src/cart/src/Dockerfile}\n  web:\n    "
                             "build: docker/app\n    working_dir: /code/web\n    volumes: ['./code:/code', 'cache:/cache']\n"},
            {"src/cart/src/Dockerfile", "FROM node\n"},
        });
    EXPECT_EQ(r.nodes(), "cart service compose-service javascript src/cart\nweb service compose-service code/web\n");
}

TEST(Compose, readsBothFormsOfTheEnvironment)
{
    const Read r = read(importCompose, {{"compose.yaml", R"(services:
  order:
    image: shop/order
    environment:
      - PAYMENT_ADDR=payment:9090
      - STOCK_HOST=stock
      - MODE=stock
    depends_on: [payment]
  payment:
    image: shop/payment
    environment:
      BROKER: nats://nats:4222
      SELF_ADDR: payment:9090
  stock: {image: shop/stock}
  nats: {image: nats}
)"}});
    EXPECT_EQ(r.dependencies(), "order -> payment - sync compose.yaml:5 PAYMENT_ADDR=payment:9090\n"
                                "order -> stock - sync compose.yaml:6 STOCK_HOST=stock\n"
                                "payment -> nats nats async compose.yaml:12 BROKER=nats://nats:4222\n");
}

TEST(Compose, keepsWhatOneInstanceMayTake)
{
    const Read r = read(importCompose, {{"compose.yaml", R"(services:
  order:
    image: shop/order
    mem_limit: 512m
    cpus: 1.5
  payment:
    image: shop/payment
    mem_limit: [many]
    deploy:
      resources:
        limits:
          memory: 64M
)"}});
    std::string text;
    for (const TraitFact &trait : r.facts.traits)
        text += trait.node + " " + trait.trait + " " + trait.value + " " + trait.place.file + ":" +
                std::to_string(trait.place.line) + "\n";
    EXPECT_EQ(text, "order memory-limit 512m compose.yaml:4\norder cpu-limit 1.5 compose.yaml:5\n"
                    "payment memory-limit 64M compose.yaml:12\n");
}

TEST(Compose, takesValuesFromTheEnvFileOfTheProject)
{
    const Read r =
        read(importCompose,
             {
                 {"compose.yaml",
                  "services:\n  order:\n    image: ${REGISTRY:-shop}/order\n    environment:\n      - PAYMENT_ADDR\n      - "
                  "STOCK_URL=http://stock:${STOCK_PORT}\n  payment: {image: shop/payment}\n  stock: {image: shop/stock}\n"},
                 {".env", "PORT=9090\nPAYMENT_ADDR=payment:${PORT}\nSTOCK_PORT=8080\n"},
             });
    EXPECT_EQ(r.dependencies(), "order -> payment - sync compose.yaml:5 PAYMENT_ADDR=payment:9090\n"
                                "order -> payment - sync .env:2 PAYMENT_ADDR=payment:9090\n"
                                "order -> stock http sync compose.yaml:6 STOCK_URL=http://stock:8080\n");
    EXPECT_EQ(r.facts.nodes[0].image, "shop/order");
}

TEST(Compose, takesCallsFromAnEnvFileOnlyWhenItIsOneServicesOwn)
{
    const std::string services = "  payment: {image: shop/payment}\n  db: {image: postgres, env_file: shared.env}\n  order: "
                                 "{image: shop/order, env_file: [shared.env, order.env]}\n";
    const Read r = read(importCompose, {{"compose.yaml", "services:\n" + services},
                                        {"shared.env", "PAYMENT_ADDR=payment:80\nDB_URL=postgres://db/x\n"},
                                        {"order.env", "\nPAY_ADDR=payment:81\n"}});
    EXPECT_EQ(
        r.dependencies(),
        "order -> payment - sync order.env:2 PAY_ADDR=payment:81\norder -> db sql data shared.env:2 DB_URL=postgres://db/x\n");
}

TEST(Compose, takesTheOrderOfStartingForNoDependencyButForAConfirmation)
{
    const Read r = read(
        importCompose,
        {{"compose.yaml", "services:\n  order: {image: o, depends_on: {db: {condition: service_started}, mail: {}}, environment: "
                          "{DATABASE: db, NAME: mailer}}\n  db: {image: postgres}\n  mail: {image: m}\n  mailer: {image: n}\n"}});
    EXPECT_EQ(r.dependencies(), "order -> db sql data compose.yaml:2 DATABASE=db\n");
}

TEST(Compose, laysOverridesOverTheBaseAndPassesOverTests)
{
    const Read r =
        read(importCompose, {
                                {"compose.yaml", "services:\n  order: {image: shop/order}\n  payment: {image: shop/payment}\n"},
                                {"compose.override.yaml", "services:\n  order: {environment: {PAYMENT_URL: 'http://payment'}}\n  "
                                                          "ghost: {environment: {PAYMENT_URL: 'http://payment'}}\n"},
                                {"compose.tests.yaml", "services:\n  runner: {image: shop/runner}\n"},
                                {"composer.yaml", "services:\n  no: {image: x}\n"},
                            });
    EXPECT_EQ(r.nodes(), "order service compose-service shop/order\npayment service compose-service shop/payment\n");
    EXPECT_EQ(r.dependencies(), "order -> payment http sync compose.override.yaml:2 PAYMENT_URL=http://payment\n");
}

TEST(Compose, knowsInfrastructureThatIsBuiltHere)
{
    const Read r =
        read(importCompose,
             {
                 {"compose.yaml", "services:\n  queue: {build: queue}\n  edge: {build: edge}\n  pages: {build: pages}\n"},
                 {"queue/Dockerfile", "FROM apache/kafka:3\n"},
                 {"edge/Dockerfile", "FROM envoyproxy/envoy:v1\n"},
                 {"pages/Dockerfile", "FROM nginx\n"},
             });
    EXPECT_EQ(r.nodes(),
              "edge gateway compose-service edge\npages service compose-service pages\nqueue broker compose-service queue\n");
}

TEST(Compose, readsCommands)
{
    const Read r = read(importCompose,
                        {{"compose.yaml", "services:\n  order:\n    image: o\n    command: [run, '--payment-addr=payment:80', "
                                          "'--db', 'me:pw@stock:5432']\n  payment: {image: p}\n  stock: {image: s}\n"}});
    EXPECT_EQ(r.dependencies(), "order -> payment http sync compose.yaml:4 payment-addr=payment:80\norder -> stock sql data "
                                "compose.yaml:4 stock:5432\n");
}

TEST(Compose, takesOverWhatServicesExtend)
{
    const Read r = read(importCompose, {{"compose.yaml", R"(services:
  order:
    extends: base
    environment: {PAYMENT_URL: 'http://payment'}
  base:
    extends: {file: common/services.yml, service: any}
    image: shop/base
  payment: {image: shop/payment}
  lost: {image: l, extends: nobody}
  ring: {image: r, extends: ring}
)"},
                                        {"common/services.yml", R"(services:
  any:
    image: shop/any
    env_file: any.env
    environment: {PAYMENT_URL: 'http://ghost', STOCK_URL: 'http://stock'}
)"},
                                        {"common/any.env", "STOCK_URL=http://ghost\nMAIL_URL=http://payment:81\n"},
                                        {"common/compose.yaml", "services:\n  stock: {image: shop/stock}\n"}});
    EXPECT_EQ(r.facts.nodes[2].image, "shop/base");
    // The env_file is that of two services then.
    EXPECT_EQ(r.dependencies(), "base -> stock http sync common/services.yml:5 STOCK_URL=http://stock\n"
                                "order -> payment http sync compose.yaml:4 PAYMENT_URL=http://payment\n"
                                "order -> stock http sync common/services.yml:5 STOCK_URL=http://stock\n");
    std::string told;
    for (const SettingFact &setting : r.facts.settings)
        told += setting.node + " " + setting.name + "=" + setting.value + "\n";
    EXPECT_EQ(told, "base PAYMENT_URL=http://ghost\nbase STOCK_URL=http://stock\nbase MAIL_URL=http://payment:81\n"
                    "order PAYMENT_URL=http://payment\norder STOCK_URL=http://stock\norder MAIL_URL=http://payment:81\n");
    EXPECT_NE(r.messages().find("compose.yaml:9: warning: The service 'nobody' to extend is not there"), std::string::npos);
    EXPECT_NE(r.messages().find("compose.yaml:10: warning: The service extends others without end"), std::string::npos);
}

TEST(Compose, readsIncludedFilesAsPartOfTheProject)
{
    const Read r =
        read(importCompose, {{"compose.yaml", "include:\n  - parts/compose.yaml\n  - {path: [more/any.yml]}\n  - gone.yml\n"
                                              "services:\n  order: {image: o, environment: {A: 'stock:80'}}\n"},
                             {"parts/compose.yaml", "include: [../compose.yaml]\nservices:\n  stock: {build: ./stock}\n"},
                             {"parts/stock/Dockerfile", "FROM golang\n"},
                             {"more/any.yml", "services:\n  mail: {image: m}\n"}});
    EXPECT_EQ(r.nodes(), "mail service compose-service m\norder service compose-service o\nstock service compose-service go "
                         "parts/stock\n");
    EXPECT_EQ(r.dependencies(), "order -> stock http sync compose.yaml:6 A=stock:80\n");
    EXPECT_EQ(r.messages(), "compose.yaml:4: warning: The included file 'gone.yml' is not there\n");
}

TEST(Compose, readsConfigurationThatAServiceMounts)
{
    const Read r =
        read(importCompose, {{"compose.yaml", "services:\n  order:\n    image: o\n    volumes: ['./order.json:/conf.json', "
                                              "'./data.csv:/d.csv']\n  db: {image: postgres}\n  mail: {image: m}\n"},
                             {"order.json", "{\n  // mail:25\n  \"db\": \"postgres://db:5432/x\"\n}\n"},
                             {"data.csv", "http://mail:80\n"}});
    EXPECT_EQ(r.dependencies(), "order -> db sql data order.json:3 order.json=db:5432\n");
}

TEST(Compose, findsServicesOfAProjectThatComesLater)
{
    const Read r = read(importCompose, {{"a/compose.yaml", "services:\n  order: {image: o, environment: {PAY: 'pay:80'}}\n"},
                                        {"b/compose.yaml", "services:\n  pay: {image: p}\n"}});
    EXPECT_EQ(r.dependencies(), "order -> pay http sync a/compose.yaml:2 PAY=pay:80\n");
}

TEST(Compose, knowsFilesOfSwarmsAndOfPartsOfASystemByTheirNames)
{
    const Read r = read(importCompose, {{"docker-stack.yml", "services:\n  order: {image: o}\n"},
                                        {"docker-compose.yaml", "services:\n  order: {image: first}\n  seed: {image: s}\n"},
                                        {"parts/broker-docker-compose.yml", "services:\n  mail: {image: m}\n"},
                                        {"parts/recompose.yml", "services:\n  none: {image: n}\n"},
                                        {"parts/stack.yml", "services:\n  none: {image: n}\n"}});
    EXPECT_EQ(r.nodes(), "order service compose-service first\nseed job compose-service s\nmail service compose-service m\n");
}

TEST(Compose, leavesOutProjectsThatOnlyRunOneServiceForItsDevelopers)
{
    const Read r = read(importCompose,
                        {{"compose.yaml", "services:\n  order: {build: order}\n  db: {image: postgres}\n  mail: {image: m}\n"},
                         {"order/Dockerfile", "FROM golang\n"},
                         {"order/dev/compose.yaml", "services:\n  app: {build: ..}\n  mydb: {image: postgres}\n"}});
    EXPECT_EQ(r.nodes(),
              "db datastore compose-service postgres\nmail service compose-service m\norder service compose-service go "
              "order\n");
    EXPECT_EQ(r.messages(),
              "order/dev/compose.yaml: note: This only runs order of compose.yaml for its developers; it is left out\n");
}

TEST(Compose, takesTheFirstValueOfAVariableAndTheOneOfAnOverrideBeforeIt)
{
    const Read r =
        read(importCompose,
             {{"compose.yaml", "services:\n  a: {image: a, env_file: [one.env, two.env], environment: {X_URL: 'http://b'}}\n"
                               "  b: {image: b}\n  c: {image: c}\n"},
              {"compose.override.yml", "services:\n  a: {environment: {Y_URL: 'http://c'}}\n"},
              {"compose.other.yaml", "services:\n  a: {environment: {Y_URL: 'http://b', X_URL: 'http://c'}}\n"},
              {"one.env", "X_URL=http://c\nY_URL=http://b\nZ_URL=http://b\n"},
              {"two.env", "Z_URL=http://c\n"}});
    EXPECT_EQ(r.dependencies(), "a -> c http sync compose.override.yml:2 Y_URL=http://c\na -> b http sync compose.yaml:2 "
                                "X_URL=http://b\na -> c http sync two.env:1 Z_URL=http://c\n");
}

TEST(Compose, namesServicesByThePortsThatTheyAloneHaveOnTheMachine)
{
    const Read r = read(importCompose, {{"compose.yaml", R"(services:
  db: {image: postgres, ports: ['127.0.0.1:15432:5432']}
  cache: {image: redis, ports: [{target: 6379, published: 6380}, '6379']}
  web: {image: w, ports: ['8080:80']}
  one: {image: mysql, ports: ['3306:3306']}
  two: {image: mysql, ports: ['3306:3306']}
)"}});
    EXPECT_EQ(r.nodes(), "cache cache compose-service redis ~localhost:6380 ~host.docker.internal:6380\ndb datastore "
                         "compose-service postgres ~localhost:15432 ~host.docker.internal:15432\none datastore compose-service "
                         "mysql\ntwo datastore compose-service mysql\nweb service compose-service w ~localhost:8080 "
                         "~host.docker.internal:8080\n");
}

TEST(Compose, tellsJobsFromServicesAndLeavesOutTests)
{
    const Read r = read(importCompose, {{"compose.yaml", R"(services:
  order-migrate: {image: shop/order}
  schema: {image: flyway/flyway:9}
  seed-orders: {image: shop/seeds, restart: always}
  order-tests: {image: shop/order, environment: {URL: 'order:80'}}
  tests-db: {image: postgres}
  order: {image: shop/order}
)"}});
    EXPECT_EQ(r.nodes(), "order service compose-service shop/order\norder-migrate job compose-service shop/order\nschema job "
                         "compose-service flyway/flyway\nseed-orders service compose-service shop/seeds\ntests-db datastore "
                         "compose-service postgres\n");
    EXPECT_EQ(r.messages(), "compose.yaml:5: note: 'order-tests' tests the others and is left out\n");
}

TEST(Compose, leavesOutTheStoresOfAnotherFormOfTheSystem)
{
    const std::string base = "services:\n  order: {image: o}\n  cart: {image: c}\n  mail: {image: m}\n  db: {image: mongo}\n";
    const Read sharded =
        read(importCompose,
             {{"compose.yaml", base}, {"compose-sharded.yaml", base + "  db-shard-1: {image: mongo}\n  db-init: {image: x}\n"}});
    EXPECT_EQ(sharded.facts.nodes.size(), 4U) << sharded.nodes();
    EXPECT_EQ(sharded.messages(), "compose-sharded.yaml: note: Another form of what compose.yaml runs: the stores and jobs that "
                                  "only it has are left out\n");
    const Read larger = read(
        importCompose, {{"compose.yaml", base}, {"compose-full.yaml", base + "  bill: {image: b}\n  bill-db: {image: mongo}\n"}});
    EXPECT_EQ(larger.facts.nodes.size(), 6U) << larger.nodes();
    const Read added =
        read(importCompose, {{"compose.yaml", base}, {"compose-cache.yaml", "services:\n  cache: {image: redis}\n"}});
    EXPECT_EQ(added.facts.nodes.size(), 5U) << added.nodes();
}

TEST(Compose, takesExamplesForTheSystemOnlyWhereThereIsNothingElse)
{
    const std::string example = "services:\n  hello: {image: h}\n", system = "services:\n  order: {image: o}\n";
    EXPECT_EQ(read(importCompose, {{"lib/example/compose.yaml", example}, {"compose.yaml", system}}).nodes(),
              "order service compose-service o\n");
    EXPECT_EQ(read(importCompose, {{"lib/example/compose.yaml", example}}).nodes(), "hello service compose-service h\n");
}

TEST(Compose, takesSidecarsOfDaprForNoServices)
{
    const Read r = read(importCompose, {{"compose.yaml", "services:\n  order: {image: o}\n  placement: {image: daprio/dapr}\n"
                                                         "  order-dapr:\n    image: daprio/daprd:edge\n    command: [./daprd, "
                                                         "-placement-host-address, 'placement:50006']\n"}});
    EXPECT_EQ(r.nodes(), "order service compose-service o\n");
    EXPECT_EQ(r.dependencies() + r.messages(), "");
}

TEST(Compose, takesImagesFromElsewhereInAFileForMonitoringForThat)
{
    const Read r =
        read(importCompose, {{"compose.monitoring.yaml", "services:\n  gauge: {image: vendor/gauge}\n  probe: {build: probe}\n"},
                             {"probe/Dockerfile", "FROM golang\n"},
                             {"probe/main.go", "package main\n"}});
    EXPECT_EQ(r.facts.nodes[0].kind, NodeKind::telemetry);
    EXPECT_EQ(r.facts.nodes[1].kind, NodeKind::service);
}

TEST(Compose, knowsServicesByTheNamesOfLinks)
{
    const Read r =
        read(importCompose, {{"compose.yaml", "services:\n  order: {image: o, links: ['db:database', 'mail'], environment: "
                                              "{DB_HOST: database}}\n  db: {image: postgres}\n  mail: {image: m}\n"}});
    EXPECT_EQ(r.dependencies(), "order -> db sql data compose.yaml:2 DB_HOST=database\n");
}

TEST(Compose, takesWhatTheImageIsBuiltWithWhereNothingElseIsSaid)
{
    const Read r = read(importCompose, {{"compose.yaml", R"(services:
  order:
    build: {context: ., dockerfile: docker/order.Dockerfile, target: run, args: {STOCK: stock}}
    environment: {MAIL_HOST: mail}
    command: [serve, --payment, 'payment:80']
  stock: {image: s}
  payment: {image: p}
  mail: {image: m}
)"},
                                        {"docker/order.Dockerfile", R"(FROM golang:1.22 AS build
COPY . /src
RUN CGO_ENABLED=0 go build -o /app ./services/order/cmd/server
FROM alpine AS run
ARG STOCK
ENV STOCK_HOST=$STOCK MAIL_HOST=stock PAGE_URL=https://example.dev/x
COPY --from=build /app /app
CMD ["/app", "--payment=mail:80"]
FROM run AS debug
ENV STOCK_HOST=mail
)"},
                                        {"services/order/cmd/server/main.go", ""}});
    EXPECT_EQ(r.nodes(), "mail service compose-service m\norder service compose-service go services/order\npayment service "
                         "compose-service p\nstock service compose-service s\n");
    EXPECT_EQ(r.dependencies(), "order -> mail - sync compose.yaml:4 MAIL_HOST=mail\norder -> payment http sync compose.yaml:5 "
                                "payment:80\norder -> stock - sync docker/order.Dockerfile:6 STOCK_HOST=stock\n");
    std::string traits;
    for (const TraitFact &trait : r.facts.traits)
        traits += trait.node + " " + trait.trait + " " + trait.value + " " + placeText(trait.place) + "\n";
    EXPECT_EQ(traits, "order base-image alpine docker/order.Dockerfile:4\norder cgo disabled docker/order.Dockerfile:3\n");
    std::string flags;
    for (const SettingFact &setting : r.facts.settings) {
        if (setting.name == "payment")
            flags += setting.value + " " + placeText(setting.place) + "\n";
    }
    EXPECT_EQ(flags, "payment:80 compose.yaml:5\n");
}

TEST(Compose, readsWhatTraefikFindsByLabels)
{
    const Read r = read(importCompose, {{"compose.yaml", R"(services:
  edge: {image: 'traefik:v3'}
  web:
    image: w
    labels: ['traefik.http.routers.web.rule=Host(`x`)']
  off:
    image: o
    labels: {traefik.enable: 'false', traefik.http.routers.off.rule: Host(`y`)}
  plain: {image: p}
)"}});
    ASSERT_EQ(r.facts.calls.size(), 1U);
    EXPECT_EQ(r.facts.calls[0].node + " -> " + r.facts.calls[0].target + " " + placeText(r.facts.calls[0].place),
              "edge -> web compose.yaml:5");
}

TEST(Compose, readsFilesThatScriptsHandToIt)
{
    const Read r = read(importCompose, {{"scripts/app.yml", "services:\n  order: {image: shop/order}\n"},
                                        {"scripts/infra.yml", "services:\n  db: {image: postgres}\n"},
                                        {"scripts/other.yml", "services:\n  other: {image: shop/other}\n"},
                                        {"scripts/run.sh", "docker-compose -f app.yml up -d\necho other.yml\n"},
                                        {"Makefile", "up:\n\tdocker compose --file=scripts/infra.yml -f none.yml up\n"}});
    EXPECT_EQ(r.nodes(), "db datastore compose-service postgres\norder service compose-service shop/order\n");
    EXPECT_EQ(r.messages(), "");
}

TEST(Compose, leavesOutTheSameServicesUnderOtherNames)
{
    const Read r =
        read(importCompose,
             {{"docker-compose.yml", "services:\n  web: {image: shop/web}\n  db: {image: postgres}\n"},
              {"docker-compose-review.yml", "services:\n  web-review: {image: shop/web}\n  db-review: {image: postgres}\n"},
              {"docker-compose.more.yml", "services:\n  web-admin: {image: shop/admin}\n"}});
    EXPECT_EQ(r.nodes(), "db datastore compose-service postgres\nweb service compose-service shop/web\n"
                         "web-admin service compose-service shop/admin\n");
    EXPECT_EQ(r.messages(),
              "docker-compose-review.yml: note: Runs the services of docker-compose.yml once more under other names; "
              "it is left out\n");
}

TEST(Compose, reportsFaultsAndKeepsTheRest)
{
    const Read r =
        read(importCompose,
             {{"a/compose.yaml", "services:\n  order: {image: o\n"},
              {"b/compose.yaml", "services:\n  web: {image: w, build: ../../outside}\n  odd: 7\n  list: [1]\n  : {image: x}\n"}});
    EXPECT_EQ(r.nodes(), "web service compose-service w\n");
    ASSERT_EQ(r.diagnostics.size(), 1U) << r.messages();
    EXPECT_EQ(r.diagnostics[0].file, "a/compose.yaml");
}

} // namespace

} // namespace alidade::test
