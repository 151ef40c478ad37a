#include "exporters/events/eventformats.h"
#include "exporters/json/evidencejson.h"

#include <algorithm>
#include <set>

namespace alidade {
namespace {

using Json = nlohmann::ordered_json;

/// AsyncAPI 3.0.0, "Components Object": keys are of these characters.
std::string keyText(std::string_view text)
{
    std::string key;
    for (const char c : text) {
        const bool isFine = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
        key += isFine ? c : '_';
    }
    return key.empty() ? "_" : key;
}

/// Keys that stay different from one another.
class Keys {
public:
    std::string fresh(std::string_view text)
    {
        const std::string stem = keyText(text);
        std::string key = stem;
        for (int number = 2; !m_taken.insert(key).second; ++number)
            key = stem + '-' + std::to_string(number);
        return key;
    }

private:
    std::set<std::string> m_taken;
};

/// The JSON form of a proto type (protobuf.dev, "ProtoJSON Format").
Json schemaOf(std::string_view type)
{
    const std::string_view repeated = "repeated ";
    if (type.starts_with(repeated))
        return {{"type", "array"}, {"items", schemaOf(type.substr(repeated.size()))}};
    if (type.starts_with("optional "))
        return schemaOf(type.substr(9));
    if (type == "double" || type == "float")
        return {{"type", "number"}};
    if (type == "int32" || type == "sint32" || type == "sfixed32" || type == "uint32" || type == "fixed32")
        return {{"type", "integer"}};
    if (type == "int64" || type == "sint64" || type == "sfixed64" || type == "uint64" || type == "fixed64")
        return {{"type", "string"}, {"format", "int64"}};
    if (type == "bool")
        return {{"type", "boolean"}};
    if (type == "bytes")
        return {{"type", "string"}, {"contentEncoding", "base64"}};
    if (type == "string")
        return {{"type", "string"}};
    if (type.ends_with("google.protobuf.Timestamp"))
        return {{"type", "string"}, {"format", "date-time"}};
    return {{"title", type}}; // a message or an enum: any value
}

/// The fields of the proto message that is named like the item; null where no contract has it or several do.
Json payloadOf(const Architecture &architecture, const StormItem &item)
{
    std::string full;
    const Contract *owner = nullptr;
    for (const Contract &contract : architecture.contracts) {
        for (const ContractItem &part : contract.items) {
            const bool isOne = contract.kind == "proto" && part.kind == "message" &&
                               std::any_of(item.evidence.begin(), item.evidence.end(), [&](const Evidence &evidence) {
                                   return evidence.source == part.evidence.source && evidence.file == part.evidence.file &&
                                          evidence.line == part.evidence.line;
                               });
            if (isOne && owner)
                return nullptr;
            if (isOne) {
                full = part.name;
                owner = &contract;
            }
        }
    }
    if (!owner)
        return nullptr;
    Json properties = Json::object();
    for (const ContractItem &part : owner->items) {
        const bool isField = part.kind == "field" && part.name.size() > full.size() + 1 && part.name.starts_with(full) &&
                             part.name[full.size()] == '.' && part.name.find('.', full.size() + 1) == std::string::npos;
        if (isField)
            properties[part.name.substr(full.size() + 1)] = schemaOf(part.type);
    }
    return {{"type", "object"}, {"title", full}, {"properties", std::move(properties)}};
}

class DocumentWriter {
public:
    DocumentWriter(const Architecture &architecture, const EventStorm &storm, Index service)
        : m_architecture(architecture), m_storm(storm), m_service(service)
    {}

    std::string write()
    {
        for (const StormItem &item : m_storm.items) {
            const bool isMessage = !item.publishers.empty() || !item.consumers.empty() || item.kind == BoardItemKind::event;
            const bool isMine = m_service == none ||
                                std::binary_search(item.publishers.begin(), item.publishers.end(), m_service) ||
                                std::binary_search(item.consumers.begin(), item.consumers.end(), m_service);
            if (isMessage && isMine)
                add(item);
        }
        const std::string title = m_service == none ? m_architecture.systemName : m_architecture.nodes[m_service].name;
        Json document{{"asyncapi", "3.0.0"},
                      {"info", {{"title", title.empty() ? "Events" : title}, {"version", "1.0.0"}}},
                      {"channels", std::move(m_channels)}};
        document["operations"] = std::move(m_operations);
        document["components"] = {{"messages", std::move(m_messages)}};
        return documentText(document);
    }

private:
    void add(const StormItem &item)
    {
        const std::string message = m_messageKeys.fresh(item.text);
        Json body{{"name", item.text}, {"title", item.text}};
        if (!item.evidence.empty())
            body["description"] = "See " + item.evidence.front().file + ":" + std::to_string(item.evidence.front().line) + ".";
        if (Json payload = payloadOf(m_architecture, item); !payload.is_null())
            body["payload"] = std::move(payload);
        m_messages[message] = std::move(body);
        const std::string address = item.topic.empty() ? item.text : item.topic;
        auto known = m_channelOf.find(address);
        if (known == m_channelOf.end()) {
            known = m_channelOf.emplace(address, m_channelKeys.fresh(address)).first;
            m_channels[known->second] = {{"address", item.topic.empty() ? Json() : Json(address)}, {"messages", Json::object()}};
        }
        const std::string &channel = known->second;
        m_channels[channel]["messages"][message] = {{"$ref", "#/components/messages/" + message}};
        for (const Index node : item.publishers)
            addOperation(node, "send", channel, message);
        for (const Index node : item.consumers)
            addOperation(node, "receive", channel, message);
    }

    void addOperation(Index node, const std::string &action, const std::string &channel, const std::string &message)
    {
        if (m_service != none && node != m_service)
            return;
        const std::string &name = m_architecture.nodes[node].name;
        const std::string path = "#/channels/" + channel;
        std::string key = name;
        key.append(".").append(action).append(".").append(message);
        m_operations[m_operationKeys.fresh(key)] = {{"action", action},
                                                    {"channel", {{"$ref", path}}},
                                                    {"tags", Json::array({{{"name", name}}})},
                                                    {"messages", Json::array({{{"$ref", path + "/messages/" + message}}})}};
    }

    const Architecture &m_architecture;
    const EventStorm &m_storm;
    Index m_service;
    Keys m_messageKeys, m_channelKeys, m_operationKeys;
    std::map<std::string, std::string> m_channelOf; ///< by address
    Json m_channels = Json::object(), m_operations = Json::object(), m_messages = Json::object();
};

} // namespace

std::string eventsAsyncApi(const Architecture &architecture, const EventStorm &storm, Index service)
{
    return DocumentWriter(architecture, storm, service).write();
}

} // namespace alidade
