#pragma once

#include "importers/importer.h"
#include "importers/yaml/yaml.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace alidade {

/// Limits that keep hostile API documents harmless.
struct ApiLimits {
    static constexpr std::uint64_t fileBytes = 6U << 20U;
    static constexpr std::size_t files = 2000;           ///< documents of one tree
    static constexpr std::size_t referencedFiles = 1000; ///< files that `$ref` brings in
    static constexpr int hops = 20;                      ///< of one chain of `$ref`
    static constexpr int depth = 8;                      ///< of schemas inside of schemas
    static constexpr std::size_t items = 200'000;        ///< of all documents of one tree
};

/// A description of an API that stands in a file of its own.
struct ApiDocument {
    std::string path;
    YamlNode root;
    std::string key; ///< "openapi", "swagger" or "asyncapi"
};

/// A node of a document and the file that it stands in.
struct ApiNode {
    const YamlNode *node = nullptr; ///< never null: a null YAML node for what is not there
    std::string file;

    const YamlNode &operator*() const { return *node; }
    const YamlNode *operator->() const { return node; }
};

/// The API descriptions of a tree, and the files that they refer to. Descriptions in directories of examples, tests and
/// foreign code are left out.
class ApiDocuments {
public:
    explicit ApiDocuments(ImportContext &context);

    const std::vector<ApiDocument> &all() const { return m_documents; }

    /// What the node means: itself, or what its `$ref` leads to (RFC 6901 pointer, in this file or another one of the tree).
    /// A reference that leads to nothing gets one message, and a null node comes back.
    ApiNode resolve(const YamlNode &node, const std::string &file);

private:
    const YamlNode *root(const std::string &path);

    ImportContext &m_context;
    std::vector<ApiDocument> m_documents;
    std::map<std::string, std::vector<YamlNode>> m_referenced;
    std::map<std::string, std::size_t, std::less<>> m_byPath;
    std::set<std::string> m_missing;
};

/// "Order" of "#/components/schemas/Order", "order" of "schemas/order.yaml".
std::string referenceName(std::string_view reference);

} // namespace alidade
