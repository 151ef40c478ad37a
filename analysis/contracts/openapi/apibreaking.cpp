#include "analysis/contracts/openapi/apibreaking.h"

#include "analysis/contracts/openapi/apioperations.h"
#include "model/error.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace alidade {

namespace {

class DocumentComparison {
public:
    DocumentComparison(const OpenApiDocument &older, const OpenApiDocument &newer, const ApiCheckOptions &options,
                       std::stop_token stop)
        : m_older(older), m_newer(newer), m_olderHashes(older), m_newerHashes(newer), m_report(older, newer, options),
          m_stop(std::move(stop))
    {}

    ApiReport &run()
    {
        comparePaths(m_older.paths, m_newer.paths, {});
        compareWebhooks();
        compareSecuritySchemes(m_older, m_newer, m_report);
        for (const auto &[name, use] : m_older.components) {
            if (!findNamed(m_newer.components, name))
                m_report.add("api-schema-removed", name, "The schema \"" + name + "\" is gone.", use.place, m_top);
        }
        return m_report;
    }

private:
    /// Paths belong together by name, else by shape, when only parameters are called otherwise.
    void comparePaths(const std::vector<OpenApiPath> &older, const std::vector<OpenApiPath> &newer, const std::string &kind)
    {
        std::map<std::string, const OpenApiPath *> byName, byShape;
        std::set<const OpenApiPath *> used;
        for (const OpenApiPath &path : newer)
            byName.emplace(path.path, &path);
        for (const OpenApiPath &path : older) {
            if (const auto same = byName.find(path.path); same != byName.end())
                used.insert(same->second);
        }
        for (const OpenApiPath &path : newer) {
            if (!used.contains(&path))
                byShape.emplace(openApiPathShape(path.path), &path);
        }
        for (const OpenApiPath &path : older) {
            if (m_stop.stop_requested())
                throw Cancelled();
            const OpenApiPath *other = nullptr;
            if (const auto same = byName.find(path.path); same != byName.end())
                other = same->second;
            else if (const auto alike = byShape.find(openApiPathShape(path.path));
                     alike != byShape.end() && used.insert(alike->second).second)
                other = alike->second;
            comparePath(path, other, kind);
        }
        for (const OpenApiPath &path : newer) {
            for (const OpenApiOperation &operation : path.operations) {
                if (!used.contains(&path) && kind.empty())
                    m_report.add("endpoint-added", operation.method + " " + path.path, "It is new.", {}, operation.place);
            }
        }
    }

    void comparePath(const OpenApiPath &older, const OpenApiPath *newer, const std::string &kind)
    {
        const ApiSide olderSide{m_older, m_olderHashes}, newerSide{m_newer, m_newerHashes};
        for (const OpenApiOperation &operation : older.operations) {
            const OpenApiOperation *other = newer ? newer->find(operation.method) : nullptr;
            if (!other) {
                if (newer || kind.empty())
                    tellRemoved(operation, operation.method + " " + kind + older.path, newer == nullptr,
                                newer ? newer->place : m_top, m_report);
                continue;
            }
            const auto stability = stabilityOf(other->extensions);
            compareOperations({olderSide, newerSide, operation, *other, operation.method + " " + kind + newer->path, older.path,
                               newer->path, sunsetDaysOf(stability ? *stability : "", m_report.options()), m_report});
        }
        for (const OpenApiOperation &operation : newer ? newer->operations : std::vector<OpenApiOperation>()) {
            if (!older.find(operation.method))
                m_report.add("endpoint-added", operation.method + " " + kind + newer->path, "It is new.", {}, operation.place);
        }
    }

    void compareWebhooks()
    {
        comparePaths(m_older.webhooks, m_newer.webhooks, "webhook:");
        const auto tell = [&](const std::vector<OpenApiPath> &from, const std::vector<OpenApiPath> &to, bool isGone) {
            for (const OpenApiPath &each : from) {
                const bool isThere =
                    std::any_of(to.begin(), to.end(), [&](const OpenApiPath &other) { return other.path == each.path; });
                if (!isThere)
                    m_report.add(isGone ? "webhook-removed" : "webhook-added", "webhook:" + each.path,
                                 isGone ? "It is gone." : "It is new.", isGone ? each.place : OpenApiPlace(),
                                 isGone ? m_top : each.place);
            }
        };
        tell(m_older.webhooks, m_newer.webhooks, true);
        tell(m_newer.webhooks, m_older.webhooks, false);
    }

    const OpenApiDocument &m_older, &m_newer;
    const ApiHashes m_olderHashes, m_newerHashes;
    ApiReport m_report;
    std::stop_token m_stop;
    OpenApiPlace m_top{0, 1, 1};
};

void sortFindings(std::vector<ContractFinding> &findings)
{
    const auto key = [](const ContractFinding &each) {
        return std::tie(each.file, each.span, each.rule, each.element, each.message, each.oldFile, each.oldSpan);
    };
    std::sort(findings.begin(), findings.end(), [&](const auto &l, const auto &r) { return key(l) < key(r); });
    findings.erase(std::unique(findings.begin(), findings.end()), findings.end());
}

} // namespace

std::vector<ContractFinding> findApiChanges(const OpenApiDocument &older, const OpenApiDocument &newer,
                                            const ApiCheckOptions &options, Diagnostics &diagnostics, std::stop_token stop)
{
    DocumentComparison comparison(older, newer, options, std::move(stop));
    ApiReport &report = comparison.run();
    if (report.isFull())
        diagnostics.push_back(
            {Severity::warning, newer.file, 0,
             "There are more than " + std::to_string(ApiReport::mostFindings) + " changes; the rest is left out"});
    if (report.wasCut)
        diagnostics.push_back(
            {Severity::warning, newer.file, 0, "Schemas lead to one another on too many ways; not all of them were followed"});
    std::vector<ContractFinding> findings = report.take();
    sortFindings(findings);
    return findings;
}

std::vector<ContractFinding> findApiChanges(const OpenApiSet &older, const OpenApiSet &newer, const ApiCheckOptions &options,
                                            Diagnostics &diagnostics, std::stop_token stop)
{
    if (older.documents.size() == 1 && newer.documents.size() == 1)
        return findApiChanges(older.documents[0], newer.documents[0], options, diagnostics, std::move(stop));
    std::vector<ContractFinding> all;
    for (const OpenApiDocument &document : older.documents) {
        const auto other = std::find_if(newer.documents.begin(), newer.documents.end(),
                                        [&](const OpenApiDocument &each) { return each.file == document.file; });
        OpenApiDocument nothing;
        nothing.file = document.file;
        nothing.files = {document.file};
        const bool isGone = other == newer.documents.end();
        std::vector<ContractFinding> findings = findApiChanges(document, isGone ? nothing : *other, options, diagnostics, stop);
        for (ContractFinding &finding : findings) {
            if (isGone)
                finding.file.clear();
            all.push_back(std::move(finding));
        }
    }
    return all;
}

} // namespace alidade
