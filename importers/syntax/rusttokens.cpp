#include "importers/syntax/generic.h"

#include <algorithm>

// Rust's macros and attributes hold tokens and no expressions: what separates commas is read as far as it is a text or
// a name.

namespace alidade {

namespace {

/// The most tokens of a macro that are looked at.
constexpr std::uint32_t maxTokens = 400;

/// Longer tokens are no part of a name.
constexpr std::size_t maxTokenBytes = 60;

/// The first text in quotes.
std::string_view quotedIn(std::string_view text)
{
    text.remove_prefix(std::min(text.find('"') + 1, text.size()));
    return text.substr(0, text.find('"'));
}

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
            const std::string_view inside = text.substr(std::min(text.find('"') + 1, text.size()));
            argument.value = textExpression(inside.substr(0, inside.rfind('"')));
            isEmpty = false;
        } else if (name.ends_with("env::var") && std::string_view(ts_node_type(token)) == "token_tree") {
            argument.value = settingExpression(quotedIn(text));
            isEmpty = false;
        } else if (!isEmpty && name.find("unwrap_or") != std::string::npos && text.find('"') != std::string_view::npos) {
            argument.value = alternative(std::move(argument.value), textExpression(quotedIn(text)));
            name.clear();
        } else if (text.size() < maxTokenBytes) {
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
    const std::string_view whole = m_piece->textOf(node());
    m_isTestNext = m_isTestNext || whole == "#[cfg(test)]" || whole == "#[test]" || whole == "#[tokio::test]";
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
