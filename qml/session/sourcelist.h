#pragma once

#include "model/store/workspace.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace alidade {

/// The sources of the open workspace, by name, with how much each of them said.
class SourceList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a Session")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        SourceIdRole = Qt::UserRole, ///< the location
        NameRole,
        CommitRole,        ///< shortened; empty for files on disk
        AskedRevisionRole, ///< tag, branch or commit; empty when none was asked for
        TimeRole,
        NodeCountRole,
        DependencyCountRole,
        ProblemCountRole,
        CanBeReadAgainRole
    };

    using QAbstractListModel::QAbstractListModel;

    int count() const { return rowCount(); }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void setSources(std::vector<SourceSummary> sources);
    /// False for what came from standard input.
    static bool canBeReadAgain(const Source &source);

Q_SIGNALS:
    void countChanged();

private:
    std::vector<SourceSummary> m_sources;
};

} // namespace alidade
