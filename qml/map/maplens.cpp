#include "qml/map/maplens.h"

#include "exporters/traffic.h"
#include "qml/session/corewords.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace alidade {
namespace {

struct MapLensWords {
    Q_DECLARE_TR_FUNCTIONS(MapLens)
};

/// The nodes of the report as those of an architecture that may be another one.
class NodeNumbers {
public:
    NodeNumbers(const Architecture &from, const Architecture &to) : m_numbers(from.nodes.size(), none)
    {
        for (Index node = 0; node < from.nodes.size(); ++node)
            m_numbers[node] = to.findNode(from.nodes[node].name);
    }
    Index operator[](Index node) const { return m_numbers[node]; }

private:
    std::vector<Index> m_numbers;
};

template <typename Mark> void sortByEnds(std::vector<Mark> &marks)
{
    std::ranges::sort(marks, {}, [](const Mark &mark) { return std::pair(mark.from, mark.to); });
}

template <typename Item>
const Item *between(const std::vector<Item> &items, const Architecture &its, const Architecture &architecture,
                    const Dependency &dependency)
{
    const Index from = its.findNode(architecture.nodes[dependency.from].name),
                to = its.findNode(architecture.nodes[dependency.to].name);
    const auto place = std::ranges::find_if(items, [&](const Item &item) { return item.from == from && item.to == to; });
    return from == none || to == none || place == items.end() ? nullptr : &*place;
}

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

} // namespace

void addTraffic(DrawingOptions &options, const Architecture &architecture, const TrafficReport &report)
{
    const NodeNumbers numbers(*report.architecture, architecture);
    double busiest = 0;
    for (const NodeTraffic &edge : report.traffic.edges)
        busiest = std::max(busiest, edge.ratePerSecond);
    std::set<Index> awake;
    for (const NodeTraffic &edge : report.traffic.edges) {
        const TrafficMark mark{numbers[edge.from], numbers[edge.to], busiest > 0 ? edge.ratePerSecond / busiest : 0,
                               edge.errorShare};
        if (mark.from == none || mark.to == none)
            continue;
        options.traffic.push_back(mark);
        awake.insert({mark.from, mark.to});
    }
    sortByEnds(options.traffic);
    if (report.range.isEmpty())
        return; // nothing was looked for
    for (Index node = 0; node < architecture.nodes.size(); ++node) {
        if (!awake.contains(node) && !architecture.nodes[node].isGone)
            options.idleNodes.push_back(node);
    }
}

void addVerdicts(DrawingOptions &options, const Architecture &architecture, const TrafficReport &report)
{
    if (report.drift.window.isEmpty())
        return; // without traffic the voices say more
    const NodeNumbers numbers(*report.architecture, architecture);
    for (const DriftItem &item : report.drift.items) {
        const VerdictMark mark{numbers[item.from], numbers[item.to], item.verdict};
        if (mark.from != none && mark.to != none)
            options.verdicts.push_back(mark);
    }
    sortByEnds(options.verdicts);
}

QString trafficText(const TrafficReport &report, const Architecture &architecture, const Dependency &dependency)
{
    const NodeTraffic *edge = between(report.traffic.edges, *report.architecture, architecture, dependency);
    if (!edge)
        return MapLensWords::tr("no traffic in the chosen time");
    return MapLensWords::tr("%1/s, %2 failed, p95 %3", "rate, share of errors, latency")
        .arg(text(numberText(edge->ratePerSecond)), text(shareText(edge->errorShare)), text(latencyText(edge->p95Us)));
}

QString verdictText(const TrafficReport &report, const Architecture &architecture, const Dependency &dependency)
{
    const DriftItem *item = between(report.drift.items, *report.architecture, architecture, dependency);
    return item ? coreText(item->reason) : QString();
}

} // namespace alidade
