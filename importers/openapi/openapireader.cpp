#include "importers/openapi/openapireader.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace alidade {

namespace {

/// The fields of a path item that are operations, and the HTTP methods that they mean.
constexpr std::array methods = std::to_array<std::pair<std::string_view, std::string_view>>({{"get", "GET"},
                                                                                             {"put", "PUT"},
                                                                                             {"post", "POST"},
                                                                                             {"delete", "DELETE"},
                                                                                             {"options", "OPTIONS"},
                                                                                             {"head", "HEAD"},
                                                                                             {"patch", "PATCH"},
                                                                                             {"trace", "TRACE"}});

/// The path of the first server, or Swagger's basePath; empty for "/" and for what a variable may change.
std::string basePath(const YamlNode &root)
{
    std::string base = root["basePath"].text();
    if (const std::vector<YamlNode> &servers = root["servers"].items; !servers.empty()) {
        base = servers.front()["url"].text();
        if (const std::size_t scheme = base.find("://"); scheme != std::string::npos) {
            const std::size_t slash = base.find('/', scheme + 3);
            base = slash == std::string::npos ? std::string() : base.substr(slash);
        }
    }
    while (base.ends_with('/'))
        base.pop_back();
    return base.find('{') == std::string::npos && base.starts_with('/') ? base : std::string();
}

/// The words that are not empty, with a space between them.
std::string spaced(std::initializer_list<std::string_view> words)
{
    std::string text;
    for (const std::string_view word : words) {
        if (!word.empty())
            text.append(text.empty() ? "" : " ").append(word);
    }
    return text;
}

class OpenApiReader {
public:
    OpenApiReader(const ApiDocument &document, ApiDocuments &documents, ContractItems &items)
        : m_document(document), m_documents(documents), m_items(items), m_base(basePath(document.root))
    {}

    std::vector<ApiRoute> read()
    {
        for (const YamlEntry &path : m_document.root["paths"].entries) {
            if (path.key.starts_with('/'))
                readPathItem(path);
        }
        for (const char *key : {"components.schemas", "definitions"}) {
            for (const YamlEntry &schema : m_document.root.at(key).entries)
                m_items.addSchema(schema.key, schema.value, m_document.path);
        }
        return std::move(m_routes);
    }

private:
    void readPathItem(const YamlEntry &path)
    {
        const ApiNode item = m_documents.resolve(path.value, m_document.path);
        for (const auto &[key, method] : methods) {
            if (const YamlNode *operation = item->find(key)) {
                const std::string name = std::string(method) + " " + path.key;
                Place place{item.file, lineOfKey(*item, key)};
                m_items.add("operation", name, (*operation)["operationId"].text(), place);
                if ((*operation)["deprecated"].text() == "true")
                    m_items.add("deprecated", name, {}, {item.file, (*operation)["deprecated"].line});
                m_routes.push_back({std::string(method), m_base + path.key, std::move(place)});
                readParameters(name, (*item)["parameters"], item.file);
                readParameters(name, (*operation)["parameters"], item.file);
                readBody(name, (*operation)["requestBody"], item.file);
                readResponses(name, (*operation)["responses"], item.file);
            }
        }
    }

    static int lineOfKey(const YamlNode &mapping, std::string_view key)
    {
        const auto entry =
            std::find_if(mapping.entries.begin(), mapping.entries.end(), [&](const YamlEntry &each) { return each.key == key; });
        return entry == mapping.entries.end() ? mapping.line : entry->line;
    }

    void readParameters(const std::string &operation, const YamlNode &list, const std::string &file)
    {
        for (const YamlNode &each : list.items) {
            const ApiNode parameter = m_documents.resolve(each, file);
            const std::string place = (*parameter)["in"].text();
            const std::string name = (*parameter)["name"].text();
            const YamlNode &schema = parameter->find("schema") ? (*parameter)["schema"] : *parameter; // Swagger has it inline
            const std::string type = schemaType(schema);
            if (place == "body")
                m_items.add("request", operation + " body", type, {parameter.file, parameter->line});
            else if (!name.empty())
                m_items.add("parameter", spaced({operation, name}),
                            spaced({place, (*parameter)["required"].text() == "true" ? "required" : "", type}),
                            {parameter.file, parameter->line});
        }
    }

    void readBody(const std::string &operation, const YamlNode &node, const std::string &file)
    {
        const ApiNode body = m_documents.resolve(node, file);
        for (const YamlEntry &content : (*body)["content"].entries)
            m_items.add("request", operation + " " + content.key, schemaType(content.value["schema"]), {body.file, content.line});
    }

    void readResponses(const std::string &operation, const YamlNode &responses, const std::string &file)
    {
        for (const YamlEntry &entry : responses.entries) {
            const ApiNode response = m_documents.resolve(entry.value, file);
            std::string type = response->find("schema") ? schemaType((*response)["schema"]) : std::string();
            for (const YamlEntry &content : (*response)["content"].entries) {
                if (type.empty())
                    type = schemaType(content.value["schema"]);
            }
            m_items.add("response", operation + " " + entry.key, std::move(type), {file, entry.line});
        }
    }

    const ApiDocument &m_document;
    ApiDocuments &m_documents;
    ContractItems &m_items;
    std::string m_base;
    std::vector<ApiRoute> m_routes;
};

} // namespace

std::vector<ApiRoute> readOpenApi(const ApiDocument &document, ApiDocuments &documents, ContractItems &items)
{
    return OpenApiReader(document, documents, items).read();
}

} // namespace alidade
