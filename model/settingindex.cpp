#include "model/settingindex.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace alidade {
namespace {

constexpr std::size_t mostExpansions = 12;
constexpr std::size_t longestExpansion = 4096;
constexpr int deepestSetting = 8; ///< a value may name other settings, also in a circle

std::string scopeOfNode(Index node) { return 'n' + std::to_string(node) + ' '; }
std::string scopeOfSource(std::size_t source) { return 's' + std::to_string(source) + ' '; }

/// A `${…}` or `$(…)` in a text.
struct Placeholder {
    std::size_t end = 0; ///< behind it
    std::string_view name, fallback;
    bool hasFallback = false;
};

/// Reads the placeholder that begins at `at`. In a value that a person wrote, `${name:fallback}` is Spring's spelling.
std::optional<Placeholder> placeholderAt(std::string_view text, std::size_t at, bool isValue)
{
    if (text.size() < at + 3 || text[at] != '$' || (text[at + 1] != '{' && !(isValue && text[at + 1] == '(')))
        return std::nullopt;
    const char open = text[at + 1], close = open == '{' ? '}' : ')';
    int depth = 0;
    std::size_t end = at + 1;
    for (; end < text.size(); ++end) {
        depth += text[end] == open ? 1 : text[end] == close ? -1 : 0;
        if (depth == 0)
            break;
    }
    if (end == text.size())
        return std::nullopt;
    std::string_view inside = text.substr(at + 2, end - at - 2);
    std::size_t mark = inside.find(":-"), markSize = 2;
    if (mark == std::string_view::npos && isValue) {
        mark = inside.find(':');
        markSize = 1;
    }
    Placeholder found{end + 1, inside.substr(0, mark), {}, mark != std::string_view::npos};
    if (found.hasFallback)
        found.fallback = inside.substr(mark + markSize);
    return found;
}

void addNew(std::vector<std::string> &texts, std::string text)
{
    if (texts.size() < mostExpansions && text.size() <= longestExpansion &&
        std::find(texts.begin(), texts.end(), text) == texts.end())
        texts.push_back(std::move(text));
}

/// Each of `texts` followed by each of `endings`.
std::vector<std::string> product(const std::vector<std::string> &texts, const std::vector<std::string> &endings)
{
    std::vector<std::string> result;
    for (const std::string &text : texts) {
        for (const std::string &ending : endings)
            addNew(result, text + ending);
    }
    return result;
}

} // namespace

std::string relaxedSetting(std::string_view name)
{
    std::string result;
    for (char c : name) {
        if (c >= 'a' && c <= 'z')
            result += static_cast<char>(c - 'a' + 'A');
        else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
            result += c;
    }
    return result;
}

/// Expands one text for one node.
class SettingIndex::Expander {
public:
    Expander(const SettingIndex &index, Index node, std::size_t source)
        : m_index(index), m_node(scopeOfNode(node)), m_source(scopeOfSource(source))
    {}

    std::vector<std::string> expand(std::string_view text, int depth, bool isValue)
    {
        std::vector<std::string> texts{""};
        std::size_t begin = 0;
        for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at)) {
            std::optional<Placeholder> found = placeholderAt(text, at, isValue);
            if (!found) {
                ++at;
                continue;
            }
            texts = product(texts, {std::string(text.substr(begin, at - begin))});
            texts = product(texts, valuesOf(*found, depth, isValue));
            begin = at = found->end;
        }
        return product(texts, {std::string(text.substr(begin))});
    }

    std::vector<std::string> unset;

private:
    std::vector<std::string> valuesOf(const Placeholder &found, int depth, bool isValue)
    {
        std::vector<std::string> result;
        auto take = [&](std::string_view value, bool isWrittenByPerson) {
            if (depth < deepestSetting) {
                for (std::string &text : expand(value, depth + 1, isWrittenByPerson))
                    addNew(result, std::move(text));
            }
        };
        for (const std::string *scope : {&m_node, &m_source}) {
            for (std::string_view value : m_index.valuesFor(*scope, found.name))
                take(value, true);
            if (!result.empty())
                break;
        }
        bool isSet = !result.empty();
        if (found.hasFallback)
            take(found.fallback, isValue);
        if (auto it = m_index.m_common.find(found.name); !isSet && it != m_index.m_common.end() && it->second)
            take(*it->second, true);
        if (!result.empty())
            return result;
        result.push_back(m_index.serviceHost(found.name));
        if (result.front().empty()) {
            result.front() = unknownPart;
            if (std::find(unset.begin(), unset.end(), found.name) == unset.end())
                unset.emplace_back(found.name);
        }
        return result;
    }

    const SettingIndex &m_index;
    std::string m_node, m_source;
};

SettingIndex::SettingIndex(const Assembly &assembly) : m_assembly(assembly)
{
    for (std::size_t i = 0; i < assembly.sources.size(); ++i) {
        for (const SettingFact &fact : assembly.sources[i].facts.settings) {
            if (fact.node.empty()) {
                add(scopeOfSource(i), fact);
                continue;
            }
            if (Index node = assembly.names.find(fact.node); node != none)
                add(scopeOfNode(node), fact);
            auto [it, isFirst] = m_common.emplace(fact.name, fact.value);
            if (!isFirst && it->second != fact.value)
                it->second.reset();
        }
    }
    for (auto &[key, values] : m_values) {
        std::sort(values.begin(), values.end(),
                  [](const Value &l, const Value &r) { return std::tie(l.name, l.value) < std::tie(r.name, r.value); });
    }
}

void SettingIndex::add(std::string key, const SettingFact &fact)
{
    m_values[std::move(key) + relaxedSetting(fact.name)].push_back({fact.name, fact.value});
}

std::vector<std::string_view> SettingIndex::valuesFor(const std::string &scope, std::string_view name) const
{
    std::vector<std::string_view> result;
    // The first item of a list stands under "name.0".
    for (const std::string &key : {scope + relaxedSetting(name), scope + relaxedSetting(name) + '0'}) {
        auto it = m_values.find(key);
        if (it == m_values.end())
            continue;
        for (bool isExact : {true, false}) {
            for (const Value &value : it->second) {
                if ((value.name == name) == isExact)
                    result.push_back(value.value);
            }
        }
        break;
    }
    return result;
}

/// Kubernetes tells every pod the address of each Service: ORDER_DB_SERVICE_HOST is that of "order-db" (Kubernetes,
/// "Service", section "Environment variables").
std::string SettingIndex::serviceHost(std::string_view name) const
{
    constexpr std::string_view ending = "_SERVICE_HOST";
    if (!name.ends_with(ending))
        return {};
    std::string host;
    for (char c : name.substr(0, name.size() - ending.size()))
        host += c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return m_assembly.names.findExact(host) == none ? std::string() : host;
}

Expansion SettingIndex::expand(std::string_view text, Index node, std::size_t source) const
{
    Expander expander(*this, node, source);
    std::vector<std::string> texts = expander.expand(text, 0, false);
    return {std::move(texts), std::move(expander.unset)};
}

} // namespace alidade
