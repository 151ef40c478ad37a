#include "importers/syntax/generic.h"

#include <algorithm>

namespace alidade {

namespace {

bool isKnown(const Expression &expression)
{
    return expression.parts.empty() || expression.parts.front().kind == Part::Kind::text ||
           expression.parts.front().kind == Part::Kind::setting;
}

} // namespace

Expression alternative(Expression left, Expression right)
{
    if (left.parts.size() == 1 && left.parts.front().kind != Part::Kind::text) {
        Part &part = left.parts.front();
        if (part.kind == Part::Kind::unknown)
            return right;
        const bool isAnything = right.parts.size() == 1 && right.parts.front().kind == Part::Kind::unknown;
        if (part.fallback.empty() && !isAnything)
            part.fallback = std::move(right.parts);
        return left;
    }
    return left;
}

Expression GenericReader::value()
{
    const int start = line();
    Expression expression = fold();
    const bool isNoted = !m_file.addresses.empty() && m_file.addresses.back().line == start &&
                         m_file.addresses.back().value.parts == expression.parts; // `new Uri("http://a")`
    // What `${…}` in an annotation gives is noted where it is read.
    const bool isPlaceholder = !expression.parts.empty() && expression.parts.front().text.starts_with("${");
    if (!isNoted && !isPlaceholder)
        noteAddress(m_file, expression, m_scopes.current(), start);
    return expression;
}

Expression GenericReader::fold()
{
    switch (kind()) {
    case SyntaxNode::text: return foldText();
    case SyntaxNode::symbol: {
        std::string_view text = m_piece->textOf(node());
        text.remove_prefix(std::min(text.find_first_not_of(':'), text.size()));
        return textExpression(text.substr(0, text.find_last_not_of(':') + 1));
    }
    case SyntaxNode::number: return textExpression(m_piece->textOf(node()));
    case SyntaxNode::identifier: return nameExpression(written(node()));
    case SyntaxNode::generic:
    case SyntaxNode::member: return foldMember();
    case SyntaxNode::subscript: return foldSubscript();
    case SyntaxNode::call: return foldCall();
    case SyntaxNode::construction: return foldConstruction();
    case SyntaxNode::object:
    case SyntaxNode::list: return foldLiteral();
    case SyntaxNode::concat: return foldJoined();
    case SyntaxNode::binary: return foldBinary();
    case SyntaxNode::ternary: return foldTernary();
    case SyntaxNode::argument:
    case SyntaxNode::arguments:
    case SyntaxNode::passFirst: return foldPassed(false);
    case SyntaxNode::passLast: return foldPassed(true);
    case SyntaxNode::block:
    case SyntaxNode::lambda: return foldLambda();
    case SyntaxNode::macro: return foldMacro();
    case SyntaxNode::other: visitChildren(); return unknownExpression();
    case SyntaxNode::skipped:
    case SyntaxNode::bases:
    case SyntaxNode::typeArguments: return unknownExpression();
    case SyntaxNode::suffix:
    case SyntaxNode::instance:
    case SyntaxNode::pair:
    case SyntaxNode::shorthand:
    case SyntaxNode::content:
    case SyntaxNode::escape:
    case SyntaxNode::interpolation: visitChildren(); return unknownExpression();
    default: visit(); return unknownExpression();
    }
}

Expression GenericReader::foldBinary()
{
    Expression left, right;
    std::string_view sign;
    const int start = line();
    m_walker->eachChild([&] {
        if (!ts_node_is_named(node()))
            sign = m_piece->textOf(node());
        else if (kind() != SyntaxNode::skipped)
            (sign.empty() ? left : right) = fold();
    });
    if (sign == "+" || sign == ".")
        return joined(std::move(left), std::move(right));
    if (sign == "||" || sign == "??" || sign == "?:" || sign == "or") {
        noteAddress(m_file, right, m_scopes.current(), start);
        return alternative(std::move(left), std::move(right));
    }
    if (sign == "%" && literalText(left)) { // Python: "%s:%d" % (host, port)
        std::vector<Expression> values;
        if (right.call != noCall && m_file.calls[right.call].kind == Call::Kind::literal) {
            for (const Argument &argument : m_file.calls[right.call].arguments)
                values.push_back(argument.value);
        } else {
            values.push_back(right);
        }
        return formatted(*literalText(left), values);
    }
    noteAddress(m_file, left, m_scopes.current(), start);
    noteAddress(m_file, right, m_scopes.current(), start);
    const bool isProduct = sign == "*" && literalText(left) && literalText(right);
    return isProduct ? nameExpression(written(node())) : unknownExpression();
}

/// The branch that is a setting, or the first that is known, with the other one as what may count instead.
Expression GenericReader::foldTernary()
{
    std::vector<Expression> branches;
    std::string_view sign;
    const int start = line();
    m_walker->eachChild([&] {
        if (!ts_node_is_named(node()))
            sign = m_piece->textOf(node());
        else if (kind() != SyntaxNode::skipped && sign == "if") // Python: `a if condition else b`
            static_cast<void>(value());
        else if (kind() != SyntaxNode::skipped)
            branches.push_back(fold());
    });
    if (branches.size() > 2)
        branches.erase(branches.begin());
    if (branches.size() < 2)
        return unknownExpression();
    noteAddress(m_file, branches[1], m_scopes.current(), start);
    const auto isSetting = [](const Expression &branch) {
        return branch.parts.size() == 1 && branch.parts.front().kind == Part::Kind::setting;
    };
    const bool isSecondBetter = isSetting(branches[1]) ? !isSetting(branches[0]) : isKnown(branches[1]) && !isKnown(branches[0]);
    if (isSecondBetter)
        std::swap(branches[0], branches[1]);
    return alternative(std::move(branches[0]), std::move(branches[1]));
}

Expression GenericReader::foldPassed(bool isLast)
{
    Expression result = unknownExpression();
    bool isFirst = true;
    m_walker->eachChild([&] {
        if (!ts_node_is_named(node()) || kind() == SyntaxNode::skipped)
            return;
        if (isLast || isFirst)
            result = fold();
        else
            visit();
        isFirst = false;
    });
    return result;
}

Expression GenericReader::foldMember()
{
    const std::string text = written(node());
    const std::size_t dot = text.rfind('.');
    if (dot != std::string::npos) {
        const auto &bases = m_syntax.memberSettings;
        if (std::find(bases.begin(), bases.end(), std::string_view(text).substr(0, dot)) != bases.end())
            return settingExpression(text.substr(dot + 1));
    }
    if (text.empty() || text.find_first_of("([") != std::string::npos) {
        m_walker->eachChild([&] {
            if (ts_node_is_named(node()) && kind() != SyntaxNode::identifier && kind() != SyntaxNode::typeArguments)
                static_cast<void>(value());
        });
    }
    return text.empty() ? unknownExpression() : nameExpression(text);
}

Expression GenericReader::foldSubscript()
{
    std::string base;
    Expression index = unknownExpression();
    bool isFirst = true;
    m_walker->eachChild([&] {
        if (!ts_node_is_named(node()) || kind() == SyntaxNode::skipped)
            return;
        if (std::exchange(isFirst, false)) {
            base = written(node());
            if (kind() != SyntaxNode::identifier && kind() != SyntaxNode::member)
                static_cast<void>(value());
        } else {
            index = fold();
        }
    });
    const auto isSettings = [&](std::string_view wanted) {
        if (!wanted.starts_with('*'))
            return base == wanted || (base.ends_with(wanted) && base[base.size() - wanted.size() - 1] == '.');
        wanted.remove_prefix(1);
        return base.size() >= wanted.size() && std::equal(wanted.rbegin(), wanted.rend(), base.rbegin(),
                                                          [](char a, char b) { return a == b || a == (b | 0x20); });
    };
    const auto name = literalText(index);
    if (name && std::any_of(m_syntax.indexSettings.begin(), m_syntax.indexSettings.end(), isSettings))
        return settingExpression(*name);
    const std::string text = written(node());
    return text.empty() ? unknownExpression() : nameExpression(text);
}

/// What stands in a closure belongs to the function around it.
Expression GenericReader::foldLambda()
{
    m_filled.emplace_back();
    const int start = line();
    const std::size_t firstCall = m_file.calls.size();
    const TSNode body = child(m_syntax.body);
    Expression result = unknownExpression();
    m_walker->eachChild([&] {
        if (!ts_node_is_named(node()) || kind() == SyntaxNode::skipped || kind() == SyntaxNode::typeArguments)
            return;
        const bool isBody = !ts_node_is_null(body) && ts_node_eq(body, node());
        if (kind() == SyntaxNode::parameters) {
            if (m_filled.back().parameter.empty()) {
                const std::uint32_t count = ts_node_named_child_count(node());
                const TSNode first = count > 0 ? ts_node_named_child(node(), 0) : node();
                m_filled.back().parameter =
                    kindOf(first) == SyntaxNode::identifier || count == 0 ? written(first) : nameOf(first);
            }
            readParameters();
        } else if (!isBody && kind() == SyntaxNode::identifier) {
            if (m_filled.back().parameter.empty())
                m_filled.back().parameter = written(node());
        } else if (kind() == SyntaxNode::other || kind() == SyntaxNode::assignment) {
            visit();
        } else {
            result = value();
        }
    });
    if (m_file.calls.size() > firstCall)
        m_file.asides.push_back({Aside::Kind::closure, firstCall, m_file.calls.size()});
    const Filled filled = std::move(m_filled.back());
    m_filled.pop_back();
    if (!filled.fields.empty()) {
        Call call;
        call.kind = Call::Kind::literal;
        call.line = start;
        call.arguments = filled.fields;
        return record(std::move(call));
    }
    return isKnown(result) && !result.parts.empty() ? result : unknownExpression();
}

} // namespace alidade
