#include "importers/code/folding.h"

#include <algorithm>

namespace alidade {

namespace {

bool refersTo(const Expression &value, std::string_view name)
{
    return std::any_of(value.parts.begin(), value.parts.end(),
                       [&](const Part &part) { return part.kind == Part::Kind::name && part.text == name; });
}

/// Whether a function makes an object of the type that it belongs to.
bool isConstructor(std::string_view scope)
{
    const std::string_view function = lastName(scope);
    const std::string_view type = ownerOf(scope);
    return !type.empty() && (function == "constructor" || function == "__init__" || function == "initialize" ||
                             function == "__construct" || function == lastName(type));
}

} // namespace

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
    if (isStart(frame)) {
        m_missed.argument = true;
        if (m_asking == Asking::withoutCallers)
            return;
    }
    std::size_t sites = 0;
    for (const CodePlace site : callsInto(parameter.scope, m_base.unitOf(place.file))) {
        const Call &call = m_base.call(site);
        if (call.arguments.empty() || !m_runs(site))
            continue;
        if (++sites > FoldingLimits::sites || !spend())
            return;
        give(call, Frame{site.file, call.scope, nullptr, noCall, call.line});
    }
}

/// The calls that may lead into a function. When none is known to, those of methods of its name that nobody knows.
std::vector<CodePlace> Folding::callsInto(std::string_view scope, std::size_t unit) const
{
    const std::string_view function = lastName(scope);
    const std::string_view type = ownerOf(scope);
    if (isConstructor(scope)) {
        std::vector<CodePlace> sites = m_base.callsNamed(lastName(type));
        std::erase_if(sites, [&](CodePlace site) { return m_base.files()[site.file].isTest; });
        return sites;
    }
    const std::vector<CodePlace> &known = m_base.callSites().of(unit, scope);
    return known.empty() && !type.empty() ? m_base.callSites().openOnes(function) : known;
}

/// Whether a binding is what a method is called on: `this`, or `(c *Client)` of Go.
bool Folding::isReceiver(CodePlace place) const
{
    const Binding &bound = m_base.binding(place);
    if (bound.name == "this")
        return true;
    if (bound.parameter >= 0 || bound.value.call != noCall || !bound.value.parts.empty() || ownerOf(bound.scope).empty() ||
        m_base.files()[place.file].language != "go")
        return false;
    const std::vector<CodePlace> methods = m_base.definitions(m_base.unitOf(place.file), bound.scope);
    return m_base.typeNamed(place.file, bound.type).second == ownerOf(bound.scope) &&
           std::any_of(methods.begin(), methods.end(), [&](CodePlace method) {
               return method.file == place.file && m_base.definition(method).line == bound.line;
           });
}

/// A field of what a method is called on, or, without a path, that itself: what stands before the dot where it was called.
bool Folding::fieldOfReceiver(const Frame &frame, std::string_view path, const Sink &sink)
{
    if (isStart(frame))
        m_missed.receiver = true;
    if (!frame.caller || frame.call == noCall || !spend())
        return false;
    const Call &call = m_base.files()[frame.caller->file].calls[frame.call];
    const bool isCalledOnItself = call.receiver.empty() && call.receiverCall == noCall;
    const Expression receiver = call.receiverCall != noCall ? Expression{{{Part::Kind::call, {}, {}}}, call.receiverCall}
                                                            : nameExpression(isCalledOnItself ? "this" : call.receiver);
    bool hasGiven = false;
    const Sink counted = [&](const Expression &value, const Frame &at) {
        hasGiven = true;
        sink(value, at);
    };
    path.empty() ? follow(receiver, *frame.caller, counted) : field(receiver, *frame.caller, path, counted);
    return hasGiven;
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

/// A field of an object as its constructor sets it from what is handed over: `new Client(url)`.
bool Folding::setByConstructor(std::size_t made, const Frame &frame, std::size_t unit, const std::string &type,
                               std::string_view path, const Sink &sink)
{
    const auto [first, rest] = splitField(path);
    const auto caller = std::make_shared<const Frame>(frame);
    bool hasGiven = false;
    std::vector<CodePlace> places = m_base.assignments(unit, type, first);
    for (const CodePlace field : m_base.bindings(unit, type, first)) // of a constructor in the head of the class
        if (m_base.binding(field).parameter >= 0)
            places.push_back(field);
    for (const CodePlace place : places) {
        const Binding &bound = m_base.binding(place);
        if (bound.parameter < 0 && !(isConstructor(bound.scope) && lastName(ownerOf(bound.scope)) == lastName(type)))
            continue;
        hasGiven = deliver({place}, rest, Frame{place.file, bound.scope, caller, made}, sink) || hasGiven;
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
