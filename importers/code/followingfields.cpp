#include "importers/code/folding.h"

#include <algorithm>

namespace alidade {

namespace {

/// Whether values of a type are filled from files, as far as its name tells.
bool isConfiguration(std::string_view type)
{
    return type.find("onf") != std::string_view::npos || type.find("etting") != std::string_view::npos ||
           type.find("Options") != std::string_view::npos || type.find("Properties") != std::string_view::npos;
}

} // namespace

void Folding::field(const Expression &value, const Frame &frame, std::string_view path, const Sink &sink)
{
    if (!spend())
        return;
    if (value.call != noCall && value.call < m_base.files()[frame.file].calls.size()) {
        const Call &call = m_base.files()[frame.file].calls[value.call];
        if (call.kind == Call::Kind::literal || call.kind == Call::Kind::construction) {
            const auto [first, rest] = splitField(path);
            const auto [unit, type] =
                m_base.typeNamed(frame.file, call.receiver.empty() ? call.name : call.receiver + "." + call.name);
            if (call.kind == Call::Kind::construction && unit != noUnit && setByOptions(frame, unit, type, path, sink))
                return;
            for (const Argument &argument : call.arguments) {
                if (argument.name != first)
                    continue;
                return rest.empty() ? sink(argument.value, frame) : field(argument.value, frame, rest, sink);
            }
            if (call.kind == Call::Kind::construction && unit != noUnit &&
                !setByConstructor(value.call, frame, unit, type, path, sink))
                typeField(unit, type, path, sink);
            return;
        }
        for (const CodePlace callee : m_base.callees(frame.file, call)) {
            const Definition &made = m_base.definition(callee);
            if (made.isType && setByConstructor(value.call, frame, m_base.unitOf(callee.file), made.name, path, sink))
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
    const auto [first, rest] = splitField(path);
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

/// The fields of literals of a type: `Server{addr: a}`.
bool Folding::constructed(std::size_t unit, const std::string &type, std::string_view path, const Sink &sink)
{
    const auto [first, rest] = splitField(path);
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

} // namespace alidade
