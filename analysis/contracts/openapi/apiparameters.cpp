#include "analysis/contracts/openapi/apioperations.h"
#include "analysis/contracts/openapi/apischemas.h"

#include <algorithm>
#include <map>
#include <optional>

namespace alidade {

namespace {

using Parameters = std::vector<OpenApiParameter>;

std::string subjectOf(const OpenApiParameter &parameter)
{
    return "the " + parameter.in + " parameter \"" + parameter.name + "\"";
}

std::string capital(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 32);
    return text;
}

bool isFormExploded(const OpenApiParameter &parameter)
{
    const bool isForm =
        parameter.style == "form" || (parameter.style.empty() && (parameter.in == "query" || parameter.in == "cookie"));
    return isForm && parameter.explodes.value_or(true);
}

/// The properties of an object whose members are parameters of their own in the query; nullptr for others. It has to say so.
const OpenApiSchema *explodedObject(const OpenApiDocument &document, const OpenApiParameter &parameter)
{
    const OpenApiSchema *schema = document.schemaOf(parameter.schema);
    const bool isExploded = parameter.explodes.value_or(false) && isFormExploded(parameter);
    return isExploded && schema && schema->types == std::vector<std::string>{"object"} && !schema->properties.empty() ? schema
                                                                                                                      : nullptr;
}

class ParameterComparison {
public:
    explicit ParameterComparison(const OperationPair &pair) : m_pair(pair)
    {
        const std::vector<std::string> before = openApiPathParameters(pair.olderPath),
                                       after = openApiPathParameters(pair.newerPath);
        for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i)
            m_pathNames[before[i]] = after[i];
    }

    void run()
    {
        const Parameters &older = m_pair.older.parameters, &newer = m_pair.newer.parameters;
        std::vector<bool> isUsed(newer.size()), isDone(older.size());
        pairExploded(older, newer, isDone, isUsed);
        for (std::size_t i = 0; i < older.size(); ++i) {
            if (isDone[i])
                continue;
            std::size_t found = newer.size();
            for (std::size_t k = 0; k < newer.size() && found == newer.size(); ++k) {
                if (!isUsed[k] && isSame(older[i], newer[k]))
                    found = k;
            }
            if (found == newer.size()) {
                removed(older[i]);
            } else {
                isUsed[found] = true;
                changed(older[i], newer[found]);
            }
        }
        for (std::size_t k = 0; k < newer.size(); ++k) {
            if (!isUsed[k])
                added(newer[k]);
        }
    }

private:
    bool isSame(const OpenApiParameter &older, const OpenApiParameter &newer) const
    {
        if (older.in != newer.in)
            return false;
        if (older.in != "path")
            return older.name == newer.name;
        const auto renamed = m_pathNames.find(older.name);
        return renamed == m_pathNames.end() ? older.name == newer.name : renamed->second == newer.name;
    }

    /// Parameters that became members of an exploded object, or the reverse: on the wire they are the same.
    void pairExploded(const Parameters &older, const Parameters &newer, std::vector<bool> &isDone, std::vector<bool> &isUsed)
    {
        const auto match = [&](const Parameters &simple, std::vector<bool> &simpleDone, const ApiSide &objectSide,
                               const Parameters &objects, std::vector<bool> &objectDone, bool isForward) {
            for (std::size_t k = 0; k < objects.size(); ++k) {
                const OpenApiSchema *object = explodedObject(objectSide.document, objects[k]);
                if (!object || objectDone[k])
                    continue;
                for (std::size_t i = 0; i < simple.size(); ++i) {
                    const OpenApiSchemaUse *member = findNamed(object->properties, simple[i].name);
                    const ApiSide &simpleSide = isForward ? m_pair.olderSide : m_pair.newerSide;
                    if (simpleDone[i] || !member || simple[i].in != objects[k].in ||
                        explodedObject(simpleSide.document, simple[i]))
                        continue;
                    OpenApiParameter inner = objects[k];
                    inner.name = simple[i].name;
                    inner.schema = *member;
                    simpleDone[i] = objectDone[k] = true;
                    isForward ? changed(simple[i], inner) : changed(inner, simple[i]);
                }
            }
        };
        match(older, isDone, m_pair.newerSide, newer, isUsed, true);
        match(newer, isUsed, m_pair.olderSide, older, isDone, false);
    }

    void removed(const OpenApiParameter &parameter) const
    {
        const std::string subject = capital(subjectOf(parameter));
        const auto tell = [&](const char *rule, const std::string &what) {
            m_pair.tell(rule, subject + what, parameter.place, m_pair.newer.place);
        };
        const OpenApiValue *sunset = findNamed(parameter.extensions, "x-sunset");
        if (!parameter.isDeprecated)
            return tell("request-parameter-removed", " is gone and was not deprecated before");
        if (!sunset)
            return tell("request-parameter-removed-with-deprecation", " is gone and was deprecated before");
        const auto day = sunsetDay(*sunset);
        if (!day)
            tell("request-parameter-sunset-parse", " is gone, and its x-sunset was no day");
        else if (m_pair.report.options().today < *day)
            tell("request-parameter-removed-before-sunset", " is gone before the day of its end, " + sunset->text);
    }

    void added(const OpenApiParameter &parameter) const
    {
        std::string rule = parameter.isRequired ? "new-required-request-" : "new-optional-request-";
        rule += parameter.isShared ? "default-parameter-to-existing-path" : "parameter";
        if (parameter.in == "path")
            rule = "new-request-path-parameter";
        m_pair.tell(rule, capital(subjectOf(parameter)) + " is new" + (parameter.isRequired ? " and required" : ""), {},
                    parameter.place);
    }

    void changed(const OpenApiParameter &older, const OpenApiParameter &newer) const
    {
        const std::string subject = capital(subjectOf(newer));
        if (older.isRequired != newer.isRequired)
            m_pair.tell(newer.isRequired ? "request-parameter-became-required" : "request-parameter-became-optional",
                        subject + (newer.isRequired ? " is required now" : " is optional now"), older.place, newer.place);
        compareSunset(older, newer, subject);
        compareDeprecation(older, newer, subject);
        ApiUsage usage{ApiUsage::Side::parameter, m_pair.element, subjectOf(newer)};
        usage.isStrict = false;
        usage.isInHeader = newer.in == "header";
        usage.takesExploded = isFormExploded(newer);
        usage.isOptional = !older.isRequired && !newer.isRequired;
        ApiSchemaComparison(m_pair.olderSide, m_pair.newerSide, m_pair.report, usage).compare(older.schema, newer.schema);
        for (const auto &[type, media] : older.content) {
            if (const OpenApiMedia *other = findNamed(newer.content, type))
                ApiSchemaComparison(m_pair.olderSide, m_pair.newerSide, m_pair.report, usage)
                    .compare(media.schema, other->schema);
        }
    }

    void compareSunset(const OpenApiParameter &older, const OpenApiParameter &newer, const std::string &subject) const
    {
        const OpenApiValue *before = findNamed(older.extensions, "x-sunset"), *after = findNamed(newer.extensions, "x-sunset");
        if (!newer.isDeprecated || !before || (after && *before == *after))
            return;
        const auto tell = [&](const char *rule, const std::string &what) {
            m_pair.tell(rule, subject + what, older.place, newer.place);
        };
        if (!after)
            return tell("request-parameter-sunset-deleted", " lost the day of its end in x-sunset");
        const auto from = sunsetDay(*before), to = sunsetDay(*after);
        if (!from || !to)
            tell("request-parameter-sunset-parse", " has an x-sunset that is no day");
        else if (*to < *from && (*to - m_pair.report.options().today).count() < m_pair.sunsetDays)
            tell("request-parameter-sunset-date-changed-too-small", " ends earlier, on " + after->text);
    }

    void compareDeprecation(const OpenApiParameter &older, const OpenApiParameter &newer, const std::string &subject) const
    {
        const auto tell = [&](const char *rule, const char *what) {
            m_pair.tell(rule, subject + what, older.place, newer.place);
        };
        if (older.isDeprecated && !newer.isDeprecated)
            tell("request-parameter-reactivated", " is not deprecated any more");
        if (older.isDeprecated || !newer.isDeprecated)
            return;
        switch (sunsetFault(newer.extensions, m_pair.sunsetDays, m_pair.report.options())) {
        case SunsetFault::missing:
            tell("request-parameter-deprecated-sunset-missing", " is deprecated without a day in x-sunset");
            break;
        case SunsetFault::invalid:
            tell("request-parameter-sunset-parse", " is deprecated with an x-sunset that is no day");
            break;
        case SunsetFault::tooSoon:
            tell("request-parameter-sunset-date-too-small", " is deprecated with an x-sunset that comes too soon");
            break;
        case SunsetFault::none: tell("request-parameter-deprecated", " is deprecated now"); break;
        }
    }

    const OperationPair &m_pair;
    std::map<std::string, std::string> m_pathNames; ///< older -> newer
};

} // namespace

void compareParameters(const OperationPair &pair) { ParameterComparison(pair).run(); }

} // namespace alidade
