#pragma once

#include "importers/yaml/yaml.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// An operation of an OpenAPI document.
struct ApiOperation {
    std::string verb;  ///< "GET"
    std::string path;  ///< as written
    std::string shape; ///< "/orders/{}" below the path of its server
    std::string id;    ///< operationId, or empty
    int line = 0;
    const YamlNode *node = nullptr;
    const YamlNode *pathNode = nullptr; ///< whose parameters it has, too
};

/// A parameter, a body or a response of an operation, in one line.
struct ApiPart {
    std::string place; ///< "path", "query", "header", "cookie", "body" or the status of a response
    std::string name;  ///< of a parameter
    std::string type;  ///< without the scope of names
    bool isRequired = false;
    int line = 0;
};

/// An OpenAPI 3 document, looked at by operation and schema. The document must outlive it.
class ApiOutline {
public:
    explicit ApiOutline(const YamlNode &document);

    const std::vector<ApiOperation> &operations() const { return m_operations; }
    /// Parameters in order, then the body, then the first response that tells of success.
    std::vector<ApiPart> parts(const ApiOperation &operation) const;
    /// The schemas by name; null when there are none.
    const YamlNode &schemas() const { return m_document.at("components.schemas"); }
    /// What `$ref` leads to inside of this document; the node itself without one. A null node where it leads to nothing.
    const YamlNode &resolved(const YamlNode &node) const;
    /// The names of all schemas that operations reach.
    std::set<std::string> reachedSchemas() const;

private:
    void reach(const YamlNode &node, std::set<std::string> &names) const;

    const YamlNode &m_document;
    std::vector<ApiOperation> m_operations;
};

/// "GET /orders/{id}" and "/orders/{orderId}" alike: every parameter is "{}".
std::string pathShape(std::string_view path);

/// The schema's type in one line, names without their scope: "array<Money>".
std::string bareType(const YamlNode &schema);

/// Letters and digits alone, small: what names have in common that are written in different ways.
std::string plainName(std::string_view name);

} // namespace alidade
