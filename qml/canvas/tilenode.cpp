#include "qml/canvas/tilenode.h"

#include <QMatrix4x4>
#include <QQuickWindow>
#include <QSGSimpleTextureNode>

#include <algorithm>
#include <cmath>

namespace alidade {

namespace {

bool isExact(const TileLayer &layer, const Viewport &viewport, double deviceRatio)
{
    return std::abs(viewport.zoom * deviceRatio / layer.scale - 1) < 1e-9;
}

/// From tile px to view px. At the layer's own scale the shift is a whole device px, so that text stays sharp.
QMatrix4x4 placement(const TileLayer &layer, const Viewport &viewport, double deviceRatio)
{
    const double factor = viewport.zoom / layer.scale;
    QPointF shift = -viewport.origin * viewport.zoom;
    if (isExact(layer, viewport, deviceRatio))
        shift = {std::round(shift.x() * deviceRatio) / deviceRatio, std::round(shift.y() * deviceRatio) / deviceRatio};
    QMatrix4x4 matrix;
    matrix.translate(static_cast<float>(shift.x()), static_cast<float>(shift.y()));
    matrix.scale(static_cast<float>(factor), static_cast<float>(factor));
    return matrix;
}

} // namespace

TileNode::~TileNode()
{
    removeAllChildNodes();
    for (auto &[key, layer] : m_layers)
        layer.node->removeAllChildNodes();
}

void TileNode::upload(QQuickWindow &window, Layer &layer, const TileKey &key, const Tile &tile, int &budget)
{
    Shown &shown = layer.tiles[key];
    if (shown.serial == tile.serial)
        return;
    if (tile.image.isNull()) {
        shown = {nullptr, tile.serial};
        return;
    }
    if (budget-- <= 0)
        return;
    if (!shown.node) {
        shown.node = std::make_unique<QSGSimpleTextureNode>();
        shown.node->setFlag(QSGNode::OwnedByParent, false);
        shown.node->setOwnsTexture(true);
        shown.node->setFiltering(QSGTexture::Linear);
        shown.node->setRect(key.column * TileCache::side, key.row * TileCache::side, TileCache::side, TileCache::side);
    }
    QSGTexture *texture = window.createTextureFromImage(
        tile.image, tile.image.hasAlphaChannel() ? QQuickWindow::TextureHasAlphaChannel : QQuickWindow::TextureIsOpaque);
    texture->setHorizontalWrapMode(QSGTexture::ClampToEdge);
    texture->setVerticalWrapMode(QSGTexture::ClampToEdge);
    shown.node->setTexture(texture); // the node owns it and frees the one before
    shown.serial = tile.serial;
}

void TileNode::forgetWhatTheCacheForgot(const TileCache &cache)
{
    for (auto &[key, layer] : m_layers) {
        for (auto tile = layer.tiles.begin(); tile != layer.tiles.end();) {
            const bool isKept = cache.peek(tile->first) != nullptr;
            if (!isKept && tile->second.node && tile->second.node->parent())
                layer.node->removeChildNode(tile->second.node.get());
            tile = isKept ? std::next(tile) : layer.tiles.erase(tile);
        }
        if (layer.tiles.empty() && layer.node->parent())
            removeChildNode(layer.node.get());
    }
    std::erase_if(m_layers, [](const auto &layer) { return layer.second.tiles.empty(); });
}

void TileNode::place(const Viewport &viewport, double deviceRatio)
{
    for (auto &[key, layer] : m_layers) {
        if (!layer.node->parent())
            continue;
        layer.node->setMatrix(placement(key, viewport, deviceRatio));
        const auto filtering =
            isExact(key, viewport, deviceRatio) ? QSGTexture::Nearest : QSGTexture::Linear; // px on px needs no blend
        for (auto &[at, shown] : layer.tiles) {
            if (shown.node && shown.node->filtering() != filtering)
                shown.node->setFiltering(filtering);
        }
    }
}

/// The nodes show just these tiles, as they are now: only the transforms have to follow the viewport.
bool TileNode::isShowing(const TileCache &cache, const std::vector<TileKey> &tiles) const
{
    return tiles == m_shown && std::all_of(tiles.begin(), tiles.end(), [&](const TileKey &key) {
               const Tile *tile = cache.peek(key);
               const auto layer = m_layers.find(key.layer);
               if (tile == nullptr || layer == m_layers.end())
                   return tile == nullptr;
               const auto shown = layer->second.tiles.find(key);
               return shown != layer->second.tiles.end() && shown->second.serial == tile->serial;
           });
}

bool TileNode::update(QQuickWindow &window, const TileCache &cache, const std::vector<TileKey> &tiles, const Viewport &viewport,
                      double deviceRatio)
{
    if (isShowing(cache, tiles)) {
        place(viewport, deviceRatio);
        return false;
    }
    int budget = uploadsPerFrame;
    removeAllChildNodes();
    for (auto &[key, layer] : m_layers)
        layer.node->removeAllChildNodes();
    for (const TileKey &key : tiles) {
        const Tile *tile = cache.peek(key);
        if (tile == nullptr)
            continue;
        Layer &layer = m_layers[key.layer];
        if (!layer.node) {
            layer.node = std::make_unique<QSGTransformNode>();
            layer.node->setFlag(QSGNode::OwnedByParent, false);
        }
        upload(window, layer, key, *tile, budget);
        if (const Shown &shown = layer.tiles[key]; shown.node)
            layer.node->appendChildNode(shown.node.get());
        if (!layer.node->parent())
            appendChildNode(layer.node.get());
    }
    place(viewport, deviceRatio);
    forgetWhatTheCacheForgot(cache);
    m_shown = tiles;
    return budget < 0;
}

} // namespace alidade
