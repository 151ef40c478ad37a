#include "qml/shell/palettemodel.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>

namespace alidade {
namespace {

constexpr std::size_t rowLimit = 60;

bool isWordStart(QStringView text, qsizetype at) { return at == 0 || !text[at - 1].isLetterOrNumber(); }

QVariant valueOf(const QVariant &command, const char *name)
{
    if (const auto *object = command.value<QObject *>())
        return object->property(name);
    return command.toMap().value(QString::fromLatin1(name));
}

QString withHome(const QString &path) { return path.startsWith(QLatin1Char('~')) ? QDir::homePath() + path.mid(1) : path; }

} // namespace

PaletteModel::PaletteModel(QObject *parent) : QAbstractListModel(parent)
{
    connect(this, &PaletteModel::inputChanged, this, &PaletteModel::fill);
}

void PaletteModel::setQuery(const QString &query)
{
    m_query = query;
    Q_EMIT inputChanged();
}

int PaletteModel::score(QStringView pattern, QStringView text)
{
    int score = 0;
    qsizetype at = 0;
    qsizetype last = -2;
    for (const QChar letter : pattern) {
        if (letter.isSpace())
            continue;
        const qsizetype found = text.indexOf(letter, at);
        if (found < 0)
            return -1;
        score += found == last + 1 ? 8 : isWordStart(text, found) ? 16 : 1;
        last = found;
        at = found + 1;
    }
    if (const qsizetype whole = text.indexOf(pattern); whole >= 0 && !pattern.isEmpty())
        score += isWordStart(text, whole) ? 40 : 20;
    return score * 16 - static_cast<int>(std::min<qsizetype>(text.size(), 15));
}

void PaletteModel::fill()
{
    beginResetModel();
    m_rows.clear();
    const QString pattern = m_query.trimmed().toCaseFolded();
    addPath();
    addCommands(pattern);
    if (m_session && !pattern.isEmpty())
        addEntities(pattern);
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row &l, const Row &r) { return l.score > r.score; });
    if (m_rows.size() > rowLimit)
        m_rows.resize(rowLimit);
    endResetModel();
    Q_EMIT countChanged();
}

void PaletteModel::addCommands(const QString &pattern)
{
    for (int i = 0; i < m_commands.size(); ++i) {
        const QVariant &command = m_commands[i];
        const QVariant inPalette = valueOf(command, "inPalette");
        if (!valueOf(command, "enabled").toBool() || (inPalette.isValid() && !inPalette.toBool()))
            continue;
        const QString title = valueOf(command, "text").toString();
        const int fit = pattern.isEmpty() ? 0 : score(pattern, title.toCaseFolded());
        if (fit < 0)
            continue;
        m_rows.push_back({Row::Kind::command,
                          title,
                          {},
                          valueOf(command, "iconName").toString(),
                          valueOf(command, "keys").toString(),
                          {},
                          i,
                          fit});
    }
}

void PaletteModel::addEntities(const QString &pattern)
{
    const auto architecture = m_session->architecture();
    for (const Node &node : architecture->nodes) {
        const QString name = QString::fromStdString(node.name);
        const int fit = score(pattern, name.toCaseFolded());
        if (fit < 0)
            continue;
        const QString context =
            node.context == none ? tr("Unassigned") : QString::fromStdString(architecture->contexts[node.context].name);
        const auto kind = toText(node.kind);
        m_rows.push_back({Row::Kind::node,
                          name,
                          context,
                          QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size())),
                          {},
                          name,
                          -1,
                          fit});
    }
    for (const BoundedContext &context : architecture->contexts) {
        const QString name = QString::fromStdString(context.name);
        if (const int fit = score(pattern, name.toCaseFolded()); fit >= 0)
            m_rows.push_back({Row::Kind::context,
                              name,
                              tr("Bounded context"),
                              QStringLiteral("context"),
                              {},
                              QString::fromStdString(context.id),
                              -1,
                              fit});
    }
}

void PaletteModel::addPath()
{
    const QString typed = m_query.trimmed();
    if (!typed.startsWith(QLatin1Char('/')) && !typed.startsWith(QLatin1String("~/")) && !typed.startsWith(QLatin1String("./")))
        return;
    if (m_typedPath != typed)
        lookUpPath(typed);
    m_rows.push_back(pathRow(typed));
}

/// Until it is known what is there, the row can be chosen: the session says it when that was nothing.
PaletteModel::Row PaletteModel::pathRow(const QString &typed) const
{
    const QString title = m_place == Place::folder    ? tr("Import this folder")
                          : m_place == Place::file    ? tr("Open this workspace")
                          : m_place == Place::nothing ? tr("Nothing there yet: go on typing")
                                                      : tr("Import or open this path");
    return {Row::Kind::path,
            title,
            withHome(typed),
            m_place == Place::file ? QStringLiteral("file") : QStringLiteral("folder"),
            {},
            m_place == Place::nothing ? QString() : typed,
            -1,
            1 << 20};
}

void PaletteModel::lookUpPath(const QString &typed)
{
    m_typedPath = typed;
    m_place = Place::unknown;
    QThreadPool::globalInstance()->start([self = QPointer(this), typed] {
        const QFileInfo info(withHome(typed));
        const Place place = info.isDir() ? Place::folder : info.isFile() ? Place::file : Place::nothing;
        QMetaObject::invokeMethod(QCoreApplication::instance(), [self, typed, place] {
            if (!self || self->m_typedPath != typed)
                return;
            self->m_place = place;
            if (self->m_rows.empty() || self->m_rows.front().kind != Row::Kind::path || self->m_query.trimmed() != typed)
                return;
            self->m_rows.front() = self->pathRow(typed);
            Q_EMIT self->dataChanged(self->index(0), self->index(0));
        });
    });
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    static const char *const kinds[] = {"command", "node", "context", "path"};
    const Row &row = m_rows.at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case KindRole: return QString::fromLatin1(kinds[static_cast<int>(row.kind)]);
    case Qt::DisplayRole:
    case TitleRole: return row.title;
    case DetailRole: return row.detail;
    case IconRole: return row.icon;
    case ShortcutRole: return row.shortcut;
    case KeyRole: return row.key;
    case CommandRole: return row.command < 0 ? QVariant() : m_commands[row.command];
    default: return {};
    }
}

QHash<int, QByteArray> PaletteModel::roleNames() const
{
    return {{KindRole, "kind"},         {TitleRole, "title"}, {DetailRole, "matchDetail"}, {IconRole, "iconName"},
            {ShortcutRole, "shortcut"}, {KeyRole, "key"},     {CommandRole, "command"}};
}

} // namespace alidade
