#include "importers/catalogue/design.h"

#include "importers/deployment/images.h"
#include "importers/deployment/places.h"
#include "model/architecture.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>
#include <utility>

namespace alidade {

namespace {

constexpr std::size_t longestDetail = 200;

/// The words in small letters; everything else separates them.
std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    bool isInWord = false;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isPart = std::isalnum(byte) || byte >= 0x80;
        if (isPart && !isInWord)
            words.emplace_back();
        if (isPart)
            words.back() += static_cast<char>(std::tolower(byte));
        isInWord = isPart;
    }
    return words;
}

/// What a product is that an element consists of: "Apache Kafka", "PostgreSQL 14"; not "Java and Kafka Streams".
std::optional<NodeKind> kindOfProduct(std::string_view technology)
{
    static constexpr auto fillers =
        std::to_array<std::string_view>({"apache", "amazon", "aws", "azure", "google", "cloud", "database", "schema", "server",
                                         "cluster", "db", "rds", "broker"});
    std::optional<NodeKind> kind;
    for (const std::string &word : wordsOf(technology)) {
        const bool isNumber = std::all_of(word.begin(), word.end(), [](unsigned char c) { return std::isdigit(c); });
        if (isNumber || std::find(fillers.begin(), fillers.end(), word) != fillers.end())
            continue;
        const auto known = infrastructureOfName(word);
        if (!known)
            return std::nullopt;
        kind = known->kind;
    }
    return kind;
}

std::string shortened(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < 0x20; }, ' ');
    if (text.size() > longestDetail) {
        text.resize(longestDetail);
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80)
            text.pop_back();
        text += "…";
    }
    return text;
}

class DesignWriter {
public:
    DesignWriter(const Design &design, Facts &facts)
        : m_design(design), m_facts(facts), m_nodes(design.elements.size()), m_built(builtServices(facts))
    {}

    void write()
    {
        markSystems();
        std::map<std::string, int> count;
        for (std::size_t i = 0; i < m_design.elements.size(); ++i)
            count[m_design.elements[i].name] += isNode(i) ? 1 : 0;
        for (std::size_t i = 0; i < m_design.elements.size(); ++i) {
            if (isNode(i))
                addNode(i, count[m_design.elements[i].name] > 1);
        }
        for (const DesignRelation &relation : m_design.relations)
            addRelation(relation);
    }

private:
    void markSystems()
    {
        m_holdsContainers.assign(m_design.elements.size(), false);
        for (std::size_t i = 0; i < m_design.elements.size(); ++i) {
            if (m_design.elements[i].role != DesignRole::container)
                continue;
            for (std::size_t up = m_design.elements[i].parent; up != noElement; up = m_design.elements[up].parent)
                m_holdsContainers[up] = true;
            m_hasContainers = m_hasContainers || m_design.elements[i].parent != noElement;
        }
    }

    bool isNode(std::size_t i) const
    {
        const DesignElement &element = m_design.elements[i];
        if (element.name.empty() || element.role != DesignRole::system)
            return !element.name.empty() && element.role == DesignRole::container;
        const bool isOverview = !m_hasContainers && !m_built.empty() && !m_built.contains(normalisedName(element.name)) &&
                                designedKind(element.tags, element.technology) == NodeKind::service;
        return !m_holdsContainers[i] && !isOverview;
    }

    void addNode(std::size_t i, bool isAmbiguous)
    {
        const DesignElement &element = m_design.elements[i];
        NodeFact node;
        node.name = element.name;
        if (isAmbiguous && element.parent != noElement)
            node.name = m_design.elements[element.parent].name + " " + node.name;
        node.kind = designedKind(element.tags, element.technology);
        // Beside a system whose inside is drawn, others are its surroundings.
        if (node.kind == NodeKind::service && element.role == DesignRole::system && m_hasContainers)
            node.kind = NodeKind::external;
        node.origin = NameOrigin::catalogue;
        node.place = element.place;
        m_nodes[i] = node.name;
        m_facts.nodes.push_back(std::move(node));
    }

    /// The node that an element is or is a part of; empty when there is none.
    std::string nodeOf(std::size_t element) const
    {
        while (element != noElement && m_nodes[element].empty() && m_design.elements[element].role == DesignRole::part)
            element = m_design.elements[element].parent;
        return element == noElement ? std::string() : m_nodes[element];
    }

    void addRelation(const DesignRelation &relation)
    {
        DependencyFact fact;
        fact.from = nodeOf(relation.from);
        fact.to = nodeOf(relation.to);
        if (fact.from.empty() || fact.to.empty() || fact.from == fact.to)
            return;
        fact.protocol = protocolOfTechnology(relation.technology);
        fact.mode = relation.isAsync || isBrokerProtocol(fact.protocol) ? Mode::async : Mode::sync;
        fact.voice = Voice::designed;
        fact.place = relation.place;
        fact.detail = shortened(relation.description.empty() ? "uses" : relation.description);
        if (!relation.technology.empty())
            fact.detail += shortened(" [" + relation.technology + "]");
        m_facts.dependencies.push_back(std::move(fact));
    }

    const Design &m_design;
    Facts &m_facts;
    std::vector<std::string> m_nodes; ///< names by element; empty for what is no node
    std::map<std::string, std::string> m_built;
    std::vector<bool> m_holdsContainers;
    bool m_hasContainers = false; ///< inside of a system
};

} // namespace

std::map<std::string, std::string> builtServices(const Facts &facts)
{
    std::map<std::string, std::string> services;
    for (const NodeFact &node : facts.nodes) {
        if (isResource(node.kind) || node.origin == NameOrigin::catalogue || node.origin == NameOrigin::host)
            continue;
        services.emplace(normalisedName(node.name), node.name);
        for (const std::string &alias : node.aliases)
            services.emplace(normalisedName(alias), node.name);
    }
    return services;
}

void addDesign(const Design &design, Facts &facts) { DesignWriter(design, facts).write(); }

std::string_view protocolOfTechnology(std::string_view technology)
{
    static constexpr auto known = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"grpc", "grpc"},       {"kafka", "kafka"},   {"amqp", "amqp"},    {"rabbitmq", "amqp"},    {"nats", "nats"},
         {"mqtt", "mqtt"},       {"pulsar", "pulsar"}, {"sqs", "sqs"},      {"sns", "sns"},          {"jms", "jms"},
         {"jdbc", "sql"},        {"odbc", "sql"},      {"jpa", "sql"},      {"sql", "sql"},          {"redis", "redis"},
         {"mongodb", "mongodb"}, {"soap", "http"},     {"graphql", "http"}, {"rest", "http"},        {"restful", "http"},
         {"http", "http"},       {"https", "http"},    {"http2", "http"},   {"restfulhttp", "http"}, {"websocket", "http"}});
    const std::vector<std::string> words = wordsOf(technology);
    for (const auto &[word, protocol] : known) {
        if (std::find(words.begin(), words.end(), word) != words.end())
            return protocol;
    }
    return {};
}

bool isBrokerProtocol(std::string_view protocol)
{
    static constexpr auto brokers =
        std::to_array<std::string_view>({"kafka", "amqp", "nats", "mqtt", "pulsar", "sqs", "sns", "jms"});
    return std::find(brokers.begin(), brokers.end(), protocol) != brokers.end();
}

NodeKind designedKind(const std::vector<std::string> &tags, std::string_view technology)
{
    static constexpr auto known = std::to_array<std::pair<std::string_view, NodeKind>>(
        {{"external", NodeKind::external},   {"existing", NodeKind::external},   {"cache", NodeKind::cache},
         {"bucket", NodeKind::bucket},       {"blob", NodeKind::bucket},         {"database", NodeKind::datastore},
         {"datastore", NodeKind::datastore}, {"db", NodeKind::datastore},        {"cylinder", NodeKind::datastore},
         {"storage", NodeKind::datastore},   {"queue", NodeKind::broker},        {"topic", NodeKind::broker},
         {"broker", NodeKind::broker},       {"pipe", NodeKind::broker},         {"bus", NodeKind::broker},
         {"browser", NodeKind::frontend},    {"mobile", NodeKind::frontend},     {"frontend", NodeKind::frontend},
         {"spa", NodeKind::frontend},        {"webbrowser", NodeKind::frontend}, {"mobiledevicelandscape", NodeKind::frontend},
         {"website", NodeKind::frontend},    {"gateway", NodeKind::gateway}});
    if (const auto product = kindOfProduct(technology))
        return *product;
    std::set<std::string> words;
    for (const std::string &tag : tags) {
        for (std::string &word : wordsOf(tag))
            words.insert(std::move(word));
    }
    for (const auto &[word, kind] : known) {
        if (words.contains(std::string(word)))
            return kind;
    }
    return NodeKind::service;
}

bool isAside(std::string_view path)
{
    if (isTestData(path) || isExample(path))
        return true;
    for (const std::string_view name : {"docs", "doc", "documentation"}) {
        if (path.starts_with(std::string(name) + "/") || path.find("/" + std::string(name) + "/") != std::string_view::npos)
            return true;
    }
    return false;
}

} // namespace alidade
