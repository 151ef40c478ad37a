#pragma once

#include "importers/code/callsites.h"
#include "importers/code/codefile.h"

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <stop_token>
#include <unordered_map>

namespace alidade {

inline constexpr std::size_t noUnit = static_cast<std::size_t>(-1);

/// Files that see one another's names without an import: a Go package, a project in another language.
struct CodeUnit {
    std::string path;    ///< import path of a Go package, directory of a project
    std::string service; ///< whose code it is; empty when it is shared
    std::vector<std::size_t> files;
};

/// What a local name of an import stands for.
struct ImportedUnit {
    std::string path;          ///< import path, after replacements
    std::size_t unit = noUnit; ///< the unit of the tree that it is; noUnit for foreign code
    std::size_t file = noUnit; ///< the file alone that is meant, where files are modules
};

/// A place in a CodeBase: the index of a file, and of something in it.
struct CodePlace {
    std::uint32_t file = 0;
    std::uint32_t index = 0;
    friend auto operator<=>(const CodePlace &, const CodePlace &) = default;
};

/// Tells which unit an import of a file means, and its package's own name when that is known.
using ImportResolver = std::function<ImportedUnit(std::size_t file, const ImportLine &import, std::string &name)>;

/// The code of a source, with the names in it looked up quickly. Nothing that it tells ever changes.
class CodeBase {
public:
    /// With a stop request what is known stays incomplete, and following ends soon: the importers ask and throw Cancelled.
    CodeBase(std::vector<CodeFile> files, std::vector<CodeUnit> units, const ImportResolver &resolve, std::stop_token stop = {});
    CodeBase(const CodeBase &) = delete;
    CodeBase &operator=(const CodeBase &) = delete;
    ~CodeBase();

    bool isStopped() const { return m_stop.stop_requested(); }
    const CallSites &callSites() const { return m_callSites; }

    const std::vector<CodeFile> &files() const { return m_files; }
    const std::vector<CodeUnit> &units() const { return m_units; }
    std::size_t unitOf(std::size_t file) const { return m_unitOf[file]; }
    const Call &call(CodePlace place) const { return m_files[place.file].calls[place.index]; }
    const Binding &binding(CodePlace place) const { return m_files[place.file].bindings[place.index]; }
    const Definition &definition(CodePlace place) const { return m_files[place.file].definitions[place.index]; }

    /// What gives a name its value in a scope (function or type; empty = top level) of a unit, in the order of the code.
    std::vector<CodePlace> bindings(std::size_t unit, std::string_view scope, std::string_view name) const;
    /// What gives a field of a type its value in the type's own code, or where a variable of the type is at hand.
    std::vector<CodePlace> assignments(std::size_t unit, std::string_view type, std::string_view field) const;
    /// All calls by this name in the code.
    std::vector<CodePlace> callsNamed(std::string_view name) const;
    /// Calls in a unit that hand a variable of this last name ("addr" of "svc.addr") to a function of the tree that may fill
    /// it: one that gives its parameter a value.
    std::vector<CodePlace> fillings(std::size_t unit, std::string_view name) const;
    /// The parameters of a function of a file, in the order of the code.
    std::vector<CodePlace> parameters(std::size_t file, std::string_view function) const;
    /// Annotations that stand on this target ("Config.Addr").
    std::vector<CodePlace> annotationsOn(std::size_t unit, std::string_view target) const;
    /// The functions and types of this name ("Server.Start") in a unit.
    std::vector<CodePlace> definitions(std::size_t unit, std::string_view name) const;
    /// All methods of this name, whatever their type.
    std::vector<CodePlace> methodsNamed(std::string_view name) const;

    /// What a local name of a file is an import of; nullptr when it is none.
    const ImportedUnit *imported(std::size_t file, std::string_view name) const;
    const std::map<std::string, ImportedUnit, std::less<>> &imports(std::size_t file) const { return m_imports[file]; }

    /// The definition that a call means, when it is a function of the tree.
    std::vector<CodePlace> callees(std::size_t file, const Call &call, int depth = 0) const;
    /// Unit and name of a type as it is written in a file ("*config.Payment" -> that of package config, "Payment").
    std::pair<std::size_t, std::string> typeNamed(std::size_t file, std::string_view written) const;
    /// The type of a variable or field path ("s.cfg") in a scope; the unit is noUnit when it is not known.
    /// `depth` counts the calls that were followed to get here.
    std::pair<std::size_t, std::string> typeOf(std::size_t file, std::string_view scope, std::string_view name,
                                               int depth = 0) const;
    /// The type of what a call is made on as it is written somewhere, or the text of the call that made it; empty when unknown.
    std::string writtenTypeOf(std::size_t file, std::string_view scope, std::string_view name) const;

private:
    struct Entry {
        std::uint64_t key;
        CodePlace place;
        friend auto operator<=>(const Entry &, const Entry &) = default;
    };
    using Table = std::vector<Entry>;

    void indexFile(std::size_t file);
    void indexFillings();
    std::vector<CodePlace> nearest(std::vector<CodePlace> places, std::size_t file, std::size_t imported) const;
    std::vector<CodePlace> lookUp(const Table &table, std::uint64_t key) const;

    std::stop_token m_stop;
    CallSites m_callSites{*this};
    std::vector<CodeFile> m_files;
    std::vector<CodeUnit> m_units;
    std::vector<std::size_t> m_unitOf;
    std::vector<std::map<std::string, ImportedUnit, std::less<>>> m_imports;
    Table m_bindings, m_parameters, m_fillings, m_assignments, m_calls, m_annotations, m_definitions, m_methods;
};

/// "Server" of "Server.Start", empty for a function; "Start" of it.
std::string_view ownerOf(std::string_view scope);
std::string_view lastName(std::string_view name);

} // namespace alidade
