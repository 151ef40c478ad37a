#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// Text for a cell of a Markdown table or a line of Markdown (CommonMark, GitHub's tables): what could format, link, end the
/// cell or bring HTML is escaped; line breaks become spaces.
std::string markdownText(std::string_view text);

/// A row of a table; cells are escaped already.
std::string markdownRow(const std::vector<std::string> &cells);
/// A heading row with the rule below it.
std::string markdownHeading(const std::vector<std::string> &cells);

} // namespace alidade
