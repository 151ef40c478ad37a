#include "analysis/contracts/openapi/apischemas.h"

namespace alidade {

namespace {

/// Schemas that are compared for one use; schemas that lead to one another on many ways have no end otherwise.
constexpr std::size_t mostPairs = 100'000;
constexpr std::size_t deepest = 200;

std::string joined(const std::string &path, const std::string &name) { return path.empty() ? name : path + "/" + name; }

std::string indexed(const std::string &name, const std::string &index) { return name + "[" + index + "]"; }

} // namespace

void ApiSchemaComparison::compare(const OpenApiSchemaUse &older, const OpenApiSchemaUse &newer)
{
    walk(older, newer, {}, {}, nullptr);
}

void ApiSchemaComparison::walk(const OpenApiSchemaUse &older, const OpenApiSchemaUse &newer, std::string path,
                               std::string property, const Pair *parent)
{
    const OpenApiSchema *from = m_older.schemaOf(older), *to = m_newer.schemaOf(newer);
    if (!from || !to || m_older.hashes.wholeOf(older) == m_newer.hashes.wholeOf(newer) || m_report.isFull())
        return;
    // A circle is gone round once.
    if (m_olderPath.contains(older.schema) || m_newerPath.contains(newer.schema))
        return;
    if (++m_pairs > mostPairs || m_olderPath.size() > deepest || m_newerPath.size() > deepest) {
        m_report.wasCut = true;
        return;
    }
    m_olderPath.insert(older.schema);
    m_newerPath.insert(newer.schema);
    Pair pair{*from, *to, std::move(path), std::move(property), parent, findTransition(m_older, *from, m_newer, *to)};
    pair.isNullTypeOnly = typeChange(*from, *to).isNullOnly();
    compareNode(pair);
    walkInner(pair);
    m_olderPath.erase(older.schema);
    m_newerPath.erase(newer.schema);
}

void ApiSchemaComparison::walkAlternatives(const Pair &pair, const std::vector<OpenApiSchemaUse> &older,
                                           const std::vector<OpenApiSchemaUse> &newer, const std::string &name)
{
    for (const auto &[from, to] : pairAlternatives(m_older, older, m_newer, newer).changed) {
        const std::string &reference = newer[to].reference;
        const std::string which = reference.empty() ? std::to_string(to + 1) : openApiReferenceName(reference);
        walk(older[from], newer[to], joined(pair.path, indexed(name, which)), {}, &pair);
    }
}

void ApiSchemaComparison::walkNamed(const Pair &pair, const OpenApiNamed<OpenApiSchemaUse> &older,
                                    const OpenApiNamed<OpenApiSchemaUse> &newer, const std::string &name)
{
    for (const auto &[key, use] : older) {
        const OpenApiSchemaUse *other = findNamed(newer, key);
        if (!other)
            continue;
        if (name.empty())
            walk(use, *other, joined(pair.path, key), key, &pair);
        else
            walk(use, *other, joined(pair.path, indexed(name, key)), {}, &pair);
    }
}

void ApiSchemaComparison::walkInner(const Pair &pair)
{
    const OpenApiSchema &from = pair.older, &to = pair.newer;
    walkAlternatives(pair, from.allOf, to.allOf, "allOf");
    walkAlternatives(pair, from.anyOf, to.anyOf, "anyOf");
    walkAlternatives(pair, from.oneOf, to.oneOf, "oneOf");
    walkAlternatives(pair, from.prefixItems, to.prefixItems, "prefixItems");
    const auto single = [&](const OpenApiSchemaUse &older, const OpenApiSchemaUse &newer, const char *name) {
        if (older.isThere() && newer.isThere())
            walk(older, newer, joined(pair.path, name), {}, &pair);
    };
    single(from.items, to.items, "items");
    walkNamed(pair, from.properties, to.properties, {});
    single(from.additionalProperties, to.additionalProperties, "additionalProperties");
    single(from.contains, to.contains, "contains");
    single(from.propertyNames, to.propertyNames, "propertyNames");
    single(from.unevaluatedItems, to.unevaluatedItems, "unevaluatedItems");
    single(from.unevaluatedProperties, to.unevaluatedProperties, "unevaluatedProperties");
    single(from.if_, to.if_, "if");
    single(from.then_, to.then_, "then");
    single(from.else_, to.else_, "else");
    single(from.not_, to.not_, "not");
    single(from.contentSchema, to.contentSchema, "contentSchema");
    walkNamed(pair, from.patternProperties, to.patternProperties, "patternProperties");
    walkNamed(pair, from.dependentSchemas, to.dependentSchemas, "dependentSchemas");
}

std::string ApiSchemaComparison::prefix(const Pair &pair) const
{
    switch (m_usage.side) {
    case ApiUsage::Side::request: return pair.isRoot() ? "request-body-" : "request-property-";
    case ApiUsage::Side::response: return pair.isRoot() ? "response-body-" : "response-property-";
    case ApiUsage::Side::parameter: return pair.isRoot() ? "request-parameter-" : "request-parameter-property-";
    case ApiUsage::Side::header: break;
    }
    return pair.isRoot() ? "response-header-" : "-"; // no rule looks into headers
}

std::string ApiSchemaComparison::subject(const Pair &pair) const
{
    if (!pair.isRoot())
        return "Property \"" + pair.path + "\" of " + m_usage.subject;
    std::string text = m_usage.subject;
    text.front() = static_cast<char>(text.front() - 32);
    return text;
}

/// What one side of the call never sees cannot break it.
bool ApiSchemaComparison::isSkipped(const Pair &pair) const
{
    return !pair.isRoot() && ((isRequest() && pair.newer.isReadOnly) || (isResponse() && pair.newer.isWriteOnly));
}

/// Whether no transition of the schema stands for the change.
bool ApiSchemaComparison::isTold(const Pair &pair, Kind kind, std::string_view id) const
{
    const SchemaTransition &transition = pair.transition;
    if (kind == Kind::lifecycle)
        return true;
    if (transition.isNullWrap())
        return id.find("nullable") != std::string_view::npos;
    if (pair.isNullTypeOnly && kind == Kind::type)
        return false;
    if (kind != Kind::type && kind != Kind::structure)
        return true;
    const bool isListRule = id.find("list-of-types") != std::string_view::npos;
    if (transition.isListOfTypes() && !isListRule)
        return false;
    return !transition.isOneOfWrap() || id.ends_with("wrapped-in-one-of") || id.ends_with("property-one-of-added");
}

void ApiSchemaComparison::tell(const Pair &pair, Kind kind, std::string_view rule, const std::string &what,
                               std::string_view keyword)
{
    tellWhole(pair, kind, prefix(pair) + std::string(rule), subject(pair) + " " + what, pair.older.placeOf(keyword),
              pair.newer.placeOf(keyword));
}

void ApiSchemaComparison::tellWhole(const Pair &pair, Kind kind, const std::string &id, const std::string &what,
                                    OpenApiPlace older, OpenApiPlace newer)
{
    if (isTold(pair, kind, id))
        m_report.add(id, m_usage.operation, what + ".", older, newer);
}

} // namespace alidade
