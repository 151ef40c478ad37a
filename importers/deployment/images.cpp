#include "importers/deployment/images.h"

#include "importers/deployment/namewords.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

namespace alidade {

namespace {

struct KnownImage {
    std::string_view name;
    Infrastructure infrastructure;
};

constexpr std::string_view sql = "sql";

// By the last part of the image's name.
constexpr KnownImage knownImages[] = {
    {"postgres", {NodeKind::datastore, sql}},
    {"postgresql", {NodeKind::datastore, sql}},
    {"postgis", {NodeKind::datastore, sql}},
    {"timescaledb", {NodeKind::datastore, sql}},
    {"pgvector", {NodeKind::datastore, sql}},
    {"mysql", {NodeKind::datastore, sql}},
    {"mysql-server", {NodeKind::datastore, sql}},
    {"mariadb", {NodeKind::datastore, sql}},
    {"percona", {NodeKind::datastore, sql}},
    {"cockroach", {NodeKind::datastore, sql}},
    {"yugabyte", {NodeKind::datastore, sql}},
    {"server", {NodeKind::datastore, sql}}, // mcr.microsoft.com/mssql/server, see isRightOwner
    {"mongo", {NodeKind::datastore, "mongodb"}},
    {"mongodb", {NodeKind::datastore, "mongodb"}},
    {"mongodb-community-server", {NodeKind::datastore, "mongodb"}},
    {"cassandra", {NodeKind::datastore, "cql"}},
    {"scylla", {NodeKind::datastore, "cql"}},
    {"neo4j", {NodeKind::datastore, "bolt"}},
    {"couchdb", {NodeKind::datastore, "http"}},
    {"dynamodb-local", {NodeKind::datastore, "http"}},
    {"documentdb-local", {NodeKind::datastore, "mongodb"}},
    {"ferretdb", {NodeKind::datastore, "mongodb"}},
    {"mssql-server-linux", {NodeKind::datastore, sql}},
    {"azure-sql-edge", {NodeKind::datastore, sql}},
    {"cockroachdb", {NodeKind::datastore, sql}},
    {"mysql-cluster", {NodeKind::datastore, sql}},
    {"postgresql-repmgr", {NodeKind::datastore, sql}},
    {"mysqldb", {NodeKind::datastore, sql}},
    {"arangodb", {NodeKind::datastore, "http"}},
    {"solr", {NodeKind::datastore, "http"}},
    {"typesense", {NodeKind::datastore, "http"}},
    {"qdrant", {NodeKind::datastore, ""}},
    {"weaviate", {NodeKind::datastore, ""}},
    {"eventstore", {NodeKind::datastore, ""}},
    {"cloud-spanner-emulator", {NodeKind::datastore, "grpc"}},
    {"firestore-emulator", {NodeKind::datastore, "grpc"}},
    {"elasticsearch", {NodeKind::datastore, "http"}},
    {"opensearch", {NodeKind::datastore, "http"}},
    {"meilisearch", {NodeKind::datastore, "http"}},
    {"clickhouse", {NodeKind::datastore, ""}},
    {"clickhouse-server", {NodeKind::datastore, ""}},
    {"influxdb", {NodeKind::datastore, "http"}},
    {"etcd", {NodeKind::datastore, "grpc"}},
    {"zookeeper", {NodeKind::datastore, "zookeeper"}},
    {"consul", {NodeKind::datastore, "consul"}},
    {"nacos-server", {NodeKind::datastore, "http"}},
    {"cp-zookeeper", {NodeKind::datastore, "zookeeper"}},
    {"redis", {NodeKind::cache, "redis"}},
    {"redis-stack", {NodeKind::cache, "redis"}},
    {"redis-stack-server", {NodeKind::cache, "redis"}},
    {"redis-cluster", {NodeKind::cache, "redis"}},
    {"redis-sentinel", {NodeKind::cache, "redis"}},
    {"valkey", {NodeKind::cache, "redis"}},
    {"keydb", {NodeKind::cache, "redis"}},
    {"dragonfly", {NodeKind::cache, "redis"}},
    {"memcached", {NodeKind::cache, "memcached"}},
    {"kafka", {NodeKind::broker, "kafka"}},
    {"kafka-native", {NodeKind::broker, "kafka"}},
    {"cp-kafka", {NodeKind::broker, "kafka"}},
    {"cp-server", {NodeKind::broker, "kafka"}},
    {"redpanda", {NodeKind::broker, "kafka"}},
    {"nats", {NodeKind::broker, "nats"}},
    {"nats-streaming", {NodeKind::broker, "nats"}},
    {"rabbitmq", {NodeKind::broker, "amqp"}},
    {"pulsar", {NodeKind::broker, "pulsar"}},
    {"activemq", {NodeKind::broker, ""}},
    {"activemq-artemis", {NodeKind::broker, ""}},
    {"emqx", {NodeKind::broker, "mqtt"}},
    {"eclipse-mosquitto", {NodeKind::broker, "mqtt"}},
    {"mosquitto", {NodeKind::broker, "mqtt"}},
    {"minio", {NodeKind::bucket, "http"}},
    {"azurite", {NodeKind::bucket, "http"}},
    {"nginx", {NodeKind::gateway, ""}},
    {"envoy", {NodeKind::gateway, ""}},
    {"traefik", {NodeKind::gateway, ""}},
    {"kong", {NodeKind::gateway, ""}},
    {"haproxy", {NodeKind::gateway, ""}},
    {"caddy", {NodeKind::gateway, ""}},
};

// What watches the others, by the last part of the image's name or the beginning of it: "jaeger", "jaeger-collector".
constexpr std::string_view watchers[] = {
    "jaeger",
    "zipkin",
    "all-in-one",
    "opentelemetry-collector",
    "otel-collector",
    "otelcol",
    "prometheus",
    "alertmanager",
    "pushgateway",
    "node-exporter",
    "thanos",
    "victoria-metrics",
    "vmagent",
    "vmalert",
    "grafana",
    "loki",
    "tempo",
    "mimir",
    "alloy",
    "promtail",
    "fluentd",
    "fluent-bit",
    "fluentbit",
    "vector",
    "logstash",
    "kibana",
    "opensearch-dashboards",
    "cadvisor",
    "heapster",
    "kube-state-metrics",
    "metrics-server",
    "statsd",
    "graphite",
    "telegraf",
    "kiali",
    "skywalking",
    "apm-server",
    "elastic-agent",
    "filebeat",
    "metricbeat",
    "packetbeat",
    "auditbeat",
    "heartbeat",
    "pinpoint",
    "signoz",
    "aspire-dashboard",
    "seq",
    "agent",
    "dd-agent",
    "newrelic",
    "sysdig",
    "dynatrace",
    "datadog",
    "kubernetes-dashboard",
};

/// Names that mean something only below one owner.
bool isRightOwner(std::string_view name, std::string_view base)
{
    if (base == "server")
        return name == "mssql/server";
    if (base == "all-in-one")
        return name == "jaegertracing/all-in-one";
    if (base == "vector")
        return name == "timberio/vector";
    if (base == "seq")
        return name == "datalust/seq";
    if (base == "heartbeat")
        return name == "beats/heartbeat";
    if (base == "agent")
        return name == "datadog/agent" || name == "grafana/agent";
    return true;
}

std::string_view lastPart(std::string_view name) { return name.substr(name.rfind('/') + 1); }

/// The name without what it is packed for: "kibana-oss", "heapster-amd64".
std::string_view withoutPlatform(std::string_view base)
{
    for (const std::string_view ending : {"-amd64", "-arm64", "-arm", "-oss"}) {
        if (base.ends_with(ending))
            base.remove_suffix(ending.size());
    }
    return base;
}

/// "mysql", "mysql8", "mysql-57-centos7" are packages of "mysql".
bool isPackageOf(std::string_view base, std::string_view product)
{
    if (!base.starts_with(product))
        return false;
    base.remove_prefix(product.size());
    if (base.starts_with('-') && base.size() > 1)
        base.remove_prefix(1);
    return base.empty() || std::isdigit(static_cast<unsigned char>(base.front()));
}

/// Names of one word ("agent") may begin anything: only those that are a product's own do.
bool isWatcher(std::string_view name, std::string_view base)
{
    static constexpr std::array wholeOnly = {"all-in-one", "tempo", "alloy", "vector", "graphite", "heartbeat", "seq", "agent"};
    return std::any_of(std::begin(watchers), std::end(watchers), [&](std::string_view watcher) {
        if (base == watcher)
            return isRightOwner(name, base);
        const bool isBeginning = std::find(wholeOnly.begin(), wholeOnly.end(), watcher) == wholeOnly.end();
        return isBeginning && base.starts_with(watcher) && (base[watcher.size()] == '-' || base[watcher.size()] == '_');
    });
}

} // namespace

std::string imageName(std::string_view reference)
{
    if (reference.find('$') != std::string_view::npos)
        return {};
    reference = reference.substr(0, reference.find('@'));
    // A first part with a dot, a port or "localhost" is the registry (the rule of the distribution reference grammar).
    if (const std::size_t slash = reference.find('/'); slash != std::string_view::npos) {
        const std::string_view first = reference.substr(0, slash);
        if (first.find_first_of(".:") != std::string_view::npos || first == "localhost")
            reference.remove_prefix(slash + 1);
    }
    if (const std::size_t colon = reference.rfind(':'); colon != std::string_view::npos)
        reference = reference.substr(0, colon);
    return std::string(reference);
}

std::optional<Infrastructure> infrastructureOfImage(std::string_view reference)
{
    const std::string name = imageName(reference);
    const std::string_view base = withoutPlatform(lastPart(name));
    for (const KnownImage &known : knownImages) {
        if (isPackageOf(base, known.name) && isRightOwner(name, base))
            return known.infrastructure;
    }
    if (isWatcher(name, base))
        return Infrastructure{NodeKind::telemetry, ""};
    if (base.ends_with("-exporter") || base.ends_with("_exporter"))
        return Infrastructure{NodeKind::telemetry, ""};
    if (base.ends_with("-db") || base.ends_with("_db") || base.ends_with("-database"))
        return Infrastructure{NodeKind::datastore, ""}; // a database with its schema in it
    return std::nullopt;
}

std::optional<Infrastructure> infrastructureOfName(std::string_view name)
{
    if (name == "firestore")
        return Infrastructure{NodeKind::datastore, "grpc"};
    const std::optional<Infrastructure> known = infrastructureOfImage(name);
    return known && isResource(known->kind) ? known : std::nullopt;
}

bool isLoadGenerator(std::string_view nameOrImage)
{
    static constexpr std::array tools = {"locust",  "k6",      "wrk",       "wrk2",   "vegeta",        "jmeter",
                                         "gatling", "loadgen", "loadtest",  "fortio", "loadgenerator", "loadtester",
                                         "ghz",     "usersim", "artillery", "siege"};
    static constexpr std::pair<std::string_view, std::string_view> pairs[] = {
        {"load", "generator"},    {"load", "gen"}, {"load", "test"},  {"load", "tester"},
        {"traffic", "generator"}, {"user", "sim"}, {"load", "tests"}, {"user", "simulator"},
    };
    const std::string image = imageName(nameOrImage);
    const std::vector<std::string> words = nameWords(lastPart(image));
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (std::find(tools.begin(), tools.end(), words[i]) != tools.end())
            return true;
        const auto isPair = [&](const auto &pair) {
            return i + 1 < words.size() && pair.first == words[i] && pair.second == words[i + 1];
        };
        if (std::any_of(std::begin(pairs), std::end(pairs), isPair))
            return true;
    }
    return false;
}

bool isSidecar(std::string_view image)
{
    static constexpr std::array images = {"daprio/daprd", "daprio/dapr", "daprio/placement", "daprio/scheduler"};
    return std::find(images.begin(), images.end(), imageName(image)) != images.end();
}

bool watchesOthers(std::string_view directory, std::string_view nameSpace, std::string_view name)
{
    static constexpr std::array topics = {"monitoring", "logging", "observability", "telemetry", "tracing", "efk", "elk"};
    static constexpr std::array endings = {"service", "svc", "server", "api", "app"};
    const auto isOneOf = [](const std::string &word, const auto &list) {
        return std::find(list.begin(), list.end(), word) != list.end();
    };
    const auto isTopic = [&](const std::string &word) { return isOneOf(word, topics); };
    const std::vector<std::string> own = nameWords(name);
    // A service of the system may well be called "logging-service".
    if (std::all_of(own.begin(), own.end(), [&](const std::string &word) { return isTopic(word) || isOneOf(word, endings); }))
        return false;
    const std::vector<std::string> here = nameWords(directory), space = nameWords(nameSpace);
    return nameSpace == "kube-system" || std::any_of(here.begin(), here.end(), isTopic) ||
           std::any_of(space.begin(), space.end(), isTopic);
}

} // namespace alidade
