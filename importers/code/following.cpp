#include "importers/code/folding.h"

#include <algorithm>

namespace alidade {

namespace {

std::string_view withoutSelf(std::string_view name)
{
    for (const std::string_view self : {"this.", "self.", "@"}) {
        if (name.starts_with(self))
            return name.substr(self.size());
    }
    return name;
}

} // namespace

std::pair<std::string_view, std::string_view> splitField(std::string_view path)
{
    const std::string_view first = path.substr(0, path.find('.'));
    return {first, path.substr(std::min(first.size() + 1, path.size()))};
}

void Folding::follow(const Expression &expression, const Frame &frame, const Sink &sink)
{
    if (expression.parts.size() == 1 && expression.parts.front().kind == Part::Kind::name && expression.call == noCall)
        name(expression.parts.front().text, frame, sink);
    else
        sink(expression, frame);
}

void Folding::name(std::string_view written, const Frame &frame, const Sink &sink)
{
    if (!spend() || written.empty() || std::count(written.begin(), written.end(), '.') > FoldingLimits::fields ||
        keyed(written, frame, sink))
        return;
    constexpr std::string_view value = ".value"; // of a member of an enumeration: Topic.ORDERS.value
    if (written.ends_with(value) && m_base.files()[frame.file].language == "python") {
        bool isMember = false;
        name(written.substr(0, written.size() - value.size()), frame, [&](const Expression &member, const Frame &at) {
            isMember = isMember || plainText(member);
            if (plainText(member))
                sink(member, at);
        });
        if (isMember)
            return;
    }
    const std::size_t unit = m_base.unitOf(frame.file);
    const auto inScope = [&](std::string_view scope, std::string_view known) {
        for (std::string_view head = known; !head.empty(); head = head.substr(0, head.rfind('.'))) {
            const std::string_view rest = known.substr(std::min(head.size() + 1, known.size()));
            std::vector<CodePlace> places = m_base.bindings(unit, scope, head);
            if (std::any_of(places.begin(), places.end(), [&](CodePlace place) { return place.file == frame.file; }))
                std::erase_if(places, [&](CodePlace place) { return place.file != frame.file; });
            if (scope == frame.scope)
                keepEarlier(places, frame);
            if (!places.empty() && deliver(places, rest, frame, sink))
                return true;
            if (head.find('.') == std::string_view::npos)
                return !places.empty() && !rest.empty() && filledThroughPointer(written, frame, sink);
        }
        return false;
    };
    if (inScope(frame.scope, written))
        return;
    if (const std::string_view own = withoutSelf(written); own.size() < written.size() || !ownerOf(frame.scope).empty()) {
        const std::string type(ownerOf(frame.scope));
        const bool isField = !type.empty() && (m_base.files()[frame.file].language != "go" || own.size() < written.size());
        const bool isOfReceiver = own.size() < written.size() || !m_base.bindings(unit, type, splitField(own).first).empty();
        if (isField && isOfReceiver && fieldOfReceiver(frame, own, sink))
            return;
        if (isField && typeField(unit, type, own, sink))
            return;
        for (std::string_view scope = frame.scope; !scope.empty(); scope = ownerOf(scope)) {
            if (inScope(ownerOf(scope), own))
                return;
        }
    }
    const auto [first, rest] = splitField(written);
    if (const ImportedUnit *import = m_base.imported(frame.file, first)) {
        const std::size_t module = import->file == noUnit ? frame.file : import->file;
        if (import->unit != noUnit && (global(import->unit, module, rest.empty() ? first : rest, sink) ||
                                       (!rest.empty() && global(import->unit, module, written, sink))))
            return;
        if (m_base.files()[frame.file].language == "go")
            return;
    }
    if (!global(unit, frame.file, written, sink))
        filledThroughPointer(written, frame, sink);
}

/// Leaves out what a name is given only below where it is used, and all but the last of the calls whose results it is given.
void Folding::keepEarlier(std::vector<CodePlace> &places, const Frame &frame) const
{
    const auto isEarlier = [&](CodePlace place) { return place.file != frame.file || m_base.binding(place).line < frame.line; };
    if (frame.line == 0 || std::none_of(places.begin(), places.end(), isEarlier))
        return;
    std::erase_if(places, [&](CodePlace place) { return !isEarlier(place); });
    const auto last = std::max_element(places.begin(), places.end(),
                                       [&](CodePlace l, CodePlace r) { return m_base.binding(l).line < m_base.binding(r).line; });
    if (m_base.binding(*last).value.call != noCall)
        places = {*last};
}

/// `config["payment"]["addr"]`: what was read into a map is told by its keys, as a configuration is.
bool Folding::keyed(std::string_view written, const Frame &frame, const Sink &sink)
{
    constexpr std::string_view open = "[\"", close = "\"]";
    const std::string_view map = written.substr(0, written.find(open));
    std::string_view rest = written.substr(map.size());
    std::string key;
    while (rest.starts_with(open)) {
        const std::size_t end = rest.find(close);
        if (end == std::string_view::npos)
            return false;
        key.append(key.empty() ? "" : ".").append(rest.substr(open.size(), end - open.size()));
        rest.remove_prefix(end + close.size());
    }
    if (key.empty() || !rest.empty())
        return false;
    const std::size_t unit = m_base.unitOf(frame.file);
    std::vector<CodePlace> places = m_base.bindings(unit, frame.scope, map);
    if (places.empty())
        places = m_base.bindings(unit, {}, map);
    const bool isFilled = std::any_of(places.begin(), places.end(), [&](CodePlace place) {
        const Binding &binding = m_base.binding(place);
        return binding.type.starts_with("map[string]") && binding.parameter < 0 && binding.value.parts.empty() &&
               binding.value.call == noCall;
    });
    if (isFilled)
        setting(std::move(key), {}, frame.file, sink);
    return isFilled;
}

bool Folding::global(std::size_t unit, std::size_t file, std::string_view written, const Sink &sink)
{
    for (std::string_view head = written; !head.empty(); head = head.substr(0, head.rfind('.'))) {
        const std::string_view rest = written.substr(std::min(head.size() + 1, written.size()));
        std::vector<CodePlace> places = m_base.bindings(unit, {}, head);
        if (std::any_of(places.begin(), places.end(), [&](CodePlace place) { return place.file == file; }))
            std::erase_if(places, [&](CodePlace place) { return place.file != file; });
        // Files that are modules do not see one another's names without an import.
        const bool isModule = m_base.files()[file].language != "go";
        const bool isOneFile =
            std::all_of(places.begin(), places.end(), [&](CodePlace place) { return place.file == places.front().file; });
        if (!places.empty() && (!isModule || isOneFile) && deliver(places, rest, Frame{file, {}, nullptr, noCall}, sink))
            return true;
        if (head.find('.') == std::string_view::npos)
            break;
    }
    // A static field or constant of a type: "Topics.ORDERS".
    const auto [type, field] = splitField(written);
    return !field.empty() && !m_base.definitions(unit, type).empty() && typeField(unit, std::string(type), field, sink);
}

/// Gives what the bindings give; `rest` is the path of a field of it.
bool Folding::deliver(const std::vector<CodePlace> &places, std::string_view rest, const Frame &frame, const Sink &sink)
{
    bool hasGiven = false;
    const Sink counted = [&](const Expression &value, const Frame &at) {
        hasGiven = true;
        sink(value, at);
    };
    for (const CodePlace place : places) {
        const Binding &bound = m_base.binding(place);
        Frame at{place.file, bound.scope, nullptr, noCall, bound.line};
        if (bound.scope == frame.scope && place.file == frame.file) {
            at.caller = frame.caller;
            at.call = frame.call;
        }
        const Given given{place, rest, at.caller.get()};
        if (std::find(m_given.begin(), m_given.end(), given) != m_given.end())
            continue;
        m_given.push_back(given);
        const bool hasValue = !isUnset(bound.value) && (bound.value.call != noCall || !bound.value.parts.empty());
        const bool isOnlyTyped = bound.value.parts.empty() && bound.value.call == noCall && !bound.type.empty();
        if (isReceiver(place) && fieldOfReceiver(at, rest, counted)) {
            m_given.pop_back();
            continue;
        }
        if (bound.parameter >= 0 && !hasValue) {
            argumentsFor(bound, place, at, [&](const Expression &value, const Frame &caller) {
                rest.empty() ? counted(value, caller) : field(value, caller, rest, counted);
            });
        } else if (!isOnlyTyped) {
            rest.empty() ? counted(bound.value, at) : field(bound.value, at, rest, counted);
        }
        if (!hasGiven && !rest.empty() && !bound.type.empty()) {
            const auto [unit, type] = m_base.typeNamed(place.file, bound.type);
            if (unit != noUnit)
                typeField(unit, type, rest, counted);
        }
        m_given.pop_back();
    }
    return hasGiven;
}

} // namespace alidade
