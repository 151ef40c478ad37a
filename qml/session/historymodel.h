#pragma once

#include "model/store/workspace.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace alidade {

/// The revisions of the open workspace, newest first, and last the state before any of them (revision 0).
class HistoryModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a Session")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { RevisionRole = Qt::UserRole, LabelRole, TimeRole, IsUndoneRole, IsCurrentRole };

    using QAbstractListModel::QAbstractListModel;

    int count() const;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Takes the revisions as Workspace::history() gives them.
    void setHistory(std::vector<Revision> history, bool isOpen);
    /// Label of what undo would take back, and of what redo would bring again; empty when there is nothing.
    QString undoLabel() const;
    QString redoLabel() const;

Q_SIGNALS:
    void countChanged();

private:
    std::vector<Revision> m_revisions; ///< oldest first, undone ones at the end
    std::size_t m_done = 0;            ///< how many are not undone
    bool m_isOpen = false;
};

} // namespace alidade
