#include "importers/helm/lexer.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace alidade::helm {

namespace {

constexpr std::string_view spaces = " \t\r\n";

bool isSpace(char c) { return spaces.find(c) != std::string_view::npos; }
bool isWordCharacter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

/// Where the action that begins at `from` ends: strings and comments may hold "}}".
std::size_t endOfAction(std::string_view text, std::size_t from, int line)
{
    const std::size_t word = text.find_first_not_of(spaces, text.substr(from).starts_with("- ") ? from + 1 : from);
    if (word != std::string_view::npos && text.substr(word).starts_with("/*")) {
        const std::size_t end = text.find("*/", word);
        return end == std::string_view::npos ? end : text.find("}}", end);
    }
    for (std::size_t i = from; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '}' && text.substr(i).starts_with("}}"))
            return i;
        if (c == '`') {
            i = text.find('`', i + 1);
        } else if (c == '"') {
            for (++i; i < text.size() && text[i] != '"' && text[i] != '\n'; ++i)
                i += text[i] == '\\' ? 1 : 0;
        }
        if (i == std::string_view::npos)
            break;
    }
    throw TemplateFault(line, "An action is not closed");
}

void appendCodePoint(std::string &out, std::uint32_t code)
{
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0U | code >> 6U);
        out += static_cast<char>(0x80U | (code & 0x3FU));
    } else {
        out += static_cast<char>(0xE0U | (code >> 12U & 0xFU));
        out += static_cast<char>(0x80U | (code >> 6U & 0x3FU));
        out += static_cast<char>(0x80U | (code & 0x3FU));
    }
}

/// What Go makes of the escapes in an interpreted string.
std::string unescaped(std::string_view text)
{
    static constexpr std::string_view letters = "ntr\\\"'ab";
    static constexpr std::string_view meanings = "\n\t\r\\\"'\a\b";
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 >= text.size()) {
            result += text[i];
            continue;
        }
        const char letter = text[++i];
        const std::size_t digits = letter == 'u' ? 4 : letter == 'x' ? 2 : 0;
        std::uint32_t code = 0;
        const std::string_view number = text.substr(i + 1, digits);
        if (digits > 0 && std::from_chars(number.data(), number.data() + number.size(), code, 16).ec == std::errc()) {
            appendCodePoint(result, code);
            i += digits;
        } else {
            const std::size_t at = letters.find(letter);
            result += at == std::string_view::npos ? letter : meanings[at];
        }
    }
    return result;
}

/// Reads the words of one action.
class Lexer {
public:
    explicit Lexer(const Piece &piece) : m_text(piece.text), m_line(piece.line) {}

    std::vector<Token> read()
    {
        while (true) {
            const std::size_t start = m_text.find_first_not_of(spaces, m_at);
            const bool isAfterSpace = start != m_at;
            if (start == std::string_view::npos)
                return std::move(m_tokens);
            m_at = start;
            Token token = next();
            token.isAfterSpace = isAfterSpace;
            m_tokens.push_back(std::move(token));
        }
    }

private:
    Token next()
    {
        const char c = m_text[m_at];
        if (c == '"' || c == '`' || c == '\'')
            return readString(c);
        const char following = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
        const bool isNumber = std::isdigit(static_cast<unsigned char>(c)) ||
                              ((c == '-' || c == '+' || c == '.') && std::isdigit(static_cast<unsigned char>(following)));
        if (isNumber)
            return readNumber();
        if (c == '.' || c == '$') {
            ++m_at;
            return {c == '.' ? Token::Kind::field : Token::Kind::variable, readWord()};
        }
        if (isWordCharacter(c))
            return readIdentifier();
        if (c == ':' && following == '=') {
            m_at += 2;
            return {Token::Kind::sign, ":="};
        }
        if (std::string_view("()|,=").find(c) == std::string_view::npos)
            throw TemplateFault(m_line, std::string("Unexpected '") + (std::isprint(static_cast<unsigned char>(c)) ? c : '?') +
                                            "' in an action");
        ++m_at;
        return {Token::Kind::sign, std::string(1, c)};
    }

    std::string readWord()
    {
        const std::size_t start = m_at;
        while (m_at < m_text.size() && isWordCharacter(m_text[m_at]))
            ++m_at;
        return std::string(m_text.substr(start, m_at - start));
    }

    Token readIdentifier()
    {
        std::string word = readWord();
        if (word == "true" || word == "false")
            return {Token::Kind::literal, {}, word == "true"};
        if (word == "nil")
            return {Token::Kind::literal};
        return {Token::Kind::identifier, std::move(word)};
    }

    Token readNumber()
    {
        std::size_t end = m_at + 1;
        while (end < m_text.size() && (isWordCharacter(m_text[end]) || m_text[end] == '.'))
            ++end;
        std::string_view text = m_text.substr(m_at, end - m_at);
        m_at = end;
        text.remove_prefix(text.starts_with('+') ? 1 : 0);
        std::int64_t whole = 0;
        const bool isHex = text.starts_with("0x");
        const std::string_view digits = isHex ? text.substr(2) : text;
        if (const auto [last, error] = std::from_chars(digits.data(), digits.data() + digits.size(), whole, isHex ? 16 : 10);
            error == std::errc() && last == digits.data() + digits.size())
            return {Token::Kind::literal, {}, whole};
        return {Token::Kind::literal, {}, Value(std::string(text)).toDouble()};
    }

    Token readString(char quote)
    {
        std::size_t end = m_at + 1;
        while (end < m_text.size() && m_text[end] != quote)
            end += m_text[end] == '\\' && quote != '`' ? 2 : 1;
        if (end >= m_text.size())
            throw TemplateFault(m_line, "A string is not closed");
        const std::string_view inner = m_text.substr(m_at + 1, end - m_at - 1);
        m_at = end + 1;
        if (quote == '\'')
            return {Token::Kind::literal, {}, static_cast<std::int64_t>(unescaped(inner).empty() ? 0 : unescaped(inner).front())};
        return {Token::Kind::literal, {}, quote == '`' ? std::string(inner) : unescaped(inner)};
    }

    std::string_view m_text;
    int m_line;
    std::size_t m_at = 0;
    std::vector<Token> m_tokens;
};

} // namespace

std::vector<Piece> piecesOf(std::string_view text, int firstLine)
{
    std::vector<Piece> pieces;
    int line = firstLine;
    bool isTrimmed = false;
    while (!text.empty()) {
        const std::size_t open = text.find("{{");
        std::string_view plain = text.substr(0, open);
        int plainLine = line;
        line += static_cast<int>(std::count(plain.begin(), plain.end(), '\n'));
        if (isTrimmed) {
            const std::size_t start = std::min(plain.find_first_not_of(spaces), plain.size());
            plainLine += static_cast<int>(std::count(plain.begin(), plain.begin() + static_cast<std::ptrdiff_t>(start), '\n'));
            plain.remove_prefix(start);
        }
        const std::string_view rest = open == std::string_view::npos ? std::string_view() : text.substr(open + 2);
        if (rest.size() > 1 && rest[0] == '-' && isSpace(rest[1])) {
            const std::size_t last = plain.find_last_not_of(spaces);
            plain = plain.substr(0, last == std::string_view::npos ? 0 : last + 1);
        }
        if (!plain.empty())
            pieces.push_back({false, plainLine, plain});
        if (open == std::string_view::npos)
            break;
        const std::size_t end = endOfAction(text, open + 2, line);
        if (end == std::string_view::npos)
            throw TemplateFault(line, "A comment is not closed");
        std::string_view action = text.substr(open + 2, end - open - 2);
        const int actionLine = line;
        line += static_cast<int>(std::count(action.begin(), action.end(), '\n'));
        if (action.size() > 1 && action[0] == '-' && isSpace(action[1]))
            action.remove_prefix(1);
        isTrimmed = action.size() > 1 && action.back() == '-' && isSpace(action[action.size() - 2]);
        action.remove_suffix(isTrimmed ? 1 : 0);
        const std::size_t word = action.find_first_not_of(spaces);
        if (word != std::string_view::npos && !action.substr(word).starts_with("/*"))
            pieces.push_back({true, actionLine, action});
        text.remove_prefix(end + 2);
    }
    return pieces;
}

std::vector<Token> tokensOf(const Piece &action) { return Lexer(action).read(); }

} // namespace alidade::helm
