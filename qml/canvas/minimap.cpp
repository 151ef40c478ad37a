#include "qml/canvas/minimap.h"

#include "qml/canvas/painter.h"

#include <QPainter>
#include <QQuickWindow>
#include <QSGSimpleTextureNode>
#include <QThreadPool>

#include <algorithm>

namespace alidade {

namespace {

constexpr double greekPx = 5;

QImage picture(const IndexedDrawing &shared, QRectF scene, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(toQt(shared.drawing.background));
    QPainter painter(&image);
    const double scale = size.width() / scene.width();
    painter.scale(scale, scale);
    painter.translate(-scene.topLeft());
    paint(painter, shared.drawing, shared.index.itemsIn(fromQt(scene)), greekPx / scale);
    return image;
}

} // namespace

Minimap::Minimap(QQuickItem *parent) : QQuickItem(parent)
{
    setFlag(ItemHasContents);
    setAcceptedMouseButtons(Qt::LeftButton);
}

void Minimap::setView(DrawingView *view)
{
    if (m_view == view)
        return;
    if (m_view)
        m_view->disconnect(this);
    m_view = view;
    if (view) {
        connect(view, &DrawingView::viewportChanged, this, &Minimap::frameChanged);
        connect(view, &DrawingView::sourceChanged, this, &Minimap::takeSource);
    }
    takeSource();
    Q_EMIT viewChanged();
}

void Minimap::takeSource()
{
    if (m_source)
        m_source->disconnect(this);
    m_source = m_view ? m_view->source() : nullptr;
    if (m_source)
        connect(m_source, &DrawingSource::changed, this, &Minimap::repaint);
    repaint();
}

QRectF Minimap::sceneBounds() const { return m_source ? m_source->bounds() : QRectF(); }

double Minimap::pictureScale() const
{
    const QRectF scene = sceneBounds();
    return scene.isEmpty() ? 1 : std::min(width() / scene.width(), height() / scene.height());
}

QRectF Minimap::pictureRect() const
{
    const QSizeF size = sceneBounds().size() * pictureScale();
    return {QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

QRectF Minimap::frame() const
{
    if (!m_view)
        return {};
    const double scale = pictureScale();
    const QRectF seen = m_view->visibleScene();
    const QRectF inItem(pictureRect().topLeft() + (seen.topLeft() - sceneBounds().topLeft()) * scale, seen.size() * scale);
    return inItem.intersected(QRectF(0, 0, width(), height()));
}

void Minimap::repaint()
{
    const std::uint64_t generation = ++m_generation;
    Q_EMIT frameChanged();
    const SharedDrawing shared = m_source ? m_source->drawing(Detail::far) : nullptr;
    const double ratio = window() ? window()->effectiveDevicePixelRatio() : 1;
    const QSize size = (pictureRect().size() * ratio).toSize();
    if (!shared || size.isEmpty()) {
        m_image = {};
        m_isImageNew = true;
        return update();
    }
    QThreadPool::globalInstance()->start([self = QPointer(this), shared, scene = sceneBounds(), size, generation] {
        QImage image = picture(*shared, scene, size);
        QMetaObject::invokeMethod(QCoreApplication::instance(), [self, generation, image = std::move(image)] {
            if (!self || self->m_generation != generation)
                return;
            self->m_image = image;
            self->m_isImageNew = true;
            self->update();
        });
    });
}

QSGNode *Minimap::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    if (m_image.isNull()) {
        delete old;
        return nullptr;
    }
    auto *node = static_cast<QSGSimpleTextureNode *>(old);
    if (!node) {
        node = new QSGSimpleTextureNode;
        node->setOwnsTexture(true);
        node->setFiltering(QSGTexture::Linear);
        m_isImageNew = true;
    }
    if (std::exchange(m_isImageNew, false))
        node->setTexture(window()->createTextureFromImage(m_image, QQuickWindow::TextureIsOpaque));
    node->setRect(pictureRect());
    return node;
}

void Minimap::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    if (now.size() != before.size())
        repaint();
}

void Minimap::mousePressEvent(QMouseEvent *event) { mouseMoveEvent(event); }

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (m_view && !sceneBounds().isEmpty())
        m_view->centerOn(sceneBounds().topLeft() + (event->position() - pictureRect().topLeft()) / pictureScale());
}

} // namespace alidade
