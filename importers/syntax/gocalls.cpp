#include "importers/syntax/gonodes.h"
#include "importers/syntax/goreader.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

/// More arguments, fields or list items than that are read but not kept.
constexpr std::size_t maxArguments = 256;

/// Functions of the language itself that tell nothing about an architecture.
constexpr std::array<std::string_view, 17> builtins{"append", "cap",   "clear",   "close", "complex", "copy",
                                                    "delete", "imag",  "len",     "make",  "max",     "min",
                                                    "panic",  "print", "println", "real",  "recover"};

/// Types of the language whose conversions keep a text.
constexpr std::array<std::string_view, 6> conversions{"string", "any", "int", "int32", "int64", "uint16"};

template <std::size_t size> bool isOneOf(const std::array<std::string_view, size> &words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view withoutPointer(std::string_view type)
{
    return type.substr(std::min(type.find_first_not_of("*& ("), type.size()));
}

/// The type of the elements of a slice, array or map type; empty when it has none.
std::string elementOf(std::string_view type)
{
    type = withoutPointer(type);
    if (type.starts_with("map["))
        type.remove_prefix(3);
    if (!type.starts_with('['))
        return {};
    int open = 0;
    for (std::size_t at = 0; at < type.size(); ++at) {
        open += type[at] == '[' ? 1 : type[at] == ']' ? -1 : 0;
        if (open == 0)
            return std::string(withoutPointer(type.substr(at + 1)));
    }
    return {};
}

bool isTypeName(std::string_view type) { return !type.empty() && type.find_first_of("[]{}() \n\t") == std::string_view::npos; }

} // namespace

/// Keeps a call; gives the expression that stands for its result.
Expression GoReader::record(Call call)
{
    call.scope = m_scope;
    std::string callee = call.receiver.empty() ? call.name : call.receiver + "." + call.name;
    m_file.calls.push_back(std::move(call));
    return callExpression(m_file.calls.size() - 1, callee);
}

Expression GoReader::foldCall()
{
    Call call;
    call.line = line();
    m_walker->eachChild([&] {
        if (m_walker->field() == goGrammar().function)
            readCallee(call);
        else if (m_walker->field() == goGrammar().arguments)
            readArguments(call);
    });
    m_compared.reset();
    if (call.name.empty())
        return unknownExpression();
    const bool isPlain = call.receiver.empty() && call.receiverCall == noCall;
    if (isPlain && (call.name == "new" || isOneOf(builtins, call.name) || isOneOf(conversions, call.name)))
        return foldBuiltin(call);
    std::optional<Expression> known = foldKnown(call);
    Expression result = record(std::move(call));
    if (!known)
        return result;
    known->call = result.call;
    return std::move(*known);
}

Expression GoReader::foldBuiltin(Call &call)
{
    if (call.name == "new" && call.arguments.size() == 1 && call.arguments.front().value.parts.size() == 1) {
        call.kind = Call::Kind::construction;
        const std::string type = call.arguments.front().value.parts.front().text;
        call.arguments.clear();
        nameType(call, type);
        return record(std::move(call));
    }
    if (isOneOf(conversions, call.name) && call.arguments.size() == 1)
        return std::move(call.arguments.front().value);
    return unknownExpression();
}

/// `[]byte(text)` keeps the text; `dial[T](addr)` looks like a conversion too, but is the call of a generic function.
Expression GoReader::foldConversion()
{
    const GoGrammar &go = goGrammar();
    Call call;
    call.line = line();
    Expression operand;
    m_walker->eachChild([&] {
        if (m_walker->field() == go.type && go.kinds[node()] == GoNode::generic)
            nameType(call, m_piece->textOf(node()));
        else if (m_walker->field() == go.operand)
            operand = value();
    });
    if (call.name.empty())
        return operand;
    call.arguments.push_back({{}, std::move(operand)});
    return record(std::move(call));
}

void GoReader::readCallee(Call &call)
{
    const GoGrammar &go = goGrammar();
    switch (go.kinds[node()]) {
    case GoNode::identifier:
        call.name = m_piece->textOf(node());
        call.line = line();
        break;
    case GoNode::selector:
        m_walker->eachChild([&] {
            if (m_walker->field() == go.operand) {
                readReceiver(call);
            } else if (m_walker->field() == go.field) {
                call.name = m_piece->textOf(node());
                call.line = line();
            }
        });
        break;
    case GoNode::indexed: // f[T](…), handlers[name](…)
    case GoNode::instantiation:
        m_walker->eachChild([&] {
            if (call.name.empty() && ts_node_is_named(node()))
                readCallee(call);
        });
        break;
    case GoNode::named: {
        nameType(call, m_piece->textOf(node()));
        break;
    }
    default: static_cast<void>(fold());
    }
}

void GoReader::readReceiver(Call &call)
{
    const GoNode kind = goGrammar().kinds[node()];
    if (kind == GoNode::identifier) {
        call.receiver = m_piece->textOf(node());
        return;
    }
    call.receiver = written(node());
    const Expression receiver = fold();
    const bool isCall = kind == GoNode::call || kind == GoNode::composite || kind == GoNode::parenthesized;
    if (!isCall || receiver.call == noCall)
        return;
    call.receiverCall = receiver.call;
    if (call.receiver.find('(') != std::string::npos || call.receiver.empty()) // chains would grow with each link
        call.receiver = m_file.calls[receiver.call].name + "()";
}

void GoReader::readArguments(Call &call)
{
    m_walker->eachChild([&] {
        if (!ts_node_is_named(node()) || goGrammar().kinds[node()] == GoNode::skipped)
            return;
        Expression argument = value();
        if (call.arguments.size() < maxArguments)
            call.arguments.push_back({{}, std::move(argument)});
    });
}

/// Splits "kafka.Writer" into receiver and name; type arguments are dropped.
void GoReader::nameType(Call &call, std::string_view type) const
{
    type = withoutPointer(type);
    type = type.substr(0, type.find('['));
    const std::size_t dot = type.rfind('.');
    call.receiver = dot == std::string_view::npos ? std::string_view() : type.substr(0, dot);
    call.name = dot == std::string_view::npos ? type : type.substr(dot + 1);
}

Expression GoReader::foldLiteral()
{
    const GoGrammar &go = goGrammar();
    Call call;
    call.kind = Call::Kind::literal;
    call.line = line();
    std::string element;
    Expression result = unknownExpression();
    m_walker->eachChild([&] {
        if (m_walker->field() == go.type) {
            const GoNode kind = go.kinds[node()];
            const std::string_view type = m_piece->textOf(node());
            if (kind == GoNode::named || kind == GoNode::generic) {
                call.kind = Call::Kind::construction;
                nameType(call, type);
            } else {
                element = elementOf(type);
            }
        } else if (m_walker->field() == go.body) {
            const std::size_t index = readBody(std::move(call), element);
            result = callExpression(index, m_file.calls[index].name);
        }
    });
    if (result.call != noCall)
        noteSubcommand(m_file.calls[result.call], node());
    m_compared.reset();
    return result;
}

/// Reads `{…}` into the call; gives its index.
std::size_t GoReader::readBody(Call call, const std::string &element)
{
    m_walker->eachChild([&] {
        const GoNode kind = goGrammar().kinds[node()];
        if (kind == GoNode::keyedElement || kind == GoNode::literalElement)
            readElement(call, element);
    });
    return record(std::move(call)).call;
}

void GoReader::readElement(Call &call, const std::string &element)
{
    Argument argument;
    if (goGrammar().kinds[node()] == GoNode::literalElement) {
        argument.value = elementValue(element);
    } else {
        m_walker->eachChild([&] {
            if (m_walker->field() == goGrammar().value) {
                argument.value = elementValue(element);
            } else if (m_walker->field() == goGrammar().key) {
                const Expression key = elementValue({});
                if (key.parts.size() == 1 && key.parts.front().kind <= Part::Kind::name)
                    argument.name = key.parts.front().text;
            }
        });
    }
    if (call.arguments.size() < maxArguments)
        call.arguments.push_back(std::move(argument));
}

/// The expression in the element at the cursor, or the literal of the elements' type when only its braces are written.
Expression GoReader::elementValue(const std::string &element)
{
    Expression result;
    m_walker->eachChild([&] {
        const GoNode kind = goGrammar().kinds[node()];
        if (kind == GoNode::literalValue) {
            Call call;
            call.line = line();
            call.kind = isTypeName(element) ? Call::Kind::construction : Call::Kind::literal;
            if (isTypeName(element))
                nameType(call, element);
            const std::size_t index = readBody(std::move(call), elementOf(element));
            result = callExpression(index, m_file.calls[index].name);
        } else if (ts_node_is_named(node()) && kind != GoNode::skipped) {
            result = value();
        }
    });
    return result;
}

} // namespace alidade
