#pragma once

#include "qml/canvas/drawingindex.h"

#include <QColor>
#include <QImage>
#include <QObject>
#include <QRect>
#include <QThreadPool>

#include <array>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace alidade {

/// One picture of the scene: a level of detail at one scale.
struct TileLayer {
    Detail detail = Detail::near;
    double scale = 1; ///< device px per scene unit
    friend auto operator<=>(const TileLayer &, const TileLayer &) = default;
};

struct TileKey {
    TileLayer layer;
    int column = 0, row = 0; ///< the tile covers [column, column + 1) * TileCache::side device px from the scene's origin
    friend auto operator<=>(const TileKey &, const TileKey &) = default;
    QRectF sceneRect() const;
};

/// A painted tile. `image` is null where there is nothing to see on a transparent layer.
struct Tile {
    QImage image;
    std::uint64_t digest = 0; ///< of all that is painted on it
    std::uint64_t serial = 0; ///< rises when the image changes
    std::uint64_t lastUse = 0;
    bool isStale = false; ///< the drawing changed; it is looked at again when it is next wanted
};

/// Paints drawings into tiles on worker threads and keeps them, least recently used ones go first. A stale tile stays until
/// it was looked at again, and is painted only if what lies on it changed. UI thread only.
class TileCache : public QObject {
    Q_OBJECT

public:
    static constexpr int side = 512;                       ///< device px
    static constexpr std::size_t memoryLimit = 192u << 20; ///< bytes of images
    static constexpr std::size_t tileBytes = std::size_t{side} * side * 4;

    explicit TileCache(QObject *parent = nullptr);
    ~TileCache() override;

    /// Background of the tiles; nothing = transparent.
    void setBackground(std::optional<QColor> background, QColor gridDots);
    /// The drawing of a level changed: its tiles become stale.
    void setDrawing(Detail detail, SharedDrawing drawing);
    /// The tile as it is now, perhaps stale, or null.
    const Tile *find(const TileKey &key);
    const Tile *peek(const TileKey &key) const;
    /// Asks for these tiles, the most urgent first; earlier wishes that are not among them are dropped.
    void want(std::vector<TileKey> keys);
    bool isIdle() const { return m_running.empty() && m_wanted.empty(); }
    /// Tiles painted since the start; looking at one that had not changed does not count.
    int paintedCount() const { return m_paintedCount; }
    /// Tiles of `layer` that are there.
    std::vector<TileKey> keysOf(const TileLayer &layer) const;
    void clear();

Q_SIGNALS:
    void tileReady();

private:
    struct Result;
    void startNext();
    void finish(const TileKey &key, std::uint64_t generation, Result result);
    void evict();

    std::map<TileKey, Tile> m_tiles;
    std::vector<TileKey> m_wanted; ///< most urgent last
    std::set<TileKey> m_running;
    std::array<SharedDrawing, 3> m_drawings;
    std::array<std::uint64_t, 3> m_generations{};
    std::optional<QColor> m_background;
    QColor m_gridDots;
    std::uint64_t m_clock = 0;
    std::uint64_t m_serial = 0;
    int m_paintedCount = 0;
    QThreadPool m_pool;
};

} // namespace alidade
