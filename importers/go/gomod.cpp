#include "importers/go/gomod.h"

#include "importers/text.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

/// One line of the file, cut into tokens.
struct Line {
    std::vector<std::string> tokens;
    std::string_view comment; ///< after "//"
    bool hasComment = false;
    std::string_view fault; ///< what is wrong with it; empty when nothing is
};

/// The quoted string at the start of `text`, and how many bytes of `text` it takes (0: it does not end in its line).
std::size_t readString(std::string_view text, std::string &value)
{
    const char quote = text.front();
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == quote)
            return i + 1;
        if (quote == '"' && text[i] == '\\' && i + 1 < text.size())
            ++i; // module paths need no escapes but for the quote and the backslash themselves
        value += text[i];
    }
    return 0;
}

bool endsToken(std::string_view rest)
{
    static constexpr std::string_view ends = " \t\r()[]{},\"`";
    return ends.find(rest.front()) != std::string_view::npos || rest.starts_with("//") || rest.starts_with("=>");
}

Line readLine(std::string_view text)
{
    Line line;
    while (!text.empty() && line.fault.empty()) {
        const char c = text.front();
        std::string token;
        std::size_t length = 1;
        if (c == ' ' || c == '\t' || c == '\r') {
            text.remove_prefix(1);
            continue;
        }
        if (text.starts_with("//")) {
            line.comment = text.substr(2);
            line.hasComment = true;
            break;
        }
        if (c == '"' || c == '`') {
            length = readString(text, token);
            if (length == 0)
                line.fault = "a quoted string does not end in its line";
        } else if (text.starts_with("=>")) {
            token = "=>";
            length = 2;
        } else if (endsToken(text)) {
            token = c;
        } else {
            while (length < text.size() && !endsToken(text.substr(length)))
                ++length;
            token = text.substr(0, length);
        }
        line.tokens.push_back(std::move(token));
        text.remove_prefix(length);
    }
    return line;
}

bool isVersion(std::string_view text) { return text.size() > 1 && text[0] == 'v' && text[1] >= '0' && text[1] <= '9'; }

/// Reads line after line; a parenthesised block repeats its verb for every line in it.
class Reader {
public:
    Reader(std::string_view file, Diagnostics &diagnostics) : m_file(file), m_diagnostics(diagnostics) {}

    GoMod read(std::string_view text)
    {
        if (text.starts_with("\xEF\xBB\xBF"))
            text.remove_prefix(3);
        while (!text.empty()) {
            ++m_line;
            const std::size_t end = std::min(text.find('\n'), text.size());
            readOne(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        if (!m_block.empty())
            report(Severity::error, "the block of '" + m_block + "' is not closed");
        return std::move(m_result);
    }

private:
    using Tokens = std::vector<std::string>;

    void report(Severity severity, std::string message)
    {
        m_diagnostics.push_back({severity, std::string(m_file), m_line, std::move(message)});
    }
    void broken(const std::string &message) { report(Severity::error, message); }

    void readOne(std::string_view text)
    {
        if (firstInvalidUtf8(text) != std::string_view::npos)
            return broken("the line is not valid UTF-8 and was left out");
        const Line line = readLine(text);
        if (line.hasComment)
            readAnnotation(line.comment, m_file, m_line, m_result.service, m_diagnostics);
        if (!line.fault.empty())
            return broken(std::string(line.fault));
        Tokens tokens = line.tokens;
        if (tokens.empty())
            return;
        if (tokens.front() == ")") {
            if (m_block.empty() || tokens.size() > 1)
                broken("')' stands where no block ends");
            m_block.clear();
            return;
        }
        std::string verb = m_block;
        if (verb.empty()) {
            verb = tokens.front();
            tokens.erase(tokens.begin());
            if (tokens.size() == 1 && tokens.front() == "(") {
                m_block = verb;
                return;
            }
            if (tokens.size() == 2 && tokens.front() == "(" && tokens.back() == ")")
                return;
        }
        directive(verb, tokens, line.comment);
    }

    void directive(const std::string &verb, const Tokens &tokens, std::string_view comment)
    {
        // These say nothing about the architecture.
        static constexpr std::array<std::string_view, 6> passedOver{"exclude", "retract", "toolchain",
                                                                    "godebug", "tool",    "ignore"};
        if (verb == "module")
            module(tokens);
        else if (verb == "require")
            require(tokens, comment);
        else if (verb == "replace")
            replace(tokens);
        else if (verb == "use")
            use(tokens);
        else if (verb == "go" && tokens.size() == 1)
            m_result.goVersion = tokens.front();
        else if (verb == "go")
            broken("expected 'go VERSION'");
        else if (std::find(passedOver.begin(), passedOver.end(), verb) == passedOver.end())
            report(Severity::warning, "unknown directive '" + escaped(verb) + "'");
    }

    void module(const Tokens &tokens)
    {
        if (tokens.size() != 1 || !isImportPath(tokens.front()))
            return broken("expected 'module PATH'");
        if (!m_result.module.empty())
            return broken("a second module directive; line " + std::to_string(m_result.moduleLine) + " has the first");
        m_result.module = tokens.front();
        m_result.moduleLine = m_line;
    }

    void require(const Tokens &tokens, std::string_view comment)
    {
        if (tokens.size() != 2 || !isImportPath(tokens[0]) || !isVersion(tokens[1]))
            return broken("expected 'require PATH VERSION'");
        comment = trimmed(comment);
        const bool isIndirect = comment == "indirect" || comment.starts_with("indirect;");
        m_result.requirements.push_back({tokens[0], tokens[1], isIndirect, m_line});
    }

    void replace(const Tokens &tokens)
    {
        const auto arrow = static_cast<std::size_t>(std::find(tokens.begin(), tokens.end(), "=>") - tokens.begin());
        const std::size_t after = tokens.size() > arrow ? tokens.size() - arrow - 1 : 0;
        if (arrow < 1 || arrow > 2 || after < 1 || after > 2 || !isImportPath(tokens[0]))
            return broken("expected 'replace PATH [VERSION] => PATH VERSION' or '=> ./DIRECTORY'");
        const std::string &target = tokens[arrow + 1];
        if (isLocalTarget(target) ? after != 1 : (after != 2 || !isImportPath(target)))
            return broken("a replacement needs a version, or a directory that starts with './' or '../'");
        m_result.replacements.push_back(
            {tokens[0], arrow == 2 ? tokens[1] : "", target, after == 2 ? tokens[arrow + 2] : "", m_line});
    }

    void use(const Tokens &tokens)
    {
        if (tokens.size() != 1 || tokens.front().empty())
            return broken("expected 'use DIRECTORY'");
        m_result.uses.push_back({tokens.front(), m_line});
    }

    std::string_view m_file;
    Diagnostics &m_diagnostics;
    GoMod m_result;
    std::string m_block;
    int m_line = 0;
};

} // namespace

GoMod parseGoMod(std::string_view text, std::string_view file, Diagnostics &diagnostics)
{
    return Reader(file, diagnostics).read(text);
}

bool isImportPath(std::string_view path)
{
    static constexpr std::string_view forbidden = "!\"#$%&'()*,:;<=>?[\\]^`{|} \x7F";
    return !path.empty() && firstInvalidUtf8(path) == std::string_view::npos &&
           std::none_of(path.begin(), path.end(), [](char c) {
               return (static_cast<unsigned char>(c) < 0x20) || forbidden.find(c) != std::string_view::npos;
           });
}

bool isLocalTarget(std::string_view target)
{
    return target == "." || target == ".." || target.starts_with("./") || target.starts_with("../") || target.starts_with("/");
}

std::string moduleBaseName(std::string_view path)
{
    const auto lastElement = [&] { return path.substr(path.rfind('/') + 1); };
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const std::string_view last = lastElement();
    const bool isMajorVersion = last.size() > 1 && last[0] == 'v' && std::all_of(last.begin() + 1, last.end(), isDigit);
    if (isMajorVersion && last.size() < path.size())
        path.remove_suffix(last.size() + 1);
    return std::string(lastElement());
}

} // namespace alidade
