#include "importers/catalogue/blocktree.h"

#include "importers/text.h"

#include <algorithm>
#include <optional>

namespace alidade {

namespace {

constexpr std::string_view signs = "{}[](),;=<>";

struct Fault {
    int line;
    std::string message;
};

/// Cuts a text into tokens. `row` counts lines, but not those that a backslash continues.
class Scanner {
public:
    struct Placed {
        BlockToken token;
        int row;
    };

    Scanner(std::string_view text, const BlockSyntax &syntax) : m_text(text), m_syntax(syntax) {}

    std::vector<Placed> scan()
    {
        while (skipSpace() && !fault) {
            if (m_tokens.size() == DesignLimits::tokens) {
                fault = {m_line,
                         "The file has more than " + std::to_string(DesignLimits::tokens) + " words; the rest is left out"};
                break;
            }
            const char c = m_text[m_at];
            if (c == '"' || (c == '\'' && m_syntax.hasSingleQuotes))
                readText(c);
            else if (const std::size_t size = signAt(m_at))
                add(BlockToken::Kind::sign, m_text.substr(m_at, size)), m_at += size;
            else
                readWord();
        }
        return std::move(m_tokens);
    }

    std::optional<Fault> fault;

private:
    bool startsWith(std::string_view what, std::size_t at) const { return m_text.substr(at, what.size()) == what; }

    /// The length of the sign there; 0 for none.
    std::size_t signAt(std::size_t at) const
    {
        for (const std::string_view arrow : {"<->", "->", "<-", "-["}) {
            if (startsWith(arrow, at))
                return arrow.size();
        }
        return signs.find(m_text[at]) != std::string_view::npos ? 1 : 0;
    }

    void add(BlockToken::Kind kind, std::string_view text) { m_tokens.push_back({{kind, std::string(text), m_line}, m_row}); }

    void skipTo(std::size_t end)
    {
        end = std::min(end, m_text.size());
        const auto lines = static_cast<int>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_at),
                                                       m_text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
        m_line += lines;
        m_row += lines;
        m_at = end;
    }

    bool skipSpace()
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '\\' && (startsWith("\\\n", m_at) || startsWith("\\\r\n", m_at))) {
                skipTo(m_text.find('\n', m_at) + 1);
                --m_row;
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                skipTo(m_at + 1);
            } else if (startsWith("//", m_at) || (m_syntax.hasHashComments && c == '#')) {
                skipTo(m_text.find('\n', m_at));
            } else if (startsWith("/*", m_at)) {
                const std::size_t end = m_text.find("*/", m_at + 2);
                skipTo(end == std::string_view::npos ? end : end + 2);
            } else {
                return true;
            }
        }
        return false;
    }

    void readText(char quote)
    {
        const std::string triple(3, quote);
        const bool isTriple = startsWith(triple, m_at);
        const std::size_t begin = m_at + (isTriple ? 3 : 1);
        std::string text;
        std::size_t end = begin;
        while (end < m_text.size() && (isTriple ? !startsWith(triple, end) : m_text[end] != quote)) {
            if (m_text[end] == '\n' && !isTriple && !m_syntax.spansLines)
                break;
            if (m_text[end] == '\\' && end + 1 < m_text.size() && (m_text[end + 1] == quote || m_text[end + 1] == '\\'))
                ++end;
            text += m_text[end++];
        }
        const bool isOpen = end >= m_text.size() || m_text[end] == '\n';
        if (isOpen)
            fault = {m_line, "The text in quotes that begins here does not end; the rest of the file is left out"};
        add(BlockToken::Kind::text, text);
        skipTo(isOpen ? end : end + (isTriple ? 3 : 1));
    }

    void readWord()
    {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && static_cast<unsigned char>(m_text[m_at]) > ' ' && m_text[m_at] != '"' && !signAt(m_at) &&
               !(m_text[m_at] == '\'' && m_syntax.hasSingleQuotes)) {
            // A placeholder is one word although it holds braces.
            const std::size_t close = startsWith("${", m_at) ? m_text.find_first_of("}\n", m_at) : std::string_view::npos;
            m_at = close != std::string_view::npos && m_text[close] == '}' ? close + 1 : m_at + 1;
            if (m_at < m_text.size() && m_text[m_at] == '{' && m_text[m_at - 1] == '$')
                ++m_at;
        }
        if (m_at == begin)
            ++m_at; // a control character
        add(BlockToken::Kind::word, m_text.substr(begin, m_at - begin));
    }

    std::string_view m_text;
    const BlockSyntax &m_syntax;
    std::vector<Placed> m_tokens;
    std::size_t m_at = 0;
    int m_line = 1;
    int m_row = 1;
};

class TreeMaker {
public:
    explicit TreeMaker(std::vector<Scanner::Placed> tokens) : m_tokens(std::move(tokens)) {}

    std::vector<BlockStatement> make(int depth)
    {
        std::vector<BlockStatement> statements;
        while (m_at < m_tokens.size() && !fault) {
            const BlockToken &token = m_tokens[m_at].token;
            if (token.is("}")) {
                if (depth > 0)
                    break;
                fault = {token.line, "There is a '}' too many; the rest of the file is left out"};
            } else if (token.is(";")) {
                ++m_at;
            } else {
                statements.push_back(statement(depth));
            }
        }
        return statements;
    }

    std::optional<Fault> fault;

private:
    BlockStatement statement(int depth)
    {
        BlockStatement result;
        result.line = m_tokens[m_at].token.line;
        for (const int row = m_tokens[m_at].row; m_at < m_tokens.size(); ++m_at) {
            const auto &[token, its] = m_tokens[m_at];
            if (token.is("{") || token.is("}") || token.is(";") || its > row + textRows(result))
                break;
            result.tokens.push_back(token);
        }
        if (m_at == m_tokens.size() || !m_tokens[m_at].token.is("{"))
            return result;
        const int line = m_tokens[m_at++].token.line;
        if (depth == DesignLimits::depth) {
            fault = {line, "The blocks are nested more than " + std::to_string(DesignLimits::depth) +
                               " deep; the rest of the file is left out"};
            return result;
        }
        result.hasBlock = true;
        result.children = make(depth + 1);
        if (m_at < m_tokens.size() && m_tokens[m_at].token.is("}"))
            ++m_at;
        else if (!fault)
            fault = {line, "The block that begins here does not end"};
        return result;
    }

    /// Line breaks in the texts of a statement do not end it.
    static int textRows(const BlockStatement &statement)
    {
        std::ptrdiff_t rows = 0;
        for (const BlockToken &token : statement.tokens) {
            if (token.kind == BlockToken::Kind::text)
                rows += std::count(token.text.begin(), token.text.end(), '\n');
        }
        return static_cast<int>(rows);
    }

    std::vector<Scanner::Placed> m_tokens;
    std::size_t m_at = 0;
};

} // namespace

const BlockToken &BlockStatement::operator[](std::size_t i) const
{
    static const BlockToken nothing;
    return i < tokens.size() ? tokens[i] : nothing;
}

std::string BlockStatement::word(std::size_t i) const
{
    const BlockToken &token = (*this)[i];
    std::string result = token.kind == BlockToken::Kind::word ? token.text : std::string();
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

std::size_t BlockStatement::find(std::string_view sign) const
{
    const auto found = std::find_if(tokens.begin(), tokens.end(), [&](const BlockToken &token) {
        return token.kind == BlockToken::Kind::sign && token.text == sign;
    });
    return static_cast<std::size_t>(found - tokens.begin());
}

std::vector<BlockStatement> readBlocks(std::string_view text, const std::string &file, const BlockSyntax &syntax,
                                       Diagnostics &diagnostics)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    if (const std::size_t at = firstInvalidUtf8(text); at != std::string_view::npos) {
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        diagnostics.push_back({Severity::error, file, static_cast<int>(line), "The file is not UTF-8"});
        return {};
    }
    Scanner scanner(text, syntax);
    TreeMaker maker(scanner.scan());
    std::vector<BlockStatement> statements = maker.make(0);
    for (const auto *fault : {&scanner.fault, &maker.fault}) {
        if (*fault) {
            diagnostics.push_back({Severity::error, file, (*fault)->line, (*fault)->message});
            break;
        }
    }
    return statements;
}

} // namespace alidade
