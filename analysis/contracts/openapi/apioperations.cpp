#include "analysis/contracts/openapi/apioperations.h"

#include <algorithm>

namespace alidade {

namespace {

bool holds(const std::vector<std::string> &list, const std::string &word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// A sunset that was taken away or brought forward.
void compareSunsets(const OperationPair &pair)
{
    const OpenApiValue *before = findNamed(pair.older.extensions, "x-sunset");
    const OpenApiValue *after = findNamed(pair.newer.extensions, "x-sunset");
    if (!pair.newer.isDeprecated || !before)
        return;
    if (!after)
        return pair.tell("sunset-deleted", "The day of its end in x-sunset is gone");
    if (*before == *after)
        return;
    const auto from = sunsetDay(*before), to = sunsetDay(*after);
    if (!from || !to)
        pair.tell("api-path-sunset-parse", "Its x-sunset is no day");
    else if (*to < *from && (*to - pair.report.options().today).count() < pair.sunsetDays)
        pair.tell("api-sunset-date-changed-too-small", "The day of its end came forward to " + after->text);
}

} // namespace

void compareLifecycles(const OperationPair &pair)
{
    const auto before = stabilityOf(pair.older.extensions), after = stabilityOf(pair.newer.extensions);
    if (!before || !after)
        pair.tell("api-invalid-stability-level", "Its x-stability-level is none of draft, alpha, beta and stable");
    else if (const int from = stabilityRank(*before), to = stabilityRank(*after); from != to)
        pair.tell(to < from ? "api-stability-decreased" : "api-stability-increased",
                  "It was " + (before->empty() ? "stable" : *before) + " and is " + (after->empty() ? "stable" : *after) +
                      " now");
    compareSunsets(pair);
    if (pair.older.isDeprecated && !pair.newer.isDeprecated)
        pair.tell("endpoint-reactivated", "It is not deprecated any more");
    if (pair.older.isDeprecated || !pair.newer.isDeprecated || !after)
        return;
    switch (sunsetFault(pair.newer.extensions, pair.sunsetDays, pair.report.options())) {
    case SunsetFault::missing: pair.tell("api-deprecated-sunset-missing", "It is deprecated without a day in x-sunset"); break;
    case SunsetFault::invalid:
        pair.tell("api-deprecated-sunset-parse", "It is deprecated with an x-sunset that is no day");
        break;
    case SunsetFault::tooSoon:
        pair.tell("api-sunset-date-too-small", "It is deprecated with an x-sunset that comes too soon");
        break;
    case SunsetFault::none:
        pair.tell(findNamed(pair.newer.extensions, "x-sunset") ? "endpoint-deprecated-with-sunset" : "endpoint-deprecated",
                  "It is deprecated now");
    }
}

void tellRemoved(const OpenApiOperation &operation, const std::string &element, bool isWholePath, OpenApiPlace newer,
                 ApiReport &report)
{
    const std::string kind = isWholePath ? "api-path-" : "api-";
    const auto tell = [&](const std::string &rule, const std::string &what) {
        report.add(rule, element, what + ".", operation.place, newer);
    };
    const auto stability = stabilityOf(operation.extensions);
    if (!stability)
        return tell("api-invalid-stability-level", "Its x-stability-level is none of draft, alpha, beta and stable");
    if (isWholePath && stabilityRank(*stability) <= 2)
        return;
    if (!operation.isDeprecated)
        return tell(kind + "removed-without-deprecation", "It is gone and was not deprecated before");
    const OpenApiValue *sunset = findNamed(operation.extensions, "x-sunset");
    if (!sunset)
        return tell(kind + "removed-with-deprecation", "It is gone and was deprecated before");
    const auto day = sunsetDay(*sunset);
    if (!day)
        tell("api-path-sunset-parse", "It is gone, and its x-sunset was no day");
    else if (report.options().today < *day)
        tell(kind + "removed-before-sunset", "It is gone before the day of its end, " + sunset->text);
}

void compareOperations(const OperationPair &pair)
{
    compareLifecycles(pair);
    compareParameters(pair);
    compareBodies(pair);
    compareResponses(pair);
    compareSecurity(pair);
    if (pair.older.id != pair.newer.id)
        pair.tell(pair.older.id.empty() ? "api-operation-id-added" : "api-operation-id-removed",
                  "Its id was \"" + pair.older.id + "\" and is \"" + pair.newer.id + "\" now");
    for (const std::string &tag : pair.older.tags) {
        if (!holds(pair.newer.tags, tag))
            pair.tell("api-tag-removed", "It lost the tag \"" + tag + "\"");
    }
    for (const std::string &tag : pair.newer.tags) {
        if (!holds(pair.older.tags, tag))
            pair.tell("api-tag-added", "It got the tag \"" + tag + "\"");
    }
}

} // namespace alidade
