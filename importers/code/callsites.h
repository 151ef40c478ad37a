#pragma once

#include "importers/code/codefile.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace alidade {

class CodeBase;
struct CodePlace;

/// Who calls the functions of a CodeBase, in the order of the code and without tests. Resolving all calls of a tree at once
/// would cost more than parsing it: those of one name are resolved when the first question about the name comes.
///
/// Programs are followed on several threads and ask about the same names, so each answer is worked out once and kept; the
/// mutex guards only the table of answers.
class CallSites {
public:
    explicit CallSites(const CodeBase &base) : m_base(base) {}

    /// The calls that mean a function ("Client.Get") of a unit.
    const std::vector<CodePlace> &of(std::size_t unit, std::string_view function) const;
    /// The calls of a method of this name of which nobody knows what they mean.
    const std::vector<CodePlace> &openOnes(std::string_view method) const;

private:
    struct Key {
        std::size_t unit;
        std::string_view function;
        friend bool operator==(const Key &, const Key &) = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key &key) const { return std::hash<std::string_view>()(key.function) * 31 + key.unit; }
    };
    struct Named {
        std::unordered_map<Key, std::vector<CodePlace>, KeyHash> byFunction;
        std::vector<CodePlace> open;
    };

    const Named &named(std::string_view name) const;
    std::unique_ptr<Named> resolved(std::string_view name) const;

    const CodeBase &m_base;
    mutable std::mutex m_mutex;
    mutable std::unordered_map<std::string_view, std::unique_ptr<const Named>> m_known;
};

} // namespace alidade
