#include "importers/config/toml.h"

#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace alidade {

namespace {

constexpr int mostLevels = 64;

YamlNode converted(const toml::node &node, int depth)
{
    YamlNode result;
    result.line = static_cast<int>(node.source().begin.line);
    result.column = static_cast<int>(node.source().begin.column);
    if (depth > mostLevels)
        return result;
    if (const toml::table *table = node.as_table()) {
        result.kind = YamlNode::Kind::mapping;
        for (const auto &[key, value] : *table)
            result.entries.push_back(
                {std::string(key.str()), static_cast<int>(key.source().begin.line), converted(value, depth + 1)});
    } else if (const toml::array *array = node.as_array()) {
        result.kind = YamlNode::Kind::sequence;
        for (const toml::node &item : *array)
            result.items.push_back(converted(item, depth + 1));
    } else if (const auto *text = node.as_string()) {
        result.kind = YamlNode::Kind::scalar;
        result.isQuoted = true;
        result.scalar = text->get();
    } else if (const auto *number = node.as_integer()) {
        result.kind = YamlNode::Kind::scalar;
        result.scalar = std::to_string(number->get());
    } else if (const auto *truth = node.as_boolean()) {
        result.kind = YamlNode::Kind::scalar;
        result.scalar = truth->get() ? "true" : "false";
    }
    return result;
}

} // namespace

YamlNode readToml(std::string_view text, const std::string &file, Diagnostics &diagnostics)
{
    try {
        return converted(toml::parse(text, file), 0);
    } catch (const toml::parse_error &fault) {
        diagnostics.push_back({Severity::warning, file, static_cast<int>(fault.source().begin.line),
                               "not TOML: " + std::string(fault.description())});
        return {};
    }
}

} // namespace alidade
