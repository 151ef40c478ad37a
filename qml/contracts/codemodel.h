#pragma once

#include "qml/contracts/codetext.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace alidade {

/// Lines of code for a list view; a line is coloured when it is shown.
class CodeModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a part of the contracts screen")
    Q_PROPERTY(int count READ count NOTIFY changed)
    /// Of the longest line; digits of the largest line number.
    Q_PROPERTY(int columns READ columns NOTIFY changed)
    Q_PROPERTY(int digits READ digits NOTIFY changed)

public:
    enum Role { NumberRole = Qt::UserRole, StyledRole, MarkRole };

    using QAbstractListModel::QAbstractListModel;

    int count() const { return m_text ? static_cast<int>(m_text->lines.size()) : 0; }
    int columns() const { return m_text ? m_text->columns : 0; }
    int digits() const { return m_digits; }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : count(); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Colours of keywords, types, strings, numbers and comments.
    Q_INVOKABLE void setColors(const QColor &keyword, const QColor &type, const QColor &string, const QColor &number,
                               const QColor &comment);
    /// The first row that shows this line of the file whose heading stands above it; of the only file when `file` is empty.
    Q_INVOKABLE int rowOf(const QString &file, int line) const;
    /// The heading above a row; empty without one.
    Q_INVOKABLE QString fileOf(int row) const;
    /// The number of the line in its file; 0 when it has none.
    Q_INVOKABLE int numberAt(int row) const;

    void set(std::shared_ptr<const CodeText> text);
    const CodeText *text() const { return m_text.get(); }

Q_SIGNALS:
    void changed();

private:
    std::shared_ptr<const CodeText> m_text;
    CodeColors m_colors;
    int m_digits = 1;
};

} // namespace alidade
