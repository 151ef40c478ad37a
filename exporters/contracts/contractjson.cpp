#include "exporters/contracts/contractreport.h"
#include "exporters/json/evidencejson.h"
#include "exporters/sarif/sarifparts.h"

namespace alidade {

namespace {

using Json = nlohmann::ordered_json;

Json placeJson(const std::string &file, const ProtoSpan &span)
{
    Json json{{"file", file}};
    if (span.isKnown())
        json.update({{"line", span.line}, {"column", span.column}, {"endLine", span.endLine}, {"endColumn", span.endColumn}});
    return json;
}

Json evidenceOf(const std::vector<Evidence> &evidence)
{
    Json list = Json::array();
    for (const Evidence &each : evidence)
        list.push_back({{"source", each.source}, {"file", each.file}, {"line", each.line}, {"detail", each.detail}});
    return list;
}

/// Of rule, element and sentence alone: the same wherever it stands.
std::string fingerprintOf(const ContractFinding &finding)
{
    Fingerprint fingerprint;
    for (const std::string &part : {finding.rule, finding.element, finding.message})
        fingerprint.add(part);
    return fingerprint.text();
}

Json changeJson(const BreakingChange &change, const ContractReport &report)
{
    const ContractFinding &finding = change.finding;
    Json json{{"rule", finding.rule}, {"element", finding.element}, {"message", finding.message}};
    if (!finding.file.empty())
        json["place"] = placeJson(finding.file, finding.span);
    if (!finding.oldFile.empty())
        json["oldPlace"] = placeJson(finding.oldFile, finding.oldSpan);
    json["level"] = toText(finding.level);
    json["fingerprint"] = fingerprintOf(finding);
    if (!report.knowsConsumers)
        return json;
    Json consumers = Json::array();
    for (const ConsumerVerdict &verdict : change.verdicts)
        consumers.push_back({{"consumer", verdict.consumer},
                             {"impact", toText(verdict.impact)},
                             {"methods", verdict.methods},
                             {"evidence", evidenceOf(verdict.evidence)}});
    json["consumers"] = std::move(consumers);
    return json;
}

std::string messageOf(const BreakingChange &change)
{
    std::string text = change.finding.message;
    std::string hurt;
    for (const ConsumerVerdict &verdict : change.verdicts) {
        if (verdict.impact != Impact::untouched)
            hurt += (hurt.empty() ? "" : ", ") + verdict.consumer;
    }
    return hurt.empty() ? text : text + " Breaks " + hurt + ".";
}

} // namespace

std::string contractJson(const ContractReport &report)
{
    const bool isDiff = report.kind == ContractReport::Kind::diff;
    Json json{{"schema", isDiff ? "alidade/contract-diff/1" : "alidade/contract-lint/1"}};
    if (isDiff)
        json["old"] = report.older;
    json["new"] = report.newer;
    Json findings = Json::array();
    for (const BreakingChange &change : report.changes)
        findings.push_back(changeJson(change, report));
    json[isDiff ? "changes" : "findings"] = std::move(findings);
    return documentText(json);
}

std::string contractSarif(const ContractReport &report)
{
    Json rules = Json::array(), results = Json::array();
    for (const ReportedRule &rule : report.rules)
        rules.push_back({{"id", rule.id},
                         {"shortDescription", {{"text", rule.purpose}}},
                         {"properties", {{"tags", rule.categories}}},
                         {"defaultConfiguration", {{"level", report.kind == ContractReport::Kind::diff ? "error" : "warning"}}}});
    for (const BreakingChange &change : report.changes) {
        const ContractFinding &finding = change.finding;
        const bool isGone = finding.file.empty();
        const ProtoSpan &span = finding.span;
        Json location = sarifLocation(Evidence{.file = isGone ? finding.oldFile : finding.file});
        if (span.isKnown())
            location["physicalLocation"]["region"] = {
                {"startLine", span.line}, {"startColumn", span.column}, {"endLine", span.endLine}, {"endColumn", span.endColumn}};
        location["logicalLocations"] = Json::array({{{"fullyQualifiedName", finding.element}}});
        results.push_back({{"ruleId", finding.rule},
                           {"level", report.kind == ContractReport::Kind::diff ? toText(finding.level) : "warning"},
                           {"message", {{"text", messageOf(change)}}},
                           {"locations", Json::array({std::move(location)})},
                           {"partialFingerprints", {{"alidadeContract/v1", fingerprintOf(finding)}}}});
    }
    return sarifText(std::move(rules), std::move(results));
}

std::string contractUsesJson(const std::string &name, const std::vector<ContractUse> &uses)
{
    Json list = Json::array();
    for (const ContractUse &use : uses)
        list.push_back({{"node", use.node},
                        {"method", use.method},
                        {"role", use.serves ? "serves" : "uses"},
                        {"evidence", evidenceOf(use.evidence)}});
    return documentText({{"schema", "alidade/contract-consumers/1"}, {"name", name}, {"uses", std::move(list)}});
}

} // namespace alidade
