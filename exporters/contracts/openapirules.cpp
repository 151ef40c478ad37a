#include "exporters/contracts/openapiwriter.h"

#include <array>
#include <charconv>

namespace alidade {

namespace {

using Json = OpenApiJson;

/// A number of a rule; null when JSON cannot say it.
Json numberOf(const ProtoValue &value)
{
    const std::string &text = value.text;
    const char *end = text.data() + text.size();
    std::int64_t whole = 0;
    if (const auto [at, failure] = std::from_chars(text.data(), end, whole); failure == std::errc() && at == end)
        return whole;
    double real = 0;
    if (const auto [at, failure] = std::from_chars(text.data(), end, real); failure == std::errc() && at == end)
        return real;
    return nullptr;
}

/// Characters that mean something in a regular expression (ECMA-262) are escaped.
std::string literal(const std::string &text)
{
    std::string result;
    for (char c : text) {
        if (std::string_view("\\^$.|?*+()[]{}/").find(c) != std::string_view::npos)
            result += '\\';
        result += c;
    }
    return result;
}

/// Formats of JSON Schema by the name of the rule.
std::string_view formatOf(std::string_view rule)
{
    static constexpr auto formats = std::to_array<std::pair<std::string_view, std::string_view>>({{"email", "email"},
                                                                                                  {"hostname", "hostname"},
                                                                                                  {"ipv4", "ipv4"},
                                                                                                  {"ipv6", "ipv6"},
                                                                                                  {"uri", "uri"},
                                                                                                  {"uri_ref", "uri-reference"},
                                                                                                  {"uuid", "uuid"}});
    for (const auto &[name, format] : formats) {
        if (name == rule)
            return format;
    }
    return {};
}

constexpr const char *noKeyword = "no keyword of JSON Schema means the same";

} // namespace

/// `rules`: what stands in `(buf.validate.field)` or `(validate.rules)`.
void OpenApiWriter::addRules(OpenApiJson &schema, const ProtoValue &rules, const std::string &element, int line, bool &isRequired)
{
    for (const auto &[name, value] : rules.members) {
        const bool isMessage = name == "message";
        if (name == "required" || isMessage) {
            const ProtoValue *required = isMessage ? value.find("required") : &value;
            isRequired = isRequired || (required != nullptr && required->text == "true");
        } else if (value.kind == ProtoValue::Kind::message && name != "cel") {
            addTypeRules(schema, name, value, element, line);
        } else if (name != "ignore_empty") {
            add(LedgerEntry::Loss::dropped, element, "rule " + name, noKeyword, line);
        }
    }
}

/// The rules for one type: "string", "int32", "repeated", …
void OpenApiWriter::addTypeRules(OpenApiJson &schema, const std::string &type, const ProtoValue &rules,
                                 const std::string &element, int line)
{
    const bool isReference = schema.contains("$ref");
    const bool isText = type == "string", isList = type == "repeated" || type == "map";
    const bool isWideNumber = schema.contains("type") && schema["type"] == "string" && !isText && type != "bytes";
    const std::string prefix = "rule " + type + ".";
    for (const auto &[rule, value] : rules.members) {
        bool isSaid = false;
        if (rule == "required" || (type == "enum" && rule == "defined_only"))
            isSaid = true; // of a message, in protoc-gen-validate; the enum lists its values anyway
        else if (isList)
            isSaid = addListRule(schema, rule, value, element, line);
        else if (isText && !isReference)
            isSaid = addTextRule(schema, rule, value);
        else if (isWideNumber && !numberOf(value).is_null()) {
            schema["x-proto-" + rule] = numberOf(value);
            add(LedgerEntry::Loss::approximated, element, prefix + rule,
                "JSON writes 64-bit numbers as strings, which have no bounds", line);
            continue;
        } else if (!isReference) {
            isSaid = addNumberRule(schema, rule, value);
        }
        if (!isSaid)
            add(LedgerEntry::Loss::dropped, element, prefix + rule, noKeyword, line);
    }
}

bool OpenApiWriter::addTextRule(OpenApiJson &schema, const std::string &rule, const ProtoValue &value)
{
    const Json length = numberOf(value);
    if (const std::string_view format = formatOf(rule); !format.empty()) {
        if (value.text == "true")
            schema["format"] = format;
        return true;
    }
    if ((rule == "min_len" || rule == "len") && !length.is_null())
        schema["minLength"] = length;
    if ((rule == "max_len" || rule == "len") && !length.is_null())
        schema["maxLength"] = length;
    if (rule == "min_len" || rule == "max_len" || rule == "len")
        return true;
    if (schema.contains("pattern") && (rule == "pattern" || rule == "prefix" || rule == "suffix" || rule == "contains"))
        return false; // a second one
    if (rule == "pattern")
        schema["pattern"] = value.text;
    else if (rule == "prefix")
        schema["pattern"] = "^" + literal(value.text);
    else if (rule == "suffix")
        schema["pattern"] = literal(value.text) + "$";
    else if (rule == "contains")
        schema["pattern"] = literal(value.text);
    else if (rule == "const")
        schema["enum"] = Json::array({value.text});
    else if (rule == "in")
        schema["enum"] = [&] {
            Json words = schema.contains("enum") ? schema["enum"] : Json::array();
            if (value.kind != ProtoValue::Kind::list)
                words.push_back(value.text);
            for (const auto &item : value.members)
                words.push_back(item.value.text);
            return words;
        }();
    else
        return false;
    return true;
}

bool OpenApiWriter::addNumberRule(OpenApiJson &schema, const std::string &rule, const ProtoValue &value)
{
    if (rule == "in" && value.kind == ProtoValue::Kind::list) {
        Json numbers = Json::array();
        for (const auto &item : value.members)
            numbers.push_back(numberOf(item.value));
        schema["enum"] = std::move(numbers);
        return true;
    }
    const Json bound = numberOf(value);
    if (bound.is_null() || schema.value("type", "") == "boolean")
        return false;
    if (rule == "gte" || rule == "lte") {
        schema[rule == "gte" ? "minimum" : "maximum"] = bound;
    } else if (rule == "gt" || rule == "lt") {
        const bool isLow = rule == "gt";
        if (is31()) {
            schema.erase(isLow ? "minimum" : "maximum");
            schema[isLow ? "exclusiveMinimum" : "exclusiveMaximum"] = bound;
        } else {
            schema[isLow ? "minimum" : "maximum"] = bound;
            schema[isLow ? "exclusiveMinimum" : "exclusiveMaximum"] = true;
        }
    } else if (rule == "const") {
        schema["enum"] = Json::array({bound});
    } else {
        return false;
    }
    return true;
}

bool OpenApiWriter::addListRule(OpenApiJson &schema, const std::string &rule, const ProtoValue &value, const std::string &element,
                                int line)
{
    static constexpr auto bounds = std::to_array<std::pair<std::string_view, const char *>>(
        {{"min_items", "minItems"}, {"max_items", "maxItems"}, {"min_pairs", "minProperties"}, {"max_pairs", "maxProperties"}});
    for (const auto &[name, keyword] : bounds) {
        if (name == rule)
            schema[keyword] = numberOf(value);
        if (name == rule)
            return true;
    }
    if (rule == "unique") {
        if (value.text == "true")
            schema["uniqueItems"] = true;
        return true;
    }
    const bool isItems = rule == "items" && schema.contains("items"),
               isValues = rule == "values" && schema.contains("additionalProperties");
    if (!isItems && !isValues)
        return false;
    bool isRequired = false; // items are always there
    addRules(schema[isItems ? "items" : "additionalProperties"], value, element, line, isRequired);
    return true;
}

} // namespace alidade
