#include "qml/events/eventboard.h"

#include "analysis/events/eventstorm.h"
#include "exporters/drawing/stormcolors.h"
#include "qml/canvas/painter.h"
#include "qml/events/eventwords.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace alidade {
namespace {

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }
QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

struct Made {
    std::shared_ptr<const Architecture> architecture;
    std::shared_ptr<const EventStorm> storm;
};

QString namesOf(const Architecture &architecture, const std::vector<Index> &nodes)
{
    QStringList names;
    for (const Index node : nodes)
        names.append(text(architecture.nodes[node].name));
    return names.join(QStringLiteral(", "));
}

} // namespace

EventBoard::EventBoard(QObject *parent)
    : QObject(parent), m_architecture(std::make_shared<Architecture>()), m_storm(std::make_shared<EventStorm>())
{
    m_drawing.spokenItems = [this] { return spoken(); };
    m_drawing.activate = [this](Owner owner) {
        if (owner.kind == Owner::Kind::node)
            select(static_cast<int>(owner.index));
    };
}

void EventBoard::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &Session::architectureChanged, this, &EventBoard::refresh);
        connect(session, &Session::workspaceChanged, this, &EventBoard::sessionChanged);
        refresh();
    }
    Q_EMIT sessionChanged();
}

/// Reads the board of the present snapshot on a worker; an older one that is still being read is not shown.
void EventBoard::refresh()
{
    const quint64 asked = ++m_asked;
    m_task = m_session->runTask<Made>(
        tr("Reading the events"),
        [architecture = m_session->architecture()](const Progress &, std::stop_token) {
            return Made{architecture, std::make_shared<const EventStorm>(eventStorm(*architecture))};
        },
        [self = QPointer(this), asked](Made made) {
            if (self && self->m_asked == asked)
                self->take(std::move(made.storm), std::move(made.architecture));
        });
    Q_EMIT busyChanged();
}

void EventBoard::take(std::shared_ptr<const EventStorm> storm, std::shared_ptr<const Architecture> architecture)
{
    const StormItem *before = current();
    const std::string wished = !m_wished.empty() ? m_wished : before ? before->id : std::string();
    m_storm = std::move(storm);
    m_architecture = std::move(architecture);
    m_task = 0;
    const std::size_t place = m_storm->find(wished);
    m_selected = wished.empty() || place == m_storm->items.size() ? -1 : static_cast<int>(place);
    const bool isNew = !m_wished.empty() && m_selected >= 0;
    if (isNew)
        m_wished.clear();
    announceAll();
    Q_EMIT busyChanged();
    if (isNew)
        Q_EMIT noteAdded();
}

void EventBoard::setDark(bool dark)
{
    if (std::exchange(m_isDark, dark) != dark) {
        redraw();
        Q_EMIT boardChanged(); // the colours of the kinds
    }
}

void EventBoard::setLanguage(const QString &language)
{
    if (std::exchange(m_language, language) == language)
        return;
    Q_EMIT wordsChanged();
    announceAll();
}

void EventBoard::announceAll()
{
    Q_EMIT boardChanged();
    Q_EMIT selectionChanged();
    redraw();
}

void EventBoard::redraw()
{
    std::array<SharedDrawing, 3> drawings;
    if (!m_storm->items.empty()) {
        StormDrawingOptions options{.isDark = m_isDark, .words = stormWords()};
        if (m_selected >= 0)
            options.selected = static_cast<std::size_t>(m_selected);
        drawings[static_cast<std::size_t>(Detail::near)] =
            std::make_shared<const IndexedDrawing>(drawStorm(*m_architecture, *m_storm, options));
    }
    m_drawing.set(std::move(drawings));
    Q_EMIT drawingChanged();
}

bool EventBoard::isReadOnly() const { return !m_session || !m_session->isOpen() || m_session->isReadOnly(); }

const StormItem *EventBoard::current() const
{
    return m_selected >= 0 && m_selected < count() ? &m_storm->items[static_cast<std::size_t>(m_selected)] : nullptr;
}

QVariantMap EventBoard::item() const
{
    const StormItem *shown = current();
    if (!shown)
        return {};
    const auto nameOf = [this](Index node) { return node == none ? QString() : text(m_architecture->nodes[node].name); };
    const bool hasContext = shown->context != none;
    return {{QStringLiteral("title"), noteText(*shown)},
            {QStringLiteral("kind"), text(toText(shown->kind))},
            {QStringLiteral("kindText"), noteKindText(shown->kind)},
            {QStringLiteral("text"), text(shown->text)},
            {QStringLiteral("context"), hasContext ? text(m_architecture->contexts[shown->context].id) : QString()},
            {QStringLiteral("service"), nameOf(shown->node)},
            {QStringLiteral("topic"), text(shown->topic)},
            {QStringLiteral("isFound"), shown->isFound},
            {QStringLiteral("isDecided"), shown->isDecided},
            {QStringLiteral("publishers"), namesOf(*m_architecture, shown->publishers)},
            {QStringLiteral("consumers"), namesOf(*m_architecture, shown->consumers)}};
}

QVariantMap EventBoard::neighbourRow(std::size_t item, StormBond bond) const
{
    const StormItem &other = m_storm->items[item];
    const QString kind = noteKindText(other.kind);
    const QString detail = bond == StormBond::said     ? kind
                           : bond == StormBond::byName ? tr("%1 · as the names tell").arg(kind)
                                                       : tr("%1 · possibly").arg(kind);
    return {{QStringLiteral("title"), noteText(other)},
            {QStringLiteral("detail"), detail},
            {QStringLiteral("item"), static_cast<int>(item)}};
}

QVariantList EventBoard::before() const
{
    QVariantList rows;
    for (const StormLink &link : m_storm->links)
        if (static_cast<int>(link.to) == m_selected)
            rows.append(neighbourRow(link.from, link.bond));
    return rows;
}

QVariantList EventBoard::after() const
{
    QVariantList rows;
    for (const StormLink &link : m_storm->links)
        if (static_cast<int>(link.from) == m_selected)
            rows.append(neighbourRow(link.to, link.bond));
    return rows;
}

QVariantList EventBoard::evidence() const
{
    QVariantList rows;
    if (const StormItem *shown = current())
        for (const Evidence &evidence : shown->evidence)
            rows.append(QVariantMap{{QStringLiteral("source"), text(evidence.source)},
                                    {QStringLiteral("file"), text(evidence.file)},
                                    {QStringLiteral("line"), evidence.line},
                                    {QStringLiteral("title"), text(evidence.detail)}});
    return rows;
}

QVariantList EventBoard::findings() const
{
    QVariantList rows;
    for (const StormFinding &finding : m_storm->findings) {
        const QString item = text(m_storm->items[finding.item].text);
        rows.append(QVariantMap{{QStringLiteral("rule"), text(finding.rule)},
                                {QStringLiteral("level"), text(toText(finding.severity))},
                                {QStringLiteral("title"), stormRuleText(finding.rule)},
                                {QStringLiteral("message"), stormFindingText(finding, item)},
                                {QStringLiteral("advice"), stormAdviceText(finding)},
                                {QStringLiteral("item"), static_cast<int>(finding.item)}});
    }
    return rows;
}

QVariantList EventBoard::proposals() const
{
    QVariantList rows;
    for (const ContextProposal &proposal : m_storm->proposals) {
        const QString nodes = namesOf(*m_architecture, proposal.nodes);
        rows.append(QVariantMap{{QStringLiteral("title"), text(proposal.name)},
                                {QStringLiteral("detail"),
                                 nodes.isEmpty() ? tr("%n note(s)", nullptr, static_cast<int>(proposal.items.size())) : nodes},
                                {QStringLiteral("isKnown"), !proposal.context.empty()}});
    }
    return rows;
}

QVariantList EventBoard::kinds() const
{
    constexpr std::array all{BoardItemKind::event,    BoardItemKind::command,        BoardItemKind::aggregate,
                             BoardItemKind::policy,   BoardItemKind::externalSystem, BoardItemKind::hotSpot,
                             BoardItemKind::readModel};
    QVariantList rows;
    for (const BoardItemKind kind : all) {
        const StormColors colors = stormColors(kind, m_isDark);
        const auto many = std::count_if(m_storm->items.begin(), m_storm->items.end(),
                                        [kind](const StormItem &item) { return item.kind == kind; });
        rows.append(QVariantMap{{QStringLiteral("value"), text(toText(kind))},
                                {QStringLiteral("text"), noteKindText(kind)},
                                {QStringLiteral("paper"), toQt(colors.paper)},
                                {QStringLiteral("border"), toQt(colors.border)},
                                {QStringLiteral("ink"), toQt(colors.ink)},
                                {QStringLiteral("count"), static_cast<int>(many)}});
    }
    return rows;
}

QVariantList EventBoard::contexts() const
{
    const StormItem *shown = current();
    const bool follows = shown && shown->isFound;
    QVariantList rows{QVariantMap{{QStringLiteral("value"), QString()},
                                  {QStringLiteral("text"), follows ? tr("That of its service") : tr("None")}}};
    for (const BoundedContext &context : m_architecture->contexts)
        rows.append(QVariantMap{{QStringLiteral("value"), text(context.id)}, {QStringLiteral("text"), text(context.name)}});
    return rows;
}

std::vector<SpokenItem> EventBoard::spoken() const
{
    std::vector<SpokenItem> items;
    items.reserve(m_storm->items.size());
    for (std::size_t i = 0; i < m_storm->items.size(); ++i) {
        const StormItem &item = m_storm->items[i];
        const QString context =
            item.context == none ? tr("in no context") : tr("in %1").arg(text(m_architecture->contexts[item.context].name));
        items.push_back({{Owner::Kind::node, static_cast<Index>(i)},
                         toQt(stormRect(*m_storm, i)),
                         tr("%1, %2, %3").arg(noteText(item), noteKindText(item.kind), context),
                         m_selected == static_cast<int>(i)});
    }
    return items;
}

void EventBoard::select(int item)
{
    const int wanted = item >= 0 && item < count() ? item : -1;
    if (wanted == m_selected)
        return;
    m_selected = wanted;
    Q_EMIT selectionChanged();
    Q_EMIT m_drawing.spokenChanged();
    redraw();
}

bool EventBoard::selectAt(QPointF scene)
{
    for (int i = count() - 1; i >= 0; --i) { // the last one lies on top
        if (rectOf(i).contains(scene)) {
            select(i);
            return true;
        }
    }
    select(-1);
    return false;
}

void EventBoard::walk(int dx, int dy)
{
    if (count() == 0)
        return;
    const QPointF from = m_selected >= 0 ? rectOf(m_selected).center() : QPointF(-1, -1);
    int best = -1;
    double least = 0;
    for (int i = 0; i < count(); ++i) {
        if (i == m_selected)
            continue;
        const QPointF way = rectOf(i).center() - from;
        const double ahead = way.x() * dx + way.y() * dy, aside = std::abs(way.x() * dy) + std::abs(way.y() * dx);
        const double cost = m_selected < 0 ? way.y() * 4 + way.x() : ahead + 2 * aside;
        if ((m_selected >= 0 && ahead < 1) || (best >= 0 && cost >= least))
            continue;
        best = i;
        least = cost;
    }
    if (best >= 0)
        select(best);
}

QRectF EventBoard::rectOf(int item) const
{
    return item >= 0 && item < count() ? toQt(stormRect(*m_storm, static_cast<std::size_t>(item))) : QRectF();
}

QRectF EventBoard::laneRectAt(QPointF scene) const
{
    return m_storm->lanes.empty() ? QRectF() : toQt(stormLaneRect(*m_storm, stormLaneAt(*m_storm, scene.y())));
}

} // namespace alidade
