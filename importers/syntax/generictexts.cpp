#include "importers/syntax/generic.h"

#include <algorithm>

namespace alidade {

namespace {

/// The longest expression that is kept as it is written.
constexpr std::size_t maxWrittenBytes = 80;

char unescaped(std::string_view escape)
{
    if (escape.size() < 2)
        return ' ';
    switch (escape[1]) {
    case 'n': return '\n';
    case 't': return '\t';
    case 'r': return '\r';
    default: return escape[1];
    }
}

bool isQuote(char c) { return c == '"' || c == '\'' || c == '`'; }

/// A literal without children: its prefix (@, r, f) and quotes go.
std::string_view unquoted(std::string_view text)
{
    const std::size_t open = text.find_first_of("\"'`");
    if (open == std::string_view::npos)
        return text;
    std::size_t quotes = 1;
    while (quotes < 3 && open + quotes < text.size() && text[open + quotes] == text[open])
        ++quotes;
    quotes = quotes == 2 ? 1 : quotes;
    const std::size_t start = open + quotes;
    return text.size() < start + quotes ? std::string_view() : text.substr(start, text.size() - start - quotes);
}

} // namespace

Expression GenericReader::foldText()
{
    Expression result;
    bool hasPieces = false;
    m_walker->eachChild([&] {
        const std::string_view text = m_piece->textOf(node());
        switch (kind()) {
        case SyntaxNode::content: {
            hasPieces = true;
            std::string plain; // escapes may be children of the content
            for (std::size_t at = 0; at < std::min(text.size(), maxLiteralBytes); ++at) {
                const bool isEscape =
                    text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '$' || ts_node_named_child_count(node()) > 0);
                plain += isEscape ? unescaped(text.substr(at, 2)) : text[at];
                at += isEscape ? 1 : 0;
            }
            result = joined(std::move(result), textExpression(plain));
            break;
        }
        case SyntaxNode::escape:
            hasPieces = true;
            result = joined(std::move(result), textExpression(std::string(1, unescaped(text))));
            break;
        case SyntaxNode::interpolation: {
            hasPieces = true;
            Expression inner = unknownExpression();
            bool isFirst = true;
            m_walker->eachChild([&] {
                if (ts_node_is_named(node()) && kind() != SyntaxNode::skipped && std::exchange(isFirst, false))
                    inner = fold();
            });
            if (isFirst && !text.empty()) // `$name` of Kotlin
                inner = nameExpression(written(node()));
            result = joined(std::move(result), std::move(inner));
            break;
        }
        case SyntaxNode::other:
        case SyntaxNode::skipped: break; // quotes
        default:
            if (ts_node_is_named(node())) { // PHP: a variable in the text
                hasPieces = true;
                result = joined(std::move(result), fold());
            }
        }
    });
    return hasPieces ? result : textExpression(unquoted(m_piece->textOf(node())));
}

Expression GenericReader::foldJoined()
{
    Expression result;
    m_walker->eachChild([&] {
        if (ts_node_is_named(node()))
            result = joined(std::move(result), fold());
    });
    return result;
}

/// A name as it is written, in one way for all languages: without spaces, `.` for `->` and `?.`, "this" for what the
/// language calls the object, no sign before variables. Empty when it is too long.
std::string GenericReader::written(TSNode node) const
{
    std::string_view text = m_piece->textOf(node);
    if (text.size() > 2 * maxWrittenBytes)
        return {};
    if (text.starts_with("await "))
        text.remove_prefix(6);
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const char next = at + 1 < text.size() ? text[at + 1] : '\0';
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '$' || c == '&')
            continue;
        if ((c == '?' || c == '!') && (next == '.' || next == '-' || next == '!' || next == '\0'))
            continue;
        if (c == '-' && next == '>') {
            result += '.';
            ++at;
        } else if (c == '@' && result.empty() && isIdentifierByte(next)) {
            result += "this.";
        } else if (!(isQuote(c) && result.empty())) {
            result += c;
        }
    }
    const std::string_view self = m_syntax.self;
    if (!self.empty() && result.starts_with(self) && (result.size() == self.size() || result[self.size()] == '.'))
        result.replace(0, self.size(), "this");
    return result.size() > maxWrittenBytes ? std::string() : result;
}

} // namespace alidade
