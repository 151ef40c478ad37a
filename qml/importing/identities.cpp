#include "qml/importing/identities.h"

#include "qml/importing/callwords.h"
#include "qml/importing/nearmisses.h"
#include "qml/map/mapwords.h"

#include <algorithm>

namespace alidade {
namespace {

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

/// Whether the node goes by another name too, or a person decided about one.
bool isJoined(const Node &node)
{
    return std::any_of(node.claims.begin(), node.claims.end(),
                       [&](const Claim &claim) { return claim.isDecided || claim.name != node.name; });
}

bool has(const QString &where, const QString &wanted) { return where.contains(wanted, Qt::CaseInsensitive); }

bool isMeant(const Node &node, const QString &wanted)
{
    return has(text(node.name), wanted) ||
           std::any_of(node.claims.begin(), node.claims.end(), [&](const Claim &claim) { return has(text(claim.name), wanted); });
}

} // namespace

void Identities::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &Session::architectureChanged, this, &Identities::load);
        connect(session, &Session::wordsChanged, this, &Identities::refresh);
    }
    load();
    Q_EMIT changed();
}

void Identities::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    refresh();
    Q_EMIT changed();
}

void Identities::setOnlyJoined(bool only)
{
    if (m_isOnlyJoined == only)
        return;
    m_isOnlyJoined = only;
    refresh();
    Q_EMIT changed();
}

void Identities::load()
{
    m_isStale = true;
    refresh();
}

void Identities::refresh()
{
    beginResetModel();
    m_rows.clear();
    if (std::exchange(m_isStale, false)) {
        m_architecture = m_session ? m_session->architecture() : nullptr;
        m_misses = m_architecture ? nearMisses(*m_architecture) : std::vector<std::pair<Index, Index>>();
    }
    m_nodes = m_joined = 0;
    if (m_architecture) {
        const std::vector<Node> &nodes = m_architecture->nodes;
        const QString wanted = m_filter.trimmed();
        for (const auto &[one, other] : m_misses) {
            if (isMeant(nodes[one], wanted) || isMeant(nodes[other], wanted))
                m_rows.push_back({.row = Row::Miss, .node = one, .other = other});
        }
        for (const bool joinedOnes : {true, false}) { // first those that have something to tell
            for (Index i = 0; i < nodes.size(); ++i) {
                if (isJoined(nodes[i]) == joinedOnes && !nodes[i].isGone && isMeant(nodes[i], wanted) &&
                    (joinedOnes || !m_isOnlyJoined))
                    addNode(i);
            }
        }
        m_nodes = static_cast<int>(std::count_if(nodes.begin(), nodes.end(), [](const Node &node) { return !node.isGone; }));
        m_joined = static_cast<int>(
            std::count_if(nodes.begin(), nodes.end(), [](const Node &node) { return !node.isGone && isJoined(node); }));
    }
    endResetModel();
    Q_EMIT countChanged();
}

void Identities::addNode(Index index)
{
    const Node &node = m_architecture->nodes[index];
    m_rows.push_back({.row = Row::Node, .node = index});
    const bool isOneOnly = node.claims.size() == 1 && !isJoined(node);
    for (std::size_t claim = 0; !isOneOnly && claim < node.claims.size(); ++claim)
        m_rows.push_back({.row = Row::Name, .node = index, .claim = claim});
}

QVariant Identities::ofName(const Claim &claim, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case NameRole: return text(claim.name);
    case KindRole: return originWord(claim.origin);
    case ReasonRole: return claim.reason.empty() ? tr("gave the name") : reasonWord(claim.reason);
    case IsDecidedRole: return claim.isDecided;
    case SourceRole: return text(claim.evidence.source);
    case FileRole: return text(claim.evidence.file);
    case LineRole: return claim.evidence.line;
    default: return {};
    }
}

QVariant Identities::ofNode(const Node &node, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case NameRole: return text(node.name);
    case KindRole: return kindWord(node.kind);
    case ReasonRole: return QString();
    case IsDecidedRole: return false;
    case NameCountRole: return static_cast<int>(node.claims.size());
    case SourceRole: return node.evidence.empty() ? QString() : text(node.evidence.front().source);
    case FileRole: return node.evidence.empty() ? QString() : text(node.evidence.front().file);
    case LineRole: return node.evidence.empty() ? 0 : node.evidence.front().line;
    default: return {};
    }
}

QVariant Identities::data(const QModelIndex &index, int role) const
{
    const Entry &entry = m_rows.at(static_cast<std::size_t>(index.row()));
    const Node &node = m_architecture->nodes[entry.node];
    if (role == RowRole)
        return QVariant::fromValue(entry.row);
    if (role == IsResourceRole)
        return isResource(node.kind);
    if (role == NodeRole)
        return text(m_architecture->nodes[entry.row == Row::Miss ? entry.other : entry.node].name);
    const QVariant value = entry.row == Row::Name ? ofName(node.claims[entry.claim], role) : ofNode(node, role);
    return role == NameCountRole && !value.isValid() ? QVariant(0) : value;
}

QHash<int, QByteArray> Identities::roleNames() const
{
    return {{RowRole, "rowKind"},
            {NameRole, "name"},
            {NodeRole, "node"},
            {KindRole, "kind"},
            {ReasonRole, "reason"},
            {IsDecidedRole, "isDecided"},
            {IsResourceRole, "isResource"},
            {NameCountRole, "nameCount"},
            {SourceRole, "source"},
            {FileRole, "file"},
            {LineRole, "line"}};
}

bool Identities::canJoin(const QString &name, const QString &node) const
{
    if (!m_architecture || name.isEmpty() || node.isEmpty())
        return false;
    const Index target = m_architecture->findNode(node.toStdString());
    if (target == none || m_architecture->nodes[target].name == name.toStdString())
        return false;
    const std::vector<Claim> &claims = m_architecture->nodes[target].claims;
    return std::none_of(claims.begin(), claims.end(), [&](const Claim &claim) { return text(claim.name) == name; });
}

void Identities::join(const QString &name, const QString &node)
{
    if (canJoin(name, node))
        m_session->edit(tr("Join %1 with %2").arg(name, node), {PutIdentity{{name.toStdString(), node.toStdString()}}});
}

void Identities::setApart(const QString &name)
{
    if (m_session)
        m_session->edit(tr("Set %1 apart").arg(name), {PutIdentity{{name.toStdString(), {}}}});
}

void Identities::keepApart(const QString &one, const QString &other)
{
    if (m_session)
        m_session->edit(tr("Keep %1 and %2 apart").arg(one, other),
                        {PutIdentity{{one.toStdString(), {}}}, PutIdentity{{other.toStdString(), {}}}});
}

void Identities::forget(const QString &name)
{
    if (m_session)
        m_session->edit(tr("Forget what was said about %1").arg(name), {RemoveIdentity{name.toStdString()}});
}

} // namespace alidade
