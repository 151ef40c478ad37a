#pragma once

#include "qml/canvas/tilecache.h"
#include "qml/canvas/viewport.h"

#include <QSGNode>
#include <QSGSimpleTextureNode>

#include <map>
#include <memory>
#include <vector>

class QQuickWindow;

namespace alidade {

/// The scene graph's side of a DrawingView: a transform per layer, a textured rectangle per tile. Lives on the render thread;
/// update() runs while the UI thread waits.
/// It is a transform itself, which changes nothing, because the software renderer knows where a plain node stands only while
/// it draws the whole scene: a layer that moves alone would be drawn at the origin of the window.
class TileNode : public QSGTransformNode {
public:
    /// New textures a frame; the rest follows in the next frames, so that no frame is long.
    static constexpr int uploadsPerFrame = 3;

    ~TileNode() override;

    /// Shows `tiles`, in this order, layer by layer. Gives whether some still wait for their upload.
    bool update(QQuickWindow &window, const TileCache &cache, const std::vector<TileKey> &tiles, const Viewport &viewport,
                double deviceRatio);

private:
    struct Shown {
        std::unique_ptr<QSGSimpleTextureNode> node = {};
        std::uint64_t serial = 0;
    };
    struct Layer {
        std::unique_ptr<QSGTransformNode> node;
        std::map<TileKey, Shown> tiles;
    };
    void upload(QQuickWindow &window, Layer &layer, const TileKey &key, const Tile &tile, int &budget);
    void forgetWhatTheCacheForgot(const TileCache &cache);
    void place(const Viewport &viewport, double deviceRatio);
    bool isShowing(const TileCache &cache, const std::vector<TileKey> &tiles) const;

    std::map<TileLayer, Layer> m_layers;
    std::vector<TileKey> m_shown; ///< what the nodes below this one show, in order
};

} // namespace alidade
