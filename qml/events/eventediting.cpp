#include "analysis/events/eventstorm.h"
#include "exporters/drawing/stormdrawing.h"
#include "exporters/escape.h"
#include "exporters/events/eventformats.h"
#include "exporters/svg/svg.h"
#include "model/error.h"
#include "qml/canvas/picturefile.h"
#include "qml/events/eventboard.h"
#include "qml/events/eventwords.h"
#include "qml/session/localfile.h"

#include <algorithm>

namespace alidade {
namespace {

constexpr double least = 8; ///< notes stay this far from the corner of their lane

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

} // namespace

BoardItem EventBoard::decisionOf(const StormItem &item) const
{
    const auto &board = m_architecture->decisions.board;
    const auto said = std::find_if(board.begin(), board.end(), [&](const BoardItem &known) { return known.id == item.id; });
    if (said != board.end())
        return *said;
    BoardItem decision;
    decision.id = item.id;
    decision.kind = item.kind;
    decision.text = item.text;
    if (item.node != none)
        decision.node = m_architecture->nodes[item.node].name;
    return decision;
}

void EventBoard::edit(const QString &label, BoardItem item)
{
    if (!isReadOnly())
        m_session->edit(label, {PutBoardItem{std::move(item)}});
}

std::string EventBoard::contextAt(double y) const
{
    if (m_storm->lanes.empty())
        return {};
    const Index context = m_storm->lanes[stormLaneAt(*m_storm, y)].context;
    return context == none ? std::string() : m_architecture->contexts[context].id;
}

// Labels are stored in English; the history shows them in the language of the screens.

void EventBoard::add(const QString &kind, QPointF scene)
{
    const auto known = fromText<BoardItemKind>(kind.toStdString());
    if (!known || isReadOnly())
        return;
    BoardItem item;
    item.kind = *known;
    item.text = noteKindText(*known).toStdString();
    item.context = contextAt(scene.y());
    if (!scene.isNull()) {
        const QRectF lane = laneRectAt(scene);
        item.x = std::max(least, scene.x());
        item.y = std::max(least, scene.y() - lane.y());
    }
    item.id = newBoardItemId(item.text, m_architecture->decisions.board);
    m_wished = item.id;
    edit(QStringLiteral("Add %1 to the board").arg(text(item.text)), std::move(item));
}

void EventBoard::addBeside(const QString &kind)
{
    QPointF place;
    if (m_selected >= 0) {
        QRectF rect = rectOf(m_selected);
        const auto isTaken = [this](const QRectF &wanted) {
            for (int i = 0; i < count(); ++i)
                if (rectOf(i).intersects(wanted))
                    return true;
            return false;
        };
        do
            rect.translate(EventStorm::columnPitch, 0);
        while (isTaken(rect));
        place = rect.topLeft();
    }
    add(kind, place);
}

void EventBoard::setText(const QString &typed)
{
    const StormItem *shown = current();
    const QString trimmed = typed.trimmed();
    if (!shown || trimmed.isEmpty() || trimmed == text(shown->text))
        return;
    BoardItem item = decisionOf(*shown);
    item.text = trimmed.toStdString();
    edit(QStringLiteral("Rename %1 on the board").arg(text(shown->text)), std::move(item));
}

void EventBoard::setKind(const QString &kind)
{
    const StormItem *shown = current();
    const auto wanted = fromText<BoardItemKind>(kind.toStdString());
    if (!shown || !wanted || *wanted == shown->kind)
        return;
    BoardItem item = decisionOf(*shown);
    item.kind = *wanted;
    edit(QStringLiteral("Change the kind of %1").arg(text(shown->text)), std::move(item));
}

void EventBoard::setContext(const QString &context)
{
    const StormItem *shown = current();
    if (!shown)
        return;
    BoardItem item = decisionOf(*shown);
    if (item.context == context.toStdString() && shown->isDecided)
        return;
    item.context = context.toStdString();
    item.x = item.y = 0; // where it fits in the other lane
    edit(QStringLiteral("Move %1 on the board").arg(text(shown->text)), std::move(item));
}

void EventBoard::moveTo(int moved, QPointF scene)
{
    if (moved < 0 || moved >= count())
        return;
    const StormItem &shown = m_storm->items[static_cast<std::size_t>(moved)];
    const double middle = scene.y() + EventStorm::noteHeight / 2;
    BoardItem item = decisionOf(shown);
    item.context = contextAt(middle);
    item.x = std::max(least, scene.x());
    item.y = std::max(least, scene.y() - laneRectAt({scene.x(), middle}).y());
    edit(QStringLiteral("Move %1 on the board").arg(text(shown.text)), std::move(item));
}

void EventBoard::nudge(int dx, int dy)
{
    if (m_selected >= 0)
        moveTo(m_selected, rectOf(m_selected).topLeft() + QPointF(dx * keyStep, dy * keyStep));
}

void EventBoard::removeSelected()
{
    const StormItem *shown = current();
    if (!shown || isReadOnly())
        return;
    if (!shown->isDecided) {
        m_session->showMessage(tr("%1 was found in the code, and stays while the code says so.").arg(noteText(*shown)));
        return;
    }
    const QString label =
        shown->isFound ? QStringLiteral("Put %1 back on the board") : QStringLiteral("Remove %1 from the board");
    m_session->edit(label.arg(text(shown->text)), {RemoveBoardItem{shown->id}});
}

void EventBoard::accept(int proposal)
{
    if (isReadOnly() || proposal < 0 || static_cast<std::size_t>(proposal) >= m_storm->proposals.size())
        return;
    const ContextProposal &accepted = m_storm->proposals[static_cast<std::size_t>(proposal)];
    m_session->edit(QStringLiteral("Make %1 a context").arg(text(accepted.name)),
                    acceptProposal(*m_architecture, *m_storm, accepted));
}

QVariantList EventBoard::formats() const
{
    const auto row = [](const char *name, const QString &title) {
        return QVariantMap{{QStringLiteral("name"), QString::fromLatin1(name)}, {QStringLiteral("title"), title}};
    };
    return {row("svg", tr("SVG picture")), row("png", tr("PNG picture")), row("mermaid", tr("Mermaid flowchart")),
            row("asyncapi", tr("AsyncAPI document")), row("json", tr("JSON"))};
}

QString EventBoard::fileNameFor(const QString &format) const
{
    const QString name = text(fileName(m_architecture->systemName.empty() ? "events" : m_architecture->systemName));
    if (format == QLatin1String("asyncapi"))
        return name + QStringLiteral(".asyncapi.json");
    return name + QStringLiteral("-events.") + (format == QLatin1String("mermaid") ? QStringLiteral("mmd") : format);
}

void EventBoard::exportTo(const QUrl &file, const QString &format)
{
    m_session->runTask<QString>(
        tr("Exporting the events"),
        [architecture = m_architecture, storm = m_storm, path = localFile(file), format,
         options = StormDrawingOptions{.isDark = m_isDark, .words = stormWords()}](const Progress &, std::stop_token) {
            if (format == QLatin1String("png"))
                writeFile(path, pngBytes(drawStorm(*architecture, *storm, options)));
            else
                writeFile(path, QByteArray::fromStdString(
                                    format == QLatin1String("svg")
                                        ? toSvg(drawStorm(*architecture, *storm, options), architecture->systemName)
                                    : format == QLatin1String("mermaid")  ? eventsMermaid(*architecture, *storm)
                                    : format == QLatin1String("asyncapi") ? eventsAsyncApi(*architecture, *storm, none)
                                                                          : eventsJson(*architecture, *storm)));
            return path;
        },
        [self = QPointer(this)](const QString &path) {
            if (self && self->m_session)
                self->m_session->showMessage(tr("Wrote %1").arg(path));
        });
}

} // namespace alidade
