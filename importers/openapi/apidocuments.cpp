#include "importers/openapi/apidocuments.h"

#include "importers/deployment/places.h"
#include "importers/parallel.h"
#include "importers/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace alidade {

namespace {

constexpr std::array keys = std::to_array<std::string_view>({"openapi", "swagger", "asyncapi"});
constexpr std::size_t mostMissing = 50;

/// Any YAML file may be one; JSON files are many, so that one must be called so.
bool mayDescribe(const TreeFile &file)
{
    if (isTestData(file.path) || isExample(file.path) || file.size > ApiLimits::fileBytes)
        return false;
    const std::string path = lowered(file.path);
    if (path.ends_with(".yaml") || path.ends_with(".yml"))
        return true;
    static constexpr std::array words = {"openapi", "swagger", "asyncapi", "api-docs", "apispec", "api.json"};
    return path.ends_with(".json") &&
           std::any_of(words.begin(), words.end(), [&](std::string_view word) { return path.find(word) != std::string::npos; });
}

/// Whether one of the keys begins a line, or stands in quotes as JSON has it.
bool holdsKey(std::string_view text)
{
    return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) {
        for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
            const bool isQuoted = at > 0 && (text[at - 1] == '"' || text[at - 1] == '\'');
            const bool isFirst = at == 0 || text[at - 1] == '\n' || (at == 3 && text.starts_with("\xEF\xBB\xBF"));
            const std::size_t end = at + key.size();
            if ((isFirst && end < text.size() && text[end] == ':') ||
                (isQuoted && end < text.size() && text[end] == text[at - 1]))
                return true;
        }
        return false;
    });
}

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

const YamlNode &nothing()
{
    static const YamlNode node;
    return node;
}

const YamlNode *follow(const YamlNode *node, std::string_view pointer)
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

} // namespace

std::string referenceName(std::string_view reference)
{
    while (reference.ends_with('/'))
        reference.remove_suffix(1);
    const std::size_t hash = reference.find('#');
    if (hash == std::string_view::npos || hash + 1 == reference.size()) {
        const std::string_view name = fileNameOf(reference.substr(0, hash));
        return std::string(name.substr(0, name.find('.')));
    }
    return unescapedToken(reference.substr(reference.rfind('/') + 1));
}

ApiDocuments::ApiDocuments(ImportContext &context) : m_context(context)
{
    std::vector<const TreeFile *> files;
    for (const TreeFile &file : context.tree.files()) {
        if (mayDescribe(file))
            files.push_back(&file);
    }
    std::vector<std::optional<ApiDocument>> read(files.size());
    std::vector<Diagnostics> faults(files.size());
    forEachIndex(files.size(), context.stop, [&](std::size_t i) {
        Diagnostics ignored; // other importers read YAML, too, and report files that cannot be read
        const auto text = context.tree.read(*files[i], ApiLimits::fileBytes, ignored);
        if (!text || !holdsKey(*text) || isYamlTemplate(*text))
            return;
        std::vector<YamlNode> documents = readYaml(*text, files[i]->path, faults[i]);
        const auto isOne = [&](std::string_view key) { return !documents.empty() && documents[0].find(key) != nullptr; };
        const auto key = std::find_if(keys.begin(), keys.end(), isOne);
        if (key != keys.end() && documents[0][*key].isScalar())
            read[i] = ApiDocument{files[i]->path, std::move(documents[0]), std::string(*key)};
        else if (!documents.empty())
            faults[i].clear(); // a file of others
    });
    for (std::size_t i = 0; i < files.size(); ++i) {
        context.diagnostics.insert(context.diagnostics.end(), faults[i].begin(), faults[i].end());
        if (!read[i])
            continue;
        if (m_documents.size() == ApiLimits::files) {
            context.diagnostics.push_back(
                {Severity::warning, files[i]->path, 0,
                 "There are more than " + std::to_string(ApiLimits::files) + " API descriptions; the rest is left out"});
            break;
        }
        m_documents.push_back(std::move(*read[i]));
    }
    for (std::size_t i = 0; i < m_documents.size(); ++i)
        m_byPath.emplace(m_documents[i].path, i);
}

const YamlNode *ApiDocuments::root(const std::string &path)
{
    if (const auto own = m_byPath.find(path); own != m_byPath.end())
        return &m_documents[own->second].root;
    const auto known = m_referenced.find(path);
    if (known != m_referenced.end())
        return known->second.empty() ? nullptr : &known->second.front();
    const TreeFile *file = m_context.tree.find(path);
    if (!file || m_referenced.size() == ApiLimits::referencedFiles)
        return nullptr;
    const auto text = m_context.tree.read(*file, ApiLimits::fileBytes, m_context.diagnostics);
    std::vector<YamlNode> &documents = m_referenced[path];
    if (text)
        documents = readYaml(*text, path, m_context.diagnostics);
    return documents.empty() ? nullptr : &documents.front();
}

ApiNode ApiDocuments::resolve(const YamlNode &node, const std::string &file)
{
    ApiNode result{&node, file};
    for (int hop = 0; result->find("$ref"); ++hop) {
        const YamlNode &reference = (*result)["$ref"];
        const std::string text = reference.text();
        const std::size_t hash = std::min(text.find('#'), text.size());
        const std::string_view name = std::string_view(text).substr(0, hash);
        const auto path = name.empty() ? std::optional(result.file) : joined(directoryOf(result.file), unescapedToken(name));
        const bool isRemote = name.find("://") != std::string_view::npos;
        const YamlNode *target = path && !isRemote && hop < ApiLimits::hops ? root(*path) : nullptr;
        target = target ? follow(target, std::string_view(text).substr(std::min(hash + 1, text.size()))) : nullptr;
        if (!target) {
            if (!isRemote && m_missing.size() < mostMissing && m_missing.insert(result.file + " " + text).second)
                m_context.diagnostics.push_back({Severity::warning, result.file, reference.line,
                                                 hop < ApiLimits::hops
                                                     ? "The reference \"" + escaped(text) + "\" leads to nothing in the source"
                                                     : "The reference \"" + escaped(text) + "\" leads back to itself"});
            return {&nothing(), result.file};
        }
        result = {target, *path};
    }
    return result;
}

} // namespace alidade
