#include "analysis/contracts/openapi/apitypes.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace alidade {

namespace {

using Types = std::vector<std::string>;

bool isSubtype(std::string_view sub, std::string_view super) { return sub == super || (sub == "integer" && super == "number"); }

bool isSubset(const Types &sub, const Types &super)
{
    return !sub.empty() && std::all_of(sub.begin(), sub.end(), [&](const std::string &type) {
        return std::any_of(super.begin(), super.end(), [&](const std::string &other) { return isSubtype(type, other); });
    });
}

bool isTypeContained(const Types &to, const Types &from, bool isStrict)
{
    if (to.size() == 1 && from.size() == 1 && isSubtype(from[0], to[0]))
        return true;
    return !isStrict && (to.empty() || (to.size() == 1 && to[0] == "string"));
}

bool isFormatContained(const Types &types, std::string_view to, std::string_view from)
{
    if (to.empty())
        return true;
    if (types.size() != 1)
        return false;
    static constexpr std::array<std::tuple<std::string_view, std::string_view, std::string_view>, 6> wider{
        {{"number", "double", "float"},
         {"integer", "int64", "int32"},
         {"integer", "bigint", "int32"},
         {"integer", "bigint", "int64"},
         {"string", "date-time", "date"},
         {"string", "date-time", "time"}}};
    return std::find(wider.begin(), wider.end(),
                     std::tuple<std::string_view, std::string_view, std::string_view>(types[0], to, from)) != wider.end();
}

/// A change from what `from` takes in to what `to` takes in.
struct Way {
    const Types &added, &removed, &toTypes;
    std::string_view toFormat, fromFormat;
};

bool narrows(const Way &way, bool isTypeChanged, bool isFormatChanged, bool isStrict)
{
    return (isTypeChanged && !isTypeContained(way.added, way.removed, isStrict)) ||
           (isFormatChanged && !isFormatContained(way.toTypes, way.toFormat, way.fromFormat));
}

Types withoutNull(Types types)
{
    std::erase(types, "null");
    return types;
}

} // namespace

bool TypeChange::isNullOnly() const
{
    return isTypeChanged() && !isFormatChanged && withoutNull(added).empty() && withoutNull(removed).empty();
}

TypeChange typeChange(const OpenApiSchema &older, const OpenApiSchema &newer)
{
    TypeChange change;
    for (const std::string &type : newer.types) {
        if (!older.hasType(type))
            change.added.push_back(type);
    }
    for (const std::string &type : older.types) {
        if (!newer.hasType(type))
            change.removed.push_back(type);
    }
    change.isFormatChanged = older.format != newer.format;
    return change;
}

std::string_view requestTypeRule(const TypeChange &change, const OpenApiSchema &older, const OpenApiSchema &newer, bool isStrict)
{
    const bool isWidened = change.isTypeChanged() && isSubset(older.types, newer.types);
    const bool counts = change.isTypeChanged() && !isWidened;
    const Way way{change.added, change.removed, newer.types, newer.format, older.format};
    if (!(counts && newer.types.empty()) && narrows(way, counts, change.isFormatChanged, isStrict))
        return "type-changed";
    return counts && !older.types.empty() && !newer.types.empty() ? "type-compatible" : "type-generalized";
}

std::string_view responseTypeRule(const TypeChange &change, const OpenApiSchema &older, const OpenApiSchema &newer, bool isStrict)
{
    const bool isNarrowed = change.isTypeChanged() && isSubset(newer.types, older.types);
    const bool counts = change.isTypeChanged() && !isNarrowed;
    const Way back{change.removed, change.added, older.types, older.format, newer.format};
    if (!(counts && older.types.empty()) && narrows(back, counts, change.isFormatChanged, isStrict))
        return change.isTypeChanged() && isSubset(older.types, newer.types) ? "type-generalized" : "type-changed";
    return counts && !older.types.empty() && !newer.types.empty() ? "type-compatible" : "type-specialized";
}

std::string_view parameterTypeRule(const TypeChange &change, const OpenApiSchema &older, const OpenApiSchema &newer)
{
    const Way way{change.added, change.removed, newer.types, newer.format, older.format};
    return narrows(way, change.isTypeChanged(), change.isFormatChanged, false) ? "type-changed" : "type-generalized";
}

std::string_view parameterPropertyTypeRule(const TypeChange &change, const OpenApiSchema &older, const OpenApiSchema &newer)
{
    const Way way{change.added, change.removed, newer.types, newer.format, older.format};
    const bool isStrict = narrows(way, change.isTypeChanged(), change.isFormatChanged, true);
    const bool isLoose = narrows(way, change.isTypeChanged(), change.isFormatChanged, false);
    return isStrict != isLoose ? "type-changed" : isStrict ? "type-specialized" : "type-generalized";
}

bool acceptsAsItem(const OpenApiDocument &document, const OpenApiSchema &older, const OpenApiSchema &list)
{
    const OpenApiSchema *item = document.schemaOf(list.items);
    const Types types = withoutNull(older.types);
    if (!item || types.empty() || withoutNull(list.types) != Types{"array"})
        return false;
    return isTypeContained(withoutNull(item->types), types, false) && item->format == older.format &&
           item->pattern == older.pattern && item->values == older.values && item->minimum == older.minimum &&
           item->maximum == older.maximum && item->minLength == older.minLength && item->maxLength == older.maxLength;
}

std::string typeText(const OpenApiSchema &schema)
{
    std::string text;
    for (const std::string &type : schema.types)
        text += (text.empty() ? "" : " or ") + type;
    if (text.empty())
        text = "any";
    return schema.format.empty() ? text : text + "/" + schema.format;
}

} // namespace alidade
