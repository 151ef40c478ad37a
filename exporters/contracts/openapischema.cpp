#include "exporters/contracts/openapiwriter.h"
#include "exporters/contracts/proto/protonames.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace alidade {

namespace {

using Json = OpenApiJson;

/// Types of google.protobuf that JSON writes in a way of their own (protobuf.dev/programming-guides/json).
constexpr std::string_view wellKnownPackage = "google.protobuf.";

Json number(const std::string &text)
{
    std::int64_t whole = 0;
    const char *end = text.data() + text.size();
    if (const auto [at, failure] = std::from_chars(text.data(), end, whole); failure == std::errc() && at == end)
        return whole;
    double value = 0;
    if (const auto [at, failure] = std::from_chars(text.data(), end, value); failure == std::errc() && at == end)
        return value;
    return text;
}

bool is64Bit(ProtoType type)
{
    return type == ProtoType::int64 || type == ProtoType::uint64 || type == ProtoType::sint64 || type == ProtoType::fixed64 ||
           type == ProtoType::sfixed64;
}

/// A reference with something beside it must be wrapped: OpenAPI 3.0 ignores what stands beside `$ref`.
Json &beside(Json &schema)
{
    if (schema.contains("$ref"))
        schema = Json{{"allOf", Json::array({std::move(schema)})}};
    return schema;
}

} // namespace

OpenApiJson OpenApiWriter::reference(const std::string &type)
{
    m_wanted.insert(type);
    return {{"$ref", "#/components/schemas/" + type}};
}

void OpenApiWriter::writeSchemas(OpenApiJson &schemas)
{
    std::set<std::string> done;
    std::map<std::string, Json> written;
    while (done.size() < m_wanted.size()) {
        for (const std::string &type : std::set<std::string>(m_wanted)) { // writing one may want others
            if (!done.insert(type).second)
                continue;
            const auto found = m_types.find(type);
            if (found == m_types.end()) {
                written[type] = {{"type", "object"}, {"description", "A type that is not in the source."}};
                continue;
            }
            m_file = found->second.file;
            if (found->second.words != nullptr)
                written[type] = enumSchema(*found->second.words);
            else if (!found->second.message->isMapEntry)
                written[type] = messageSchema(*found->second.message);
            if (m_file->package != m_package && written.contains(type))
                written[type]["x-proto-file"] = m_file->name;
            for (const ProtoMessage &nested :
                 found->second.message == nullptr ? std::vector<ProtoMessage>() : found->second.message->messages) {
                if (!nested.isMapEntry)
                    m_wanted.insert(nested.fullName);
            }
        }
    }
    for (auto &[name, schema] : written)
        schemas[name] = std::move(schema);
}

OpenApiJson OpenApiWriter::enumSchema(const ProtoEnum &words)
{
    Json names = Json::array(), numbers = Json::object();
    for (const ProtoEnumValue &value : words.values) {
        names.push_back(value.name);
        numbers[value.name] = value.number;
    }
    Json schema{{"type", "string"}, {"enum", std::move(names)}};
    std::string text = descriptionOf(words.comment);
    for (const ProtoEnumValue &value : words.values) {
        const std::string comment = descriptionOf(value.comment);
        if (!comment.empty())
            text += (text.empty() ? "" : "\n\n") + value.name + ": " + comment;
    }
    if (!text.empty())
        schema["description"] = text;
    if (words.isOptionTrue("deprecated"))
        schema["deprecated"] = true;
    schema["x-proto-enum"] = std::move(numbers);
    addReserved(schema, words.reservedRanges, words.reservedNames);
    return schema;
}

void OpenApiWriter::addReserved(OpenApiJson &schema, const std::vector<ProtoRange> &ranges, const std::vector<std::string> &names)
{
    Json numbers = Json::array();
    for (const ProtoRange &range : ranges)
        numbers.push_back(Json::array({range.first, range.last}));
    if (!numbers.empty())
        schema["x-proto-reserved-numbers"] = std::move(numbers);
    if (!names.empty())
        schema["x-proto-reserved-names"] = names;
}

OpenApiJson OpenApiWriter::messageSchema(const ProtoMessage &message)
{
    Json schema{{"type", "object"}};
    if (const std::string text = descriptionOf(message.comment); !text.empty())
        schema["description"] = text;
    if (message.isOptionTrue("deprecated"))
        schema["deprecated"] = true;
    Json properties = Json::object(), required = Json::array(), numbers = Json::object();
    for (const ProtoField &field : message.fields) {
        const std::string element = protoName(message.fullName, field.name);
        bool isRequired = field.label == ProtoLabel::required || field.features.presence == ProtoFeatures::Presence::required;
        Json property = fieldSchema(field, message);
        addFieldOptions(property, field, element, isRequired);
        properties[field.jsonName] = std::move(property);
        numbers[field.jsonName] = field.number;
        if (isRequired)
            required.push_back(field.jsonName);
    }
    if (!properties.empty())
        schema["properties"] = std::move(properties);
    if (!required.empty())
        schema["required"] = std::move(required);
    addOneofs(schema, message);
    if (!numbers.empty())
        schema["x-proto-numbers"] = std::move(numbers);
    addReserved(schema, message.reservedRanges, message.reservedNames);
    for (const ProtoField &extension : message.extensions)
        add(LedgerEntry::Loss::dropped, extension.fullName, "extension", "OpenAPI has no fields of foreign messages",
            extension.span.line);
    if (!message.extensionRanges.empty())
        add(LedgerEntry::Loss::dropped, message.fullName, "extension range", "OpenAPI has no fields of foreign messages",
            message.span.line);
    for (const ProtoOption &option : message.options) {
        if (option.name.starts_with('('))
            add(LedgerEntry::Loss::dropped, message.fullName, "option " + option.name, "no keyword of OpenAPI means the same",
                option.span.line);
    }
    return schema;
}

/// At most one member of a oneof is there; exactly one, when a rule says that it is required.
void OpenApiWriter::addOneofs(OpenApiJson &schema, const ProtoMessage &message)
{
    Json all = Json::array(), names = Json::object();
    for (std::size_t i = 0; i < message.oneofs.size(); ++i) {
        const ProtoOneof &oneof = message.oneofs[i];
        if (oneof.isSynthetic)
            continue;
        Json alternatives = Json::array(), members = Json::array();
        for (const ProtoField &field : message.fields) {
            if (field.oneof != static_cast<std::int32_t>(i))
                continue;
            alternatives.push_back({{"required", Json::array({field.jsonName})}});
            members.push_back(field.jsonName);
        }
        const bool isRequired = oneof.isOptionTrue("(buf.validate.oneof).required") || oneof.isOptionTrue("(validate.required)");
        if (!isRequired)
            alternatives.push_back({{"not", {{"anyOf", alternatives}}}});
        all.push_back({{"oneOf", std::move(alternatives)}});
        names[oneof.name] = std::move(members);
    }
    if (all.empty())
        return;
    schema["allOf"] = std::move(all);
    schema["x-proto-oneofs"] = std::move(names);
}

OpenApiJson OpenApiWriter::nullable(OpenApiJson schema) const
{
    if (!is31())
        schema["nullable"] = true;
    else
        schema["type"] = Json::array({schema["type"], "null"});
    return schema;
}

OpenApiJson OpenApiWriter::scalarSchema(ProtoType type) const
{
    switch (type) {
    case ProtoType::double_: return {{"type", "number"}, {"format", "double"}};
    case ProtoType::float_: return {{"type", "number"}, {"format", "float"}};
    case ProtoType::int32:
    case ProtoType::sint32:
    case ProtoType::sfixed32: return {{"type", "integer"}, {"format", "int32"}};
    case ProtoType::uint32:
    case ProtoType::fixed32: return {{"type", "integer"}, {"format", "int64"}, {"minimum", 0}, {"maximum", 4'294'967'295LL}};
    case ProtoType::int64:
    case ProtoType::sint64:
    case ProtoType::sfixed64: return {{"type", "string"}, {"format", "int64"}};
    case ProtoType::uint64:
    case ProtoType::fixed64: return {{"type", "string"}, {"format", "uint64"}};
    case ProtoType::bool_: return {{"type", "boolean"}};
    case ProtoType::bytes:
        return is31() ? Json{{"type", "string"}, {"contentEncoding", "base64"}} : Json{{"type", "string"}, {"format", "byte"}};
    default: return {{"type", "string"}};
    }
}

/// Null for a type that JSON writes like any other.
OpenApiJson OpenApiWriter::wellKnown(const std::string &type) const
{
    if (!type.starts_with(wellKnownPackage))
        return nullptr;
    const std::string name = type.substr(wellKnownPackage.size());
    static const std::map<std::string, ProtoType> wrappers{
        {"DoubleValue", ProtoType::double_}, {"FloatValue", ProtoType::float_},  {"Int64Value", ProtoType::int64},
        {"UInt64Value", ProtoType::uint64},  {"Int32Value", ProtoType::int32},   {"UInt32Value", ProtoType::uint32},
        {"BoolValue", ProtoType::bool_},     {"StringValue", ProtoType::string}, {"BytesValue", ProtoType::bytes}};
    if (const auto wrapper = wrappers.find(name); wrapper != wrappers.end())
        return nullable(scalarSchema(wrapper->second));
    if (name == "Timestamp")
        return {{"type", "string"}, {"format", "date-time"}};
    if (name == "Duration")
        return {{"type", "string"}, {"pattern", "^-?[0-9]+(\\.[0-9]{1,9})?s$"}};
    if (name == "FieldMask")
        return {{"type", "string"}, {"format", "field-mask"}};
    if (name == "Empty")
        return {{"type", "object"}, {"x-proto-type", type}};
    if (name == "Struct")
        return {{"type", "object"}, {"additionalProperties", true}};
    if (name == "Value")
        return {{"description", "Any JSON value."}};
    if (name == "ListValue")
        return {{"type", "array"}, {"items", Json::object()}, {"x-proto-type", type}};
    if (name == "NullValue") {
        Json null =
            is31() ? Json{{"type", "null"}} : Json{{"type", "string"}, {"nullable", true}, {"enum", Json::array({nullptr})}};
        null["x-proto-type"] = type;
        return null;
    }
    if (name == "Any")
        return {{"type", "object"}, {"properties", {{"@type", {{"type", "string"}}}}}, {"additionalProperties", true}};
    return nullptr;
}

/// The schema of one value of a field, whatever its cardinality.
OpenApiJson OpenApiWriter::plainSchema(const ProtoField &field, const std::string &element)
{
    switch (field.type) {
    case ProtoType::message:
    case ProtoType::group:
    case ProtoType::enum_:
        if (Json known = wellKnown(field.typeName); !known.is_null())
            return known;
        return reference(field.typeName);
    case ProtoType::unresolved:
        add(LedgerEntry::Loss::dropped, element, "type " + field.typeName, "the source does not declare it", field.typeSpan.line);
        return {{"description", "Of type " + field.typeName + ", which is not in the source."}};
    default: return scalarSchema(field.type);
    }
}

OpenApiJson OpenApiWriter::fieldSchema(const ProtoField &field, const ProtoMessage &message)
{
    const std::string element = protoName(message.fullName, field.name);
    if (field.isMap) {
        const auto entry = m_types.find(field.typeName);
        if (entry == m_types.end() || entry->second.message == nullptr || entry->second.message->fields.size() < 2)
            return {{"type", "object"}};
        const ProtoField &key = entry->second.message->fields[0], &value = entry->second.message->fields[1];
        if (key.type != ProtoType::string)
            add(LedgerEntry::Loss::approximated, element, "map key of type " + std::string(toText(key.type)),
                "names of JSON members are strings", field.span.line);
        Json schema{{"type", "object"}, {"additionalProperties", plainSchema(value, element)}};
        if (key.type != ProtoType::string)
            schema["x-proto-map-key"] = toText(key.type);
        return schema;
    }
    Json schema = plainSchema(field, element);
    return field.label == ProtoLabel::repeated ? Json{{"type", "array"}, {"items", std::move(schema)}} : schema;
}

void OpenApiWriter::addFieldOptions(OpenApiJson &schema, const ProtoField &field, const std::string &element, bool &isRequired)
{
    static constexpr std::string_view behavior = "(google.api.field_behavior)", rules = "(buf.validate.field)",
                                      oldRules = "(validate.rules)";
    for (std::string_view name : {rules, oldRules}) {
        const ProtoValue merged = mergedOption(field.options, name);
        if (!merged.members.empty())
            addRules(schema, merged, element, field.span.line, isRequired);
    }
    addDefault(schema, field, element);
    Json notes = Json::object();
    if (const std::string text = descriptionOf(field.comment); !text.empty())
        notes["description"] = text;
    if (field.isOptionTrue("deprecated"))
        notes["deprecated"] = true;
    std::vector<std::string> behaviors;
    for (const ProtoOption &option : field.options) {
        if (option.name == behavior) {
            behaviors.push_back(option.value.text);
            for (const auto &item : option.value.members)
                behaviors.push_back(item.value.text);
        } else if (option.name.starts_with('(') && !option.name.starts_with(rules) && !option.name.starts_with(oldRules)) {
            add(LedgerEntry::Loss::dropped, element, "option " + option.name, "no keyword of OpenAPI means the same",
                option.span.line);
        }
    }
    for (const std::string &each : behaviors) {
        isRequired = isRequired || each == "REQUIRED";
        if (each == "OUTPUT_ONLY")
            notes["readOnly"] = true;
        else if (each == "INPUT_ONLY")
            notes["writeOnly"] = true;
        else if (!each.empty() && each != "REQUIRED" && each != "OPTIONAL")
            notes["x-proto-field-behavior"] = each;
    }
    if (protoSnakeName(field.jsonName) != field.name)
        notes["x-proto-name"] = field.name;
    if (field.isProto3Optional)
        notes["x-proto-optional"] = true;
    const bool isPlain = field.type == ProtoType::int32 || field.type == ProtoType::uint32 || field.type == ProtoType::int64 ||
                         field.type == ProtoType::uint64;
    const bool isNumber = is64Bit(field.type) || field.type == ProtoType::sint32 || field.type == ProtoType::fixed32 ||
                          field.type == ProtoType::sfixed32;
    if (isNumber && !isPlain)
        notes["x-proto-type"] = toText(field.type);
    if (!notes.empty())
        beside(schema).update(notes);
}

void OpenApiWriter::addDefault(OpenApiJson &schema, const ProtoField &field, const std::string &element)
{
    if (!field.defaultValue)
        return;
    const std::string &text = *field.defaultValue;
    if (field.type == ProtoType::bytes || text == "inf" || text == "-inf" || text == "nan")
        add(LedgerEntry::Loss::dropped, element, "default " + (field.type == ProtoType::bytes ? std::string("bytes") : text),
            "JSON has no such value", field.span.line);
    else if (field.type == ProtoType::bool_)
        beside(schema)["default"] = text == "true";
    else if (schema.value("type", "") == "string" || field.type == ProtoType::enum_)
        beside(schema)["default"] = text;
    else
        schema["default"] = number(text);
}

} // namespace alidade
