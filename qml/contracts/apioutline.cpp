#include "qml/contracts/apioutline.h"

#include "importers/openapi/schemaitems.h"
#include "importers/text.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

constexpr int mostHops = 20; ///< of one chain of `$ref`
constexpr std::array<std::string_view, 8> verbs{"get", "put", "post", "delete", "patch", "head", "options", "trace"};

bool isNamePart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

/// The path of the first server's URL: "/api" of "https://shop.example/api/".
std::string basePath(const YamlNode &document)
{
    const YamlNode &servers = document["servers"];
    std::string url = servers.items.empty() ? std::string() : servers.items.front()["url"].text();
    if (const std::size_t scheme = url.find("://"); scheme != std::string::npos) {
        const std::size_t path = url.find('/', scheme + 3);
        url = path == std::string::npos ? std::string() : url.substr(path);
    }
    while (url.ends_with('/'))
        url.pop_back();
    return url;
}

const YamlNode *firstSchema(const YamlNode &content)
{
    return content.entries.empty() ? nullptr : content.entries.front().value.find("schema");
}

std::string unescapedPointer(std::string part)
{
    for (const auto &[from, to] : {std::pair{"~1", "/"}, {"~0", "~"}}) {
        for (std::size_t at = part.find(from); at != std::string::npos; at = part.find(from, at + 1))
            part.replace(at, 2, to);
    }
    return part;
}

} // namespace

std::string pathShape(std::string_view path)
{
    std::string shape;
    int depth = 0;
    for (const char c : path) {
        if (c == '{' && depth++ == 0)
            shape += "{}";
        else if (c == '}' && depth > 0)
            --depth;
        else if (depth == 0)
            shape += c;
    }
    return shape;
}

std::string bareType(const YamlNode &schema)
{
    const std::string type = schemaType(schema);
    std::string bare;
    for (std::size_t i = 0; i < type.size();) {
        std::size_t end = i;
        while (end < type.size() && isNamePart(type[end]))
            ++end;
        if (end == i) {
            bare += type[i++];
            continue;
        }
        const std::string_view word = std::string_view(type).substr(i, end - i);
        bare += word.substr(word.rfind('.') + 1);
        i = end;
    }
    return bare;
}

std::string plainName(std::string_view name)
{
    std::string plain = lowered(name);
    std::erase_if(plain, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); });
    return plain;
}

ApiOutline::ApiOutline(const YamlNode &document) : m_document(document)
{
    const std::string base = basePath(document);
    for (const YamlEntry &path : document["paths"].entries) {
        const YamlNode &item = resolved(path.value);
        for (const YamlEntry &entry : item.entries) {
            if (std::find(verbs.begin(), verbs.end(), entry.key) == verbs.end())
                continue;
            std::string verb = entry.key;
            std::transform(verb.begin(), verb.end(), verb.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
            m_operations.push_back({.verb = verb,
                                    .path = path.key,
                                    .shape = pathShape(base + path.key),
                                    .id = entry.value["operationId"].text(),
                                    .line = entry.line,
                                    .node = &entry.value,
                                    .pathNode = &item});
        }
    }
}

const YamlNode &ApiOutline::resolved(const YamlNode &node) const
{
    static const YamlNode nothing;
    const YamlNode *at = &node;
    for (int hop = 0; hop < mostHops; ++hop) {
        const YamlNode *reference = at->find("$ref");
        if (!reference)
            return *at;
        const std::string target = reference->text();
        if (!target.starts_with("#/"))
            return nothing;
        at = &m_document;
        for (std::size_t begin = 2; begin <= target.size();) {
            const std::size_t end = std::min(target.find('/', begin), target.size());
            at = &(*at)[unescapedPointer(target.substr(begin, end - begin))];
            begin = end + 1;
        }
    }
    return nothing;
}

std::vector<ApiPart> ApiOutline::parts(const ApiOperation &operation) const
{
    std::vector<ApiPart> parts;
    for (const YamlNode *owner : {operation.pathNode, operation.node}) {
        for (const YamlNode &each : (*owner)["parameters"].items) {
            const YamlNode &parameter = resolved(each);
            parts.push_back({parameter["in"].text(), parameter["name"].text(), bareType(parameter["schema"]),
                             parameter["required"].text() == "true", each.line});
        }
    }
    const YamlNode &body = resolved((*operation.node)["requestBody"]);
    if (const YamlNode *schema = firstSchema(body["content"]))
        parts.push_back({"body", {}, bareType(*schema), body["required"].text() == "true", schema->line});
    for (const YamlEntry &response : (*operation.node)["responses"].entries) {
        if (!response.key.starts_with('2'))
            continue;
        const YamlNode *schema = firstSchema(resolved(response.value)["content"]);
        parts.push_back({response.key, {}, schema ? bareType(*schema) : std::string(), false, response.line});
        break;
    }
    return parts;
}

void ApiOutline::reach(const YamlNode &node, std::set<std::string> &names) const
{
    constexpr std::string_view prefix = "#/components/schemas/";
    if (const YamlNode *reference = node.find("$ref"); reference && reference->scalar.starts_with(prefix)) {
        const std::string name = unescapedPointer(reference->scalar.substr(prefix.size()));
        if (names.insert(name).second)
            reach(schemas()[name], names);
    }
    for (const YamlEntry &entry : node.entries)
        reach(entry.value, names);
    for (const YamlNode &item : node.items)
        reach(item, names);
}

std::set<std::string> ApiOutline::reachedSchemas() const
{
    std::set<std::string> names;
    for (const ApiOperation &operation : m_operations)
        reach(*operation.node, names);
    return names;
}

} // namespace alidade
