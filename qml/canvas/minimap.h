#pragma once

#include "qml/canvas/drawingview.h"

namespace alidade {

/// The whole drawing, small, with the part that `view` shows. A press or drag in it moves the view there. The picture is
/// painted on a worker thread, once a drawing.
class Minimap : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::DrawingView *view READ view WRITE setView NOTIFY viewChanged)
    /// The part that is seen, in item coordinates, kept inside the item.
    Q_PROPERTY(QRectF frame READ frame NOTIFY frameChanged)

public:
    explicit Minimap(QQuickItem *parent = nullptr);

    DrawingView *view() const { return m_view; }
    void setView(DrawingView *view);
    QRectF frame() const;

Q_SIGNALS:
    void viewChanged();
    void frameChanged();

protected:
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void takeSource();
    void repaint();
    QRectF pictureRect() const;
    double pictureScale() const;
    QRectF sceneBounds() const;

    QPointer<DrawingView> m_view;
    QPointer<DrawingSource> m_source;
    QImage m_image;
    std::uint64_t m_generation = 0;
    bool m_isImageNew = false;
};

} // namespace alidade
