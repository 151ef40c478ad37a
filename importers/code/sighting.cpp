#include "importers/code/sighting.h"

#include "importers/code/vocabularyindex.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace alidade {

namespace {

/// "b" of "a.b", "a::b", "a\b", "a->b" and "a/b".
std::string_view lastPart(std::string_view text) { return text.substr(text.find_last_of("./:\\>") + 1); }
std::string_view firstPart(std::string_view text) { return text.substr(0, text.find_first_of(".:\\-[(")); }

bool startsWithPath(std::string_view path, std::string_view prefix)
{
    return path.starts_with(prefix) &&
           (path.size() == prefix.size() || std::string_view("/.:\\").find(path[prefix.size()]) != std::string_view::npos ||
            std::string_view("/.:\\").find(prefix.back()) != std::string_view::npos);
}

/// Where importing a namespace brings all its types in.
bool importsNamespaces(std::string_view language) { return language == "csharp" || language == "ruby"; }

class Finder {
public:
    Finder(const CodeFile &file, const TypeOfReceiver &typeOf) : m_file(file), m_typeOf(typeOf)
    {
        for (const ImportLine &import : file.imports) {
            m_local.emplace(localName(import, file.language), &import);
            for (const std::string &name : import.names)
                m_local.emplace(name, &import);
        }
    }

    /// Whether the file imports one of the framework's prefixes.
    bool uses(const Framework &framework)
    {
        if (framework.imports.empty())
            return true;
        const auto [known, isNew] = m_uses.emplace(&framework, false);
        if (isNew)
            known->second = std::any_of(m_file.imports.begin(), m_file.imports.end(),
                                        [&](const ImportLine &import) { return isOf(import, framework); });
        return known->second;
    }

    void look(std::size_t index, const KnownPattern &known, std::string_view star, std::vector<Sighting> &found)
    {
        const Call &call = m_file.calls[index];
        const CodePattern &pattern = *known.pattern;
        for (auto other = found.rbegin(); other != found.rend() && other->call == index; ++other) {
            if (other->framework == known.framework && other->pattern->deed == pattern.deed && pattern.deed != Deed::trait)
                return;
        }
        if (!isKind(call, pattern.kind) || !uses(*known.framework) || !isCalledOn(call, known))
            return;
        for (const auto &[slot, texts] : pattern.when) {
            if (!isOneOf(expressionAt(m_file, slot, index, star), texts))
                return;
        }
        Sighting sighting{known.framework, known.pattern, index, std::string(star), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
        static constexpr std::pair<Slots CodePattern::*, Expression Sighting::*> texts[] = {
            {&CodePattern::target, &Sighting::target},   {&CodePattern::method, &Sighting::method},
            {&CodePattern::path, &Sighting::path},       {&CodePattern::handler, &Sighting::handler},
            {&CodePattern::service, &Sighting::service}, {&CodePattern::exchange, &Sighting::exchange},
            {&CodePattern::topic, &Sighting::topic},     {&CodePattern::type, &Sighting::type},
            {&CodePattern::table, &Sighting::table},     {&CodePattern::value, &Sighting::value},
        };
        for (const auto &[slots, text] : texts)
            sighting.*text = firstOf(pattern.*slots, index, star);
        found.push_back(std::move(sighting));
    }

private:
    bool isOf(const ImportLine &import, const Framework &framework) const
    {
        return std::any_of(framework.imports.begin(), framework.imports.end(),
                           [&](const std::string &prefix) { return startsWithPath(import.path, prefix); });
    }

    static bool isKind(const Call &call, std::string_view kind)
    {
        switch (call.kind) {
        case Call::Kind::call: return kind.empty() || kind == "call";
        case Call::Kind::construction: return kind.empty() || kind == "construction";
        case Call::Kind::literal: return kind == "literal";
        case Call::Kind::annotation: return kind.empty() || kind == "annotation";
        }
        return false;
    }

    const ImportLine *importOf(std::string_view name) const
    {
        const auto found = m_local.find(name);
        return found == m_local.end() ? nullptr : found->second;
    }

    bool isFromPackage(const Call &call, const Framework &framework) const
    {
        if (importsNamespaces(m_file.language))
            return true;
        if (call.receiverCall != noCall)
            return false;
        std::string_view root = call.receiver.empty() ? std::string_view(call.name) : firstPart(call.receiver);
        const ImportLine *import = importOf(root);
        if (import == nullptr && call.receiver.empty())
            import = importOf(".");
        if (import == nullptr && !call.receiver.empty())
            import = importOf(call.receiver);
        if (import == nullptr) // what is written out in full, or comes from a wildcard
            return !framework.imports.empty() && (startsWithPath(call.receiver, framework.imports.front()) || importOf("*"));
        return framework.imports.empty() || isOf(*import, framework);
    }

    bool isOnValue(const Call &call, const Framework &framework) const
    {
        if (call.receiverCall != noCall)
            return true;
        if (call.receiver.empty())
            return false;
        if (m_file.language == "go")
            return importOf(call.receiver) == nullptr;
        const ImportLine *import = importOf(firstPart(call.receiver));
        return import == nullptr || framework.imports.empty() || !isOf(*import, framework);
    }

    bool isOn(const Call &call, std::string_view wanted, const Framework &framework)
    {
        if (wanted == "package")
            return isFromPackage(call, framework);
        if (wanted == "value")
            return isOnValue(call, framework);
        if (wanted == "none")
            return call.receiver.empty() && call.receiverCall == noCall;
        if (isNamed(call.receiver, wanted))
            return true;
        if (call.receiverCall != noCall) {
            const Call &before = m_file.calls[call.receiverCall];
            return isNamed(before.receiver.empty() ? before.name : before.receiver + "." + before.name, wanted);
        }
        return isNamed(typeOf(call), wanted);
    }

    static bool isNamed(std::string_view text, std::string_view wanted)
    {
        return text == wanted || (text.ends_with(wanted) && text.size() > wanted.size() &&
                                  std::string_view(".:\\").find(text[text.size() - wanted.size() - 1]) != std::string_view::npos);
    }

    bool isCalledOn(const Call &call, const KnownPattern &known)
    {
        const std::vector<std::string> &on = known.pattern->on;
        return on.empty() ||
               std::any_of(on.begin(), on.end(), [&](const std::string &wanted) { return isOn(call, wanted, *known.framework); });
    }

    std::string typeOf(const Call &call)
    {
        if (m_typeOf)
            return m_typeOf(call);
        if (m_bindings.empty()) {
            for (const Binding &binding : m_file.bindings)
                m_bindings.emplace(binding.name, &binding);
        }
        const auto [first, last] = m_bindings.equal_range(call.receiver);
        for (auto binding = first; binding != last; ++binding) {
            const Binding &bound = *binding->second;
            if (!bound.scope.empty() && !call.scope.starts_with(bound.scope))
                continue;
            if (!bound.type.empty())
                return bound.type;
            if (bound.value.call != noCall) {
                const Call &maker = m_file.calls[bound.value.call];
                return maker.receiver.empty() ? maker.name : maker.receiver + "." + maker.name;
            }
        }
        return {};
    }

    static bool contains(const Expression &value, std::string_view wanted)
    {
        return std::any_of(value.parts.begin(), value.parts.end(), [&](const Part &part) {
            return part.kind == Part::Kind::text && part.text.find(wanted) != std::string::npos;
        });
    }

    bool isOneOf(const std::optional<Expression> &value, const std::vector<std::string> &texts) const
    {
        if (value && texts.size() == 1 && texts.front() == "*")
            return true;
        if (value && texts.size() == 1 && texts.front().size() > 2 && texts.front().front() == '*' && texts.front().back() == '*')
            return contains(*value, std::string_view(texts.front()).substr(1, texts.front().size() - 2));
        if (!value || value->parts.size() > 1 || (value->parts.empty() && value->call != noCall))
            return false;
        const std::string_view text = value->parts.empty() ? std::string_view() : std::string_view(value->parts.front().text);
        return std::any_of(texts.begin(), texts.end(), [&](const std::string &wanted) {
            if (wanted.size() > 1 && wanted.ends_with('*'))
                return text.starts_with(std::string_view(wanted).substr(0, wanted.size() - 1));
            return text == wanted || lastPart(text) == wanted;
        });
    }

    Expression firstOf(const Slots &slots, std::size_t index, std::string_view star) const
    {
        for (const Slot &slot : slots) {
            if (auto value = expressionAt(m_file, slot, index, star))
                return std::move(*value);
        }
        return unsetExpression();
    }

    const CodeFile &m_file;
    const TypeOfReceiver &m_typeOf;
    std::map<std::string, const ImportLine *, std::less<>> m_local;
    std::map<const Framework *, bool> m_uses;
    std::multimap<std::string, const Binding *, std::less<>> m_bindings;
};

std::vector<Sighting> find(const CodeFile &file, const VocabularyIndex &vocabulary, const TypeOfReceiver &typeOf)
{
    std::vector<Sighting> found;
    Finder finder(file, typeOf);
    for (std::size_t i = 0; i < file.calls.size(); ++i)
        vocabulary.forEach(file.calls[i].name,
                           [&](const KnownPattern &known, std::string_view star) { finder.look(i, known, star, found); });
    return found;
}

} // namespace

std::string localName(const ImportLine &import, std::string_view language)
{
    if (!import.alias.empty())
        return import.alias;
    std::string_view path = import.path;
    if (language != "go")
        return std::string(lastPart(path));
    std::string_view last = path.substr(path.rfind('/') + 1);
    if (last.size() > 1 && last[0] == 'v' && last.find_first_not_of("0123456789", 1) == std::string_view::npos &&
        last.size() < path.size()) {
        path.remove_suffix(last.size() + 1);
        last = path.substr(path.rfind('/') + 1);
    }
    last = last.substr(0, last.find(".v"));
    last = last.substr(0, last.rfind(".go"));
    last.remove_prefix(last.starts_with("go-") ? 3 : 0);
    if (last.ends_with("-go"))
        last.remove_suffix(3);
    return std::string(last.substr(last.rfind('-') + 1));
}

std::vector<Sighting> sightingsIn(const CodeFile &file, const TypeOfReceiver &typeOf)
{
    return find(file, vocabularyOf(file.language), typeOf);
}

std::vector<Sighting> sightingsIn(const CodeFile &file, std::span<const Framework> frameworks, const TypeOfReceiver &typeOf)
{
    return find(file, VocabularyIndex(frameworks, tableLanguage(file.language)), typeOf);
}

} // namespace alidade
