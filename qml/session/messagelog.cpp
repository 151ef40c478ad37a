#include "qml/session/messagelog.h"

namespace alidade {
namespace {

constexpr int messageLimit = 200;
constexpr int detailLimit = 500; ///< lines kept of one message

} // namespace

QVariant MessageLog::data(const QModelIndex &index, int role) const
{
    const Message &message = m_messages.at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case Qt::DisplayRole:
    case TextRole: return message.text;
    case IsErrorRole: return message.isError;
    case TimeRole: return message.time;
    case DetailsRole: return message.details;
    default: return {};
    }
}

QHash<int, QByteArray> MessageLog::roleNames() const
{
    return {{TextRole, "text"}, {IsErrorRole, "isError"}, {TimeRole, "time"}, {DetailsRole, "details"}};
}

void MessageLog::add(Message message)
{
    if (message.details.size() > detailLimit) {
        const auto more = message.details.size() - detailLimit;
        message.details.resize(detailLimit);
        message.details.append(tr("… and %1 more").arg(more));
    }
    if (count() == messageLimit) {
        beginRemoveRows({}, count() - 1, count() - 1);
        m_messages.pop_back();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_messages.push_front(std::move(message));
    endInsertRows();
    Q_EMIT countChanged();
}

} // namespace alidade
