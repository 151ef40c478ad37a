#include "importers/syntax/generic.h"

#include <algorithm>

// Rust's macros and attributes hold tokens and no expressions: what separates commas is read as far as it is a text or
// a name.

namespace alidade {

namespace {

/// The most tokens of a macro that are looked at.
constexpr std::uint32_t maxTokens = 400;

bool isIgnoredMacro(std::string_view name)
{
    return name == "println" || name == "eprintln" || name == "assert" || name == "assert_eq" || name == "panic" ||
           name == "debug" || name == "info" || name == "warn" || name == "error" || name == "trace";
}

} // namespace

/// Reads the tokens into arguments; "name = value" names one.
void GenericReader::readTokens(Call &call, TSNode tokens)
{
    Argument argument;
    std::string name;
    bool isEmpty = true;
    const auto finish = [&] {
        if (isEmpty && !name.empty())
            argument.value = nameExpression(name);
        if (!isEmpty || !name.empty())
            call.arguments.push_back(std::exchange(argument, {}));
        name.clear();
        isEmpty = true;
    };
    const std::uint32_t count = std::min(ts_node_child_count(tokens), maxTokens);
    for (std::uint32_t i = 1; i + 1 < count; ++i) { // without the brackets
        const TSNode token = ts_node_child(tokens, i);
        const std::string_view text = m_piece->textOf(token);
        if (text == "," || text == ";") {
            finish();
        } else if (text == "=") {
            argument.name = std::exchange(name, {});
        } else if (kindOf(token) == SyntaxNode::text) {
            std::string_view inside = text.substr(0, maxLiteralBytes);
            inside.remove_prefix(std::min(inside.find('"'), inside.size()));
            inside = inside.substr(0, inside.rfind('"'));
            argument.value = textExpression(inside.substr(std::min<std::size_t>(1, inside.size())));
            isEmpty = false;
        } else if (text.size() < 60) {
            name += text;
        }
    }
    finish();
}

/// `format!("http://{}/x", host)`, `vec!["a"]`, `query!("SELECT …")`.
Expression GenericReader::foldMacro()
{
    Call call;
    call.line = line();
    nameType(call, m_piece->textOf(ts_node_named_child(node(), 0)));
    const std::uint32_t count = ts_node_named_child_count(node());
    if (count < 2 || isIgnoredMacro(call.name))
        return unknownExpression();
    readTokens(call, ts_node_named_child(node(), count - 1));
    for (const Argument &argument : call.arguments)
        noteAddress(m_file, argument.value, m_scopes.current(), call.line);
    if (call.name == "vec")
        call.kind = Call::Kind::literal;
    std::optional<Expression> known = foldKnown(call);
    Expression result = record(std::move(call));
    if (!known)
        return result;
    known->call = result.call;
    return std::move(*known);
}

/// `#[get("/orders/{id}")]`
void GenericReader::readAttribute()
{
    const TSNode attribute = ts_node_named_child(node(), 0);
    if (ts_node_is_null(attribute))
        return;
    Call call;
    call.kind = Call::Kind::annotation;
    call.line = line();
    nameType(call, m_piece->textOf(ts_node_named_child(attribute, 0)));
    const std::uint32_t count = ts_node_named_child_count(attribute);
    if (count > 1)
        readTokens(call, ts_node_named_child(attribute, count - 1));
    if (call.name.empty() || call.name == "derive" || call.name == "allow" || call.name == "cfg")
        return;
    call.target = m_target;
    m_pending.push_back(record(std::move(call)).call);
}

} // namespace alidade
