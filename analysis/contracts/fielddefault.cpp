#include "analysis/contracts/fielddefault.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace alidade {

namespace {

long double numberOf(const ProtoField &field, const ProtoEnum *words)
{
    const std::string text = field.defaultValue.value_or("");
    if (field.type == ProtoType::enum_) {
        if (words == nullptr || words->values.empty())
            return 0;
        const auto found = std::find_if(words->values.begin(), words->values.end(),
                                        [&](const ProtoEnumValue &value) { return value.name == text; });
        return static_cast<long double>(found == words->values.end() ? words->values.front().number : found->number);
    }
    if (field.type == ProtoType::bool_)
        return text == "true" ? 1 : 0;
    if (text == "inf" || text == "-inf")
        return text == "inf" ? std::numeric_limits<long double>::infinity() : -std::numeric_limits<long double>::infinity();
    if (text == "nan" || text == "-nan")
        return std::numeric_limits<long double>::quiet_NaN();
    if (field.type == ProtoType::float_)
        return static_cast<long double>(std::strtof(text.c_str(), nullptr));
    if (field.type == ProtoType::double_)
        return static_cast<long double>(std::strtod(text.c_str(), nullptr));
    const bool isNegative = text.starts_with('-');
    const unsigned long long digits = std::strtoull(text.c_str() + (isNegative ? 1 : 0), nullptr, 0); // "0x1F", "017" too
    return isNegative ? -static_cast<long double>(digits) : static_cast<long double>(digits);
}

} // namespace

bool canHaveDefault(const ProtoField &field)
{
    const bool isMessage =
        field.type == ProtoType::message || field.type == ProtoType::group || field.type == ProtoType::unresolved;
    return field.label != ProtoLabel::repeated && !isMessage;
}

FieldDefault defaultOf(const ProtoField &field, const ProtoEnum *words)
{
    FieldDefault result;
    if (field.type == ProtoType::string || field.type == ProtoType::bytes) {
        result.kind = FieldDefault::Kind::text;
        result.text = field.defaultValue.value_or("");
        return result;
    }
    result.kind = field.type == ProtoType::float_ ? FieldDefault::Kind::single : FieldDefault::Kind::number;
    result.number = numberOf(field, words);
    return result;
}

bool areSame(const FieldDefault &left, const FieldDefault &right)
{
    const bool isLeftText = left.kind == FieldDefault::Kind::text, isRightText = right.kind == FieldDefault::Kind::text;
    if (isLeftText || isRightText)
        return isLeftText == isRightText && left.text == right.text;
    if (std::isnan(left.number) || std::isnan(right.number))
        return std::isnan(left.number) && std::isnan(right.number);
    if (left.kind != right.kind) // 0.1 of a float is not that of a double
        return static_cast<float>(left.number) == static_cast<float>(right.number);
    return left.number == right.number;
}

std::string toText(const FieldDefault &value)
{
    if (value.kind == FieldDefault::Kind::text)
        return "\"" + value.text + "\"";
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*Lg", value.kind == FieldDefault::Kind::single ? 9 : 20, value.number);
    return text.data();
}

} // namespace alidade
