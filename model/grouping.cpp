#include "model/cycle.h"

#include <array>

namespace alidade {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 3> groupings{"module", "service", "context"};
constexpr std::array<std::string_view, 4> cycleModes{"sync", "mixed", "async", "build"};

} // namespace

std::string_view toText(Grouping value) { return groupings.at(static_cast<std::size_t>(value)); }
std::string_view toText(CycleMode value) { return cycleModes.at(static_cast<std::size_t>(value)); }

template <> std::optional<Grouping> fromText(std::string_view text)
{
    for (std::size_t i = 0; i < groupings.size(); ++i) {
        if (groupings[i] == text)
            return static_cast<Grouping>(i);
    }
    return std::nullopt;
}

} // namespace alidade
