#include "importers/syntax/gonodes.h"
#include "importers/syntax/goreader.h"

#include "importers/deployment/flags.h"

#include <algorithm>
#include <charconv>

namespace alidade {

namespace {

/// The longest expression that is kept as it is written.
constexpr std::size_t maxWrittenBytes = 80;

bool isOctal(char c) { return c >= '0' && c <= '7'; }

void appendUtf8(std::string &text, unsigned long code)
{
    const auto byte = [&](unsigned long value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0 | (code >> 6U));
        byte(0x80 | (code & 0x3FU));
    } else if (code < 0x10000 && (code < 0xD800 || code > 0xDFFF)) {
        byte(0xE0 | (code >> 12U));
        byte(0x80 | ((code >> 6U) & 0x3FU));
        byte(0x80 | (code & 0x3FU));
    } else if (code >= 0x10000 && code <= 0x10FFFF) {
        byte(0xF0 | (code >> 18U));
        byte(0x80 | ((code >> 12U) & 0x3FU));
        byte(0x80 | ((code >> 6U) & 0x3FU));
        byte(0x80 | (code & 0x3FU));
    }
}

/// Reads up to `digits` digits at `at`, which moves behind them.
unsigned long readNumber(std::string_view text, std::size_t &at, std::size_t digits, int base)
{
    unsigned long number = 0;
    const char *first = text.data() + at;
    const auto [end, error] = std::from_chars(first, first + std::min(digits, text.size() - at), number, base);
    at += static_cast<std::size_t>(end - first);
    return number;
}

/// What a Go string literal without its quotes stands for (Go specification, "String literals").
std::string unescaped(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != '\\' || at + 1 == text.size()) {
            result += text[at++];
            continue;
        }
        const char kind = text[at + 1];
        at += 2;
        switch (kind) {
        case 'n': result += '\n'; break;
        case 't': result += '\t'; break;
        case 'r': result += '\r'; break;
        case 'x': result += static_cast<char>(static_cast<unsigned char>(readNumber(text, at, 2, 16))); break;
        case 'u': appendUtf8(result, readNumber(text, at, 4, 16)); break;
        case 'U': appendUtf8(result, readNumber(text, at, 8, 16)); break;
        default:
            if (isOctal(kind)) {
                --at;
                result += static_cast<char>(static_cast<unsigned char>(readNumber(text, at, 3, 8)));
            } else {
                result += kind;
            }
        }
    }
    return result;
}

bool isOnePart(const Expression &expression, Part::Kind kind)
{
    return expression.parts.size() == 1 && expression.parts.front().kind == kind;
}

} // namespace

Expression GoReader::value()
{
    const int start = line();
    Expression expression = fold();
    noteAddress(m_file, expression, m_scope, start);
    return expression;
}

Expression GoReader::fold()
{
    const std::string_view text = m_piece->textOf(node());
    switch (goGrammar().kinds[node()]) {
    case GoNode::text: {
        const std::string_view inside = text.size() < 2 ? std::string_view() : text.substr(1, text.size() - 2);
        return inside.find('\\') == std::string_view::npos ? textExpression(inside)
                                                           : textExpression(unescaped(inside.substr(0, maxLiteralBytes)));
    }
    case GoNode::rawText: return textExpression(text.size() < 2 ? std::string_view() : text.substr(1, text.size() - 2));
    case GoNode::number: return textExpression(text);
    case GoNode::identifier:
    case GoNode::named: return nameExpression(text);
    case GoNode::selector: return foldSelector();
    case GoNode::call: return foldCall();
    case GoNode::composite: return foldLiteral();
    case GoNode::binary: return foldBinary();
    case GoNode::unary: return foldUnary();
    case GoNode::closure: return foldClosure();
    case GoNode::parenthesized:
    case GoNode::variadic: return foldChildren(0);
    case GoNode::conversion: return foldConversion();
    case GoNode::assertion: return foldChildren(goGrammar().operand);
    case GoNode::indexed:
    case GoNode::sliced: return foldWritten();
    default: visitChildren(); return unknownExpression();
    }
}

/// The child in a field, or the only named child; the other children are read and passed over.
Expression GoReader::foldChildren(TSFieldId field)
{
    Expression result = unknownExpression();
    m_walker->eachChild([&] {
        if (m_walker->field() == field && ts_node_is_named(node()))
            result = fold();
    });
    return result;
}

Expression GoReader::foldUnary()
{
    const TSNode sign = ts_node_child(node(), 0);
    const std::string_view text = m_piece->textOf(sign);
    Expression operand = foldChildren(goGrammar().operand);
    m_compared.reset();
    return text == "&" || text == "*" ? std::move(operand) : unknownExpression();
}

Expression GoReader::foldBinary()
{
    const GoGrammar &go = goGrammar();
    const int start = line();
    const TSNode whole = node();
    Expression left, right;
    std::optional<Branch> compared;
    std::string_view sign;
    m_walker->eachChild([&] {
        const TSFieldId field = m_walker->field();
        if (field == go.left) {
            left = fold();
            compared = std::exchange(m_compared, {});
        } else if (field == go.operatorSign) {
            sign = m_piece->textOf(node());
        } else if (field == go.right) {
            right = fold();
        }
    });
    if (sign == "+") {
        m_compared.reset();
        return joined(std::move(left), std::move(right));
    }
    noteAddress(m_file, left, m_scope, start);
    noteAddress(m_file, right, m_scope, start);
    const std::optional<Branch> second = std::exchange(m_compared, {});
    if (sign == "||" && compared && second && !compared->isOther && !second->isOther && compared->subject == second->subject) {
        m_compared = std::move(compared);
        m_compared->values.insert(m_compared->values.end(), second->values.begin(), second->values.end());
    } else {
        compare(sign, left, right);
    }
    std::string product = sign == "*" ? written(whole) : std::string(); // 5 * time.Second
    return product.empty() ? unknownExpression() : nameExpression(product);
}

/// Remembers a comparison of something with a text or a constant for the `if` around.
void GoReader::compare(std::string_view sign, const Expression &left, const Expression &right)
{
    if (sign != "==" && sign != "!=")
        return;
    const auto isConstant = [](const Expression &expression) {
        return expression.parts.empty() || isOnePart(expression, Part::Kind::text) ||
               (isOnePart(expression, Part::Kind::name) && expression.parts.front().text != "nil");
    };
    const bool isSwapped = left.parts.empty() || isOnePart(left, Part::Kind::text);
    const Expression &subject = isSwapped ? right : left;
    const Expression &value = isSwapped ? left : right;
    const bool isSubject =
        isOnePart(subject, Part::Kind::name) || isOnePart(subject, Part::Kind::setting) || isOnePart(subject, Part::Kind::call);
    if (!isSubject || !isConstant(value) || subject.parts.front().text == "err")
        return;
    Branch branch;
    branch.subject = subject;
    branch.values.push_back(value);
    branch.isOther = sign == "!=";
    m_compared = std::move(branch);
}

Expression GoReader::foldSelector()
{
    const TSNode operand = ts_node_child_by_field_id(node(), goGrammar().operand);
    if (!ts_node_is_null(operand) && goGrammar().kinds[operand] == GoNode::identifier)
        return nameExpression(m_piece->textOf(node()));
    return foldWritten();
}

/// A field of something, an element of a list: a name as it is written.
Expression GoReader::foldWritten()
{
    std::string text = written(node());
    if (isCommandWord(text))
        return settingExpression(std::string(commandWords));
    m_walker->eachChild([this] {
        if (ts_node_is_named(node()))
            static_cast<void>(value());
    });
    return text.empty() ? unknownExpression() : nameExpression(text);
}

/// What stands in a closure belongs to the function around it.
Expression GoReader::foldClosure()
{
    const GoGrammar &go = goGrammar();
    ++m_closures;
    m_walker->eachChild([&] {
        if (m_walker->field() == go.parameters)
            readParameters(false);
        else if (m_walker->field() == go.body)
            readAside(Aside::Kind::closure, [this] { visitChildren(); });
    });
    --m_closures;
    m_compared.reset();
    return unknownExpression();
}

std::string GoReader::written(TSNode node) const
{
    const std::string_view text = m_piece->textOf(node);
    if (text.size() > 2 * maxWrittenBytes)
        return {};
    std::string result;
    std::remove_copy_if(text.begin(), text.end(), std::back_inserter(result),
                        [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '&' || c == '*'; });
    if (text.find('*') != std::string_view::npos && !text.starts_with('*') && !text.starts_with('('))
        result = text; // a product
    return result.size() > maxWrittenBytes ? std::string() : result;
}

} // namespace alidade
