#include "exporters/contracts/openapiwriter.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

using Json = OpenApiJson;

/// Messages within messages that query parameters go into.
constexpr std::size_t maxQueryDepth = 4;
/// Further bindings of one method.
constexpr std::size_t maxBindings = 32;

constexpr std::string_view httpOption = "(google.api.http)", bodyType = "google.api.HttpBody",
                           emptyType = "google.protobuf.Empty";

std::string lowered(std::string text)
{
    for (char &c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

/// The first sentence of a comment on one line; `otherwise` when there is none.
std::string summaryOf(const std::string &description, const std::string &otherwise)
{
    std::string text = description.substr(0, std::min(description.find("\n\n"), description.find(". ")));
    std::replace(text.begin(), text.end(), '\n', ' ');
    constexpr std::size_t most = 120;
    return text.empty() || text.size() > most ? otherwise : text;
}

/// "shelves" -> "shelf" is too much to ask: "projects" -> "project", "properties" -> "property".
std::string singular(const std::string &word)
{
    if (word.ends_with("ies"))
        return word.substr(0, word.size() - 3) + "y";
    return word.size() > 1 && word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
}

bool isName(const std::string &text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
}

} // namespace

/// The field that a path such as "book.name" means in a message; nullptr when there is none.
const ProtoField *OpenApiWriter::fieldAt(const std::string &type, std::string_view path) const
{
    const auto found = m_types.find(type);
    if (found == m_types.end() || found->second.message == nullptr)
        return nullptr;
    const std::size_t dot = path.find('.');
    for (const ProtoField &field : found->second.message->fields) {
        if (field.name == path.substr(0, dot))
            return dot == std::string_view::npos ? &field : fieldAt(field.typeName, path.substr(dot + 1));
    }
    return nullptr;
}

void OpenApiWriter::writeService(const ProtoService &service, OpenApiJson &paths)
{
    for (const ProtoMethod &method : service.methods)
        writeMethod(service, method, paths);
    for (const ProtoOption &option : service.options) {
        if (option.name.starts_with('(') && !option.name.starts_with("(google.api.default_host)"))
            add(LedgerEntry::Loss::dropped, service.fullName, "option " + option.name, "no keyword of OpenAPI means the same",
                option.span.line);
    }
}

void OpenApiWriter::writeMethod(const ProtoService &service, const ProtoMethod &method, OpenApiJson &paths)
{
    const std::string element = protoName(service.fullName, method.name);
    for (const ProtoOption &option : method.options) {
        if (option.name.starts_with('(') && !option.name.starts_with(httpOption))
            add(LedgerEntry::Loss::dropped, element, "option " + option.name, "no keyword of OpenAPI means the same",
                option.span.line);
    }
    if (method.isClientStreaming || method.isServerStreaming)
        add(LedgerEntry::Loss::approximated, element, "streaming",
            "OpenAPI has one request and one response; x-streaming says the rest", method.span.line);
    std::size_t index = 0;
    for (const Route &route : routesOf(service, method)) {
        if (paths.contains(route.path) && paths[route.path].contains(route.method)) {
            add(LedgerEntry::Loss::dropped, element, "route " + route.method + " " + route.path, "another method has it already",
                method.span.line);
            continue;
        }
        paths[route.path][route.method] = operation(service, method, route, ++index);
    }
}

std::vector<OpenApiWriter::Route> OpenApiWriter::routesOf(const ProtoService &service, const ProtoMethod &method)
{
    const std::string element = protoName(service.fullName, method.name);
    const ProtoValue http = mergedOption(method.options, httpOption);
    std::vector<Route> routes;
    if (Route route; !http.members.empty() && readRoute(http, element, method.span.line, route))
        routes.push_back(std::move(route));
    for (const ProtoValue *binding : repeatedValues(http, "additional_bindings")) {
        if (Route route; routes.size() < maxBindings && readRoute(*binding, element, method.span.line, route))
            routes.push_back(std::move(route));
    }
    if (routes.empty()) {
        Route route{"post", "/" + service.fullName + "/" + method.name};
        route.body = "*";
        routes.push_back(std::move(route));
    }
    return routes;
}

/// A google.api.HttpRule (google/api/http.proto).
bool OpenApiWriter::readRoute(const ProtoValue &rule, const std::string &element, int line, Route &route)
{
    static constexpr auto known = std::to_array<std::string_view>({"get", "put", "post", "delete", "patch"});
    static constexpr auto custom = std::to_array<std::string_view>({"head", "options", "trace"});
    std::string path;
    for (const auto &[name, value] : rule.members) {
        if (std::find(known.begin(), known.end(), name) != known.end()) {
            route.method = name;
            path = value.text;
        } else if (name == "custom") {
            const ProtoValue *kind = value.find("kind"), *where = value.find("path");
            route.method = kind == nullptr ? std::string() : lowered(kind->text);
            path = where == nullptr ? std::string() : where->text;
            if (std::find(custom.begin(), custom.end(), route.method) == custom.end()) {
                add(LedgerEntry::Loss::dropped, element, "route of kind \"" + route.method + "\"",
                    "OpenAPI does not know that HTTP method", line);
                return false;
            }
        } else if (name == "body") {
            route.body = value.text;
        } else if (name == "response_body") {
            route.responseBody = value.text;
        }
    }
    if (path.empty() || path.front() != '/')
        return false;
    readTemplate(path, element, line, route);
    return true;
}

/// A pattern with literal parts, such as projects/STAR/items/STAR, is split into one parameter a star:
/// "projects/{project}/items/{item}".
void OpenApiWriter::readTemplate(const std::string &text, const std::string &element, int line, Route &route)
{
    std::set<std::string> names;
    const auto parameter = [&](std::string name, const std::string &field, std::string description) {
        while (!names.insert(name).second)
            name += "_";
        route.path += "{" + name + "}";
        route.parameters.push_back({name, field, std::move(description)});
    };
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != '{') {
            route.path += text[at++];
            continue;
        }
        const std::size_t end = std::min(text.find('}', at), text.size());
        const std::string inside = text.substr(at + 1, end - at - 1);
        const std::size_t equals = inside.find('=');
        const std::string field = inside.substr(0, equals);
        const std::string pattern = equals == std::string::npos ? "*" : inside.substr(equals + 1);
        at = end + 1;
        route.fields.insert(field);
        if (pattern == "*" || pattern == "**") {
            parameter(field, field, {});
            if (pattern == "**")
                add(LedgerEntry::Loss::approximated, element, "path variable " + field, "a parameter of a path holds no slash",
                    line);
            continue;
        }
        add(LedgerEntry::Loss::approximated, element, "path variable " + field,
            "it is split into a parameter for each star of " + pattern, line);
        std::string before;
        for (std::size_t begin = 0; begin <= pattern.size();) {
            const std::size_t slash = std::min(pattern.find('/', begin), pattern.size());
            const std::string segment = pattern.substr(begin, slash - begin);
            route.path += begin == 0 ? "" : "/";
            if (segment == "*" || segment == "**")
                parameter(isName(before) ? singular(before) : protoName(field, "part"), field,
                          std::string("A part of ").append(field).append(", which is ").append(pattern).append("."));
            else
                route.path += segment;
            before = segment;
            begin = slash + 1;
        }
    }
}

OpenApiJson OpenApiWriter::operation(const ProtoService &service, const ProtoMethod &method, const Route &route,
                                     std::size_t index)
{
    std::string id = service.name + "_" + method.name + (index > 1 ? "_" + std::to_string(index) : "");
    while (!m_operations.insert(id).second)
        id += "_";
    const std::string description = descriptionOf(method.comment);
    Json operation{{"operationId", id}, {"tags", Json::array({service.name})}, {"summary", summaryOf(description, method.name)}};
    if (!description.empty())
        operation["description"] = description;
    if (method.isOptionTrue("deprecated"))
        operation["deprecated"] = true;
    addParameters(operation, method, route, protoName(service.fullName, method.name));
    addBody(operation, method, route);
    operation["responses"] = responses(method, route);
    operation["x-proto-method"] = service.fullName + "/" + method.name;
    operation["x-proto-request"] = method.inputType;
    operation["x-proto-response"] = method.outputType;
    if (!route.body.empty())
        operation["x-proto-body"] = route.body;
    if (!route.responseBody.empty())
        operation["x-proto-response-body"] = route.responseBody;
    if (method.isClientStreaming || method.isServerStreaming)
        operation["x-streaming"] = method.isClientStreaming ? method.isServerStreaming ? "both" : "client" : "server";
    if (const std::string level = method.optionText("idempotency_level"); !level.empty())
        operation["x-proto-idempotency-level"] = level;
    return operation;
}

void OpenApiWriter::addParameters(OpenApiJson &operation, const ProtoMethod &method, const Route &route,
                                  const std::string &element)
{
    Json parameters = Json::array();
    for (const PathPart &part : route.parameters) {
        const ProtoField *field = fieldAt(method.inputType, part.field);
        const bool isWhole = part.description.empty();
        Json schema = isWhole && field != nullptr ? plainSchema(*field, element) : Json{{"type", "string"}};
        Json parameter{{"name", part.parameter}, {"in", "path"}, {"required", true}, {"schema", std::move(schema)}};
        const std::string text = isWhole ? field == nullptr ? std::string() : descriptionOf(field->comment) : part.description;
        if (!text.empty())
            parameter["description"] = text;
        if (!isWhole)
            parameter["x-proto-field"] = part.field;
        parameters.push_back(std::move(parameter));
    }
    const auto input = m_types.find(method.inputType);
    if (route.body != "*" && input != m_types.end() && input->second.message != nullptr && method.inputType != emptyType) {
        std::set<std::string> around{method.inputType};
        addQuery(parameters, *input->second.message, {}, route, around, element);
    }
    if (!parameters.empty())
        operation["parameters"] = std::move(parameters);
}

/// Fields that neither path nor body hold come with the query, those of messages under dotted names.
void OpenApiWriter::addQuery(OpenApiJson &parameters, const ProtoMessage &message, const std::string &prefix, const Route &route,
                             std::set<std::string> &around, const std::string &element)
{
    for (const ProtoField &field : message.fields) {
        const std::string path = protoName(prefix, field.name);
        if (route.fields.contains(path) || path == route.body)
            continue;
        const bool isMessage = field.type == ProtoType::message || field.type == ProtoType::group;
        const bool isPlain = !isMessage || !wellKnown(field.typeName).is_null();
        const auto drop = [&](const char *why) {
            add(LedgerEntry::Loss::dropped, element, "query parameter " + path, why, field.span.line);
        };
        if (field.isMap || (isMessage && !isPlain && field.label == ProtoLabel::repeated)) {
            drop("a query holds no lists of messages and no maps");
        } else if (!isPlain) {
            const auto inner = m_types.find(field.typeName);
            const bool isKnown = inner != m_types.end() && inner->second.message != nullptr;
            if (!isKnown || around.size() > maxQueryDepth || !around.insert(field.typeName).second) {
                drop("it is a message that holds itself, is too deep or is not in the source");
                continue;
            }
            addQuery(parameters, *inner->second.message, path, route, around, element);
            around.erase(field.typeName);
        } else {
            bool isRequired = field.label == ProtoLabel::required;
            Json schema = fieldSchema(field, message);
            const std::size_t before = m_ledger.size();
            addFieldOptions(schema, field, protoName(message.fullName, field.name), isRequired);
            m_ledger.resize(before); // the message's own schema tells them
            Json parameter{{"name", path}, {"in", "query"}, {"schema", std::move(schema)}};
            if (isRequired && prefix.empty())
                parameter["required"] = true;
            if (const std::string text = descriptionOf(field.comment); !text.empty())
                parameter["description"] = text;
            parameters.push_back(std::move(parameter));
        }
    }
}

void OpenApiWriter::addBody(OpenApiJson &operation, const ProtoMethod &method, const Route &route)
{
    if (route.body.empty())
        return;
    const ProtoField *field = route.body == "*" ? nullptr : fieldAt(method.inputType, route.body);
    const std::string type = field == nullptr ? method.inputType : field->typeName;
    const bool isAny = type == bodyType;
    Json schema;
    if (isAny)
        schema = {{"type", "string"}, {"format", "binary"}};
    else if (field != nullptr)
        schema = field->label == ProtoLabel::repeated ? Json{{"type", "array"}, {"items", plainSchema(*field, method.name)}}
                                                      : plainSchema(*field, method.name);
    else if (Json known = wellKnown(type); !known.is_null())
        schema = std::move(known);
    else
        schema = reference(type);
    operation["requestBody"] = {{"required", true},
                                {"content", {{isAny ? "*/*" : "application/json", {{"schema", std::move(schema)}}}}}};
}

OpenApiJson OpenApiWriter::responses(const ProtoMethod &method, const Route &route)
{
    Json good{{"description", "OK"}};
    const ProtoField *field = route.responseBody.empty() ? nullptr : fieldAt(method.outputType, route.responseBody);
    const bool isAny = method.outputType == bodyType;
    Json schema;
    if (isAny)
        schema = {{"type", "string"}, {"format", "binary"}};
    else if (field != nullptr)
        schema = field->label == ProtoLabel::repeated ? Json{{"type", "array"}, {"items", plainSchema(*field, method.name)}}
                                                      : plainSchema(*field, method.name);
    else if (Json known = wellKnown(method.outputType); !known.is_null())
        schema = std::move(known);
    else
        schema = reference(method.outputType);
    good["content"] = {{isAny ? "*/*" : "application/json", {{"schema", std::move(schema)}}}};
    Json bad{{"description", "An error"},
             {"content", {{"application/json", {{"schema", {{"$ref", "#/components/schemas/google.rpc.Status"}}}}}}}};
    return {{"200", std::move(good)}, {"default", std::move(bad)}};
}

} // namespace alidade
