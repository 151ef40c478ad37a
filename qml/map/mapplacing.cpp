#include "qml/map/mapplacing.h"

#include "exporters/layout/freespace.h"

#include <algorithm>
#include <cmath>

namespace alidade {

namespace {

constexpr double cardGap = 16;    ///< scene units kept free between cards
constexpr double searchStep = 16; ///< scene units between tried shifts
constexpr int searchRings = 40;
constexpr double regionGap = 24;      ///< scene units kept free between a new region and the others
constexpr double farthestAside = 320; ///< scene units that a card steps aside at most
constexpr std::size_t mostAside = 12; ///< cards that step aside at most

/// The regions that the cards leave behind.
std::vector<Rect> otherRegions(const Architecture &a, const Positions &positions, const std::vector<Index> &leaving)
{
    std::vector<Rect> cards(a.contexts.size() + 1); // the tray comes last
    for (Index node = 0; node < a.nodes.size() && node < positions.nodes.size(); ++node) {
        if (std::find(leaving.begin(), leaving.end(), node) == leaving.end()) {
            Rect &around = cards[std::min<std::size_t>(a.nodes[node].context, a.contexts.size())];
            around = around.united(positions.nodes[node]);
        }
    }
    std::vector<Rect> regions;
    for (std::size_t region = 0; region < cards.size(); ++region) {
        if (!cards[region].isEmpty())
            regions.push_back(regionAround(cards[region]));
        else if (region < positions.contexts.size())
            regions.push_back(positions.contexts[region]);
    }
    return regions;
}

Rect landedRect(const Positions &positions, const CardMove &move)
{
    return {move.to.x, move.to.y, positions.nodes[move.node].width, positions.nodes[move.node].height};
}

} // namespace

Point freeShift(const Positions &positions, const std::vector<Rect> &cards, const std::vector<Index> &moved)
{
    if (cards.empty())
        return {};
    Rect around = cards.front();
    for (const Rect &card : cards)
        around = around.united(card);
    around = around.grown(searchRings * searchStep + cardGap);
    std::vector<Rect> others;
    for (Index node = 0; node < positions.nodes.size(); ++node) {
        if (positions.nodes[node].intersects(around) && std::find(moved.begin(), moved.end(), node) == moved.end())
            others.push_back(positions.nodes[node].grown(cardGap - 0.5));
    }
    const auto isFree = [&](double dx, double dy) {
        return std::none_of(cards.begin(), cards.end(), [&](const Rect &card) {
            const Rect shifted{card.x + dx, card.y + dy, card.width, card.height};
            return std::any_of(others.begin(), others.end(), [&](const Rect &other) { return other.intersects(shifted); });
        });
    };
    for (int ring = 0; ring <= searchRings; ++ring) {
        Point best;
        double bestLength = -1;
        for (int i = -ring; i <= ring; ++i) {
            for (const auto &[x, y] : {std::pair{i, -ring}, std::pair{i, ring}, std::pair{-ring, i}, std::pair{ring, i}}) {
                const double dx = x * searchStep, dy = y * searchStep, length = std::hypot(dx, dy);
                if ((bestLength < 0 || length < bestLength) && isFree(dx, dy))
                    best = {dx, dy}, bestLength = length;
            }
        }
        if (bestLength >= 0)
            return best;
    }
    return {};
}

bool isPlacedByHand(const Architecture &architecture, Index node)
{
    const auto placement = architecture.decisions.placements.find("node:" + architecture.nodes[node].name);
    return placement != architecture.decisions.placements.end() && placement->second.isManual;
}

std::optional<std::vector<CardMove>> stepAside(const Architecture &architecture, const Positions &positions,
                                               const std::vector<CardMove> &landed)
{
    const auto hasLanded = [&](Index node) {
        return std::any_of(landed.begin(), landed.end(), [&](const CardMove &move) { return move.node == node; });
    };
    const auto isCovered = [&](Index node) {
        return std::any_of(landed.begin(), landed.end(), [&](const CardMove &move) {
            return landedRect(positions, move).grown(cardGap - 0.5).intersects(positions.nodes[node]);
        });
    };
    std::vector<Index> covered;
    FreeSpace space(cardGap / 2);
    for (const CardMove &move : landed)
        space.take(landedRect(positions, move));
    for (Index node = 0; node < positions.nodes.size(); ++node) {
        if (hasLanded(node))
            continue;
        if (isCovered(node) && !isPlacedByHand(architecture, node))
            covered.push_back(node);
        else
            space.take(positions.nodes[node]);
    }
    if (covered.size() > mostAside)
        return {};
    std::vector<CardMove> moves;
    for (const Index node : covered) {
        const Rect &card = positions.nodes[node];
        const Rect place = space.nearest(card, [&](const Rect &rect) {
            for (Index context = 0; context < positions.contexts.size(); ++context) {
                if (context != architecture.nodes[node].context && positions.contexts[context].intersects(rect))
                    return false;
            }
            return true;
        });
        if (std::hypot(place.x - card.x, place.y - card.y) > farthestAside)
            return {};
        space.take(place);
        moves.push_back({node, {place.x, place.y}});
    }
    return moves;
}

std::vector<CardMove> gathered(const Positions &positions, std::vector<Index> nodes, Point origin)
{
    std::stable_sort(nodes.begin(), nodes.end(), [&](Index l, Index r) {
        const Rect &a = positions.nodes[l], &b = positions.nodes[r];
        return std::pair{std::floor(a.y / 120), a.x} < std::pair{std::floor(b.y / 120), b.x};
    });
    const auto columns = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(nodes.size()))));
    std::vector<CardMove> moves;
    double y = origin.y;
    for (std::size_t first = 0; first < nodes.size(); first += columns) {
        double x = origin.x, height = 0;
        for (std::size_t i = first; i < std::min(first + columns, nodes.size()); ++i) {
            const Rect &card = positions.nodes[nodes[i]];
            moves.push_back({nodes[i], {x, y}});
            x += card.width + 2 * cardGap;
            height = std::max(height, card.height);
        }
        y += height + 2 * cardGap;
    }
    return moves;
}

Rect around(const Positions &positions, const std::vector<Index> &nodes)
{
    Rect rect;
    for (const Index node : nodes)
        rect = rect.united(positions.nodes[node]);
    return rect;
}

Rect around(const Positions &positions, const std::vector<CardMove> &moves)
{
    Rect rect;
    for (const CardMove &move : moves)
        rect = rect.united(landedRect(positions, move));
    return rect;
}

Rect regionAround(const Rect &cards)
{
    Rect rect = cards.grown(regionPadding);
    rect.y -= regionTitleHeight - regionPadding;
    rect.height += regionTitleHeight - regionPadding;
    return rect;
}

std::vector<CardMove> placesInNewContext(const Architecture &architecture, const Positions &positions,
                                         const std::vector<Index> &nodes)
{
    const Rect cards = around(positions, nodes);
    std::vector<CardMove> moves;
    for (const Index node : nodes)
        moves.push_back({node, {positions.nodes[node].x, positions.nodes[node].y}});
    bool isCrowded = false;
    for (Index node = 0; node < positions.nodes.size() && !isCrowded; ++node)
        isCrowded =
            positions.nodes[node].intersects(regionAround(cards)) && std::find(nodes.begin(), nodes.end(), node) == nodes.end();
    if (!isCrowded)
        return moves;
    moves = gathered(positions, nodes, {cards.x, cards.y});
    FreeSpace space(regionGap);
    for (const Rect &region : otherRegions(architecture, positions, nodes))
        space.take(region);
    const Rect wanted = regionAround(around(positions, moves));
    if (space.isFree(wanted))
        return moves;
    const Rect place = space.nearest(wanted);
    for (CardMove &move : moves)
        move.to = {move.to.x + place.x - wanted.x, move.to.y + place.y - wanted.y};
    return moves;
}

} // namespace alidade
