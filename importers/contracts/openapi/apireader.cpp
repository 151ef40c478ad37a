#include "importers/contracts/openapi/apireader.h"

#include "importers/contracts/openapi/apischemas.h"
#include "importers/contracts/openapi/apivalues.h"
#include "importers/text.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> methods{{{"get", "GET"},
                                                                                {"head", "HEAD"},
                                                                                {"post", "POST"},
                                                                                {"put", "PUT"},
                                                                                {"patch", "PATCH"},
                                                                                {"delete", "DELETE"},
                                                                                {"options", "OPTIONS"},
                                                                                {"trace", "TRACE"},
                                                                                {"query", "QUERY"}}};

class ApiReader {
public:
    ApiReader(const YamlNode &root, const std::string &file, ApiFiles &files)
        : m_root(root), m_file(file), m_files(files), m_schemas(m_document, files)
    {
        m_schemas.place(root, file); // its own file is the first one
    }

    OpenApiDocument read()
    {
        m_document.file = m_file;
        m_isSwagger = m_root.find("swagger") != nullptr;
        m_document.version = m_root[m_isSwagger ? "swagger" : "openapi"].text();
        m_document.title = m_root.at("info.title").text();
        m_document.apiVersion = m_root.at("info.version").text();
        m_document.description = m_root.at("info.description").text();
        m_document.extensions = apiExtensions(m_root);
        checkVersion();
        readServers();
        const YamlNode &components = m_isSwagger ? m_root["definitions"] : m_root.at("components.schemas");
        for (const YamlEntry &entry : components.entries)
            m_document.components.emplace_back(entry.key, m_schemas.use(entry.value, m_file));
        m_document.paths = readPaths(m_root["paths"]);
        m_document.webhooks = readPaths(m_root[m_root.find("webhooks") ? "webhooks" : "x-webhooks"]);
        if (const auto security = readSecurity(m_root))
            m_document.security = *security;
        readSchemes(m_isSwagger ? m_root["securityDefinitions"] : m_root.at("components.securitySchemes"));
        m_schemas.finish();
        return std::move(m_document);
    }

private:
    void checkVersion()
    {
        const std::string &version = m_document.version;
        if (!version.starts_with("3.") && version != "2.0")
            m_files.diagnostics().push_back({Severity::warning, m_file, m_root[m_isSwagger ? "swagger" : "openapi"].line,
                                             "Version \"" + escaped(version) + "\" of OpenAPI is not known; it is read as 3.1"});
    }

    void readServers()
    {
        for (const YamlNode &server : m_root["servers"].items)
            m_document.servers.push_back(server["url"].text());
        if (const std::string base = m_root["basePath"].text(); m_isSwagger && !base.empty())
            m_document.servers.push_back(base);
    }

    std::vector<OpenApiPath> readPaths(const YamlNode &list)
    {
        std::vector<OpenApiPath> paths;
        for (const YamlEntry &entry : list.entries) {
            if (entry.key.starts_with("x-"))
                continue;
            const ApiFiles::Located item = m_files.resolve(entry.value, m_file);
            if (item.node == nullptr)
                continue;
            OpenApiPath &path = paths.emplace_back();
            path.path = entry.key;
            path.place = {m_schemas.place(*item.node, m_file).file, entry.line, 1};
            for (const auto &[key, method] : methods) {
                if (const YamlNode *operation = item.node->find(key))
                    path.operations.push_back(readOperation(std::string(method), *operation, *item.node, item.file));
            }
        }
        return paths;
    }

    OpenApiOperation readOperation(std::string method, const YamlNode &node, const YamlNode &item, const std::string &file)
    {
        OpenApiOperation operation;
        operation.method = std::move(method);
        operation.id = node["operationId"].text();
        operation.summary = node["summary"].text();
        operation.description = node["description"].text();
        operation.tags = apiTexts(node["tags"]);
        operation.isDeprecated = apiTruth(node["deprecated"]);
        operation.extensions = apiExtensions(node);
        operation.place = m_schemas.place(node, file);
        operation.security = readSecurity(node);
        readParameters(operation, node["parameters"], node, file, false);
        readParameters(operation, item["parameters"], node, file, true);
        if (const YamlNode *body = node.find("requestBody"))
            readBody(operation, *body, file);
        finishForm(operation, node, file);
        for (const YamlEntry &entry : node["responses"].entries) {
            if (!entry.key.starts_with("x-"))
                readResponse(operation, entry, node, file);
        }
        return operation;
    }

    void readParameters(OpenApiOperation &operation, const YamlNode &list, const YamlNode &node, const std::string &file,
                        bool isShared)
    {
        for (const YamlNode &item : list.items) {
            const ApiFiles::Located found = m_files.resolve(item, file);
            if (found.node == nullptr)
                continue;
            const YamlNode &each = *found.node;
            OpenApiParameter parameter;
            parameter.name = each["name"].text();
            parameter.in = each["in"].text();
            const bool isReplaced = std::any_of(operation.parameters.begin(), operation.parameters.end(), [&](const auto &other) {
                return other.name == parameter.name && other.in == parameter.in;
            });
            if (m_isSwagger && parameter.in == "body") {
                readSwaggerBody(operation, each, node, found.file);
            } else if (m_isSwagger && parameter.in == "formData") {
                m_form.push_back(&each);
            } else if (!isReplaced) {
                fillParameter(parameter, each, found.file);
                parameter.isShared = isShared;
                operation.parameters.push_back(std::move(parameter));
            }
        }
    }

    void fillParameter(OpenApiParameter &parameter, const YamlNode &node, const std::string &file)
    {
        parameter.description = node["description"].text();
        parameter.style = node["style"].text();
        parameter.isRequired = apiTruth(node["required"]);
        parameter.isDeprecated = apiTruth(node["deprecated"]);
        if (const YamlNode *explodes = node.find("explode"))
            parameter.explodes = apiTruth(*explodes);
        parameter.schema = m_schemas.use(m_isSwagger ? node : node["schema"], file);
        parameter.content = readContent(node["content"], file);
        parameter.extensions = apiExtensions(node);
        parameter.place = m_schemas.place(node, file);
    }

    /// What an operation takes in or gives out; the document says it for all that do not.
    std::vector<std::string> mediaTypes(const YamlNode &node, std::string_view key) const
    {
        std::vector<std::string> types = apiTexts(node.find(key) ? node[key] : m_root[key]);
        if (types.empty())
            types.emplace_back("application/json");
        return types;
    }

    void readSwaggerBody(OpenApiOperation &operation, const YamlNode &parameter, const YamlNode &node, const std::string &file)
    {
        OpenApiBody &body = operation.body.emplace();
        body.description = parameter["description"].text();
        body.isRequired = apiTruth(parameter["required"]);
        body.place = m_schemas.place(parameter, file);
        for (const std::string &type : mediaTypes(node, "consumes"))
            body.content.emplace_back(type, OpenApiMedia{m_schemas.use(parameter["schema"], file), body.place});
    }

    /// The form fields of Swagger 2.0 together are the object that later versions make of them.
    void finishForm(OpenApiOperation &operation, const YamlNode &node, const std::string &file)
    {
        if (m_form.empty())
            return;
        const auto scalar = [](std::string text) {
            YamlNode result;
            result.kind = YamlNode::Kind::scalar;
            result.line = 1;
            result.scalar = std::move(text);
            return result;
        };
        YamlNode &schema = m_made.emplace_back();
        schema.kind = YamlNode::Kind::mapping;
        schema.line = node.line;
        schema.column = node.column;
        YamlNode properties = schema, required = schema;
        required.kind = YamlNode::Kind::sequence;
        for (const YamlNode *field : m_form) {
            properties.entries.push_back({(*field)["name"].text(), field->line, *field});
            if (apiTruth((*field)["required"]))
                required.items.push_back(scalar((*field)["name"].text()));
        }
        schema.entries.push_back({"type", node.line, scalar("object")});
        schema.entries.push_back({"required", node.line, std::move(required)});
        schema.entries.push_back({"properties", node.line, std::move(properties)});
        m_form.clear();
        OpenApiBody &body = operation.body.emplace();
        body.place = m_schemas.place(node, file);
        body.content.emplace_back("application/x-www-form-urlencoded", OpenApiMedia{m_schemas.use(schema, file), body.place});
    }

    OpenApiNamed<OpenApiMedia> readContent(const YamlNode &node, const std::string &file)
    {
        OpenApiNamed<OpenApiMedia> content;
        for (const YamlEntry &entry : node.entries)
            content.emplace_back(entry.key,
                                 OpenApiMedia{m_schemas.use(entry.value["schema"], file), m_schemas.place(entry.value, file)});
        return content;
    }

    void readBody(OpenApiOperation &operation, const YamlNode &node, const std::string &file)
    {
        const ApiFiles::Located found = m_files.resolve(node, file);
        if (found.node == nullptr)
            return;
        OpenApiBody &body = operation.body.emplace();
        body.description = (*found.node)["description"].text();
        body.isRequired = apiTruth((*found.node)["required"]);
        body.content = readContent((*found.node)["content"], found.file);
        body.place = m_schemas.place(*found.node, found.file);
    }

    void readResponse(OpenApiOperation &operation, const YamlEntry &entry, const YamlNode &node, const std::string &file)
    {
        const ApiFiles::Located found = m_files.resolve(entry.value, file);
        if (found.node == nullptr)
            return;
        OpenApiResponse response;
        response.description = (*found.node)["description"].text();
        response.place = m_schemas.place(*found.node, found.file);
        response.content = readContent((*found.node)["content"], found.file);
        if (const YamlNode *schema = m_isSwagger ? found.node->find("schema") : nullptr) {
            for (const std::string &type : mediaTypes(node, "produces"))
                response.content.emplace_back(type, OpenApiMedia{m_schemas.use(*schema, found.file), response.place});
        }
        for (const YamlEntry &each : (*found.node)["headers"].entries) {
            const ApiFiles::Located header = m_files.resolve(each.value, found.file);
            if (header.node == nullptr)
                continue;
            const YamlNode &schema = m_isSwagger ? *header.node : (*header.node)["schema"];
            response.headers.emplace_back(
                each.key, OpenApiHeader{(*header.node)["description"].text(), apiTruth((*header.node)["required"]),
                                        m_schemas.use(schema, header.file), m_schemas.place(*header.node, header.file)});
        }
        operation.responses.emplace_back(entry.key, std::move(response));
    }

    static std::optional<std::vector<OpenApiSecurity>> readSecurity(const YamlNode &node)
    {
        const YamlNode *list = node.find("security");
        if (!list)
            return std::nullopt;
        std::vector<OpenApiSecurity> result;
        for (const YamlNode &item : list->items) {
            OpenApiSecurity &security = result.emplace_back();
            for (const YamlEntry &entry : item.entries)
                security[entry.key] = apiTexts(entry.value);
        }
        return result;
    }

    void readSchemes(const YamlNode &list)
    {
        const auto flow = [](const YamlNode &node) {
            OpenApiOauthFlow result{node["authorizationUrl"].text(), node["tokenUrl"].text(), {}};
            for (const YamlEntry &scope : node["scopes"].entries)
                result.scopes[scope.key] = scope.value.text();
            return result;
        };
        for (const YamlEntry &entry : list.entries) {
            const ApiFiles::Located found = m_files.resolve(entry.value, m_file);
            if (found.node == nullptr)
                continue;
            OpenApiSecurityScheme scheme;
            scheme.type = (*found.node)["type"].text();
            scheme.place = m_schemas.place(*found.node, found.file);
            for (const YamlEntry &each : (*found.node)["flows"].entries)
                scheme.flows[each.key] = flow(each.value);
            if (const std::string kind = (*found.node)["flow"].text(); !kind.empty())
                scheme.flows[kind] = flow(*found.node);
            m_document.securitySchemes.emplace_back(entry.key, std::move(scheme));
        }
    }

    const YamlNode &m_root;
    const std::string &m_file;
    ApiFiles &m_files;
    OpenApiDocument m_document;
    ApiSchemas m_schemas;
    bool m_isSwagger = false;
    std::vector<const YamlNode *> m_form; ///< of the operation that is being read
    std::deque<YamlNode> m_made;
};

} // namespace

OpenApiDocument readApiContract(const YamlNode &root, const std::string &file, ApiFiles &files)
{
    return ApiReader(root, file, files).read();
}

} // namespace alidade
