#include "exporters/json/evidencejson.h"
#include "exporters/json/json.h"
#include "exporters/viewdetails.h"

namespace alidade {
namespace {

using Json = nlohmann::ordered_json;

Json namesJson(const GroupedView &view, const std::vector<std::uint32_t> &groups)
{
    Json list = Json::array();
    for (std::uint32_t group : groups)
        list.push_back(view.names[group]);
    return list;
}

Json endsJson(const GroupedView &view, const GroupedEdge &edge)
{
    return {{"from", view.names[edge.from]}, {"to", view.names[edge.to]}};
}

Json cutsJson(const GroupedView &view, const Cycle &cycle)
{
    Json list = Json::array();
    for (const Cut &cut : cycle.cuts) {
        Json edges = Json::array();
        for (std::uint32_t edge : cut.edges)
            edges.push_back(endsJson(view, view.edges[edge]));
        list.push_back({{"edges", std::move(edges)}, {"weight", cut.weight}, {"exact", cut.isExact}, {"advice", cut.advice}});
    }
    return list;
}

} // namespace

std::string cyclesJson(const Architecture &architecture, const GroupedView &view, std::span<const Cycle> cycles)
{
    const ViewDetails details(architecture, view);
    Json list = Json::array();
    for (const Cycle &cycle : cycles) {
        Json edges = Json::array();
        for (std::uint32_t e : cycle.edges) {
            Json edge = endsJson(view, view.edges[e]);
            if (const auto modules = details.triggeringModules(view.edges[e]); !modules.empty())
                edge["modules"] = modules;
            edge["evidence"] = evidenceJson(architecture, details.evidence(view.edges[e]));
            edges.push_back(std::move(edge));
        }
        list.push_back({{"members", namesJson(view, cycle.members)},
                        {"mode", toText(cycle.mode)},
                        {"chain", namesJson(view, cycle.chain)},
                        {"edges", std::move(edges)},
                        {"cuts", cutsJson(view, cycle)}});
    }
    Json accepted = Json::array(); // agreed to go, so not counted; not done yet
    for (const AcceptedCut &cut : architecture.decisions.acceptedCuts)
        accepted.push_back({{"from", cut.from}, {"to", cut.to}, {"reason", cut.reason}});
    return documentText({{"schema", "alidade/cycles/1"},
                         {"groupBy", toText(view.grouping)},
                         {"cycles", std::move(list)},
                         {"accepted", std::move(accepted)}});
}

} // namespace alidade
