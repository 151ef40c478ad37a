#include "model/openapi.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace alidade {

namespace {

/// The number that a text is; NaN for none, and nothing is equal to that.
double numberOf(const std::string &text) { return text.empty() ? std::nan("") : std::strtod(text.c_str(), nullptr); }

std::string quoted(const std::string &text)
{
    std::string result = "\"";
    for (char c : text) {
        if (c == '"' || c == '\\')
            result += '\\';
        result += c;
    }
    return result + "\"";
}

std::string inner(const OpenApiValue &value)
{
    std::string result;
    switch (value.kind) {
    case OpenApiValue::Kind::null: return "null";
    case OpenApiValue::Kind::text: return quoted(value.text);
    case OpenApiValue::Kind::list:
        for (const OpenApiValue &item : value.items)
            result += (result.empty() ? "" : ", ") + inner(item);
        return "[" + result + "]";
    case OpenApiValue::Kind::object:
        for (const auto &[name, member] : value.members)
            result += (result.empty() ? "" : ", ") + quoted(name) + ": " + inner(member);
        return "{" + result + "}";
    default: return value.text;
    }
}

} // namespace

const OpenApiValue *OpenApiValue::find(std::string_view name) const
{
    const auto found = std::find_if(members.begin(), members.end(), [&](const OpenApiMember &each) { return each.name == name; });
    return found == members.end() ? nullptr : &found->value;
}

bool operator==(const OpenApiValue &left, const OpenApiValue &right)
{
    if (left.kind != right.kind)
        return false;
    if (left.kind == OpenApiValue::Kind::number)
        return left.text == right.text || numberOf(left.text) == numberOf(right.text);
    return left.text == right.text && left.items == right.items && left.members.size() == right.members.size() &&
           std::all_of(left.members.begin(), left.members.end(), [&](const OpenApiMember &member) {
               const OpenApiValue *other = right.find(member.name);
               return other != nullptr && *other == member.value;
           });
}

std::string toText(const OpenApiValue &value) { return value.kind == OpenApiValue::Kind::text ? value.text : inner(value); }

bool OpenApiSchema::isRequired(std::string_view property) const
{
    return std::find(required.begin(), required.end(), property) != required.end();
}

bool OpenApiSchema::hasType(std::string_view type) const { return std::find(types.begin(), types.end(), type) != types.end(); }

OpenApiPlace OpenApiSchema::placeOf(std::string_view keyword) const
{
    const OpenApiPlace *found = findNamed(keywords, keyword);
    return found ? *found : place;
}

const OpenApiOperation *OpenApiPath::find(std::string_view method) const
{
    const auto found =
        std::find_if(operations.begin(), operations.end(), [&](const OpenApiOperation &each) { return each.method == method; });
    return found == operations.end() ? nullptr : &*found;
}

const OpenApiSchema *OpenApiDocument::schemaOf(const OpenApiSchemaUse &use) const
{
    return use.isThere() ? &schemas[static_cast<std::size_t>(use.schema)] : nullptr;
}

const OpenApiPath *OpenApiDocument::findPath(std::string_view path) const
{
    const auto found = std::find_if(paths.begin(), paths.end(), [&](const OpenApiPath &each) { return each.path == path; });
    return found == paths.end() ? nullptr : &*found;
}

std::string openApiReferenceName(std::string_view reference)
{
    const std::size_t hash = reference.find('#');
    if (hash == std::string_view::npos || hash + 1 >= reference.size()) {
        std::string_view name = reference.substr(0, hash);
        name = name.substr(name.rfind('/') + 1);
        return std::string(name.substr(0, name.find('.')));
    }
    std::string name;
    for (std::string_view rest = reference.substr(reference.rfind('/') + 1); !rest.empty();) {
        const bool isSlash = rest.starts_with("~1"), isTilde = rest.starts_with("~0");
        name += isSlash ? '/' : isTilde ? '~' : rest.front();
        rest.remove_prefix(isSlash || isTilde ? 2 : 1);
    }
    return name;
}

std::string openApiPathShape(std::string_view path)
{
    std::string shape;
    bool isInside = false;
    for (char c : path) {
        isInside = isInside && c != '}';
        if (!isInside)
            shape += c;
        isInside = isInside || c == '{';
    }
    return shape;
}

std::vector<std::string> openApiPathParameters(std::string_view path)
{
    std::vector<std::string> names;
    for (std::size_t open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1)) {
        const std::size_t close = path.find('}', open);
        if (close == std::string_view::npos)
            break;
        names.emplace_back(path.substr(open + 1, close - open - 1));
        open = close;
    }
    return names;
}

} // namespace alidade
