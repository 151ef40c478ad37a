#include "analysis/contracts/openapi/apioperations.h"

#include <algorithm>
#include <functional>

namespace alidade {

namespace {

using Requirements = std::vector<OpenApiSecurity>;

std::string nameOf(const OpenApiSecurity &security)
{
    std::string text;
    for (const auto &[scheme, scopes] : security)
        text += (text.empty() ? "" : " and ") + scheme;
    return text;
}

std::string scopeSentence(const std::string &scheme, const std::string &scope, bool isNeeded)
{
    return "The way in by " + scheme + (isNeeded ? " needs " + scope + " now" : " does not need " + scope + " any more");
}

bool isSameSchemes(const OpenApiSecurity &left, const OpenApiSecurity &right)
{
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](const auto &l, const auto &r) { return l.first == r.first; });
}

/// Calls `tell(rule, what)` with rules that begin with `prefix`.
void compareRequirements(const Requirements &older, const Requirements &newer, const std::string &prefix,
                         const std::function<void(const std::string &, const std::string &)> &tell)
{
    const auto find = [](const Requirements &list, const OpenApiSecurity &wanted) {
        return std::find_if(list.begin(), list.end(), [&](const OpenApiSecurity &each) { return isSameSchemes(each, wanted); });
    };
    for (const OpenApiSecurity &each : older) {
        const auto other = find(newer, each);
        if (other == newer.end()) {
            if (!each.empty())
                tell(prefix + "removed", "The way in by " + nameOf(each) + " is gone");
            continue;
        }
        for (const auto &[scheme, scopes] : each) {
            const std::vector<std::string> &others = other->at(scheme);
            for (const std::string &scope : scopes) {
                if (std::find(others.begin(), others.end(), scope) == others.end())
                    tell(prefix + "scope-removed", scopeSentence(scheme, scope, false));
            }
            for (const std::string &scope : others) {
                if (std::find(scopes.begin(), scopes.end(), scope) == scopes.end())
                    tell(prefix + "scope-added", scopeSentence(scheme, scope, true));
            }
        }
    }
    for (const OpenApiSecurity &each : newer) {
        if (!each.empty() && find(older, each) == older.end())
            tell(prefix + "added", "The way in by " + nameOf(each) + " is new");
    }
}

void compareFlow(const OpenApiOauthFlow &older, const OpenApiOauthFlow &newer,
                 const std::function<void(const std::string &, const std::string &)> &tell)
{
    const std::string prefix = "api-security-component-oauth-";
    if (older.authorizationUrl != newer.authorizationUrl)
        tell(prefix + "url-changed", "has another URL for authorization");
    if (older.tokenUrl != newer.tokenUrl)
        tell(prefix + "token-url-changed", "has another URL for tokens");
    for (const auto &[scope, text] : older.scopes) {
        const auto other = newer.scopes.find(scope);
        if (other == newer.scopes.end())
            tell(prefix + "scope-removed", "lost the scope " + scope);
        else if (other->second != text)
            tell(prefix + "scope-changed", "explains the scope " + scope + " in other words");
    }
    for (const auto &[scope, text] : newer.scopes) {
        if (!older.scopes.contains(scope))
            tell(prefix + "scope-added", "got the scope " + scope);
    }
}

} // namespace

void compareSecurity(const OperationPair &pair)
{
    const Requirements none;
    compareRequirements(pair.older.security ? *pair.older.security : none, pair.newer.security ? *pair.newer.security : none,
                        "api-security-", [&](const std::string &rule, const std::string &what) { pair.tell(rule, what); });
}

void compareSecuritySchemes(const OpenApiDocument &older, const OpenApiDocument &newer, ApiReport &report)
{
    const OpenApiPlace top{0, 1, 1};
    compareRequirements(
        older.security, newer.security, "api-global-security-",
        [&](const std::string &rule, const std::string &what) { report.add(rule, "security", what + ".", top, top); });
    for (const auto &[name, scheme] : older.securitySchemes) {
        const std::string subject = "The security scheme \"" + name + "\" ";
        const OpenApiSecurityScheme *other = findNamed(newer.securitySchemes, name);
        if (!other) {
            report.add("api-security-component-removed", name, subject + "is gone.", scheme.place, top);
            continue;
        }
        if (scheme.type != other->type)
            report.add("api-security-component-type-changed", name,
                       subject + "was " + scheme.type + " and is " + other->type + " now.", scheme.place, other->place);
        const auto tell = [&report, &subject, &id = name, place = scheme.place,
                           otherPlace = other->place](const std::string &rule, const std::string &what) {
            report.add(rule, id, subject + what + ".", place, otherPlace);
        };
        for (const auto &[kind, flow] : scheme.flows) {
            const auto same = other->flows.find(kind);
            if (same != other->flows.end())
                compareFlow(flow, same->second, tell);
        }
    }
    for (const auto &[name, scheme] : newer.securitySchemes) {
        if (!findNamed(older.securitySchemes, name))
            report.add("api-security-component-added", name, "The security scheme \"" + name + "\" is new.", top, scheme.place);
    }
}

} // namespace alidade
