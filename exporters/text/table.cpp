#include "exporters/text/table.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace alidade {
namespace {

constexpr std::size_t gap = 2;

struct Range {
    char32_t first, last;
};

/// East Asian wide and fullwidth blocks, and emoji.
constexpr std::array wideRanges{Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},  Range{0x3041, 0xA4CF}, Range{0xAC00, 0xD7A3},
                                Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},  Range{0xFF00, 0xFF60}, Range{0xFFE0, 0xFFE6},
                                Range{0x1F300, 0x1FAFF}, Range{0x20000, 0x3FFFD}};
constexpr std::array combiningRanges{Range{0x0300, 0x036F}, Range{0x200B, 0x200D}, Range{0x20D0, 0x20FF}, Range{0xFE00, 0xFE0F}};

template <typename Ranges> bool isIn(const Ranges &ranges, char32_t c)
{
    return std::any_of(ranges.begin(), ranges.end(), [c](Range r) { return c >= r.first && c <= r.last; });
}

std::string padded(const std::string &text, std::size_t columns)
{
    const std::size_t used = columnsOf(text);
    return text + std::string(columns > used ? columns - used : 0, ' ');
}

void trimEnd(std::string &line) { line.erase(line.find_last_not_of(' ') + 1); }

} // namespace

std::size_t columnsOf(std::string_view utf8)
{
    std::size_t columns = 0;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<std::uint8_t>(utf8[i++]);
        char32_t code = lead < 0x80 ? lead : lead < 0xE0 ? lead & 0x1FU : lead < 0xF0 ? lead & 0x0FU : lead & 0x07U;
        for (; i < utf8.size() && (static_cast<std::uint8_t>(utf8[i]) & 0xC0U) == 0x80; ++i)
            code = code << 6 | (static_cast<std::uint8_t>(utf8[i]) & 0x3FU);
        columns += isIn(combiningRanges, code) ? 0 : isIn(wideRanges, code) ? 2 : 1;
    }
    return columns;
}

std::string colored(const std::string &text, TextColor color, bool useColor)
{
    if (!useColor || color == TextColor::none)
        return text;
    const char *code = color == TextColor::bold ? "1" : color == TextColor::red ? "31" : color == TextColor::yellow ? "33" : "2";
    return std::string("\x1b[") + code + "m" + text + "\x1b[0m";
}

void Table::addRow(std::vector<Lines> cells, TextColor color) { m_rows.push_back({std::move(cells), color}); }

std::string Table::text(bool useColor) const
{
    std::vector<std::size_t> widths;
    for (std::size_t c = 0; c < m_heading.size(); ++c) {
        widths.push_back(columnsOf(m_heading[c]));
        for (const Row &row : m_rows) {
            for (const std::string &line : row.cells[c])
                widths[c] = std::max(widths[c], columnsOf(line));
        }
    }
    std::string out, rule;
    for (std::size_t c = 0; c < m_heading.size(); ++c) {
        const bool isLast = c + 1 == m_heading.size();
        out += colored(isLast ? m_heading[c] : padded(m_heading[c], widths[c] + gap), TextColor::bold, useColor);
        for (std::size_t i = 0; i < widths[c]; ++i)
            rule += "─";
        rule += isLast ? "\n" : std::string(gap, ' ');
    }
    out += "\n" + colored(rule.substr(0, rule.size() - 1), TextColor::dim, useColor) + "\n";
    for (const Row &row : m_rows) {
        std::size_t height = 0;
        for (const Lines &cell : row.cells)
            height = std::max(height, cell.size());
        for (std::size_t line = 0; line < height; ++line) {
            std::string text;
            for (std::size_t c = 0; c < row.cells.size(); ++c) {
                const std::string &cell = line < row.cells[c].size() ? row.cells[c][line] : std::string();
                text += colored(padded(cell, widths[c]), c == 1 && !cell.empty() ? row.color : TextColor::none, useColor) +
                        std::string(gap, ' ');
            }
            trimEnd(text);
            out += text + "\n";
        }
    }
    return out;
}

} // namespace alidade
