#include "importers/go/gosource.h"

#include "importers/go/gomod.h"
#include "importers/text.h"

namespace alidade {

namespace {

enum class Kind { end, word, string, symbol, broken };

struct Token {
    Kind kind = Kind::end;
    std::string_view text; ///< a string without its quotes
    int line = 0;
};

bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

class HeadReader {
public:
    HeadReader(std::string_view text, std::string_view file, Diagnostics &diagnostics)
        : m_rest(text), m_file(file), m_diagnostics(diagnostics)
    {
        if (m_rest.starts_with("\xEF\xBB\xBF"))
            m_rest.remove_prefix(3);
    }

    std::optional<GoHead> read()
    {
        m_isBeforePackage = true;
        const Token clause = next();
        m_isBeforePackage = false;
        const Token name = clause.text == "package" ? next() : Token{};
        if (name.kind != Kind::word || firstInvalidUtf8(name.text) != std::string_view::npos) {
            report(clause.line, "is not Go: expected a package clause");
            return std::nullopt;
        }
        m_head.package = name.text;
        m_head.packageLine = clause.line;
        readImports();
        return std::move(m_head);
    }

private:
    void report(int line, std::string message)
    {
        m_diagnostics.push_back({Severity::error, std::string(m_file), line, std::move(message)});
    }

    void readImports()
    {
        Token token = next();
        for (;; token = next()) {
            if (token.text == ";" && token.kind == Kind::symbol)
                continue;
            if (token.kind != Kind::word || token.text != "import")
                return;
            token = next();
            const bool isBlock = token.kind == Kind::symbol && token.text == "(";
            if (!isBlock && !readImport(token))
                return;
            if (isBlock && !readBlock())
                return;
        }
    }

    bool readBlock()
    {
        for (Token token = next();; token = next()) {
            if (token.kind == Kind::symbol && token.text == ")")
                return true;
            if (token.kind == Kind::symbol && token.text == ";")
                continue;
            if (!readImport(token))
                return false;
        }
    }

    /// One import spec that starts with `token`; false, with a diagnostic, when it is none.
    bool readImport(Token token)
    {
        GoImport import;
        if (token.kind == Kind::word || (token.kind == Kind::symbol && token.text == ".")) {
            import.alias = token.text;
            token = next();
        }
        if (token.kind != Kind::string || !isImportPath(token.text)) {
            report(token.line, "broken import: expected a quoted import path");
            return false;
        }
        import.path = token.text;
        import.line = token.line;
        if (import.path != "C")
            m_head.imports.push_back(std::move(import));
        return true;
    }

    Token next()
    {
        skipBlanks();
        if (m_rest.empty())
            return {Kind::end, {}, m_line};
        const char c = m_rest.front();
        if (c == '"' || c == '`')
            return string(c);
        std::size_t length = 0;
        while (length < m_rest.size() && isWordByte(m_rest[length]))
            ++length;
        const Kind kind = length > 0 ? Kind::word : Kind::symbol;
        const Token token{kind, m_rest.substr(0, std::max<std::size_t>(length, 1)), m_line};
        m_rest.remove_prefix(token.text.size());
        return token;
    }

    Token string(char quote)
    {
        const std::size_t end = m_rest.find_first_of(quote == '"' ? "\"\n" : "`", 1);
        if (end == std::string_view::npos || m_rest[end] == '\n')
            return {Kind::broken, {}, m_line};
        const Token token{Kind::string, m_rest.substr(1, end - 1), m_line};
        for (char c : token.text)
            m_line += c == '\n' ? 1 : 0;
        m_rest.remove_prefix(end + 1);
        return token;
    }

    void skipBlanks()
    {
        while (!m_rest.empty()) {
            const char c = m_rest.front();
            if (c == '\n')
                ++m_line;
            if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
                m_rest.remove_prefix(1);
            else if (m_rest.starts_with("//"))
                lineComment();
            else if (m_rest.starts_with("/*"))
                blockComment();
            else
                return;
        }
    }

    void lineComment()
    {
        const std::string_view comment = m_rest.substr(2, std::min(m_rest.find('\n'), m_rest.size()) - 2);
        m_rest.remove_prefix(comment.size() + 2);
        if (!m_isBeforePackage)
            return;
        const std::string_view text = trimmed(comment);
        m_head.isIgnored = m_head.isIgnored || text == "go:build ignore" || text == "+build ignore";
        m_head.isGenerated = m_head.isGenerated || (text.starts_with("Code generated ") && text.ends_with("DO NOT EDIT."));
        if (text != "service:") // prose: a list follows
            readAnnotation(comment, m_file, m_line, m_head.service, m_diagnostics);
    }

    void blockComment()
    {
        const std::size_t end = m_rest.find("*/", 2);
        const std::string_view comment = m_rest.substr(0, end == std::string_view::npos ? m_rest.size() : end + 2);
        for (char c : comment)
            m_line += c == '\n' ? 1 : 0;
        m_rest.remove_prefix(comment.size());
    }

    std::string_view m_rest;
    std::string_view m_file;
    Diagnostics &m_diagnostics;
    GoHead m_head;
    int m_line = 1;
    bool m_isBeforePackage = false;
};

} // namespace

std::optional<GoHead> readGoHead(std::string_view text, std::string_view file, Diagnostics &diagnostics)
{
    return HeadReader(text, file, diagnostics).read();
}

} // namespace alidade
