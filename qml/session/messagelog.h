#pragma once

#include <QAbstractListModel>
#include <QDateTime>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <deque>

namespace alidade {

/// What was said to the user since the start, newest first, with the lines behind each message.
class MessageLog : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a Session")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { TextRole = Qt::UserRole, IsErrorRole, TimeRole, DetailsRole };
    struct Message {
        QString text;
        bool isError = false;
        QDateTime time;
        QStringList details;
    };

    using QAbstractListModel::QAbstractListModel;

    int count() const { return static_cast<int>(m_messages.size()); }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : count(); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void add(Message message);
    const Message *last() const { return m_messages.empty() ? nullptr : &m_messages.front(); }

Q_SIGNALS:
    void countChanged();

private:
    std::deque<Message> m_messages;
};

} // namespace alidade
