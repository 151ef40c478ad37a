#include "importers/deployment/images.h"

#include <algorithm>
#include <array>
#include <cctype>

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
    {"firestore-emulator", {NodeKind::datastore, "grpc"}},
    {"elasticsearch", {NodeKind::datastore, "http"}},
    {"opensearch", {NodeKind::datastore, "http"}},
    {"meilisearch", {NodeKind::datastore, "http"}},
    {"clickhouse", {NodeKind::datastore, ""}},
    {"clickhouse-server", {NodeKind::datastore, ""}},
    {"influxdb", {NodeKind::datastore, "http"}},
    {"etcd", {NodeKind::datastore, "grpc"}},
    {"zookeeper", {NodeKind::datastore, "zookeeper"}},
    {"cp-zookeeper", {NodeKind::datastore, "zookeeper"}},
    {"redis", {NodeKind::cache, "redis"}},
    {"redis-stack", {NodeKind::cache, "redis"}},
    {"redis-stack-server", {NodeKind::cache, "redis"}},
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
    {"eclipse-mosquitto", {NodeKind::broker, "mqtt"}},
    {"mosquitto", {NodeKind::broker, "mqtt"}},
    {"minio", {NodeKind::bucket, "http"}},
    {"jaeger", {NodeKind::telemetry, ""}},
    {"all-in-one", {NodeKind::telemetry, ""}}, // jaegertracing/all-in-one, see isRightOwner
    {"jaeger-collector", {NodeKind::telemetry, ""}},
    {"jaeger-query", {NodeKind::telemetry, ""}},
    {"jaeger-agent", {NodeKind::telemetry, ""}},
    {"opentelemetry-collector", {NodeKind::telemetry, ""}},
    {"opentelemetry-collector-contrib", {NodeKind::telemetry, ""}},
    {"opentelemetry-collector-ebpf-profiler", {NodeKind::telemetry, ""}},
    {"otelcol", {NodeKind::telemetry, ""}},
    {"prometheus", {NodeKind::telemetry, ""}},
    {"alertmanager", {NodeKind::telemetry, ""}},
    {"pushgateway", {NodeKind::telemetry, ""}},
    {"node-exporter", {NodeKind::telemetry, ""}},
    {"victoria-metrics", {NodeKind::telemetry, ""}},
    {"grafana", {NodeKind::telemetry, ""}},
    {"loki", {NodeKind::telemetry, ""}},
    {"tempo", {NodeKind::telemetry, ""}},
    {"mimir", {NodeKind::telemetry, ""}},
    {"alloy", {NodeKind::telemetry, ""}},
    {"zipkin", {NodeKind::telemetry, ""}},
    {"promtail", {NodeKind::telemetry, ""}},
    {"fluentd", {NodeKind::telemetry, ""}},
    {"fluent-bit", {NodeKind::telemetry, ""}},
    {"vector", {NodeKind::telemetry, ""}},
    {"kibana", {NodeKind::telemetry, ""}},
    {"cadvisor", {NodeKind::telemetry, ""}},
    {"nginx", {NodeKind::gateway, ""}},
    {"envoy", {NodeKind::gateway, ""}},
    {"traefik", {NodeKind::gateway, ""}},
    {"kong", {NodeKind::gateway, ""}},
    {"haproxy", {NodeKind::gateway, ""}},
    {"caddy", {NodeKind::gateway, ""}},
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
    return true;
}

std::string_view lastPart(std::string_view name) { return name.substr(name.rfind('/') + 1); }

std::string squeezed(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (std::isalnum(static_cast<unsigned char>(c)))
            result.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    }
    return result;
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
    const std::string_view base = lastPart(name);
    for (const KnownImage &known : knownImages) {
        if (known.name == base && isRightOwner(name, base))
            return known.infrastructure;
    }
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
    static constexpr std::array words = {"loadgenerator", "loadgen", "locust", "k6", "loadtest", "loadtester"};
    const std::string word = squeezed(lastPart(imageName(nameOrImage)));
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace alidade
