#pragma once

#include <string_view>
#include <vector>

namespace alidade {

/// A line of the difference between two texts.
struct DiffLine {
    enum class Kind : unsigned char { same, removed, added };
    Kind kind = Kind::same;
    int before = 0, after = 0; ///< line numbers from 1; 0 where it is not there
    std::string_view text;
};

/// The shortest edit between two texts by lines (Myers 1986, "An O(ND) Difference Algorithm"), all of their lines in order. Where
/// they have more than `mostEdits` differences, the part between their common beginning and end is told as replaced.
std::vector<DiffLine> diffLines(std::string_view before, std::string_view after, std::size_t mostEdits = 2000);

} // namespace alidade
