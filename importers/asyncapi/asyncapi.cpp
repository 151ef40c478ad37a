#include "importers/asyncapi/asyncapi.h"

#include <algorithm>
#include <array>
#include <set>

namespace alidade {

namespace {

/// The word for what a server speaks as calls in code have it; empty for what has no broker (HTTP, WebSocket) or is unknown.
std::string_view brokerProtocol(std::string_view protocol)
{
    static constexpr auto known = std::to_array<std::pair<std::string_view, std::string_view>>({{"kafka", "kafka"},
                                                                                                {"kafka-secure", "kafka"},
                                                                                                {"amqp", "amqp"},
                                                                                                {"amqps", "amqp"},
                                                                                                {"amqp1", "amqp"},
                                                                                                {"mqtt", "mqtt"},
                                                                                                {"mqtts", "mqtt"},
                                                                                                {"mqtt5", "mqtt"},
                                                                                                {"secure-mqtt", "mqtt"},
                                                                                                {"nats", "nats"},
                                                                                                {"nats-secure", "nats"},
                                                                                                {"pulsar", "pulsar"},
                                                                                                {"redis", "redis"},
                                                                                                {"rediss", "redis"},
                                                                                                {"jms", "jms"},
                                                                                                {"sns", "sns"},
                                                                                                {"sqs", "sqs"},
                                                                                                {"googlepubsub", "pubsub"}});
    const auto found = std::find_if(known.begin(), known.end(), [&](const auto &each) { return each.first == protocol; });
    return found == known.end() ? std::string_view() : found->second;
}

class AsyncApiReader {
public:
    AsyncApiReader(const ApiDocument &document, ApiDocuments &documents, ContractItems &items, const std::string &owner,
                   Facts &facts)
        : m_document(document), m_documents(documents), m_items(items), m_owner(owner), m_facts(facts)
    {}

    void read()
    {
        std::set<std::string_view> protocols;
        for (const YamlEntry &server : m_document.root["servers"].entries)
            protocols.insert(brokerProtocol((*m_documents.resolve(server.value, m_document.path))["protocol"].text()));
        m_protocol = protocols.size() == 1 ? *protocols.begin() : std::string_view();
        const bool isThird = m_document.root["asyncapi"].text().starts_with("3.");
        for (const YamlEntry &channel : m_document.root["channels"].entries)
            isThird ? readChannel(channel) : readSecondChannel(channel);
        for (const YamlEntry &operation : m_document.root["operations"].entries) {
            if (isThird)
                readOperation(operation);
        }
        const YamlNode &components = m_document.root["components"];
        for (const YamlEntry &entry : components["messages"].entries) {
            const ApiNode message = m_documents.resolve(entry.value, m_document.path);
            m_items.add("message", entry.key, schemaType((*message)["payload"]), {m_document.path, entry.line});
        }
        for (const YamlEntry &schema : components["schemas"].entries)
            m_items.addSchema(schema.key, schema.value, m_document.path);
    }

private:
    /// The name of a message, or of each that it may be.
    std::string messageType(const YamlNode &message, const std::string &file)
    {
        std::string text;
        for (const YamlNode &each : message["oneOf"].items)
            text += (text.empty() ? "" : " | ") + messageType(each, file);
        if (!text.empty())
            return text;
        const ApiNode target = m_documents.resolve(message, file);
        for (const char *key : {"name", "messageId"}) {
            if (std::string name = (*target)[key].text(); !name.empty())
                return name;
        }
        if (const YamlNode *reference = message.find("$ref"))
            return referenceName(reference->text());
        return target->find("payload") ? schemaType((*target)["payload"]) : std::string();
    }

    void addOperation(bool isSend, const std::string &address, const std::string &id, const std::string &type, const Place &place,
                      const std::string &word)
    {
        m_items.add("operation", (isSend ? "send " : "receive ") + address, type.empty() ? id : type, place);
        if (m_owner.empty() || m_protocol.empty() || address.empty())
            return;
        CallFact call;
        call.node = m_owner;
        call.role = isSend ? CallRole::produce : CallRole::consume;
        call.protocol = m_protocol;
        call.operation = address;
        call.type = type;
        call.framework = "asyncapi";
        call.function = id;
        call.place = place;
        call.detail = word + " " + address;
        m_facts.calls.push_back(std::move(call));
    }

    void readSecondChannel(const YamlEntry &entry)
    {
        const ApiNode channel = m_documents.resolve(entry.value, m_document.path);
        m_items.add("channel", entry.key, std::string(m_protocol), {m_document.path, entry.line});
        for (const auto &[key, isSend] : {std::pair{"publish", false}, {"subscribe", true}}) {
            const YamlNode *operation = channel->find(key);
            if (!operation)
                continue;
            const int line = operation->isMapping() && !operation->entries.empty() ? operation->entries.front().line : entry.line;
            addOperation(isSend, entry.key, (*operation)["operationId"].text(),
                         messageType((*operation)["message"], channel.file), {channel.file, line}, key);
        }
    }

    void readChannel(const YamlEntry &entry)
    {
        const ApiNode channel = m_documents.resolve(entry.value, m_document.path);
        m_items.add("channel", (*channel)["address"].text(entry.key), std::string(m_protocol), {m_document.path, entry.line});
    }

    void readOperation(const YamlEntry &entry)
    {
        const ApiNode operation = m_documents.resolve(entry.value, m_document.path);
        const std::string action = (*operation)["action"].text();
        const YamlNode &reference = (*operation)["channel"];
        if (action != "send" && action != "receive")
            return;
        const ApiNode channel = m_documents.resolve(reference, operation.file);
        const std::string address = (*channel)["address"].text(referenceName(reference["$ref"].text()));
        std::string type;
        for (const YamlNode &message : (*operation)["messages"].items)
            type += (type.empty() ? "" : " | ") + messageType(message, operation.file);
        if (type.empty()) {
            for (const YamlEntry &message : (*channel)["messages"].entries)
                type += (type.empty() ? "" : " | ") + messageType(message.value, channel.file);
        }
        addOperation(action == "send", address, entry.key, type, {operation.file, entry.line}, action);
    }

    const ApiDocument &m_document;
    ApiDocuments &m_documents;
    ContractItems &m_items;
    const std::string &m_owner;
    Facts &m_facts;
    std::string_view m_protocol; ///< of all servers; empty when they differ or have no broker
};

} // namespace

void readAsyncApi(const ApiDocument &document, ApiDocuments &documents, ContractItems &items, const std::string &owner,
                  Facts &facts)
{
    AsyncApiReader(document, documents, items, owner, facts).read();
}

} // namespace alidade
