#include "qml/live/rowmodel.h"

#include <QSet>

#include <algorithm>

namespace alidade {

QVariant RowModel::data(const QModelIndex &index, int role) const
{
    const KeyedRow &row = m_rows.at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case RowRole: return row.values;
    case Qt::DisplayRole:
    case KeyRole: return row.key;
    case SectionRole: return row.section;
    default: return {};
    }
}

QHash<int, QByteArray> RowModel::roleNames() const { return {{RowRole, "row"}, {KeyRole, "key"}, {SectionRole, "section"}}; }

QVariantMap RowModel::at(int row) const
{
    return row < 0 || row >= count() ? QVariantMap() : m_rows[static_cast<std::size_t>(row)].values;
}

QString RowModel::sectionAt(int row) const
{
    return row < 0 || row >= count() ? QString() : m_rows[static_cast<std::size_t>(row)].section;
}

int RowModel::indexOf(const QString &key) const
{
    const auto place = std::ranges::find(m_rows, key, &KeyedRow::key);
    return place == m_rows.end() ? -1 : static_cast<int>(place - m_rows.begin());
}

void RowModel::setRows(std::vector<KeyedRow> rows)
{
    const int before = count();
    removeMissing(rows);
    for (std::size_t i = 0; i < rows.size(); ++i)
        place(static_cast<int>(i), rows[i]);
    if (count() != before)
        Q_EMIT countChanged();
}

void RowModel::removeMissing(const std::vector<KeyedRow> &next)
{
    QSet<QString> kept;
    for (const KeyedRow &row : next)
        kept.insert(row.key);
    for (int end = count(); end > 0;) {
        int begin = end;
        while (begin > 0 && !kept.contains(m_rows[static_cast<std::size_t>(begin - 1)].key))
            --begin;
        if (begin < end) {
            beginRemoveRows({}, begin, end - 1);
            m_rows.erase(m_rows.begin() + begin, m_rows.begin() + end);
            endRemoveRows();
        }
        end = begin - 1;
    }
}

/// Makes `row` the one at `position`; those before it are in place.
void RowModel::place(int position, const KeyedRow &row)
{
    const auto here = m_rows.begin() + position;
    const auto found = std::find_if(here, m_rows.end(), [&](const KeyedRow &one) { return one.key == row.key; });
    if (found == m_rows.end()) {
        beginInsertRows({}, position, position);
        m_rows.insert(here, row);
        endInsertRows();
        return;
    }
    if (found != here) {
        const int from = static_cast<int>(found - m_rows.begin());
        beginMoveRows({}, from, from, {}, position);
        std::rotate(here, found, found + 1);
        endMoveRows();
    }
    if (m_rows[static_cast<std::size_t>(position)] == row)
        return;
    m_rows[static_cast<std::size_t>(position)] = row;
    Q_EMIT dataChanged(index(position), index(position));
}

} // namespace alidade
