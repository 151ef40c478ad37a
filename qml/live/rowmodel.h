#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>
#include <QVariantMap>

#include <vector>

namespace alidade {

/// A row of a table under a key that stays the same while its numbers change.
struct KeyedRow {
    QString key, section;
    QVariantMap values; ///< what the columns show, by their names
    friend bool operator==(const KeyedRow &, const KeyedRow &) = default;
};

/// Rows for a table. New rows are told as the least that has changed, so that a list keeps its place, its current row and
/// the focus while numbers come in.
class RowModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a table")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { RowRole = Qt::UserRole, KeyRole, SectionRole };

    using QAbstractListModel::QAbstractListModel;

    int count() const { return static_cast<int>(m_rows.size()); }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : count(); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    /// The values of a row; empty for one that is not there.
    Q_INVOKABLE QVariantMap at(int row) const;
    Q_INVOKABLE QString sectionAt(int row) const;
    /// Where the row with this key is, or -1.
    Q_INVOKABLE int indexOf(const QString &key) const;

    /// Keys must differ from one another.
    void setRows(std::vector<KeyedRow> rows);
    const std::vector<KeyedRow> &rows() const { return m_rows; }

Q_SIGNALS:
    void countChanged();

private:
    void removeMissing(const std::vector<KeyedRow> &next);
    void place(int position, const KeyedRow &row);

    std::vector<KeyedRow> m_rows;
};

} // namespace alidade
