#include "importers/code/tables.h"

#include "importers/yaml/yaml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

namespace alidade {

namespace {

constexpr std::array<std::pair<std::string_view, Deed>, 11> deeds{{
    {"serve", Deed::serve},
    {"group", Deed::group},
    {"request", Deed::request},
    {"connect", Deed::connect},
    {"produce", Deed::produce},
    {"consume", Deed::consume},
    {"store", Deed::store},
    {"table", Deed::table},
    {"trait", Deed::trait},
    {"program", Deed::program},
    {"declare", Deed::declare},
}};

constexpr std::array<std::pair<std::string_view, Slots CodePattern::*>, 10> slotWords{{
    {"target", &CodePattern::target},
    {"method", &CodePattern::method},
    {"path", &CodePattern::path},
    {"handler", &CodePattern::handler},
    {"service", &CodePattern::service},
    {"exchange", &CodePattern::exchange},
    {"topic", &CodePattern::topic},
    {"type", &CodePattern::type},
    {"name", &CodePattern::table},
    {"value", &CodePattern::value},
}};

constexpr std::array<std::string_view, 4> kinds{"call", "construction", "literal", "annotation"};

/// Reads "0", "Topic" and "0.Config.Topic" into the position and path of a slot; whether a position stands first.
bool readPlace(std::string_view text, Slot &slot)
{
    bool hasPosition = false;
    for (bool isFirst = true; !text.empty(); isFirst = false) {
        const std::string_view part = text.substr(0, text.find('.'));
        text.remove_prefix(std::min(part.size() + 1, text.size()));
        const char *const end = part.data() + part.size();
        if (isFirst && std::from_chars(part.data(), end, slot.position).ptr == end)
            hasPosition = true;
        else
            slot.path.emplace_back(part);
    }
    return hasPosition;
}

/// "0", "-1", "Topic", "0.Topic", "=GET", "@name", "@star", "@receiver", "@assigned", "@target".
std::optional<Slot> readSlot(std::string_view text)
{
    static constexpr std::array<std::pair<std::string_view, Slot::Source>, 7> words{{{"@name", Slot::Source::callName},
                                                                                     {"@call", Slot::Source::callText},
                                                                                     {"@before", Slot::Source::before},
                                                                                     {"@star", Slot::Source::star},
                                                                                     {"@receiver", Slot::Source::receiver},
                                                                                     {"@assigned", Slot::Source::assigned},
                                                                                     {"@target", Slot::Source::target}}};
    Slot slot;
    if (text.empty())
        return std::nullopt;
    if (text.front() == '=') {
        slot.fixed = text.substr(1);
        return slot;
    }
    static constexpr std::string_view chain = "@chain.", of = "@of.", beside = "@beside.";
    if (text.starts_with(beside)) {
        slot.source = Slot::Source::beside;
        slot.fixed = text.substr(beside.size());
        return slot.fixed.empty() ? std::nullopt : std::optional(slot);
    }
    if (text.starts_with(of)) {
        slot.source = Slot::Source::callOf;
        return readPlace(text.substr(of.size()), slot) && slot.path.empty() ? std::optional(slot) : std::nullopt;
    }
    if (text.starts_with(chain)) {
        text.remove_prefix(chain.size());
        slot.fixed = text.substr(0, text.find('.'));
        text.remove_prefix(std::min(slot.fixed.size() + 1, text.size()));
        slot.source = Slot::Source::chained;
        return text.empty() || readPlace(text, slot) ? std::optional(slot) : std::nullopt;
    }
    if (text.front() == '@') {
        const auto *const word = std::find_if(words.begin(), words.end(), [&](const auto &pair) { return pair.first == text; });
        if (word == words.end())
            return std::nullopt;
        slot.source = word->second;
        return slot;
    }
    slot.source = readPlace(text, slot) ? Slot::Source::position : Slot::Source::name;
    return slot;
}

class TableReader {
public:
    TableReader(std::string file, Diagnostics &diagnostics) : m_file(std::move(file)), m_diagnostics(diagnostics) {}

    std::vector<Framework> frameworks(std::string_view text, std::string_view language)
    {
        std::vector<Framework> result;
        for (const YamlNode &document : readYaml(text, m_file, m_diagnostics)) {
            for (const YamlNode &item : document["frameworks"].items)
                result.push_back(framework(item, language));
            if (!document["frameworks"].isSequence())
                report(document.line, "has no list 'frameworks'");
        }
        return result;
    }

    std::vector<Format> formats(std::string_view text)
    {
        std::vector<Format> result;
        for (const YamlNode &document : readYaml(text, m_file, m_diagnostics)) {
            for (const YamlNode &item : document["formats"].items) {
                result.push_back(
                    {item["name"].text(), item["title"].text(), item["files"].text(), item["reads"].text(), item["note"].text()});
                if (result.back().name.empty() || result.back().reads.empty())
                    report(item.line, "a format needs 'name' and 'reads'");
            }
        }
        return result;
    }

private:
    void report(int line, std::string message) { m_diagnostics.push_back({Severity::error, m_file, line, std::move(message)}); }

    /// The texts of a scalar or of a list of scalars.
    std::vector<std::string> texts(const YamlNode &node)
    {
        if (node.isScalar())
            return {node.scalar};
        std::vector<std::string> result;
        for (const YamlNode &item : node.items) {
            if (!item.isScalar())
                report(item.line, "expected a text");
            result.push_back(item.scalar);
        }
        return result;
    }

    Framework framework(const YamlNode &node, std::string_view language)
    {
        Framework result;
        result.language = language;
        for (const YamlEntry &entry : node.entries) {
            if (entry.key == "name")
                result.name = entry.value.text();
            else if (entry.key == "title")
                result.title = entry.value.text();
            else if (entry.key == "note")
                result.note = entry.value.text();
            else if (entry.key == "imports")
                result.imports = texts(entry.value);
            else if (entry.key == "patterns")
                readPatterns(entry.value, result);
            else
                report(entry.line, "a framework has no '" + entry.key + "'");
        }
        if (result.name.empty() || result.patterns.empty())
            report(node.line, "a framework needs 'name' and 'patterns'");
        if (result.title.empty())
            result.title = result.name;
        return result;
    }

    void readPatterns(const YamlNode &list, Framework &framework)
    {
        for (const YamlNode &item : list.items) {
            const std::size_t faults = m_diagnostics.size();
            CodePattern read = pattern(item);
            if (m_diagnostics.size() == faults)
                framework.patterns.push_back(std::move(read));
        }
    }

    CodePattern pattern(const YamlNode &node)
    {
        CodePattern result;
        result.line = node.line;
        for (const YamlEntry &entry : node.entries)
            readEntry(entry, result);
        if (result.names.empty())
            report(node.line, "a pattern needs what it does (serve, request, …) with the names of the call");
        if (result.deed == Deed::trait && result.trait.empty())
            report(node.line, "a trait needs 'word'");
        for (const std::string &name : result.names) {
            if (name.empty() || std::count(name.begin(), name.end(), '*') > 1)
                report(node.line, "'" + name + "' is no name with at most one '*'");
        }
        return result;
    }

    void readEntry(const YamlEntry &entry, CodePattern &pattern)
    {
        const auto named = [&](const auto &pair) { return pair.first == entry.key; };
        if (const auto *deed = std::find_if(deeds.begin(), deeds.end(), named); deed != deeds.end()) {
            if (!pattern.names.empty())
                report(entry.line, "a pattern does one thing: '" + entry.key + "' is the second");
            pattern.deed = deed->second;
            pattern.names = texts(entry.value);
        } else if (const auto *slots = std::find_if(slotWords.begin(), slotWords.end(), named); slots != slotWords.end()) {
            for (const std::string &text : texts(entry.value))
                (pattern.*slots->second).push_back(slot(text, entry.line));
        } else if (entry.key == "protocol") {
            pattern.protocol = entry.value.text();
        } else if (entry.key == "word") {
            pattern.trait = entry.value.text();
        } else if (entry.key == "access") {
            pattern.access = entry.value.text();
            if (pattern.access != "read" && pattern.access != "write")
                report(entry.line, "'access' is read or write");
        } else if (entry.key == "as") {
            pattern.kind = entry.value.text();
            if (std::find(kinds.begin(), kinds.end(), pattern.kind) == kinds.end())
                report(entry.line, "'as' is call, construction, literal or annotation");
        } else if (entry.key == "on") {
            pattern.on = texts(entry.value);
        } else if (entry.key == "when") {
            for (const YamlEntry &condition : entry.value.entries)
                pattern.when.emplace_back(slot(condition.key, condition.line), texts(condition.value));
        } else {
            report(entry.line, "a pattern has no '" + entry.key + "'");
        }
    }

    Slot slot(const std::string &text, int line)
    {
        const std::optional<Slot> read = readSlot(text);
        if (!read)
            report(line, "'" + text +
                             "' is no place of a text: 0, -1, field, 0.field, =text, @name, @call, @star, @receiver, "
                             "@assigned, @target, @before, @of.1, @beside.Name or @chain.Call.0");
        return read.value_or(Slot{});
    }

    std::string m_file;
    Diagnostics &m_diagnostics;
};

std::string_view embedded(std::string_view name)
{
    for (const EmbeddedTable &table : embeddedTables()) {
        if (table.name == name)
            return table.text;
    }
    return {};
}

} // namespace

std::vector<Framework> readFrameworks(std::string_view text, const std::string &file, std::string_view language,
                                      Diagnostics &diagnostics)
{
    return TableReader(file, diagnostics).frameworks(text, language);
}

std::vector<Format> readFormats(std::string_view text, const std::string &file, Diagnostics &diagnostics)
{
    return TableReader(file, diagnostics).formats(text);
}

std::span<const Framework> frameworks()
{
    static const std::vector<Framework> all = [] {
        std::vector<Framework> result;
        Diagnostics faults; // their test looks at them
        for (const EmbeddedTable &table : embeddedTables()) {
            if (table.name == "formats")
                continue;
            for (Framework &framework : readFrameworks(table.text, std::string(table.name) + ".yaml", table.name, faults))
                result.push_back(std::move(framework));
        }
        return result;
    }();
    return all;
}

std::span<const Format> formats()
{
    static const std::vector<Format> all = [] {
        Diagnostics faults;
        return readFormats(embedded("formats"), "formats.yaml", faults);
    }();
    return all;
}

std::string_view tableLanguage(std::string_view language)
{
    return language == "typescript" ? "javascript" : language == "kotlin" ? "java" : language;
}

std::string_view toText(Deed deed)
{
    for (const auto &[word, value] : deeds) {
        if (value == deed)
            return word;
    }
    return {};
}

} // namespace alidade
