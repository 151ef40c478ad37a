#include "qml/session/sourcelist.h"

#include <QDateTime>

namespace alidade {

int SourceList::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_sources.size()); }

QVariant SourceList::data(const QModelIndex &index, int role) const
{
    constexpr qsizetype shownDigits = 12;
    const SourceSummary &summary = m_sources[static_cast<std::size_t>(index.row())];
    const Source &source = summary.source;
    switch (role) {
    case SourceIdRole: return QString::fromStdString(source.id);
    case Qt::DisplayRole:
    case NameRole: return QString::fromStdString(source.name);
    case CommitRole: return QString::fromStdString(source.revision).left(shownDigits);
    case AskedRevisionRole: return QString::fromStdString(source.askedRevision);
    case TimeRole: return QDateTime::fromString(QString::fromStdString(source.importedAt), Qt::ISODateWithMs).toLocalTime();
    case NodeCountRole: return static_cast<int>(summary.nodes);
    case DependencyCountRole: return static_cast<int>(summary.dependencies);
    case ProblemCountRole: return static_cast<int>(summary.problems);
    case CanBeReadAgainRole: return canBeReadAgain(source);
    default: return {};
    }
}

QHash<int, QByteArray> SourceList::roleNames() const
{
    return {{SourceIdRole, "sourceId"},
            {NameRole, "name"},
            {CommitRole, "commit"},
            {AskedRevisionRole, "askedRevision"},
            {TimeRole, "time"},
            {NodeCountRole, "nodeCount"},
            {DependencyCountRole, "dependencyCount"},
            {ProblemCountRole, "problemCount"},
            {CanBeReadAgainRole, "canBeReadAgain"}};
}

void SourceList::setSources(std::vector<SourceSummary> sources)
{
    beginResetModel();
    m_sources = std::move(sources);
    endResetModel();
    Q_EMIT countChanged();
}

/// Nor is there a file behind what was received, or asked of an engine.
bool SourceList::canBeReadAgain(const Source &source)
{
    return source.kind != "go-mod-graph" && source.kind != "live" && source.kind != "engine";
}

} // namespace alidade
