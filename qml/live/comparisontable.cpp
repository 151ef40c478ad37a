#include "qml/live/comparisontable.h"

#include "analysis/comparison.h"
#include "exporters/layout/layout.h"
#include "qml/live/livewords.h"

#include <algorithm>
#include <array>

namespace alidade {
namespace {

constexpr std::int64_t presentSeconds = 3600; ///< how far back "now" looks
const QString snapshotPrefix = QStringLiteral("snapshot:"), revisionPrefix = QStringLiteral("revision:");
constexpr int mostRevisions = 20; ///< of those that can be chosen, the latest
const QString dash = QStringLiteral("–");

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

/// The stretches of time that two words mean when the comparison is made.
struct Meaning {
    TimeRange now, chosen;
};

Topology topologyNamed(const Workspace &workspace, const QString &value, const Meaning &meaning)
{
    if (value.startsWith(snapshotPrefix))
        return workspace.snapshot(value.mid(snapshotPrefix.size()).toStdString());
    if (value.startsWith(revisionPrefix))
        return topologyOf(workspace.architectureAt(value.mid(revisionPrefix.size()).toLongLong()));
    if (value == QLatin1String("design"))
        return designOf(workspace.architecture());
    const TimeRange &range = value == QLatin1String("chosen") ? meaning.chosen : meaning.now;
    return topologyOf(range.isEmpty() ? workspace.architecture() : workspace.architecture(range));
}

QString changeWord(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::added: return ComparisonTable::tr("added");
    case ChangeKind::removed: return ComparisonTable::tr("removed");
    case ChangeKind::changed: break;
    }
    return ComparisonTable::tr("changed");
}

QString tintOf(ChangeKind kind)
{
    return kind == ChangeKind::added     ? QStringLiteral("success")
           : kind == ChangeKind::removed ? QStringLiteral("error")
                                         : QStringLiteral("warning");
}

QString fromTo(const QString &before, const QString &after)
{
    return before == after ? after : ComparisonTable::tr("%1 → %2", "a value before and after").arg(before, after);
}

KeyedRow nodeRow(const NodeChange &change)
{
    KeyedRow row{QStringLiteral("node:") + text(change.name), ComparisonTable::tr("Services and resources"), {}};
    row.values = {{QStringLiteral("what"), text(change.name)},
                  {QStringLiteral("node"), text(change.name)},
                  {QStringLiteral("change"), changeWord(change.kind)},
                  {QStringLiteral("tints"), QVariantMap{{QStringLiteral("change"), tintOf(change.kind)}}}};
    return row;
}

KeyedRow edgeRow(const EdgeChange &change)
{
    const QString from = text(change.from), to = text(change.to);
    KeyedRow row{from + QLatin1Char('>') + to, ComparisonTable::tr("Dependencies"), {}};
    const auto both = [&](const QString &before, const QString &after) {
        return change.kind == ChangeKind::added ? after : change.kind == ChangeKind::removed ? before : fromTo(before, after);
    };
    const auto errors = [](const TrafficNumbers &numbers) { return numbers.calls > 0 ? percentText(numbers.errorShare) : dash; };
    QVariantMap tints{{QStringLiteral("change"), tintOf(change.kind)}};
    const auto mark = [&](const char *column, bool isOther, bool isWorse) {
        if (isOther)
            tints[QString::fromLatin1(column)] = isWorse ? QStringLiteral("error") : QStringLiteral("success");
    };
    if (change.isRateOther)
        tints[QStringLiteral("rate")] = QStringLiteral("warning");
    mark("errors", change.areErrorsOther, change.after.errorShare > change.before.errorShare);
    mark("p95", change.isLatencyOther, change.after.p95Us > change.before.p95Us);
    row.values = {{QStringLiteral("what"), arrowText(from, to)},
                  {QStringLiteral("from"), from},
                  {QStringLiteral("to"), to},
                  {QStringLiteral("change"), changeWord(change.kind)},
                  {QStringLiteral("voices"), both(voicesText(change.voicesBefore), voicesText(change.voicesAfter))},
                  {QStringLiteral("rate"), both(rateText(change.before.ratePerSecond), rateText(change.after.ratePerSecond))},
                  {QStringLiteral("errors"), both(errors(change.before), errors(change.after))},
                  {QStringLiteral("p95"), both(durationText(change.before.p95Us), durationText(change.after.p95Us))},
                  {QStringLiteral("tints"), tints}};
    return row;
}

} // namespace

void ComparisonTable::setSession(Session *session)
{
    m_session = session;
    connect(session, &Session::architectureChanged, this, [this] {
        checkChoices();
        compareAgain();
    });
    connect(session, &Session::workspaceChanged, this, [this] {
        m_before = QStringLiteral("design");
        m_after = QStringLiteral("now");
        Q_EMIT changed();
    });
    connect(session->traffic(), &TrafficWatch::reportChanged, this, [this](bool isSameRange) {
        if (!isSameRange)
            compareAgain();
    });
    connect(session, &Session::historyChanged, this, &ComparisonTable::checkChoices);
    checkChoices();
    Q_EMIT changed();
}

void ComparisonTable::setDark(bool isDark)
{
    if (std::exchange(m_isDark, isDark) != isDark)
        drawMap();
}

void ComparisonTable::setLanguage(const QString &language)
{
    if (std::exchange(m_language, language) == language)
        return;
    Q_EMIT choicesChanged();
    take(m_compared);
}

void ComparisonTable::setShown(bool shown)
{
    m_isShown = shown;
    if (shown && m_isOutdated)
        compareAgain();
    Q_EMIT changed();
}

QVariantList ComparisonTable::choices() const
{
    QVariantList list;
    const auto add = [&list](const QString &value, const QString &shown) {
        list.append(QVariantMap{{QStringLiteral("value"), value}, {QStringLiteral("text"), shown}});
    };
    add(QStringLiteral("now"), tr("Now"));
    add(QStringLiteral("chosen"), tr("The chosen time"));
    add(QStringLiteral("design"), tr("The design"));
    if (m_session) {
        for (const Snapshot &snapshot : m_session->architecture()->decisions.snapshots)
            add(snapshotPrefix + text(snapshot.name), tr("Snapshot %1").arg(text(snapshot.name)));
        // What an import found, as it was right after it; the label is the core's own.
        const HistoryModel &history = *m_session->history();
        for (int row = 0, found = 0; row < history.count() && found < mostRevisions; ++row) {
            const QModelIndex at = history.index(row);
            const QString label = history.data(at, HistoryModel::LabelRole).toString(), import = QStringLiteral("Import ");
            if (!label.startsWith(import) || history.data(at, HistoryModel::IsUndoneRole).toBool())
                continue;
            const qint64 revision = history.data(at, HistoryModel::RevisionRole).toLongLong();
            add(revisionPrefix + QString::number(revision),
                tr("Revision %1: import of %2").arg(QString::number(revision), label.mid(import.size())));
            ++found;
        }
    }
    return list;
}

/// A snapshot that is no more cannot be a side.
void ComparisonTable::checkChoices()
{
    Q_EMIT choicesChanged();
    const auto isThere = [all = choices()](const QString &value) {
        return std::any_of(all.begin(), all.end(),
                           [&](const QVariant &one) { return one.toMap()[QStringLiteral("value")] == value; });
    };
    if (!isThere(m_before))
        m_before = QStringLiteral("design");
    if (!isThere(m_after))
        m_after = QStringLiteral("now");
}

void ComparisonTable::setBefore(const QString &value)
{
    if (std::exchange(m_before, value) != value)
        compareAgain();
}

void ComparisonTable::setAfter(const QString &value)
{
    if (std::exchange(m_after, value) != value)
        compareAgain();
}

void ComparisonTable::compareAgain()
{
    m_isOutdated = true;
    Q_EMIT changed();
    if (!m_isShown || m_isBusy || !m_session || !m_session->isOpen())
        return;
    m_isOutdated = false;
    m_isBusy = true;
    Q_EMIT changed();
    const TimeRange all = m_session->traffic()->report()->all;
    const Meaning meaning{all.isEmpty() ? TimeRange{0, 0} : TimeRange{std::max(all.from, all.to - presentSeconds), all.to},
                          m_session->traffic()->chosen()};
    m_session->read<Compared>(
        this,
        [before = m_before, after = m_after, meaning](const Workspace &workspace) {
            const bool isAgainstDesign = before == QLatin1String("design") || after == QLatin1String("design");
            const Topology older = topologyNamed(workspace, before, meaning), newer = topologyNamed(workspace, after, meaning);
            Compared compared{
                .comparison = compare(older, newer, {.isAgainstDesign = isAgainstDesign}), .map = {}, .positions = {}};
            compared.map = comparedMap(older, newer, compared.comparison, workspace.architecture());
            compared.positions = arrange(compared.map.architecture);
            return compared;
        },
        [this](std::optional<Compared> compared) {
            m_isBusy = false;
            if (compared)
                take(*std::move(compared));
            Q_EMIT changed();
            if (m_isOutdated && compared)
                compareAgain();
        });
}

void ComparisonTable::take(Compared compared)
{
    m_compared = std::move(compared);
    std::vector<KeyedRow> rows;
    for (const NodeChange &change : m_compared.comparison.nodes)
        rows.push_back(nodeRow(change));
    for (const EdgeChange &change : m_compared.comparison.edges)
        rows.push_back(edgeRow(change));
    m_rows.setRows(std::move(rows));
    drawMap();
    Q_EMIT this->compared();
}

void ComparisonTable::drawMap()
{
    const ComparisonWords words{tr("added").toStdString(), tr("removed").toStdString(), tr("changed").toStdString(),
                                tr("the same").toStdString()};
    std::array<SharedDrawing, 3> drawings;
    for (const Detail detail : {Detail::middle, Detail::near}) // from afar single changes would not be seen
        drawings[static_cast<std::size_t>(detail)] = std::make_shared<const IndexedDrawing>(
            drawComparison(m_compared.map, m_compared.positions, {.detail = detail, .isDark = m_isDark}, words));
    m_map.set(std::move(drawings));
}

QString ComparisonTable::beforeStretch() const { return stretchText(m_compared.comparison.rangeBefore); }
QString ComparisonTable::afterStretch() const { return stretchText(m_compared.comparison.rangeAfter); }

QString ComparisonTable::summary() const
{
    return tr("%n difference(s)", nullptr,
              static_cast<int>(m_compared.comparison.nodes.size() + m_compared.comparison.edges.size())) +
           QStringLiteral(" · ") +
           tr("%1 services and %2 dependencies are the same")
               .arg(m_compared.comparison.sameNodes)
               .arg(m_compared.comparison.sameEdges);
}

} // namespace alidade
