#include "qml/importing/nodechoices.h"

#include "qml/importing/likelihood.h"
#include "qml/importing/nearmisses.h"
#include "qml/map/mapwords.h"

#include <algorithm>

namespace alidade {
namespace {

/// What the choice is for.
struct Question {
    const OpenCall *call = nullptr;
    std::string name;
    Index without = none; ///< the node that is no answer
};

int likelihoodOf(const Architecture &architecture, const Question &question, Index index)
{
    if (question.call)
        return likelihood(architecture, *question.call, index);
    return !question.name.empty() && areSpelledAlike(question.name, architecture.nodes[index].name) ? likely : 0;
}

} // namespace

void NodeChoices::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &Session::architectureChanged, this, &NodeChoices::refresh);
        connect(session, &Session::wordsChanged, this, &NodeChoices::refresh);
    }
    refresh();
    Q_EMIT changed();
}

void NodeChoices::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    refresh();
    Q_EMIT changed();
}

void NodeChoices::setCall(const QString &call)
{
    if (m_call == call)
        return;
    m_call = call;
    refresh();
    Q_EMIT changed();
}

void NodeChoices::setName(const QString &name)
{
    if (m_name == name)
        return;
    m_name = name;
    refresh();
    Q_EMIT changed();
}

void NodeChoices::refresh()
{
    beginResetModel();
    m_rows.clear();
    m_architecture = m_session ? m_session->architecture() : nullptr;
    if (m_architecture) {
        Question question{.name = m_name.toStdString()};
        for (const OpenCall &call : m_architecture->openCalls) {
            if (call.key == m_call.toStdString())
                question.call = &call;
        }
        question.without = question.call ? question.call->node : m_architecture->findNode(question.name);
        const QString wanted = m_filter.trimmed();
        for (Index i = 0; i < m_architecture->nodes.size(); ++i) {
            const Node &node = m_architecture->nodes[i];
            if (i != question.without && !node.isGone && QString::fromStdString(node.name).contains(wanted, Qt::CaseInsensitive))
                m_rows.push_back({i, likelihoodOf(*m_architecture, question, i)});
        }
        std::stable_sort(m_rows.begin(), m_rows.end(),
                         [](const Choice &l, const Choice &r) { return l.likelihood > r.likelihood; });
    }
    endResetModel();
    Q_EMIT countChanged();
}

QVariant NodeChoices::data(const QModelIndex &index, int role) const
{
    const Choice &choice = m_rows.at(static_cast<std::size_t>(index.row()));
    const Node &node = m_architecture->nodes[choice.node];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole: return QString::fromStdString(node.name);
    case KindRole: return kindWord(node.kind);
    case IsLikelyRole: return choice.likelihood >= likely;
    default: return {};
    }
}

QHash<int, QByteArray> NodeChoices::roleNames() const
{
    return {{NameRole, "name"}, {KindRole, "kind"}, {IsLikelyRole, "isLikely"}};
}

} // namespace alidade
