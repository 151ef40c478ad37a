#pragma once

#include "importers/helm/value.h"

#include <span>
#include <string_view>

namespace alidade::helm {

/// Longest text that a function makes.
inline constexpr std::size_t longestText = 1U << 20U;

/// The arguments of a function; what is not there reads as null.
class Arguments {
public:
    explicit Arguments(std::span<const Value> values) : m_values(values) {}

    std::size_t count() const { return m_values.size(); }
    Value at(std::size_t i) const { return i < m_values.size() ? m_values[i] : Value(); }
    /// The last one, which is what a pipeline hands over.
    Value last() const { return m_values.empty() ? Value() : m_values.back(); }
    std::string text(std::size_t i) const { return at(i).toText(); }
    std::span<const Value> from(std::size_t i) const { return m_values.subspan(std::min(i, m_values.size())); }

private:
    std::span<const Value> m_values;
};

/// A function of Go's text/template, of the sprig library, or one of Helm's that needs nothing but its arguments.
using Function = Value (*)(const Arguments &);

/// The function of this name, or nullptr. What depends on the time, on chance or on a cluster gives a fixed value.
Function findFunction(std::string_view name);
/// The functions that work on texts, and those that work on lists and maps.
Function findTextFunction(std::string_view name);
Function findCollectionFunction(std::string_view name);

/// What looking for a pattern in a text may cost, in bytes that are copied; patterns that would cost too much never match.
std::size_t patternCost(const std::string &pattern, const std::string &text);

/// Go's fmt.Sprintf for the verbs that charts use.
std::string formatted(std::string_view format, std::span<const Value> values);

} // namespace alidade::helm
