#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// The functions and classes around a place in the code. Closures are not entered: what stands in them belongs to the
/// function around them.
class ScopeStack {
public:
    explicit ScopeStack(std::string_view separator = ".") : m_separator(separator) {}

    void enter(std::string_view name, bool isType);
    void leave();
    /// "OrderController.create"; empty at the top of the file.
    const std::string &current() const { return m_current; }
    /// The name that something called `name` has here: "OrderController.create" for "create" in the class.
    std::string nameOf(std::string_view name) const;
    /// The classes around this place, without the functions: "OrderController".
    std::string currentType() const;
    bool isInFunction() const { return !m_levels.empty() && !m_levels.back().isType; }

private:
    struct Level {
        std::size_t length; ///< of m_current before it
        bool isType;
    };
    std::string m_separator;
    std::string m_current;
    std::vector<Level> m_levels;
};

} // namespace alidade
