#include "qml/session/historymodel.h"

#include <QDateTime>

#include <algorithm>

namespace alidade {

int HistoryModel::count() const { return m_isOpen ? static_cast<int>(m_revisions.size()) + 1 : 0; }

int HistoryModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    const std::size_t age = m_revisions.size() - static_cast<std::size_t>(index.row()); // 0 = before the first
    if (role == IsCurrentRole)
        return age == m_done;
    if (age == 0)
        return role == LabelRole      ? tr("New workspace")
               : role == RevisionRole ? QVariant(0LL)
               : role == IsUndoneRole ? QVariant(false)
                                      : QVariant(QDateTime());
    const Revision &revision = m_revisions[age - 1];
    switch (role) {
    case Qt::DisplayRole:
    case LabelRole: return QString::fromStdString(revision.label);
    case RevisionRole: return static_cast<qint64>(revision.id);
    case TimeRole: return QDateTime::fromString(QString::fromStdString(revision.time), Qt::ISODateWithMs).toLocalTime();
    case IsUndoneRole: return revision.isUndone;
    default: return {};
    }
}

QHash<int, QByteArray> HistoryModel::roleNames() const
{
    return {{RevisionRole, "revision"},
            {LabelRole, "label"},
            {TimeRole, "time"},
            {IsUndoneRole, "isUndone"},
            {IsCurrentRole, "isCurrent"}};
}

void HistoryModel::setHistory(std::vector<Revision> history, bool isOpen)
{
    const auto isSame = [](const Revision &l, const Revision &r) { return l.id == r.id; };
    const bool onlyGrows = isOpen && m_isOpen && history.size() > m_revisions.size() &&
                           std::equal(m_revisions.begin(), m_revisions.end(), history.begin(), isSame);
    const bool isSameList = isOpen == m_isOpen && history.size() == m_revisions.size() &&
                            std::equal(m_revisions.begin(), m_revisions.end(), history.begin(), isSame);
    if (onlyGrows)
        beginInsertRows({}, 0, static_cast<int>(history.size() - m_revisions.size()) - 1);
    else if (!isSameList)
        beginResetModel();
    m_revisions = std::move(history);
    m_isOpen = isOpen;
    m_done = static_cast<std::size_t>(
        std::count_if(m_revisions.begin(), m_revisions.end(), [](const Revision &r) { return !r.isUndone; }));
    if (onlyGrows)
        endInsertRows();
    else if (!isSameList)
        endResetModel();
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1));
    Q_EMIT countChanged();
}

QString HistoryModel::undoLabel() const
{
    return m_done == 0 ? QString() : QString::fromStdString(m_revisions[m_done - 1].label);
}

QString HistoryModel::redoLabel() const
{
    return m_done == m_revisions.size() ? QString() : QString::fromStdString(m_revisions[m_done].label);
}

} // namespace alidade
