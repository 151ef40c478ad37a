#include "importers/yaml/yaml.h"

#include "importers/yaml/yamlbuilder.h"
#include "importers/yaml/yamltext.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <sstream>

namespace alidade {

namespace {

const YamlNode absent;

/// JSON is read as the YAML that it is, but a person looks for a fault in JSON.
std::string invalidText(std::string_view file) { return file.ends_with(".json") ? "Not valid JSON: " : "Not valid YAML: "; }

} // namespace

const YamlNode *YamlNode::find(std::string_view key) const
{
    if (order.empty()) {
        const auto it = std::find_if(entries.begin(), entries.end(), [&](const YamlEntry &e) { return e.key == key; });
        return it == entries.end() ? nullptr : &it->value;
    }
    const auto it = std::lower_bound(order.begin(), order.end(), key,
                                     [this](std::uint32_t position, std::string_view k) { return entries[position].key < k; });
    return it != order.end() && entries[*it].key == key ? &entries[*it].value : nullptr;
}

const YamlNode &YamlNode::operator[](std::string_view key) const
{
    const YamlNode *value = find(key);
    return value ? *value : absent;
}

const YamlNode &YamlNode::at(std::string_view path) const
{
    const YamlNode *node = this;
    while (!path.empty()) {
        const std::size_t dot = path.find('.');
        node = &(*node)[path.substr(0, dot)];
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    }
    return *node;
}

std::string YamlNode::text(std::string_view otherwise) const { return kind == Kind::scalar ? scalar : std::string(otherwise); }

int lineAt(const YamlNode &node, std::size_t offset)
{
    if (!node.isLiteral)
        return node.line;
    const auto end = node.scalar.begin() + static_cast<std::ptrdiff_t>(std::min(offset, node.scalar.size()));
    return node.line + 1 + static_cast<int>(std::count(node.scalar.begin(), end, '\n'));
}

std::vector<YamlNode> readYaml(std::string_view text, const std::string &file, Diagnostics &diagnostics)
{
    YamlBuilder builder(text, file, diagnostics);
    if (const auto fault = findYamlTextFault(text)) {
        diagnostics.push_back({Severity::error, file, fault->line, fault->message});
        return {};
    }
    // Not YAML::LoadAll: on some inputs (", ") it makes empty documents for ever. The builder notices that.
    std::istringstream stream{std::string(text)};
    try {
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) {}
    } catch (const YAML::Exception &e) {
        diagnostics.push_back({Severity::error, file, std::max(e.mark.line + 1, 0),
                               invalidText(file) + e.msg + "; the rest of the file is left out"});
    } catch (const YamlLimitExceeded &e) {
        diagnostics.push_back({Severity::error, file, e.line, std::string(e.what()) + "; the rest of the file is left out"});
    }
    return builder.takeDocuments();
}

} // namespace alidade
