#include "model/decisions.h"

#include <algorithm>
#include <array>

namespace alidade {
namespace {

/// Lower-case ASCII letters and digits of `text`, with one '-' for each run of anything else in between.
std::string slug(const std::string &text)
{
    std::string result;
    for (char c : text) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            result += c;
        else if (!result.empty() && result.back() != '-')
            result += '-';
    }
    if (!result.empty() && result.back() == '-')
        result.pop_back();
    return result;
}

/// The slug of `text`, or `otherwise` for one in another script, with a number that makes it differ from all ids of `taken`.
template <typename Item>
std::string freshId(const std::string &text, const std::string &otherwise, const std::vector<Item> &taken)
{
    std::string stem = slug(text);
    if (stem.empty())
        stem = otherwise;
    const auto isTaken = [&taken](const std::string &id) {
        return std::any_of(taken.begin(), taken.end(), [&id](const Item &item) { return item.id == id; });
    };
    std::string id = stem;
    for (int number = 2; isTaken(id); ++number)
        id = stem + "-" + std::to_string(number);
    return id;
}

// In the order of the enumerators.
constexpr std::array<std::string_view, 7> boardItemKinds{"event",           "command",  "aggregate", "policy",
                                                         "external-system", "hot-spot", "read-model"};

} // namespace

std::string newContextId(const std::string &name, const std::vector<BoundedContext> &contexts)
{
    return freshId(name, "context", contexts);
}

std::string newBoardItemId(const std::string &text, const std::vector<BoardItem> &board) { return freshId(text, "note", board); }

std::string_view toText(BoardItemKind value) { return boardItemKinds.at(static_cast<std::size_t>(value)); }

template <> std::optional<BoardItemKind> fromText(std::string_view text)
{
    const auto word = std::find(boardItemKinds.begin(), boardItemKinds.end(), text);
    if (word == boardItemKinds.end())
        return std::nullopt;
    return static_cast<BoardItemKind>(word - boardItemKinds.begin());
}

} // namespace alidade
