#include "importers/syntax/expression.h"

#include "model/address.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace alidade {

namespace {

Expression onePart(Part::Kind kind, std::string_view text) { return {{Part{kind, std::string(text), {}}}, noCall}; }

bool isDigit(char c) { return c >= '0' && c <= '9'; }

void appendText(Expression &expression, std::string_view text)
{
    if (text.empty())
        return;
    if (!expression.parts.empty() && expression.parts.back().kind == Part::Kind::text)
        expression.parts.back().text += text;
    else
        expression.parts.push_back({Part::Kind::text, std::string(text), {}});
}

void append(Expression &expression, Expression more)
{
    if (expression.call == noCall)
        expression.call = more.call;
    for (Part &part : more.parts) {
        if (part.kind == Part::Kind::text)
            appendText(expression, part.text);
        else if (expression.parts.size() < maxParts)
            expression.parts.push_back(std::move(part));
        else if (expression.parts.back().kind != Part::Kind::unknown)
            expression.parts.push_back({Part::Kind::unknown, {}, {}});
    }
}

/// Whether a text has a byte of which every address has one: tells most literals apart at once.
bool mayHoldAddress(std::string_view text)
{
    return text.size() >= 4 &&
           (text.find_first_of(":=") != std::string_view::npos || text.find(".svc") != std::string_view::npos);
}

bool isClusterHost(std::string_view text)
{
    static constexpr std::array<std::string_view, 3> endings{".svc", ".svc.cluster.local", ".cluster.local"};
    return isHostName(text) && std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
               return text.ends_with(ending) && text.size() > ending.size();
           });
}

/// Whether `text` ends with "scheme://", after which an unknown part is a host.
bool endsWithScheme(std::string_view text)
{
    if (!text.ends_with("://") || text.size() < 5)
        return false;
    return std::isalpha(static_cast<unsigned char>(text[text.size() - 4])) != 0;
}

/// Whether `text` starts with ":1234", before which an unknown part is a host.
bool startsWithPort(std::string_view text)
{
    if (!text.starts_with(':'))
        return false;
    const std::size_t end = std::min(text.find_first_not_of("0123456789", 1), text.size());
    return end >= 3 && end <= 6 && (end == text.size() || text[end] == '/');
}

} // namespace

Expression textExpression(std::string_view text)
{
    return text.empty() ? Expression{} : onePart(Part::Kind::text, text.substr(0, maxLiteralBytes));
}

Expression nameExpression(std::string_view name) { return onePart(Part::Kind::name, name); }

Expression unknownExpression() { return onePart(Part::Kind::unknown, {}); }

Expression settingExpression(std::string_view name, Expression fallback)
{
    Expression expression = onePart(Part::Kind::setting, name);
    expression.parts.front().fallback = std::move(fallback.parts);
    return expression;
}

Expression callExpression(std::size_t call, std::string_view callee)
{
    Expression expression = onePart(Part::Kind::call, callee);
    expression.call = call;
    return expression;
}

Expression joined(Expression left, Expression right)
{
    append(left, std::move(right));
    return left;
}

std::optional<std::string_view> literalText(const Expression &expression)
{
    if (expression.parts.size() != 1 || expression.parts.front().kind != Part::Kind::text)
        return std::nullopt;
    return expression.parts.front().text;
}

Expression formatted(std::string_view format, std::span<const Expression> arguments)
{
    Expression result;
    std::size_t next = 0;
    for (std::size_t at = 0; at < format.size();) {
        const std::size_t percent = std::min(format.find('%', at), format.size());
        appendText(result, format.substr(at, percent - at));
        at = percent + 1;
        if (at >= format.size())
            break;
        if (format[at] == '[') { // Go: %[2]s
            std::from_chars(format.data() + at + 1, format.data() + format.size(), next);
            next = std::max<std::size_t>(next, 1) - 1;
            at = std::min(format.find(']', at), format.size() - 1) + 1;
        } else if (isDigit(format[at])) { // Java, C: %2$s
            std::size_t number = 0;
            const auto [end, error] = std::from_chars(format.data() + at, format.data() + format.size(), number);
            const auto after = static_cast<std::size_t>(end - format.data());
            if (error == std::errc() && after < format.size() && format[after] == '$') {
                next = std::max<std::size_t>(number, 1) - 1;
                at = after + 1;
            }
        }
        while (at < format.size() && std::string_view("+-# 0123456789.*hlLqjzt").find(format[at]) != std::string_view::npos)
            ++at;
        if (at >= format.size())
            break;
        if (format[at] == '%')
            appendText(result, "%");
        else
            append(result, next < arguments.size() ? arguments[next] : unknownExpression());
        next += format[at] == '%' ? 0 : 1;
        ++at;
    }
    return result;
}

Expression braced(std::string_view format, std::span<const Argument> arguments)
{
    Expression result;
    std::size_t next = 0;
    for (std::size_t at = 0; at < format.size();) {
        const std::size_t brace = std::min(format.find_first_of("{}", at), format.size());
        appendText(result, format.substr(at, brace - at));
        at = brace + 1;
        if (brace == format.size())
            break;
        const std::size_t end = format.find('}', at);
        if (format[brace] == '}' || format.substr(at, 1) == "{" || end == std::string_view::npos) { // "{{", "}}", a lone one
            appendText(result, format.substr(brace, 1));
            at += format.substr(at, 1) == format.substr(brace, 1) ? 1 : 0;
            continue;
        }
        const std::string_view inside = format.substr(at, end - at);
        const std::string_view name = inside.substr(0, std::min(inside.find_first_of(":!,"), inside.size()));
        at = end + 1;
        std::size_t index = next;
        if (name.empty()) {
            ++next;
        } else if (isDigit(name.front())) {
            std::from_chars(name.data(), name.data() + name.size(), index);
        } else {
            const auto named =
                std::find_if(arguments.begin(), arguments.end(), [&](const Argument &argument) { return argument.name == name; });
            append(result, named == arguments.end() ? nameExpression(name) : named->value);
            continue;
        }
        append(result, index < arguments.size() ? arguments[index].value : unknownExpression());
    }
    return result;
}

/// "http://localhost:8080/api": what runs beside the containers calls them so.
bool namesPublishedPort(std::string_view text)
{
    static constexpr std::array<std::string_view, 3> machines{"://localhost:", "://127.0.0.1:", "://host.docker.internal:"};
    return std::any_of(machines.begin(), machines.end(),
                       [&](std::string_view machine) { return text.find(machine) != std::string_view::npos; });
}

bool holdsAddress(const Expression &expression)
{
    const std::vector<Part> &parts = expression.parts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].kind != Part::Kind::text)
            continue;
        const std::string_view text = parts[i].text;
        if (mayHoldAddress(text) && (!addressesIn(text).empty() || isClusterHost(text) || namesPublishedPort(text)))
            return true;
        if ((i + 1 < parts.size() && endsWithScheme(text)) || (i > 0 && startsWithPort(text)))
            return true;
    }
    return false;
}

void noteAddress(CodeFile &file, const Expression &expression, std::string_view scope, int line)
{
    if (holdsAddress(expression))
        file.addresses.push_back({expression, std::string(scope), line});
}

} // namespace alidade
