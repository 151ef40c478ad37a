#pragma once

#include "qml/session/session.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>
#include <QVariantList>

#include <vector>

namespace alidade {

/// What the command palette offers for what was typed: commands, services and resources, contexts, and a typed path.
/// Matching is fuzzy: the letters in order, better at the start of words and together.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::Session *session MEMBER m_session NOTIFY inputChanged REQUIRED)
    Q_PROPERTY(QVariantList commands MEMBER m_commands NOTIFY inputChanged)
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY inputChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { KindRole = Qt::UserRole, TitleRole, DetailRole, IconRole, ShortcutRole, KeyRole, CommandRole };

    explicit PaletteModel(QObject *parent = nullptr);

    QString query() const { return m_query; }
    void setQuery(const QString &query);
    int count() const { return static_cast<int>(m_rows.size()); }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : count(); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// How well `pattern` matches `text`, both case-folded by the caller; negative when it does not.
    static int score(QStringView pattern, QStringView text);

Q_SIGNALS:
    void inputChanged();
    void countChanged();

private:
    struct Row {
        enum class Kind { command, node, context, path } kind = Kind::command;
        QString title, detail, icon, shortcut, key;
        int command = -1; ///< position in m_commands
        int score = 0;
    };
    void fill();
    void addCommands(const QString &pattern);
    void addEntities(const QString &pattern);
    void addPath();
    Row pathRow(const QString &typed) const;
    void lookUpPath(const QString &typed);

    /// What stands at a typed path; looked up on a worker thread.
    enum class Place { unknown, nothing, folder, file };
    Session *m_session = nullptr;
    QVariantList m_commands;
    QString m_query;
    QString m_typedPath; ///< the one that m_place is about
    Place m_place = Place::unknown;
    std::vector<Row> m_rows;
};

} // namespace alidade
