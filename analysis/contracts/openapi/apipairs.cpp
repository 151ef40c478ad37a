#include "analysis/contracts/openapi/apipairs.h"

#include <algorithm>
#include <optional>
#include <set>

namespace alidade {

namespace {

using Uses = std::vector<OpenApiSchemaUse>;

/// The first position in `open` that fits, taken out of it.
template <typename Fits> std::optional<std::size_t> take(std::vector<std::size_t> &open, Fits fits)
{
    const auto found = std::find_if(open.begin(), open.end(), fits);
    if (found == open.end())
        return std::nullopt;
    const std::size_t position = *found;
    open.erase(found);
    return position;
}

/// Pairs what fits and takes it out of both lists.
template <typename Fits, typename Paired>
void pairUp(std::vector<std::size_t> &removed, std::vector<std::size_t> &added, Fits fits, Paired paired)
{
    std::vector<std::size_t> left;
    for (std::size_t from : removed) {
        if (const auto to = take(added, [&](std::size_t each) { return fits(from, each); }))
            paired(from, *to);
        else
            left.push_back(from);
    }
    removed = std::move(left);
}

std::string titleOf(const ApiSide &side, const OpenApiSchemaUse &use)
{
    const OpenApiSchema *schema = side.schemaOf(use);
    return schema ? schema->title : std::string();
}

} // namespace

AlternativePairs pairAlternatives(const ApiSide &older, const Uses &olderList, const ApiSide &newer, const Uses &newerList)
{
    AlternativePairs pairs;
    for (std::size_t i = 0; i < olderList.size(); ++i)
        pairs.removed.push_back(i);
    for (std::size_t i = 0; i < newerList.size(); ++i)
        pairs.added.push_back(i);
    const auto changed = [&](std::size_t from, std::size_t to) {
        if (older.hashes.wholeOf(olderList[from]) != newer.hashes.wholeOf(newerList[to]))
            pairs.changed.emplace_back(from, to);
    };
    const auto isInline = [&](std::size_t from, std::size_t to) {
        return olderList[from].reference.empty() && newerList[to].reference.empty();
    };
    pairUp(
        pairs.removed, pairs.added,
        [&](std::size_t from, std::size_t to) {
            return !olderList[from].reference.empty() && olderList[from].reference == newerList[to].reference;
        },
        changed);
    pairUp(
        pairs.removed, pairs.added,
        [&](std::size_t from, std::size_t to) {
            return isInline(from, to) && older.hashes.wholeOf(olderList[from]) == newer.hashes.wholeOf(newerList[to]);
        },
        changed);
    pairUp(
        pairs.removed, pairs.added,
        [&](std::size_t from, std::size_t to) {
            const std::string title = titleOf(older, olderList[from]);
            return isInline(from, to) && !title.empty() && title == titleOf(newer, newerList[to]);
        },
        changed);
    const auto isLoneInline = [](const std::vector<std::size_t> &open, const Uses &list) {
        return std::count_if(open.begin(), open.end(), [&](std::size_t i) { return list[i].reference.empty(); }) == 1;
    };
    if (isLoneInline(pairs.removed, olderList) && isLoneInline(pairs.added, newerList)) {
        pairUp(
            pairs.removed, pairs.added,
            [&](std::size_t from, std::size_t to) {
                return isInline(from, to) && titleOf(older, olderList[from]).empty() && titleOf(newer, newerList[to]).empty();
            },
            changed);
    }
    pairUp(
        pairs.removed, pairs.added,
        [&](std::size_t from, std::size_t to) {
            return olderList[from].reference.empty() != newerList[to].reference.empty() &&
                   older.hashes.meaningOf(olderList[from]) == newer.hashes.meaningOf(newerList[to]);
        },
        [](std::size_t, std::size_t) {});
    return pairs;
}

namespace {

bool acceptsNull(const OpenApiSchema &schema) { return schema.isNullable || schema.hasType("null"); }

/// Whether the schema says nothing that limits values but for one keyword.
bool saysOnly(const OpenApiSchema &schema, std::string_view keyword)
{
    static const std::set<std::string_view> explains{"title",        "description", "default", "example",
                                                     "externalDocs", "examples",    "$comment"};
    return std::all_of(schema.keywords.begin(), schema.keywords.end(),
                       [&](const auto &each) { return each.first == keyword || explains.contains(each.first); });
}

bool isNullWrap(const ApiSide &plainSide, const OpenApiSchema &plain, const ApiSide &wrappedSide, const OpenApiSchema &wrapped)
{
    if (!plain.oneOf.empty() || !plain.anyOf.empty() || !plain.allOf.empty() || plain.not_.isThere() || acceptsNull(plain))
        return false;
    if (wrapped.oneOf.size() != 2 || !saysOnly(wrapped, "oneOf"))
        return false;
    const OpenApiSchemaUse *payload = nullptr;
    int nulls = 0;
    for (const OpenApiSchemaUse &use : wrapped.oneOf) {
        const OpenApiSchema *schema = wrappedSide.schemaOf(use);
        if (schema && schema->types == std::vector<std::string>{"null"} && saysOnly(*schema, "type"))
            ++nulls;
        else
            payload = &use;
    }
    if (nulls != 1 || payload == nullptr)
        return false;
    const auto position = static_cast<std::size_t>(&plain - plainSide.document.schemas.data());
    return plainSide.hashes.meaning[position] == wrappedSide.hashes.meaningOf(*payload);
}

std::vector<std::string> movedProperties(const OpenApiSchema &from, const ApiSide &newer, const OpenApiSchema &to)
{
    std::vector<std::string> moved;
    if (!from.oneOf.empty() || from.properties.empty() || to.oneOf.empty() || !to.properties.empty() || !to.types.empty())
        return moved;
    for (const auto &[name, use] : from.properties) {
        const auto has = [&, &wanted = name](const OpenApiSchemaUse &alternative) {
            const OpenApiSchema *schema = newer.schemaOf(alternative);
            return schema && findNamed(schema->properties, wanted);
        };
        if (std::any_of(to.oneOf.begin(), to.oneOf.end(), has))
            moved.push_back(name);
    }
    return moved;
}

/// The types that a schema lists: its own one, or one of each plain alternative. Nothing when it says more than that.
struct TypeList {
    std::set<std::string> types;
    bool isList = false;
};

std::optional<std::set<std::string>> plainTypes(const ApiSide &side, const Uses &alternatives)
{
    std::set<std::string> types;
    for (const OpenApiSchemaUse &use : alternatives) {
        const OpenApiSchema *schema = side.schemaOf(use);
        if (!schema || schema->types.size() != 1 || !schema->properties.empty() || !schema->oneOf.empty() ||
            !schema->anyOf.empty() || !schema->allOf.empty())
            return std::nullopt;
        types.insert(schema->types.front());
    }
    return types;
}

std::optional<TypeList> typeList(const ApiSide &side, const OpenApiSchema &schema)
{
    if (schema.not_.isThere() || !schema.allOf.empty() || !schema.properties.empty())
        return std::nullopt;
    if (!schema.types.empty())
        return TypeList{{schema.types.front()}, false};
    for (const Uses *list : {&schema.oneOf, &schema.anyOf}) {
        if (const auto types = plainTypes(side, *list); types && !types->empty())
            return TypeList{*types, true};
    }
    return std::nullopt;
}

} // namespace

SchemaTransition findTransition(const ApiSide &older, const OpenApiSchema &from, const ApiSide &newer, const OpenApiSchema &to)
{
    SchemaTransition transition;
    transition.becameNullable = isNullWrap(older, from, newer, to);
    transition.becameNotNullable = !transition.becameNullable && isNullWrap(newer, to, older, from);
    transition.movedProperties = movedProperties(from, newer, to);
    const auto before = typeList(older, from), after = typeList(newer, to);
    if (before && after && (before->isList || after->isList)) {
        std::set_difference(after->types.begin(), after->types.end(), before->types.begin(), before->types.end(),
                            std::back_inserter(transition.addedTypes));
        std::set_difference(before->types.begin(), before->types.end(), after->types.begin(), after->types.end(),
                            std::back_inserter(transition.removedTypes));
    }
    return transition;
}

} // namespace alidade
