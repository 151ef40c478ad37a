#include "importers/code/folding.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

constexpr std::string_view unknownText = "{…}";
constexpr std::size_t longestText = 2000;

void addOnce(std::vector<std::string> &texts, std::string text)
{
    if (texts.size() < FoldingLimits::values && std::find(texts.begin(), texts.end(), text) == texts.end())
        texts.push_back(std::move(text));
}

/// A setting without a fallback, `${NAME}`.
bool isBareSetting(std::string_view text)
{
    return text.starts_with("${") && text.ends_with('}') && text.find_first_of("{}:", 2) == text.size() - 1;
}

/// Values of one name: a setting that may be replaced by another value has that value for a fallback, and what is known
/// makes what is not known superfluous.
std::vector<std::string> settled(std::vector<std::string> texts)
{
    if (texts.size() > 1)
        std::erase(texts, std::string(unknownText));
    if (texts.size() > 1)
        std::erase(texts, std::string());
    const auto setting = std::find_if(texts.begin(), texts.end(), isBareSetting);
    if (texts.size() == 2 && setting != texts.end()) {
        const std::string other = texts[setting == texts.begin() ? 1 : 0];
        if (!isBareSetting(other)) {
            std::string whole = *setting;
            whole.insert(whole.size() - 1, ":-" + other);
            return {whole};
        }
    }
    return texts;
}

/// Functions that read the setting that their first argument names; a second one is its fallback.
bool readsSetting(const Call &call)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> readers{{
        {"os", "Getenv"},
        {"os", "LookupEnv"},
        {"syscall", "Getenv"},
        {"os", "getenv"},
        {"os.environ", "get"},
        {"environ", "get"},
        {"System", "getenv"},
        {"System", "getProperty"},
        {"Environment", "GetEnvironmentVariable"},
        {"ENV", "fetch"},
        {"", "getenv"},
        {"viper", "GetString"},
        {"env", "var"},
        {"", "env"},
    }};
    return !call.arguments.empty() && std::any_of(readers.begin(), readers.end(), [&](const auto &reader) {
        return call.name == reader.second &&
               (call.receiver == reader.first || call.receiver.ends_with("." + std::string(reader.first)));
    });
}

/// "${payment.url:http://p}" of Spring and MicroProfile, as `${payment.url:-http://p}`.
std::string withPlaceholders(std::string text)
{
    for (std::size_t at = text.find("${"); at != std::string::npos; at = text.find("${", at + 2)) {
        const std::size_t end = text.find_first_of(":}", at);
        if (end != std::string::npos && text[end] == ':' && text.compare(end, 2, ":-") != 0)
            text.insert(end + 1, "-");
    }
    return text;
}

class Deeper {
public:
    explicit Deeper(int &depth) : m_depth(depth) { ++m_depth; }
    Deeper(const Deeper &) = delete;
    Deeper &operator=(const Deeper &) = delete;
    ~Deeper() { --m_depth; }

private:
    int &m_depth;
};

} // namespace

void SightingIndex::set(std::size_t file, std::vector<Sighting> sightings)
{
    m_byFile[file] = std::move(sightings);
    for (std::size_t i = 0; i < m_byFile[file].size(); ++i) {
        const Sighting &sighting = m_byFile[file][i];
        const Deed deed = sighting.pattern->deed;
        const bool opens = deed == Deed::group || deed == Deed::connect || deed == Deed::store ||
                           (!sighting.pattern->target.empty() && deed != Deed::request);
        if (opens)
            m_openings.emplace(CodePlace{static_cast<std::uint32_t>(file), static_cast<std::uint32_t>(sighting.call)}, i);
    }
}

const Sighting *SightingIndex::opening(CodePlace call) const
{
    const auto found = m_openings.find(call);
    return found == m_openings.end() ? nullptr : &m_byFile[call.file][found->second];
}

void Folding::enter(const Way &way, Asking asking)
{
    m_way = way;
    m_wayCaller = callerOf(way, m_base);
    m_asking = asking;
    m_missed = {};
}

const Way *Folding::wayInto(std::size_t file, std::string_view scope) const
{
    return m_way && m_way->file == file && m_way->scope == scope ? &*m_way : nullptr;
}

Frame Folding::onWay(const Frame &frame) const
{
    if (frame.caller || !m_wayCaller || !wayInto(frame.file, frame.scope))
        return frame;
    return {frame.file, frame.scope, m_wayCaller, m_way->calls.front().index, frame.line};
}

bool Folding::isStart(const Frame &frame) const
{
    return m_way && !frame.caller && m_way->start(m_base) == std::pair(frame.file, frame.scope);
}

bool Folding::spend() { return m_depth < FoldingLimits::depth && ++m_steps < FoldingLimits::steps && !m_base.isStopped(); }

std::vector<std::string> Folding::texts(const Expression &expression, const Frame &frame)
{
    m_steps = 0;
    return isUnset(expression) ? Texts() : fold(expression, onWay(frame));
}

Folding::Texts Folding::fold(const Expression &expression, const Frame &frame)
{
    const Deeper deeper(m_depth);
    if (!spend())
        return {std::string(unknownText)};
    if (expression.parts.empty() && expression.call != noCall)
        return foldCall(expression.call, frame);
    Texts result{std::string()};
    for (const Part &part : expression.parts) {
        Texts next;
        const Texts tails = foldPart(part, expression, frame);
        for (const std::string &head : result) {
            for (const std::string &tail : tails)
                if (head.size() + tail.size() < longestText)
                    addOnce(next, head + tail);
        }
        result = std::move(next);
    }
    return result.empty() ? Texts{std::string(unknownText)} : result;
}

Folding::Texts Folding::foldPart(const Part &part, const Expression &whole, const Frame &frame)
{
    switch (part.kind) {
    case Part::Kind::text: {
        const std::string &language = m_base.files()[frame.file].language;
        return {language == "java" || language == "kotlin" ? withPlaceholders(part.text) : part.text};
    }
    case Part::Kind::setting: {
        std::string text = "${" + part.text;
        if (!part.fallback.empty())
            text += ":-" + fold({part.fallback, noCall}, frame).front();
        return {text + "}"};
    }
    case Part::Kind::call: return whole.call == noCall ? Texts{std::string(unknownText)} : foldCall(whole.call, frame);
    case Part::Kind::name: {
        Texts found;
        name(part.text, frame, [&](const Expression &value, const Frame &at) {
            for (std::string &text : fold(value, at))
                addOnce(found, std::move(text));
        });
        found = settled(std::move(found));
        return found.empty() ? Texts{std::string(unknownText)} : found;
    }
    case Part::Kind::unknown: break;
    }
    return {std::string(unknownText)};
}

Folding::Texts Folding::foldCall(std::size_t index, const Frame &frame)
{
    const CodeFile &file = m_base.files()[frame.file];
    if (index >= file.calls.size() || !spend())
        return {std::string(unknownText)};
    const Call &call = file.calls[index];
    if (const Sighting *opening =
            m_sightings.opening({static_cast<std::uint32_t>(frame.file), static_cast<std::uint32_t>(index)});
        opening && opening->pattern->deed != Deed::group && !isUnset(opening->target))
        return foldTargets(*opening, frame);
    if (readsSetting(call)) {
        Texts result;
        for (const std::string &setting : fold(call.arguments.front().value, frame)) {
            if (setting.find_first_of("{}$") != std::string::npos)
                continue;
            std::string text = "${" + setting;
            if (call.arguments.size() > 1)
                text += ":-" + fold(call.arguments[1].value, frame).front();
            addOnce(result, text + "}");
        }
        if (!result.empty())
            return result;
    }
    if (call.kind == Call::Kind::literal && !call.arguments.empty()) { // a list: its items
        Texts items;
        for (const Argument &argument : call.arguments) {
            if (argument.name.empty() && items.size() < FoldingLimits::values)
                for (std::string &text : fold(argument.value, frame))
                    addOnce(items, std::move(text));
        }
        std::string list;
        for (const std::string &item : items)
            list += (list.empty() ? "" : ",") + item;
        return {list.empty() ? std::string(unknownText) : list};
    }
    Texts found;
    returns(index, frame, [&](const Expression &value, const Frame &at) {
        for (std::string &text : fold(value, at))
            addOnce(found, std::move(text));
    });
    found = settled(std::move(found));
    return found.empty() ? Texts{std::string(unknownText)} : found;
}

Folding::Texts Folding::foldTargets(const Sighting &sighting, const Frame &frame) { return fold(sighting.target, frame); }

std::vector<Connection> Folding::connections(const Expression &expression, const Frame &frame)
{
    m_steps = 0;
    std::vector<Connection> found;
    if (!isUnset(expression))
        connect(expression, onWay(frame), found);
    return found;
}

void Folding::connect(const Expression &expression, const Frame &frame, std::vector<Connection> &found)
{
    const Deeper deeper(m_depth);
    if (found.size() >= FoldingLimits::values || !spend())
        return;
    if (expression.call != noCall)
        return connectCall(expression.call, frame, found);
    if (expression.parts.size() == 1 && expression.parts.front().kind == Part::Kind::name)
        name(expression.parts.front().text, frame, [&](const Expression &value, const Frame &at) { connect(value, at, found); });
}

void Folding::connectCall(std::size_t index, const Frame &frame, std::vector<Connection> &found)
{
    const CodeFile &file = m_base.files()[frame.file];
    if (index >= file.calls.size())
        return;
    const CodePlace place{static_cast<std::uint32_t>(frame.file), static_cast<std::uint32_t>(index)};
    if (const Sighting *opening = m_sightings.opening(place); opening && opening->pattern->deed != Deed::group) {
        Connection connection{opening, place, {}};
        if (!isUnset(opening->target)) {
            // The address may be that of another connection: kafka.NewReader(config).
            std::vector<Connection> inner;
            connect(opening->target, frame, inner);
            connection.targets = inner.empty() ? fold(opening->target, frame) : inner.front().targets;
        } else {
            const Call &call = file.calls[index];
            std::vector<Connection> inner;
            if (call.receiverCall != noCall)
                connectCall(call.receiverCall, frame, inner);
            else if (!call.receiver.empty())
                connect(nameExpression(call.receiver), frame, inner);
            for (std::size_t i = 0; i < call.arguments.size() && inner.empty(); ++i)
                connect(call.arguments[i].value, frame, inner);
            if (!inner.empty())
                connection.targets = inner.front().targets;
        }
        for (const Connection &other : found)
            if (other.place == place && other.targets == connection.targets)
                return;
        found.push_back(std::move(connection));
        return;
    }
    const std::size_t before = found.size();
    returns(index, frame, [&](const Expression &value, const Frame &at) { connect(value, at, found); });
    if (found.size() > before)
        return;
    const Call &call = file.calls[index];
    if (call.receiverCall != noCall)
        connectCall(call.receiverCall, frame, found);
    else if (!call.receiver.empty() && !m_base.imported(frame.file, call.receiver))
        connect(nameExpression(call.receiver), frame, found);
    for (std::size_t i = 0; i < call.arguments.size() && found.size() == before; ++i)
        connect(call.arguments[i].value, frame, found);
}

std::vector<std::string> Folding::prefixes(const Expression &router, const Frame &frame)
{
    return prefixesOf(router, onWay(frame));
}

Folding::Texts Folding::prefixesOf(const Expression &router, const Frame &frame)
{
    const Deeper deeper(m_depth);
    Texts result;
    if (isUnset(router) || !spend())
        return {std::string()};
    const auto ofCall = [&](std::size_t index, const Frame &at) {
        const CodeFile &file = m_base.files()[at.file];
        if (index >= file.calls.size())
            return;
        const Call &call = file.calls[index];
        const Sighting *opening = m_sightings.opening({static_cast<std::uint32_t>(at.file), static_cast<std::uint32_t>(index)});
        Texts inner;
        if (call.receiverCall != noCall)
            inner = prefixesOf(Expression{{{Part::Kind::call, {}, {}}}, call.receiverCall}, at);
        else if (!call.receiver.empty() && !m_base.imported(at.file, call.receiver))
            inner = prefixesOf(nameExpression(call.receiver), at);
        if (inner.empty())
            inner = {std::string()};
        const bool isGroup = opening && opening->pattern->deed == Deed::group;
        const Texts own = isGroup && !isUnset(opening->path) ? fold(opening->path, at) : Texts{std::string()};
        for (const std::string &head : inner) {
            for (const std::string &tail : own)
                addOnce(result, head + tail);
        }
    };
    if (router.call != noCall)
        ofCall(router.call, frame);
    else if (router.parts.size() == 1 && router.parts.front().kind == Part::Kind::name)
        name(router.parts.front().text, frame, [&](const Expression &value, const Frame &at) {
            for (std::string &prefix : prefixesOf(value, at))
                addOnce(result, std::move(prefix));
        });
    return result.empty() ? Texts{std::string()} : result;
}

} // namespace alidade
