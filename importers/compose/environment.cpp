#include "importers/compose/environment.h"

#include "importers/text.h"

#include <algorithm>
#include <cctype>

namespace alidade {

namespace {

constexpr std::size_t longestValue = 8U << 10U;
constexpr int deepestDefault = 10;

bool isNameChar(unsigned char c) { return std::isalnum(c) || c == '_'; }

std::string interpolated(std::string_view text, const Environment &environment, int depth);

/// The value of "NAME", "NAME:-default" and so on, which stood between braces.
std::string bracedValue(std::string_view body, const Environment &environment, int depth)
{
    const auto nameEnd = std::find_if_not(body.begin(), body.end(), isNameChar);
    const std::string_view name(body.begin(), nameEnd);
    std::string_view rest = body.substr(name.size());
    const bool isEmptyUnset = rest.starts_with(':');
    rest.remove_prefix(isEmptyUnset ? 1 : 0);
    const char sign = rest.empty() ? '\0' : rest.front();
    const auto it = environment.find(name);
    const bool isSet = it != environment.end() && !(isEmptyUnset && it->second.value.empty());
    if (sign == '+')
        return isSet ? interpolated(rest.substr(1), environment, depth + 1) : std::string();
    if (!isSet && sign == '-')
        return interpolated(rest.substr(1), environment, depth + 1);
    return it == environment.end() ? std::string() : it->second.value;
}

/// Length of the text up to the '}' that closes it, braces inside counted. Given no more than a value may be long, or
/// "${${${…" would be walked through again and again.
std::size_t bracedLength(std::string_view text)
{
    int depth = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
        depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
        if (depth == 0)
            return i;
    }
    return std::string_view::npos;
}

std::string interpolated(std::string_view text, const Environment &environment, int depth)
{
    if (depth > deepestDefault)
        return std::string(text);
    std::string result;
    while (!text.empty() && result.size() < longestValue) {
        const std::size_t dollar = text.find('$');
        result += text.substr(0, dollar);
        if (dollar == std::string_view::npos)
            break;
        text.remove_prefix(dollar + 1);
        const std::size_t length = text.starts_with('{') ? bracedLength(text.substr(1, longestValue)) : std::string_view::npos;
        if (length != std::string_view::npos) {
            result += bracedValue(text.substr(1, length), environment, depth);
            text.remove_prefix(length + 2);
            continue;
        }
        const std::string_view name(text.begin(), std::find_if_not(text.begin(), text.end(), isNameChar));
        if (name.empty())
            result += '$';
        else if (const auto it = environment.find(name); it != environment.end())
            result += it->second.value;
        text.remove_prefix(name.empty() && text.starts_with('$') ? 1 : name.size());
    }
    return result.substr(0, longestValue);
}

} // namespace

std::string interpolated(std::string_view text, const Environment &environment) { return interpolated(text, environment, 0); }

void readEnvironmentFile(std::string_view text, const std::string &file, Environment &environment)
{
    for (int line = 1; !text.empty(); ++line) {
        const std::size_t end = text.find('\n');
        std::string_view entry = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (entry.starts_with("export "))
            entry = trimmed(entry.substr(7));
        const std::size_t equals = entry.find('=');
        if (entry.starts_with('#') || equals == std::string_view::npos || equals == 0)
            continue;
        std::string_view value = trimmed(entry.substr(equals + 1));
        const char quote = value.empty() ? '\0' : value.front();
        const bool isQuoted = (quote == '"' || quote == '\'') && value.find(quote, 1) != std::string_view::npos;
        if (isQuoted)
            value = value.substr(1, value.find(quote, 1) - 1);
        else if (const std::size_t comment = value.find(" #"); comment != std::string_view::npos)
            value = trimmed(value.substr(0, comment));
        const std::string name(trimmed(entry.substr(0, equals)));
        environment[name] = {isQuoted && quote == '\'' ? std::string(value) : interpolated(value, environment), file, line};
    }
}

} // namespace alidade
