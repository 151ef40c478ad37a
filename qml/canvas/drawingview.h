#pragma once

#include "qml/canvas/drawingsource.h"
#include "qml/canvas/tilecache.h"
#include "qml/canvas/viewport.h"

#include <QColor>
#include <QPointer>
#include <QQuickItem>
#include <QTimer>
#include <QVariantAnimation>

#include <optional>
#include <vector>

namespace alidade {

/// Shows a DrawingSource through a Viewport, as tiles that worker threads paint and the scene graph moves. A tile shows
/// its predecessor, scaled, until it is painted. Wheel zooms at the pointer, two fingers pan, pinch zooms.
class DrawingView : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::DrawingSource *source READ source WRITE setSource NOTIFY sourceChanged)
    Q_PROPERTY(double zoom READ zoom WRITE setZoom NOTIFY viewportChanged)
    Q_PROPERTY(QPointF origin READ origin WRITE setOrigin NOTIFY viewportChanged)
    Q_PROPERTY(QRectF visibleScene READ visibleScene NOTIFY viewportChanged)
    /// Tiles have the drawing's background; otherwise they are transparent, to be laid over another view.
    Q_PROPERTY(bool opaque READ isOpaque WRITE setOpaque NOTIFY styleChanged)
    Q_PROPERTY(QColor gridColor READ gridColor WRITE setGridColor NOTIFY styleChanged)
    /// What lies above the view (rectangles, view px): what is fitted or revealed stays clear of it.
    Q_PROPERTY(QVariantList obstacles READ obstacles WRITE setObstacles NOTIFY styleChanged)
    /// The same, of what hides itself as soon as everything is seen: fitAll() need not mind it.
    Q_PROPERTY(QVariantList passingObstacles READ passingObstacles WRITE setPassingObstacles NOTIFY styleChanged)
    /// The whole drawing lies in the view.
    Q_PROPERTY(bool showsAll READ showsAll NOTIFY showsAllChanged)
    /// Of fit() and friends, ms; 0 = jump.
    Q_PROPERTY(int animationDuration READ animationDuration WRITE setAnimationDuration NOTIFY styleChanged)
    /// What a screen reader calls the view; its children are the source's spoken items.
    Q_PROPERTY(QString spokenName READ spokenName WRITE setSpokenName NOTIFY styleChanged)
    /// Every visible tile shows the present drawing at the present zoom.
    Q_PROPERTY(bool isSettled READ isSettled NOTIFY settledChanged)

public:
    explicit DrawingView(QQuickItem *parent = nullptr);
    ~DrawingView() override;

    DrawingSource *source() const { return m_source; }
    void setSource(DrawingSource *source);
    double zoom() const { return m_viewport.zoom; }
    void setZoom(double zoom);
    QPointF origin() const { return m_viewport.origin; }
    void setOrigin(QPointF origin);
    QRectF visibleScene() const { return m_viewport.sceneRect(); }
    const Viewport &viewport() const { return m_viewport; }
    void setViewport(const Viewport &viewport);
    bool isOpaque() const { return m_isOpaque; }
    void setOpaque(bool opaque);
    QColor gridColor() const { return m_gridColor; }
    void setGridColor(const QColor &color);
    QVariantList obstacles() const;
    void setObstacles(const QVariantList &obstacles);
    QVariantList passingObstacles() const;
    void setPassingObstacles(const QVariantList &obstacles);
    bool showsAll() const;
    int animationDuration() const { return m_animation.duration(); }
    void setAnimationDuration(int ms);
    QString spokenName() const { return m_spokenName; }
    void setSpokenName(const QString &name);
    bool isSettled() const { return m_isSettled; }
    int paintedTileCount() const { return m_tiles.paintedCount(); }

    Q_INVOKABLE QPointF toScene(QPointF view) const { return m_viewport.toScene(view); }
    Q_INVOKABLE QPointF toView(QPointF scene) const { return m_viewport.toView(scene); }
    Q_INVOKABLE QRectF rectToView(QRectF scene) const { return m_viewport.toView(scene); }
    Q_INVOKABLE void panBy(QPointF viewDelta);
    Q_INVOKABLE void zoomAt(QPointF view, double factor);
    /// Zooms by `factor` around the middle, with a short animation.
    Q_INVOKABLE void zoomBy(double factor);
    Q_INVOKABLE void zoomTo(double zoom);
    /// What was fitted stays so while the view is resized, until it is panned or zoomed.
    Q_INVOKABLE void fit(QRectF scene);
    Q_INVOKABLE void fitAll();
    /// As fitAll(); where everything would be too small to read, shows what lies around `center` readably instead.
    Q_INVOKABLE void fitReadable(QPointF center);
    /// Moves as little as needed to show `scene`.
    Q_INVOKABLE void reveal(QRectF scene);
    Q_INVOKABLE void centerOn(QPointF scene);

Q_SIGNALS:
    void sourceChanged();
    void viewportChanged();
    void showsAllChanged(); ///< perhaps: the view moved, or there is another drawing
    void styleChanged();
    void settledChanged();

protected:
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;
    void wheelEvent(QWheelEvent *event) override;
    bool event(QEvent *event) override;

private:
    void takeDrawings();
    void animateTo(const Viewport &target);
    void fitAgain();
    Viewport fitted(const QRectF &scene) const;
    std::vector<QRectF> allObstacles() const;
    void refresh();
    void chooseLayer(bool isAtRest);
    double deviceRatio() const;
    TileLayer exactLayer() const;
    TileLayer overviewLayer() const;
    std::vector<TileKey> visibleTiles(const TileLayer &layer, int ring = 0) const;
    std::vector<TileKey> shownTiles();
    std::vector<TileKey> inView(const TileLayer &layer) const;
    std::vector<TileKey> uncovered(std::vector<TileKey> present);

    QPointer<DrawingSource> m_source;
    Viewport m_viewport;
    TileCache m_tiles;
    TileLayer m_layer;
    std::vector<TileLayer> m_fallbacks; ///< layers shown before, the newest first
    QTimer m_rest;                      ///< the zoom has come to rest when it fires
    QVariantAnimation m_animation;
    Viewport m_from, m_to;
    QColor m_gridColor = Qt::transparent;
    QString m_spokenName;
    bool m_isOpaque = true;
    bool m_isSettled = false;
    bool m_isFitPending = false;
    std::optional<QRectF> m_fitted; ///< shown whole, unless the view was moved since
    std::vector<QRectF> m_obstacles, m_passingObstacles;
};

} // namespace alidade
