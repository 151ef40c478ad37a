#include "model/facts.h"

#include <array>

namespace alidade {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 8> nameOrigins{"annotation", "workload",  "compose-service", "command",
                                                      "dockerfile", "catalogue", "telemetry",       "host"};
constexpr std::array<std::string_view, 4> callRoles{"request", "produce", "consume", "store"};

template <typename Word, std::size_t size>
std::optional<Word> find(const std::array<std::string_view, size> &words, std::string_view text)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == text)
            return static_cast<Word>(i);
    }
    return std::nullopt;
}

} // namespace

std::string_view toText(NameOrigin origin) { return nameOrigins.at(static_cast<std::size_t>(origin)); }

std::string_view toText(CallRole role) { return callRoles.at(static_cast<std::size_t>(role)); }

template <> std::optional<NameOrigin> fromText(std::string_view text) { return find<NameOrigin>(nameOrigins, text); }

template <> std::optional<CallRole> fromText(std::string_view text) { return find<CallRole>(callRoles, text); }

} // namespace alidade
