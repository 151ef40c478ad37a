#include "importers/code/configfiles.h"

#include "importers/deployment/places.h"
#include "importers/deployment/secrets.h"
#include "importers/text.h"
#include "importers/yaml/yaml.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace alidade {

namespace {

constexpr std::uint64_t maxConfigBytes = 256U << 10U;
constexpr std::size_t longestValue = 500;
constexpr std::size_t mostSettings = 2000; ///< of one node

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

enum class Format : std::uint8_t { none, yaml, properties };

/// Lower ranks come first: a file for no environment in particular, then others.
struct ConfigKind {
    Format format = Format::none;
    int rank = 0;
};

ConfigKind kindOf(std::string_view path)
{
    static constexpr std::array bases{"application", "bootstrap", "appsettings", "config", "configuration", "settings"};
    static constexpr std::array directories{"config", "configs", "conf", "etc", "configuration"};
    const std::string name = lower(fileNameOf(path));
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos || isTestData(path) || path.find("/test/") != std::string_view::npos)
        return {};
    const std::string ending = name.substr(dot + 1);
    const Format format = ending == "yaml" || ending == "yml" || ending == "json" ? Format::yaml
                          : ending == "properties"                                ? Format::properties
                                                                                  : Format::none;
    const std::string base = name.substr(0, dot);
    const bool isPlain = std::find(bases.begin(), bases.end(), base) != bases.end();
    const bool isVariant = std::any_of(bases.begin(), bases.end(), [&](std::string_view each) {
        return base.starts_with(each) && base.size() > each.size() &&
               std::string_view("-._").find(base[each.size()]) != std::string_view::npos;
    });
    const std::string directory = lower(fileNameOf(directoryOf(path)));
    const bool isInPlace = std::find(directories.begin(), directories.end(), directory) != directories.end();
    if (format == Format::none || !(isPlain || isVariant || isInPlace) || (ending == "json" && base.starts_with("tsconfig")))
        return {};
    return {format, isPlain ? 0 : isVariant ? 2 : 1};
}

/// "${ENV:default}" of Spring as `${ENV:-default}`.
std::string withFallbacks(std::string text)
{
    for (std::size_t at = text.find("${"); at != std::string::npos; at = text.find("${", at + 2)) {
        const std::size_t end = text.find_first_of(":}", at);
        if (end != std::string::npos && text[end] == ':' && text.compare(end, 2, ":-") != 0)
            text.insert(end + 1, "-");
    }
    return text;
}

class ConfigReader {
public:
    ConfigReader(ImportContext &context, std::string node) : m_context(context), m_node(std::move(node)) {}

    void read(const TreeFile &file, Format format)
    {
        Diagnostics faults; // others read these files for a living and will say so
        const auto text = m_context.tree.read(file, maxConfigBytes, faults);
        if (!text || isYamlTemplate(*text))
            return;
        if (format == Format::properties)
            return readProperties(*text, file.path);
        for (const YamlNode &document : readYaml(*text, file.path, faults)) {
            const bool isManifest = document.find("apiVersion") || document.find("openapi") || document.find("swagger") ||
                                    document.find("$schema") || document.find("services");
            if (document.isMapping() && !isManifest)
                readMapping(document, {}, file.path, 0);
        }
    }

private:
    void add(const std::string &key, const std::string &value, const std::string &file, int line)
    {
        if (value.empty() || value.size() > longestValue || m_known.size() >= mostSettings || !m_known.insert(key).second)
            return;
        std::string shown = shownSetting(key, withFallbacks(value));
        shown.erase(0, key.size() + 1);
        m_context.facts.settings.push_back({m_node, key, shown, {file, line}});
    }

    void readMapping(const YamlNode &node, const std::string &prefix, const std::string &file, int depth)
    {
        constexpr int mostLevels = 12;
        if (depth > mostLevels)
            return;
        for (const YamlEntry &entry : node.entries) {
            const std::string key = prefix.empty() ? entry.key : prefix + "." + entry.key;
            if (entry.value.isMapping())
                readMapping(entry.value, key, file, depth + 1);
            else if (entry.value.isScalar())
                add(key, entry.value.scalar, file, entry.line);
            else if (entry.value.isSequence())
                add(key, joinedItems(entry.value), file, entry.line);
        }
    }

    static std::string joinedItems(const YamlNode &list)
    {
        std::string text;
        for (const YamlNode &item : list.items) {
            if (!item.isScalar())
                return {};
            text += (text.empty() ? "" : ",") + item.scalar;
        }
        return text;
    }

    void readProperties(std::string_view text, const std::string &file)
    {
        int line = 0;
        while (!text.empty()) {
            ++line;
            const std::size_t end = std::min(text.find('\n'), text.size());
            const std::string_view row = trimmed(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
            const std::size_t equals = row.find_first_of("=:");
            if (row.empty() || row.front() == '#' || row.front() == '!' || equals == std::string_view::npos)
                continue;
            add(std::string(trimmed(row.substr(0, equals))), std::string(trimmed(row.substr(equals + 1))), file, line);
        }
    }

    ImportContext &m_context;
    std::string m_node;
    std::set<std::string> m_known;
};

} // namespace

void addConfigurationSettings(ImportContext &context)
{
    std::map<std::string, std::set<std::string>> nodes; // by directory
    for (const NodeFact &node : context.facts.nodes) {
        if (!node.path.empty() && !isResource(node.kind))
            nodes[node.path].insert(node.name);
    }
    std::map<std::string, std::vector<std::pair<ConfigKind, const TreeFile *>>> files;
    for (const TreeFile &file : context.tree.files()) {
        const ConfigKind kind = kindOf(file.path);
        if (kind.format == Format::none)
            continue;
        std::string dir = directoryOf(file.path);
        while (!dir.empty() && !nodes.contains(dir))
            dir = directoryOf(dir);
        if (!dir.empty())
            files[dir].emplace_back(kind, &file);
    }
    for (auto &[dir, found] : files) {
        context.checkStop();
        std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first.rank < b.first.rank; });
        for (const std::string &node : nodes[dir]) {
            ConfigReader reader(context, node);
            for (const auto &[kind, file] : found)
                reader.read(*file, kind.format);
        }
    }
}

std::string springApplicationName(ImportContext &context, const std::string &dir)
{
    constexpr std::string_view key = "spring.application.name";
    const std::string resources = dir + (dir.empty() ? "" : "/") + "src/main/resources/";
    for (const std::string name :
         {"application.yml", "application.yaml", "application.properties", "bootstrap.yml", "bootstrap.properties"}) {
        const TreeFile *file = context.tree.find(resources + name);
        Diagnostics faults;
        const auto text = file ? context.tree.read(*file, maxConfigBytes, faults) : std::nullopt;
        if (!text)
            continue;
        std::string value;
        if (name.ends_with(".properties")) {
            const std::size_t at = text->find(key);
            const std::size_t equals = at == std::string::npos ? at : text->find_first_of("=:", at);
            if (equals != std::string::npos)
                value = trimmed(std::string_view(*text).substr(equals + 1, text->find('\n', equals) - equals - 1));
        } else {
            for (const YamlNode &document : readYaml(*text, file->path, faults)) {
                if (value.empty())
                    value = document.at(key).text();
            }
        }
        if (!value.empty() && value.find_first_of("${}@ ") == std::string::npos)
            return value;
    }
    return {};
}

} // namespace alidade
