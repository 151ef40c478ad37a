#include "analysis/contracts/openapi/apischemas.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

std::string quoted(const std::string &text) { return "\"" + text + "\""; }

std::string numberText(std::optional<double> number)
{
    if (!number)
        return "nothing";
    std::string text = std::to_string(*number);
    text.erase(text.find_last_not_of('0') + 1);
    return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
}

bool holds(const std::vector<OpenApiValue> &values, const OpenApiValue &value)
{
    return std::find(values.begin(), values.end(), value) != values.end();
}

std::string countText(std::size_t count, const char *what)
{
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

/// A bound, the word that rules use for it, and what it is when it is left out.
struct Bound {
    std::string_view keyword, rule;
    std::optional<double> OpenApiSchema::*member;
    bool isZeroByDefault = false;
    bool isOfItems = false; ///< of a parameter, its items are looked at, too
};

constexpr std::array<Bound, 10> bounds{{
    {"maximum", "max", &OpenApiSchema::maximum},
    {"exclusiveMaximum", "exclusive-max", &OpenApiSchema::exclusiveMaximum},
    {"minimum", "min", &OpenApiSchema::minimum},
    {"exclusiveMinimum", "exclusive-min", &OpenApiSchema::exclusiveMinimum},
    {"maxLength", "max-length", &OpenApiSchema::maxLength},
    {"minLength", "min-length", &OpenApiSchema::minLength, true},
    {"maxItems", "max-items", &OpenApiSchema::maxItems, false, true},
    {"minItems", "min-items", &OpenApiSchema::minItems, true, true},
    {"maxContains", "max-contains", &OpenApiSchema::maxContains},
    {"minContains", "min-contains", &OpenApiSchema::minContains},
}};

std::optional<double> boundOf(const OpenApiSchema &schema, const Bound &bound)
{
    const std::optional<double> value = schema.*bound.member;
    return !value && bound.isZeroByDefault ? 0 : value;
}

} // namespace

void ApiSchemaComparison::compareNode(const Pair &pair)
{
    compareTypes(pair);
    compareNullability(pair);
    compareBounds(pair);
    comparePattern(pair);
    compareValues(pair);
    compareExtensible(pair);
    compareDefault(pair);
    compareRequired(pair);
    compareProperties(pair);
    compareAccess(pair);
    compareAlternatives(pair);
    compareAllOf(pair);
    compareDiscriminator(pair);
    compareNested(pair);
    compareDependent(pair);
    compareContent(pair);
    compareLifecycle(pair);
}

void ApiSchemaComparison::compareTypes(const Pair &pair)
{
    const TypeChange change = typeChange(pair.older, pair.newer);
    const bool isSilent = isRequest() && isSkipped(pair);
    if (change.isThere() && !isSilent) {
        std::string_view rule;
        if (isRequest())
            rule = requestTypeRule(change, pair.older, pair.newer, m_usage.isStrict);
        else if (m_usage.side != ApiUsage::Side::parameter)
            rule = responseTypeRule(change, pair.older, pair.newer, m_usage.isStrict);
        else if (!pair.isRoot())
            rule = parameterPropertyTypeRule(change, pair.older, pair.newer);
        else
            rule = parameterTypeRule(change, pair.older, pair.newer);
        if (rule == "type-changed" && pair.isRoot() && m_usage.takesExploded &&
            acceptsAsItem(m_newer.document, pair.older, pair.newer))
            rule = "type-generalized";
        tell(pair, Kind::type, rule, "was " + typeText(pair.older) + " and is " + typeText(pair.newer), "type");
    }
    const SchemaTransition &transition = pair.transition;
    if (!transition.isListOfTypes() || isSilent)
        return;
    const bool isNarrowed = isResponse() ? transition.addedTypes.empty() : !transition.removedTypes.empty();
    const auto words = [](const std::vector<std::string> &types) {
        std::string text;
        for (const std::string &type : types)
            text += (text.empty() ? "" : ", ") + type;
        return text;
    };
    tell(pair, Kind::type, isNarrowed ? "list-of-types-narrowed" : "list-of-types-widened",
         transition.addedTypes.empty() ? "is no longer " + words(transition.removedTypes)
         : transition.removedTypes.empty()
             ? "may be " + words(transition.addedTypes) + ", too"
             : "may be " + words(transition.addedTypes) + " instead of " + words(transition.removedTypes),
         "oneOf");
}

void ApiSchemaComparison::compareNullability(const Pair &pair)
{
    const TypeChange change = typeChange(pair.older, pair.newer);
    const auto hasNull = [](const std::vector<std::string> &types) {
        return std::find(types.begin(), types.end(), "null") != types.end();
    };
    bool became = false, ceased = false;
    if (pair.older.isNullable != pair.newer.isNullable) {
        became = pair.newer.isNullable;
        ceased = !became;
    } else if (hasNull(change.removed) && !pair.newer.types.empty()) {
        ceased = true;
    } else if (hasNull(change.added) && !pair.older.types.empty()) {
        became = true;
    } else {
        became = pair.transition.becameNullable;
        ceased = pair.transition.becameNotNullable;
    }
    if (became)
        tell(pair, Kind::requiredness, "became-nullable", "may be null now", "nullable");
    else if (ceased)
        tell(pair, Kind::requiredness, "became-not-nullable", "may not be null any more", "nullable");
}

void ApiSchemaComparison::compareBounds(const Pair &pair)
{
    for (const Bound &bound : bounds) {
        const OpenApiSchema *older = &pair.older, *newer = &pair.newer;
        std::optional<double> from = boundOf(*older, bound), to = boundOf(*newer, bound);
        if (from == to && bound.isOfItems && m_usage.side == ApiUsage::Side::parameter) {
            const OpenApiSchema *olderItems = m_older.schemaOf(older->items), *newerItems = m_newer.schemaOf(newer->items);
            if (olderItems && newerItems) {
                from = boundOf(*olderItems, bound);
                to = boundOf(*newerItems, bound);
            }
        }
        if (from == to)
            continue;
        const bool isSet = !from, isUnset = !to;
        const std::string rule = std::string(bound.rule) + (isSet         ? "-set"
                                                            : isUnset     ? "-unset"
                                                            : *from < *to ? "-increased"
                                                                          : "-decreased");
        const std::string what =
            "had " + numberText(from) + " as " + std::string(bound.keyword) + " and has " + numberText(to) + " now";
        // Read-only properties of a request have rules of their own, where the change matters at all.
        const std::string readOnly = "request-read-only-property-" + rule;
        if (isRequest() && isSkipped(pair) && findApiRule(readOnly))
            tellWhole(pair, Kind::constraint, readOnly, subject(pair) + " " + what, pair.older.placeOf(bound.keyword),
                      pair.newer.placeOf(bound.keyword));
        else if (!isSkipped(pair) || bound.rule == "min-length" || bound.rule.ends_with("contains"))
            tell(pair, Kind::constraint, rule, what, bound.keyword);
    }
}

void ApiSchemaComparison::comparePattern(const Pair &pair)
{
    const std::string &from = pair.older.pattern, &to = pair.newer.pattern;
    if (from == to)
        return;
    if (from.empty())
        tell(pair, Kind::constraint, "pattern-added", "has to match " + quoted(to) + " now", "pattern");
    else if (to.empty())
        tell(pair, Kind::constraint, "pattern-removed", "need not match " + quoted(from) + " any more", "pattern");
    else
        tell(pair, Kind::constraint, to == ".*" && !isResponse() ? "pattern-generalized" : "pattern-changed",
             "had to match " + quoted(from) + " and has to match " + quoted(to) + " now", "pattern");
}

void ApiSchemaComparison::compareValues(const Pair &pair)
{
    static const std::vector<OpenApiValue> none;
    const std::vector<OpenApiValue> &from = pair.older.values ? *pair.older.values : none;
    const std::vector<OpenApiValue> &to = pair.newer.values ? *pair.newer.values : none;
    const OpenApiPlace older = pair.older.placeOf("enum"), newer = pair.newer.placeOf("enum");
    for (const OpenApiValue &value : from) {
        if (holds(to, value))
            continue;
        const std::string what = subject(pair) + " may not be " + quoted(toText(value)) + " any more";
        std::string id = prefix(pair) + "enum-value-removed";
        if (isRequest() && isSkipped(pair))
            id = "request-read-only-property-enum-value-removed";
        else if (isResponse() && pair.isRoot())
            id = "response-mediatype-enum-value-removed";
        tellWhole(pair, Kind::values, id, what, older, newer);
    }
    for (const OpenApiValue &value : to) {
        if (holds(from, value))
            continue;
        const bool isHidden = isResponse() && isSkipped(pair);
        tellWhole(pair, Kind::values,
                  isHidden ? "response-write-only-property-enum-value-added" : prefix(pair) + "enum-value-added",
                  subject(pair) + " may be " + quoted(toText(value)) + " now", older, newer);
    }
    if (pair.older.values || !pair.newer.values)
        return;
    tell(pair, Kind::values, "became-enum", "is limited to " + countText(to.size(), "value") + " now", "enum");
    if (m_usage.isInHeader)
        tellWhole(pair, Kind::values, "request-header-property-became-enum",
                  subject(pair) + " is limited to " + countText(to.size(), "value") + " now", older, newer);
}

void ApiSchemaComparison::compareExtensible(const Pair &pair)
{
    const OpenApiValue *from = findNamed(pair.older.extensions, "x-extensible-enum");
    const OpenApiValue *to = findNamed(pair.newer.extensions, "x-extensible-enum");
    if (!from || !to || isSkipped(pair))
        return;
    for (const OpenApiValue &value : from->items) {
        if (!holds(to->items, value))
            tell(pair, Kind::values, "x-extensible-enum-value-removed",
                 "may not be " + quoted(toText(value)) + " of x-extensible-enum any more", "x-extensible-enum");
    }
}

void ApiSchemaComparison::compareDefault(const Pair &pair)
{
    const auto compare = [&](const std::optional<OpenApiValue> &from, const std::optional<OpenApiValue> &to,
                             const std::string &rule, const std::string &name, std::string_view keyword) {
        if (from == to)
            return;
        if (!from)
            tell(pair, Kind::values, rule + "-added", "has the " + name + " " + quoted(toText(*to)) + " now", keyword);
        else if (!to)
            tell(pair, Kind::values, rule + "-removed", "lost the " + name + " " + quoted(toText(*from)), keyword);
        else
            tell(pair, Kind::values, rule + "-changed",
                 "had the " + name + " " + quoted(toText(*from)) + " and has " + quoted(toText(*to)) + " now", keyword);
    };
    if (m_usage.side != ApiUsage::Side::parameter || m_usage.isOptional)
        compare(pair.older.defaultValue, pair.newer.defaultValue, "default-value", "default", "default");
    compare(pair.older.constant, pair.newer.constant, "const", "only value", "const");
}

void ApiSchemaComparison::compareRequired(const Pair &pair)
{
    if (m_usage.side == ApiUsage::Side::header || (m_usage.side == ApiUsage::Side::parameter && !m_usage.isInHeader))
        return;
    const auto relevant = [&](const std::string &name, bool isAdded) {
        const OpenApiSchemaUse *before = findNamed(pair.older.properties, name), *after = findNamed(pair.newer.properties, name);
        const OpenApiSchema *schema = after ? m_newer.schemaOf(*after) : nullptr;
        if (!before || !schema || (!isResponse() && schema->isReadOnly))
            return;
        const std::string full = pair.path.empty() ? name : pair.path + "/" + name;
        const std::string what =
            "Property " + quoted(full) + " of " + m_usage.subject + (isAdded ? " is required now" : " is optional now");
        std::string id = isAdded ? "became-required" : "became-optional";
        if (m_usage.isInHeader) {
            id = "request-header-property-" + id;
        } else if (isResponse()) {
            id = (schema->isWriteOnly ? "response-write-only-property-" : "response-property-") + id;
        } else {
            id = "request-property-" + id;
            if (isAdded && schema->defaultValue)
                id += "-with-default";
        }
        tellWhole(pair, Kind::requiredness, id, what, isAdded ? pair.older.place : pair.older.placeOf("required"),
                  isAdded ? pair.newer.placeOf("required") : pair.newer.place);
    };
    for (const std::string &name : pair.newer.required) {
        if (!pair.older.isRequired(name))
            relevant(name, true);
    }
    for (const std::string &name : pair.older.required) {
        if (!pair.newer.isRequired(name))
            relevant(name, false);
    }
}

void ApiSchemaComparison::compareAccess(const Pair &pair)
{
    if (pair.parent == nullptr || pair.property.empty() || m_usage.side == ApiUsage::Side::parameter)
        return;
    const std::string side = isRequest() ? "request-" : "response-";
    const std::string owner =
        side + (pair.parent->older.isRequired(pair.property) ? "required" : "optional") + "-property-became-";
    const auto compare = [&](bool from, bool to, const std::string &rule, std::string_view keyword) {
        if (from != to)
            tellWhole(pair, Kind::lifecycle, owner + (to ? "" : "not-") + rule,
                      subject(pair) + (to ? " is " : " is not ") + rule + (to ? " now" : " any more"),
                      pair.older.placeOf(keyword), pair.newer.placeOf(keyword));
    };
    compare(pair.older.isWriteOnly, pair.newer.isWriteOnly, "write-only", "writeOnly");
    compare(pair.older.isReadOnly, pair.newer.isReadOnly, "read-only", "readOnly");
}

void ApiSchemaComparison::compareProperties(const Pair &pair)
{
    const auto full = [&](const std::string &name) {
        return "Property " + quoted(pair.path.empty() ? name : pair.path + "/" + name) + " of " + m_usage.subject;
    };
    const auto isMoved = [&](const std::string &name) {
        const auto &moved = pair.transition.movedProperties;
        return std::find(moved.begin(), moved.end(), name) != moved.end();
    };
    for (const auto &[name, use] : pair.older.properties) {
        const OpenApiSchema *schema = m_older.schemaOf(use);
        if (findNamed(pair.newer.properties, name) || isMoved(name) || !schema || (isRequest() && schema->isReadOnly))
            continue;
        std::string id = "request-property-removed";
        if (isResponse())
            id = std::string(pair.older.isRequired(name) ? "response-required-" : "response-optional-") +
                 (schema->isWriteOnly ? "write-only-" : "") + "property-removed";
        if (isRequest() || isResponse())
            tellWhole(pair, Kind::existence, id, full(name) + " is gone", use.place, pair.newer.placeOf("properties"));
    }
    for (const auto &[name, use] : pair.newer.properties) {
        const OpenApiSchema *schema = m_newer.schemaOf(use);
        if (findNamed(pair.older.properties, name) || !schema || (!isResponse() && schema->isReadOnly))
            continue;
        const bool isNeeded = pair.newer.isRequired(name);
        std::string id;
        if (isResponse())
            id = std::string(isNeeded ? "response-required-" : "response-optional-") +
                 (schema->isWriteOnly ? "write-only-" : "") + "property-added";
        else if (isRequest())
            id = isNeeded ? schema->defaultValue ? "new-required-request-property-with-default" : "new-required-request-property"
                          : "new-optional-request-property";
        else if (m_usage.isInHeader && isNeeded)
            id = "new-required-request-header-property";
        tellWhole(pair, Kind::existence, id, full(name) + " is new" + (isNeeded ? " and required" : ""), {}, use.place);
    }
}

} // namespace alidade
