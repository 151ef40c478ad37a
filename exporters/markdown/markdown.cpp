#include "exporters/markdown/markdown.h"

#include "exporters/escape.h"

namespace alidade {

std::string markdownText(std::string_view text)
{
    constexpr std::string_view special = "\\`*_{}[]()<>#+!|~&";
    std::string out;
    std::string plain;
    for (const char c : text)
        plain += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    for (const char c : terminalText(plain)) {
        if (special.find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return out;
}

std::string markdownRow(const std::vector<std::string> &cells)
{
    std::string row = "|";
    for (const std::string &cell : cells)
        row += ' ' + cell + " |";
    return row + '\n';
}

std::string markdownHeading(const std::vector<std::string> &cells)
{
    return markdownRow(cells) + markdownRow(std::vector<std::string>(cells.size(), "---"));
}

} // namespace alidade
