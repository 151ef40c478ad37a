#include "importers/code/folding.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

/// Annotations that tell which setting fills a field. `isKey`: a dotted key of a configuration file, else a variable.
struct FillingTag {
    std::string_view name;
    bool isKey;
};
constexpr std::array fillingTags{
    FillingTag{"env", false},         FillingTag{"envconfig", false},
    FillingTag{"Value", false},       FillingTag{"ConfigProperty", false},
    FillingTag{"arg", false},         FillingTag{"koanf", true},
    FillingTag{"mapstructure", true}, FillingTag{"yaml", true},
    FillingTag{"toml", true},         FillingTag{"json", true},
    FillingTag{"ini", true},          FillingTag{"property", true},
};

/// Whether values of a type are filled from files, as far as its name tells.
bool isConfiguration(std::string_view type)
{
    return type.find("onf") != std::string_view::npos || type.find("etting") != std::string_view::npos ||
           type.find("Options") != std::string_view::npos || type.find("Properties") != std::string_view::npos;
}

std::pair<std::string_view, std::string_view> split(std::string_view path)
{
    const std::string_view first = path.substr(0, path.find('.'));
    return {first, path.substr(std::min(first.size() + 1, path.size()))};
}

bool refersTo(const Expression &value, std::string_view name)
{
    return std::any_of(value.parts.begin(), value.parts.end(),
                       [&](const Part &part) { return part.kind == Part::Kind::name && part.text == name; });
}

std::string_view withoutSelf(std::string_view name)
{
    for (const std::string_view self : {"this.", "self.", "@"}) {
        if (name.starts_with(self))
            return name.substr(self.size());
    }
    return name;
}

} // namespace

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
        if (!type.empty() && (m_base.files()[frame.file].language != "go" || own.size() < written.size()) &&
            typeField(unit, type, own, sink))
            return;
        for (std::string_view scope = frame.scope; !scope.empty(); scope = ownerOf(scope)) {
            if (inScope(ownerOf(scope), own))
                return;
        }
    }
    const auto [first, rest] = split(written);
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
    const auto [type, field] = split(written);
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

/// What callers hand over for a parameter: the one that led here, or else all that the program runs.
void Folding::argumentsFor(const Binding &parameter, CodePlace place, const Frame &frame, const Sink &sink)
{
    const auto give = [&](const Call &call, const Frame &at) {
        const auto position = static_cast<std::size_t>(parameter.parameter);
        std::size_t unnamed = 0;
        for (const Argument &argument : call.arguments) {
            if (argument.name.empty() ? unnamed++ == position : argument.name == parameter.name)
                sink(argument.value, at);
        }
    };
    if (frame.caller) {
        if (spend())
            give(m_base.files()[frame.caller->file].calls[frame.call], *frame.caller);
        return;
    }
    const std::string_view function = lastName(parameter.scope);
    const std::string_view type = ownerOf(parameter.scope);
    const bool isConstructor =
        !type.empty() && (function == "constructor" || function == "__init__" || function == "initialize" ||
                          function == "__construct" || function == lastName(type));
    std::size_t sites = 0;
    for (const CodePlace site : m_base.callsNamed(isConstructor ? lastName(type) : function)) {
        const Call &call = m_base.call(site);
        if (sites >= FoldingLimits::sites || !spend())
            return;
        if (m_base.files()[site.file].isTest || !m_runs(site) || call.arguments.empty())
            continue;
        const std::vector<CodePlace> callees = m_base.callees(site.file, call);
        const bool isIt = isConstructor ? true
                          : callees.empty()
                              ? !type.empty() && !call.receiver.empty() && !m_base.imported(site.file, call.receiver)
                              : std::any_of(callees.begin(), callees.end(), [&](CodePlace callee) {
                                    return m_base.definition(callee).name == parameter.scope &&
                                           m_base.unitOf(callee.file) == m_base.unitOf(place.file);
                                });
        if (!isIt)
            continue;
        ++sites;
        give(call, Frame{site.file, call.scope, nullptr, noCall, call.line});
    }
}

void Folding::field(const Expression &value, const Frame &frame, std::string_view path, const Sink &sink)
{
    if (!spend())
        return;
    if (value.call != noCall && value.call < m_base.files()[frame.file].calls.size()) {
        const Call &call = m_base.files()[frame.file].calls[value.call];
        if (call.kind == Call::Kind::literal || call.kind == Call::Kind::construction) {
            const auto [first, rest] = split(path);
            for (const Argument &argument : call.arguments) {
                if (argument.name != first)
                    continue;
                return rest.empty() ? sink(argument.value, frame) : field(argument.value, frame, rest, sink);
            }
            const auto [unit, type] =
                m_base.typeNamed(frame.file, call.receiver.empty() ? call.name : call.receiver + "." + call.name);
            if (call.kind == Call::Kind::construction && unit != noUnit)
                typeField(unit, type, path, sink);
            return;
        }
        bool hasGiven = false;
        returns(value.call, frame, [&](const Expression &result, const Frame &at) {
            hasGiven = true;
            field(result, at, path, sink);
        });
        if (hasGiven)
            return;
        for (const CodePlace callee : m_base.callees(frame.file, call)) {
            for (const CodePlace result : m_base.bindings(m_base.unitOf(callee.file), m_base.definition(callee).name, "return")) {
                const auto [unit, type] = m_base.typeNamed(result.file, m_base.binding(result).type);
                if (!m_base.binding(result).type.empty() && unit != noUnit && typeField(unit, type, path, sink))
                    return;
            }
        }
        return;
    }
    if (value.parts.size() == 1 && value.parts.front().kind == Part::Kind::name)
        name(value.parts.front().text + "." + std::string(path), frame, sink);
}

bool Folding::typeField(std::size_t unit, const std::string &type, std::string_view path, const Sink &sink, int depth)
{
    constexpr int mostBases = 4;
    if (unit == noUnit || type.empty() || depth > mostBases || !spend())
        return false;
    const auto [first, rest] = split(path);
    bool hasGiven = false;
    const Sink counted = [&](const Expression &value, const Frame &at) {
        hasGiven = true;
        sink(value, at);
    };
    deliver(m_base.assignments(unit, type, path), {}, {}, counted);
    if (!hasGiven && !rest.empty())
        deliver(m_base.assignments(unit, type, first), rest, {}, counted);
    if (!hasGiven || !rest.empty())
        constructed(unit, type, path, counted);
    if (hasGiven)
        return true;
    if (rest.empty() && tagged(unit, type, first, sink))
        return true;
    const std::vector<CodePlace> fields = m_base.bindings(unit, type, first);
    m_keys.push_back(keyOf(unit, type, first));
    deliver(fields, rest, {}, counted);
    m_keys.pop_back();
    if (hasGiven)
        return true;
    if (rest.empty() && !fields.empty() && isConfiguration(type)) {
        setting(dottedKey(keyOf(unit, type, first)), {}, fields.front().file, sink);
        return true;
    }
    for (const CodePlace definition : m_base.definitions(unit, type)) {
        for (const std::string &base : m_base.definition(definition).bases) {
            const auto [baseUnit, name] = m_base.typeNamed(definition.file, base);
            if ((baseUnit != unit || name != type) && typeField(baseUnit, name, path, sink, depth + 1))
                return true;
        }
    }
    return false;
}

/// The name of a field in a configuration file: what its tag says, or its own name.
std::string Folding::keyOf(std::size_t unit, const std::string &type, std::string_view fieldName) const
{
    for (const CodePlace place : m_base.annotationsOn(unit, type + "." + std::string(fieldName))) {
        const Call &tag = m_base.call(place);
        const bool isKey = std::any_of(fillingTags.begin(), fillingTags.end(),
                                       [&](const FillingTag &known) { return known.isKey && known.name == tag.name; });
        if (!isKey || tag.arguments.empty())
            continue;
        std::string key = plainText(tag.arguments.front().value).value_or(std::string());
        key = key.substr(0, key.find(','));
        if (!key.empty() && key != "-")
            return key;
    }
    return std::string(fieldName);
}

std::string Folding::dottedKey(const std::string &last) const
{
    std::string key;
    for (const std::string &outer : m_keys)
        key += outer + ".";
    return key + last;
}

void Folding::setting(std::string name, std::vector<Part> fallback, std::size_t file, const Sink &sink)
{
    m_made.push_back({{{Part::Kind::setting, std::move(name), std::move(fallback)}}, noCall});
    sink(m_made.back(), Frame{file, {}, nullptr, noCall});
}

/// The fields of literals of a type: `Server{addr: a}`.
bool Folding::constructed(std::size_t unit, const std::string &type, std::string_view path, const Sink &sink)
{
    const auto [first, rest] = split(path);
    bool hasGiven = false;
    std::size_t sites = 0;
    for (const CodePlace site : m_base.callsNamed(lastName(type))) {
        const Call &call = m_base.call(site);
        if (call.kind != Call::Kind::construction || m_base.files()[site.file].isTest || !m_runs(site))
            continue;
        const auto argument = std::find_if(call.arguments.begin(), call.arguments.end(),
                                           [&, name = first](const Argument &each) { return each.name == name; });
        if (argument == call.arguments.end() || ++sites > FoldingLimits::sites || !spend())
            continue;
        if (m_base.typeNamed(site.file, call.receiver.empty() ? call.name : call.receiver + "." + call.name).first != unit)
            continue;
        hasGiven = true;
        const Frame at{site.file, call.scope, nullptr, noCall, call.line};
        rest.empty() ? sink(argument->value, at) : field(argument->value, at, rest, sink);
    }
    return hasGiven;
}

/// A field that its tag or annotation fills from a setting.
bool Folding::tagged(std::size_t unit, const std::string &type, std::string_view fieldName, const Sink &sink)
{
    const std::vector<CodePlace> tags = m_base.annotationsOn(unit, type + "." + std::string(fieldName));
    const auto textOf = [&](std::initializer_list<std::string_view> names) {
        for (const CodePlace place : tags) {
            const Call &tag = m_base.call(place);
            if (std::find(names.begin(), names.end(), tag.name) != names.end() && !tag.arguments.empty())
                return plainText(tag.arguments.front().value);
        }
        return std::optional<std::string>();
    };
    for (const FillingTag &known : fillingTags) {
        for (const CodePlace place : tags) {
            const Call &tag = m_base.call(place);
            if (tag.name != known.name || tag.arguments.empty())
                continue;
            std::string name = plainText(tag.arguments.front().value).value_or(std::string());
            const bool isPlaceholder = name.find("${") != std::string::npos;
            name = isPlaceholder ? name : name.substr(0, name.find(','));
            if (name.empty() || name == "-")
                continue;
            if (isPlaceholder) {
                m_made.push_back({{{Part::Kind::text, name, {}}}, noCall});
                sink(m_made.back(), Frame{place.file, {}, nullptr, noCall});
                return true;
            }
            std::vector<Part> fallback;
            if (const auto text = textOf({"envDefault", "default", "env-default"}))
                fallback.push_back({Part::Kind::text, *text, {}});
            setting(known.isKey ? dottedKey(name) : name, std::move(fallback), place.file, sink);
            return true;
        }
    }
    return false;
}

/// A variable that a function fills: `mustMapEnv(&svc.addr, "PAYMENT_ADDR")`.
bool Folding::filledThroughPointer(std::string_view written, const Frame &frame, const Sink &sink)
{
    const std::string_view last = lastName(written);
    bool hasGiven = false;
    for (const CodePlace site : m_base.fillings(m_base.unitOf(frame.file), last)) {
        if (!spend())
            break;
        const Call &call = m_base.call(site);
        for (std::size_t argument = 0; argument < call.arguments.size(); ++argument) {
            const Expression &value = call.arguments[argument].value;
            const bool isIt = value.call == noCall && value.parts.size() == 1 && value.parts.front().kind == Part::Kind::name &&
                              lastName(value.parts.front().text) == last;
            if (isIt && filledBy(site, static_cast<int>(argument), sink))
                hasGiven = true;
        }
    }
    return hasGiven;
}

/// What the function that is called gives the parameter at this position.
bool Folding::filledBy(CodePlace site, int position, const Sink &sink)
{
    const Call &call = m_base.call(site);
    bool hasGiven = false;
    for (const CodePlace callee : m_base.callees(site.file, call)) {
        const std::string &function = m_base.definition(callee).name;
        const auto caller = std::make_shared<const Frame>(Frame{site.file, call.scope, nullptr, noCall, call.line});
        for (const CodePlace each : m_base.parameters(callee.file, function)) {
            const Binding &parameter = m_base.binding(each);
            if (parameter.parameter != position)
                continue;
            for (const std::string &name : {parameter.name, "*" + parameter.name}) {
                for (const CodePlace place : m_base.bindings(m_base.unitOf(callee.file), function, name)) {
                    const Binding &bound = m_base.binding(place);
                    if (bound.parameter < 0 && !refersTo(bound.value, parameter.name) && spend()) {
                        hasGiven = true;
                        sink(bound.value, Frame{callee.file, function, caller, site.index});
                    }
                }
            }
        }
    }
    return hasGiven;
}

void Folding::returns(std::size_t index, const Frame &frame, const Sink &sink)
{
    const Call &call = m_base.files()[frame.file].calls[index];
    if (call.kind != Call::Kind::call || !spend())
        return;
    const auto caller = std::make_shared<const Frame>(frame);
    for (const CodePlace callee : m_base.callees(frame.file, call)) {
        const std::string &function = m_base.definition(callee).name;
        for (const CodePlace result : m_base.bindings(m_base.unitOf(callee.file), function, "return")) {
            const Binding &bound = m_base.binding(result);
            if (result.file == callee.file && (bound.value.call != noCall || !bound.value.parts.empty()))
                sink(bound.value, Frame{result.file, function, caller, index, bound.line});
        }
    }
}

} // namespace alidade
