#include "importers/contracts/openapi/apivalues.h"

#include <array>
#include <bit>
#include <cstdlib>

namespace alidade {

namespace {

/// [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?
bool isNumber(std::string_view text)
{
    std::size_t i = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    const auto digits = [&] {
        const std::size_t begin = i;
        while (i < text.size() && text[i] >= '0' && text[i] <= '9')
            ++i;
        return i - begin;
    };
    std::size_t count = digits();
    if (i < text.size() && text[i] == '.') {
        ++i;
        count += digits();
    }
    if (count == 0)
        return false;
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        if (i < text.size() && (text[i] == '-' || text[i] == '+'))
            ++i;
        if (digits() == 0)
            return false;
    }
    return i == text.size();
}

OpenApiValue::Kind scalarKind(const YamlNode &node)
{
    if (node.isQuoted)
        return OpenApiValue::Kind::text;
    if (node.scalar.empty() || node.scalar == "~" || node.scalar == "null")
        return OpenApiValue::Kind::null;
    if (node.scalar == "true" || node.scalar == "false")
        return OpenApiValue::Kind::boolean;
    return isNumber(node.scalar) ? OpenApiValue::Kind::number : OpenApiValue::Kind::text;
}

} // namespace

OpenApiValue apiValue(const YamlNode &node)
{
    OpenApiValue value;
    switch (node.kind) {
    case YamlNode::Kind::null: break;
    case YamlNode::Kind::scalar:
        value.kind = scalarKind(node);
        if (value.kind != OpenApiValue::Kind::null)
            value.text = node.scalar;
        break;
    case YamlNode::Kind::sequence:
        value.kind = OpenApiValue::Kind::list;
        for (const YamlNode &item : node.items)
            value.items.push_back(apiValue(item));
        break;
    case YamlNode::Kind::mapping:
        value.kind = OpenApiValue::Kind::object;
        for (const YamlEntry &entry : node.entries)
            value.members.push_back({entry.key, apiValue(entry.value)});
        break;
    }
    return value;
}

OpenApiNamed<OpenApiValue> apiExtensions(const YamlNode &node)
{
    OpenApiNamed<OpenApiValue> result;
    for (const YamlEntry &entry : node.entries) {
        if (entry.key.starts_with("x-"))
            result.emplace_back(entry.key, apiValue(entry.value));
    }
    return result;
}

std::optional<double> apiNumber(const YamlNode &node)
{
    if (!node.isScalar() || !isNumber(node.scalar))
        return std::nullopt;
    return std::strtod(node.scalar.c_str(), nullptr);
}

std::vector<std::string> apiTexts(const YamlNode &node)
{
    std::vector<std::string> texts;
    if (node.isScalar())
        texts.push_back(node.scalar);
    for (const YamlNode &item : node.items) {
        if (item.isScalar())
            texts.push_back(item.scalar);
        else if (item.kind == YamlNode::Kind::null)
            texts.emplace_back("null"); // `type: [string, null]`, where quotes were forgotten
    }
    return texts;
}

bool apiTruth(const YamlNode &node) { return node.isScalar() && node.scalar == "true"; }

std::uint64_t apiHash(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL; // FNV-1a
    for (char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

std::uint64_t mixedHash(std::uint64_t left, std::uint64_t right)
{
    std::uint64_t mixed = left ^ (right + 0x9e3779b97f4a7c15ULL + (left << 6U) + (left >> 2U));
    mixed = (mixed ^ (mixed >> 31U)) * 0x7fb5d329728ea185ULL;
    return mixed ^ (mixed >> 27U);
}

std::uint64_t apiHash(const YamlNode &node, bool isSet)
{
    std::uint64_t hash = static_cast<std::uint64_t>(node.kind) + 1;
    switch (node.kind) {
    case YamlNode::Kind::null: break;
    case YamlNode::Kind::scalar: {
        const OpenApiValue::Kind kind = scalarKind(node);
        hash =
            mixedHash(static_cast<std::uint64_t>(kind),
                      kind == OpenApiValue::Kind::number ? std::bit_cast<std::uint64_t>(std::strtod(node.scalar.c_str(), nullptr))
                                                         : apiHash(node.scalar));
        break;
    }
    case YamlNode::Kind::sequence:
        for (const YamlNode &item : node.items)
            hash = isSet ? hash + apiHash(item) : mixedHash(hash, apiHash(item));
        break;
    case YamlNode::Kind::mapping:
        for (const YamlEntry &entry : node.entries)
            hash += mixedHash(apiHash(entry.key), apiHash(entry.value));
        break;
    }
    return hash;
}

} // namespace alidade
