#include "importers/syntax/generic.h"

#include <algorithm>

namespace alidade {

namespace {

/// More arguments, fields or list items than that are read but not kept.
constexpr std::size_t maxArguments = 256;

bool isCapital(char c) { return c >= 'A' && c <= 'Z'; }

} // namespace

void GenericReader::readArguments(Call &call)
{
    m_walker->eachChild([&] {
        if (ts_node_is_named(node()) && kind() != SyntaxNode::skipped)
            readArgument(call);
    });
}

void GenericReader::readArgument(Call &call)
{
    Argument argument;
    switch (kind()) {
    case SyntaxNode::pair: return readPair(call);
    case SyntaxNode::shorthand:
        argument.name = written(node());
        argument.value = nameExpression(argument.name);
        break;
    case SyntaxNode::argument: {
        const TSNode named = child(m_syntax.name);
        argument.name = written(named);
        std::string first;
        bool isKept = false;
        m_walker->eachChild([&] {
            const std::string_view sign = m_piece->textOf(node());
            if (kind() == SyntaxNode::assignment) { // C#: an attribute's `Name = "a"`
                readArgument(call);
                isKept = true;
            } else if (!ts_node_is_named(node())) {
                if (sign == "=" || sign == ":" || sign == "=>")
                    argument.name = first;
            } else if (kind() != SyntaxNode::skipped && (ts_node_is_null(named) || !ts_node_eq(named, node()))) {
                argument.value = value();
                const auto text = literalText(argument.value);
                first = text ? std::string(*text) : written(node());
            }
        });
        if (isKept)
            return;
        break;
    }
    case SyntaxNode::assignment: { // C#: the fields of `new T { A = b }`
        argument.name = written(ts_node_named_child(node(), 0));
        bool isValue = false;
        m_walker->eachChild([&] {
            if (!ts_node_is_named(node()))
                isValue = true;
            else if (isValue)
                argument.value = value();
        });
        break;
    }
    default: argument.value = value();
    }
    if (call.arguments.size() < maxArguments)
        call.arguments.push_back(std::move(argument));
}

void GenericReader::readPair(Call &call)
{
    Argument argument;
    bool isKey = true;
    m_walker->eachChild([&] {
        if (!ts_node_is_named(node()) || kind() == SyntaxNode::skipped || kind() == SyntaxNode::annotation)
            return;
        const Expression part = isKey ? fold() : value();
        if (std::exchange(isKey, false) && part.parts.size() == 1)
            argument.name = part.parts.front().text;
        else
            argument.value = part;
    });
    if (call.arguments.size() < maxArguments)
        call.arguments.push_back(std::move(argument));
}

void GenericReader::readTypeArguments(Call &call)
{
    int number = 0;
    m_walker->eachChild([&] {
        if (!ts_node_is_named(node()) || kind() == SyntaxNode::skipped)
            return;
        call.arguments.push_back({"<" + std::to_string(number++) + ">", nameExpression(written(node()))});
    });
}

/// `AddClient<T>(…)` makes a T: a construction with the same arguments.
void GenericReader::recordTypes(const Call &call)
{
    const auto starts = [&](std::string_view word) { return call.name.starts_with(word); };
    if (!starts("Add") && !starts("Map") && !starts("For") && !starts("Create"))
        return;
    for (const Argument &type : call.arguments) {
        if (!type.name.starts_with('<') || type.value.parts.empty() || call.kind != Call::Kind::call)
            continue;
        Call made;
        made.kind = Call::Kind::construction;
        made.line = call.line;
        nameType(made, type.value.parts.front().text);
        std::copy_if(call.arguments.begin(), call.arguments.end(), std::back_inserter(made.arguments),
                     [](const Argument &argument) { return !argument.name.starts_with('<'); });
        if (!made.name.empty() && isCapital(made.name.front()))
            static_cast<void>(record(std::move(made)));
    }
}

void GenericReader::readAnnotation()
{
    Call call;
    call.kind = Call::Kind::annotation;
    call.line = line();
    std::size_t recorded = noCall;
    m_walker->eachChild([&] { readAnnotationPart(call, recorded); });
    if (recorded == noCall && !call.name.empty())
        recorded = record(std::move(call)).call;
    if (recorded == noCall)
        return;
    Call &annotation = m_file.calls[recorded];
    annotation.kind = Call::Kind::annotation;
    annotation.target = m_target;
    m_pending.push_back(recorded);
    noteInjected(annotation);
}

void GenericReader::readAnnotationPart(Call &call, std::size_t &recorded)
{
    if (!ts_node_is_named(node()) || kind() == SyntaxNode::skipped)
        return;
    switch (kind()) {
    case SyntaxNode::arguments: return readArguments(call);
    case SyntaxNode::instance: return m_walker->eachChild([&] { readAnnotationPart(call, recorded); });
    case SyntaxNode::call: {
        const Expression made = fold();
        recorded = made.call;
        return;
    }
    default:
        if (call.name.empty())
            nameType(call, m_piece->textOf(node()));
    }
}

} // namespace alidade
