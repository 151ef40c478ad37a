#pragma once

#include "qml/canvas/drawingindex.h"

#include <QPointF>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace alidade {

/// A small part of a drawing as one picture that can be moved about: what is being dragged. Made anew with each drag.
class DrawingSnippet : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::SharedDrawing snippet READ snippet WRITE setSnippet NOTIFY snippetChanged)
    Q_PROPERTY(double zoom READ zoom WRITE setZoom NOTIFY snippetChanged)

public:
    explicit DrawingSnippet(QQuickItem *parent = nullptr);

    SharedDrawing snippet() const { return m_snippet; }
    void setSnippet(const SharedDrawing &snippet);
    double zoom() const { return m_zoom; }
    void setZoom(double zoom);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void snippetChanged();

private:
    void resize();

    SharedDrawing m_snippet;
    double m_zoom = 1;
};

} // namespace alidade
