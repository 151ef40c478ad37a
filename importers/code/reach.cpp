#include "importers/code/reach.h"

#include "importers/code/mentions.h"

namespace alidade {

CodeScopes::CodeScopes(const CodeBase &base) : m_base(base), m_definitions(base.units().size())
{
    for (std::size_t unit = 0; unit < base.units().size(); ++unit) {
        for (const std::size_t file : base.units()[unit].files) {
            if (base.isStopped())
                return;
            const CodeFile &code = base.files()[file];
            const auto place = [&](std::size_t index) {
                return CodePlace{static_cast<std::uint32_t>(file), static_cast<std::uint32_t>(index)};
            };
            for (std::size_t i = 0; i < code.calls.size(); ++i)
                m_scopes[{unit, code.calls[i].scope}].calls.push_back(place(i));
            for (std::size_t i = 0; i < code.bindings.size(); ++i)
                m_scopes[{unit, code.bindings[i].scope}].bindings.push_back(place(i));
            for (const Definition &definition : code.definitions) {
                m_definitions[unit].push_back(definition.name);
                if (const std::string_view type = alidade::ownerOf(definition.name); !type.empty())
                    m_methods[{unit, type}].push_back(definition.name);
            }
        }
    }
}

const CodeScopes::Scope *CodeScopes::find(std::size_t unit, std::string_view scope) const
{
    const auto found = m_scopes.find({unit, scope});
    return found == m_scopes.end() ? nullptr : &found->second;
}

const std::vector<std::string_view> &CodeScopes::methodsOf(std::size_t unit, std::string_view type) const
{
    static const std::vector<std::string_view> nothing;
    const auto found = m_methods.find({unit, type});
    return found == m_methods.end() ? nothing : found->second;
}

Reach::Reach(const CodeScopes &scopes, const std::vector<std::size_t> &own, const std::vector<std::size_t> &libraries,
             bool isStrict, IsExcluded isExcluded)
    : m_scopes(scopes), m_base(scopes.base()), m_isExcluded(std::move(isExcluded)), m_units(m_base.units().size()),
      m_own(m_base.units().size()), m_names(m_base.units().size())
{
    bool hasMain = false;
    for (const std::size_t unit : own)
        hasMain = hasMain || !m_base.definitions(unit, "main").empty();
    for (const std::size_t unit : own)
        m_own[unit] = true;
    for (const std::size_t unit : own) {
        const bool isEntry = !isStrict || !hasMain;
        if (!isEntry && m_base.definitions(unit, "main").empty())
            continue;
        addUnit(unit);
        if (isEntry) {
            for (const std::string_view name : scopes.definitionsOf(unit))
                addDefinition(unit, name);
        } else {
            addDefinition(unit, "main");
        }
    }
    for (const std::size_t unit : libraries)
        m_units[unit] = true;
    for (const auto &[unit, name] : mentionedDefinitions(m_base, own, libraries))
        addDefinition(unit, name);
    while (!m_open.empty() && !m_base.isStopped()) {
        const auto [unit, scope] = m_open.back();
        m_open.pop_back();
        walk(unit, scope);
    }
}

bool Reach::runs(std::size_t file, std::string_view scope, int line) const
{
    const std::size_t unit = m_base.unitOf(file);
    if (unit == noUnit || !m_units[unit] || (m_isExcluded && m_isExcluded(file, scope, line)))
        return false;
    return scope.empty() || m_names[unit].contains(scope) || m_base.definitions(unit, scope).empty();
}

bool Reach::runs(CodePlace place) const
{
    const Call &call = m_base.call(place);
    return runs(place.file, call.scope, call.line);
}

/// An import of a package runs what stands outside of its functions, and its init functions.
void Reach::addUnit(std::size_t unit)
{
    if (m_units[unit])
        return;
    m_units[unit] = true;
    m_open.emplace_back(unit, std::string_view());
    addDefinition(unit, "init");
    for (const std::size_t file : m_base.units()[unit].files) {
        for (const auto &[name, import] : m_base.imports(file)) {
            if (import.unit != noUnit)
                addUnit(import.unit);
        }
    }
}

void Reach::addDefinition(std::size_t unit, std::string_view name)
{
    const std::vector<CodePlace> found = m_base.definitions(unit, name);
    if (found.empty() || !m_names[unit].insert(m_base.definition(found.front()).name).second)
        return;
    const std::string_view kept = m_base.definition(found.front()).name;
    if (m_base.definition(found.front()).isType)
        addType(unit, kept);
    else
        m_open.emplace_back(unit, kept);
}

void Reach::addType(std::size_t unit, std::string_view name)
{
    for (const std::string_view method : m_scopes.methodsOf(unit, name))
        addDefinition(unit, method);
    for (const CodePlace place : m_base.definitions(unit, name)) {
        for (const std::string &base : m_base.definition(place).bases)
            addWritten(place.file, base);
    }
    m_open.emplace_back(unit, name); // its fields
}

void Reach::addWritten(std::size_t file, std::string_view type)
{
    const auto [unit, name] = m_base.typeNamed(file, type);
    if (unit != noUnit)
        addDefinition(unit, name);
}

void Reach::addName(std::size_t file, std::string_view name)
{
    const std::string_view first = name.substr(0, name.find('.'));
    std::string_view rest = name.substr(std::min(first.size() + 1, name.size()));
    if (const ImportedUnit *import = m_base.imported(file, first)) {
        if (import->unit != noUnit)
            addDefinition(import->unit, rest.empty() ? first : rest.substr(0, rest.find('.')));
        return;
    }
    addDefinition(m_base.unitOf(file), first);
}

void Reach::addExpression(std::size_t file, const Expression &expression)
{
    for (const Part &part : expression.parts) {
        if (part.kind == Part::Kind::name)
            addName(file, part.text);
    }
}

void Reach::walk(std::size_t unit, std::string_view scope)
{
    const CodeScopes::Scope *found = m_scopes.find(unit, scope);
    if (found == nullptr)
        return;
    const auto isOff = [&](std::size_t file, int line) { return m_isExcluded && m_isExcluded(file, scope, line); };
    for (const CodePlace place : found->calls) {
        const Call &call = m_base.call(place);
        if (isOff(place.file, call.line))
            continue;
        if (call.receiver.empty() && call.receiverCall == noCall)
            addName(place.file, call.name);
        else if (!call.receiver.empty())
            addName(place.file, call.receiver.find('.') == std::string::npos ? call.receiver + "." + call.name : call.receiver);
        for (const Argument &argument : call.arguments)
            addExpression(place.file, argument.value);
    }
    for (const CodePlace place : found->bindings) {
        const Binding &binding = m_base.binding(place);
        if (binding.parameter >= 0 || isOff(place.file, binding.line))
            continue;
        if (binding.name == "this" && m_base.files()[place.file].language == "csharp")
            continue; // one extension method of a class does not name the others
        addExpression(place.file, binding.value);
        if (!binding.type.empty() && binding.name != "return")
            addWritten(place.file, binding.type);
    }
}

} // namespace alidade
