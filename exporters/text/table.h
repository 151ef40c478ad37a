#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// Columns a text takes on a terminal: East Asian wide characters two, combining marks none (Unicode UAX 11, shortened).
std::size_t columnsOf(std::string_view utf8);

enum class TextColor { none, bold, red, yellow, dim };

/// Text in a colour (ANSI SGR); unchanged when colours are off.
std::string colored(const std::string &text, TextColor color, bool useColor);

/// Cells of several lines each, in columns as wide as their widest line, under a heading with a rule below it.
class Table {
public:
    using Lines = std::vector<std::string>;
    explicit Table(std::vector<std::string> heading) : m_heading(std::move(heading)) {}
    /// One cell a column; `color` is for the second column, which says how bad it is.
    void addRow(std::vector<Lines> cells, TextColor color = TextColor::none);
    std::string text(bool useColor) const;

private:
    struct Row {
        std::vector<Lines> cells;
        TextColor color;
    };
    std::vector<std::string> m_heading;
    std::vector<Row> m_rows;
};

} // namespace alidade
