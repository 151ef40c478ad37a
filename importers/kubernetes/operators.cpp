#include "importers/kubernetes/operators.h"

#include "importers/deployment/images.h"

#include <array>

namespace alidade {

namespace {

/// A custom resource that an operator turns into a running system.
struct OperatedKind {
    std::string_view group; ///< end of the API group
    std::string_view kind;
    NodeKind nodeKind;
    std::array<std::string_view, 4> services; ///< the Services it gets: '*' stands for its name
};

constexpr OperatedKind operatedKinds[] = {
    {"kafka.strimzi.io", "Kafka", NodeKind::broker, {"*-kafka-bootstrap", "*-kafka-brokers", "*-kafka-external-bootstrap"}},
    {"platform.confluent.io", "Kafka", NodeKind::broker, {"*"}},
    {"cluster.redpanda.com", "Redpanda", NodeKind::broker, {"*"}},
    {"redpanda.vectorized.io", "Cluster", NodeKind::broker, {"*"}},
    {"rabbitmq.com", "RabbitmqCluster", NodeKind::broker, {"*", "*-nodes"}},
    {"nats.io", "NatsCluster", NodeKind::broker, {"*", "*-mgmt"}},
    {"nats.io", "NatsStreamingCluster", NodeKind::broker, {"*"}},
    {"activemq.artemis.io", "ActiveMQArtemis", NodeKind::broker, {"*-hdls-svc", "*-ping-svc"}},
    {"broker.amq.io", "ActiveMQArtemis", NodeKind::broker, {"*-hdls-svc", "*-ping-svc"}},
    {"postgresql.cnpg.io", "Cluster", NodeKind::datastore, {"*-rw", "*-ro", "*-r"}},
    {"acid.zalan.do", "postgresql", NodeKind::datastore, {"*", "*-repl", "*-pooler"}},
    {"postgres-operator.crunchydata.com",
     "PostgresCluster",
     NodeKind::datastore,
     {"*-primary", "*-replicas", "*-pgbouncer", "*-ha"}},
    {"kubedb.com", "Postgres", NodeKind::datastore, {"*", "*-standby"}},
    {"stackgres.io", "SGCluster", NodeKind::datastore, {"*", "*-primary", "*-replicas"}},
    {"mysql.oracle.com", "InnoDBCluster", NodeKind::datastore, {"*", "*-instances"}},
    {"mysql.presslabs.org", "MysqlCluster", NodeKind::datastore, {"*-mysql", "*-mysql-master", "*-mysql-replicas"}},
    {"kubedb.com", "MySQL", NodeKind::datastore, {"*"}},
    {"mariadb.mmontes.io", "MariaDB", NodeKind::datastore, {"*", "*-primary", "*-secondary"}},
    {"k8s.mariadb.com", "MariaDB", NodeKind::datastore, {"*", "*-primary", "*-secondary"}},
    {"pxc.percona.com", "PerconaXtraDBCluster", NodeKind::datastore, {"*-haproxy", "*-pxc", "*-proxysql"}},
    {"psmdb.percona.com", "PerconaServerMongoDB", NodeKind::datastore, {"*-rs0", "*-mongos"}},
    {"mongodbcommunity.mongodb.com", "MongoDBCommunity", NodeKind::datastore, {"*-svc"}},
    {"mongodb.com", "MongoDB", NodeKind::datastore, {"*-svc"}},
    {"kubedb.com", "MongoDB", NodeKind::datastore, {"*"}},
    {"elasticsearch.k8s.elastic.co", "Elasticsearch", NodeKind::datastore, {"*-es-http"}},
    {"opensearch.opster.io", "OpenSearchCluster", NodeKind::datastore, {"*"}},
    {"cassandra.datastax.com", "CassandraDatacenter", NodeKind::datastore, {"*-service"}},
    {"scylla.scylladb.com", "ScyllaCluster", NodeKind::datastore, {"*-client"}},
    {"crdb.cockroachlabs.com", "CrdbCluster", NodeKind::datastore, {"*-public", "*"}},
    {"etcd.database.coreos.com", "EtcdCluster", NodeKind::datastore, {"*-client", "*"}},
    {"minio.min.io", "Tenant", NodeKind::bucket, {"*-hl", "minio"}},
    {"redis.redis.opstreelabs.in", "Redis", NodeKind::cache, {"*", "*-master"}},
    {"redis.redis.opstreelabs.in", "RedisCluster", NodeKind::cache, {"*-leader", "*-follower"}},
    {"databases.spotahome.com", "RedisFailover", NodeKind::cache, {"rfs-*", "rfr-*", "rfrm-*"}},
    {"app.redislabs.com", "RedisEnterpriseDatabase", NodeKind::cache, {"*"}},
    {"dragonflydb.io", "Dragonfly", NodeKind::cache, {"*"}},
    {"opentelemetry.io", "OpenTelemetryCollector", NodeKind::telemetry, {"*-collector", "*-collector-headless"}},
    {"jaegertracing.io", "Jaeger", NodeKind::telemetry, {"*-collector", "*-query", "*-agent"}},
    {"monitoring.coreos.com", "Prometheus", NodeKind::telemetry, {"*", "prometheus-operated"}},
    {"kibana.k8s.elastic.co", "Kibana", NodeKind::telemetry, {"*-kb-http"}},
};

const OperatedKind *operatedKindOf(const Manifest &manifest)
{
    const std::string version = (*manifest.object)["apiVersion"].text();
    const std::string group = version.substr(0, version.find('/'));
    for (const OperatedKind &each : operatedKinds) {
        const bool isGroup = group == each.group || group.ends_with("." + std::string(each.group));
        if (each.kind == manifest.kind && isGroup)
            return &each;
    }
    return nullptr;
}

std::string withName(std::string_view pattern, const std::string &name)
{
    const std::size_t star = pattern.find('*');
    return star == std::string_view::npos ? std::string(pattern)
                                          : std::string(pattern.substr(0, star)) + name + std::string(pattern.substr(star + 1));
}

} // namespace

std::vector<NodeFact> operatedResources(const Cluster &cluster)
{
    std::vector<NodeFact> nodes;
    std::set<std::string> names;
    for (const PodOwner &owner : cluster.owners)
        names.insert(owner.node);
    for (const Manifest &manifest : cluster.others) {
        const OperatedKind *kind = operatedKindOf(manifest);
        if (!kind || !names.insert(manifest.name).second)
            continue;
        NodeFact node;
        node.name = manifest.name;
        node.kind = kind->nodeKind;
        node.origin = NameOrigin::workload;
        node.place = cluster.place((*manifest.object).at("metadata.name"));
        for (const std::string_view service : kind->services) {
            if (const std::string alias = withName(service, manifest.name); !service.empty() && alias != manifest.name)
                node.aliases.push_back(alias);
        }
        nodes.push_back(std::move(node));
    }
    return nodes;
}

std::vector<NodeFact> foreignResources(ImportContext &context, const Cluster &cluster)
{
    std::vector<NodeFact> nodes;
    std::set<std::string> names;
    for (const PodOwner &owner : cluster.owners)
        names.insert(owner.node);
    for (const ForeignPart &part : cluster.foreignParts) {
        const auto known = infrastructureOfImage(part.chart);
        if (!known || known->kind == NodeKind::gateway) {
            context.diagnostics.push_back(
                {Severity::note, part.file, part.line, "The chart \"" + part.chart + "\" lies elsewhere and is not fetched"});
            continue;
        }
        NodeFact node;
        node.name = part.fullName.empty() ? part.name : part.fullName;
        node.kind = known->kind;
        node.origin = NameOrigin::workload;
        node.place = {part.file, part.line};
        if (!names.insert(node.name).second)
            continue;
        for (const std::string &base : {node.name, part.release + "-" + part.name}) {
            for (const char *ending : {"", "-master", "-primary", "-headless"}) {
                if (base + ending != node.name)
                    node.aliases.push_back(base + ending);
            }
        }
        nodes.push_back(std::move(node));
    }
    return nodes;
}

std::vector<EndpointFact> declaredTopics(const Cluster &cluster)
{
    std::vector<EndpointFact> topics;
    for (const Manifest &manifest : cluster.others) {
        const YamlNode &object = *manifest.object;
        const std::string version = object["apiVersion"].text();
        if (manifest.kind == "KafkaTopic" && version.starts_with("kafka.strimzi.io/")) {
            const std::string broker = object.at("metadata.labels")["strimzi.io/cluster"].text();
            topics.push_back({broker, EndpointKind::topic, object.at("spec.topicName").text(manifest.name),
                              cluster.place(object.at("metadata.name"))});
        } else if (manifest.kind == "Queue" && version.starts_with("rabbitmq.com/")) {
            topics.push_back({object.at("spec.rabbitmqClusterReference.name").text(), EndpointKind::queue,
                              object.at("spec.name").text(manifest.name), cluster.place(object.at("metadata.name"))});
        }
    }
    return topics;
}

} // namespace alidade
