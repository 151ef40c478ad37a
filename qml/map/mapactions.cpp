// What a person can do on the map. Each action is one revision.
#include "exporters/layout/layout.h"
#include "model/error.h"
#include "qml/canvas/painter.h"
#include "qml/map/mapexport.h"
#include "qml/map/mapkeys.h"
#include "qml/map/mapview.h"
#include "qml/session/corewords.h"
#include "qml/session/localfile.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMimeData>
#include <QProcess>
#include <QSaveFile>
#include <QTimer>

#include <algorithm>

namespace alidade {

namespace {

constexpr std::chrono::milliseconds sceneWait{600};
constexpr double emptyContextWidth = 320, emptyContextHeight = 200; ///< scene units

} // namespace

void MapView::commit(const MapEdit &edit)
{
    if (!edit.edits.empty() && canEdit())
        m_session->edit(edit.label, edit.edits);
}

void MapView::commit(std::function<MapEdit(const Architecture &)> make)
{
    if (!canEdit())
        return;
    m_session->edit([make = std::move(make)](const Architecture &architecture) {
        MapEdit edit = make(architecture);
        return std::pair(std::move(edit.label), std::move(edit.edits));
    });
}

// --- dragging ---

bool MapView::beginDrag(QPointF scene, double zoom, bool makesContext)
{
    if (!m_scene || !canEdit())
        return false;
    m_drag = MapDrag::begin(m_scene, owners(m_selection), fromQt(scene), makesContext);
    if (m_drag) {
        m_dragDetail = DrawingSource::detailAt(zoom);
        m_dragPicture = std::make_shared<const IndexedDrawing>(m_drag->picture(m_dragDetail));
        m_dragStill = m_drag->still(withNeighbours(*m_scene->architecture, owners(m_selection)), m_dragDetail);
        showDragLines();
        Q_EMIT dragPictureChanged();
        Q_EMIT dragChanged();
    }
    return m_drag.has_value();
}

void MapView::dragTo(QPointF scene, bool makesContext)
{
    if (!m_drag)
        return;
    m_drag->setMakesContext(makesContext);
    m_drag->moveTo(fromQt(scene));
    showDragLines();
    Q_EMIT dragChanged();
}

/// The lines of what is dragged follow it.
void MapView::showDragLines()
{
    Drawing bright = m_dragStill;
    for (DrawItem &line : m_drag->lines(m_dragDetail)) {
        bright.bounds = bright.items.empty() ? line.bounds() : bright.bounds.united(line.bounds());
        bright.items.push_back(std::move(line));
    }
    std::array<SharedDrawing, 3> drawings;
    drawings.fill(std::make_shared<const IndexedDrawing>(std::move(bright)));
    m_bright.set(std::move(drawings));
}

void MapView::drop()
{
    if (!m_drag)
        return;
    const MapDrag drag = *m_drag;
    if (const std::vector<CardMove> moves = drag.landing(); !moves.empty()) {
        const Rect &first = m_drag->start(moves.front().node);
        Q_EMIT dropped(
            toQt(m_dragPicture->drawing.bounds).translated(moves.front().to.x - first.x, moves.front().to.y - first.y));
    } else {
        Q_EMIT dropped(dragRect());
    }
    m_drag.reset();
    if (drag.makesContext()) {
        const std::vector<CardMove> moves = drag.landing();
        m_draft = Draft{drag.scene(), drag.nodes(), moves, regionAround(around(drag.scene()->positions, moves))};
        updateBright();
        Q_EMIT draftChanged();
    } else {
        commit(drag.edit());
        // The next scene has the lines where they belong; a drop that changed nothing brings none.
        QTimer::singleShot(sceneWait, this, [this] {
            if (!m_drag)
                updateBright();
        });
    }
    Q_EMIT dragChanged();
}

void MapView::cancelDrag()
{
    if (!std::exchange(m_drag, std::nullopt))
        return;
    updateBright();
    Q_EMIT dragChanged();
}

QRectF MapView::dragRect() const
{
    return m_drag ? toQt(m_dragPicture->drawing.bounds).translated(toQt(m_drag->offset())) : QRectF();
}

QRectF MapView::dragTarget() const { return m_drag ? toQt(m_drag->target()) : QRectF(); }
QString MapView::dragHint() const { return m_drag ? m_drag->hint() : QString(); }

// --- new contexts ---

QRectF MapView::draftRect() const { return m_draft ? toQt(m_draft->rect) : QRectF(); }

void MapView::draftContext(QPointF scene)
{
    if (!m_scene || !canEdit())
        return;
    const Positions &positions = m_scene->positions;
    Draft draft{m_scene, selectedCards(), {}, {scene.x(), scene.y(), emptyContextWidth, emptyContextHeight}};
    if (!draft.nodes.empty()) {
        draft.moves = placesInNewContext(*m_scene->architecture, positions, draft.nodes);
        draft.rect = regionAround(around(positions, draft.moves));
    }
    m_draft = std::move(draft);
    Q_EMIT draftChanged();
}

void MapView::commitDraft(const QString &name)
{
    if (!m_draft)
        return;
    const Draft draft = *std::exchange(m_draft, std::nullopt);
    Q_EMIT draftChanged();
    if (name.trimmed().isEmpty())
        return;
    commit([draft, name = name.trimmed()](const Architecture &now) {
        const auto present = [&](Index node) { return now.findNode(draft.scene->architecture->nodes[node].name); };
        std::vector<Index> nodes;
        std::vector<CardMove> moves;
        for (const Index node : draft.nodes) {
            if (present(node) != none)
                nodes.push_back(present(node));
        }
        for (const CardMove &move : draft.moves) {
            if (present(move.node) != none)
                moves.push_back({present(move.node), move.to});
        }
        MapEdit edit = createContext(now, name, nodes, moves);
        const std::string id = std::get<PutContext>(edit.edits.front()).context.id;
        if (nodes.empty())
            edit.edits.push_back(PlaceItem{contextKey(id), {draft.rect.x, draft.rect.y, true}});
        return edit;
    });
}

void MapView::cancelDraft()
{
    if (std::exchange(m_draft, std::nullopt))
        Q_EMIT draftChanged();
}

// --- decisions about cards and contexts ---

void MapView::moveSelectionTo(const QString &contextId)
{
    if (m_scene)
        commit(assignCards(*m_scene->architecture, selectedCards(), m_scene->architecture->findContext(contextId.toStdString())));
}

void MapView::moveTo(const QString &key, const QString &contextId)
{
    if (!m_scene)
        return;
    const Owner owner = ownerOf(*m_scene->architecture, key.toStdString());
    if (owner.kind == Owner::Kind::node)
        commit(assignCards(*m_scene->architecture, {owner.index}, m_scene->architecture->findContext(contextId.toStdString())));
}

void MapView::nudge(double dx, double dy)
{
    if (!m_scene || selectedCards().empty())
        return;
    commit([scene = m_scene, nodes = selectedCards(), dx, dy](const Architecture &now) {
        MapEdit edit{tr("Place %1").arg(nameList(*scene->architecture, nodes)), {}};
        for (const Index node : nodes) {
            const std::string key = nodeKey(scene->architecture->nodes[node].name);
            const auto stored = now.decisions.placements.find(key);
            Placement place{scene->positions.nodes[node].x, scene->positions.nodes[node].y, true};
            if (stored != now.decisions.placements.end() && stored->second.isManual)
                place = stored->second; // perhaps nudged since the scene was made
            edit.edits.push_back(PlaceItem{key, {place.x + dx, place.y + dy, true}});
        }
        return edit;
    });
}

void MapView::changeContext(const QString &id, std::function<void(BoundedContext &)> change)
{
    commit([id = id.toStdString(), change = std::move(change)](const Architecture &now) {
        const Index index = now.findContext(id);
        if (index == none)
            return MapEdit{};
        BoundedContext changed = now.contexts[index];
        change(changed);
        return alidade::changeContext(now, changed);
    });
}

void MapView::renameContext(const QString &id, const QString &name)
{
    if (!name.trimmed().isEmpty())
        changeContext(id, [name](BoundedContext &context) { context.name = name.trimmed().toStdString(); });
}

void MapView::setSubdomain(const QString &id, const QString &subdomain)
{
    if (const auto word = fromText<Subdomain>(subdomain.toStdString()))
        changeContext(id, [word](BoundedContext &context) { context.subdomain = *word; });
}

void MapView::setColor(const QString &id, const QString &color)
{
    changeContext(id, [color](BoundedContext &context) { context.color = color.toStdString(); });
}

void MapView::setOwner(const QString &id, const QString &owner)
{
    changeContext(id, [owner](BoundedContext &context) { context.owner = owner.trimmed().toStdString(); });
}

void MapView::setDescription(const QString &id, const QString &description)
{
    changeContext(id, [description](BoundedContext &context) { context.description = description.trimmed().toStdString(); });
}

void MapView::removeContext(const QString &id)
{
    if (const Index index = m_scene ? m_scene->architecture->findContext(id.toStdString()) : none; index != none)
        commit(alidade::removeContext(*m_scene->architecture, index));
}

void MapView::relate(const QString &upstream, const QString &downstream, const QString &pattern)
{
    const auto word = fromText<Pattern>(pattern.toStdString());
    if (!m_scene || !word)
        return;
    ContextRelation relation;
    relation.upstream = upstream.toStdString();
    relation.downstream = downstream.toStdString();
    relation.pattern = *word;
    for (const ContextRelation &before : m_scene->architecture->relations) {
        if (before.upstream == relation.upstream && before.downstream == relation.downstream)
            relation.description = before.description;
    }
    commit(relateContexts(*m_scene->architecture, relation));
}

void MapView::unrelate(const QString &upstream, const QString &downstream)
{
    if (m_scene)
        commit(separateContexts(*m_scene->architecture, upstream.toStdString(), downstream.toStdString()));
}

void MapView::setNote(const QString &key, const QString &note)
{
    if (m_scene)
        commit(writeNote(*m_scene->architecture, key.toStdString(), note));
}

void MapView::forgetSelectedGone()
{
    if (m_scene)
        commit(forgetGone(*m_scene->architecture, selectedCards()));
}

void MapView::layOutMap()
{
    if (!m_scene || !canEdit())
        return;
    m_session->runTask<Layout>(
        tr("Laying out the map"),
        [architecture = m_scene->architecture](const Progress &progress, std::stop_token stop) {
            LayoutOptions options;
            options.keepPlaced = false;
            return layOut(*architecture, options, progress, std::move(stop));
        },
        [self = QPointer(this), architecture = m_scene->architecture](const Layout &layout) {
            if (!self || !self->canEdit())
                return;
            Q_EMIT self->rearranged();
            self->commit(takeLayout(*architecture, layout.positions));
            for (const Diagnostic &diagnostic : layout.diagnostics)
                self->m_session->showMessage(coreText(diagnostic.message), diagnostic.severity == Severity::error);
        });
}

// --- pictures and places ---

void MapView::copy()
{
    if (!m_scene || !m_session)
        return;
    m_session->runTask<CopiedPicture>(
        tr("Copying the map"),
        [scene = m_scene, owners = owners(m_selection)](const Progress &, std::stop_token) {
            const Drawing &near = scene->drawings[static_cast<std::size_t>(Detail::near)]->drawing;
            const Highlight highlight = alone(*scene->architecture, owners);
            return copiedPicture(highlight.isEmpty() ? near : only(near, highlight));
        },
        [self = QPointer(this), isAll = m_selection.empty()](const CopiedPicture &picture) {
            QGuiApplication::clipboard()->setMimeData(clipboardData(picture));
            if (self && self->m_session)
                self->m_session->showMessage(isAll ? tr("Copied the map as SVG and PNG")
                                                   : tr("Copied the selection as SVG and PNG"));
        });
}

void MapView::exportTo(const QUrl &file, const QString &format)
{
    if (!m_scene || !m_session)
        return;
    m_session->runTask<QString>(
        tr("Exporting the map"),
        [scene = m_scene, path = localFile(file), format](const Progress &, std::stop_token) {
            const QByteArray bytes = exported(*scene, format);
            QSaveFile out(path);
            if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
                throw Error(tr("%1 cannot be written: %2").arg(path, out.errorString()).toStdString());
            return path;
        },
        [self = QPointer(this)](const QString &path) {
            if (self && self->m_session)
                self->m_session->showMessage(tr("Wrote %1").arg(path));
        });
}

} // namespace alidade
