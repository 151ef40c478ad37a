#pragma once

#include "importers/contracts/openapi/apifiles.h"
#include "model/openapi.h"

#include <deque>
#include <unordered_map>

namespace alidade {

/// Makes the schemas of one document out of YAML nodes: each node once, whoever refers to it.
class ApiSchemas {
public:
    ApiSchemas(OpenApiDocument &document, ApiFiles &files) : m_document(document), m_files(files) {}

    /// The schema at a node, or where its reference leads; not there for a null node or a reference to nothing.
    OpenApiSchemaUse use(const YamlNode &node, const std::string &file);

    /// Fills all schemas that were asked for, and those that they ask for.
    void finish();

    /// The place of a node.
    OpenApiPlace place(const YamlNode &node, const std::string &file) { return {fileIndex(file), node.line, node.column}; }

private:
    struct Waiting {
        const YamlNode *node;
        std::string file;
        std::int32_t schema;
    };

    std::int32_t schemaOf(const YamlNode &node, const std::string &file);
    std::int32_t fileIndex(const std::string &file);
    void fill(OpenApiSchema &schema, const YamlNode &node, const std::string &file);
    void fillPlain(OpenApiSchema &schema, const YamlNode &node);
    void fillBounds(OpenApiSchema &schema, const YamlNode &node);
    void fillNested(OpenApiSchema &schema, const YamlNode &node, const std::string &file);
    void fillHashes(OpenApiSchema &schema, const YamlNode &node);
    void fillSwitchable(OpenApiSchemaUse &use, const YamlNode &node, const std::string &file);
    void checkType(const YamlNode &node, const std::string &file);

    OpenApiDocument &m_document;
    ApiFiles &m_files;
    std::unordered_map<const YamlNode *, std::int32_t> m_known;
    std::map<std::string, std::int32_t> m_fileIndices;
    std::deque<Waiting> m_waiting;
    std::deque<YamlNode> m_beside; ///< made up: what stands beside a reference
};

} // namespace alidade
