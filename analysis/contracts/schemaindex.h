#pragma once

#include "model/contractcheck.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace alidade {

/// A declaration and the file that it stands in.
template <typename Element> struct Declared {
    const ProtoFile *file = nullptr;
    const Element *element = nullptr;

    explicit operator bool() const { return element != nullptr; }
    const Element *operator->() const { return element; }
};

/// All declarations of a name: one, unless several files of a source say the same.
template <typename Element> class Declarations {
public:
    void add(const Declared<Element> &declared)
    {
        if (m_first)
            m_others.push_back(declared);
        else
            m_first = declared;
    }
    const Declared<Element> &first() const { return m_first; }
    /// The one in a file of this name, else the first.
    const Declared<Element> &near(const std::string &fileName) const
    {
        for (const Declared<Element> &other : m_others) {
            if (other.file->name == fileName)
                return other;
        }
        return m_first;
    }
    template <typename Action> void forEach(const Action &action) const
    {
        action(m_first);
        for (const Declared<Element> &other : m_others)
            action(other);
    }

private:
    Declared<Element> m_first;
    std::vector<Declared<Element>> m_others;
};

/// The declarations of one module by name. It points into the set, which must outlive it.
struct SchemaIndex {
    template <typename Element> using ByName = std::unordered_map<std::string_view, Declarations<Element>>;

    SchemaIndex(const ContractSet &set, std::int32_t module);

    std::unordered_map<std::string_view, const ProtoFile *> files;       ///< by name
    std::map<std::string_view, std::vector<const ProtoFile *>> packages; ///< files by package
    ByName<ProtoMessage> messages;                                       ///< by full name, map entries too
    ByName<ProtoEnum> enums;                                             ///< by full name
    ByName<ProtoService> services;                                       ///< by full name
    ByName<ProtoField> extensions;                                       ///< by full name
    std::set<std::string_view> unreadable; ///< names of files that are there, but what they declare is not known
    std::map<std::pair<std::string_view, int>, Declared<ProtoField>> numbers; ///< extensions by extended message and number

private:
    void addMessage(const ProtoFile &file, const ProtoMessage &message);
    void addExtensions(const ProtoFile &file, const std::vector<ProtoField> &extensions);
};

/// All enums of a set by full name, those of other modules and those built in, too.
SchemaIndex::ByName<ProtoEnum> allEnums(const ContractSet &set);

/// A full name without the package: "Outer.Inner".
std::string_view nestedName(const ProtoFile &file, std::string_view fullName);

} // namespace alidade
