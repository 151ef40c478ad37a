#include "analysis/contracts/openapi/apischemas.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

std::string quoted(const std::string &text) { return "\"" + text + "\""; }

/// The alternatives at these positions, for people.
std::string names(const std::vector<OpenApiSchemaUse> &list, const std::vector<std::size_t> &positions)
{
    std::string text;
    for (std::size_t position : positions)
        text += (text.empty() ? "" : ", ") + (list[position].reference.empty() ? "number " + std::to_string(position + 1)
                                                                               : openApiReferenceName(list[position].reference));
    return text;
}

} // namespace

void ApiSchemaComparison::compareAlternatives(const Pair &pair)
{
    const auto compare = [&](const std::vector<OpenApiSchemaUse> &from, const std::vector<OpenApiSchemaUse> &to,
                             const std::string &rule, const std::string &keyword) {
        if (from.empty() && to.empty())
            return;
        const AlternativePairs pairs = pairAlternatives(m_older, from, m_newer, to);
        if (!pairs.added.empty())
            tell(pair, Kind::structure, rule + "-added", "got " + names(to, pairs.added) + " in its " + keyword, keyword);
        if (!pairs.removed.empty())
            tell(pair, Kind::structure, rule + "-removed", "lost " + names(from, pairs.removed) + " of its " + keyword, keyword);
    };
    compare(pair.older.oneOf, pair.newer.oneOf, "one-of", "oneOf");
    compare(pair.older.anyOf, pair.newer.anyOf, "any-of", "anyOf");
    compare(pair.older.prefixItems, pair.newer.prefixItems, "prefix-items", "prefixItems");
    if (pair.isRoot() && pair.transition.isOneOfWrap())
        tell(pair, Kind::structure, "wrapped-in-one-of", "became one of several objects", "oneOf");
}

void ApiSchemaComparison::compareAllOf(const Pair &pair)
{
    const std::vector<OpenApiSchemaUse> &from = pair.older.allOf, &to = pair.newer.allOf;
    if (from.empty() && to.empty())
        return;
    static const std::uint64_t nothing = [] {
        OpenApiDocument document;
        document.schemas.emplace_back().ownHash = 2;
        document.schemas.back().ownMeaningHash = 2;
        return ApiHashes(document).meaning.front();
    }();
    const AlternativePairs pairs = pairAlternatives(m_older, from, m_newer, to);
    const auto say = [&](const ApiSide &side, const std::vector<OpenApiSchemaUse> &list,
                         const std::vector<std::size_t> &positions, const std::string &rule, const std::string &verb) {
        std::vector<std::size_t> meaning, explaining;
        for (std::size_t position : positions)
            (side.hashes.meaningOf(list[position]) == nothing ? explaining : meaning).push_back(position);
        if (!meaning.empty())
            tell(pair, Kind::structure, rule, verb + names(list, meaning) + " in its allOf", "allOf");
        if (!explaining.empty())
            tell(pair, Kind::structure, rule + "-annotation-only",
                 verb + names(list, explaining) + " in its allOf, which only explain", "allOf");
    };
    say(m_newer, to, pairs.added, "all-of-added", "got ");
    say(m_older, from, pairs.removed, "all-of-removed", "lost ");
}

void ApiSchemaComparison::compareDiscriminator(const Pair &pair)
{
    const auto &from = pair.older.discriminator, &to = pair.newer.discriminator;
    if (!from && !to)
        return;
    const auto say = [&](const std::string &rule, const std::string &what) {
        tell(pair, Kind::structure, "discriminator-" + rule, what, "discriminator");
    };
    if (!from)
        return say("added", "is told apart by " + quoted(to->property) + " now");
    if (!to)
        return say("removed", "is not told apart by " + quoted(from->property) + " any more");
    if (from->property != to->property)
        say("property-name-changed",
            "was told apart by " + quoted(from->property) + " and is by " + quoted(to->property) + " now");
    std::string added, removed;
    for (const auto &[name, target] : to->mapping) {
        const std::string *before = findNamed(from->mapping, name);
        if (!before)
            added += (added.empty() ? "" : ", ") + name;
        else if (*before != target)
            say("mapping-changed", "led " + quoted(name) + " to " + *before + " and leads it to " + target + " now");
    }
    for (const auto &[name, target] : from->mapping) {
        if (!findNamed(to->mapping, name))
            removed += (removed.empty() ? "" : ", ") + name;
    }
    if (!added.empty())
        say("mapping-added", "got " + added + " in its discriminator");
    if (!removed.empty())
        say("mapping-deleted", "lost " + removed + " of its discriminator");
}

void ApiSchemaComparison::compareNested(const Pair &pair)
{
    struct Nested {
        std::string_view keyword, rule;
        OpenApiSchemaUse OpenApiSchema::*member;
    };
    static constexpr std::array<Nested, 8> nested{
        {{"contains", "contains", &OpenApiSchema::contains},
         {"if", "if", &OpenApiSchema::if_},
         {"then", "then", &OpenApiSchema::then_},
         {"else", "else", &OpenApiSchema::else_},
         {"propertyNames", "property-names", &OpenApiSchema::propertyNames},
         {"unevaluatedItems", "unevaluated-items", &OpenApiSchema::unevaluatedItems},
         {"unevaluatedProperties", "unevaluated-properties", &OpenApiSchema::unevaluatedProperties},
         {"contentSchema", "content-schema", &OpenApiSchema::contentSchema}}};
    for (const Nested &each : nested) {
        const bool before = (pair.older.*each.member).isThere(), after = (pair.newer.*each.member).isThere();
        if (before != after)
            tell(pair, Kind::structure, std::string(each.rule) + (after ? "-added" : "-removed"),
                 (after ? "got " : "lost ") + std::string(each.keyword), each.keyword);
    }
}

void ApiSchemaComparison::compareDependent(const Pair &pair)
{
    const auto joined = [](const std::vector<std::string> &list) {
        std::string text;
        for (const std::string &each : list)
            text += (text.empty() ? "" : ", ") + each;
        return text;
    };
    const auto &from = pair.older.dependentRequired, &to = pair.newer.dependentRequired;
    for (const auto &[name, needs] : to) {
        const std::vector<std::string> *before = findNamed(from, name);
        const std::string what = "with " + quoted(name) + " needs " + joined(needs);
        if (!before)
            tell(pair, Kind::structure, "dependent-required-added", what + " now", "dependentRequired");
        else if (std::set<std::string>(before->begin(), before->end()) != std::set<std::string>(needs.begin(), needs.end()))
            tell(pair, Kind::structure, "dependent-required-changed", what + " instead of " + joined(*before),
                 "dependentRequired");
    }
    for (const auto &[name, needs] : from) {
        if (!findNamed(to, name))
            tell(pair, Kind::structure, "dependent-required-removed",
                 "with " + quoted(name) + " does not need " + joined(needs) + " any more", "dependentRequired");
    }
    const auto compare = [&](const OpenApiNamed<OpenApiSchemaUse> &older, const OpenApiNamed<OpenApiSchemaUse> &newer,
                             const std::string &rule, const std::string &keyword) {
        for (const auto &[name, use] : newer) {
            if (!findNamed(older, name))
                tell(pair, Kind::structure, rule + "-added", "got " + quoted(name) + " in its " + keyword, keyword);
        }
        for (const auto &[name, use] : older) {
            if (!findNamed(newer, name))
                tell(pair, Kind::structure, rule + "-removed", "lost " + quoted(name) + " of its " + keyword, keyword);
        }
    };
    compare(pair.older.dependentSchemas, pair.newer.dependentSchemas, "dependent-schema", "dependentSchemas");
    compare(pair.older.patternProperties, pair.newer.patternProperties, "pattern-property", "patternProperties");
}

void ApiSchemaComparison::compareContent(const Pair &pair)
{
    const auto compare = [&](const std::string &from, const std::string &to, const std::string &rule,
                             const std::string &keyword) {
        if (from != to)
            tell(pair, Kind::type, rule, "had the " + keyword + " " + quoted(from) + " and has " + quoted(to) + " now", keyword);
    };
    compare(pair.older.contentMediaType, pair.newer.contentMediaType, "content-media-type-changed", "contentMediaType");
    compare(pair.older.contentEncoding, pair.newer.contentEncoding, "content-encoding-changed", "contentEncoding");
}

void ApiSchemaComparison::compareLifecycle(const Pair &pair)
{
    if (pair.isRoot())
        return;
    const auto say = [&](const std::string &rule, const std::string &what, std::string_view keyword) {
        tell(pair, Kind::lifecycle, rule, what, keyword);
    };
    if (pair.older.isDeprecated && !pair.newer.isDeprecated)
        say("reactivated", "is not deprecated any more", "deprecated");
    if (!pair.older.isDeprecated && pair.newer.isDeprecated) {
        switch (sunsetFault(pair.newer.extensions, m_usage.sunsetDays, m_report.options())) {
        case SunsetFault::missing:
            say("deprecated-sunset-missing", "is deprecated without a day in x-sunset", "deprecated");
            break;
        case SunsetFault::invalid:
            say("deprecated-sunset-invalid", "is deprecated with an x-sunset that is no day", "x-sunset");
            break;
        case SunsetFault::tooSoon:
            say("sunset-date-too-small", "is deprecated with an x-sunset that comes too soon", "x-sunset");
            break;
        case SunsetFault::none:
            say(findNamed(pair.newer.extensions, "x-sunset") ? "deprecated-with-sunset" : "deprecated", "is deprecated now",
                "deprecated");
        }
    }
    const auto before = stabilityOf(pair.older.extensions), after = stabilityOf(pair.newer.extensions);
    if (!before || !after) {
        if (findNamed(pair.older.extensions, "x-stability-level") != nullptr ||
            findNamed(pair.newer.extensions, "x-stability-level") != nullptr)
            tellWhole(pair, Kind::lifecycle, "api-invalid-stability-level",
                      subject(pair) + " has an x-stability-level that is none", pair.older.placeOf("x-stability-level"),
                      pair.newer.placeOf("x-stability-level"));
        return;
    }
    const int from = stabilityRank(*before), to = stabilityRank(*after);
    if (from != to)
        say(to < from ? "stability-decreased" : "stability-increased",
            "was " + (before->empty() ? "stable" : *before) + " and is " + (after->empty() ? "stable" : *after) + " now",
            "x-stability-level");
}

} // namespace alidade
