#include "importers/kubernetes/podsettings.h"

#include "importers/deployment/flags.h"

#include <algorithm>
#include <set>

namespace alidade {

namespace {

/// What Kubernetes makes of "$(NAME)" with earlier variables of the same container; "$$" stands for "$".
std::string expanded(std::string_view text, const std::map<std::string, std::string, std::less<>> &variables)
{
    constexpr std::size_t longest = 64U << 10U;
    constexpr std::size_t longestName = 256;
    std::string result;
    while (!text.empty() && result.size() < longest) {
        const std::size_t dollar = text.find('$');
        result += text.substr(0, dollar);
        if (dollar == std::string_view::npos)
            break;
        text.remove_prefix(dollar + 1);
        const std::size_t close = text.substr(0, longestName).find(')');
        const auto it = text.starts_with('(') && close != std::string_view::npos ? variables.find(text.substr(1, close - 1))
                                                                                 : variables.end();
        if (it != variables.end()) {
            result += it->second;
            text.remove_prefix(close + 1);
        } else {
            result += '$';
            text.remove_prefix(text.starts_with('$') ? 1 : 0);
        }
    }
    return result;
}

class PodReader {
public:
    PodReader(const Cluster &cluster, const PodOwner &owner) : m_cluster(cluster), m_owner(owner) {}

    std::vector<Setting> read()
    {
        for (const YamlNode &container : (*m_owner.podSpec)["containers"].items)
            readContainer(container);
        for (const YamlNode &volume : (*m_owner.podSpec)["volumes"].items) {
            readMounted(volume["configMap"]);
            for (const YamlNode &source : volume.at("projected.sources").items)
                readMounted(source["configMap"]);
        }
        return std::move(m_settings);
    }

private:
    void readContainer(const YamlNode &container);
    void readEnvFrom(const YamlNode &container);
    void readArguments(const YamlNode &list);
    void addWords(const YamlNode &container);
    void readMounted(const YamlNode &source);
    void add(const std::string &variable, const YamlNode &value, bool isText);

    const Cluster &m_cluster;
    const PodOwner &m_owner;
    std::map<std::string, std::string, std::less<>> m_variables; ///< of the container that is being read
    std::vector<Setting> m_settings;
};

void PodReader::add(const std::string &variable, const YamlNode &value, bool isText)
{
    if (!value.isScalar())
        return;
    Setting setting;
    setting.workload = m_owner.node;
    setting.nameSpace = m_owner.manifest.nameSpace;
    setting.variable = variable;
    setting.value = expanded(value.scalar, m_variables);
    setting.place = {m_cluster.origins.file(value), lineAt(value, 0)};
    setting.lineStep = value.isLiteral ? 1 : 0;
    setting.isText = isText;
    m_settings.push_back(std::move(setting));
}

void PodReader::readContainer(const YamlNode &container)
{
    m_variables.clear();
    readEnvFrom(container);
    for (const YamlNode &variable : container["env"].items) {
        const std::string name = variable["name"].text();
        const YamlNode *value = &variable["value"];
        if (const YamlNode &reference = variable.at("valueFrom.configMapKeyRef"); reference.isMapping()) {
            const Manifest *source = m_cluster.configMap(reference["name"].text(), m_owner.manifest.nameSpace);
            value = source ? &(*source->object)["data"][reference["key"].text()] : value;
        }
        add(name, *value, false);
        if (value->isScalar())
            m_variables.insert_or_assign(name, m_settings.back().value);
    }
    readArguments(container["command"]);
    readArguments(container["args"]);
    addWords(container);
}

void PodReader::addWords(const YamlNode &container)
{
    YamlNode words = container["args"].items.empty() ? container["command"] : container["args"];
    words.kind = YamlNode::Kind::scalar;
    std::vector<std::string> all;
    for (const char *key : {"command", "args"}) {
        for (const YamlNode &word : container[key].items)
            all.push_back(word.scalar);
    }
    words.scalar = commandWordsOf(all);
    if (!words.scalar.empty())
        add(std::string(commandWords), words, true);
    words.scalar = commandScriptOf(all);
    if (!words.scalar.empty())
        add(std::string(commandScript), words, true);
}

void PodReader::readEnvFrom(const YamlNode &container)
{
    for (const YamlNode &from : container["envFrom"].items) {
        const Manifest *configMap = m_cluster.configMap(from.at("configMapRef.name").text(), m_owner.manifest.nameSpace);
        if (!configMap)
            continue;
        for (const YamlEntry &entry : (*configMap->object)["data"].entries) {
            const std::string name = from["prefix"].text() + entry.key;
            add(name, entry.value, false);
            m_variables.insert_or_assign(name, entry.value.scalar);
        }
    }
}

/// "--name=value" and "--name", "value" are settings with a name; anything else is text.
void PodReader::readArguments(const YamlNode &list)
{
    std::string flag;
    for (const YamlNode &argument : list.items) {
        const std::string_view text = argument.scalar;
        const std::size_t dashes = text.find_first_not_of('-');
        const std::size_t equals = text.find('=');
        const bool isOneFlag = text.substr(0, equals).find_first_of(" \t\r\n") == std::string_view::npos;
        if ((dashes == 1 || dashes == 2) && isOneFlag) {
            const std::string name(text.substr(dashes, equals == std::string_view::npos ? equals : equals - dashes));
            flag = equals == std::string_view::npos ? name : std::string();
            YamlNode value = argument;
            value.scalar = equals == std::string_view::npos ? std::string() : std::string(text.substr(equals + 1));
            add(name, value, false);
        } else {
            add(flag, argument, flag.empty());
            flag.clear();
        }
    }
}

/// The files of a ConfigMap that a volume takes: all of them, or those among its `items`.
void PodReader::readMounted(const YamlNode &source)
{
    const YamlNode &name = source["name"];
    const std::vector<YamlNode> &items = source["items"].items;
    const auto isTaken = [&](const std::string &key) {
        return items.empty() ||
               std::any_of(items.begin(), items.end(), [&](const YamlNode &item) { return item["key"].text() == key; });
    };
    const Manifest *configMap = name.isScalar() ? m_cluster.configMap(name.scalar, m_owner.manifest.nameSpace) : nullptr;
    if (!configMap)
        return;
    m_variables.clear();
    for (const YamlEntry &entry : (*configMap->object)["data"].entries) {
        if (isTaken(entry.key))
            add(entry.key, entry.value, true);
    }
}

} // namespace

std::vector<Setting> podSettings(const Cluster &cluster, const PodOwner &owner) { return PodReader(cluster, owner).read(); }

} // namespace alidade
