#include "qml/live/traffictable.h"

#include "qml/live/livewords.h"

#include <QCollator>
#include <QHash>

#include <algorithm>
#include <map>
#include <set>

namespace alidade {
namespace {

using Pair = std::pair<Index, Index>;

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

/// What the observations of a pair say besides its numbers.
struct Seen {
    std::set<std::string> protocols;
    std::int64_t last = 0;
};

std::map<Pair, Seen> seenIn(const Architecture &architecture)
{
    std::map<Pair, Seen> pairs;
    for (const Observation &observation : architecture.observations) {
        if (observation.relation == TrafficRelation::flow)
            continue;
        Seen &seen = pairs[{observation.from, observation.to}];
        if (!observation.protocol.empty())
            seen.protocols.insert(observation.protocol);
        seen.last = std::max(seen.last, observation.lastSeen);
    }
    return pairs;
}

QString protocolsText(const Seen &seen)
{
    QStringList list;
    for (const std::string &protocol : seen.protocols)
        list.append(text(protocol));
    return list.join(QStringLiteral(", "));
}

QVariantList exampleRows(const NodeTraffic &edge)
{
    QVariantList rows;
    QSet<QString> known;
    const auto add = [&](const std::vector<TrafficExample> &examples, const QString &kind, bool hasFailed) {
        for (const TrafficExample &example : examples) {
            const QString trace = QString::fromStdString(traceText(example));
            if (known.contains(trace))
                continue;
            known.insert(trace);
            rows.append(QVariantMap{{QStringLiteral("trace"), trace},
                                    {QStringLiteral("kind"), kind},
                                    {QStringLiteral("hasFailed"), hasFailed},
                                    {QStringLiteral("time"), momentText(example.startUs / 1'000'000)},
                                    {QStringLiteral("duration"), durationText(static_cast<double>(example.durationUs))}});
        }
    };
    add(edge.failing, TrafficTable::tr("failed"), true);
    add(edge.slowest, TrafficTable::tr("slowest"), false);
    return rows;
}

KeyedRow rowFor(const QString &from, const QString &to, const Seen &seen)
{
    KeyedRow row{from + QLatin1Char('>') + to, {}, {}};
    row.values = {{QStringLiteral("from"), from},
                  {QStringLiteral("to"), to},
                  {QStringLiteral("protocol"), protocolsText(seen)},
                  {QStringLiteral("lastSeen"), momentText(seen.last)},
                  {QStringLiteral("lastSeenValue"), static_cast<qlonglong>(seen.last)},
                  {QStringLiteral("state"), QString()}};
    return row;
}

void setNumbers(QVariantMap &values, const NodeTraffic &edge)
{
    const auto set = [&values](const char *column, const QString &shown, double value) {
        values[QString::fromLatin1(column)] = shown;
        values[QString::fromLatin1(column) + QStringLiteral("Value")] = value;
    };
    set("rate", rateText(edge.ratePerSecond), edge.ratePerSecond);
    set("errors", edge.errors > 0 ? percentText(edge.errorShare) : QStringLiteral("0 %"), edge.errorShare);
    set("p50", durationText(edge.p50Us), edge.p50Us);
    set("p95", durationText(edge.p95Us), edge.p95Us);
    set("p99", durationText(edge.p99Us), edge.p99Us);
    set("inFlight", QString::number(edge.inFlight, 'f', edge.inFlight < 10 ? 2 : 0), edge.inFlight);
    set("calls", countText(edge.calls), edge.calls);
    constexpr double manyErrors = 0.05;
    const QString tint = edge.errors <= 0                ? QStringLiteral("muted")
                         : edge.errorShare >= manyErrors ? QStringLiteral("error")
                                                         : QStringLiteral("warning");
    values[QStringLiteral("tints")] = QVariantMap{{QStringLiteral("errors"), tint}};
    values[QStringLiteral("examples")] = exampleRows(edge);
}

void setQuiet(QVariantMap &values, const QString &state, const QString &why)
{
    for (const char *column : {"rate", "errors", "p50", "p95", "p99", "inFlight", "calls"}) {
        values[QString::fromLatin1(column)] = QStringLiteral("–");
        values[QString::fromLatin1(column) + QStringLiteral("Value")] = -1.0;
    }
    values[QStringLiteral("state")] = state;
    values[QStringLiteral("why")] = why;
    values[QStringLiteral("isQuiet")] = true;
    values[QStringLiteral("examples")] = QVariantList();
}

/// Rows with traffic, then what ran before but not in this time, then what is in code or manifests and never ran.
std::vector<KeyedRow> rowsOf(const TrafficReport &report, const Architecture &now)
{
    const Architecture &a = *report.architecture;
    std::vector<KeyedRow> rows;
    QSet<QString> known;
    const auto add = [&](KeyedRow row) {
        known.insert(row.key);
        rows.push_back(std::move(row));
    };
    const std::map<Pair, Seen> seen = seenIn(a);
    for (const NodeTraffic &edge : report.traffic.edges) {
        const auto place = seen.find({edge.from, edge.to});
        KeyedRow row =
            rowFor(text(a.nodes[edge.from].name), text(a.nodes[edge.to].name), place == seen.end() ? Seen() : place->second);
        setNumbers(row.values, edge);
        add(std::move(row));
    }
    if (report.range.isEmpty())
        return rows;
    for (const auto &[pair, ever] : seenIn(now)) {
        if (pair.first == pair.second)
            continue;
        KeyedRow row = rowFor(text(now.nodes[pair.first].name), text(now.nodes[pair.second].name), ever);
        setQuiet(row.values, TrafficTable::tr("idle"), TrafficTable::tr("It ran before, but not in this time."));
        if (!known.contains(row.key))
            add(std::move(row));
    }
    for (const DriftItem &item : report.drift.items) {
        if (item.verdict != DriftVerdict::codedOnly && item.verdict != DriftVerdict::deployedOnly)
            continue;
        KeyedRow row = rowFor(text(a.nodes[item.from].name), text(a.nodes[item.to].name), {});
        setQuiet(row.values, TrafficTable::tr("dead"), verdictMeaning(item.verdict));
        if (!known.contains(row.key))
            add(std::move(row));
    }
    return rows;
}

} // namespace

TrafficTable::TrafficTable(QObject *parent) : QObject(parent) {}

void TrafficTable::setSession(Session *session)
{
    m_session = session;
    connect(session->traffic(), &TrafficWatch::reportChanged, this, &TrafficTable::refresh);
    Q_EMIT changed();
    refresh(false);
}

void TrafficTable::setLanguage(const QString &language)
{
    if (std::exchange(m_language, language) == language)
        return;
    Q_EMIT changed();
    refresh(true);
}

void TrafficTable::setFilter(const QString &filter)
{
    m_filter = filter;
    Q_EMIT changed();
    refresh(false);
}

void TrafficTable::sortBy(const QString &column)
{
    const bool isText = column == QLatin1String("from") || column == QLatin1String("to") || column == QLatin1String("protocol");
    m_isDescending = column == m_sortedBy ? !m_isDescending : !isText;
    m_sortedBy = column;
    Q_EMIT changed();
    refresh(false);
}

int TrafficTable::find(const QString &from, const QString &to) const
{
    if (!m_session)
        return -1;
    const Architecture &a = *m_session->traffic()->report()->architecture;
    const Index caller = a.findNode(from.toStdString()), callee = a.findNode(to.toStdString());
    if (caller == none || callee == none)
        return -1;
    return m_rows.indexOf(text(a.nodes[caller].name) + QLatin1Char('>') + text(a.nodes[callee].name));
}

void TrafficTable::tellMissing(const QString &from, const QString &to) const
{
    if (m_session)
        m_session->showMessage(tr("No traffic from %1 to %2 in the chosen time.").arg(from, to));
}

void TrafficTable::sort(std::vector<KeyedRow> &rows, bool keepsOrder) const
{
    QCollator collator;
    collator.setNumericMode(true);
    const QString value = m_sortedBy + QStringLiteral("Value");
    const auto isLess = [&](const KeyedRow &l, const KeyedRow &r) {
        if (l.values.contains(value)) {
            const double left = l.values[value].toDouble(), right = r.values[value].toDouble();
            return m_isDescending ? left > right : left < right;
        }
        const int order = collator.compare(l.values[m_sortedBy].toString(), r.values[m_sortedBy].toString());
        return m_isDescending ? order > 0 : order < 0;
    };
    std::ranges::stable_sort(rows, isLess);
    if (!keepsOrder)
        return;
    QHash<QString, int> before;
    for (int i = 0; i < m_rows.count(); ++i)
        before[m_rows.rows()[static_cast<std::size_t>(i)].key] = i;
    std::ranges::stable_sort(rows, {}, [&](const KeyedRow &row) { return before.value(row.key, m_rows.count()); });
}

void TrafficTable::refresh(bool keepsOrder)
{
    if (!m_session)
        return;
    const auto report = m_session->traffic()->report();
    std::vector<KeyedRow> rows = rowsOf(*report, *m_session->architecture());
    const QString wanted = m_filter.trimmed();
    std::erase_if(rows, [&](const KeyedRow &row) { return !wanted.isEmpty() && !row.key.contains(wanted, Qt::CaseInsensitive); });
    sort(rows, keepsOrder);
    m_rows.setRows(std::move(rows));
    double calls = 0;
    for (const NodeTraffic &edge : report->traffic.edges)
        calls += edge.calls;
    m_summary = tr("%n edge(s)", nullptr, static_cast<int>(report->traffic.edges.size())) + QStringLiteral(" · ") +
                tr("%1 calls", "a number of them").arg(countText(calls));
    Q_EMIT summaryChanged();
}

} // namespace alidade
