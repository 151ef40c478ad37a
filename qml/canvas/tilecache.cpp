#include "qml/canvas/tilecache.h"

#include "qml/canvas/painter.h"

#include <QPainter>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace alidade {

namespace {

constexpr double gridStep = 24;       ///< scene units between grid dots
constexpr double gridFromScale = 0.5; ///< farther away the dots would be noise
constexpr double greekPx = 3.5;       ///< text smaller than this on the screen becomes a bar

std::uint64_t digestOf(const IndexedDrawing &shared, const std::vector<std::uint32_t> &items, QRgb ground, QRgb dots)
{
    std::uint64_t digest = (static_cast<std::uint64_t>(ground) << 32 | dots) ^ 0x9e3779b97f4a7c15ULL;
    for (const std::uint32_t item : items)
        digest = (std::rotl(digest, 5) ^ shared.index.digest(item)) * 0x9fb21c651e98df25ULL;
    return digest;
}

void paintGrid(QPainter &painter, const QRectF &scene, double scale, const QColor &color)
{
    const double radius = 0.9 / scale;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (double y = std::ceil(scene.top() / gridStep) * gridStep; y <= scene.bottom(); y += gridStep) {
        for (double x = std::ceil(scene.left() / gridStep) * gridStep; x <= scene.right(); x += gridStep)
            painter.drawEllipse(QPointF(x, y), radius, radius);
    }
}

} // namespace

struct TileCache::Result {
    std::optional<QImage> image; ///< nothing: it had not changed
    std::uint64_t digest = 0;
};

QRectF TileKey::sceneRect() const
{
    const double span = TileCache::side / layer.scale;
    return {column * span, row * span, span, span};
}

TileCache::TileCache(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(std::max(1, QThread::idealThreadCount() - 1));
    m_pool.setThreadPriority(QThread::LowPriority);
}

TileCache::~TileCache()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void TileCache::setBackground(std::optional<QColor> background, QColor gridDots)
{
    if (m_background == background && m_gridDots == gridDots)
        return;
    m_background = background;
    m_gridDots = gridDots;
    for (auto &[key, tile] : m_tiles)
        tile.isStale = true;
    for (std::uint64_t &generation : m_generations)
        ++generation;
}

void TileCache::setDrawing(Detail detail, SharedDrawing drawing)
{
    const auto level = static_cast<std::size_t>(detail);
    if (m_drawings[level] == drawing)
        return;
    m_drawings[level] = std::move(drawing);
    ++m_generations[level];
    for (auto &[key, tile] : m_tiles) {
        if (key.layer.detail == detail)
            tile.isStale = true;
    }
}

const Tile *TileCache::find(const TileKey &key)
{
    const auto it = m_tiles.find(key);
    if (it == m_tiles.end())
        return nullptr;
    it->second.lastUse = ++m_clock;
    return &it->second;
}

const Tile *TileCache::peek(const TileKey &key) const
{
    const auto it = m_tiles.find(key);
    return it == m_tiles.end() ? nullptr : &it->second;
}

std::vector<TileKey> TileCache::keysOf(const TileLayer &layer) const
{
    constexpr int lowest = std::numeric_limits<int>::min();
    std::vector<TileKey> keys;
    for (auto it = m_tiles.lower_bound({layer, lowest, lowest}); it != m_tiles.end() && it->first.layer == layer; ++it)
        keys.push_back(it->first);
    return keys;
}

void TileCache::clear()
{
    m_tiles.clear();
    m_wanted.clear();
    for (std::uint64_t &generation : m_generations)
        ++generation;
}

void TileCache::want(std::vector<TileKey> keys)
{
    m_wanted = std::move(keys);
    std::reverse(m_wanted.begin(), m_wanted.end());
    startNext();
}

void TileCache::startNext()
{
    while (!m_wanted.empty() && static_cast<int>(m_running.size()) < m_pool.maxThreadCount() + 1) {
        const TileKey key = m_wanted.back();
        m_wanted.pop_back();
        const auto level = static_cast<std::size_t>(key.layer.detail);
        const Tile *known = peek(key);
        if (m_running.contains(key) || !m_drawings[level] || (known && !known->isStale))
            continue;
        m_running.insert(key);
        m_pool.start([this, key, shared = m_drawings[level], generation = m_generations[level], ground = m_background,
                      dots = m_gridDots, before = known ? std::optional(known->digest) : std::nullopt] {
            const QRectF scene = key.sceneRect();
            const double spill = 1 / key.layer.scale;
            const std::vector<std::uint32_t> items = shared->index.itemsIn(fromQt(scene).grown(spill));
            Result result{.image = {}, .digest = digestOf(*shared, items, ground ? ground->rgba() : 0, dots.rgba())};
            if (result.digest != before) {
                result.image.emplace();
                if (ground || !items.empty()) {
                    QImage image(side, side, ground ? QImage::Format_RGB32 : QImage::Format_ARGB32_Premultiplied);
                    image.fill(ground.value_or(Qt::transparent));
                    QPainter painter(&image);
                    painter.setRenderHint(QPainter::Antialiasing);
                    painter.scale(key.layer.scale, key.layer.scale);
                    painter.translate(-scene.topLeft());
                    if (ground && dots.alpha() > 0 && key.layer.scale >= gridFromScale)
                        paintGrid(painter, scene, key.layer.scale, dots);
                    paint(painter, shared->drawing, items, greekPx / key.layer.scale);
                    painter.end();
                    result.image = std::move(image);
                }
            }
            QMetaObject::invokeMethod(
                this, [this, key, generation, result = std::move(result)] { finish(key, generation, result); },
                Qt::QueuedConnection);
        });
    }
}

void TileCache::finish(const TileKey &key, std::uint64_t generation, Result result)
{
    m_running.erase(key);
    if (result.image || m_tiles.contains(key)) { // unchanged, but evicted meanwhile: it is painted when next wanted
        Tile &tile = m_tiles[key];
        tile.lastUse = ++m_clock;
        tile.isStale = generation != m_generations[static_cast<std::size_t>(key.layer.detail)];
        if (result.image) {
            tile.image = *std::move(result.image);
            tile.digest = result.digest;
            tile.serial = ++m_serial;
            ++m_paintedCount;
        }
    }
    evict();
    startNext();
    Q_EMIT tileReady();
}

void TileCache::evict()
{
    constexpr std::size_t limit = memoryLimit / tileBytes;
    while (m_tiles.size() > limit) {
        const auto oldest = std::min_element(m_tiles.begin(), m_tiles.end(),
                                             [](const auto &l, const auto &r) { return l.second.lastUse < r.second.lastUse; });
        m_tiles.erase(oldest);
    }
}

} // namespace alidade
