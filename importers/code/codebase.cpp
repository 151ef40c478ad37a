#include "importers/code/codebase.h"

#include "importers/code/sighting.h"
#include "importers/parallel.h"

#include <algorithm>
#include <unordered_set>

namespace alidade {

namespace {

constexpr int mostTypeSteps = 8;   ///< fields of fields
constexpr int mostCallsToType = 4; ///< that are followed to find a type

constexpr std::uint64_t spread = 0x9E3779B97F4A7C15ULL; // 2^64 divided by the golden ratio

std::uint64_t keyOf(std::string_view text) { return std::hash<std::string_view>()(text); }

std::uint64_t keyOf(std::size_t unit, std::string_view first, std::string_view second = {})
{
    return ((static_cast<std::uint64_t>(unit) + 1) * spread + keyOf(first)) * spread + keyOf(second);
}

bool isSelf(std::string_view name) { return name == "this" || name == "self" || name == "cls" || name == "@"; }

/// Without pointers, slices and type arguments: "[]*shop.Order[T]" -> "shop.Order".
std::string_view bareType(std::string_view written)
{
    while (!written.empty() && (written.front() == '*' || written.front() == '&' || written.front() == ' '))
        written.remove_prefix(1);
    if (written.starts_with("[]"))
        return bareType(written.substr(2));
    return written.substr(0, written.find_first_of("[<( "));
}

} // namespace

std::string_view ownerOf(std::string_view scope)
{
    const std::size_t dot = scope.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : scope.substr(0, dot);
}

std::string_view lastName(std::string_view name) { return name.substr(name.rfind('.') + 1); }

CodeBase::CodeBase(std::vector<CodeFile> files, std::vector<CodeUnit> units, const ImportResolver &resolve, std::stop_token stop)
    : m_stop(std::move(stop)), m_files(std::move(files)), m_units(std::move(units)), m_unitOf(m_files.size(), noUnit),
      m_imports(m_files.size())
{
    for (std::size_t unit = 0; unit < m_units.size(); ++unit) {
        for (const std::size_t file : m_units[unit].files)
            m_unitOf[file] = unit;
    }
    for (std::size_t file = 0; file < m_files.size() && !isStopped(); ++file) {
        for (ImportLine &import : m_files[file].imports) {
            std::string name;
            ImportedUnit target = resolve(file, import, name);
            if (import.alias.empty() && !name.empty())
                import.alias = name; // a package may be called otherwise than its path
            name = localName(import, m_files[file].language);
            m_imports[file].emplace(name, target);
            for (const std::string &local : import.names)
                m_imports[file].emplace(local, target);
        }
    }
    for (std::size_t file = 0; file < m_files.size() && !isStopped(); ++file)
        indexFile(file);
    if (isStopped())
        return;
    for (Table *table : {&m_bindings, &m_parameters, &m_assignments, &m_calls, &m_annotations, &m_definitions, &m_methods})
        std::sort(table->begin(), table->end());
    indexFillings();
}

CodeBase::~CodeBase()
{
    if (isStopped())
        freeAside(std::move(m_files));
}

void CodeBase::indexFillings()
{
    std::unordered_set<std::string_view> filling; // the names of functions that give a parameter a value
    for (const Entry &entry : m_parameters) {
        if (isStopped())
            return;
        const Binding &parameter = binding(entry.place);
        const std::size_t unit = m_unitOf[entry.place.file];
        const auto isGiven = [&](const std::string &name) {
            const std::vector<CodePlace> places = bindings(unit, parameter.scope, name);
            return std::any_of(places.begin(), places.end(), [&](CodePlace place) { return binding(place).parameter < 0; });
        };
        if (isGiven(parameter.name) || isGiven("*" + parameter.name))
            filling.insert(lastName(parameter.scope));
    }
    for (std::size_t file = 0; file < m_files.size(); ++file) {
        const CodeFile &code = m_files[file];
        for (std::size_t i = 0; i < code.calls.size(); ++i) {
            const Call &call = code.calls[i];
            if (call.kind != Call::Kind::call || !filling.contains(call.name))
                continue;
            for (const Argument &argument : call.arguments) {
                const Expression &value = argument.value;
                if (value.call == noCall && value.parts.size() == 1 && value.parts.front().kind == Part::Kind::name)
                    m_fillings.push_back({keyOf(m_unitOf[file], lastName(value.parts.front().text)),
                                          {static_cast<std::uint32_t>(file), static_cast<std::uint32_t>(i)}});
            }
        }
    }
    std::sort(m_fillings.begin(), m_fillings.end());
    m_fillings.erase(std::unique(m_fillings.begin(), m_fillings.end()), m_fillings.end());
}

void CodeBase::indexFile(std::size_t file)
{
    const CodeFile &code = m_files[file];
    const std::size_t unit = m_unitOf[file];
    const auto place = [&](std::size_t index) {
        return CodePlace{static_cast<std::uint32_t>(file), static_cast<std::uint32_t>(index)};
    };
    std::map<std::pair<std::string_view, std::string_view>, std::string_view> types; // of variables in scopes
    for (std::size_t i = 0; i < code.bindings.size(); ++i) {
        const Binding &binding = code.bindings[i];
        m_bindings.push_back({keyOf(unit, binding.scope, binding.name), place(i)});
        if (binding.parameter >= 0)
            m_parameters.push_back({keyOf(file, binding.scope), place(i)});
        if (!binding.type.empty())
            types.emplace(std::pair<std::string_view, std::string_view>(binding.scope, binding.name), bareType(binding.type));
        else if (binding.value.call != noCall && code.calls[binding.value.call].kind == Call::Kind::construction)
            types.emplace(std::pair<std::string_view, std::string_view>(binding.scope, binding.name),
                          code.calls[binding.value.call].name);
    }
    for (std::size_t i = 0; i < code.bindings.size(); ++i) {
        const Binding &binding = code.bindings[i];
        const std::size_t dot = binding.name.find('.');
        if (dot == std::string::npos)
            continue;
        const std::string_view root = std::string_view(binding.name).substr(0, dot);
        const std::string_view field = std::string_view(binding.name).substr(dot + 1);
        std::string_view type = isSelf(root) ? ownerOf(binding.scope) : std::string_view();
        if (const auto known = types.find({binding.scope, root}); known != types.end())
            type = known->second;
        if (!type.empty())
            m_assignments.push_back({keyOf(unit, lastName(type), field), place(i)});
    }
    for (std::size_t i = 0; i < code.calls.size(); ++i) {
        const Call &call = code.calls[i];
        if (call.kind == Call::Kind::annotation)
            m_annotations.push_back({keyOf(unit, call.target), place(i)});
        else
            m_calls.push_back({keyOf(call.name), place(i)});
    }
    for (std::size_t i = 0; i < code.definitions.size(); ++i) {
        const Definition &definition = code.definitions[i];
        m_definitions.push_back({keyOf(unit, definition.name), place(i)});
        if (!ownerOf(definition.name).empty())
            m_methods.push_back({keyOf(lastName(definition.name)), place(i)});
    }
}

std::vector<CodePlace> CodeBase::lookUp(const Table &table, std::uint64_t key) const
{
    std::vector<CodePlace> places;
    for (auto entry = std::lower_bound(table.begin(), table.end(), Entry{key, {}}); entry != table.end() && entry->key == key;
         ++entry)
        places.push_back(entry->place);
    return places;
}

std::vector<CodePlace> CodeBase::bindings(std::size_t unit, std::string_view scope, std::string_view name) const
{
    std::vector<CodePlace> places = lookUp(m_bindings, keyOf(unit, scope, name));
    std::erase_if(places, [&](CodePlace place) {
        return binding(place).scope != scope || binding(place).name != name || m_unitOf[place.file] != unit;
    });
    return places;
}

std::vector<CodePlace> CodeBase::assignments(std::size_t unit, std::string_view type, std::string_view field) const
{
    std::vector<CodePlace> places = lookUp(m_assignments, keyOf(unit, lastName(type), field));
    std::erase_if(places, [&](CodePlace place) { return !binding(place).name.ends_with(field); });
    return places;
}

std::vector<CodePlace> CodeBase::callsNamed(std::string_view name) const
{
    std::vector<CodePlace> places = lookUp(m_calls, keyOf(name));
    std::erase_if(places, [&](CodePlace place) { return call(place).name != name; });
    return places;
}

std::vector<CodePlace> CodeBase::fillings(std::size_t unit, std::string_view name) const
{
    return lookUp(m_fillings, keyOf(unit, name));
}

std::vector<CodePlace> CodeBase::parameters(std::size_t file, std::string_view function) const
{
    std::vector<CodePlace> places = lookUp(m_parameters, keyOf(file, function));
    std::erase_if(places, [&](CodePlace place) { return binding(place).scope != function; });
    return places;
}

std::vector<CodePlace> CodeBase::annotationsOn(std::size_t unit, std::string_view target) const
{
    std::vector<CodePlace> places = lookUp(m_annotations, keyOf(unit, target));
    std::erase_if(places, [&](CodePlace place) { return call(place).target != target; });
    return places;
}

std::vector<CodePlace> CodeBase::definitions(std::size_t unit, std::string_view name) const
{
    std::vector<CodePlace> places = lookUp(m_definitions, keyOf(unit, name));
    std::erase_if(places, [&](CodePlace place) { return definition(place).name != name; });
    return places;
}

std::vector<CodePlace> CodeBase::methodsNamed(std::string_view name) const
{
    std::vector<CodePlace> places = lookUp(m_methods, keyOf(name));
    std::erase_if(places, [&](CodePlace place) { return lastName(definition(place).name) != name; });
    return places;
}

const ImportedUnit *CodeBase::imported(std::size_t file, std::string_view name) const
{
    const auto found = m_imports[file].find(name);
    return found == m_imports[file].end() ? nullptr : &found->second;
}

/// Of several functions of one name that of the nearest file: its own, the imported one, or the only one there is.
std::vector<CodePlace> CodeBase::nearest(std::vector<CodePlace> places, std::size_t file, std::size_t imported) const
{
    if (m_files[file].language == "go" || places.size() < 2)
        return places;
    for (const std::size_t wanted : {file, imported}) {
        std::vector<CodePlace> near;
        std::copy_if(places.begin(), places.end(), std::back_inserter(near),
                     [&](CodePlace place) { return place.file == wanted; });
        if (!near.empty())
            return near;
    }
    const bool isOneFile =
        std::all_of(places.begin(), places.end(), [&](CodePlace place) { return place.file == places.front().file; });
    return isOneFile ? places : std::vector<CodePlace>();
}

std::vector<CodePlace> CodeBase::callees(std::size_t file, const Call &call, int depth) const
{
    const std::size_t unit = m_unitOf[file];
    const bool isGo = m_files[file].language == "go";
    if (call.receiver.empty() && call.receiverCall == noCall) {
        const ImportedUnit *import = imported(file, call.name);
        std::vector<CodePlace> own = nearest(definitions(unit, call.name), file, import ? import->file : noUnit);
        if (own.empty() && !ownerOf(call.scope).empty())
            own = nearest(definitions(unit, std::string(ownerOf(call.scope)) + "." + call.name), file, noUnit);
        if (own.empty() && import && import->unit != noUnit)
            own = nearest(definitions(import->unit, call.name), file, import->file);
        return own;
    }
    if (const ImportedUnit *import = call.receiverCall == noCall ? imported(file, call.receiver) : nullptr) {
        if (import->unit != noUnit)
            if (std::vector<CodePlace> found = nearest(definitions(import->unit, call.name), file, import->file);
                !found.empty() || isGo)
                return found;
        if (isGo)
            return {};
    }
    if (call.receiverCall == noCall) {
        if (std::vector<CodePlace> found = definitions(unit, call.receiver + "." + call.name); !found.empty() && !isGo)
            return found;
        const auto [typeUnit, type] = typeOf(file, call.scope, call.receiver, depth + 1);
        if (typeUnit != noUnit) {
            if (std::vector<CodePlace> found = definitions(typeUnit, type + "." + call.name); !found.empty())
                return found;
        }
    }
    // Whatever has a method of this name, when only one type has it.
    std::vector<CodePlace> methods = methodsNamed(call.name);
    std::erase_if(methods, [&](CodePlace place) { return m_files[place.file].isTest; });
    return methods.size() == 1 ? methods : std::vector<CodePlace>();
}

std::pair<std::size_t, std::string> CodeBase::typeNamed(std::size_t file, std::string_view written) const
{
    const std::string_view type = bareType(written);
    const std::size_t dot = type.find('.');
    if (dot != std::string_view::npos) {
        if (const ImportedUnit *import = imported(file, type.substr(0, dot)))
            return {import->unit, std::string(type.substr(dot + 1))};
        if (m_files[file].language == "go" && !definitions(m_unitOf[file], type).empty())
            return {m_unitOf[file], std::string(type)};
    }
    if (!definitions(m_unitOf[file], type).empty() || m_files[file].language == "go")
        return {m_unitOf[file], std::string(type)};
    const ImportedUnit *import = imported(file, type);
    return {import && import->unit != noUnit ? import->unit : m_unitOf[file], std::string(lastName(type))};
}

std::pair<std::size_t, std::string> CodeBase::typeOf(std::size_t file, std::string_view scope, std::string_view name,
                                                     int depth) const
{
    std::pair<std::size_t, std::string> known{noUnit, {}};
    for (int step = 0; step < mostTypeSteps && !name.empty(); ++step) {
        const std::string_view first = name.substr(0, name.find('.'));
        name.remove_prefix(std::min(first.size() + 1, name.size()));
        std::vector<CodePlace> places;
        if (step > 0) {
            places = bindings(known.first, known.second, first);
        } else if (isSelf(first)) {
            known = {m_unitOf[file], std::string(ownerOf(scope))};
            continue;
        } else {
            places = bindings(m_unitOf[file], scope, first);
            if (places.empty() && !ownerOf(scope).empty())
                places = bindings(m_unitOf[file], ownerOf(scope), first);
            if (places.empty())
                places = bindings(m_unitOf[file], {}, first);
        }
        known = {noUnit, {}};
        for (const CodePlace place : places) {
            const Binding &bound = binding(place);
            if (!bound.type.empty()) {
                known = typeNamed(place.file, bound.type);
                break;
            }
            if (bound.value.call == noCall || depth > mostCallsToType)
                continue;
            const Call &maker = m_files[place.file].calls[bound.value.call];
            if (maker.kind == Call::Kind::construction) {
                known = typeNamed(place.file, maker.receiver.empty() ? maker.name : maker.receiver + "." + maker.name);
                break;
            }
            for (const CodePlace callee : callees(place.file, maker, depth + 1)) {
                for (const CodePlace result : bindings(m_unitOf[callee.file], definition(callee).name, "return")) {
                    if (known.first == noUnit && !binding(result).type.empty())
                        known = typeNamed(result.file, binding(result).type);
                }
            }
            if (known.first != noUnit)
                break;
        }
        if (known.first == noUnit)
            return known;
    }
    return known;
}

std::string CodeBase::writtenTypeOf(std::size_t file, std::string_view scope, std::string_view name) const
{
    const std::size_t dot = name.rfind('.');
    std::vector<CodePlace> places = bindings(m_unitOf[file], scope, name);
    if (places.empty() && dot != std::string_view::npos) {
        const auto [unit, type] = typeOf(file, scope, name.substr(0, dot));
        if (unit != noUnit)
            places = bindings(unit, type, name.substr(dot + 1));
    } else if (places.empty()) {
        if (!ownerOf(scope).empty())
            places = bindings(m_unitOf[file], ownerOf(scope), name);
        if (places.empty())
            places = bindings(m_unitOf[file], {}, name);
    }
    for (const CodePlace place : places) {
        const Binding &bound = binding(place);
        if (!bound.type.empty())
            return std::string(bareType(bound.type));
        if (bound.value.call != noCall) {
            const Call &maker = m_files[place.file].calls[bound.value.call];
            return maker.receiver.empty() ? maker.name : maker.receiver + "." + maker.name;
        }
    }
    return {};
}

} // namespace alidade
