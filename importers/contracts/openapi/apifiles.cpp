#include "importers/contracts/openapi/apifiles.h"

#include "importers/contracts/openapi/apiset.h"
#include "importers/text.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace alidade {

namespace {

/// "~1" and "~0" of a JSON pointer, "%7B" of the URI around it.
std::string unescapedToken(std::string_view token)
{
    std::string result;
    for (std::size_t i = 0; i < token.size(); ++i) {
        if (token[i] == '%' && i + 2 < token.size()) {
            unsigned value = 0;
            const auto [end, error] = std::from_chars(token.data() + i + 1, token.data() + i + 3, value, 16);
            if (error == std::errc() && end == token.data() + i + 3) {
                result += static_cast<char>(value);
                i += 2;
                continue;
            }
        }
        const bool isEscape = token[i] == '~' && i + 1 < token.size() && (token[i + 1] == '0' || token[i + 1] == '1');
        result += isEscape ? (token[++i] == '1' ? '/' : '~') : token[i];
    }
    return result;
}

const YamlNode *at(const YamlNode *node, std::string_view pointer)
{
    while (node && pointer.starts_with('/')) {
        pointer.remove_prefix(1);
        const std::size_t end = std::min(pointer.find('/'), pointer.size());
        const std::string token = unescapedToken(pointer.substr(0, end));
        pointer.remove_prefix(end);
        if (!node->isSequence()) {
            node = node->find(token);
            continue;
        }
        std::size_t index = node->items.size();
        std::from_chars(token.data(), token.data() + token.size(), index);
        node = index < node->items.size() ? &node->items[index] : nullptr;
    }
    return node;
}

/// "a/b/../c.yaml" below the root; nothing when it leads out of it.
std::optional<std::string> joined(std::string_view file, std::string_view name)
{
    std::vector<std::string_view> parts;
    std::string whole(file.substr(0, file.rfind('/') == std::string_view::npos ? 0 : file.rfind('/') + 1));
    whole += name;
    for (std::string_view rest = whole; !rest.empty();) {
        const std::size_t end = std::min(rest.find('/'), rest.size());
        const std::string_view part = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (part == "..") {
            if (parts.empty())
                return std::nullopt;
            parts.pop_back();
        } else if (!part.empty() && part != ".") {
            parts.push_back(part);
        }
    }
    std::string result;
    for (std::string_view part : parts)
        result.append(result.empty() ? "" : "/").append(part);
    return result;
}

} // namespace

const YamlNode *ApiFiles::root(const std::string &path)
{
    if (const auto known = m_roots.find(path); known != m_roots.end())
        return known->second.get();
    std::unique_ptr<YamlNode> &root = m_roots[path];
    const TreeFile *file = m_tree.find(path);
    if (!file || m_roots.size() > ApiContractLimits::files)
        return nullptr;
    if (const auto text = m_tree.read(*file, ApiContractLimits::fileBytes, m_diagnostics)) {
        std::vector<YamlNode> documents = readYaml(*text, path, m_diagnostics);
        if (!documents.empty())
            root = std::make_unique<YamlNode>(std::move(documents.front()));
    }
    return root.get();
}

const YamlNode *ApiFiles::tell(const YamlNode &reference, const std::string &file, const std::string &why)
{
    const std::string text = reference.text();
    if (m_told.size() < ApiContractLimits::references && m_told.insert(file + " " + text).second)
        m_diagnostics.push_back({Severity::error, file, reference.line, "The reference \"" + escaped(text) + "\" " + why});
    return nullptr;
}

ApiFiles::Located ApiFiles::follow(const YamlNode &reference, const std::string &file)
{
    const std::string text = reference.text();
    const std::size_t hash = std::min(text.find('#'), text.size());
    const std::string name = unescapedToken(std::string_view(text).substr(0, hash));
    if (name.find("://") != std::string::npos)
        return {tell(reference, file, "leads to the network, where nothing is read"), file};
    const auto path = name.empty() ? std::optional(file) : name.starts_with('/') ? std::nullopt : joined(file, name);
    if (!path)
        return {tell(reference, file, "leads out of the source"), file};
    const YamlNode *node = root(*path);
    const std::string_view pointer = std::string_view(text).substr(std::min(hash + 1, text.size()));
    if (node && (pointer.empty() || pointer.starts_with('/')))
        node = at(node, pointer);
    else
        node = nullptr;
    return {node ? node : tell(reference, file, "leads to nothing in the source"), *path};
}

ApiFiles::Located ApiFiles::resolve(const YamlNode &node, const std::string &file)
{
    Located result{&node, file};
    for (int hops = 0; result.node != nullptr; ++hops) {
        const YamlNode *reference = result.node->find("$ref");
        if (!reference || !reference->isScalar())
            return result;
        if (hops == ApiContractLimits::hops)
            return {tell(*reference, result.file, "leads back to itself"), file};
        result = follow(*reference, result.file);
    }
    return result;
}

} // namespace alidade
