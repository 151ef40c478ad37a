// What is selected, in focus and bright on the map.
#include "qml/canvas/painter.h"
#include "qml/map/mapkeys.h"
#include "qml/map/mapview.h"
#include "qml/map/mapwords.h"

#include <algorithm>
#include <cmath>

namespace alidade {

namespace {

constexpr double rowHeight = 80; ///< cards whose tops are nearer than this stand in one row of the reading order

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

} // namespace

std::vector<Owner> MapView::owners(const std::vector<std::string> &keys) const
{
    std::vector<Owner> found;
    for (const std::string &key : keys) {
        const Owner owner = m_scene ? ownerOf(*m_scene->architecture, key) : Owner{};
        if (owner.kind != Owner::Kind::none)
            found.push_back(owner);
    }
    return found;
}

std::vector<Index> MapView::selectedCards() const
{
    std::vector<Index> cards;
    for (const Owner owner : owners(m_selection)) {
        if (owner.kind == Owner::Kind::node)
            cards.push_back(owner.index);
    }
    return cards;
}

bool MapView::hasGoneSelected() const
{
    const std::vector<Index> cards = selectedCards();
    return std::any_of(cards.begin(), cards.end(), [this](Index node) { return m_scene->architecture->nodes[node].isGone; });
}

QString MapView::currentName() const
{
    if (!m_scene || m_selection.empty())
        return {};
    return spokenName(*m_scene->architecture, ownerOf(*m_scene->architecture, m_selection.back()));
}

QRectF MapView::selectionBounds() const
{
    QRectF bounds;
    for (const std::string &key : m_selection)
        bounds = bounds.united(rectOf(text(key)));
    return bounds;
}

bool MapView::isSelected(const QString &key) const
{
    return std::find(m_selection.begin(), m_selection.end(), key.toStdString()) != m_selection.end();
}

bool MapView::isGrip(const QString &key, QPointF scene, double zoom) const
{
    const Owner owner = m_scene ? ownerOf(*m_scene->architecture, key.toStdString()) : Owner{};
    if (owner.kind == Owner::Kind::node)
        return true;
    return owner.kind == Owner::Kind::context && (isSelected(key) || DrawingSource::detailAt(zoom) == Detail::far ||
                                                  scene.y() < m_scene->positions.contexts[owner.index].y + regionTitleHeight);
}

void MapView::setSelection(std::vector<std::string> selection)
{
    if (m_selection == selection)
        return;
    m_selection = std::move(selection);
    updateBright();
    Q_EMIT selectionChanged();
    Q_EMIT m_source.spokenChanged();
}

void MapView::select(const QString &key, bool toggle)
{
    if (key.isEmpty()) {
        if (!toggle)
            clearSelection();
        return;
    }
    std::vector<std::string> next = toggle ? m_selection : std::vector<std::string>{};
    if (std::erase(next, key.toStdString()) == 0)
        next.push_back(key.toStdString());
    setSelection(std::move(next));
}

void MapView::selectInside(QRectF scene, bool add)
{
    if (!m_scene)
        return;
    std::vector<std::string> next = add ? m_selection : std::vector<std::string>{};
    const Rect area = fromQt(scene.normalized());
    for (Index node = 0; node < m_scene->positions.nodes.size(); ++node) {
        const std::string key = nodeKey(m_scene->architecture->nodes[node].name);
        if (m_scene->positions.nodes[node].intersects(area) && std::find(next.begin(), next.end(), key) == next.end())
            next.push_back(key);
    }
    setSelection(std::move(next));
}

void MapView::selectAll()
{
    if (m_scene)
        selectInside(toQt(m_scene->positions.bounds().grown(1)), false);
}

void MapView::clearSelection() { setSelection({}); }

void MapView::walk(int dx, int dy)
{
    const std::vector<Owner> current = owners(m_selection);
    if (current.empty() || current.back().kind != Owner::Kind::node)
        return static_cast<void>(step(1));
    const Index here = current.back().index;
    const Point from = m_scene->positions.nodes[here].center();
    Index best = none;
    double bestCost = 0;
    for (const Dependency &d : m_scene->architecture->dependencies) {
        const Index other = d.from == here ? d.to : d.to == here ? d.from : none;
        if (other == none || other == here)
            continue;
        const Point to = m_scene->positions.nodes[other].center();
        const double along = (to.x - from.x) * dx + (to.y - from.y) * dy,
                     across = std::abs((to.x - from.x) * dy) + std::abs((to.y - from.y) * dx);
        const double cost = along + 2 * across;
        if (along > 0 && (best == none || cost < bestCost))
            best = other, bestCost = cost;
    }
    if (best != none)
        select(text(nodeKey(m_scene->architecture->nodes[best].name)));
}

bool MapView::step(int by)
{
    if (!m_scene || m_scene->architecture->nodes.empty())
        return false;
    std::vector<Index> order(m_scene->architecture->nodes.size());
    for (Index i = 0; i < order.size(); ++i)
        order[i] = i;
    const auto place = [this](Index node) {
        const Rect &card = m_scene->positions.nodes[node];
        return std::tuple{std::floor(card.y / rowHeight), card.x, node};
    };
    std::sort(order.begin(), order.end(), [&](Index l, Index r) { return place(l) < place(r); });
    const std::vector<Index> cards = selectedCards();
    const auto count = static_cast<std::ptrdiff_t>(order.size());
    std::ptrdiff_t at = by > 0 ? 0 : count - 1;
    if (!cards.empty())
        at = std::find(order.begin(), order.end(), cards.back()) - order.begin() + by;
    if (at < 0 || at >= count)
        return false;
    select(text(nodeKey(m_scene->architecture->nodes[order[static_cast<std::size_t>(at)]].name)));
    return true;
}

void MapView::selectNeighbours()
{
    if (!m_scene)
        return;
    std::vector<std::string> next = m_selection;
    for (const Index node : withNeighbours(*m_scene->architecture, owners(m_selection)).nodes) {
        const std::string key = nodeKey(m_scene->architecture->nodes[node].name);
        if (std::find(next.begin(), next.end(), key) == next.end())
            next.push_back(key);
    }
    setSelection(std::move(next));
}

void MapView::focusSelection()
{
    m_focus = m_selection;
    updateBright();
}

void MapView::leaveFocus()
{
    m_focus.clear();
    updateBright();
}

void MapView::updateBright()
{
    m_brightOwners =
        m_scene ? withNeighbours(*m_scene->architecture, owners(m_focus.empty() ? m_selection : m_focus)) : Highlight{};
    m_isDimmed = !m_brightOwners.isEmpty();
    // What was bright stays while it fades, so that nothing flashes.
    if (m_isDimmed && !m_drag)
        m_bright.set(highlighted(*m_scene, m_brightOwners));
    Q_EMIT brightChanged();
}

QPointF MapView::heart() const
{
    if (!m_scene || m_scene->positions.nodes.empty())
        return {};
    std::vector<int> degrees(m_scene->positions.nodes.size());
    for (const Dependency &d : m_scene->architecture->dependencies) {
        if (d.mode != Mode::telemetry && d.from != d.to)
            ++degrees[d.from], ++degrees[d.to];
    }
    const auto busiest = std::max_element(degrees.begin(), degrees.end()) - degrees.begin();
    const Point middle = m_scene->positions.nodes[static_cast<std::size_t>(busiest)].center();
    return {middle.x, middle.y};
}

QRectF MapView::brightBounds() const
{
    QRectF bounds;
    for (const Index node : m_brightOwners.nodes)
        bounds = bounds.united(toQt(m_scene->positions.nodes[node]));
    for (const Index context : m_brightOwners.contexts)
        bounds = bounds.united(toQt(m_scene->positions.contexts[context]));
    return bounds;
}

} // namespace alidade
