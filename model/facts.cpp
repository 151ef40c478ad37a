#include "model/facts.h"

#include <array>

namespace alidade {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 6> nameOrigins{"annotation", "workload",   "compose-service",
                                                      "command",    "dockerfile", "host"};

} // namespace

std::string_view toText(NameOrigin origin) { return nameOrigins.at(static_cast<std::size_t>(origin)); }

template <> std::optional<NameOrigin> fromText(std::string_view text)
{
    for (std::size_t i = 0; i < nameOrigins.size(); ++i) {
        if (nameOrigins[i] == text)
            return static_cast<NameOrigin>(i);
    }
    return std::nullopt;
}

} // namespace alidade
