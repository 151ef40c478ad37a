#include "exporters/contracts/openapiwriter.h"

#include <algorithm>

namespace alidade {

namespace {

using Json = OpenApiJson;

/// Whether a word can stand without quotes: it is no number, no truth, and has no sign of YAML in it.
bool isPlain(const std::string &text)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto isInner = [&](char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == '/';
    };
    static constexpr std::string_view words[] = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"};
    std::string lower = text;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return !text.empty() && isLetter(text.front()) && std::all_of(text.begin(), text.end(), isInner) &&
           std::find(std::begin(words), std::end(words), lower) == std::end(words);
}

/// A JSON string is a double-quoted YAML string.
std::string scalarText(const Json &value)
{
    if (value.is_string() && isPlain(value.get_ref<const std::string &>()))
        return value.get<std::string>();
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void write(const Json &value, std::size_t indent, std::string &out)
{
    const std::string margin(indent, ' ');
    if (value.is_object() && !value.empty()) {
        for (const auto &[key, member] : value.items()) {
            out += margin + scalarText(Json(key)) + ":";
            const bool isBlock = (member.is_object() || member.is_array()) && !member.empty();
            out += isBlock ? "\n" : " ";
            write(member, indent + 2, out);
        }
    } else if (value.is_array() && !value.empty()) {
        for (const Json &item : value) {
            std::string inner;
            write(item, indent + 2, inner);
            const bool isBlock = (item.is_object() || item.is_array()) && !item.empty();
            out += margin + "- " + (isBlock ? inner.substr(indent + 2) : inner);
        }
    } else {
        out += scalarText(value) + "\n"; // {} and [] are the same in both
    }
}

} // namespace

std::string yamlText(const OpenApiJson &document)
{
    std::string out;
    write(document, 0, out);
    return out;
}

} // namespace alidade
