#include "importers/syntax/generic.h"

#include <algorithm>

namespace alidade {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

bool isReceiver(const KnownFunction &function, const Call &call)
{
    const std::string_view wanted = function.receiver;
    if (wanted == "*")
        return !call.receiver.empty() || call.receiverCall != noCall;
    std::string receiver;
    for (const char c : call.receiver) {
        if (c != ':' || receiver.empty() || receiver.back() != '.')
            receiver += c == ':' ? '.' : c;
    }
    if (wanted.starts_with('*')) {
        const std::string_view ending = wanted.substr(1);
        return receiver.size() >= ending.size() &&
               std::equal(ending.rbegin(), ending.rend(), receiver.rbegin(), [](char a, char b) { return a == lower(b); });
    }
    if (receiver == wanted)
        return true;
    return !wanted.empty() && receiver.size() > wanted.size() && receiver.ends_with(wanted) &&
           receiver[receiver.size() - wanted.size() - 1] == '.';
}

std::vector<Expression> valuesOf(std::span<const Argument> arguments)
{
    std::vector<Expression> values;
    for (const Argument &argument : arguments)
        values.push_back(argument.value);
    return values;
}

/// The arguments without the type arguments.
std::vector<Argument> plainArguments(const Call &call)
{
    std::vector<Argument> arguments;
    std::copy_if(call.arguments.begin(), call.arguments.end(), std::back_inserter(arguments),
                 [](const Argument &argument) { return !argument.name.starts_with('<'); });
    return arguments;
}

/// Whether something is known of the value, so that a function on it gives something known.
bool hasValue(const Expression &expression)
{
    return !expression.parts.empty() && expression.parts.front().kind != Part::Kind::unknown &&
           expression.parts.front().kind != Part::Kind::call;
}

std::optional<Expression> settingOf(std::string_view prefix, std::span<const Argument> arguments)
{
    if (arguments.empty())
        return std::nullopt;
    const auto name = literalText(arguments.front().value);
    if (!name)
        return std::nullopt;
    Expression fallback = arguments.size() > 1 ? arguments[1].value : Expression();
    if (!fallback.parts.empty() && fallback.parts.front().kind == Part::Kind::unknown)
        fallback = {};
    return settingExpression(std::string(prefix) + std::string(*name), std::move(fallback));
}

/// "http://${catalog.host:localhost}/x" as texts and settings (Spring: PropertyPlaceholderHelper).
Expression withPlaceholders(std::string_view text)
{
    Expression result;
    while (!text.empty()) {
        const std::size_t open = std::min(text.find("${"), text.size());
        const std::size_t close = text.find('}', open);
        if (close == std::string_view::npos)
            return joined(std::move(result), textExpression(text));
        const std::string_view inside = text.substr(open + 2, close - open - 2);
        const std::size_t colon = inside.find(':');
        result = joined(std::move(result), textExpression(text.substr(0, open)));
        Expression fallback = colon == std::string_view::npos ? Expression() : textExpression(inside.substr(colon + 1));
        result = joined(std::move(result), settingExpression(inside.substr(0, colon), std::move(fallback)));
        text.remove_prefix(close + 1);
    }
    return result;
}

} // namespace

std::optional<Expression> GenericReader::foldKnown(const Call &call) const
{
    const auto known = std::find_if(m_syntax.known.begin(), m_syntax.known.end(), [&](const KnownFunction &function) {
        return function.name == call.name && isReceiver(function, call);
    });
    if (known == m_syntax.known.end())
        return std::nullopt;
    const std::vector<Argument> arguments = plainArguments(call);
    const std::span<const Argument> rest = std::span(arguments).subspan(std::min<std::size_t>(1, arguments.size()));
    const auto first = arguments.empty() ? std::nullopt : literalText(arguments.front().value);
    switch (known->deed) {
    case KnownDeed::setting: return settingOf({}, arguments);
    case KnownDeed::connectionString: return settingOf("ConnectionStrings:", arguments);
    case KnownDeed::format: return first ? std::optional(formatted(*first, valuesOf(rest))) : std::nullopt;
    case KnownDeed::braces: return first ? std::optional(braced(*first, rest)) : std::nullopt;
    case KnownDeed::formatReceiver: {
        const auto format = literalText(m_receiver);
        return format ? std::optional(formatted(*format, valuesOf(arguments))) : std::nullopt;
    }
    case KnownDeed::bracesReceiver: {
        const auto format = literalText(m_receiver);
        return format ? std::optional(braced(*format, arguments)) : std::nullopt;
    }
    case KnownDeed::concat: {
        Expression result;
        for (const Argument &argument : arguments)
            result = joined(std::move(result), argument.value);
        return result;
    }
    case KnownDeed::append: {
        Expression result = m_receiver;
        for (const Argument &argument : arguments)
            result = joined(std::move(result), argument.value);
        return hasValue(m_receiver) ? std::optional(std::move(result)) : std::nullopt;
    }
    case KnownDeed::pass: return arguments.empty() ? std::nullopt : std::optional(arguments.front().value);
    case KnownDeed::receiver: return hasValue(m_receiver) ? std::optional(m_receiver) : std::nullopt;
    case KnownDeed::orElse:
        if (!hasValue(m_receiver))
            return std::nullopt;
        return alternative(m_receiver, arguments.empty() ? unknownExpression() : arguments.front().value);
    }
    return std::nullopt;
}

void GenericReader::noteImportCall(const Call &call)
{
    const auto &names = m_syntax.importCalls;
    if (!call.receiver.empty() || call.arguments.empty() || std::find(names.begin(), names.end(), call.name) == names.end())
        return;
    if (const auto path = literalText(call.arguments.front().value))
        m_file.imports.push_back({std::string(*path), {}, {}, call.line});
}

/// `@Value("${orders.url}")`, `@ConfigProperty(name = "orders.url", defaultValue = "…")`: what the field gets.
void GenericReader::noteInjected(const Call &annotation)
{
    if (annotation.arguments.empty())
        return;
    if (annotation.name == "Value" || annotation.name == "Property") {
        if (const auto text = literalText(annotation.arguments.front().value))
            m_injected = withPlaceholders(*text);
    } else if (annotation.name == "ConfigProperty") {
        std::vector<Argument> arguments;
        for (const std::string_view wanted : {"name", "defaultValue"}) {
            for (const Argument &argument : annotation.arguments) {
                if (argument.name == wanted)
                    arguments.push_back(argument);
            }
        }
        m_injected = settingOf({}, arguments).value_or(Expression());
    }
    for (const Part &part : m_injected.parts)
        noteAddress(m_file, {part.fallback, noCall}, annotation.scope, annotation.line);
}

} // namespace alidade
