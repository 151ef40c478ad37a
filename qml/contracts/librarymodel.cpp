#include "qml/contracts/librarymodel.h"

#include "qml/contracts/contractplace.h"

#include <algorithm>

namespace alidade {

QString languageName(const std::string &kind)
{
    return kind == "openapi" ? QStringLiteral("OpenAPI") : kind == "asyncapi" ? QStringLiteral("AsyncAPI") : text(kind);
}

QHash<int, QByteArray> LibraryModel::roleNames() const
{
    return {{KindRole, "kind"},         {DepthRole, "depth"},      {KeyRole, "key"},           {TextRole, "text"},
            {DetailRole, "detail"},     {IconRole, "iconName"},    {LanguageRole, "language"}, {CountRole, "count"},
            {FindingsRole, "findings"}, {IsFoldedRole, "isFolded"}};
}

QVariant LibraryModel::data(const QModelIndex &index, int role) const
{
    const LibraryRow &row = m_rows[static_cast<std::size_t>(index.row())];
    const bool isContract = row.kind == LibraryRow::Kind::contract;
    switch (role) {
    case KindRole:
        return row.kind == LibraryRow::Kind::context ? QStringLiteral("context")
               : isContract                          ? QStringLiteral("contract")
                                                     : QStringLiteral("service");
    case DepthRole: return row.depth;
    case KeyRole: return alidade::text(row.key);
    case Qt::DisplayRole:
    case TextRole: return title(row);
    case DetailRole: return detail(row);
    case IconRole: return icon(row);
    case LanguageRole:
        return isContract ? languageName(m_architecture->contracts[m_contracts[row.contract].contract].kind) : QString();
    case CountRole: return static_cast<int>(row.count);
    case FindingsRole: return static_cast<int>(row.findings);
    case IsFoldedRole: return row.isFolded;
    default: return {};
    }
}

QString LibraryModel::title(const LibraryRow &row) const
{
    const LibraryContract &entry = m_contracts[row.contract];
    switch (row.kind) {
    case LibraryRow::Kind::context: {
        const Index context = m_architecture->findContext(entry.context);
        return context == none ? entry.service.empty() ? tr("Served by nobody here") : tr("No context")
                               : alidade::text(m_architecture->contexts[context].name);
    }
    case LibraryRow::Kind::service: return entry.service.empty() ? tr("Served by nobody here") : alidade::text(entry.service);
    case LibraryRow::Kind::contract: {
        const std::string &name = m_architecture->contracts[entry.contract].name;
        return name.empty() ? tr("(no package)") : alidade::text(name);
    }
    }
    return {};
}

QString LibraryModel::detail(const LibraryRow &row) const
{
    if (row.kind != LibraryRow::Kind::contract)
        return {};
    const LibraryContract &entry = m_contracts[row.contract];
    const Contract &contract = m_architecture->contracts[entry.contract];
    const QString operations = contract.kind == "proto" ? tr("%n method(s)", nullptr, static_cast<int>(entry.operationCount))
                                                        : tr("%n operation(s)", nullptr, static_cast<int>(entry.operationCount));
    const QString types = tr("%n type(s)", nullptr, static_cast<int>(entry.typeCount));
    return entry.operationCount == 0 ? types : tr("%1, %2").arg(operations, types);
}

QString LibraryModel::icon(const LibraryRow &row) const
{
    if (row.kind == LibraryRow::Kind::context)
        return QStringLiteral("context");
    return row.kind == LibraryRow::Kind::service ? QStringLiteral("service") : QStringLiteral("contract");
}

void LibraryModel::set(std::shared_ptr<const Architecture> architecture, std::vector<LibraryContract> contracts,
                       std::vector<LibraryRow> rows)
{
    const auto isAlike = [](const LibraryRow &l, const LibraryRow &r) { return l.key == r.key && l.depth == r.depth; };
    const bool isSame = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), isAlike);
    if (!isSame)
        beginResetModel();
    m_architecture = std::move(architecture);
    m_contracts = std::move(contracts);
    m_rows = std::move(rows);
    if (!isSame) {
        endResetModel();
        Q_EMIT countChanged();
    } else if (!m_rows.empty()) { // other numbers or words: the list stays where it is
        Q_EMIT dataChanged(index(0), index(count() - 1));
    }
}

int LibraryModel::rowOf(const QString &key) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [key = key.toStdString()](const LibraryRow &row) { return row.key == key; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

QString LibraryModel::keyAt(int at) const
{
    const LibraryRow *found = row(at);
    return found ? alidade::text(found->key) : QString();
}

bool LibraryModel::isContract(int at) const
{
    const LibraryRow *found = row(at);
    return found && found->kind == LibraryRow::Kind::contract;
}

} // namespace alidade
