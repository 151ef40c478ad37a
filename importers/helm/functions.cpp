#include "importers/helm/functions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

namespace alidade::helm {

namespace {

using A = const Arguments &;

/// Less, equal, greater: numbers by value, anything else by its text.
int compared(const Value &a, const Value &b)
{
    if (a.isNumber() && b.isNumber())
        return a.toDouble() < b.toDouble() ? -1 : a.toDouble() > b.toDouble() ? 1 : 0;
    return a.toText().compare(b.toText());
}

Value equalsAny(A a)
{
    return std::any_of(a.from(1).begin(), a.from(1).end(), [&](const Value &each) { return each == a.at(0); });
}

Value firstTrue(A a)
{
    for (const Value &value : a.from(0)) {
        if (value.isTrue())
            return value;
    }
    return {};
}

/// Sums wrap around instead of overflowing.
template <typename Operation> Value folded(A a, Operation operation)
{
    auto result = static_cast<std::uint64_t>(a.at(0).toInt());
    for (const Value &value : a.from(1))
        result = operation(result, static_cast<std::uint64_t>(value.toInt()));
    return static_cast<std::int64_t>(result);
}

Value quotient(A a, bool isRemainder)
{
    const std::int64_t divisor = a.at(1).toInt();
    const std::int64_t number = a.at(0).toInt();
    if (divisor == 0 || divisor == -1)
        return isRemainder || divisor == 0 ? Value(0) : Value(static_cast<std::int64_t>(-static_cast<std::uint64_t>(number)));
    return isRemainder ? number % divisor : number / divisor;
}

Value extreme(A a, bool isLargest)
{
    std::int64_t result = a.at(0).toInt();
    for (const Value &value : a.from(1))
        result = isLargest ? std::max(result, value.toInt()) : std::min(result, value.toInt());
    return result;
}

using Version = std::array<std::int64_t, 3>;

Version versionOf(std::string_view text)
{
    Version version{};
    text.remove_prefix(std::min(text.find_first_of("0123456789"), text.size()));
    text = text.substr(0, text.find_first_of("-+"));
    for (std::int64_t &part : version) {
        part = Value(std::string(text.substr(0, text.find('.')))).toInt();
        text.remove_prefix(std::min(text.find('.'), text.size() - (text.empty() ? 0 : 1)));
        text.remove_prefix(text.empty() ? 0 : 1);
    }
    return version;
}

/// One comparison such as ">=1.19-0" or "^1.2".
bool satisfies(const Version &version, std::string_view condition)
{
    const std::string_view sign = condition.substr(0, std::min(condition.find_first_of("0123456789v "), condition.size()));
    const Version wanted = versionOf(condition);
    if (sign == ">=")
        return version >= wanted;
    if (sign == ">")
        return version > wanted;
    if (sign == "<=")
        return version <= wanted;
    if (sign == "<")
        return version < wanted;
    if (sign == "!=")
        return version != wanted;
    if (sign == "^")
        return version >= wanted && version[0] == wanted[0];
    if (sign == "~")
        return version >= wanted && version[0] == wanted[0] && version[1] == wanted[1];
    return version == wanted;
}

/// Conditions with "||" between alternatives and commas or spaces between what must all hold.
bool semverCompare(std::string_view conditions, std::string_view text)
{
    const Version version = versionOf(text);
    const std::size_t bar = conditions.find("||");
    if (bar != std::string_view::npos)
        return semverCompare(conditions.substr(0, bar), text) || semverCompare(conditions.substr(bar + 2), text);
    bool holds = true;
    std::string condition;
    for (std::size_t i = 0; i <= conditions.size(); ++i) {
        const char c = i < conditions.size() ? conditions[i] : ',';
        const bool isAfterSign = condition.find_first_of("0123456789") == std::string::npos;
        if (c != ',' && (c != ' ' || isAfterSign)) {
            condition += c == ' ' ? std::string() : std::string(1, c);
        } else if (!condition.empty()) {
            holds = holds && satisfies(version, condition);
            condition.clear();
        }
    }
    return holds;
}

bool isKind(const std::string &kind, const Value &value)
{
    const std::string_view actual = value.kindName();
    return kind == actual || (actual == "slice" && kind == "[]interface {}") || (kind == "int" && actual == "int64") ||
           (kind == "float64" && actual == "int64") || (actual == "map" && kind == "map[string]interface {}");
}

Value fixedText(A) { return std::string("fixed"); }

const std::map<std::string_view, Function> &functions()
{
    static const std::map<std::string_view, Function> table{
        {"default", [](A a) -> Value { return a.count() > 1 && a.last().isTrue() ? a.last() : a.at(0); }},
        {"empty", [](A a) -> Value { return !a.at(0).isTrue(); }},
        {"coalesce", firstTrue},
        {"all",
         [](A a) -> Value { return std::all_of(a.from(0).begin(), a.from(0).end(), [](const Value &v) { return v.isTrue(); }); }},
        {"any", [](A a) -> Value { return firstTrue(a).isTrue(); }},
        {"ternary", [](A a) -> Value { return a.at(2).isTrue() ? a.at(0) : a.at(1); }},
        {"not", [](A a) -> Value { return !a.at(0).isTrue(); }},
        {"eq", equalsAny},
        {"ne", [](A a) -> Value { return !(a.at(0) == a.at(1)); }},
        {"lt", [](A a) -> Value { return compared(a.at(0), a.at(1)) < 0; }},
        {"le", [](A a) -> Value { return compared(a.at(0), a.at(1)) <= 0; }},
        {"gt", [](A a) -> Value { return compared(a.at(0), a.at(1)) > 0; }},
        {"ge", [](A a) -> Value { return compared(a.at(0), a.at(1)) >= 0; }},
        {"int", [](A a) -> Value { return a.at(0).toInt(); }},
        {"int64", [](A a) -> Value { return a.at(0).toInt(); }},
        {"float64", [](A a) -> Value { return a.at(0).toDouble(); }},
        {"atoi", [](A a) -> Value { return a.at(0).toInt(); }},
        {"toDecimal", [](A a) -> Value { return a.at(0).toInt(); }},
        {"add", [](A a) -> Value { return folded(a, std::plus<>()); }},
        {"add1",
         [](A a) -> Value {
             return folded(a, std::plus<>()).toInt() == std::numeric_limits<std::int64_t>::max() ? Value(0)
                                                                                                 : Value(a.at(0).toInt() + 1);
         }},
        {"sub", [](A a) -> Value { return folded(a, std::minus<>()); }},
        {"mul", [](A a) -> Value { return folded(a, std::multiplies<>()); }},
        {"div", [](A a) -> Value { return quotient(a, false); }},
        {"mod", [](A a) -> Value { return quotient(a, true); }},
        {"max", [](A a) -> Value { return extreme(a, true); }},
        {"min", [](A a) -> Value { return extreme(a, false); }},
        {"floor", [](A a) -> Value { return std::floor(a.at(0).toDouble()); }},
        {"ceil", [](A a) -> Value { return std::ceil(a.at(0).toDouble()); }},
        {"round", [](A a) -> Value { return std::round(a.at(0).toDouble()); }},
        {"toYaml", [](A a) -> Value { return toYaml(a.at(0)); }},
        {"toToml", [](A a) -> Value { return toJson(a.at(0)); }},
        {"toJson", [](A a) -> Value { return toJson(a.at(0)); }},
        {"mustToJson", [](A a) -> Value { return toJson(a.at(0)); }},
        {"toPrettyJson", [](A a) -> Value { return toJson(a.at(0)); }},
        {"toRawJson", [](A a) -> Value { return toJson(a.at(0)); }},
        {"fromYaml", [](A a) -> Value { return fromYaml(a.text(0)); }},
        {"fromYamlArray", [](A a) -> Value { return fromYaml(a.text(0)); }},
        {"fromJson", [](A a) -> Value { return fromYaml(a.text(0)); }},
        {"fromJsonArray", [](A a) -> Value { return fromYaml(a.text(0)); }},
        {"mustFromJson", [](A a) -> Value { return fromYaml(a.text(0)); }},
        {"kindOf", [](A a) -> Value { return std::string(a.at(0).kindName()); }},
        {"typeOf", [](A a) -> Value { return std::string(a.at(0).kindName()); }},
        {"kindIs", [](A a) -> Value { return isKind(a.text(0), a.at(1)); }},
        {"typeIs", [](A a) -> Value { return isKind(a.text(0), a.at(1)); }},
        {"deepEqual", [](A a) -> Value { return a.at(0) == a.at(1); }},
        {"semverCompare", [](A a) -> Value { return semverCompare(a.text(0), a.text(1)); }},
        {"lookup", [](A) -> Value { return Value::Map{}; }},
        {"now", fixedText},
        {"date", fixedText},
        {"dateInZone", fixedText},
        {"uuidv4", fixedText},
        {"randAlphaNum", fixedText},
        {"randAlpha", fixedText},
        {"randNumeric", fixedText},
        {"randAscii", fixedText},
        {"derivePassword", fixedText},
        {"htpasswd", fixedText},
        {"genPrivateKey", fixedText},
        {"sha256sum", fixedText},
        {"sha1sum", fixedText},
        {"adler32sum", fixedText},
        {"base", [](A a) -> Value { return a.text(0).substr(a.text(0).rfind('/') + 1); }},
    };
    return table;
}

} // namespace

Function findFunction(std::string_view name)
{
    if (const auto it = functions().find(name); it != functions().end())
        return it->second;
    const Function text = findTextFunction(name);
    return text ? text : findCollectionFunction(name);
}

} // namespace alidade::helm
