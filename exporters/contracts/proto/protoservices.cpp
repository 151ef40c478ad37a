#include "exporters/contracts/proto/protonames.h"
#include "exporters/contracts/proto/protowriter.h"

#include <algorithm>

namespace alidade {

namespace {

std::string lowered(std::string text)
{
    for (char &c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return text;
}

std::string textOf(const OpenApiOperation &operation, std::string_view extension)
{
    const OpenApiValue *value = findNamed(operation.extensions, extension);
    return value ? protoWord(value->text) : std::string();
}

bool isJson(const std::string &type) { return type.starts_with("application/json") || type.find("+json") != std::string::npos; }

const OpenApiMedia *jsonOf(const OpenApiNamed<OpenApiMedia> &content)
{
    for (const auto &[type, media] : content) {
        if (isJson(type) || type == "*/*")
            return &media;
    }
    return nullptr;
}

/// The first answer that says it went well.
const OpenApiNamed<OpenApiResponse>::value_type *success(const OpenApiOperation &operation)
{
    for (const auto &response : operation.responses) {
        if (response.first.starts_with('2'))
            return &response;
    }
    for (const auto &response : operation.responses) {
        if (response.first == "default" && operation.responses.size() == 1)
            return &response;
    }
    return nullptr;
}

/// "/orders/{orderId}" -> "/orders/{order_id}".
std::string protoPath(const std::string &path)
{
    std::string result;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const std::size_t close = path[i] == '{' ? path.find('}', i) : std::string::npos;
        if (close == std::string::npos) {
            result += path[i];
            continue;
        }
        result += "{" + protoSnakeName(path.substr(i + 1, close - i - 1)) + "}";
        i = close;
    }
    return result;
}

} // namespace

void ProtoWriter::writeServices()
{
    for (const OpenApiPath &path : m_document.paths) {
        for (const OpenApiOperation &operation : path.operations)
            writeOperation(path, operation);
    }
    for (const OpenApiPath &webhook : m_document.webhooks)
        add(Loss::dropped, webhook.path, "webhook", "a proto service has no calls that go the other way", webhook.place);
    if (!m_document.security.empty() || !m_document.securitySchemes.empty())
        add(Loss::dropped, m_package, "security", "a proto does not say who may call", {});
    for (const std::string &server : m_document.servers) {
        if (server != "/")
            add(Loss::dropped, m_package, "server " + server, "a proto does not say where it is served", {});
    }
    const bool hasRoutes = std::any_of(m_file.services.begin(), m_file.services.end(), [](const NewProtoService &service) {
        return std::any_of(service.methods.begin(), service.methods.end(),
                           [](const NewProtoMethod &each) { return !each.routes.empty(); });
    });
    if (hasRoutes)
        m_file.imports.insert("google/api/annotations.proto");
}

/// The method that an operation is; a further route of one that is there already when a proto said so.
NewProtoMethod *ProtoWriter::methodOf(const OpenApiPath &path, const OpenApiOperation &operation, bool &isNew)
{
    const std::string known = textOf(operation, "x-proto-method");
    std::string service = operation.tags.empty() ? protoPascalName(m_document.title.empty() ? "Api" : m_document.title)
                                                 : protoPascalName(operation.tags.front());
    std::string name =
        operation.id.empty() ? protoPascalName(lowered(operation.method) + " " + path.path) : protoPascalName(operation.id);
    if (!service.ends_with("Service"))
        service += "Service";
    if (const std::size_t slash = known.find('/'); slash != std::string::npos) {
        service = known.substr(0, slash);
        service = service.substr(service.rfind('.') + 1);
        name = known.substr(slash + 1);
    }
    auto found = std::find_if(m_file.services.begin(), m_file.services.end(),
                              [&](const NewProtoService &each) { return each.name == service; });
    if (found == m_file.services.end()) {
        m_taken.insert(service);
        m_file.services.push_back({service, "", {}});
        found = m_file.services.end() - 1;
    }
    const auto same = [&](const std::string &wanted) {
        return std::find_if(found->methods.begin(), found->methods.end(),
                            [&](const NewProtoMethod &each) { return each.name == wanted; });
    };
    if (!known.empty() && same(name) != found->methods.end()) {
        isNew = false;
        return &*same(name);
    }
    const std::string wanted = name;
    for (int i = 2; same(name) != found->methods.end(); ++i)
        name = wanted + std::to_string(i);
    isNew = true;
    NewProtoMethod &method = found->methods.emplace_back();
    method.name = name;
    return &method;
}

void ProtoWriter::writeOperation(const OpenApiPath &path, const OpenApiOperation &operation)
{
    bool isNew = true;
    NewProtoMethod &method = *methodOf(path, operation, isNew);
    const std::string element = m_package + "." + method.name;
    NewProtoRoute route{lowered(operation.method), protoPath(path.path), {}, {}};
    if (operation.method != "GET" && operation.method != "PUT" && operation.method != "POST" && operation.method != "DELETE" &&
        operation.method != "PATCH")
        route.method = operation.method;
    const std::string known = textOf(operation, "x-proto-method");
    const std::string request = textOf(operation, "x-proto-request"), response = textOf(operation, "x-proto-response");
    const auto local = [&](const std::string &type) {
        if (type == "google.protobuf.Empty")
            return wellKnown("Empty").name;
        const std::string name = localName(type);
        if (const auto foreign = m_foreign.find(type); foreign != m_foreign.end())
            m_file.imports.insert(foreign->second);
        return name.empty() ? type : name;
    };
    std::string input, output;
    if (!request.empty() && !response.empty()) {
        input = local(request);
        output = local(response);
        route.body = textOf(operation, "x-proto-body");
        route.responseBody = textOf(operation, "x-proto-response-body");
    } else {
        input = requestOf(path, operation, method.name, route);
        output = responseOf(operation, method.name, route);
        tellUnsaid(path, operation, element);
    }
    if (isNew) {
        const std::string text = operation.description.empty() ? operation.summary : operation.description;
        method.comment = text == method.name ? std::string() : text;
        method.isDeprecated = operation.isDeprecated;
        method.idempotency = textOf(operation, "x-proto-idempotency-level");
        const std::string streaming = textOf(operation, "x-streaming");
        method.isClientStreaming = streaming == "client" || streaming == "both";
        method.isServerStreaming = streaming == "server" || streaming == "both";
        method.input = input;
        method.output = output;
    }
    if (known.empty() || path.path != "/" + known)
        method.routes.push_back(std::move(route));
}

std::string ProtoWriter::requestOf(const OpenApiPath &path, const OpenApiOperation &operation, const std::string &method,
                                   NewProtoRoute &route)
{
    const OpenApiMedia *body = operation.body ? jsonOf(operation.body->content) : nullptr;
    if (operation.body && !body)
        add(Loss::dropped, method, "request body that is not JSON", "a method takes a message", operation.body->place);
    std::vector<const OpenApiParameter *> parameters;
    for (const OpenApiParameter &parameter : operation.parameters) {
        if (parameter.in == "path" || parameter.in == "query")
            parameters.push_back(&parameter);
        else
            add(Loss::dropped, method, parameter.in + " parameter " + parameter.name,
                "gRPC has metadata, which a proto does not describe", parameter.place);
    }
    const OpenApiSchema *schema = body ? m_document.schemaOf(body->schema) : nullptr;
    const std::vector<std::string> inPath = openApiPathParameters(path.path);
    if (body && parameters.empty() && inPath.empty() && !body->schema.reference.empty() && schema && isMessage(*schema)) {
        route.body = "*";
        return typeOf(body->schema, {}, method, nullptr).name;
    }
    NewProtoMessage request;
    request.name = unique(method + "Request");
    OpenApiSchema owner;
    for (const std::string &name : inPath) {
        const bool isSaid = std::any_of(parameters.begin(), parameters.end(),
                                        [&](const auto *each) { return each->in == "path" && each->name == name; });
        if (!isSaid)
            request.fields.push_back({.name = protoSnakeName(name), .type = "string"});
    }
    for (const OpenApiParameter *parameter : parameters) {
        owner.required = parameter->isRequired || parameter->in == "path" ? std::vector<std::string>{parameter->name}
                                                                          : std::vector<std::string>();
        addField(request, owner, parameter->name, parameter->schema, request.name);
        NewProtoField &field = request.fields.back();
        if (parameter->in == "path")
            field.isOptional = false;
        if (field.comment.empty())
            field.comment = parameter->description;
        field.isDeprecated = field.isDeprecated || parameter->isDeprecated;
    }
    if (body) {
        owner.required = operation.body->isRequired ? std::vector<std::string>{"body"} : std::vector<std::string>();
        addField(request, owner, "body", body->schema, request.name);
        route.body = request.fields.back().name;
    }
    if (request.fields.empty()) {
        m_taken.erase(request.name);
        return wellKnown("Empty").name;
    }
    numberFields(request, nullptr, request.name);
    std::string name = request.name;
    m_file.messages.push_back(std::move(request));
    return name;
}

std::string ProtoWriter::responseOf(const OpenApiOperation &operation, const std::string &method, NewProtoRoute &route)
{
    const auto *response = success(operation);
    if (!response || response->second.content.empty())
        return wellKnown("Empty").name;
    const OpenApiMedia *body = jsonOf(response->second.content);
    if (!body) {
        add(Loss::approximated, method, "response that is not JSON", "it is a google.api.HttpBody", response->second.place);
        m_file.imports.insert("google/api/httpbody.proto");
        return "google.api.HttpBody";
    }
    const OpenApiSchema *schema = m_document.schemaOf(body->schema);
    if (schema && isMessage(*schema) && (!body->schema.reference.empty() || !schema->properties.empty())) {
        const FieldType type = typeOf(body->schema, method + "Response", method + "Response", nullptr);
        return type.name;
    }
    NewProtoMessage message;
    message.name = unique(method + "Response");
    OpenApiSchema owner;
    owner.required = {"body"};
    addField(message, owner, "body", body->schema, message.name);
    route.responseBody = message.fields.back().name;
    numberFields(message, nullptr, message.name);
    std::string name = message.name;
    m_file.messages.push_back(std::move(message));
    return name;
}

/// What an operation says and a method cannot.
void ProtoWriter::tellUnsaid(const OpenApiPath &path, const OpenApiOperation &operation, const std::string &element)
{
    const auto *answer = success(operation);
    const auto headerOf = [](const std::string &name, const std::string &of) {
        return "header " + name + " of the response " + of;
    };
    for (const auto &[status, response] : operation.responses) {
        if (answer && status == answer->first) {
            for (const auto &[name, header] : response.headers)
                add(Loss::dropped, element, headerOf(name, status), "gRPC has metadata, which a proto does not describe",
                    header.place);
            if (status != "200" && status != "default")
                add(Loss::approximated, element, "status " + status, "what goes well is 200", response.place);
        } else {
            add(Loss::approximated, element, "response " + status, "errors are google.rpc.Status", response.place);
        }
    }
    for (const std::string &tag : operation.tags) {
        if (&tag != &operation.tags.front())
            add(Loss::dropped, element, "tag " + tag, "a method belongs to one service", operation.place);
    }
    if (operation.security)
        add(Loss::dropped, element, "security", "a proto does not say who may call", operation.place);
    for (const auto &[name, value] : operation.extensions) {
        if (!name.starts_with("x-proto-") && name != "x-streaming")
            add(Loss::dropped, element, name, "proto has nothing that says the same", operation.place);
    }
    if (operation.id.empty())
        add(Loss::approximated, element, "operation without an id", "it is called after its route " + path.path, operation.place);
    else if (protoPascalName(operation.id) != operation.id)
        add(Loss::approximated, element, "operationId " + operation.id, "methods are written that way", operation.place);
    if (!operation.summary.empty() && !operation.description.empty())
        add(Loss::dropped, element, "summary", "a method has one comment, which holds the description", operation.place);
}

} // namespace alidade
