#include "exporters/escape.h"

#include <cstdint>

namespace alidade {
namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr std::size_t maxFileName = 80;

bool isAsciiAlphanumeric(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool isControl(char32_t c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F); }
/// Embeddings, overrides, isolates and marks that reorder what is on the screen (Unicode Bidirectional Algorithm, UAX 9),
/// and the line separators.
bool isDirectional(char32_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// Takes the next character off the front of a non-empty text.
char32_t takeCharacter(std::string_view &text)
{
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t lead = byte(0);
    const std::size_t length = lead < 0x80                   ? 1
                               : lead >= 0xC2 && lead < 0xE0 ? 2
                               : lead >= 0xE0 && lead < 0xF0 ? 3
                               : lead >= 0xF0 && lead < 0xF5 ? 4
                                                             : 0;
    char32_t code = length == 1 ? lead : length == 0 ? replacement : static_cast<char32_t>(lead & (0x7F >> length));
    std::size_t taken = 1;
    for (; taken < length; ++taken) {
        // The second byte is limited further so that there are no overlong forms, surrogates or codes above 10FFFF.
        const std::uint8_t low = taken == 1 && lead == 0xE0 ? 0xA0 : taken == 1 && lead == 0xF0 ? 0x90 : 0x80;
        const std::uint8_t high = taken == 1 && lead == 0xED ? 0x9F : taken == 1 && lead == 0xF4 ? 0x8F : 0xBF;
        if (taken >= text.size() || byte(taken) < low || byte(taken) > high) {
            code = replacement;
            break;
        }
        code = code << 6 | (byte(taken) & 0x3F);
    }
    text.remove_prefix(taken);
    return code;
}

void append(std::string &out, char32_t c)
{
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<std::uint8_t>(byte))); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

template <typename Write> std::string rewrite(std::string_view text, Write write)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty())
        write(out, takeCharacter(text));
    return out;
}

} // namespace

std::string mermaidText(std::string_view text)
{
    return rewrite(text, [](std::string &out, char32_t c) {
        if (isAsciiAlphanumeric(c) || c == ' ' || c == '.' || c == '_' || c == '-') {
            append(out, c);
            return;
        }
        out += '#' + std::to_string(static_cast<std::uint32_t>(isControl(c) || isDirectional(c) ? replacement : c)) + ';';
    });
}

std::string dotString(std::string_view text)
{
    return '"' +
           rewrite(text,
                   [](std::string &out, char32_t c) {
                       if (c == '\n')
                           out += "\\n";
                       else if (c == '"' || c == '\\')
                           out += {'\\', static_cast<char>(c)};
                       else if (!isControl(c))
                           append(out, c);
                   }) +
           '"';
}

std::string xmlText(std::string_view text)
{
    return rewrite(text, [](std::string &out, char32_t c) {
        switch (c) {
        case '&': out += "&amp;"; return;
        case '<': out += "&lt;"; return;
        case '>': out += "&gt;"; return;
        case '"': out += "&quot;"; return;
        case '\'': out += "&apos;"; return;
        case '\t': out += "&#9;"; return;
        case '\n': out += "&#10;"; return;
        case '\r': out += "&#13;"; return;
        default: append(out, isControl(c) || c == 0xFFFE || c == 0xFFFF ? replacement : c);
        }
    });
}

std::string terminalText(std::string_view text)
{
    return rewrite(text, [](std::string &out, char32_t c) { append(out, isControl(c) || isDirectional(c) ? replacement : c); });
}

std::string fileName(std::string_view text)
{
    std::string name = rewrite(text, [](std::string &out, char32_t c) {
        append(out, isAsciiAlphanumeric(c) || c == '.' || c == '_' || c == '-' ? c : U'_');
    });
    name.resize(std::min(name.size(), maxFileName));
    if (name.empty() || name[0] == '.' || name[0] == '-')
        name.insert(0, "_");
    return name;
}

std::string validUtf8(std::string_view text) { return rewrite(text, append); }

} // namespace alidade
