#include "exporters/sarif/sarif.h"

#include "exporters/sarif/sarifparts.h"
#include "exporters/viewdetails.h"

namespace alidade {
namespace {

using Json = nlohmann::ordered_json;

/// Places beside the main one that a result lists; more would only bloat the file.
constexpr std::size_t maxRelatedLocations = 100;

const char *level(CycleMode mode)
{
    switch (mode) {
    case CycleMode::sync: return "error";
    case CycleMode::async: return "note";
    default: return "warning";
    }
}

Json rule(Grouping grouping)
{
    const std::string what(toText(grouping));
    const std::string plural = what + "s";
    return {{"id", what + "-cycle"},
            {"name", std::string(1, static_cast<char>(what[0] - 'a' + 'A')) + what.substr(1) + "Cycle"},
            {"shortDescription", {{"text", "Cyclic dependency between " + plural}}},
            {"fullDescription",
             {{"text", "Two or more " + plural +
                           " depend on one another in a ring, so that none of them can be built, "
                           "deployed, tested or understood without the others."}}},
            {"help",
             {{"text", "Remove the dependencies that the cheapest cut names: introduce an interface, publish an event, or move "
                       "what both sides need to a place of its own."}}},
            {"defaultConfiguration", {{"level", "warning"}}}};
}

std::string message(const GroupedView &view, const Cycle &cycle)
{
    std::string text = "Cycle of " + countedGroups(view.grouping, cycle.members.size()) + " (" + std::string(toText(cycle.mode)) +
                       "): " + chainText(view, cycle.chain) + ".";
    if (!cycle.cuts.empty())
        text += " Cheapest cut: " + cycle.cuts[0].advice;
    return text;
}

/// The main location, and the others with what each shows. A result without any place names its members logically.
void addLocations(Json &result, const GroupedView &view, const ViewDetails &details, const Cycle &cycle)
{
    Json main = Json::array(), related = Json::array();
    for (std::uint32_t e : cycle.edges) {
        const GroupedEdge &edge = view.edges[e];
        for (const Evidence &place : details.evidence(edge)) {
            if (place.file.empty() || related.size() == maxRelatedLocations)
                continue;
            if (main.empty())
                main.push_back(sarifLocation(place));
            Json other = sarifLocation(place);
            other["id"] = related.size();
            other["message"] = {{"text", view.names[edge.from] + " → " + view.names[edge.to] +
                                             (place.detail.empty() ? "" : ": " + place.detail)}};
            related.push_back(std::move(other));
        }
    }
    if (main.empty()) {
        Json names = Json::array();
        for (std::uint32_t member : cycle.members)
            names.push_back({{"name", view.names[member]}, {"kind", "module"}});
        main.push_back({{"logicalLocations", std::move(names)}});
    }
    result["locations"] = std::move(main);
    result["relatedLocations"] = std::move(related);
}

} // namespace

std::string cyclesSarif(const Architecture &architecture, const GroupedView &view, std::span<const Cycle> cycles)
{
    const ViewDetails details(architecture, view);
    Json rules = Json::array(), results = Json::array();
    for (Grouping grouping : {Grouping::service, Grouping::module, Grouping::context})
        rules.push_back(rule(grouping));
    const std::string ruleId = std::string(toText(view.grouping)) + "-cycle";
    const int ruleIndex = view.grouping == Grouping::service ? 0 : view.grouping == Grouping::module ? 1 : 2;
    for (const Cycle &cycle : cycles) {
        Fingerprint fingerprint;
        fingerprint.add(ruleId);
        for (std::uint32_t member : cycle.members)
            fingerprint.add(view.names[member]);
        Json result{{"ruleId", ruleId},
                    {"ruleIndex", ruleIndex},
                    {"level", level(cycle.mode)},
                    {"message", {{"text", message(view, cycle)}}}};
        addLocations(result, view, details, cycle);
        result["partialFingerprints"] = {{"alidadeCycleMembers/v1", fingerprint.text()}};
        results.push_back(std::move(result));
    }
    return sarifText(std::move(rules), std::move(results));
}

} // namespace alidade
