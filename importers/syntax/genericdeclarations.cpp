#include "importers/syntax/generic.h"

#include <algorithm>

namespace alidade {

namespace {

/// The base types in "extends A implements B<C, D>", ": A(x), B", "(A, metaclass=M)".
std::vector<std::string> splitBases(std::string_view text)
{
    std::vector<std::string> bases(1);
    int depth = 0;
    for (const char c : text) {
        depth += c == '<' || c == '(' || c == '[' ? 1 : c == '>' || c == ')' || c == ']' ? -1 : 0;
        const bool isOuter = text.starts_with('(') ? depth == 1 : depth == 0;
        if (isOuter && c == ',')
            bases.emplace_back();
        else
            bases.back() += c == '\n' || c == '\t' ? ' ' : c;
    }
    return bases;
}

std::string_view trimmedBase(std::string_view base)
{
    for (const std::string_view word : {"(", ":", "<", "extends ", "implements ", "public "}) {
        base.remove_prefix(std::min(base.find_first_not_of(' '), base.size()));
        if (base.starts_with(word) && !(word == "<" && base.find('>') != std::string_view::npos))
            base.remove_prefix(word.size());
    }
    base.remove_prefix(std::min(base.find_first_not_of(' '), base.size()));
    return base.substr(0, std::min(base.find_last_not_of(" )") + 1, base.size()));
}

} // namespace

/// The name in a declaration: its field, or its first identifier.
std::string GenericReader::nameOf(TSNode node) const
{
    const bool isDeclaration = kindOf(node) == SyntaxNode::declaration;
    for (const TSFieldId field : {m_syntax.name, m_syntax.pattern, m_syntax.property, m_syntax.type}) {
        const TSNode named = ts_node_child_by_field_id(node, field);
        if (!ts_node_is_null(named) && (field != m_syntax.type || kindOf(node) == SyntaxNode::type))
            return written(named);
    }
    const std::uint32_t count = std::min<std::uint32_t>(ts_node_named_child_count(node), 8);
    for (std::uint32_t i = 0; i < count; ++i) {
        const TSNode inner = ts_node_named_child(node, i);
        if (kindOf(inner) == SyntaxNode::identifier && !isDeclaration)
            return written(inner);
        if (kindOf(inner) == SyntaxNode::variable) // the declarator in a declaration
            return nameOf(inner);
    }
    return {};
}

/// The type in a declaration as written, without reference signs; empty when the compiler finds it out.
std::string GenericReader::typeOf(TSNode node) const
{
    std::string_view text = m_piece->textOf(ts_node_child_by_field_id(node, m_syntax.type));
    text.remove_prefix(std::min(text.find_first_not_of(":&*? "), text.size()));
    if (text.starts_with("mut "))
        text.remove_prefix(4);
    return text == "var" || text.size() > maxLiteralBytes ? std::string() : std::string(text);
}

/// Gives the annotations that came before to what is called `name`.
void GenericReader::enter(const std::string &name)
{
    m_target = name;
    for (const std::size_t annotation : m_pending)
        m_file.calls[annotation].target = name;
    m_pending.clear();
}

void GenericReader::readType()
{
    std::string name = nameOf(node());
    name = name.substr(0, name.find('<'));
    if (name.empty())
        return visitChildren();
    const std::string outer = std::exchange(m_target, {});
    const std::string whole = m_scopes.nameOf(name);
    enter(whole);
    m_file.definitions.push_back({whole, true, {}, line(), m_piece->lastLineOf(node())});
    for (const TSFieldId field : {m_syntax.trait, m_syntax.superclasses}) {
        const TSNode base = child(field);
        if (!ts_node_is_null(base))
            readBases(m_piece->textOf(base), whole);
    }
    m_scopes.enter(name, true);
    m_lastType = whole;
    m_walker->eachChild([&] {
        if (kind() == SyntaxNode::bases)
            readBases(m_piece->textOf(node()), whole);
        else if (ts_node_is_named(node()) && kind() != SyntaxNode::identifier && kind() != SyntaxNode::arguments)
            visit();
        m_pending.clear();
    });
    m_scopes.leave();
    m_injected = {};
    m_target = outer;
}

void GenericReader::readBases(std::string_view text, const std::string &target)
{
    if (text.size() > maxLiteralBytes)
        return;
    std::string all(text);
    if (const std::size_t also = all.find(" implements "); also != std::string::npos)
        all.replace(also, 12, ",");
    for (const std::string &each : splitBases(all)) {
        const std::string_view base = trimmedBase(each);
        if (base.empty() || base.find('=') != std::string_view::npos)
            continue;
        Call call;
        call.kind = Call::Kind::annotation;
        call.line = line();
        call.target = target;
        const std::string_view plain = base.substr(0, base.find_first_of("<([ "));
        nameType(call, plain);
        const std::size_t open = base.find('<');
        const std::size_t end = std::min(base.find_first_of(",>", open == std::string_view::npos ? 0 : open), base.size());
        if (open != std::string_view::npos && end > open)
            call.arguments.push_back({"<0>", nameExpression(base.substr(open + 1, end - open - 1))});
        for (Definition &definition : m_file.definitions) {
            if (definition.isType && definition.name == target)
                definition.bases.emplace_back(plain);
        }
        static_cast<void>(record(std::move(call)));
    }
}

void GenericReader::readFunction()
{
    std::string name = nameOf(node());
    if (name.empty())
        name = std::string(m_piece->textOf(node()).substr(0, 11)) == "constructor" ? "constructor" : std::string();
    const std::string outer = std::exchange(m_target, {});
    if (m_scopes.isInFunction() || name.empty()) { // a closure, which annotations may stand on all the same
        enter(m_scopes.nameOf(name));
        static_cast<void>(foldLambda());
        m_target = outer;
        return;
    }
    const std::string type = m_scopes.currentType();
    enter(m_scopes.nameOf(name));
    m_scopes.enter(name, false);
    m_file.definitions.push_back({m_scopes.current(), false, {}, line(), m_piece->lastLineOf(node())});
    if (!type.empty())
        m_file.bindings.push_back({m_scopes.current(), "this", type, {}, -1, true, line()});
    const TSNode given = child(m_syntax.returns);
    const TSNode returns = ts_node_is_null(given) ? child(m_syntax.type) : given;
    std::string_view result = m_piece->textOf(returns);
    result.remove_prefix(std::min(result.find_first_not_of(": "), result.size()));
    if (!result.empty() && result.size() < maxLiteralBytes)
        m_file.bindings.push_back({m_scopes.current(), "return", std::string(result), {}, -1, false, line()});
    m_walker->eachChild([&] {
        if (ts_node_is_named(node()) && kind() != SyntaxNode::identifier)
            visit();
        m_pending.clear();
    });
    m_scopes.leave();
    m_injected = {};
    m_target = outer;
}

void GenericReader::readParameters()
{
    int position = 0;
    m_walker->eachChild([&] {
        if (ts_node_is_named(node()) && kind() != SyntaxNode::skipped)
            readParameter(position);
    });
}

void GenericReader::readParameter(int &position)
{
    const bool isPlain = kind() == SyntaxNode::identifier;
    const std::string name = isPlain ? written(node()) : nameOf(node());
    if (name.empty() || name == "this" || name == "cls") {
        if (kind() != SyntaxNode::identifier)
            visitChildren();
        return;
    }
    // What a class takes in its head are fields of it; what a closure takes has no position in the function around.
    const bool isField = !m_scopes.isInFunction();
    const int number = isField || !m_filled.empty() ? -1 : position;
    ++position;
    Binding binding{m_scopes.current(), name, isPlain ? std::string() : typeOf(node()), {}, number, false, line()};
    const std::string outer = std::exchange(m_target, m_scopes.nameOf(name));
    m_injected = {};
    bool hasValue = false;
    if (!isPlain) {
        m_walker->eachChild([&] {
            hasValue = hasValue || m_piece->textOf(node()) == "=";
            if (!ts_node_is_named(node()))
                return;
            if (hasValue)
                binding.value = value();
            else if (kind() == SyntaxNode::generic && binding.type.empty())
                binding.type = written(node());
            else if (kind() != SyntaxNode::identifier && kind() != SyntaxNode::generic && !isIn(m_syntax.type))
                visit();
        });
    }
    if (binding.value.parts.empty())
        binding.value = std::exchange(m_injected, {});
    if (m_filled.empty() || !isPlain)
        m_file.bindings.push_back(binding);
    // `constructor(private readonly orders: Orders)` makes a field too.
    const std::string_view text = m_piece->textOf(node());
    const std::string_view head = text.substr(0, std::min(text.find(name), text.size()));
    const auto isMarked = [&](std::string_view word) { return head.find(word) != std::string_view::npos; };
    if (m_scopes.isInFunction() &&
        (isMarked("private ") || isMarked("public ") || isMarked("protected ") || isMarked("readonly "))) {
        binding.scope = m_scopes.currentType();
        binding.parameter = -1;
        m_file.bindings.push_back(std::move(binding));
    }
    m_pending.clear();
    m_target = outer;
}

} // namespace alidade
