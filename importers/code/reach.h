#pragma once

#include "importers/code/codebase.h"

#include <functional>
#include <set>
#include <unordered_set>

namespace alidade {

/// What stands in each function of a CodeBase.
class CodeScopes {
public:
    explicit CodeScopes(const CodeBase &base);

    struct Scope {
        std::vector<CodePlace> calls, bindings;
    };
    /// nullptr when nothing stands in the scope.
    const Scope *find(std::size_t unit, std::string_view scope) const;
    /// The methods of a type, "Server.Start".
    const std::vector<std::string_view> &methodsOf(std::size_t unit, std::string_view type) const;
    const std::vector<std::string_view> &definitionsOf(std::size_t unit) const { return m_definitions[unit]; }
    const CodeBase &base() const { return m_base; }

private:
    using Key = std::pair<std::size_t, std::string_view>;
    struct KeyHash {
        std::size_t operator()(const Key &key) const { return std::hash<std::string_view>()(key.second) * 31 + key.first; }
    };
    const CodeBase &m_base;
    std::unordered_map<Key, Scope, KeyHash> m_scopes;
    std::unordered_map<Key, std::vector<std::string_view>, KeyHash> m_methods;
    std::vector<std::vector<std::string_view>> m_definitions;
};

/// The functions that a program runs, by a cheap approximation of its call graph: from a function to those that it names,
/// from a type that is made or declared to all its methods, and from an import to what the package does at its start.
class Reach {
public:
    /// Tells whether lines of a file never run in this program.
    using IsExcluded = std::function<bool(std::size_t file, std::string_view scope, int line)>;

    /// `own` are the program's own units. With `isStrict` only what is reached from their main and init functions counts,
    /// else all of them. Of the units `libraries` what the own ones name.
    Reach(const CodeScopes &scopes, const std::vector<std::size_t> &own, const std::vector<std::size_t> &libraries, bool isStrict,
          IsExcluded isExcluded);

    bool runs(std::size_t file, std::string_view scope, int line) const;
    bool runs(CodePlace call) const;
    /// Whether a file belongs to the program alone, and not to a library.
    bool isOwn(std::size_t file) const { return m_base.unitOf(file) != noUnit && m_own[m_base.unitOf(file)]; }
    /// Whether the program takes in the file's unit at all.
    bool touches(std::size_t file) const { return m_base.unitOf(file) != noUnit && m_units[m_base.unitOf(file)]; }

private:
    void addUnit(std::size_t unit);
    void addDefinition(std::size_t unit, std::string_view name);
    void addType(std::size_t unit, std::string_view name);
    void walk(std::size_t unit, std::string_view scope);
    void addExpression(std::size_t file, const Expression &expression);
    void addName(std::size_t file, std::string_view name);
    void addWritten(std::size_t file, std::string_view type);

    const CodeScopes &m_scopes;
    const CodeBase &m_base;
    IsExcluded m_isExcluded;
    std::vector<bool> m_units, m_own;
    std::vector<std::unordered_set<std::string_view>> m_names; ///< by unit: definitions, types too
    std::vector<std::pair<std::size_t, std::string_view>> m_open;
};

} // namespace alidade
