#include "exporters/drawing/drawing.h"

#include <array>

namespace alidade {

namespace {

/// Advance widths of U+0020…U+007E in thousandths of the text size: the larger of Inter and Noto Sans, so that what is
/// measured to fit does fit in either.
constexpr std::array<std::uint16_t, 95> asciiWidths = {
    281, 289, 472, 646, 641, 990, 733, 300, 365, 365, 552, 665, 291, 461, 291, 372, 641, 572, 610, 625, 640, 610, 620, 572,
    620, 620, 291, 291, 665, 665, 665, 512, 957, 684, 656, 735, 745, 600, 589, 756, 747, 339, 570, 671, 566, 907, 760, 781,
    633, 781, 643, 643, 642, 731, 669, 989, 666, 662, 632, 365, 372, 365, 572, 455, 600, 567, 615, 579, 618, 594, 371, 615,
    618, 258, 258, 553, 258, 936, 618, 605, 615, 615, 420, 530, 368, 618, 565, 820, 548, 565, 546, 428, 551, 428, 665};

struct Decoded {
    char32_t code = 0;
    std::size_t length = 1;
};

/// One character at `at`; a byte that is not UTF-8 counts as one character.
Decoded decode(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(at);
    const std::size_t length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
    if (length == 1 || at + length > text.size())
        return {first, 1};
    char32_t code = first & (0xffU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xc0U) != 0x80)
            return {first, 1};
        code = code << 6 | (byte(at + i) & 0x3fU);
    }
    return {code, length};
}

bool isFullWidth(char32_t c)
{
    return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3) ||
           (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
           (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x20000 && c <= 0x3fffd);
}

bool hasNoWidth(char32_t c)
{
    return c < 0x20 || (c >= 0x300 && c <= 0x36f) || (c >= 0x200b && c <= 0x200f) || (c >= 0xfe00 && c <= 0xfe0f);
}

double advance(char32_t c)
{
    constexpr double otherWidth = 0.62, fullWidth = 1.0;
    if (hasNoWidth(c))
        return 0;
    if (c >= 0x20 && c < 0x7f)
        return asciiWidths[c - 0x20] / 1000.0;
    return isFullWidth(c) ? fullWidth : c == 0xb7 ? 0.29 : c == 0x2026 ? 0.9 : c == 0x2192 ? 1.0 : otherWidth;
}

double weightFactor(Text::Weight weight)
{
    return weight == Text::Weight::bold ? 1.08 : weight == Text::Weight::medium ? 1.04 : 1.0;
}

} // namespace

double textWidth(std::string_view utf8, double size)
{
    double width = 0;
    for (std::size_t i = 0; i < utf8.size();) {
        const Decoded character = decode(utf8, i);
        width += advance(character.code);
        i += character.length;
    }
    return width * size;
}

double textWidth(std::string_view utf8, double size, Text::Weight weight) { return textWidth(utf8, size) * weightFactor(weight); }

std::string elided(const Text &text)
{
    constexpr double tolerance = 0.5;
    if (textWidth(text.text, text.size, text.weight) <= text.rect.width + tolerance)
        return text.text;
    const double scale = text.size * weightFactor(text.weight);
    double left = text.rect.width / scale - advance(0x2026);
    std::size_t end = 0;
    while (end < text.text.size()) {
        const Decoded character = decode(text.text, end);
        left -= advance(character.code);
        if (left < 0)
            break;
        end += character.length;
    }
    while (end > 0 && text.text[end - 1] == ' ')
        --end;
    return text.text.substr(0, end) + "…";
}

} // namespace alidade
