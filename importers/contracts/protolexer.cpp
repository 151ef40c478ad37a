#include "importers/contracts/protolexer.h"

#include "importers/text.h"

namespace alidade {

namespace {

constexpr int tabWidth = 8;

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isHex(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool isOctal(char c) { return c >= '0' && c <= '7'; }

/// Appends a code point as UTF-8.
void appendUtf8(std::string &out, std::uint32_t code)
{
    if (code < 0x80) {
        out += static_cast<char>(code);
        return;
    }
    const int extra = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    static constexpr unsigned char lead[] = {0, 0xC0, 0xE0, 0xF0};
    out += static_cast<char>(lead[extra] | (code >> (6 * extra)));
    for (int i = extra - 1; i >= 0; --i)
        out += static_cast<char>(0x80 | ((code >> (6 * i)) & 0x3F));
}

/// Reads the escape behind a backslash at `at`, which is left behind it.
void appendEscape(std::string &out, std::string_view text, std::size_t &at, int line)
{
    const auto digits = [&](std::size_t most, unsigned base, auto isOne) {
        std::uint32_t value = 0;
        std::size_t count = 0;
        for (; count < most && at < text.size() && isOne(text[at]); ++count, ++at) {
            const char c = text[at];
            value = value * base + static_cast<std::uint32_t>(isDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
        }
        if (count == 0)
            throw ProtoFault(line, "An escape in a string lacks its digits");
        return value;
    };
    const char c = text[at];
    if (isOctal(c)) {
        out += static_cast<char>(digits(3, 8, isOctal));
        return;
    }
    ++at;
    static constexpr std::string_view letters = "abfnrtv\\'\"?", values = "\a\b\f\n\r\t\v\\'\"?";
    if (const std::size_t known = letters.find(c); known != std::string_view::npos)
        out += values[known];
    else if (c == 'x' || c == 'X')
        out += static_cast<char>(digits(2, 16, isHex));
    else if (c == 'u' || c == 'U')
        appendUtf8(out, digits(c == 'u' ? 4 : 8, 16, isHex));
    else
        throw ProtoFault(line, std::string("A string has the escape \\") + escaped(std::string_view(&c, 1)) + ", which is none");
}

} // namespace

void ProtoLexer::step()
{
    const char c = m_text[m_at++];
    if (c == '\n') {
        ++m_line;
        m_column = 1;
    } else if (c == '\t') {
        m_column += tabWidth - (m_column - 1) % tabWidth;
    } else {
        ++m_column;
    }
}

/// Spaces without line ends; whether the rest of the line was empty and is behind us.
bool ProtoLexer::skipBlanks()
{
    for (char c = peek(); c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f'; c = peek())
        step();
    if (peek() != '\n')
        return false;
    step();
    return true;
}

/// One line comment or block comment, with the line end of the former.
std::string_view ProtoLexer::readComment()
{
    const std::size_t begin = m_at;
    const int line = m_line;
    const bool isBlock = peek(1) == '*';
    step();
    step();
    while (m_at < m_text.size()) {
        if (isBlock && peek() == '*' && peek(1) == '/') {
            step();
            step();
            return m_text.substr(begin, m_at - begin);
        }
        const bool isEnd = !isBlock && peek() == '\n';
        step();
        if (isEnd)
            break;
    }
    if (isBlock)
        throw ProtoFault(line, "A comment is not closed");
    return m_text.substr(begin, m_at - begin);
}

/// Passes spaces and comments; gives the comment that stands directly above the next token and is not what ends the line
/// of the one before (google/protobuf/io/tokenizer.h, "NextWithComments").
std::string_view ProtoLexer::skipToToken()
{
    bool isNewLine = !m_hasToken || skipBlanks();
    if (!isNewLine && isAtComment()) {
        const bool isBlock = peek(1) == '*';
        readComment();
        if (isBlock && !skipBlanks() && !isAtComment())
            return {}; // whose comment that is, nobody knows
    }
    std::string_view comment;
    for (bool isLineComment = false;;) {
        const bool isEmpty = skipBlanks();
        if (isEmpty) {
            comment = {};
        } else if (isAtComment()) {
            const bool isBlock = peek(1) == '*';
            const std::string_view read = readComment();
            const bool goesOn = !comment.empty() && isLineComment && !isBlock;
            comment = goesOn
                          ? std::string_view(comment.data(), static_cast<std::size_t>(read.data() + read.size() - comment.data()))
                          : read;
            isLineComment = !isBlock;
            if (isBlock)
                skipBlanks(); // else the rest of its line would pass for an empty one
        } else {
            return comment;
        }
    }
}

void ProtoLexer::readNumber(ProtoToken &token)
{
    token.kind = ProtoToken::Kind::integer;
    if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X')) {
        step();
        step();
        while (isHex(peek()))
            step();
        return;
    }
    while (isDigit(peek()))
        step();
    if (peek() == '.' || (peek() | 0x20) == 'e' || (peek() | 0x20) == 'f')
        token.kind = ProtoToken::Kind::real;
    if (peek() == '.') {
        step();
        while (isDigit(peek()))
            step();
    }
    if ((peek() | 0x20) == 'e') {
        step();
        if (peek() == '+' || peek() == '-')
            step();
        while (isDigit(peek()))
            step();
    }
    if ((peek() | 0x20) == 'f')
        step();
}

void ProtoLexer::readText()
{
    const char quote = peek();
    const int line = m_line;
    step();
    while (peek() != quote) {
        if (m_at >= m_text.size() || peek() == '\n')
            throw ProtoFault(line, "A string is not closed");
        if (peek() == '\\' && m_at + 1 < m_text.size())
            step();
        step();
    }
    step();
}

ProtoToken ProtoLexer::next()
{
    ProtoToken token;
    token.comment = skipToToken();
    m_hasToken = true;
    token.span = {m_line, m_column, m_line, m_column};
    const std::size_t begin = m_at;
    const char c = peek();
    if (m_at >= m_text.size())
        return token;
    if (isLetter(c)) {
        token.kind = ProtoToken::Kind::word;
        while (isLetter(peek()) || isDigit(peek()))
            step();
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
        readNumber(token);
    } else if (c == '"' || c == '\'') {
        token.kind = ProtoToken::Kind::text;
        readText();
    } else if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F) {
        throw ProtoFault(m_line, "The file has a character here that no .proto file has");
    } else {
        token.kind = ProtoToken::Kind::symbol;
        step();
    }
    token.text = m_text.substr(begin, m_at - begin);
    token.span.endLine = m_line;
    token.span.endColumn = m_column;
    if (token.is("}") || token.is("]") || token.is(")"))
        token.comment = {}; // at the end of a scope it belongs to nothing
    return token;
}

std::string protoCommentText(std::string_view comment)
{
    std::string text;
    const bool isBlock = comment.starts_with("/*");
    if (isBlock)
        comment = comment.substr(2, comment.size() - 4);
    while (!comment.empty()) {
        const std::size_t end = std::min(comment.find('\n'), comment.size());
        std::string_view line = comment.substr(0, end);
        comment.remove_prefix(std::min(end + 1, comment.size()));
        if (const std::string_view bare = trimmed(line); isBlock && !text.empty() && bare.starts_with('*'))
            line = bare.substr(1);
        else if (!isBlock)
            line = bare.substr(std::min<std::size_t>(2, bare.size()));
        text.append(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line) += '\n';
    }
    return text;
}

std::string protoTextBytes(const ProtoToken &token)
{
    const std::string_view text = token.text.substr(1, token.text.size() - 2);
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != '\\' || at + 1 == text.size()) {
            bytes += text[at++];
            continue;
        }
        ++at;
        appendEscape(bytes, text, at, token.span.line);
    }
    return bytes;
}

} // namespace alidade
