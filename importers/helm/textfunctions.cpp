#include "importers/helm/functions.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <regex>

namespace alidade::helm {

namespace {

using A = const Arguments &;

constexpr std::string_view spaces = " \t\r\n";

std::string changed(std::string text, int (*change)(int))
{
    std::transform(text.begin(), text.end(), text.begin(), [&](unsigned char c) { return static_cast<char>(change(c)); });
    return text;
}

std::string trimmedOf(std::string_view text, std::string_view characters)
{
    const std::size_t start = text.find_first_not_of(characters);
    if (start == std::string_view::npos)
        return {};
    return std::string(text.substr(start, text.find_last_not_of(characters) - start + 1));
}

std::string replaced(const std::string &text, const std::string &from, const std::string &to)
{
    std::string result;
    std::size_t at = 0;
    for (std::size_t found = from.empty() ? std::string::npos : text.find(from);
         found != std::string::npos && result.size() < longestText; found = text.find(from, at)) {
        result.append(text, at, found - at).append(to);
        at = found + from.size();
    }
    return result.append(text, at);
}

std::string indented(const std::string &text, std::int64_t columns)
{
    constexpr std::int64_t most = 200;
    const std::string pad(static_cast<std::size_t>(std::clamp<std::int64_t>(columns, 0, most)), ' ');
    std::string result = pad;
    for (const char c : text) {
        result += c;
        if (c == '\n')
            result += pad;
        if (result.size() > longestText)
            break;
    }
    return result;
}

std::string repeated(std::int64_t count, const std::string &text)
{
    std::string result;
    for (std::int64_t i = 0; i < count && result.size() + text.size() <= longestText && !text.empty(); ++i)
        result += text;
    return result;
}

std::string truncated(std::int64_t length, const std::string &text)
{
    const auto size = static_cast<std::int64_t>(text.size());
    if (length >= 0)
        return text.substr(0, static_cast<std::size_t>(std::min(length, size)));
    return text.substr(static_cast<std::size_t>(std::max<std::int64_t>(0, size + std::max(length, -size))));
}

std::string title(std::string text)
{
    bool isStart = true;
    for (char &c : text) {
        if (isStart)
            c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        isStart = spaces.find(c) != std::string_view::npos;
    }
    return text;
}

/// "orderService" or "order-service" with `separator` between its words, in lower case.
std::string separated(const std::string &text, char separator)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == '_' || c == '-' || c == ' ') {
            result += separator;
            continue;
        }
        if (std::isupper(c) && i > 0 && std::islower(static_cast<unsigned char>(text[i - 1])))
            result += separator;
        result += static_cast<char>(std::tolower(c));
    }
    return result;
}

std::string camelCase(const std::string &text)
{
    std::string result;
    bool isStart = true;
    for (const char c : text) {
        const bool isSeparator = c == '_' || c == '-' || c == ' ';
        if (!isSeparator)
            result += isStart ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
        isStart = isSeparator;
    }
    return result;
}

std::string base64(std::string_view text)
{
    static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result;
    for (std::size_t i = 0; i < text.size(); i += 3) {
        std::uint32_t bits = 0;
        const std::size_t count = std::min<std::size_t>(3, text.size() - i);
        for (std::size_t k = 0; k < 3; ++k)
            bits = bits << 8U | (k < count ? static_cast<unsigned char>(text[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            result += k <= count ? digits[bits >> (18U - 6U * k) & 63U] : '=';
    }
    return result;
}

std::string fromBase64(std::string_view text)
{
    static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char c : text) {
        const std::size_t digit = digits.find(c);
        if (digit == std::string_view::npos)
            continue;
        bits = (bits << 6U | static_cast<std::uint32_t>(digit)) & 0xFFFFFFU;
        count += 6;
        if (count >= 8) {
            count -= 8;
            result += static_cast<char>(bits >> count & 0xFFU);
        }
    }
    return result;
}

/// quote and squote: every value that is not null in quotes, with spaces between.
std::string inQuotes(A a, char quote)
{
    std::string result;
    for (const Value &value : a.from(0)) {
        if (value.isNull())
            continue;
        const std::string text = quote == '"' ? toJson(Value(value.toText())) : "'" + value.toText() + "'";
        result += (result.empty() ? "" : " ") + text;
    }
    return result;
}

std::string concatenated(A a)
{
    std::string result;
    for (const Value &value : a.from(0))
        result += value.toText();
    return result;
}

std::string withoutPrefix(const std::string &prefix, const std::string &text)
{
    return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

std::string withoutSuffix(const std::string &suffix, const std::string &text)
{
    return text.ends_with(suffix) ? text.substr(0, text.size() - suffix.size()) : text;
}

constexpr std::size_t mostStates = 5000;
constexpr std::size_t longestSearched = 300; ///< names end at 253

/// States of the machine that a pattern becomes, roughly: "{n}" repeats what stands before it.
std::size_t statesOf(const std::string &pattern)
{
    constexpr std::size_t many = 1'000'000;
    std::size_t states = pattern.size() + 1;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        std::size_t count = 0;
        while (i < pattern.size() && std::isdigit(static_cast<unsigned char>(pattern[i])))
            count = std::min(many, count * 10 + static_cast<std::size_t>(pattern[i++] - '0'));
        states = std::min(many, states * std::max<std::size_t>(count, 1));
    }
    return states;
}

/// A pattern of Go's RE2 as the library knows it. The polynomial executor keeps hostile patterns harmless; it calls itself
/// once a state, so that there must not be many.
std::optional<std::regex> patternOf(const std::string &pattern)
{
    if (statesOf(pattern) > mostStates)
        return std::nullopt;
    try {
        return std::regex(pattern, std::regex::ECMAScript | std::regex_constants::__polynomial);
    } catch (const std::regex_error &) {
        return std::nullopt;
    }
}

std::string matchable(const std::string &text) { return text.substr(0, longestSearched); }

Value matches(A a)
{
    const auto pattern = patternOf(a.text(0));
    return pattern && std::regex_search(matchable(a.text(1)), *pattern);
}

Value firstMatch(A a)
{
    const auto pattern = patternOf(a.text(0));
    const std::string text = matchable(a.text(1));
    std::smatch match;
    return pattern && std::regex_search(text, match, *pattern) ? match.str() : std::string();
}

/// regexReplaceAll pattern text replacement, where the replacement may hold "${1}".
Value replacedMatches(A a)
{
    const auto pattern = patternOf(a.text(0));
    if (!pattern)
        return a.text(1);
    std::string replacement = matchable(a.text(2));
    for (std::size_t at = replacement.find("${"); at != std::string::npos; at = replacement.find("${", at + 1)) {
        const std::size_t close = replacement.find('}', at);
        if (close == std::string::npos)
            break;
        replacement.erase(close, 1).erase(at + 1, 1);
    }
    return std::regex_replace(matchable(a.text(1)), *pattern, replacement);
}

/// One value by its verb.
std::string formattedValue(char verb, const Value &value)
{
    if (verb == 'q')
        return toJson(Value(value.toText()));
    if (verb == 'd')
        return std::to_string(value.toInt());
    if (verb == 'x' || verb == 'o') {
        std::array<char, 32> buffer{};
        std::snprintf(buffer.data(), buffer.size(), verb == 'x' ? "%llx" : "%llo",
                      static_cast<unsigned long long>(value.toInt()));
        return buffer.data();
    }
    return value.isNull() ? "<nil>" : value.toText();
}

std::string floatText(const Value &value, int precision)
{
    std::array<char, 400> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f", precision, value.toDouble());
    return buffer.data();
}

const std::map<std::string_view, Function> &functions()
{
    static const std::map<std::string_view, Function> table{
        {"quote", [](A a) -> Value { return inQuotes(a, '"'); }},
        {"squote", [](A a) -> Value { return inQuotes(a, '\''); }},
        {"upper", [](A a) -> Value { return changed(a.text(0), std::toupper); }},
        {"lower", [](A a) -> Value { return changed(a.text(0), std::tolower); }},
        {"title", [](A a) -> Value { return title(a.text(0)); }},
        {"untitle", [](A a) -> Value { return separated(a.text(0), ' '); }},
        {"snakecase", [](A a) -> Value { return separated(a.text(0), '_'); }},
        {"kebabcase", [](A a) -> Value { return separated(a.text(0), '-'); }},
        {"camelcase", [](A a) -> Value { return camelCase(a.text(0)); }},
        {"trim", [](A a) -> Value { return trimmedOf(a.text(0), spaces); }},
        {"nospace", [](A a) -> Value { return replaced(replaced(a.text(0), " ", ""), "\n", ""); }},
        {"trimAll", [](A a) -> Value { return trimmedOf(a.text(1), a.text(0)); }},
        {"trimPrefix", [](A a) -> Value { return withoutPrefix(a.text(0), a.text(1)); }},
        {"trimSuffix", [](A a) -> Value { return withoutSuffix(a.text(0), a.text(1)); }},
        {"trunc", [](A a) -> Value { return truncated(a.at(0).toInt(), a.text(1)); }},
        {"abbrev", [](A a) -> Value { return truncated(std::max<std::int64_t>(0, a.at(0).toInt()), a.text(1)); }},
        {"substr",
         [](A a) -> Value {
             const std::string text = a.text(2);
             const std::int64_t start = std::clamp<std::int64_t>(a.at(0).toInt(), 0, static_cast<std::int64_t>(text.size()));
             const std::int64_t end = a.at(1).toInt();
             return text.substr(static_cast<std::size_t>(start),
                                end < 0 ? std::string::npos : static_cast<std::size_t>(std::max<std::int64_t>(0, end - start)));
         }},
        {"replace", [](A a) -> Value { return replaced(a.text(2), a.text(0), a.text(1)); }},
        {"contains", [](A a) -> Value { return a.text(1).find(a.text(0)) != std::string::npos; }},
        {"hasPrefix", [](A a) -> Value { return a.text(1).starts_with(a.text(0)); }},
        {"hasSuffix", [](A a) -> Value { return a.text(1).ends_with(a.text(0)); }},
        {"repeat", [](A a) -> Value { return repeated(a.at(0).toInt(), a.text(1)); }},
        {"indent", [](A a) -> Value { return indented(a.text(1), a.at(0).toInt()); }},
        {"nindent", [](A a) -> Value { return "\n" + indented(a.text(1), a.at(0).toInt()); }},
        {"print", [](A a) -> Value { return concatenated(a); }},
        {"println", [](A a) -> Value { return concatenated(a) + "\n"; }},
        {"cat",
         [](A a) -> Value {
             std::string result;
             for (const Value &value : a.from(0))
                 result += (result.empty() ? "" : " ") + value.toText();
             return result;
         }},
        {"printf", [](A a) -> Value { return formatted(a.text(0), a.from(1)); }},
        {"toString", [](A a) -> Value { return a.text(0); }},
        {"regexMatch", matches},
        {"mustRegexMatch", matches},
        {"regexFind", firstMatch},
        {"mustRegexFind", firstMatch},
        {"regexReplaceAll", replacedMatches},
        {"regexReplaceAllLiteral", replacedMatches},
        {"mustRegexReplaceAll", replacedMatches},
        {"b64enc", [](A a) -> Value { return base64(a.text(0)); }},
        {"b64dec", [](A a) -> Value { return fromBase64(a.text(0)); }},
        {"html", [](A a) -> Value { return a.text(0); }},
        {"urlquery", [](A a) -> Value { return a.text(0); }},
    };
    return table;
}

} // namespace

std::size_t patternCost(const std::string &pattern, const std::string &text)
{
    constexpr std::size_t bytesForAState = 32; // by measurement; every place in the text may start a match
    const std::size_t length = std::min(text.size(), longestSearched);
    const std::size_t states = statesOf(pattern);
    return states > mostStates ? 0 : states * length * bytesForAState;
}

Function findTextFunction(std::string_view name)
{
    const auto it = functions().find(name);
    return it == functions().end() ? nullptr : it->second;
}

std::string formatted(std::string_view format, std::span<const Value> values)
{
    std::string result;
    std::size_t used = 0;
    for (std::size_t i = 0; i < format.size() && result.size() < longestText; ++i) {
        if (format[i] != '%') {
            result += format[i];
            continue;
        }
        std::size_t verb = format.find_first_not_of("+-# 0123456789.", i + 1);
        if (verb == std::string_view::npos)
            break;
        const std::string flags(format.substr(i + 1, verb - i - 1));
        i = verb;
        if (format[verb] == '%') {
            result += '%';
            continue;
        }
        const Value value = used < values.size() ? values[used] : Value();
        ++used;
        constexpr int widest = 100;
        const std::size_t dot = flags.find('.');
        const bool isLeft = flags.find('-') != std::string::npos;
        const std::string digits = trimmedOf(flags.substr(0, dot), "+-# ");
        const auto width = static_cast<std::size_t>(std::clamp(static_cast<int>(Value(digits).toInt()), 0, widest));
        const int precision = dot == std::string::npos ? 6 : static_cast<int>(Value(flags.substr(dot + 1)).toInt());
        std::string text =
            format[verb] == 'f' ? floatText(value, std::clamp(precision, 0, 20)) : formattedValue(format[verb], value);
        if (text.size() < width)
            text.insert(isLeft ? text.size() : 0,
                        std::string(width - text.size(), digits.starts_with('0') && !isLeft ? '0' : ' '));
        result += text;
    }
    return result;
}

} // namespace alidade::helm
