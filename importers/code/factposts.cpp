#include "importers/code/factwriter.h"

#include "importers/code/facttext.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

constexpr std::size_t mostTopics = 64; ///< of one call

/// Adds what stands between the commas of a text: lists of topics often are one setting.
void addItems(std::string_view text, std::vector<std::string> &items)
{
    int depth = 0;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= text.size() && items.size() < mostTopics; ++i) {
        const char c = i < text.size() ? text[i] : ',';
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (c != ',' || (depth > 0 && i < text.size()))
            continue;
        std::string_view item = text.substr(start, i - start);
        item.remove_prefix(std::min(item.find_first_not_of(" []"), item.size()));
        item = item.substr(0, item.find_last_not_of(" []") + 1);
        if (std::find(items.begin(), items.end(), item) == items.end() && (!item.empty() || text.empty()))
            items.emplace_back(item);
        start = i + 1;
    }
}

bool areKnown(const std::vector<std::string> &texts)
{
    return std::any_of(texts.begin(), texts.end(), [](const std::string &text) { return saysSomething(text); });
}

/// Calls that only wrap what they take: pointers to texts, and lists.
bool handsOver(const Call &call)
{
    static constexpr std::array<std::string_view, 12> names{
        "String", "StringPtr", "To", "Ptr", "listOf", "setOf", "of", "asList", "List", "singletonList", "singleton", "arrayOf"};
    return call.kind == Call::Kind::call && std::find(names.begin(), names.end(), call.name) != names.end();
}

/// Fields of what libraries give back for a declared queue.
bool isNameOfDeclared(std::string_view field)
{
    static constexpr std::array<std::string_view, 6> fields{"Name", "name", "queue", "QueueName", "method.queue", "Queue"};
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

/// NAME of "this.NAME" and "self.NAME"; empty for what is no field of the object itself.
std::string_view ownField(const Expression &expression)
{
    if (expression.call != noCall || expression.parts.size() != 1 || expression.parts.front().kind != Part::Kind::name)
        return {};
    const std::string_view name = expression.parts.front().text;
    for (const std::string_view self : {"this.", "self.", "$this->", "@"}) {
        if (name.starts_with(self) && name.find('.', self.size()) == std::string_view::npos)
            return name.substr(self.size());
    }
    return {};
}

} // namespace

std::vector<std::string> FactWriter::listed(const Expression &expression, const Frame &frame)
{
    std::vector<std::string> items;
    const CodeFile &code = m_base.files()[frame.file];
    const Call *list = expression.call < code.calls.size() ? &code.calls[expression.call] : nullptr;
    if (list && (list->kind == Call::Kind::literal || handsOver(*list))) {
        for (const Argument &argument : list->arguments) {
            for (const std::string &text : listed(argument.value, frame))
                addItems(text, items);
        }
        return items;
    }
    for (const std::string &text : m_folding.texts(expression, frame))
        addItems(text, items);
    // The name of what was declared: "queue.Name", "result.method.queue".
    if (expression.call == noCall && expression.parts.size() == 1 && expression.parts.front().kind == Part::Kind::name &&
        !areKnown(items)) {
        const std::string_view name = expression.parts.front().text;
        const std::size_t dot = std::min(name.find('.'), name.size());
        if (isNameOfDeclared(name.substr(std::min(dot + 1, name.size())))) {
            items.clear();
            for (const std::string &text : m_folding.texts(nameExpression(std::string(name.substr(0, dot))), frame))
                addItems(text, items);
        }
    }
    return items;
}

/// Whether a type can be the topic of its messages: one that is written there, or that the tree defines; no parameter of a
/// generic class ("T", "TMessage"), and not what a function is called that makes a value of a type that nobody knows.
bool FactWriter::isMessageType(const std::string &type, const Sighting &sighting) const
{
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (type.empty() || (type[0] == 'T' && (type.size() == 1 || isCapital(type[1]))))
        return false;
    const std::vector<Part> &parts = sighting.type.parts;
    if (sighting.type.call != noCall || (parts.size() == 1 && shortTypeName(parts.front().text) == type))
        return true;
    for (std::size_t unit = 0; unit < m_base.units().size(); ++unit) {
        const std::vector<CodePlace> places = m_base.definitions(unit, type);
        if (std::any_of(places.begin(), places.end(), [&](CodePlace place) { return m_base.definition(place).isType; }))
            return true;
    }
    return false;
}

std::vector<std::string> FactWriter::topicsOf(std::size_t file, const Sighting &sighting, const Frame &frame)
{
    if (sighting.pattern->topic.empty() && sighting.pattern->exchange.empty()) {
        const std::string type = shortTypeName(typeText(file, sighting));
        return isMessageType(type, sighting) ? std::vector{type} : std::vector<std::string>();
    }
    const Call &call = m_base.files()[file].calls[sighting.call];
    const bool isTarget = call.kind == Call::Kind::annotation && sighting.topic == nameExpression(call.target);
    return isTarget ? std::vector{call.target} : listed(sighting.topic, frame);
}

std::vector<std::string> FactWriter::meetingPoints(std::size_t file, const Sighting &sighting, const Frame &frame)
{
    std::vector<std::string> keys = topicsOf(file, sighting, frame);
    std::vector<std::string> exchanges = listed(sighting.exchange, frame);
    if (!areKnown(exchanges))
        return keys;
    std::vector<std::string> points;
    for (const std::string &exchange : exchanges) {
        if (!saysSomething(exchange))
            continue;
        if (keys.empty() || !saysSomething(sighting.pattern->topic.empty() ? std::string_view() : keys.front()))
            points.push_back(keys.empty() || keys.front().empty() ? exchange : exchange + '/' + keys.front());
        else
            std::transform(keys.begin(), keys.end(), std::back_inserter(points), [&](const std::string &key) {
                return key.empty() ? exchange : std::string(exchange).append("/").append(key);
            });
    }
    return points;
}

const std::vector<CodePlace> &FactWriter::derivedFrom(std::string_view type)
{
    static const std::vector<CodePlace> nothing;
    if (!m_derived) {
        m_derived.emplace();
        for (std::size_t file = 0; file < m_base.files().size(); ++file) {
            const CodeFile &code = m_base.files()[file];
            for (std::size_t i = 0; i < code.definitions.size() && !code.isTest; ++i) {
                const Definition &definition = code.definitions[i];
                if (!definition.isType || definition.bases.empty() || !m_reach.runs(file, definition.name, definition.line))
                    continue;
                for (const std::string &base : definition.bases)
                    (*m_derived)[shortTypeName(base)].push_back(
                        {static_cast<std::uint32_t>(file), static_cast<std::uint32_t>(i)});
            }
        }
    }
    const auto found = m_derived->find(type);
    return found == m_derived->end() ? nothing : found->second;
}

bool FactWriter::isForDerived(std::size_t file, const Sighting &sighting)
{
    const bool isPost = sighting.pattern->deed == Deed::produce || sighting.pattern->deed == Deed::consume;
    const std::string_view type = ownerOf(m_base.files()[file].calls[sighting.call].scope);
    return isPost && !ownField(sighting.topic).empty() && !derivedFrom(lastName(type)).empty();
}

/// What a class that is only derived from sends depends on those that are derived from it: they say their topics.
bool FactWriter::postForDerived(std::size_t file, const Sighting &sighting, const CallFact &draft)
{
    const std::string_view field = ownField(sighting.topic);
    const CodeFile &code = m_base.files()[file];
    const std::string_view type = ownerOf(code.calls[sighting.call].scope);
    if (field.empty() || type.empty())
        return false;
    bool isKnown = false;
    for (const CodePlace place : derivedFrom(lastName(type))) {
        const Definition &derived = m_base.definition(place);
        const std::string scope = derived.name + ".";
        const Frame frame{place.file, scope, nullptr, noCall, 0};
        for (const std::string &topic : m_folding.texts(nameExpression("this." + std::string(field)), frame)) {
            if (!saysSomething(topic))
                continue;
            CallFact fact = draft;
            fact.operation = topic;
            fact.function = derived.name;
            fact.place = {m_base.files()[place.file].path, derived.line};
            add(std::move(fact));
            isKnown = true;
        }
    }
    return isKnown;
}

void FactWriter::post(std::size_t file, const Sighting &sighting)
{
    const Call &call = m_base.files()[file].calls[sighting.call];
    const Frame frame{file, call.scope, nullptr, noCall, call.line};
    const CallRole role = sighting.pattern->deed == Deed::produce ? CallRole::produce : CallRole::consume;
    Side side = sideOf(sighting, frame);
    std::vector<std::string> topics = meetingPoints(file, sighting, frame);
    if (!areKnown(topics))
        topics = {std::string()};
    const bool isByType = sighting.pattern->topic.empty() && sighting.pattern->exchange.empty();
    if (isByType && call.kind == Call::Kind::annotation && topics.front().empty())
        return; // an abstraction over handlers, which handles nothing itself
    if (side.targets.empty())
        side.targets.emplace_back();
    for (const std::string &target : side.targets) {
        CallFact fact = draft(file, sighting, role, side);
        fact.target = target;
        if (topics.front().empty() && topics.size() == 1 && postForDerived(file, sighting, fact))
            continue;
        for (const std::string &topic : topics) {
            fact.operation = topic;
            if (saysSomething(topic) || topics.size() == 1)
                add(fact);
        }
    }
}

} // namespace alidade
