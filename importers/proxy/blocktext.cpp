#include "importers/proxy/blocktext.h"

#include <algorithm>
#include <utility>

namespace alidade {

namespace {

/// A `${…}` that is longer is none.
constexpr std::size_t longestHole = 300;

class BlockReader {
public:
    BlockReader(std::string_view text, BlockStyle style) : m_text(text), m_style(style) {}

    std::vector<Directive> read(const std::string &file, Diagnostics &diagnostics)
    {
        while (m_at < m_text.size() && m_fault.empty())
            step();
        finish();
        if (m_fault.empty() && !m_blocks.empty()) {
            m_faultLine = m_directives[m_blocks.back()].line;
            m_fault = "this block is never closed";
        }
        if (!m_fault.empty())
            diagnostics.push_back({Severity::warning, file, m_faultLine, m_fault + "; what follows is left out"});
        return std::move(m_directives);
    }

private:
    void step()
    {
        const char c = m_text[m_at];
        if (c == '\n') {
            if (m_style.isEndedByLine)
                finish();
            ++m_line;
            ++m_at;
        } else if (c == ' ' || c == '\t' || c == '\r') {
            ++m_at;
        } else if (isComment()) {
            skipComment();
        } else if (c == ';' && !m_style.isEndedByLine) {
            ++m_at;
            finish();
        } else if (c == '{' && isBlockStart()) {
            ++m_at;
            open();
        } else if (c == '}') {
            ++m_at;
            close();
        } else {
            readWord();
        }
    }

    bool startsWith(std::string_view what) const { return m_text.substr(m_at).starts_with(what); }

    bool isComment() const { return m_text[m_at] == '#' || (m_style.hasSlashComments && (startsWith("//") || startsWith("/*"))); }

    void skipComment()
    {
        const bool isBlock = startsWith("/*");
        std::size_t end = isBlock ? m_text.find("*/", m_at + 2) : m_text.find('\n', m_at);
        end = std::min(end == std::string_view::npos ? end : end + (isBlock ? 2 : 0), m_text.size());
        m_line += static_cast<int>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_at),
                                              m_text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
        m_at = end;
    }

    bool isBlockStart() const
    {
        if (startsWith("{{"))
            return false;
        const std::size_t next = m_at + 1;
        return !m_style.isEndedByLine || next == m_text.size() || m_text[next] == '\n' || m_text[next] == ' ' ||
               m_text[next] == '\t' || m_text[next] == '\r';
    }

    void open()
    {
        if (static_cast<int>(m_blocks.size()) == deepestBlock)
            return fail("blocks are nested too deeply");
        const bool isLua = !m_open.words.empty() && m_open.words.front().ends_with("_by_lua_block");
        if (m_open.words.empty())
            m_open.line = m_line;
        push();
        m_blocks.push_back(m_directives.size() - 1);
        if (isLua)
            skipCode();
    }

    /// Goes to the brace that closes a block of code in another language.
    void skipCode()
    {
        for (int depth = 1; m_at < m_text.size(); ++m_at) {
            depth += m_text[m_at] == '{' ? 1 : m_text[m_at] == '}' ? -1 : 0;
            m_line += m_text[m_at] == '\n' ? 1 : 0;
            if (depth == 0)
                return;
        }
    }

    void close()
    {
        finish();
        if (m_blocks.empty())
            return fail("'}' closes no block");
        m_blocks.pop_back();
    }

    void fail(std::string why)
    {
        m_fault = std::move(why);
        m_faultLine = m_line;
    }

    void finish()
    {
        if (!m_open.words.empty())
            push();
    }

    void push()
    {
        m_open.parent = m_blocks.empty() ? Directive::outside : m_blocks.back();
        m_directives.push_back(std::exchange(m_open, {}));
    }

    void readWord()
    {
        if (m_open.words.empty())
            m_open.line = m_line;
        std::string word;
        const char quote = m_text[m_at];
        if (quote == '"' || quote == '\'' || (quote == '`' && m_style.isEndedByLine))
            readQuoted(quote, word);
        else
            readBare(word);
        m_open.words.push_back(std::move(word));
    }

    void readQuoted(char quote, std::string &word)
    {
        for (++m_at; m_at < m_text.size() && m_text[m_at] != quote; ++m_at) {
            if (m_text[m_at] == '\\' && m_at + 1 < m_text.size() && quote != '`')
                ++m_at;
            m_line += m_text[m_at] == '\n' ? 1 : 0;
            word += m_text[m_at];
        }
        m_at = std::min(m_at + 1, m_text.size());
    }

    void readBare(std::string &word)
    {
        constexpr std::string_view ends = " \t\r\n;{}";
        constexpr std::string_view lineEnds = " \t\r\n";
        const std::string_view stops = m_style.isEndedByLine ? lineEnds : ends;
        const std::size_t start = m_at;
        while (m_at < m_text.size()) {
            const std::string_view closing = startsWith("${") ? "}" : startsWith("{{") ? "}}" : std::string_view();
            if (!closing.empty()) {
                std::string_view hole = m_text.substr(m_at, longestHole);
                hole = hole.substr(0, hole.find('\n'));
                const std::size_t end = hole.find(closing);
                m_at += end == std::string_view::npos ? 2 : end + closing.size();
                continue;
            }
            if (stops.find(m_text[m_at]) != std::string_view::npos)
                break;
            m_at += m_text[m_at] == '\\' && m_at + 1 < m_text.size() && m_text[m_at + 1] != '\n' ? 2 : 1;
        }
        m_at = std::min(m_at, m_text.size());
        word = m_text.substr(start, m_at - start);
    }

    std::string_view m_text;
    BlockStyle m_style;
    std::size_t m_at = 0;
    int m_line = 1;
    Directive m_open;
    std::vector<std::size_t> m_blocks; ///< positions of the directives whose blocks are open
    std::vector<Directive> m_directives;
    std::string m_fault;
    int m_faultLine = 0;
};

} // namespace

std::vector<Directive> readDirectives(std::string_view text, const std::string &file, BlockStyle style, Diagnostics &diagnostics)
{
    return BlockReader(text, style).read(file, diagnostics);
}

} // namespace alidade
