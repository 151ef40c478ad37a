#pragma once

#include "model/assembly.h"

#include <map>
#include <optional>
#include <unordered_map>

namespace alidade {

/// A part of an address that nobody knows (see CallFact::target).
inline constexpr std::string_view unknownPart = "{…}";

/// What a text with settings in it comes to.
struct Expansion {
    std::vector<std::string> texts; ///< most likely first, without repeats; what is not known stands in them as `unknownPart`
    std::vector<std::string> unset; ///< settings that have neither value nor fallback
};

/// The name of a setting without regard to case and separators: "payment.addr" and PAYMENT_ADDR are one.
std::string relaxedSetting(std::string_view name);

/// The settings of all nodes. Names are looked up as written, then as frameworks read them from the environment: without
/// regard to case and separators ("payment.addr" is PAYMENT_ADDR).
class SettingIndex {
public:
    explicit SettingIndex(const Assembly &assembly);

    /// Puts what is set in the place of `${NAME:-fallback}`: the settings of the node, then those of the whole source,
    /// then the fallback, then what all who set NAME agree on.
    Expansion expand(std::string_view text, Index node, std::size_t source) const;

private:
    struct Value {
        std::string_view name, value;
    };
    class Expander;

    void add(std::string key, const SettingFact &fact);
    std::vector<std::string_view> valuesFor(const std::string &scope, std::string_view name) const;
    std::string serviceHost(std::string_view name) const;

    const Assembly &m_assembly;
    std::unordered_map<std::string, std::vector<Value>> m_values;         ///< by scope and relaxed name
    std::map<std::string_view, std::optional<std::string_view>> m_common; ///< nullopt: they do not agree
};

} // namespace alidade
