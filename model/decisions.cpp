#include "model/decisions.h"

#include <algorithm>

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

} // namespace

std::string newContextId(const std::string &name, const std::vector<BoundedContext> &contexts)
{
    std::string stem = slug(name);
    if (stem.empty()) // a name in another script
        stem = "context";
    auto isTaken = [&contexts](const std::string &id) {
        return std::any_of(contexts.begin(), contexts.end(), [&id](const BoundedContext &context) { return context.id == id; });
    };
    std::string id = stem;
    for (int number = 2; isTaken(id); ++number)
        id = stem + "-" + std::to_string(number);
    return id;
}

} // namespace alidade
