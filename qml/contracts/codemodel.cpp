#include "qml/contracts/codemodel.h"

#include <algorithm>

namespace alidade {

QHash<int, QByteArray> CodeModel::roleNames() const
{
    return {{Qt::DisplayRole, "plain"}, {NumberRole, "number"}, {StyledRole, "styled"}, {MarkRole, "mark"}};
}

QVariant CodeModel::data(const QModelIndex &index, int role) const
{
    const auto row = static_cast<std::size_t>(index.row());
    const CodeLine &line = m_text->lines[row];
    switch (role) {
    case Qt::DisplayRole: return plainLine(m_text->at(row));
    case NumberRole: return line.number;
    case StyledRole: return styledLine(m_text->at(row), line.language, line.beginsInComment, m_colors);
    case MarkRole: return static_cast<int>(line.mark);
    default: return {};
    }
}

void CodeModel::setColors(const QColor &keyword, const QColor &type, const QColor &string, const QColor &number,
                          const QColor &comment)
{
    m_colors = {keyword, type, string, number, comment};
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {StyledRole});
}

int CodeModel::rowOf(const QString &file, int line) const
{
    bool isThere = file.isEmpty();
    for (int row = 0; row < count(); ++row) {
        const auto at = static_cast<std::size_t>(row);
        const CodeLine &each = m_text->lines[at];
        if (each.mark == CodeLine::Mark::heading)
            isThere = file.isEmpty() || plainLine(m_text->at(at)) == file;
        else if (isThere && each.number == line)
            return row;
    }
    return -1;
}

QString CodeModel::fileOf(int row) const
{
    for (auto at = static_cast<std::size_t>(std::clamp(row, -1, count() - 1) + 1); at > 0; --at) {
        if (m_text->lines[at - 1].mark == CodeLine::Mark::heading)
            return plainLine(m_text->at(at - 1));
    }
    return {};
}

int CodeModel::numberAt(int row) const
{
    return row >= 0 && row < count() ? m_text->lines[static_cast<std::size_t>(row)].number : 0;
}

void CodeModel::set(std::shared_ptr<const CodeText> text)
{
    beginResetModel();
    m_text = std::move(text);
    int largest = 1;
    for (std::size_t i = 0; m_text && i < m_text->lines.size(); ++i)
        largest = std::max(largest, m_text->lines[i].number);
    m_digits = static_cast<int>(QString::number(largest).size());
    endResetModel();
    Q_EMIT changed();
}

} // namespace alidade
