#include "importers/contracts/openapi/apischemas.h"

#include "importers/contracts/openapi/apiset.h"
#include "importers/contracts/openapi/apivalues.h"
#include "importers/text.h"

#include <algorithm>
#include <array>
#include <set>

namespace alidade {

namespace {

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Keywords whose schemas have hashes of their own.
bool holdsSchemas(std::string_view keyword, const YamlNode &value)
{
    if (isOneOf(keyword,
                {"properties", "patternProperties", "dependentSchemas", "allOf", "anyOf", "oneOf", "prefixItems", "items", "not",
                 "contains", "propertyNames", "if", "then", "else", "contentSchema", "$defs", "definitions"}))
        return true;
    return isOneOf(keyword, {"additionalProperties", "unevaluatedItems", "unevaluatedProperties"}) && !value.isScalar();
}

} // namespace

std::int32_t ApiSchemas::fileIndex(const std::string &file)
{
    const auto [found, isNew] = m_fileIndices.emplace(file, static_cast<std::int32_t>(m_document.files.size()));
    if (isNew)
        m_document.files.push_back(file);
    return found->second;
}

std::int32_t ApiSchemas::schemaOf(const YamlNode &node, const std::string &file)
{
    const auto [found, isNew] = m_known.emplace(&node, static_cast<std::int32_t>(m_document.schemas.size()));
    if (!isNew)
        return found->second;
    if (m_document.schemas.size() == ApiContractLimits::schemas) {
        m_known.erase(found);
        return -1;
    }
    m_document.schemas.emplace_back();
    m_waiting.push_back({&node, file, found->second});
    return found->second;
}

OpenApiSchemaUse ApiSchemas::use(const YamlNode &node, const std::string &file)
{
    OpenApiSchemaUse result;
    if (node.line == 0)
        return result;
    result.place = place(node, file);
    const YamlNode *reference = node.find("$ref");
    if (!reference || !reference->isScalar()) {
        if (node.isMapping() || node.isScalar())
            result.schema = schemaOf(node, file);
        return result;
    }
    result.reference = reference->scalar;
    const ApiFiles::Located target = m_files.resolve(node, file);
    if (target.node == nullptr)
        return result;
    result.schema = schemaOf(*target.node, target.file);
    if (node.entries.size() > 1) {
        YamlNode &beside = m_beside.emplace_back(node);
        std::erase_if(beside.entries, [](const YamlEntry &entry) { return entry.key == "$ref"; });
        beside.order.clear();
        result.beside = schemaOf(beside, file);
    }
    return result;
}

void ApiSchemas::finish()
{
    while (!m_waiting.empty()) {
        const Waiting next = std::move(m_waiting.front());
        m_waiting.pop_front();
        OpenApiSchema schema; // filling may move all the others
        fill(schema, *next.node, next.file);
        m_document.schemas[static_cast<std::size_t>(next.schema)] = std::move(schema);
    }
}

void ApiSchemas::checkType(const YamlNode &node, const std::string &file)
{
    const YamlNode *type = node.find("type");
    if (!type)
        return;
    for (const std::string &each : apiTexts(*type)) {
        if (!isOneOf(each, {"string", "number", "integer", "boolean", "array", "object", "null", "file"}))
            m_files.diagnostics().push_back(
                {Severity::warning, file, type->line, "\"" + escaped(each) + "\" is no type of JSON Schema"});
    }
}

void ApiSchemas::fill(OpenApiSchema &schema, const YamlNode &node, const std::string &file)
{
    schema.place = place(node, file);
    schema.isNever = node.isScalar() && node.scalar == "false";
    for (const YamlEntry &entry : node.entries)
        schema.keywords.emplace_back(entry.key, OpenApiPlace{schema.place.file, entry.line, entry.value.column});
    checkType(node, file);
    fillPlain(schema, node);
    fillBounds(schema, node);
    fillNested(schema, node, file);
    fillHashes(schema, node);
}

void ApiSchemas::fillPlain(OpenApiSchema &schema, const YamlNode &node)
{
    schema.types = apiTexts(node["type"]);
    schema.format = node["format"].text();
    schema.title = node["title"].text();
    schema.description = node["description"].text();
    schema.pattern = node["pattern"].text();
    schema.contentMediaType = node["contentMediaType"].text();
    schema.contentEncoding = node["contentEncoding"].text();
    schema.isNullable = apiTruth(node["nullable"]) || apiTruth(node["x-nullable"]);
    schema.isReadOnly = apiTruth(node["readOnly"]);
    schema.isWriteOnly = apiTruth(node["writeOnly"]);
    schema.isDeprecated = apiTruth(node["deprecated"]);
    schema.hasUniqueItems = apiTruth(node["uniqueItems"]);
    if (const YamlNode *values = node.find("enum"); values && values->isSequence()) {
        schema.values.emplace();
        for (const YamlNode &item : values->items)
            schema.values->push_back(apiValue(item));
    }
    if (const YamlNode *constant = node.find("const"))
        schema.constant = apiValue(*constant);
    if (const YamlNode *value = node.find("default"))
        schema.defaultValue = apiValue(*value);
    if (node["required"].isSequence())
        schema.required = apiTexts(node["required"]);
    for (const YamlEntry &entry : node["dependentRequired"].entries)
        schema.dependentRequired.emplace_back(entry.key, apiTexts(entry.value));
    if (const YamlNode *mapping = node.find("discriminator")) {
        schema.discriminator.emplace();
        schema.discriminator->property = mapping->isScalar() ? mapping->scalar : (*mapping)["propertyName"].text();
        for (const YamlEntry &entry : (*mapping)["mapping"].entries)
            schema.discriminator->mapping.emplace_back(entry.key, entry.value.text());
    }
    schema.extensions = apiExtensions(node);
}

void ApiSchemas::fillBounds(OpenApiSchema &schema, const YamlNode &node)
{
    static constexpr std::array<std::pair<std::string_view, std::optional<double> OpenApiSchema::*>, 11> bounds{{
        {"minimum", &OpenApiSchema::minimum},
        {"maximum", &OpenApiSchema::maximum},
        {"multipleOf", &OpenApiSchema::multipleOf},
        {"minLength", &OpenApiSchema::minLength},
        {"maxLength", &OpenApiSchema::maxLength},
        {"minItems", &OpenApiSchema::minItems},
        {"maxItems", &OpenApiSchema::maxItems},
        {"minProperties", &OpenApiSchema::minProperties},
        {"maxProperties", &OpenApiSchema::maxProperties},
        {"minContains", &OpenApiSchema::minContains},
        {"maxContains", &OpenApiSchema::maxContains},
    }};
    for (const auto &[keyword, member] : bounds)
        schema.*member = apiNumber(node[keyword]);
    const auto exclusive = [&](std::string_view keyword, const std::optional<double> &bound) {
        return apiTruth(node[keyword]) ? bound : apiNumber(node[keyword]);
    };
    schema.exclusiveMinimum = exclusive("exclusiveMinimum", schema.minimum);
    schema.exclusiveMaximum = exclusive("exclusiveMaximum", schema.maximum);
}

void ApiSchemas::fillSwitchable(OpenApiSchemaUse &use_, const YamlNode &node, const std::string &file)
{
    if (node.isMapping() || (node.isScalar() && node.scalar == "false"))
        use_ = use(node, file);
}

void ApiSchemas::fillNested(OpenApiSchema &schema, const YamlNode &node, const std::string &file)
{
    const auto named = [&](OpenApiNamed<OpenApiSchemaUse> &into, std::string_view keyword) {
        for (const YamlEntry &entry : node[keyword].entries)
            into.emplace_back(entry.key, use(entry.value, file));
    };
    named(schema.properties, "properties");
    named(schema.patternProperties, "patternProperties");
    named(schema.dependentSchemas, "dependentSchemas");
    const auto listed = [&](std::vector<OpenApiSchemaUse> &into, std::string_view keyword) {
        for (const YamlNode &item : node[keyword].items)
            into.push_back(use(item, file));
    };
    listed(schema.allOf, "allOf");
    listed(schema.anyOf, "anyOf");
    listed(schema.oneOf, "oneOf");
    listed(schema.prefixItems, "prefixItems");
    const auto single = [&](OpenApiSchemaUse &into, std::string_view keyword) {
        if (const YamlNode *inner = node.find(keyword))
            into = use(*inner, file);
    };
    single(schema.items, "items");
    single(schema.not_, "not");
    single(schema.contains, "contains");
    single(schema.propertyNames, "propertyNames");
    single(schema.if_, "if");
    single(schema.then_, "then");
    single(schema.else_, "else");
    single(schema.contentSchema, "contentSchema");
    const YamlNode &additional = node["additionalProperties"];
    if (additional.isMapping())
        schema.additionalProperties = use(additional, file);
    else if (additional.isScalar())
        schema.allowsAdditional = additional.scalar == "true";
    fillSwitchable(schema.unevaluatedItems, node["unevaluatedItems"], file);
    fillSwitchable(schema.unevaluatedProperties, node["unevaluatedProperties"], file);
}

void ApiSchemas::fillHashes(OpenApiSchema &schema, const YamlNode &node)
{
    schema.ownHash = schema.ownMeaningHash = schema.isNever ? 1 : 2;
    for (const YamlEntry &entry : node.entries) {
        if (holdsSchemas(entry.key, entry.value))
            continue;
        const bool isSet = isOneOf(entry.key, {"type", "enum", "required"});
        const YamlNode &value = entry.value;
        // `type: string` and `type: [string]` are the same.
        const std::uint64_t hash = entry.key == "type" && value.isSequence() && value.items.size() == 1 ? apiHash(value.items[0])
                                                                                                        : apiHash(value, isSet);
        const std::uint64_t mixed = mixedHash(apiHash(entry.key), hash);
        schema.ownHash += mixed;
        if (!isOneOf(entry.key, {"title", "description", "default", "example", "externalDocs", "examples", "$comment"}))
            schema.ownMeaningHash += mixed;
    }
}

} // namespace alidade
