#include "importers/openapi/schemaitems.h"

#include <algorithm>
#include <utility>

namespace alidade {

namespace {

constexpr std::size_t longestType = 300;

std::string joinedTypes(const YamlNode &list, std::string_view separator, int depth);

std::string typeAt(const YamlNode &schema, int depth)
{
    if (depth > ApiLimits::depth)
        return "…";
    if (const YamlNode *reference = schema.find("$ref"))
        return referenceName(reference->text());
    for (const auto &[key, separator] : {std::pair{"oneOf", " | "}, {"anyOf", " | "}, {"allOf", " & "}}) {
        if (const YamlNode *parts = schema.find(key); parts && !parts->items.empty())
            return joinedTypes(*parts, separator, depth + 1);
    }
    const YamlNode &type = schema["type"];
    std::string text = type.text();
    for (const YamlNode &each : type.items) // OpenAPI 3.1: a list of types
        text += (text.empty() ? "" : " | ") + each.text();
    if (text == "array" || (text.empty() && schema.find("items")))
        return "array<" + typeAt(schema["items"], depth + 1) + ">";
    const YamlNode *values = schema.find("additionalProperties");
    if (values && values->isMapping() && !schema.find("properties"))
        return "map<" + typeAt(*values, depth + 1) + ">";
    if (text.empty())
        text = schema.find("properties") ? "object" : schema.find("enum") ? "string" : "any";
    if (const std::string format = schema["format"].text(); !format.empty())
        text += " (" + format + ")";
    return text;
}

std::string joinedTypes(const YamlNode &list, std::string_view separator, int depth)
{
    std::string text;
    for (const YamlNode &part : list.items) {
        if (text.size() > longestType)
            break;
        text.append(text.empty() ? "" : separator).append(typeAt(part, depth));
    }
    return text;
}

bool isRequired(const YamlNode &schema, std::string_view property)
{
    const std::vector<YamlNode> &names = schema["required"].items;
    return std::any_of(names.begin(), names.end(), [&](const YamlNode &name) { return name.scalar == property; });
}

} // namespace

std::string schemaType(const YamlNode &schema)
{
    std::string text = typeAt(schema, 0);
    if (text.size() > longestType) {
        text.resize(longestType);
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80)
            text.pop_back();
        text += "…";
    }
    return text;
}

void ContractItems::add(const char *kind, std::string name, std::string type, Place place)
{
    if (m_context.facts.contractItems.size() < ApiLimits::items)
        m_context.facts.contractItems.push_back({m_contract, kind, std::move(name), std::move(type), 0, std::move(place)});
}

void ContractItems::addSchema(const std::string &name, const YamlNode &schema, const std::string &file)
{
    add("schema", name, schemaType(schema), {file, schema.line});
    // A schema in a file of its own is named by the reference to it and described there.
    const ApiNode target = m_documents.resolve(schema, file);
    const bool isElsewhere = target.file != file;
    if (!schema.find("$ref") || isElsewhere)
        addProperties(name, *target, target.file, 0);
}

void ContractItems::addProperties(const std::string &name, const YamlNode &schema, const std::string &file, int depth)
{
    if (depth > ApiLimits::depth)
        return;
    for (const YamlNode &part : schema["allOf"].items)
        addProperties(name, part, file, depth + 1);
    if (const YamlNode *items = schema.find("items"))
        addProperties(name, *items, file, depth + 1);
    for (const YamlEntry &property : schema["properties"].entries) {
        const std::string full = name + "." + property.key;
        add("property", full, (isRequired(schema, property.key) ? "required " : "") + schemaType(property.value),
            {file, property.line});
        addProperties(full, property.value, file, depth + 1);
    }
}

} // namespace alidade
