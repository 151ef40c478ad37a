#include "qml/live/healthtable.h"

#include "qml/live/livewords.h"

#include <algorithm>

namespace alidade {
namespace {

constexpr double bad = 0.2, poor = 0.02; ///< shares from which on a row is marked

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

QVariantMap tintOf(const QString &column, double share)
{
    if (share < poor)
        return {};
    return {{column, share >= bad ? QStringLiteral("error") : QStringLiteral("warning")}};
}

KeyedRow edgeRow(const Architecture &a, const EdgePropagation &edge)
{
    const QString from = text(a.nodes[edge.from].name), to = text(a.nodes[edge.to].name);
    KeyedRow row{from + QLatin1Char('>') + to, {}, {}};
    row.values = {{QStringLiteral("from"), from},
                  {QStringLiteral("to"), to},
                  {QStringLiteral("calls"), countText(edge.joined + edge.broken)},
                  {QStringLiteral("broken"), countText(edge.broken)},
                  {QStringLiteral("share"), percentText(edge.brokenShare())},
                  {QStringLiteral("tints"), tintOf(QStringLiteral("share"), edge.brokenShare())}};
    return row;
}

KeyedRow serviceRow(const Architecture &a, const NodePropagation &service)
{
    const QString name = text(a.nodes[service.node].name);
    KeyedRow row{name, {}, {}};
    row.values = {{QStringLiteral("name"), name},
                  {QStringLiteral("spans"), countText(static_cast<double>(service.spans))},
                  {QStringLiteral("roots"), countText(static_cast<double>(service.roots))},
                  {QStringLiteral("missing"), countText(static_cast<double>(service.missingParents))},
                  {QStringLiteral("share"), percentText(service.missingShare())},
                  {QStringLiteral("invalid"), countText(static_cast<double>(service.invalidStates))},
                  {QStringLiteral("tints"), tintOf(QStringLiteral("share"), service.missingShare())}};
    return row;
}

} // namespace

void HealthTable::setSession(Session *session)
{
    m_session = session;
    connect(session->traffic(), &TrafficWatch::reportChanged, this, &HealthTable::refresh);
    refresh();
}

void HealthTable::setLanguage(const QString &language)
{
    if (std::exchange(m_language, language) != language)
        refresh();
}

const Drift &HealthTable::drift() const { return m_report->drift; }

/// The worst first.
void HealthTable::refresh()
{
    if (m_session)
        m_report = m_session->traffic()->report();
    const Architecture &a = *m_report->architecture;
    std::vector<EdgePropagation> edges = drift().edges;
    std::ranges::stable_sort(edges, std::greater(), &EdgePropagation::brokenShare);
    std::vector<NodePropagation> services = drift().services;
    std::ranges::stable_sort(services, std::greater(), &NodePropagation::missingShare);
    std::vector<KeyedRow> rows;
    for (const EdgePropagation &edge : edges)
        rows.push_back(edgeRow(a, edge));
    m_edges.setRows(std::move(rows));
    rows = {};
    for (const NodePropagation &service : services)
        rows.push_back(serviceRow(a, service));
    m_services.setRows(std::move(rows));
    Q_EMIT reportChanged();
}

QString HealthTable::coverage() const
{
    return drift().known == 0 ? QStringLiteral("–")
                              : percentText(static_cast<double>(drift().seen) / static_cast<double>(drift().known));
}

double HealthTable::joinedShare() const
{
    double joined = 0, all = 0;
    for (const EdgePropagation &edge : drift().edges) {
        joined += edge.joined;
        all += edge.joined + edge.broken;
    }
    return all > 0 ? joined / all : -1;
}

QString HealthTable::joined() const { return joinedShare() < 0 ? QStringLiteral("–") : percentText(joinedShare()); }

QStringList HealthTable::onlyObserved() const
{
    QStringList names;
    for (const Index node : drift().onlyObserved)
        names.append(text(m_report->architecture->nodes[node].name));
    return names;
}

} // namespace alidade
