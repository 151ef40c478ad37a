#include "qml/canvas/drawingview.h"

#include "qml/canvas/drawingaccessible.h"
#include "qml/canvas/painter.h"
#include "qml/canvas/tilenode.h"

#include <QAccessible>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QQuickWindow>
#include <QRegion>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace alidade {

namespace {

constexpr int restMs = 90;            ///< after this long without zooming the tiles are painted at the exact zoom
constexpr double coarsest = 0.5;      ///< a layer is shown enlarged or reduced at most this much
constexpr double overviewSide = 1024; ///< px of the picture of everything that stands in for what is not painted yet
constexpr std::size_t maxFallbacks = 2;
constexpr double fitMargin = 24;      ///< view px
constexpr double leastReadable = 0.3; ///< the zoom below which the names on cards are a blur
constexpr double readable = 0.42;     ///< and one at which they are read with ease
constexpr double wheelStep = 1.2;     ///< zoom factor of one notch of a wheel
constexpr double notch = 120;         ///< eighths of a degree

std::vector<QRectF> rectsOf(const QVariantList &list)
{
    std::vector<QRectF> rects;
    for (const QVariant &rect : list)
        rects.push_back(rect.toRectF());
    return rects;
}

} // namespace

DrawingView::DrawingView(QQuickItem *parent) : QQuickItem(parent)
{
    static const bool isFactoryInstalled = (QAccessible::installFactory(makeDrawingAccessible), true);
    Q_UNUSED(isFactoryInstalled)
    setFlag(ItemHasContents);
    setClip(true);
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    m_animation.setDuration(0);
    m_animation.setEasingCurve(QEasingCurve::OutCubic);
    m_animation.setStartValue(0.0);
    m_animation.setEndValue(1.0);
    connect(this, &DrawingView::viewportChanged, this, &DrawingView::showsAllChanged);
    connect(&m_rest, &QTimer::timeout, this, [this] { chooseLayer(true), refresh(); });
    connect(&m_tiles, &TileCache::tileReady, this, &DrawingView::refresh);
    connect(&m_animation, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        Viewport now = between(m_from, m_to, value.toDouble());
        now.size = m_viewport.size; // the window may have changed meanwhile
        setViewport(now);
    });
}

DrawingView::~DrawingView() = default;

void DrawingView::setSource(DrawingSource *source)
{
    if (m_source == source)
        return;
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    if (source)
        connect(source, &DrawingSource::changed, this, &DrawingView::takeDrawings);
    takeDrawings();
    Q_EMIT sourceChanged();
}

void DrawingView::takeDrawings()
{
    for (const Detail detail : {Detail::far, Detail::middle, Detail::near})
        m_tiles.setDrawing(detail, m_source ? m_source->drawing(detail) : nullptr);
    const SharedDrawing near = m_source ? m_source->drawing(Detail::near) : nullptr;
    m_tiles.setBackground(m_isOpaque && near ? std::optional(toQt(near->drawing.background)) : std::nullopt, m_gridColor);
    if (m_isFitPending && m_source && !m_source->isEmpty())
        fitAll();
    chooseLayer(true);
    refresh();
    Q_EMIT showsAllChanged();
}

void DrawingView::setViewport(const Viewport &viewport)
{
    if (m_viewport == viewport)
        return;
    const bool isZooming = m_viewport.zoom != viewport.zoom;
    m_viewport = viewport;
    if (isZooming) {
        chooseLayer(false);
        m_rest.start();
    }
    refresh();
    Q_EMIT viewportChanged();
}

void DrawingView::setZoom(double zoom)
{
    m_fitted.reset();
    Viewport next = m_viewport;
    next.zoom = std::clamp(zoom, Viewport::minZoom, Viewport::maxZoom);
    setViewport(next);
}

void DrawingView::setOrigin(QPointF origin)
{
    m_fitted.reset();
    Viewport next = m_viewport;
    next.origin = origin;
    setViewport(next);
}

void DrawingView::setOpaque(bool opaque)
{
    m_isOpaque = opaque;
    takeDrawings();
    Q_EMIT styleChanged();
}

void DrawingView::setGridColor(const QColor &color)
{
    m_gridColor = color;
    takeDrawings();
    Q_EMIT styleChanged();
}

void DrawingView::setAnimationDuration(int ms)
{
    m_animation.setDuration(ms);
    Q_EMIT styleChanged();
}

void DrawingView::setSpokenName(const QString &name)
{
    m_spokenName = name;
    Q_EMIT styleChanged();
}

void DrawingView::panBy(QPointF viewDelta)
{
    m_animation.stop();
    setOrigin(m_viewport.origin - viewDelta / m_viewport.zoom);
}

void DrawingView::zoomAt(QPointF view, double factor)
{
    m_animation.stop();
    m_fitted.reset();
    setViewport(m_viewport.zoomedAt(view, factor));
}

void DrawingView::zoomBy(double factor)
{
    const Viewport start = m_animation.state() == QAbstractAnimation::Running ? m_to : m_viewport;
    m_fitted.reset();
    animateTo(start.zoomedAt({width() / 2, height() / 2}, factor));
}

void DrawingView::zoomTo(double zoom)
{
    m_fitted.reset();
    animateTo(m_viewport.zoomedAt({width() / 2, height() / 2}, zoom / m_viewport.zoom));
}

void DrawingView::fit(QRectF scene)
{
    m_fitted = scene;
    animateTo(fitted(scene));
}

void DrawingView::fitAll()
{
    m_isFitPending = !m_source || m_source->isEmpty() || m_viewport.size.isEmpty();
    if (!m_isFitPending)
        fit(m_source->bounds());
}

void DrawingView::fitReadable(QPointF center)
{
    fitAll();
    if (m_isFitPending || fitted(m_source->bounds()).zoom >= leastReadable)
        return;
    const double margin = fitMargin / readable;
    const QRectF all = m_source->bounds().adjusted(-margin, -margin, margin, margin);
    const QSizeF seen = m_viewport.size / readable;
    // Nothing is shown beyond the border of the drawing, unless it is smaller than the view.
    const auto corner = [](double low, double length, double span, double middle) {
        return length <= span ? low - (span - length) / 2 : std::clamp(middle - span / 2, low, low + length - span);
    };
    Viewport target = m_viewport;
    target.zoom = readable;
    target.origin = {corner(all.left(), all.width(), seen.width(), center.x()),
                     corner(all.top(), all.height(), seen.height(), center.y())};
    m_fitted.reset();
    animateTo(target);
}

/// The view or what lies above it has another size.
void DrawingView::fitAgain()
{
    if (m_isFitPending)
        return fitAll();
    if (!m_fitted)
        return;
    m_animation.stop();
    setViewport(fitted(*m_fitted));
}

Viewport DrawingView::fitted(const QRectF &scene) const
{
    const bool isAll = m_source && scene == m_source->bounds();
    return m_viewport.fitted(scene, fitMargin, 1, isAll ? m_obstacles : allObstacles());
}

bool DrawingView::showsAll() const { return !m_source || m_viewport.sceneRect().contains(m_source->bounds()); }

void DrawingView::reveal(QRectF scene)
{
    const Viewport target = m_viewport.revealing(scene, fitMargin, allObstacles());
    if (target == m_viewport)
        return;
    m_fitted.reset();
    animateTo(target);
}

void DrawingView::centerOn(QPointF scene)
{
    m_animation.stop();
    setOrigin(scene - QPointF(width(), height()) / (2 * m_viewport.zoom));
}

QVariantList DrawingView::obstacles() const { return QVariantList(m_obstacles.begin(), m_obstacles.end()); }

void DrawingView::setObstacles(const QVariantList &obstacles)
{
    if (std::exchange(m_obstacles, rectsOf(obstacles)) == rectsOf(obstacles))
        return;
    fitAgain();
    Q_EMIT styleChanged();
}

QVariantList DrawingView::passingObstacles() const { return QVariantList(m_passingObstacles.begin(), m_passingObstacles.end()); }

void DrawingView::setPassingObstacles(const QVariantList &obstacles)
{
    m_passingObstacles = rectsOf(obstacles);
    Q_EMIT styleChanged();
}

std::vector<QRectF> DrawingView::allObstacles() const
{
    std::vector<QRectF> all = m_obstacles;
    all.insert(all.end(), m_passingObstacles.begin(), m_passingObstacles.end());
    return all;
}

void DrawingView::animateTo(const Viewport &target)
{
    m_animation.stop();
    if (m_animation.duration() == 0)
        return setViewport(target);
    m_from = m_viewport;
    m_to = target;
    m_animation.start();
}

double DrawingView::deviceRatio() const { return window() ? window()->effectiveDevicePixelRatio() : 1; }

TileLayer DrawingView::exactLayer() const { return {DrawingSource::detailAt(m_viewport.zoom), m_viewport.zoom * deviceRatio()}; }

TileLayer DrawingView::overviewLayer() const
{
    const QRectF bounds = m_source ? m_source->bounds() : QRectF();
    const double side = std::max({bounds.width(), bounds.height(), 1.0});
    // Powers of two, so that a growing map does not ask for a new overview with every card.
    return {Detail::far, std::exp2(std::floor(std::log2(std::min(1.0, overviewSide / side))))};
}

void DrawingView::chooseLayer(bool isAtRest)
{
    const TileLayer exact = exactLayer();
    const double ratio = exact.scale / m_layer.scale;
    if (exact == m_layer || (!isAtRest && exact.detail == m_layer.detail && ratio >= coarsest && ratio <= 1 / coarsest))
        return;
    std::erase(m_fallbacks, m_layer);
    m_fallbacks.insert(m_fallbacks.begin(), m_layer);
    if (m_fallbacks.size() > maxFallbacks)
        m_fallbacks.pop_back();
    m_layer = exact;
}

std::vector<TileKey> DrawingView::visibleTiles(const TileLayer &layer, int ring) const
{
    std::vector<TileKey> keys;
    if (!m_source || m_viewport.size.isEmpty())
        return keys;
    const double span = TileCache::side / layer.scale;
    const QRectF seen = m_viewport.sceneRect();
    const auto tile = [span](double at) { return static_cast<int>(std::floor(at / span)); };
    for (int row = tile(seen.top()) - ring; row <= tile(seen.bottom()) + ring; ++row) {
        for (int column = tile(seen.left()) - ring; column <= tile(seen.right()) + ring; ++column)
            keys.push_back({layer, column, row});
    }
    const QPointF center = seen.center() / span;
    std::stable_sort(keys.begin(), keys.end(), [center](const TileKey &l, const TileKey &r) {
        const auto distance = [center](const TileKey &k) {
            return std::hypot(k.column + 0.5 - center.x(), k.row + 0.5 - center.y());
        };
        return distance(l) < distance(r);
    });
    return keys;
}

/// What the next frame shows, bottom first. Tiles with a background may lie upon one another; transparent ones may not, so
/// there the newest layer that has something stands alone until the present one is complete.
std::vector<TileKey> DrawingView::shownTiles()
{
    std::vector<TileKey> present = visibleTiles(m_layer);
    const bool isComplete =
        std::all_of(present.begin(), present.end(), [this](const TileKey &key) { return m_tiles.find(key) != nullptr; });
    if (isComplete)
        return present;
    if (!m_isOpaque) {
        for (const TileLayer &layer : m_fallbacks) {
            const std::vector<TileKey> before = inView(layer);
            if (!before.empty())
                return before;
        }
        return present;
    }
    return uncovered(std::move(present));
}

std::vector<TileKey> DrawingView::inView(const TileLayer &layer) const
{
    std::vector<TileKey> keys = m_tiles.keysOf(layer);
    std::erase_if(keys, [seen = m_viewport.sceneRect()](const TileKey &key) { return !key.sceneRect().intersects(seen); });
    return keys;
}

/// `present` above those older tiles that can be seen through its gaps, newest first downwards: what is covered costs nothing.
std::vector<TileKey> DrawingView::uncovered(std::vector<TileKey> present)
{
    // Neighbours round a shared border alike, so that no gap opens between them.
    const auto area = [this](const TileKey &key) { return QRegion(m_viewport.toView(key.sceneRect()).toRect()); };
    QRegion open(QRectF({}, m_viewport.size).toAlignedRect());
    for (const TileKey &key : present) {
        if (m_tiles.peek(key))
            open -= area(key);
    }
    std::vector<TileKey> below; // topmost first
    std::vector<TileLayer> layers = m_fallbacks;
    std::erase(layers, overviewLayer());
    layers.push_back(overviewLayer());
    for (const TileLayer &layer : layers) {
        QRegion covered;
        for (const TileKey &key : inView(layer)) {
            if (!area(key).intersects(open))
                continue;
            below.push_back(key);
            covered += area(key);
        }
        open -= covered;
    }
    below.insert(below.begin(), present.rbegin(), present.rend());
    std::reverse(below.begin(), below.end());
    return below;
}

void DrawingView::refresh()
{
    std::vector<TileKey> wanted = visibleTiles(m_layer);
    const bool isExact = m_layer == exactLayer();
    const auto isFresh = [this](const TileKey &key) {
        const Tile *tile = m_tiles.find(key);
        return tile && !tile->isStale;
    };
    const bool isSettled = isExact && std::all_of(wanted.begin(), wanted.end(), isFresh);
    if (m_isOpaque) {
        for (const TileKey &key : visibleTiles(overviewLayer()))
            wanted.push_back(key);
        if (isExact) {
            for (const TileKey &key : visibleTiles(m_layer, 1))
                wanted.push_back(key);
        }
    }
    m_tiles.want(std::move(wanted));
    update();
    if (std::exchange(m_isSettled, isSettled) != isSettled)
        Q_EMIT settledChanged();
}

QSGNode *DrawingView::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    auto *node = old ? static_cast<TileNode *>(old) : new TileNode;
    if (node->update(*window(), m_tiles, shownTiles(), m_viewport, deviceRatio()))
        QMetaObject::invokeMethod(this, &QQuickItem::update, Qt::QueuedConnection);
    return node;
}

void DrawingView::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    if (now.size() == before.size())
        return;
    m_viewport.size = now.size();
    fitAgain();
    chooseLayer(true);
    refresh();
    Q_EMIT viewportChanged();
}

void DrawingView::itemChange(ItemChange change, const ItemChangeData &data)
{
    QQuickItem::itemChange(change, data);
    if (change == ItemDevicePixelRatioHasChanged || change == ItemSceneChange) {
        chooseLayer(true);
        refresh();
    }
}

void DrawingView::wheelEvent(QWheelEvent *event)
{
    const bool isTouchPad = event->device()->type() == QInputDevice::DeviceType::TouchPad || event->phase() != Qt::NoScrollPhase;
    if (isTouchPad && !event->modifiers().testFlag(Qt::ControlModifier))
        panBy(event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 2 : QPointF(event->pixelDelta()));
    else if (event->modifiers().testFlag(Qt::ShiftModifier))
        panBy(QPointF(event->angleDelta().y() + event->angleDelta().x(), 0) / 2);
    else
        zoomAt(event->position(), std::pow(wheelStep, event->angleDelta().y() / notch));
    event->accept();
}

bool DrawingView::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomAt(gesture->position(), 1 + gesture->value());
            return true;
        }
    }
    return QQuickItem::event(event);
}

} // namespace alidade
