#include "qml/live/snapshots.h"

#include "exporters/traffic.h"
#include "qml/live/livewords.h"

#include <QDateTime>

#include <algorithm>

namespace alidade {
namespace {

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

QDateTime timeOf(const Snapshot &snapshot) { return QDateTime::fromString(text(snapshot.takenAt), Qt::ISODate); }

} // namespace

void Snapshots::setSession(Session *session)
{
    m_session = session;
    connect(session, &Session::architectureChanged, this, &Snapshots::changed);
    Q_EMIT changed();
}

QVariantList Snapshots::list() const
{
    QVariantList rows;
    if (!m_session)
        return rows;
    for (const Snapshot &snapshot : m_session->architecture()->decisions.snapshots) {
        const qint64 taken = timeOf(snapshot).toSecsSinceEpoch();
        rows.append(
            QVariantMap{{QStringLiteral("name"), text(snapshot.name)},
                        {QStringLiteral("note"), text(snapshot.note)},
                        {QStringLiteral("isPinned"), snapshot.isPinned},
                        {QStringLiteral("time"), static_cast<double>(snapshot.range.isEmpty() ? taken : snapshot.range.to)},
                        {QStringLiteral("when"), momentText(taken)},
                        {QStringLiteral("stretch"), stretchText(snapshot.range)}});
    }
    return rows;
}

const Snapshot *Snapshots::find(const QString &name) const
{
    const std::vector<Snapshot> &all = m_session->architecture()->decisions.snapshots;
    const auto place = std::ranges::find(all, name.toStdString(), &Snapshot::name);
    return place == all.end() ? nullptr : &*place;
}

QString Snapshots::problemOf(const QString &name, const QString &present) const
{
    const QString wanted = name.trimmed();
    if (wanted.isEmpty())
        return tr("A snapshot needs a name.");
    if (wanted == QLatin1String("now") || wanted == QLatin1String("design") || wanted.contains(QLatin1String("..")))
        return tr("This means something else where snapshots are compared.");
    if (m_session && wanted != present && find(wanted))
        return tr("There is a snapshot of this name already.");
    return {};
}

QString Snapshots::freshName() const
{
    const QString name = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    QString fresh = name;
    for (int number = 2; m_session && find(fresh); ++number)
        fresh = QStringLiteral("%1 (%2)").arg(name).arg(number);
    return fresh;
}

void Snapshots::take(const QString &name, const QString &note, bool isPinned)
{
    if (!m_session || !problemOf(name, {}).isEmpty())
        return;
    const TimeRange range = m_session->traffic()->chosen();
    m_session->read<Topology>(
        this,
        [range](const Workspace &workspace) {
            return topologyOf(range.isEmpty() ? workspace.architecture() : workspace.architecture(range));
        },
        [this, name = name.trimmed(), note = note.trimmed(), isPinned](std::optional<Topology> topology) {
            if (!topology || !m_session)
                return;
            const Snapshot snapshot{name.toStdString(), note.toStdString(), timeText(QDateTime::currentSecsSinceEpoch()),
                                    isPinned, topology->range};
            m_session->edit(tr("Take snapshot %1").arg(name), {PutSnapshot{snapshot, *std::move(topology)}});
        });
}

void Snapshots::describe(const QString &present, const QString &name, const QString &note, bool isPinned)
{
    const Snapshot *snapshot = m_session ? find(present) : nullptr;
    const QString wanted = name.trimmed();
    if (!snapshot || !problemOf(wanted, present).isEmpty())
        return;
    if (wanted == present) {
        m_session->edit(tr("Describe snapshot %1").arg(present),
                        {DescribeSnapshot{snapshot->name, note.trimmed().toStdString(), isPinned}});
        return;
    }
    Snapshot renamed = *snapshot;
    renamed.name = wanted.toStdString();
    renamed.note = note.trimmed().toStdString();
    renamed.isPinned = isPinned;
    m_session->read<Topology>(
        this, [before = snapshot->name](const Workspace &workspace) { return workspace.snapshot(before); },
        [this, present, wanted, renamed](std::optional<Topology> topology) {
            if (topology && m_session)
                m_session->edit(tr("Rename snapshot %1 to %2").arg(present, wanted),
                                {RemoveSnapshot{present.toStdString()}, PutSnapshot{renamed, *std::move(topology)}});
        });
}

void Snapshots::remove(const QString &name)
{
    if (m_session)
        m_session->edit(tr("Remove snapshot %1").arg(name), {RemoveSnapshot{name.toStdString()}});
}

} // namespace alidade
