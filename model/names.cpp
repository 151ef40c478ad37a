#include "model/architecture.h"

#include <array>

namespace alidade {
namespace {

// Only the longest of these that ends the name is taken off.
constexpr std::array<std::string_view, 4> endings{"service", "server", "svc", "api"};

bool isSeparator(char c) { return c == '-' || c == '_' || c == '.' || c == ' '; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

} // namespace

std::string normalisedName(std::string_view name)
{
    std::string result;
    result.reserve(name.size());
    for (char c : name) {
        if (!isSeparator(c))
            result += lower(c);
    }
    for (std::string_view ending : endings) {
        if (result.size() > ending.size() && result.ends_with(ending)) {
            result.resize(result.size() - ending.size());
            break;
        }
    }
    return result;
}

} // namespace alidade
