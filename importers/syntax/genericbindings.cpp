#include "importers/syntax/generic.h"

#include <algorithm>

namespace alidade {

bool GenericReader::isConstant(TSNode node, TSNode name) const
{
    if (ts_node_is_null(name))
        return false;
    const std::string_view text = m_piece->textOf(node);
    const std::size_t length = ts_node_start_byte(name) - ts_node_start_byte(node);
    const std::string head = " " + std::string(text.substr(0, std::min<std::size_t>(length, 200)));
    return head.find(" const ") != std::string::npos || head.find(" final ") != std::string::npos ||
           head.find(" readonly ") != std::string::npos || head.find(" val ") != std::string::npos ||
           head.find(" static ") != std::string::npos;
}

void GenericReader::readDeclaration()
{
    const std::string outerType = std::exchange(m_declared, typeOf(node()));
    const std::uint32_t count = std::min<std::uint32_t>(ts_node_named_child_count(node()), 8);
    const TSNode last = count == 0 ? node() : ts_node_named_child(node(), count - 1);
    const bool outerConst = std::exchange(m_isConst, m_isConst || isConstant(node(), last));
    const std::string outer = std::exchange(m_target, m_scopes.nameOf(nameOf(node())));
    if (!m_scopes.isInFunction())
        enter(m_target);
    m_walker->eachChild([&] {
        if (ts_node_is_named(node()) && kind() != SyntaxNode::identifier)
            visit();
    });
    if (!m_scopes.isInFunction())
        m_pending.clear();
    m_injected = {};
    m_declared = outerType;
    m_isConst = outerConst;
    m_target = outer;
}

void GenericReader::readVariable()
{
    const int start = line();
    const TSNode whole = node();
    const std::string name = nameOf(whole);
    std::string type = typeOf(whole);
    const bool isFunction = !m_scopes.isInFunction() && !name.empty();
    const std::string outer = m_scopes.isInFunction() ? m_target : std::exchange(m_target, m_scopes.nameOf(name));
    if (!m_scopes.isInFunction())
        enter(m_target);
    Expression given;
    bool hasValue = false;
    m_walker->eachChild([&] {
        if (!ts_node_is_named(node())) {
            hasValue = hasValue || m_piece->textOf(node()) == "=";
        } else if (hasValue || isIn(m_syntax.value)) {
            if (kind() == SyntaxNode::lambda && isFunction) { // `const handler = () => {…}` is a function
                m_scopes.enter(name, false);
                m_file.definitions.push_back({m_scopes.current(), false, {}, start, m_piece->lastLineOf(node())});
                m_walker->eachChild([&] {
                    if (ts_node_is_named(node()))
                        visit();
                });
                m_scopes.leave();
            } else {
                given = value();
            }
        } else if (kind() == SyntaxNode::variable) { // Kotlin: name and type stand in a node of their own
            m_walker->eachChild([&] {
                if (kind() == SyntaxNode::generic)
                    type = written(node());
            });
        } else if (kind() != SyntaxNode::identifier && !isIn(m_syntax.type)) {
            visit();
        }
    });
    if (given.parts.empty())
        given = std::exchange(m_injected, {});
    if (type.empty())
        type = m_declared;
    nameImport(given, whole);
    const TSNode named = child(m_syntax.name);
    bind(name, std::move(given), type, m_isConst || isConstant(whole, ts_node_is_null(named) ? whole : named), start);
    m_target = outer;
}

void GenericReader::readAssignment()
{
    const int start = line();
    std::string_view sign;
    TSNode left = ts_node_named_child(node(), 0);
    Expression given;
    std::string type = typeOf(node());
    m_walker->eachChild([&] {
        const std::string_view text = m_piece->textOf(node());
        if (!ts_node_is_named(node())) {
            if (text.ends_with('=') && text.size() <= 3)
                sign = text;
        } else if (sign.empty()) {
            if (kind() == SyntaxNode::subscript)
                static_cast<void>(value());
        } else if (kind() == SyntaxNode::lambda && !m_scopes.isInFunction()) {
            const std::string name = written(left);
            m_scopes.enter(name.substr(name.rfind('.') + 1), false);
            visitChildren();
            m_scopes.leave();
        } else {
            given = value();
        }
    });
    if (ts_node_is_null(left))
        return;
    if (!type.empty()) {
        bind(written(left), std::move(given), type, false, start);
        return;
    }
    assign(left, sign, std::move(given), start);
}

void GenericReader::assign(TSNode left, std::string_view sign, Expression value, int line)
{
    if (kindOf(left) == SyntaxNode::list || kindOf(left) == SyntaxNode::object)
        left = ts_node_named_child(left, 0);
    if (ts_node_is_null(left))
        return;
    const std::string name = written(left);
    if (!m_filled.empty() && !m_filled.back().parameter.empty() && name.starts_with(m_filled.back().parameter + ".")) {
        m_filled.back().fields.push_back({name.substr(m_filled.back().parameter.size() + 1), std::move(value)});
        return;
    }
    nameImport(value, left);
    if (sign == "+=" || sign == ".=")
        value = joined(nameExpression(name), std::move(value));
    const bool isUpper = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return c < 'a' || c > 'z'; });
    bind(name, std::move(value), {}, isUpper, line);
}

/// Names what an import call gives: `const { Kafka } = require('kafkajs')`.
void GenericReader::nameImport(const Expression &value, TSNode whole)
{
    if (m_syntax.importCalls.empty() || m_file.imports.empty() || value.parts.empty())
        return;
    // `const client = require('mongodb').MongoClient`
    if (value.call == noCall && value.parts.front().text.starts_with("require(") && m_file.imports.back().names.empty() &&
        m_file.imports.back().line == m_piece->lineOf(whole)) {
        m_file.imports.back().names.push_back(nameOf(whole));
        return;
    }
    if (value.call == noCall)
        return;
    const Call &call = m_file.calls[value.call];
    ImportLine &import = m_file.imports.back();
    if (import.line != call.line || !import.alias.empty() || !import.names.empty() ||
        std::find(m_syntax.importCalls.begin(), m_syntax.importCalls.end(), call.name) == m_syntax.importCalls.end())
        return;
    const TSNode named = ts_node_child_by_field_id(whole, m_syntax.name);
    const TSNode name = ts_node_is_null(named) ? whole : named;
    if (kindOf(name) != SyntaxNode::object) {
        import.alias = written(name);
        return;
    }
    const std::uint32_t count = std::min<std::uint32_t>(ts_node_named_child_count(name), 64);
    for (std::uint32_t i = 0; i < count; ++i) {
        const TSNode each = ts_node_named_child(name, i);
        const TSNode inner = ts_node_child_by_field_id(each, m_syntax.value);
        import.names.push_back(written(ts_node_is_null(inner) ? each : inner));
    }
}

void GenericReader::readAliased()
{
    const int start = line();
    const std::uint32_t count = ts_node_named_child_count(node());
    const std::string name = count < 2 ? std::string() : written(ts_node_named_child(node(), count - 1));
    Expression given = foldPassed(false);
    noteAddress(m_file, given, m_scopes.current(), start);
    bind(name, std::move(given), {}, false, start);
}

void GenericReader::readReturn()
{
    const int start = line();
    Expression given;
    m_walker->eachChild([&] {
        if (ts_node_is_named(node()))
            given = value();
    });
    if (m_scopes.isInFunction() && m_filled.empty() && !given.parts.empty() && given.parts.front().kind != Part::Kind::unknown)
        m_file.bindings.push_back({m_scopes.current(), "return", {}, std::move(given), -1, false, start});
}

void GenericReader::bind(const std::string &name, Expression value, const std::string &type, bool isConst, int line)
{
    if (name.empty() || name == "_")
        return;
    // `const { A, B } = process.env`
    if (name.starts_with('{') && value.parts.size() == 1) {
        const auto &bases = m_syntax.memberSettings;
        if (std::find(bases.begin(), bases.end(), value.parts.front().text) == bases.end())
            return;
        for (std::size_t at = 1; at < name.size();) {
            const std::size_t end = std::min(name.find_first_of(",}", at), name.size());
            const std::string each = name.substr(at, std::min(end, name.find_first_of(":=", at)) - at);
            if (!each.empty())
                m_file.bindings.push_back({m_scopes.current(), each, {}, settingExpression(each), -1, isConst, line});
            at = end + 1;
        }
        return;
    }
    if (name.find_first_of("([") != std::string::npos) // a pattern
        return;
    if (value.call != noCall && value.parts.size() == 1 && m_file.calls[value.call].assignedTo.empty())
        m_file.calls[value.call].assignedTo = name;
    m_file.bindings.push_back({m_scopes.current(), name, type, std::move(value), -1, isConst, line});
}

} // namespace alidade
