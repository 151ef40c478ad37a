#include "importers/syntax/generic.h"

#include <algorithm>

namespace alidade {

namespace {

bool isCapital(char c) { return c >= 'A' && c <= 'Z'; }

/// The name in what a member access ends with: "->get", "?.get", ".get", "get<T>".
std::string_view plainName(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(".?!:->$&@ \t\r\n"), text.size()));
    return text.substr(0, text.find_first_of("<(!? \t\r\n"));
}

} // namespace

/// Keeps a call; gives the expression that stands for its result.
Expression GenericReader::record(Call call)
{
    call.scope = m_scopes.current();
    std::stable_partition(call.arguments.begin(), call.arguments.end(),
                          [](const Argument &argument) { return !argument.name.starts_with('<'); });
    const std::string callee = call.receiver.empty() ? call.name : call.receiver + "." + call.name;
    m_file.calls.push_back(std::move(call));
    return callExpression(m_file.calls.size() - 1, callee);
}

void GenericReader::nameType(Call &call, std::string_view type) const
{
    type.remove_prefix(std::min(type.find_first_not_of("&*\\@ "), type.size()));
    type = type.substr(0, type.find_first_of("<[({ \n"));
    const std::size_t end = type.find_last_of(".:\\");
    const std::size_t separator = end == std::string_view::npos ? 0 : type.substr(0, end + 1).find_last_not_of(".:\\") + 1;
    call.receiver = type.substr(0, separator);
    call.name = end == std::string_view::npos ? type : type.substr(end + 1);
}

Expression GenericReader::foldCall()
{
    if (m_syntax.isBareCall && m_piece->textOf(child(m_syntax.method)) != "new") {
        const std::string text = written(node());
        if (!text.empty() && text.find_first_of("([{ \"',:|") == std::string::npos && ts_node_named_child_count(node()) == 2 &&
            kindOf(ts_node_named_child(node(), 1)) == SyntaxNode::identifier)
            return nameExpression(text);
    }
    Call call;
    call.line = line();
    const Expression outer = std::exchange(m_receiver, unknownExpression());
    std::size_t recorded = noCall;
    m_walker->eachChild([&] { readCallPart(call, recorded); });
    Expression result = unknownExpression();
    if (recorded != noCall) {
        result = callExpression(recorded, m_file.calls[recorded].name);
    } else if (!call.name.empty()) {
        if (call.receiver.empty() && call.receiverCall == noCall)
            call.receiverCall = m_group;
        if (m_syntax.isTypeCalled && isCapital(call.name.front()))
            call.kind = Call::Kind::construction;
        if (call.name == "new" && m_syntax.isBareCall && call.receiverCall == noCall && !call.receiver.empty()) {
            call.kind = Call::Kind::construction;
            nameType(call, std::string(call.receiver));
        }
        noteImportCall(call);
        std::optional<Expression> known = foldKnown(call);
        recordTypes(call);
        result = record(std::move(call));
        if (known) {
            known->call = result.call;
            result = std::move(*known);
        }
    }
    m_receiver = outer;
    return result;
}

/// The part of a call at the cursor: its name, what it is called on, its arguments, its block.
void GenericReader::readCallPart(Call &call, std::size_t &recorded)
{
    if (!ts_node_is_named(node()))
        return;
    const TSFieldId field = m_walker->field();
    switch (kind()) {
    case SyntaxNode::skipped: return;
    case SyntaxNode::arguments: return readArguments(call);
    case SyntaxNode::typeArguments: return readTypeArguments(call);
    case SyntaxNode::suffix: return m_walker->eachChild([&] { readCallPart(call, recorded); });
    case SyntaxNode::block:
        if (recorded == noCall && !call.name.empty()) {
            if (call.receiver.empty() && call.receiverCall == noCall)
                call.receiverCall = m_group;
            if (call.name == "new" && m_syntax.isBareCall)
                nameType(call, std::string(call.receiver));
            recorded = record(call).call;
        }
        return readBlock(recorded);
    default: break;
    }
    if (field != 0 && (field == m_syntax.name || field == m_syntax.method)) {
        call.name = plainName(m_piece->textOf(node()));
        call.line = line();
        return;
    }
    const TSNode parent = ts_node_parent(node());
    const bool hasName = !ts_node_is_null(ts_node_child_by_field_id(parent, m_syntax.name)) ||
                         !ts_node_is_null(ts_node_child_by_field_id(parent, m_syntax.method));
    if (kind() == SyntaxNode::call && m_syntax.isTypeCalled) // Kotlin: `f(x) { … }` is a call of `f(x)`
        recorded = fold().call;
    else if (hasName)
        readReceiver(call);
    else if (call.name.empty())
        readCallee(call);
    else
        static_cast<void>(value());
}

void GenericReader::readCallee(Call &call)
{
    switch (kind()) {
    case SyntaxNode::identifier:
        call.name = plainName(m_piece->textOf(node()));
        call.line = line();
        break;
    case SyntaxNode::member: readMemberCallee(call); break;
    case SyntaxNode::generic:
        m_walker->eachChild([&] {
            if (kind() == SyntaxNode::typeArguments)
                readTypeArguments(call);
            else if (ts_node_is_named(node()) && call.name.empty())
                readCallee(call);
        });
        break;
    case SyntaxNode::passFirst: { // a!(…)
        bool isFirst = true;
        m_walker->eachChild([&] {
            if (ts_node_is_named(node()) && std::exchange(isFirst, false))
                readCallee(call);
        });
        break;
    }
    default: {
        const Expression callee = fold();
        if (callee.call != noCall && kind() == SyntaxNode::call) {
            call.name = m_file.calls[callee.call].name;
            call.receiverCall = callee.call;
            call.receiver = call.name + "()";
        }
    }
    }
}

void GenericReader::readMemberCallee(Call &call)
{
    std::uint32_t left = ts_node_named_child_count(node());
    m_walker->eachChild([&] {
        if (!ts_node_is_named(node()))
            return;
        --left;
        if (kind() == SyntaxNode::typeArguments) {
            readTypeArguments(call);
        } else if (left == 0) {
            call.name = plainName(m_piece->textOf(node()));
            call.line = line();
            if (kind() == SyntaxNode::generic) {
                m_walker->eachChild([&] {
                    if (kind() == SyntaxNode::typeArguments)
                        readTypeArguments(call);
                });
            }
        } else if (kind() != SyntaxNode::skipped) {
            readReceiver(call);
        }
    });
}

void GenericReader::readReceiver(Call &call)
{
    const SyntaxNode kind = this->kind();
    m_receiver = fold();
    call.receiver = kind == SyntaxNode::text ? "''" : written(node());
    if (kind == SyntaxNode::identifier)
        return;
    const bool isCall = kind == SyntaxNode::call || kind == SyntaxNode::construction || kind == SyntaxNode::passFirst ||
                        kind == SyntaxNode::macro;
    if (!isCall || m_receiver.call == noCall)
        return;
    call.receiverCall = m_receiver.call;
    if (call.receiver.find('(') != std::string::npos || call.receiver.empty()) // chains would grow with each link
        call.receiver = m_file.calls[m_receiver.call].name + "()";
}

/// Reads the block behind a call. The object of a block of routes is what the call gives.
void GenericReader::readBlock(std::size_t call)
{
    const auto &groups = m_syntax.groupBlocks;
    const bool isGroup =
        call != noCall && std::find(groups.begin(), groups.end(), std::string_view(m_file.calls[call].name)) != groups.end();
    const std::size_t outer = std::exchange(m_group, isGroup ? call : noCall);
    Expression filled = foldLambda();
    m_group = outer;
    if (call != noCall && filled.call != noCall)
        m_file.calls[call].arguments.push_back({{}, std::move(filled)});
}

Expression GenericReader::foldConstruction()
{
    Call call;
    call.kind = Call::Kind::construction;
    call.line = line();
    m_walker->eachChild([&] {
        if (!ts_node_is_named(node()) || kind() == SyntaxNode::skipped)
            return;
        switch (kind()) {
        case SyntaxNode::arguments:
        case SyntaxNode::object:
        case SyntaxNode::list: readArguments(call); break;
        case SyntaxNode::typeArguments: readTypeArguments(call); break;
        default:
            if (call.name.empty()) {
                const std::string_view text = m_piece->textOf(node());
                nameType(call, text);
                const std::size_t open = text.find('<');
                const std::size_t end = text.find_first_of(",>", open == std::string_view::npos ? 0 : open);
                if (open != std::string_view::npos && end != std::string_view::npos && end > open + 1)
                    call.arguments.push_back({"<0>", nameExpression(text.substr(open + 1, end - open - 1))});
            } else {
                visit();
            }
        }
    });
    if (call.name.empty())
        nameType(call, m_declared); // C#: `Order o = new() {…}`
    if (call.name.empty())
        return call.arguments.size() == 1 ? std::move(call.arguments.front().value) : unknownExpression();
    std::optional<Expression> known = foldKnown(call);
    Expression result = record(std::move(call));
    if (known) {
        known->call = result.call;
        return std::move(*known);
    }
    return result;
}

Expression GenericReader::foldLiteral()
{
    Call call;
    call.kind = Call::Kind::literal;
    call.line = line();
    readArguments(call);
    return record(std::move(call));
}

} // namespace alidade
