#include "importers/config/configtext.h"

#include "importers/compose/environment.h"
#include "importers/config/lines.h"
#include "importers/config/toml.h"
#include "importers/text.h"
#include "importers/yaml/yaml.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

constexpr int mostLevels = 16;
constexpr std::size_t mostEntries = 4000; ///< of one file

/// JSON without comments, tabs and commas before closing brackets, so that it is YAML; lines stay where they are.
std::string plainJson(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    bool isInText = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isInText) {
            isInText = c != '"';
            result += c;
            if (c == '\\' && i + 1 < text.size())
                result += text[++i];
        } else if (text.substr(i, 2) == "//") {
            i = std::min(text.find('\n', i), text.size()) - 1;
        } else if (text.substr(i, 2) == "/*") {
            const std::size_t end = std::min(text.find("*/", i + 2), text.size());
            result.append(static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(i),
                                                              text.begin() + static_cast<std::ptrdiff_t>(end), '\n')),
                          '\n');
            i = end + 1;
        } else {
            isInText = c == '"';
            if (c == '}' || c == ']') {
                const std::size_t last = result.find_last_not_of(" \r\n");
                if (last != std::string::npos && result[last] == ',')
                    result[last] = ' ';
            }
            result += c == '\t' ? ' ' : c;
        }
    }
    return result;
}

/// Whether a document is a manifest, a contract or a schema rather than somebody's settings.
bool isManifest(const YamlNode &document)
{
    static constexpr std::array marks{"apiVersion", "openapi", "swagger", "asyncapi"};
    if (std::any_of(marks.begin(), marks.end(), [&](const char *mark) { return document.find(mark) != nullptr; }) ||
        document["$schema"].text().find("json-schema.org") != std::string::npos)
        return true;
    const std::vector<YamlEntry> &services = document["services"].entries;
    return std::any_of(services.begin(), services.end(),
                       [](const YamlEntry &entry) { return entry.value.find("image") || entry.value.find("build"); });
}

class Flattener {
public:
    explicit Flattener(std::vector<ConfigEntry> &entries) : m_entries(entries) {}

    void readDocument(const YamlNode &document)
    {
        if (!document.isMapping() || isManifest(document))
            return;
        m_first = m_entries.size();
        readMapping(document, {}, 0);
        takeProfile(m_entries, m_first);
    }

private:
    void read(const YamlNode &node, const std::string &key, int line, int depth)
    {
        if (m_entries.size() >= mostEntries || depth > mostLevels)
            return;
        if (node.isMapping())
            return readMapping(node, key, depth);
        if (node.isScalar())
            m_entries.push_back({key, node.scalar, line, {}});
        if (!node.isSequence())
            return;
        std::string joined;
        int number = 0;
        for (const YamlNode &item : node.items) {
            if (item.isScalar())
                joined += (joined.empty() ? "" : ",") + item.scalar;
            else
                read(item, key + "." + std::to_string(number), item.line, depth + 1);
            ++number;
        }
        if (!joined.empty())
            m_entries.push_back({key, joined, node.items.front().line, {}});
    }

    void readMapping(const YamlNode &node, const std::string &prefix, int depth)
    {
        for (const YamlEntry &entry : node.entries)
            read(entry.value, prefix.empty() ? entry.key : prefix + "." + entry.key, entry.line, depth + 1);
    }

    std::vector<ConfigEntry> &m_entries;
    std::size_t m_first = 0;
};

} // namespace

std::vector<ConfigEntry> readConfiguration(std::string_view text, ConfigFormat format, const std::string &file,
                                           Diagnostics &diagnostics)
{
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    std::vector<ConfigEntry> entries;
    Flattener flattener(entries);
    switch (format) {
    case ConfigFormat::yaml:
        if (isYamlTemplate(text))
            return {};
        for (const YamlNode &document : readYaml(text, file, diagnostics))
            flattener.readDocument(document);
        break;
    case ConfigFormat::json:
        for (const YamlNode &document : readYaml(plainJson(text), file, diagnostics))
            flattener.readDocument(document);
        break;
    case ConfigFormat::toml: flattener.readDocument(readToml(text, file, diagnostics)); break;
    case ConfigFormat::properties:
    case ConfigFormat::ini: entries = readConfigLines(text, format, mostEntries); break;
    case ConfigFormat::environment: {
        Environment variables;
        readEnvironmentFile(text, file, variables);
        for (const auto &[name, variable] : variables)
            entries.push_back({name, variable.value, variable.line, {}});
        break;
    }
    }
    for (ConfigEntry &entry : entries) { // Quarkus: "%dev.quarkus.http.port"
        const std::size_t dot = entry.key.find('.');
        if (!entry.key.starts_with('%') || dot == std::string::npos)
            continue;
        entry.profile = lowered(entry.key.substr(1, dot - 1));
        entry.key.erase(0, dot + 1);
    }
    return entries;
}

} // namespace alidade
