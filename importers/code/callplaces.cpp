#include "importers/code/callplaces.h"

#include <algorithm>
#include <charconv>

namespace alidade {

namespace {

/// How far after a call its chain is followed: `router.HandleFunc(…).Methods("GET")`.
constexpr std::size_t mostChained = 40;

Expression textExpressionOf(std::string text) { return {{{Part::Kind::text, std::move(text), {}}}, noCall}; }

std::optional<Expression> positional(const CodeFile &file, const Call &call, const Slot &slot);

std::string capitals(std::string name)
{
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return name;
}

/// The name of a call that is an argument; a chain of several has none.
std::optional<Expression> nameOfArgument(const CodeFile &file, const Call &call, const Slot &slot)
{
    const std::optional<Expression> value = positional(file, call, slot);
    if (!value || value->call >= file.calls.size() || file.calls[value->call].receiverCall != noCall)
        return std::nullopt;
    return textExpressionOf(capitals(file.calls[value->call].name));
}

std::optional<Expression> besides(const CodeFile &file, const Call &call, const Slot &slot)
{
    for (const Call &other : file.calls) {
        if (other.kind == Call::Kind::annotation && other.name == slot.fixed && other.target == call.target &&
            !other.arguments.empty())
            return other.arguments.front().value;
    }
    return std::nullopt;
}

std::optional<Expression> positional(const CodeFile &file, const Call &call, const Slot &slot)
{
    std::vector<const Expression *> values;
    for (const Argument &argument : call.arguments) {
        if (argument.name.empty())
            values.push_back(&argument.value);
    }
    const auto count = static_cast<int>(values.size());
    const int position = slot.position < 0 ? count + slot.position : slot.position;
    if (position < 0 || position >= count)
        return std::nullopt;
    return fieldOf(file, *values[static_cast<std::size_t>(position)], slot.path);
}

std::optional<Expression> named(const CodeFile &file, const Call &call, std::span<const std::string> path)
{
    std::string whole; // a key with dots in it ("bootstrap.servers")
    for (const std::string &part : path)
        whole += (whole.empty() ? "" : ".") + part;
    for (const Argument &argument : call.arguments) {
        if (!path.empty() && argument.name == path.front())
            return fieldOf(file, argument.value, path.subspan(1));
        if (path.size() > 1 && argument.name == whole)
            return argument.value;
    }
    return std::nullopt;
}

/// An argument of a later call on the result of this one.
std::optional<Expression> chained(const CodeFile &file, const Slot &slot, std::size_t index)
{
    const std::size_t end = std::min(file.calls.size(), index + mostChained);
    std::size_t on = index;
    for (std::size_t i = index + 1; i < end; ++i) {
        if (file.calls[i].receiverCall != on)
            continue;
        if (file.calls[i].name == slot.fixed)
            return positional(file, file.calls[i], slot);
        on = i;
    }
    return std::nullopt;
}

} // namespace

bool isUnset(const Expression &expression)
{
    return expression.parts.size() == 1 && expression.parts.front().kind == Part::Kind::unknown && expression.call == noCall;
}

Expression unsetExpression() { return {{{Part::Kind::unknown, {}, {}}}, noCall}; }

Expression nameExpression(std::string name) { return {{{Part::Kind::name, std::move(name), {}}}, noCall}; }

std::optional<std::string> plainText(const Expression &expression)
{
    std::string text;
    for (const Part &part : expression.parts) {
        if (part.kind != Part::Kind::text)
            return std::nullopt;
        text += part.text;
    }
    return expression.call == noCall || !expression.parts.empty() ? std::optional(text) : std::nullopt;
}

std::optional<Expression> fieldOf(const CodeFile &file, const Expression &value, std::span<const std::string> path)
{
    if (path.empty())
        return value;
    if (value.call != noCall && value.call < file.calls.size()) {
        const Call &literal = file.calls[value.call];
        if (literal.kind != Call::Kind::literal && literal.kind != Call::Kind::construction)
            return std::nullopt;
        std::size_t wanted = 0;
        const std::string &first = path.front();
        const bool isNumber =
            std::from_chars(first.data(), first.data() + first.size(), wanted).ptr == first.data() + first.size();
        std::size_t position = 0;
        for (const Argument &argument : literal.arguments) {
            const bool isIt = argument.name.empty() ? isNumber && position++ == wanted : argument.name == first;
            if (isIt)
                return fieldOf(file, argument.value, path.subspan(1));
        }
        // A key with dots in it ("bootstrap.servers").
        for (const Argument &argument : literal.arguments) {
            std::string key;
            for (std::size_t i = 0; i < path.size(); ++i) {
                key += (i == 0 ? "" : ".") + path[i];
                if (i > 0 && argument.name == key)
                    return fieldOf(file, argument.value, path.subspan(i + 1));
            }
        }
        return std::nullopt;
    }
    const bool isItem = path.front().find_first_not_of("0123456789") == std::string::npos; // of a list that has a name
    if (value.parts.size() == 1 && value.parts.front().kind == Part::Kind::name && !isItem) {
        std::string name = value.parts.front().text;
        for (const std::string &field : path)
            name += "." + field;
        return nameExpression(std::move(name));
    }
    return std::nullopt;
}

std::optional<Expression> expressionAt(const CodeFile &file, const Slot &slot, std::size_t index, std::string_view star)
{
    const Call &call = file.calls[index];
    switch (slot.source) {
    case Slot::Source::position: return positional(file, call, slot);
    case Slot::Source::name: return named(file, call, slot.path);
    case Slot::Source::fixed: return textExpressionOf(slot.fixed);
    case Slot::Source::callName: return textExpressionOf(capitals(call.name));
    case Slot::Source::callText: return textExpressionOf(call.name);
    case Slot::Source::star: return textExpressionOf(std::string(star));
    case Slot::Source::receiver:
        if (call.receiverCall != noCall)
            return Expression{{{Part::Kind::call, {}, {}}}, call.receiverCall};
        return call.receiver.empty() ? std::nullopt : std::optional(nameExpression(call.receiver));
    case Slot::Source::assigned: return call.assignedTo.empty() ? std::nullopt : std::optional(nameExpression(call.assignedTo));
    case Slot::Source::target: return call.target.empty() ? std::nullopt : std::optional(nameExpression(call.target));
    case Slot::Source::chained: return chained(file, slot, index);
    case Slot::Source::before:
        return call.receiverCall < file.calls.size()
                   ? std::optional(textExpressionOf(capitals(file.calls[call.receiverCall].name)))
                   : std::nullopt;
    case Slot::Source::callOf: return nameOfArgument(file, call, slot);
    case Slot::Source::beside: return besides(file, call, slot);
    }
    return std::nullopt;
}

} // namespace alidade
