#include "app/cli/nearnames.h"

#include "model/error.h"

#include <algorithm>
#include <numeric>

namespace alidade {
namespace {

constexpr std::size_t maxNearNames = 3;
constexpr std::size_t maxComparedLength = 200;

/// How many letters must be put in, taken out or changed to make one name of the other (Levenshtein).
std::size_t distance(std::string_view from, std::string_view to)
{
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < from.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < to.size(); ++j) {
            const std::size_t changed = diagonal + (from[i] == to[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, changed});
        }
    }
    return row.back();
}

} // namespace

std::string nearNamesText(const Architecture &architecture, const std::string &name)
{
    const std::string wanted = normalisedName(name.substr(0, maxComparedLength));
    const std::size_t limit = std::max<std::size_t>(1, wanted.size() / 3);
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const auto &[known, node] : architecture.nodeNames) {
        const std::string other = normalisedName(known);
        if (other.size() > maxComparedLength || other.empty())
            continue;
        if (const std::size_t letters = distance(wanted, other); letters <= limit)
            near.emplace_back(letters, architecture.nodes[node].name);
    }
    std::sort(near.begin(), near.end());
    std::vector<std::string> names;
    for (auto &[letters, known] : near) {
        if (names.size() < maxNearNames && std::find(names.begin(), names.end(), known) == names.end())
            names.push_back(std::move(known));
    }
    std::string text;
    for (const std::string &known : names)
        text += (text.empty() ? " Do you mean \"" : " or \"") + known + "\"";
    return text.empty() ? text : text + "?";
}

Index requireNode(const Architecture &architecture, const std::string &name)
{
    if (const Index node = architecture.findNode(name); node != none)
        return node;
    throw Error("Nothing is called \"" + name + "\"; `alidade identity -w FILE` lists the names." +
                nearNamesText(architecture, name));
}

} // namespace alidade
