#include "model/products.h"

#include <algorithm>
#include <array>
#include <string>

namespace alidade {
namespace {

constexpr Product postgresql{"postgresql", "sql", NodeKind::datastore};
constexpr Product mysql{"mysql", "sql", NodeKind::datastore};
constexpr Product sqlServer{"sqlserver", "sql", NodeKind::datastore};
constexpr Product oracle{"oracle", "sql", NodeKind::datastore};
constexpr Product clickhouse{"clickhouse", "sql", NodeKind::datastore};
constexpr Product mongodb{"mongodb", "mongodb", NodeKind::datastore};
constexpr Product cassandra{"cassandra", "cql", NodeKind::datastore};
constexpr Product elasticsearch{"elasticsearch", "http", NodeKind::datastore};
constexpr Product neo4j{"neo4j", "bolt", NodeKind::datastore};
constexpr Product etcd{"etcd", "etcd", NodeKind::datastore};
constexpr Product consul{"consul", "consul", NodeKind::datastore};
constexpr Product nacos{"nacos", "nacos", NodeKind::datastore};
constexpr Product eventStore{"eventstore", "eventstore", NodeKind::datastore};
constexpr Product influxdb{"influxdb", "influxdb", NodeKind::datastore};
constexpr Product redis{"redis", "redis", NodeKind::cache};
constexpr Product memcached{"memcached", "memcached", NodeKind::cache};
constexpr Product kafka{"kafka", "kafka", NodeKind::broker};
constexpr Product nats{"nats", "nats", NodeKind::broker};
constexpr Product rabbitmq{"rabbitmq", "amqp", NodeKind::broker};
constexpr Product activemq{"activemq", "jms", NodeKind::broker};
constexpr Product mqtt{"mqtt", "mqtt", NodeKind::broker};
constexpr Product pulsar{"pulsar", "pulsar", NodeKind::broker};
constexpr Product minio{"minio", "s3", NodeKind::bucket};
constexpr Product s3{"s3", "s3", NodeKind::bucket, true};
constexpr Product gcs{"gcs", "gcs", NodeKind::bucket, true};
constexpr Product sqs{"sqs", "sqs", NodeKind::broker, true};
constexpr Product sns{"sns", "sns", NodeKind::broker, true};
constexpr Product pubsub{"pubsub", "pubsub", NodeKind::broker, true};
constexpr Product serviceBus{"servicebus", "servicebus", NodeKind::broker, true};
constexpr Product eventHubs{"eventhubs", "eventhubs", NodeKind::broker, true};
constexpr Product kinesis{"kinesis", "kinesis", NodeKind::broker, true};
constexpr Product dynamodb{"dynamodb", "dynamodb", NodeKind::datastore, true};
constexpr Product firestore{"firestore", "firestore", NodeKind::datastore, true};
constexpr Product spanner{"spanner", "spanner", NodeKind::datastore, true};
constexpr Product cosmos{"cosmosdb", "cosmosdb", NodeKind::datastore, true};

struct Word {
    std::string_view text;
    const Product *product;
};

// Long words count anywhere in a text, short ones only as a word of their own.
constexpr std::size_t longWord = 5;
constexpr Word words[] = {
    {"postgres", &postgresql},
    {"postgis", &postgresql},
    {"timescale", &postgresql},
    {"cockroach", &postgresql},
    {"yugabyte", &postgresql},
    {"pgvector", &postgresql},
    {"alloydb", &postgresql},
    {"npgsql", &postgresql},
    {"psycopg", &postgresql},
    {"asyncpg", &postgresql},
    {"pgx", &postgresql},
    {"pg", &postgresql},
    {"pgsql", &postgresql},
    {"mysql", &mysql},
    {"mariadb", &mysql},
    {"percona", &mysql},
    {"vitess", &mysql},
    {"tidb", &mysql},
    {"mssql", &sqlServer},
    {"sqlserver", &sqlServer},
    {"sqlclient", &sqlServer},
    {"oracle", &oracle},
    {"clickhouse", &clickhouse},
    {"mongo", &mongodb},
    {"ferretdb", &mongodb},
    {"cassandra", &cassandra},
    {"scylla", &cassandra},
    {"gocql", &cassandra},
    {"elastic", &elasticsearch},
    {"opensearch", &elasticsearch},
    {"neo4j", &neo4j},
    {"etcd", &etcd},
    {"consul", &consul},
    {"nacos", &nacos},
    {"influxdb", &influxdb},
    {"eventstore", &eventStore},
    {"redis", &redis},
    {"valkey", &redis},
    {"keydb", &redis},
    {"dragonfly", &redis},
    {"memcache", &memcached},
    {"kafka", &kafka},
    {"redpanda", &kafka},
    {"sarama", &kafka},
    {"franz", &kafka},
    {"nats", &nats},
    {"jetstream", &nats},
    {"rabbit", &rabbitmq},
    {"amqp", &rabbitmq},
    {"lavinmq", &rabbitmq},
    {"activemq", &activemq},
    {"artemis", &activemq},
    {"mosquitto", &mqtt},
    {"mqtt", &mqtt},
    {"emqx", &mqtt},
    {"pulsar", &pulsar},
    {"minio", &minio},
    {"s3", &s3},
    {"gcs", &gcs},
    {"sqs", &sqs},
    {"sns", &sns},
    {"pubsub", &pubsub},
    {"servicebus", &serviceBus},
    {"eventhub", &eventHubs},
    {"kinesis", &kinesis},
    {"dynamodb", &dynamodb},
    {"firestore", &firestore},
    {"spanner", &spanner},
    {"cosmos", &cosmos},
};

constexpr std::array genericWords = std::to_array<std::string_view>(
    {"db",      "database", "data",        "store",   "datastore", "cache",      "broker", "mq",
     "queue",   "sql",      "nosql",       "server",  "master",    "primary",    "leader", "cluster",
     "service", "svc",      "persistence", "storage", "single",    "standalone", "node"});

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool isLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool stands(std::string_view text, std::string_view word)
{
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        std::size_t end = at + word.size();
        bool isWhole = (at == 0 || !isLetterOrDigit(text[at - 1])) && (end == text.size() || !isLetterOrDigit(text[end]));
        if (word.size() >= longWord || isWhole)
            return true;
    }
    return false;
}

} // namespace

const Product *productIn(std::string_view text)
{
    std::string lowered(text);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(), lower);
    auto it = std::find_if(std::begin(words), std::end(words), [&](const Word &word) { return stands(lowered, word.text); });
    return it == std::end(words) ? nullptr : it->product;
}

const Product *productOfProtocol(std::string_view protocol)
{
    const Product *found = nullptr;
    if (protocol.empty() || protocol == "http")
        return found;
    for (const Word &word : words) {
        if (word.product->protocol != protocol || word.product == found || word.product == &minio)
            continue;
        if (found)
            return nullptr;
        found = word.product;
    }
    return found;
}

bool isProductWord(std::string_view word)
{
    return std::find(genericWords.begin(), genericWords.end(), word) != genericWords.end() || productIn(word);
}

} // namespace alidade
