#include "analysis/runtime/limits.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace alidade {
namespace {

/// The number that a text begins with, which is taken away from it.
std::optional<double> takeNumber(std::string_view &text)
{
    double number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || !std::isfinite(number) || number < 0)
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

void keepSmaller(std::optional<double> &known, std::optional<double> value)
{
    if (value && *value > 0 && (!known || *value < *known))
        known = value;
}

} // namespace

std::optional<double> kubernetesQuantity(std::string_view text)
{
    constexpr std::pair<std::string_view, double> units[] = {
        {"", 1},     {"m", 1e-3},    {"k", 1e3},        {"M", 1e6},           {"G", 1e9},
        {"T", 1e12}, {"Ki", 1024.0}, {"Mi", 1048576.0}, {"Gi", 1073741824.0}, {"Ti", 1099511627776.0}};
    const std::optional<double> number = takeNumber(text);
    const auto unit = std::ranges::find(units, text, &std::pair<std::string_view, double>::first);
    return number && unit != std::end(units) ? std::optional(*number * unit->second) : std::nullopt;
}

std::optional<double> composeSize(std::string_view text)
{
    constexpr std::string_view units = "bkmgt";
    constexpr double step = 1024;
    const std::optional<double> number = takeNumber(text);
    if (!number || text.empty())
        return number;
    const std::size_t unit = units.find(static_cast<char>(std::tolower(static_cast<unsigned char>(text.front()))));
    text.remove_prefix(1);
    if (unit == std::string_view::npos || !(text.empty() || text == "b" || text == "B"))
        return std::nullopt;
    return *number * std::pow(step, static_cast<double>(unit));
}

ContainerLimits limitsOf(const Node &node)
{
    ContainerLimits limits;
    for (const Trait &trait : node.traits) {
        const bool isCompose = trait.framework == "compose";
        if (trait.trait == "memory-limit")
            keepSmaller(limits.memory, isCompose ? composeSize(trait.value) : kubernetesQuantity(trait.value));
        else if (trait.trait == "cpu-limit")
            keepSmaller(limits.cpus, kubernetesQuantity(trait.value));
    }
    return limits;
}

Index nodeOfProcess(const Architecture &architecture, std::string_view name)
{
    Index found = none;
    for (Index i = 0; i < architecture.nodes.size() && !name.empty(); ++i) {
        const Node &node = architecture.nodes[i];
        if (isResource(node.kind))
            continue;
        if (node.name == name)
            return i;
        const std::string_view path(node.path);
        if (std::ranges::find(node.aliases, name) == node.aliases.end() && path.substr(path.rfind('/') + 1) != name)
            continue;
        if (found != none)
            return none;
        found = i;
    }
    return found;
}

} // namespace alidade
