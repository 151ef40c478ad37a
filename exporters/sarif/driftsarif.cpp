#include "exporters/drift.h"
#include "exporters/sarif/sarifparts.h"

#include <array>

namespace alidade {
namespace {

using Json = nlohmann::ordered_json;

struct Rule {
    DriftVerdict verdict;
    const char *name, *text, *help;
};

constexpr std::array rules{
    Rule{DriftVerdict::observedOnly, "HiddenDependency", "A dependency that runs, but that no code, manifest or design tells of",
         "Find out who calls. Then make it part of the design, or take it out."},
    Rule{DriftVerdict::designedOnly, "DesignedOnly", "A dependency that was drawn, but that neither code nor traffic shows",
         "Build it, or take it out of the design."},
    Rule{DriftVerdict::codedOnly, "NeverSeen", "A dependency in the code that never ran while its traffic was looked at",
         "It is a dead or a rare path: test it on purpose, or remove it."},
    Rule{DriftVerdict::deployedOnly, "DeployedOnly", "A dependency that only a manifest tells of",
         "Remove the setting, or find out why the code does not use it."},
};

Json ruleJson(const Rule &rule)
{
    return {{"id", "drift-" + std::string(toText(rule.verdict))},
            {"name", rule.name},
            {"shortDescription", {{"text", rule.text}}},
            {"help", {{"text", rule.help}}},
            {"defaultConfiguration", {{"level", toText(*severityOf(rule.verdict))}}}};
}

void addPlaces(Json &result, const Architecture &architecture, const DriftItem &item)
{
    Json places = Json::array();
    for (const Evidence &evidence : item.evidence) {
        if (!evidence.file.empty() && evidence.voice != Voice::observed)
            places.push_back(sarifLocation(evidence));
    }
    if (places.empty())
        places.push_back({{"logicalLocations", Json::array({{{"name", architecture.nodes[item.from].name}, {"kind", "module"}},
                                                            {{"name", architecture.nodes[item.to].name}, {"kind", "module"}}})}});
    result["locations"] = Json::array({places.front()});
    places.erase(places.begin());
    if (!places.empty())
        result["relatedLocations"] = std::move(places);
}

Json resultJson(const Architecture &architecture, const DriftItem &item, std::size_t rule)
{
    const std::string &from = architecture.nodes[item.from].name, &to = architecture.nodes[item.to].name;
    Fingerprint fingerprint;
    for (const std::string_view text : {toText(item.verdict), std::string_view(from), std::string_view(to)})
        fingerprint.add(text);
    Json result{{"ruleId", "drift-" + std::string(toText(item.verdict))},
                {"ruleIndex", rule},
                {"level", toText(*severityOf(item.verdict))},
                {"message", {{"text", from + " → " + to + ": " + item.reason + "."}}}};
    addPlaces(result, architecture, item);
    if (item.isAccepted)
        result["suppressions"] = Json::array(
            {{{"kind", "external"}, {"justification", architecture.decisions.acceptedDrifts[item.acceptance].reason}}});
    result["partialFingerprints"] = {{"alidadeDrift/v1", fingerprint.text()}};
    return result;
}

} // namespace

std::string driftSarif(const Architecture &architecture, const Drift &drift, const TextOptions &)
{
    Json ruleList = Json::array(), results = Json::array();
    for (const Rule &rule : rules)
        ruleList.push_back(ruleJson(rule));
    for (const DriftItem &item : drift.items) {
        for (std::size_t i = 0; i < rules.size(); ++i) {
            if (rules[i].verdict == item.verdict)
                results.push_back(resultJson(architecture, item, i));
        }
    }
    return sarifText(std::move(ruleList), std::move(results));
}

} // namespace alidade
