#include "qml/importing/opencalls.h"

#include "qml/importing/callwords.h"

#include <algorithm>

namespace alidade {
namespace {

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

} // namespace

void OpenCalls::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &Session::architectureChanged, this, &OpenCalls::refresh);
        connect(session, &Session::wordsChanged, this, &OpenCalls::refresh);
    }
    refresh();
    Q_EMIT sessionChanged();
}

void OpenCalls::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    refresh();
    Q_EMIT filterChanged();
}

void OpenCalls::refresh()
{
    beginResetModel();
    m_rows.clear();
    m_architecture = m_session ? m_session->architecture() : nullptr;
    m_open = m_settled = 0;
    if (m_architecture) {
        const std::vector<OpenCall> &calls = m_architecture->openCalls;
        for (Index i = 0; i < calls.size(); ++i) {
            ++(calls[i].isDecided ? m_settled : m_open);
            if (isShown(calls[i]))
                m_rows.push_back(i);
        }
        std::stable_partition(m_rows.begin(), m_rows.end(), [&](Index i) { return !calls[i].isDecided; });
    }
    endResetModel();
    Q_EMIT countChanged();
}

bool OpenCalls::isShown(const OpenCall &call) const
{
    const QString wanted = m_filter.trimmed();
    const auto has = [&](const QString &where) { return where.contains(wanted, Qt::CaseInsensitive); };
    return wanted.isEmpty() || has(callerOf(call)) || has(callWord(call)) || has(text(call.target)) || has(text(call.protocol)) ||
           has(text(call.evidence.file)) || has(reasonWord(call.reason));
}

QString OpenCalls::callerOf(const OpenCall &call) const { return text(m_architecture->nodes[call.node].name); }

QVariant OpenCalls::data(const QModelIndex &index, int role) const
{
    const OpenCall &call = m_architecture->openCalls[m_rows.at(static_cast<std::size_t>(index.row()))];
    switch (role) {
    case KeyRole: return text(call.key);
    case CallerRole: return callerOf(call);
    case Qt::DisplayRole:
    case WhatRole: return callWord(call);
    case TargetRole: return text(call.target);
    case ReasonRole: return reasonWord(call.reason);
    case SourceRole: return text(call.evidence.source);
    case FileRole: return text(call.evidence.file);
    case LineRole: return call.evidence.line;
    case AnswerRole: return call.answer == none ? QString() : text(m_architecture->nodes[call.answer].name);
    case IsSettledRole: return call.isDecided;
    default: return {};
    }
}

QHash<int, QByteArray> OpenCalls::roleNames() const
{
    return {{KeyRole, "key"},       {CallerRole, "caller"},      {WhatRole, "what"}, {TargetRole, "target"},
            {ReasonRole, "reason"}, {SourceRole, "source"},      {FileRole, "file"}, {LineRole, "line"},
            {AnswerRole, "answer"}, {IsSettledRole, "isSettled"}};
}

const OpenCall *OpenCalls::find(const QString &key) const
{
    if (!m_architecture)
        return nullptr;
    const std::vector<OpenCall> &calls = m_architecture->openCalls;
    const auto found =
        std::find_if(calls.begin(), calls.end(), [key = key.toStdString()](const OpenCall &call) { return call.key == key; });
    return found == calls.end() ? nullptr : &*found;
}

std::vector<const OpenCall *> OpenCalls::alike(const OpenCall &call) const
{
    std::vector<const OpenCall *> found;
    for (const OpenCall &other : m_architecture->openCalls) {
        const bool isSamePlace = !call.target.empty() && other.target == call.target && other.protocol == call.protocol;
        if (&other == &call || (isSamePlace && !other.isDecided && other.node == call.node && other.role == call.role))
            found.push_back(&other);
    }
    return found;
}

int OpenCalls::alikeCount(const QString &key) const
{
    const OpenCall *call = find(key);
    return call ? static_cast<int>(alike(*call).size()) : 0;
}

void OpenCalls::resolve(const QString &key, const QString &node)
{
    if (const OpenCall *call = find(key))
        m_session->edit(tr("Say that %1 calls %2").arg(callerOf(*call), node), {PutCall{{call->key, node.toStdString()}}});
}

void OpenCalls::resolveAlike(const QString &key, const QString &node)
{
    const OpenCall *call = find(key);
    if (!call)
        return;
    std::vector<Edit> edits;
    for (const OpenCall *one : alike(*call))
        edits.push_back(PutCall{{one->key, node.toStdString()}});
    m_session->edit(tr("Say that %1 calls %2").arg(callerOf(*call), node), std::move(edits));
}

void OpenCalls::ignore(const QString &key)
{
    if (const OpenCall *call = find(key))
        m_session->edit(tr("Ignore a call of %1").arg(callerOf(*call)), {PutCall{{call->key, {}}}});
}

void OpenCalls::forget(const QString &key)
{
    if (const OpenCall *call = find(key))
        m_session->edit(tr("Forget what was said about a call of %1").arg(callerOf(*call)), {RemoveCall{call->key}});
}

} // namespace alidade
