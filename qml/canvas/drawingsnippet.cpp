#include "qml/canvas/drawingsnippet.h"

#include "qml/canvas/painter.h"

#include <QPainter>

#include <numeric>

namespace alidade {

namespace {

constexpr double maxSide = 4096; ///< px; a larger snippet is painted smaller and scaled up

} // namespace

DrawingSnippet::DrawingSnippet(QQuickItem *parent) : QQuickPaintedItem(parent) {}

void DrawingSnippet::setSnippet(const SharedDrawing &snippet)
{
    if (m_snippet == snippet)
        return;
    m_snippet = snippet;
    resize();
}

void DrawingSnippet::setZoom(double zoom)
{
    if (m_zoom == zoom)
        return;
    m_zoom = zoom;
    resize();
}

void DrawingSnippet::resize()
{
    const QSizeF size = m_snippet ? toQt(m_snippet->drawing.bounds).size() * m_zoom : QSizeF();
    setSize(size);
    setTextureSize(size.scaled(maxSide, maxSide, Qt::KeepAspectRatio).boundedTo(size).toSize());
    update();
    Q_EMIT snippetChanged();
}

void DrawingSnippet::paint(QPainter *painter)
{
    if (!m_snippet)
        return;
    std::vector<std::uint32_t> items(m_snippet->drawing.items.size());
    std::iota(items.begin(), items.end(), 0U);
    painter->scale(m_zoom, m_zoom);
    painter->translate(-m_snippet->drawing.bounds.x, -m_snippet->drawing.bounds.y);
    alidade::paint(*painter, m_snippet->drawing, items);
}

} // namespace alidade
