#include "importers/proto/schemafacts.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

constexpr std::size_t mostRoutes = 64; ///< of one method
constexpr int deepestRule = 4;         ///< bindings in bindings, which the option does not allow anyway

/// The routes of a rule of google/api/http.proto, additional bindings included.
void addRoutesOf(const ProtoValue &rule, std::vector<std::string> &routes, int depth = 0)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> methods{
        {{"get", "GET"}, {"put", "PUT"}, {"post", "POST"}, {"delete", "DELETE"}, {"patch", "PATCH"}}};
    const auto add = [&](std::string_view method, const std::string &path) {
        if (routes.size() < mostRoutes)
            routes.push_back(std::string(method) + " " + path);
    };
    for (const ProtoMember &member : rule.members) {
        const auto method =
            std::find_if(methods.begin(), methods.end(), [&](const auto &each) { return each.first == member.name; });
        if (method != methods.end())
            add(method->second, member.value.text);
        const ProtoValue *kind = member.name == "custom" ? member.value.find("kind") : nullptr;
        const ProtoValue *path = member.name == "custom" ? member.value.find("path") : nullptr;
        if (kind && path)
            add(kind->text, path->text);
        if (member.name != "additional_bindings" || depth >= deepestRule)
            continue;
        if (member.value.kind != ProtoValue::Kind::list)
            addRoutesOf(member.value, routes, depth + 1);
        for (const ProtoMember &each :
             member.value.kind == ProtoValue::Kind::list ? member.value.members : std::vector<ProtoMember>())
            addRoutesOf(each.value, routes, depth + 1);
    }
}

std::vector<std::string> routesOf(const ProtoMethod &method)
{
    constexpr std::string_view option = "(google.api.http)";
    std::vector<std::string> routes;
    for (const ProtoOption &each : method.options) {
        if (each.name == option) {
            addRoutesOf(each.value, routes);
        } else if (each.name.starts_with(option) && each.name.size() > option.size()) { // (google.api.http).get = "/x"
            ProtoValue rule;
            rule.members.push_back({each.name.substr(option.size() + 1), each.value});
            addRoutesOf(rule, routes);
        }
    }
    return routes;
}

class SchemaReader {
public:
    explicit SchemaReader(const ProtoFile &file) : m_file(file)
    {
        const std::string contract = file.package.empty() ? file.place : file.package;
        m_facts.contract = {"proto", contract, versionOfPackage(file.package), {file.place, file.packageSpan.line}};
    }

    ProtoFacts read()
    {
        for (const ProtoService &service : m_file.services)
            readService(service);
        for (const ProtoMessage &message : m_file.messages)
            readMessage(message);
        for (const ProtoEnum &words : m_file.enums)
            readEnum(words);
        for (const ProtoService &service : m_file.services) {
            for (const ProtoMethod &method : service.methods) {
                for (std::string &route : routesOf(method))
                    add("route", std::move(route), protoName(service.fullName, method.name), 0, method.span);
            }
        }
        return std::move(m_facts);
    }

private:
    void add(const char *kind, std::string name, std::string type, int number, const ProtoSpan &span)
    {
        m_facts.items.push_back(
            {m_facts.contract.name, kind, std::move(name), std::move(type), number, {m_file.place, span.line}});
    }
    void addDeprecated(const ProtoElement &element, const std::string &name)
    {
        if (element.isOptionTrue("deprecated"))
            add("deprecated", name, {}, 0, element.span);
    }
    template <typename Type> void addReserved(const Type &type)
    {
        for (const ProtoRange &range : type.reservedRanges) {
            const std::string numbers =
                std::to_string(range.first) + (range.last == range.first ? "" : " to " + std::to_string(range.last));
            add("reserved", protoName(type.fullName, numbers), {}, range.first, type.span);
        }
        for (const std::string &word : type.reservedNames)
            add("reserved", protoName(type.fullName, word), {}, 0, type.span);
    }

    void readService(const ProtoService &service)
    {
        add("service", service.fullName, {}, 0, service.span);
        addDeprecated(service, service.fullName);
        for (const ProtoMethod &method : service.methods) {
            const std::string name = protoName(service.fullName, method.name);
            const std::string type = (method.isClientStreaming ? "stream " : "") + method.inputType + " -> " +
                                     (method.isServerStreaming ? "stream " : "") + method.outputType;
            add("method", name, type, 0, method.span);
            addDeprecated(method, name);
        }
    }

    static std::string typeName(const ProtoField &field)
    {
        return field.typeName.empty() ? std::string(toText(field.type)) : field.typeName;
    }

    static std::string typeOf(const ProtoField &field, const ProtoMessage &message)
    {
        if (field.isMap) {
            const auto entry = std::find_if(message.messages.begin(), message.messages.end(), [&](const ProtoMessage &each) {
                return each.isMapEntry && each.fullName == field.typeName;
            });
            if (entry != message.messages.end() && entry->fields.size() == 2)
                return "map<" + typeName(entry->fields[0]) + ", " + typeName(entry->fields[1]) + ">";
        }
        if (field.label == ProtoLabel::repeated)
            return "repeated " + typeName(field);
        const bool isRequired =
            field.label == ProtoLabel::required || field.features.presence == ProtoFeatures::Presence::required;
        return (isRequired ? "required " : field.isProto3Optional ? "optional " : "") + typeName(field);
    }

    void readMessage(const ProtoMessage &message)
    {
        if (message.isMapEntry)
            return;
        add("message", message.fullName, {}, 0, message.span);
        addDeprecated(message, message.fullName);
        addReserved(message);
        for (const ProtoField &field : message.fields) {
            const std::string name = protoName(message.fullName, field.name);
            add("field", name, typeOf(field, message), field.number, field.span);
            addDeprecated(field, name);
        }
        for (const ProtoMessage &inner : message.messages)
            readMessage(inner);
        for (const ProtoEnum &words : message.enums)
            readEnum(words);
    }

    void readEnum(const ProtoEnum &words)
    {
        add("enum", words.fullName, {}, 0, words.span);
        addDeprecated(words, words.fullName);
        addReserved(words);
        for (const ProtoEnumValue &value : words.values)
            add("value", protoName(words.fullName, value.name), {}, value.number, value.span);
    }

    const ProtoFile &m_file;
    ProtoFacts m_facts;
};

} // namespace

ProtoFacts schemaFacts(const ProtoFile &file) { return SchemaReader(file).read(); }

} // namespace alidade
