#include "importers/kubernetes/kubernetes.h"

#include "tests/importers/treefixture.h"

#include <gtest/gtest.h>

namespace alidade::test {

namespace {

/// A Deployment whose pod has one container, and whose further container lines stand from line 10 on.
std::string deployment(const std::string &name, const std::string &image, const std::string &container = {})
{
    return "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: " + name +
           "}\nspec:\n  template:\n    metadata: {labels: {app: " + name +
           "}}\n    spec:\n      containers:\n      - image: " + image + "\n" + container;
}

std::string env(const std::string &name, const std::string &value)
{
    return "        env:\n        - name: " + name + "\n          value: \"" + value + "\"\n";
}

std::string service(const std::string &name, const std::string &app, const std::string &ports = "[{port: 80}]")
{
    return "---\napiVersion: v1\nkind: Service\nmetadata: {name: " + name + "}\nspec:\n  selector: {app: " + app +
           "}\n  ports: " + ports + "\n";
}

TEST(Kubernetes, findsWorkloadsWithTheNamesOfTheirServices)
{
    const Read r =
        read(importKubernetes,
             {{"k/order.yaml", deployment("order-server", "registry.io/shop/order:1") + service("order", "order-server")}});
    EXPECT_EQ(r.nodes(), "order-server service workload shop/order ~order\n");
    EXPECT_EQ(r.messages(), "");
    ASSERT_EQ(r.facts.workloads.size(), 1U);
    EXPECT_EQ(r.facts.workloads[0].image, "registry.io/shop/order:1");
    EXPECT_EQ(placeText(r.facts.workloads[0].place), "k/order.yaml:3");
}

TEST(Kubernetes, knowsKindsOfWorkloads)
{
    const Read r =
        read(importKubernetes,
             {
                 {"all.yaml", deployment("cache", "redis:7") + "---\n" + deployment("proxy", "nginx:1") + "---\n" +
                                  deployment("load-generator", "shop/load") +
                                  "---\napiVersion: batch/v1\nkind: CronJob\nmetadata: {name: report, namespace: shop}\nspec: "
                                  "{jobTemplate: {spec: {template: {spec: {containers: [{image: shop/report}]}}}}}\n"},
                 {"list.yaml", "apiVersion: v1\nkind: List\nitems:\n- apiVersion: apps/v1\n  kind: StatefulSet\n  metadata: "
                               "{name: db}\n  spec: {replicas: 3, template: {spec: {containers: [{image: postgres}]}}}\n"},
             });
    EXPECT_EQ(r.nodes(), "cache cache workload redis\ndb datastore workload postgres\nload-generator client workload "
                         "shop/load\nproxy gateway workload nginx\nreport job workload shop/report\n");
    EXPECT_EQ(r.facts.workloads.back().replicas, 3);
    EXPECT_EQ(r.facts.workloads[3].nameSpace, "shop");
}

TEST(Kubernetes, knowsWhatWatchesTheOthersByItsImageOrByWhereItIsDeployed)
{
    const Read r = read(
        importKubernetes,
        {
            {"k8s/logging/agent.yaml", deployment("log-agent", "vendor/log-agent") + "---\n" + deployment("es", "elasticsearch")},
            {"k8s/logging/logging.yaml", deployment("logging", "shop/logging")},
            {"k8s/monitoring/ours.yaml", deployment("probe", "shop/probe")},
            {"src/probe/main.go", "package main\n"},
            {"k8s/a.yaml", deployment("heapster", "gcr.io/google/heapster-amd64:v1") + "---\n" +
                               deployment("search", "elasticsearch:8") + "---\n" + deployment("sql", "centos/mysql-57-centos7") +
                               "---\n" + deployment("prom-orders", "shop/prometheusorders") + "---\n" +
                               deployment("agents", "shop/agent")},
        });
    EXPECT_EQ(r.nodes(), "agents service workload shop/agent\nes telemetry workload elasticsearch\n"
                         "heapster telemetry workload google/heapster-amd64\nlog-agent telemetry workload vendor/log-agent\n"
                         "logging service workload shop/logging\nprobe service workload shop/probe\n"
                         "prom-orders service workload shop/prometheusorders\nsearch datastore workload elasticsearch\n"
                         "sql datastore workload centos/mysql-57-centos7\n");
}

TEST(Kubernetes, knowsLoadGeneratorsByWordsOfTheirNames)
{
    const Read r = read(importKubernetes,
                        {{"a.yaml", deployment("a", "x/wrk2-client") + "---\n" + deployment("user-sim", "x/b") + "---\n" +
                                        deployment("loader", "x/loader") + "---\n" + deployment("payload-tester", "x/c")}});
    EXPECT_EQ(r.nodes(), "a client workload x/wrk2-client\nloader service workload x/loader\n"
                         "payload-tester service workload x/c\nuser-sim client workload x/b\n");
}

TEST(Kubernetes, leavesOutPodsThatOnlyWaitForSomebodyToWorkInThem)
{
    const Read r =
        read(importKubernetes,
             {{"a.yaml", deployment("shell", "ubuntu", "        command: [/bin/sh]\n        args: [-c, sleep 365d]\n") + "---\n" +
                             deployment("order", "shop/order", "        command: [sh, -c, 'sleep 5; ./order']\n")}});
    EXPECT_EQ(r.nodes(), "order service workload shop/order\n");
    EXPECT_EQ(r.messages(), "a.yaml:3: note: 'shell' only waits for somebody to work in it; it is left out\n");
}

TEST(Kubernetes, takesTheKindOfAWorkloadOutOfItsName)
{
    const Read r =
        read(importKubernetes, {{"a.yaml", deployment("order-deployment", "o") + service("orders", "order-deployment") + "---\n" +
                                               deployment("cart-dep", "c", env("A", "orders:80")) + "---\n" +
                                               deployment("mail", "m") + "---\n" + deployment("mail-dep", "m2")}});
    EXPECT_EQ(r.nodes(), "cart service workload c ~cart-dep\nmail service workload m\nmail-dep service workload m2\n"
                         "order service workload o ~order-deployment ~orders\n");
    EXPECT_EQ(r.dependencies().substr(0, 13), "cart -> order");
}

TEST(Kubernetes, takesWhatAServiceSelectsWithAVersionForThatVersion)
{
    const auto version = [](const std::string &label) {
        return "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: stock-v2-sql}\nspec: {template: {metadata: {labels: "
               "{app: stock, version: " +
               label + "}}, spec: {containers: [{image: shop/stock:2}]}}}\n";
    };
    const std::string first = deployment("stock", "shop/stock-v1") + service("stock", "stock");
    EXPECT_EQ(read(importKubernetes, {{"a.yaml", first + version("v2-sql")}}).nodes(),
              "stock service workload shop/stock-v1 ~stock-v2-sql\n");
    EXPECT_EQ(read(importKubernetes, {{"a.yaml", first + version("other")}}).facts.nodes.size(), 2U);
}

TEST(Kubernetes, takesTheContainerThatIsNoSidecar)
{
    const Read r =
        read(importKubernetes, {{"a.yaml", deployment("order", "envoyproxy/envoy:v1", "      - image: shop/order\n")}});
    EXPECT_EQ(r.nodes(), "order service workload shop/order\n");
}

TEST(Kubernetes, readsDependenciesFromTheEnvironmentWithTheirLines)
{
    const Read r =
        read(importKubernetes, {
                                   {"a.yaml", deployment("order", "shop/order", env("PAYMENT_ADDR", "payment:9090"))},
                                   {"b.yaml", deployment("payment", "shop/payment", env("LISTEN_ADDR", "0.0.0.0:9090")) +
                                                  service("payment", "payment", "[{name: grpc, port: 9090}]")},
                               });
    EXPECT_EQ(r.dependencies(), "order -> payment grpc sync a.yaml:12 PAYMENT_ADDR=payment:9090\n");
}

TEST(Kubernetes, tellsStoresBrokersAndTelemetryFromCalls)
{
    const Read r =
        read(importKubernetes,
             {{"a.yaml", deployment("order", "shop/order",
                                    "        env:\n        - {name: DB, value: 'postgres://me:secret@db/x'}\n        - {name: "
                                    "BROKERS, value: 'kafka:9092'}\n"
                                    "        - {name: OTEL_EXPORTER_OTLP_ENDPOINT, value: 'http://collector:4317'}\n        - "
                                    "{name: CACHE_HOST, value: cache}\n") +
                             "---\n" + deployment("db", "postgres") + "---\n" + deployment("kafka", "apache/kafka") + "---\n" +
                             deployment("collector", "otel/opentelemetry-collector") + "---\n" + deployment("cache", "redis")}});
    EXPECT_EQ(r.dependencies(), "order -> db sql data a.yaml:11 DB=postgres://redacted@db/x\n"
                                "order -> kafka kafka async a.yaml:12 BROKERS=kafka:9092\n"
                                "order -> collector grpc telemetry a.yaml:13 OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317\n"
                                "order -> cache redis data a.yaml:14 CACHE_HOST=cache\n");
}

TEST(Kubernetes, takesABareWordOnlyFromAVariableThatNamesAHost)
{
    const Read r = read(
        importKubernetes,
        {{"a.yaml",
          deployment("order", "shop/order",
                     "        env:\n        - {name: MODE, value: payment}\n        - {name: PAYMENT_HOST, value: payment}\n") +
              "---\n" + deployment("payment", "shop/payment")}});
    EXPECT_EQ(r.dependencies(), "order -> payment - sync a.yaml:12 PAYMENT_HOST=payment\n");
}

TEST(Kubernetes, readsTheConfigurationOfAProxyInAMountedConfigMap)
{
    const std::string config =
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: proxy}\ndata:\n  default.conf: |\n"
        "    server {\n      listen 80;\n      location /orders/ {\n        proxy_pass http://order:8080;\n"
        "      }\n    }\n  unused.conf: |\n    server { location /x { proxy_pass http://stock; } }\n";
    const std::string mounts =
        "        volumeMounts: [{name: conf, mountPath: /etc/nginx/conf.d}]\n      volumes:\n"
        "      - {name: conf, configMap: {name: proxy, items: [{key: default.conf, path: default.conf}]}}\n";
    const Read r = read(importKubernetes, {{"config.yaml", config}, {"edge.yaml", deployment("edge", "nginx:1", mounts)}});
    ASSERT_EQ(r.facts.calls.size(), 1U);
    EXPECT_EQ(r.facts.calls[0].node, "edge");
    EXPECT_EQ(r.facts.calls[0].target, "http://order:8080");
    EXPECT_EQ(r.facts.calls[0].framework, "nginx");
    EXPECT_EQ(placeText(r.facts.calls[0].place), "config.yaml:9");
    ASSERT_EQ(r.facts.endpoints.size(), 1U);
    EXPECT_EQ(placeText(r.facts.endpoints[0].place), "config.yaml:8");
}

TEST(Kubernetes, readsConfigMapsByReferenceWholeAndMounted)
{
    const std::string config = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: urls, namespace: shop}\ndata:\n  PAYMENT_URL: "
                               "http://payment:80\n  app.conf: |\n    # routes\n    upstream stock:8080;\n";
    const std::string pods =
        deployment("order", "shop/order", "        envFrom: [{configMapRef: {name: urls}}]\n") + "---\n" +
        deployment("cart", "shop/cart",
                   "        env: [{name: P, valueFrom: {configMapKeyRef: {name: urls, key: PAYMENT_URL}}}]\n") +
        "---\n" + deployment("web", "shop/web", "      volumes: [{name: v, configMap: {name: urls}}]\n");
    const Read r =
        read(importKubernetes, {{"a.yaml", config},
                                {"b.yaml", pods},
                                {"c.yaml", deployment("payment", "shop/payment") + "---\n" + deployment("stock", "shop/stock")}});
    EXPECT_EQ(r.dependencies(), "order -> payment http sync a.yaml:5 PAYMENT_URL=http://payment:80\n"
                                "order -> stock - sync a.yaml:8 app.conf=stock:8080\n"
                                "cart -> payment http sync a.yaml:5 P=http://payment:80\n"
                                "web -> payment http sync a.yaml:5 PAYMENT_URL=payment:80\n"
                                "web -> stock - sync a.yaml:8 app.conf=stock:8080\n");
}

TEST(Kubernetes, mountsOnlyTheFilesThatAVolumeNames)
{
    const std::string config = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: urls, namespace: shop}\ndata:\n"
                               "  web.conf: http://payment:80\n  order.conf: http://stock:80\n";
    const std::string volumes =
        "      volumes:\n      - {name: v, configMap: {name: urls, items: [{key: web.conf, path: app.conf}, {path: lost}]}}\n";
    const Read r =
        read(importKubernetes, {{"a.yaml", config},
                                {"b.yaml", deployment("web", "shop/web", volumes)},
                                {"c.yaml", deployment("payment", "shop/payment") + "---\n" + deployment("stock", "shop/stock")}});
    EXPECT_EQ(r.dependencies(), "web -> payment http sync a.yaml:5 web.conf=payment:80\n");
}

TEST(Kubernetes, readsFlagsAndExpandsEarlierVariables)
{
    const Read r =
        read(importKubernetes,
             {{"a.yaml",
               deployment("order", "shop/order",
                          "        env: [{name: HOSTNAME, value: payment}]\n        args:\n        - "
                          "--payment-addr=$(HOSTNAME):9090\n        - --stock-host\n        - stock\n        - localhost:80\n") +
                   "---\n" + deployment("payment", "shop/payment") + "---\n" + deployment("stock", "shop/stock")}});
    EXPECT_EQ(r.dependencies(), "order -> payment - sync a.yaml:10 HOSTNAME=payment\n"
                                "order -> payment - sync a.yaml:12 payment-addr=payment:9090\n"
                                "order -> stock - sync a.yaml:14 stock-host=stock\n");
}

TEST(Kubernetes, findsServicesByTheirClusterNames)
{
    const std::string payment = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: payment, namespace: money}\nspec: "
                                "{template: {spec: {containers: [{image: p}]}}}\n";
    const Read r = read(
        importKubernetes,
        {{"a.yaml", deployment("order", "shop/order",
                               "        env:\n        - {name: A_ADDR, value: 'payment.money:80'}\n        - {name: B_ADDR, "
                               "value: 'payment.money.svc.cluster.local:80'}\n        - {name: C_ADDR, value: "
                               "'payment-0.payment.money.svc:80'}\n        - {name: D_ADDR, value: 'payment.elsewhere:80'}\n")},
         {"b.yaml", payment}});
    EXPECT_EQ(r.facts.dependencies.size(), 4U);
    EXPECT_EQ(r.facts.dependencies[0].to + r.facts.dependencies[1].to + r.facts.dependencies[2].to, "paymentpaymentpayment");
    EXPECT_EQ(r.facts.dependencies[3].to, "payment.elsewhere")
        << "a name with a dot that is no namespace of the tree is a public host";
}

TEST(Kubernetes, doesNotInventDependencies)
{
    const Read r =
        read(importKubernetes,
             {{"a.yaml", deployment("order", "shop/order",
                                    "        env:\n        - {name: SELF_ADDR, value: 'order:80'}\n        - {name: OTHER_ADDR, "
                                    "value: 'nobody:80'}\n        - {name: DOCS, value: 'https://docs.shop.io/x'}\n"
                                    "        - {name: IP_ADDR, value: '10.0.0.1:80'}\n        - {name: X_URL, value: "
                                    "'http://localhost:80'}\n        - {name: E_URL, value: 'https://www.example.com'}\n") +
                             "      initContainers: [{image: busybox, command: [sh, -c, 'nc payment:80']}]\n---\n" +
                             deployment("payment", "shop/payment")}});
    EXPECT_EQ(r.dependencies(), "");
}

TEST(Kubernetes, makesANodeOfAPublicHostAndOfAnExternalService)
{
    const Read r =
        read(importKubernetes, {{"a.yaml", deployment("order", "shop/order",
                                                      "        env:\n        - {name: CARDS_URL, value: "
                                                      "'https://api.cards.io/v2'}\n        - {name: MAIL_HOST, value: mail}\n") +
                                               "---\napiVersion: v1\nkind: Service\nmetadata: {name: mail}\nspec: {type: "
                                               "ExternalName, externalName: smtp.mails.io}\n"}});
    EXPECT_EQ(r.nodes(), "mail external host ~smtp.mails.io\norder service workload shop/order\napi.cards.io external host\n");
    EXPECT_EQ(r.dependencies(), "order -> api.cards.io http sync a.yaml:11 CARDS_URL=https://api.cards.io/v2\norder -> mail - "
                                "sync a.yaml:12 MAIL_HOST=mail\n");
}

TEST(Kubernetes, joinsCopiesAndPatchesOfOneWorkload)
{
    std::vector<std::pair<std::string, std::string>> files{{"payment.yaml", deployment("payment", "shop/payment")}};
    for (char c = 'a'; c < 'h'; ++c)
        files.emplace_back(std::string(1, c) + "/order.yaml",
                           deployment("order", "shop/order", env("PAYMENT_ADDR", "payment:80")));
    files.emplace_back("patch.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: order}\nspec: {replicas: 2}\n");
    const Read r = read(importKubernetes, files);
    EXPECT_EQ(r.nodes(), "order service workload shop/order\npayment service workload shop/payment\n");
    EXPECT_EQ(r.facts.dependencies.size(), 5U);
    EXPECT_EQ(r.facts.workloads.size(), 2U);
    EXPECT_EQ(r.messages(), "");
}

TEST(Kubernetes, storesNoLineThatASecretMayStandIn)
{
    const std::string command = "        args: ['-h cache:6379 --pass s3cret', '-x', 'https://s3cret@db/4']\n"
                                "        env:\n"
                                "        - {name: DSN, value: \"host=db user=app password='s3cret' dbname=x\"}\n"
                                "        - {name: REPO_URL, value: 'https://ghp_s3cret@github.com/x'}\n"
                                "        - {name: PG_URL, value: \"postgres://u:p's3cret@db:5432\"}\n"
                                "        - {name: AUTH_URL, value: \"cache:6379 Authorization: Bearer s3cret\"}\n"
                                "      volumes: [{configMap: {name: files}}]\n";
    const Read r =
        read(importKubernetes, {{"all.yaml", deployment("order", "o", command) + "---\n" + deployment("db", "postgres") +
                                                 "---\n" + deployment("cache", "redis") +
                                                 "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: files}\ndata:\n"
                                                 "  c.json: '{\"addr\":\"db:5432\",\"password\":\"s3cret\"}'\n"
                                                 "  run.sh: |\n    curl cache:6379 -H 'Authorization: Bearer s3cret'\n"}});
    const std::string all = r.nodes() + r.dependencies() + r.endpoints() + r.messages();
    EXPECT_EQ(all.find("s3cret"), std::string::npos) << all;
    for (const char *detail : {" cache:6379\n", "DSN=db\n", "REPO_URL=https://redacted@github.com/x", "PG_URL=db:5432\n",
                               "c.json=db:5432\n", "run.sh=cache:6379\n"})
        EXPECT_NE(all.find(detail), std::string::npos) << detail << all;
}

TEST(Kubernetes, keepsWorkloadsOfOneNameInSeveralNamespacesApart)
{
    const auto in = [](std::string text, const std::string &nameSpace) {
        for (std::size_t at = text.find("metadata: {name: "); at != std::string::npos;
             at = text.find("metadata: {name: ", at + 1))
            text.insert(at + 11, "namespace: " + nameSpace + ", ");
        return text;
    };
    const Read r =
        read(importKubernetes, {
                                   {"a.yaml", in(deployment("db", "postgres") + service("database", "db") + "---\n" +
                                                     deployment("order", "order", env("DB", "database:5432")),
                                                 "shop")},
                                   {"b.yaml", in(deployment("db", "mysql") + service("database", "db") + "---\n" +
                                                     deployment("mail", "mail", env("DB", "database:3306")),
                                                 "post")},
                                   {"c.yaml", in(deployment("audit", "audit",
                                                            env("A", "database.post:3306") +
                                                                "        - {name: B, value: 'db.post.svc.cluster.local:3306'}\n"
                                                                "        - {name: C, value: 'database.shop.svc:5432'}\n"),
                                                 "shop")},
                                   {"overlay/db.yaml", deployment("db", "postgres:16")},
                               });
    EXPECT_EQ(r.nodes(), "audit service workload audit\ndb datastore workload postgres ~database\n"
                         "db.post datastore workload mysql ~database.post\nmail service workload mail\n"
                         "order service workload order\n");
    EXPECT_EQ(r.dependencies(), "order -> db sql data a.yaml:29 DB=database:5432\n"
                                "mail -> db.post sql data b.yaml:29 DB=database:3306\n"
                                "audit -> db.post sql data c.yaml:12 A=database.post:3306\n"
                                "audit -> db.post sql data c.yaml:13 B=db.post.svc.cluster.local:3306\n"
                                "audit -> db sql data c.yaml:14 C=database.shop.svc:5432\n");
}

TEST(Kubernetes, takesAVersionWithTheImageOfWhatAServiceSelectsForThatService)
{
    const auto version = [](const std::string &number, const std::string &image) {
        return "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: stock-v" + number +
               "}\nspec: {template: {metadata: {labels: {app: stock, version: '" + number + "'}}, spec: {containers: [{image: '" +
               image + "'}]}}}\n";
    };
    const std::string selecting = "---\napiVersion: v1\nkind: Service\nmetadata: {name: stock}\nspec: {selector: {app: stock, "
                                  "version: '1'}, ports: [{port: 80}]}\n";
    EXPECT_EQ(
        read(importKubernetes, {{"a.yaml", selecting + version("1", "shop/stock:1") + version("2", "shop/stock:2")}}).nodes(),
        "stock service workload shop/stock ~stock-v1 ~stock-v2\n");
    EXPECT_EQ(read(importKubernetes, {{"a.yaml", selecting + version("1", "shop/stock") + version("2", "x")}}).facts.nodes.size(),
              2U);
}

TEST(Kubernetes, callsWorkloadsThatAreAllCalledAlikeByTheirServices)
{
    const auto in = [](const std::string &nameSpace, const std::string &serviceName) {
        std::string text = deployment("app", nameSpace) + service(serviceName, "app");
        for (std::size_t at = text.find("metadata: {name: "); at != std::string::npos;
             at = text.find("metadata: {name: ", at + 1))
            text.insert(at + 11, "namespace: " + nameSpace + ", ");
        return text;
    };
    const Read named = read(importKubernetes, {{"a.yaml", in("order", "order")}, {"b.yaml", in("stock", "stock")}});
    EXPECT_EQ(named.nodes(), "order service workload order ~app\nstock service workload stock ~app\n");
    const Read alike = read(importKubernetes, {{"a.yaml", in("order", "web")}, {"b.yaml", in("stock", "web")}});
    EXPECT_NE(alike.nodes().find("app.stock service"), std::string::npos) << alike.nodes();
}

TEST(Kubernetes, readsManyServicesOfOneLabel)
{
    std::string text;
    for (int i = 0; i < 3000; ++i)
        text += "---\napiVersion: v1\nkind: Pod\nmetadata: {name: p" + std::to_string(i) +
                ", labels: {app: x}}\nspec: {containers: [{image: p}]}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: s" +
                std::to_string(i) + "}\nspec: {selector: {app: x, number: '" + std::to_string(i) + "'}}\n";
    EXPECT_EQ(read(importKubernetes, {{"all.yaml", text}}).facts.nodes.size(), 3000U);
}

TEST(Kubernetes, neverReadsSecrets)
{
    const Read r = read(importKubernetes, {{"a.yaml", deployment("order", "shop/order",
                                                                 "        envFrom: [{secretRef: {name: s}}]\n" +
                                                                     env("API_TOKEN", "http://payment:80/hunter2")) +
                                                          "---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: "
                                                          "{PAYMENT_URL: 'http://hunter2@payment'}\n---\n" +
                                                          deployment("payment", "shop/payment")}});
    EXPECT_EQ(r.dependencies(), "order -> payment http sync a.yaml:13 API_TOKEN=redacted\n");
}

TEST(Kubernetes, listsContainerPorts)
{
    const Read r =
        read(importKubernetes, {{"a.yaml", deployment("order", "shop/order",
                                                      "        ports:\n        - containerPort: 8080\n        - {containerPort: "
                                                      "53, protocol: UDP}\n        - {containerPort: nonsense}\n")}});
    EXPECT_EQ(r.endpoints(), "order 8080/tcp a.yaml:11\norder 53/udp a.yaml:12\n");
}

TEST(Kubernetes, keepsWhatOneInstanceMayTake)
{
    const Read r = read(importKubernetes,
                        {{"a.yaml", deployment("order", "shop/order",
                                               "        resources:\n          requests: {cpu: 1m}\n"
                                               "          limits: {cpu: 500m, memory: [many]}\n")},
                         {"b.yaml", deployment("payment", "shop/payment", "        resources: {limits: {memory: 64Mi}}\n")}});
    std::string text;
    for (const TraitFact &trait : r.facts.traits)
        text += trait.node + " " + trait.trait + " " + trait.value + " " + trait.place.file + ":" +
                std::to_string(trait.place.line) + "\n";
    EXPECT_EQ(text, "order cpu-limit 500m a.yaml:12\npayment memory-limit 64Mi b.yaml:10\n");
}

TEST(Kubernetes, takesVersionsBehindOneServiceForThatService)
{
    const auto version = [](const std::string &name, const std::string &image) {
        return "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: " + name +
               "}\nspec: {template: {metadata: {labels: {app: order}}, spec: {containers: [{image: " + image + "}]}}}\n";
    };
    const Read r =
        read(importKubernetes,
             {{"a.yaml", service("order", "order") + version("order-v1", "order:1") + version("order-canary", "order:2") +
                             version("order", "order") + version("order-fix", "order-fix") + version("order-worker", "worker")}});
    EXPECT_EQ(r.nodes(),
              "order service workload order ~order-v1 ~order-canary ~order-fix\norder-worker service workload worker\n");
}

TEST(Kubernetes, knowsWhatOperatorsRun)
{
    const std::string kafka =
        "---\napiVersion: kafka.strimzi.io/v1beta2\nkind: Kafka\nmetadata: {name: events}\nspec: {}\n"
        "---\napiVersion: kafka.strimzi.io/v1beta2\nkind: KafkaTopic\nmetadata: {name: orders-placed, labels: "
        "{strimzi.io/cluster: events}}\nspec: {topicName: orders.placed}\n"
        "---\napiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: orders-db}\n"
        "---\napiVersion: cluster.x-k8s.io/v1beta1\nkind: Cluster\nmetadata: {name: machines}\n";
    const Read r = read(importKubernetes,
                        {{"a.yaml", deployment("order", "shop/order",
                                               "        env:\n        - {name: BROKERS, value: 'events-kafka-bootstrap:9092'}\n"
                                               "        - {name: DB_HOST, value: orders-db-rw}\n") +
                                        kafka}});
    EXPECT_EQ(r.dependencies(), "order -> events kafka async a.yaml:11 BROKERS=events-kafka-bootstrap:9092\n"
                                "order -> orders-db - data a.yaml:12 DB_HOST=orders-db-rw\n");
    EXPECT_EQ(r.endpoints(), "events orders.placed a.yaml:21\n");
    EXPECT_EQ(r.nodes().find("machines"), std::string::npos);
}

TEST(Kubernetes, leadsRoutesToTheServicesBehindThem)
{
    const std::string ingress =
        "---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: web}\nspec:\n  rules:\n  - "
        "http:\n      paths:\n      - path: /orders(/|$)(.*)\n        backend: {service: {name: order}}\n      "
        "- path: /nobody\n        backend: {service: {name: nobody}}\n";
    const std::string route =
        "---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: r}\nspec:\n  rules:\n "
        " - matches: [{path: {value: /baskets}}]\n    backendRefs: [{name: order, port: 80}]\n";
    const std::string mesh =
        "---\napiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: v}\nspec:\n  http:\n  - "
        "match: [{uri: {prefix: /cart/}}]\n    route: [{destination: {host: order.shop.svc.cluster.local}}]\n";
    const Read r = read(importKubernetes, {{"a.yaml", deployment("order", "shop/order") + ingress + route + mesh}});
    EXPECT_EQ(r.nodes(), "order service workload shop/order\n");
    EXPECT_EQ(r.endpoints(), "order ANY /orders a.yaml:18\norder ANY /baskets a.yaml:28\norder ANY /cart a.yaml:36\n");
}

TEST(Kubernetes, keepsObjectsForChecksWithoutTheirSecrets)
{
    const Read r =
        read(importKubernetes,
             {{"a.yaml",
               deployment("order", "shop/order") +
                   "---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: order, namespace: shop}\nspec: "
                   "{minAvailable: 1, selector: {matchLabels: {app: order}}}\n"
                   "---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: h}\nspec: {maxReplicas: 3, "
                   "scaleTargetRef: {kind: Deployment, name: order}}\n"
                   "---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {url: 'http://hunter2@x'}\n"
                   "---\napiVersion: shop.io/v1\nkind: Till\nmetadata: {name: t}\nspec: {password: hunter2, url: "
                   "'http://u:hunter2@x', env: [{name: TOKEN, value: hunter2}]}\n"
                   "---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a}\n"}});
    std::string text;
    for (const ObjectFact &object : r.facts.objects)
        text += object.node + "|" + object.kind + "|" + object.name + "|" + object.nameSpace + "|" + placeText(object.place) +
                "\n" + object.text + "\n";
    EXPECT_EQ(text,
              "order|PodDisruptionBudget|order|shop|a.yaml:13\nminAvailable: 1\nselector:\n  matchLabels:\n    app: order\n"
              "order|HorizontalPodAutoscaler|h||a.yaml:18\nmaxReplicas: 3\nscaleTargetRef:\n  kind: Deployment\n  name: order\n"
              "|Secret|s||a.yaml:23\nurl: redacted\n"
              "|Till|t||a.yaml:28\nenv:\n- name: TOKEN\n  value: redacted\npassword: redacted\nurl: http://redacted@x\n");
}

TEST(Kubernetes, readsDaprNamesAndComponents)
{
    const std::string component = "---\napiVersion: dapr.io/v1alpha1\nkind: Component\nmetadata: {name: state}\nspec:\n  type: "
                                  "state.redis\n  metadata:\n  - {name: redisHost, value: 'cache:6379'}\nscopes: [order-app]\n";
    const std::string order = "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: order}\nspec: {template: {metadata: "
                              "{annotations: {dapr.io/app-id: order-app}}, spec: {containers: [{image: shop/order}]}}}\n";
    const Read r = read(importKubernetes, {{"a.yaml", deployment("cache", "redis") + order + component}});
    EXPECT_EQ(r.nodes(), "cache cache workload redis\norder service workload shop/order ~order-app\n");
    EXPECT_EQ(r.dependencies(), "order -> cache redis data a.yaml:22 state.redisHost=cache:6379\n");
}

TEST(Kubernetes, findsTheCodeOfImagesThatSkaffoldBuilds)
{
    const Read r =
        read(importKubernetes,
             {{"k8s/order.yaml", deployment("order", "registry.io/shop/order:1") + "---\n" + deployment("mail", "shop/mail")},
              {"src/orders/go.mod", "module orders\n"},
              {"skaffold.yaml", "apiVersion: skaffold/v4beta1\nkind: Config\nbuild:\n  artifacts:\n  - image: shop/order\n    "
                                "context: src/orders\n  - image: shop/mail\n    context: gone\n"}});
    EXPECT_EQ(r.nodes(), "mail service workload shop/mail\norder service workload go src/orders shop/order\n");
    EXPECT_EQ(r.messages(), "skaffold.yaml:8: note: The directory of the image \"shop/mail\" holds no code that is known\n");
}

TEST(Kubernetes, reportsFaultsAndKeepsTheRest)
{
    const Read r =
        read(importKubernetes,
             {
                 {"bad.yaml", deployment("order", "shop/order") + "---\napiVersion: v1\nkind: [\n"},
                 {"other.yml", "foo: [\n"},
                 {"templates/a.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Values.name }}\n"},
                 {"templates/b.yaml", "{{- if .Values.on }}\napiVersion: v1\nkind: Service\n{{- end }}\n"},
                 {"x/testdata/t.yaml", deployment("fixture", "f")},
             });
    EXPECT_EQ(r.nodes(), "order service workload shop/order\n");
    ASSERT_EQ(r.diagnostics.size(), 2U) << r.messages();
    EXPECT_EQ(r.diagnostics[0].file, "bad.yaml");
    EXPECT_GE(r.diagnostics[0].line, 10);
    EXPECT_EQ(r.diagnostics[1].severity, Severity::note);
    EXPECT_EQ(r.diagnostics[1].file, "templates/a.yaml");
}

TEST(Kubernetes, boundsRulesAndNamesThatAreTooLong)
{
    std::string backends, matches;
    for (int i = 0; i < 20'000; ++i) {
        backends += "{name: order}, ";
        matches += "{path: {value: /p" + std::to_string(i) + "}}, ";
    }
    std::string name = "order";
    for (int i = 0; i < 100'000; ++i)
        name += "-a";
    const Read r =
        read(importKubernetes,
             {{"a.yaml", deployment("order", "shop/order") + "---\n" + deployment(name, "shop/a") +
                             "---\napiVersion: v1\nkind: HTTPRoute\nmetadata: {name: r}\nspec:\n  rules:\n  - matches: [" +
                             matches + "]\n    backendRefs: [" + backends + "]\n"}});
    EXPECT_EQ(r.facts.nodes.size(), 2U);
    EXPECT_EQ(r.facts.endpoints.size(), 200U);
}

} // namespace

} // namespace alidade::test
