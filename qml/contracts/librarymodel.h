#pragma once

#include "qml/contracts/librarytree.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace alidade {

/// The rows of the library's tree for a list view.
class LibraryModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a ContractLibrary")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        KindRole = Qt::UserRole,
        DepthRole,
        KeyRole,
        TextRole,
        DetailRole,
        IconRole,
        LanguageRole,
        CountRole,
        FindingsRole,
        IsFoldedRole
    };

    using QAbstractListModel::QAbstractListModel;

    int count() const { return static_cast<int>(m_rows.size()); }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : count(); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void set(std::shared_ptr<const Architecture> architecture, std::vector<LibraryContract> contracts,
             std::vector<LibraryRow> rows);
    /// The row of a key, or -1.
    Q_INVOKABLE int rowOf(const QString &key) const;
    /// The key of a row, empty when there is no such row; whether it is a contract.
    Q_INVOKABLE QString keyAt(int row) const;
    Q_INVOKABLE bool isContract(int row) const;
    const LibraryRow *row(int at) const { return at >= 0 && at < count() ? &m_rows[static_cast<std::size_t>(at)] : nullptr; }

Q_SIGNALS:
    void countChanged();

private:
    QString title(const LibraryRow &row) const;
    QString detail(const LibraryRow &row) const;
    QString icon(const LibraryRow &row) const;

    std::shared_ptr<const Architecture> m_architecture;
    std::vector<LibraryContract> m_contracts;
    std::vector<LibraryRow> m_rows;
};

/// "proto", "OpenAPI", "AsyncAPI".
QString languageName(const std::string &kind);

} // namespace alidade
