#include "qml/cycles/cyclerows.h"

#include "analysis/activeedges.h"
#include "qml/cycles/cutwords.h"

#include <QStringList>

#include <algorithm>

namespace alidade {
namespace {

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }
QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

QStringList names(const CycleReport &report, const std::vector<std::uint32_t> &groups)
{
    QStringList list;
    for (const std::uint32_t group : groups)
        list.append(text(report.view.names[group]));
    return list;
}

QVariantList placeRows(const std::vector<Evidence> &places)
{
    QVariantList rows;
    for (const Evidence &evidence : places) {
        QString place = text(evidence.file);
        if (evidence.line > 0)
            place += QLatin1Char(':') + QString::number(evidence.line);
        rows.append(QVariantMap{{QStringLiteral("text"), place.isEmpty() ? text(evidence.source) : place},
                                {QStringLiteral("detail"), text(evidence.detail)},
                                {QStringLiteral("source"), text(evidence.source)},
                                {QStringLiteral("file"), text(evidence.file)},
                                {QStringLiteral("line"), evidence.line}});
    }
    return rows;
}

} // namespace

QVariantList cycleRows(const CycleReport &report)
{
    QVariantList rows;
    for (const Cycle &cycle : report.cycles)
        rows.append(QVariantMap{{QStringLiteral("title"), names(report, cycle.chain).join(QStringLiteral(" → "))},
                                {QStringLiteral("size"), static_cast<int>(cycle.members.size())},
                                {QStringLiteral("edgeCount"), static_cast<int>(cycle.edges.size())},
                                {QStringLiteral("mode"), text(toText(cycle.mode))},
                                {QStringLiteral("modeName"), modeName(cycle.mode)},
                                {QStringLiteral("members"), names(report, cycle.members)}});
    return rows;
}

QVariantList edgeRows(const CycleReport &report, const Cycle &cycle, const CutOutcome *trial)
{
    const ModuleDependencyIndex modules(*report.architecture);
    const std::vector<std::uint32_t> suggested = cycle.cuts.empty() ? std::vector<std::uint32_t>() : cycle.cuts[0].edges;
    QVariantList rows;
    for (const std::uint32_t position : cycle.edges) {
        const GroupedEdge &edge = report.view.edges[position];
        const std::vector<Evidence> places = evidenceOf(report, edge);
        QStringList protocols;
        for (const std::string &protocol : edge.protocols)
            protocols.append(text(protocol));
        rows.append(QVariantMap{{QStringLiteral("edge"), position},
                                {QStringLiteral("from"), text(report.view.names[edge.from])},
                                {QStringLiteral("to"), text(report.view.names[edge.to])},
                                {QStringLiteral("mode"), modeName(edge.mode)},
                                {QStringLiteral("protocols"), protocols.join(QStringLiteral(", "))},
                                {QStringLiteral("isSuggested"), std::binary_search(suggested.begin(), suggested.end(), position)},
                                {QStringLiteral("isTried"), trial && trial->cut.contains(position)},
                                {QStringLiteral("isStillInCycle"), !trial || trial->stillInCycle.contains(position)},
                                {QStringLiteral("moreImports"),
                                 moreImportLines(*report.architecture, report.view.grouping, edge.dependencies, modules, places)},
                                {QStringLiteral("places"), placeRows(places)}});
    }
    return rows;
}

QVariantList cutRows(const CycleReport &report, const Cycle &cycle)
{
    QVariantList rows;
    for (const Cut &cut : cycle.cuts) {
        QVariantList edges;
        for (const std::uint32_t position : cut.edges) {
            const GroupedEdge &edge = report.view.edges[position];
            edges.append(QVariantMap{{QStringLiteral("from"), text(report.view.names[edge.from])},
                                     {QStringLiteral("to"), text(report.view.names[edge.to])}});
        }
        rows.append(QVariantMap{{QStringLiteral("edges"), edges},
                                {QStringLiteral("weight"), cut.weight},
                                {QStringLiteral("advice"), cutAdvice(report, cut)},
                                {QStringLiteral("isExact"), cut.isExact}});
    }
    return rows;
}

QVariantList acceptedCutRows(const Architecture &architecture)
{
    QVariantList rows;
    for (const AcceptedCut &cut : architecture.decisions.acceptedCuts)
        rows.append(QVariantMap{{QStringLiteral("from"), text(cut.from)},
                                {QStringLiteral("to"), text(cut.to)},
                                {QStringLiteral("reason"), text(cut.reason)}});
    return rows;
}

} // namespace alidade
