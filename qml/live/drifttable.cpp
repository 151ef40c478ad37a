#include "qml/live/drifttable.h"

#include "qml/live/livewords.h"
#include "qml/session/corewords.h"

#include <QDate>

#include <algorithm>

namespace alidade {
namespace {

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

/// The worst first.
int rankOf(DriftVerdict verdict)
{
    switch (verdict) {
    case DriftVerdict::observedOnly: return 0;
    case DriftVerdict::designedOnly: return 1;
    case DriftVerdict::codedOnly: return 2;
    case DriftVerdict::deployedOnly: return 3;
    case DriftVerdict::unjudged: return 4;
    case DriftVerdict::agreed: break;
    }
    return 5;
}

QVariantList evidenceRows(const DriftItem &item)
{
    constexpr std::size_t most = 50;
    QVariantList rows;
    for (const Evidence &evidence : item.evidence) {
        if (static_cast<std::size_t>(rows.size()) == most)
            break;
        rows.append(QVariantMap{{QStringLiteral("voice"), voiceTitle(evidence.voice)},
                                {QStringLiteral("source"), text(evidence.source)},
                                {QStringLiteral("file"), text(evidence.file)},
                                {QStringLiteral("line"), evidence.line},
                                {QStringLiteral("isTrace"), evidence.detail.starts_with("trace ")},
                                {QStringLiteral("trace"), text(evidence.detail).section(QLatin1Char(' '), 1, 1)},
                                {QStringLiteral("detail"), text(evidence.detail)}});
    }
    return rows;
}

QString decisionText(const Architecture &a, const DriftItem &item)
{
    if (item.acceptance == none)
        return {};
    const AcceptedDrift &accepted = a.decisions.acceptedDrifts[item.acceptance];
    const QString until = text(accepted.until);
    if (item.hasExpired)
        return DriftTable::tr("Was accepted until %1").arg(until);
    return until.isEmpty() ? DriftTable::tr("Accepted") : DriftTable::tr("Accepted until %1").arg(until);
}

bool isDesignDecided(const Architecture &a, const QString &from, const QString &to)
{
    return std::ranges::any_of(a.decisions.designed, [&](const DesignedDependency &designed) {
        const Index caller = a.findNode(designed.from), callee = a.findNode(designed.to);
        return caller != none && callee != none && text(a.nodes[caller].name) == from && text(a.nodes[callee].name) == to;
    });
}

KeyedRow rowOf(const Architecture &a, const DriftItem &item)
{
    const QString from = text(a.nodes[item.from].name), to = text(a.nodes[item.to].name);
    const bool isDesigned = isDesignDecided(a, from, to);
    KeyedRow row{from + QLatin1Char('>') + to, verdictWord(item.verdict), {}};
    row.values = {{QStringLiteral("from"), from},
                  {QStringLiteral("to"), to},
                  {QStringLiteral("title"), arrowText(from, to)},
                  {QStringLiteral("verdict"), text(std::string(toText(item.verdict)))},
                  {QStringLiteral("verdictWord"), verdictWord(item.verdict)},
                  {QStringLiteral("meaning"), verdictMeaning(item.verdict)},
                  {QStringLiteral("reason"), coreText(item.reason)},
                  {QStringLiteral("voices"), voicesText(item.voices)},
                  {QStringLiteral("isOpen"), item.isOpen()},
                  {QStringLiteral("canAccept"), item.isOpen()},
                  {QStringLiteral("canAdopt"), !isDesigned && item.verdict != DriftVerdict::designedOnly},
                  {QStringLiteral("canWithdraw"), item.acceptance != none || isDesigned},
                  {QStringLiteral("decision"), decisionText(a, item)},
                  {QStringLiteral("calls"), countText(item.calls)},
                  {QStringLiteral("firstSeen"), momentText(item.firstSeen)},
                  {QStringLiteral("lastSeen"), momentText(item.lastSeen)},
                  {QStringLiteral("wasSeen"), item.lastSeen != 0},
                  {QStringLiteral("evidence"), evidenceRows(item)},
                  {QStringLiteral("moreEvidence"), std::max(0, static_cast<int>(item.evidence.size()) - 50)}};
    if (item.acceptance != none)
        row.values[QStringLiteral("decisionReason")] = text(a.decisions.acceptedDrifts[item.acceptance].reason);
    return row;
}

const DriftItem *itemOf(const TrafficReport &report, const QString &key)
{
    const Architecture &a = *report.architecture;
    for (const DriftItem &item : report.drift.items) {
        if (text(a.nodes[item.from].name) + QLatin1Char('>') + text(a.nodes[item.to].name) == key)
            return &item;
    }
    return nullptr;
}

} // namespace

void DriftTable::setSession(Session *session)
{
    m_session = session;
    connect(session->traffic(), &TrafficWatch::reportChanged, this, &DriftTable::refresh);
    Q_EMIT changed();
    refresh();
}

void DriftTable::setLanguage(const QString &language)
{
    if (std::exchange(m_language, language) == language)
        return;
    Q_EMIT changed();
    refresh();
}

void DriftTable::setFilter(const QString &filter)
{
    m_filter = filter;
    Q_EMIT changed();
    refresh();
}

void DriftTable::setShowsAll(bool all)
{
    if (std::exchange(m_showsAll, all) == all)
        return;
    Q_EMIT changed();
    refresh();
}

int DriftTable::openCount() const
{
    if (!m_session)
        return 0;
    return static_cast<int>(std::ranges::count_if(m_session->traffic()->report()->drift.items, &DriftItem::isOpen));
}

QString DriftTable::window() const { return m_session ? stretchText(m_session->traffic()->report()->drift.window) : QString(); }

void DriftTable::refresh()
{
    if (!m_session)
        return;
    const auto report = m_session->traffic()->report();
    std::vector<const DriftItem *> items;
    for (const DriftItem &item : report->drift.items) {
        if (m_showsAll || severityOf(item.verdict))
            items.push_back(&item);
    }
    std::ranges::stable_sort(items, {}, [](const DriftItem *item) { return rankOf(item->verdict); });
    std::vector<KeyedRow> rows;
    const QString wanted = m_filter.trimmed();
    for (const DriftItem *item : items) {
        KeyedRow row = rowOf(*report->architecture, *item);
        if (wanted.isEmpty() || row.key.contains(wanted, Qt::CaseInsensitive))
            rows.push_back(std::move(row));
    }
    m_rows.setRows(std::move(rows));
    Q_EMIT reportChanged();
}

void DriftTable::adopt(const QString &key)
{
    const auto report = m_session->traffic()->report();
    const DriftItem *item = itemOf(*report, key);
    if (!item)
        return;
    const Architecture &a = *report->architecture;
    const DesignedDependency designed{a.nodes[item->from].name, a.nodes[item->to].name, item->mode, {}, {}};
    m_session->edit(tr("Adopt %1").arg(arrowText(text(designed.from), text(designed.to))), {PutDesigned{designed}});
}

void DriftTable::accept(const QString &key, const QString &reason, const QString &until)
{
    const auto report = m_session->traffic()->report();
    const DriftItem *item = itemOf(*report, key);
    if (!item || !isDay(until))
        return;
    const Architecture &a = *report->architecture;
    const AcceptedDrift drift{a.nodes[item->from].name, a.nodes[item->to].name, item->verdict, reason.trimmed().toStdString(),
                              until.trimmed().toStdString()};
    m_session->edit(tr("Accept drift %1").arg(arrowText(text(drift.from), text(drift.to))), {AcceptDrift{drift}});
}

void DriftTable::withdraw(const QString &key)
{
    const auto report = m_session->traffic()->report();
    const DriftItem *item = itemOf(*report, key);
    if (!item)
        return;
    const Architecture &a = *report->architecture;
    std::vector<Edit> edits;
    for (const DesignedDependency &designed : a.decisions.designed) { // under the names that it was decided with
        if (a.findNode(designed.from) == item->from && a.findNode(designed.to) == item->to)
            edits.push_back(RemoveDesigned{designed.from, designed.to});
    }
    for (const AcceptedDrift &accepted : a.decisions.acceptedDrifts) {
        if (a.findNode(accepted.from) == item->from && a.findNode(accepted.to) == item->to)
            edits.push_back(WithdrawDrift{accepted.from, accepted.to});
    }
    m_session->edit(
        tr("Withdraw what was decided about %1").arg(arrowText(text(a.nodes[item->from].name), text(a.nodes[item->to].name))),
        std::move(edits));
}

bool DriftTable::isDay(const QString &day) const
{
    const QString wanted = day.trimmed();
    return wanted.isEmpty() || QDate::fromString(wanted, QStringLiteral("yyyy-MM-dd")).isValid();
}

} // namespace alidade
