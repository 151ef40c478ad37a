#include "exporters/drawing/drawing.h"
#include "tests/builder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <set>

using namespace alidade;

namespace {

struct Map {
    Architecture architecture;
    Positions positions;
};

/// Cards of different sizes at random places, none nearer to another than `gap`, and lines between any of them.
Map randomMap(unsigned seed, std::size_t cards, std::size_t lines, double gap)
{
    std::mt19937 random(seed);
    const auto between = [&random](double low, double high) {
        return low + (high - low) * static_cast<double>(random() % 10'000) / 10'000;
    };
    Map map;
    const double side = std::sqrt(static_cast<double>(cards)) * 330;
    while (map.positions.nodes.size() < cards) {
        const Rect card{between(0, side), between(0, side), between(120, 300), between(50, 160)};
        const auto isNear = [&](const Rect &other) { return other.grown(gap).intersects(card); };
        if (std::none_of(map.positions.nodes.begin(), map.positions.nodes.end(), isNear))
            map.positions.nodes.push_back(card);
    }
    for (std::size_t i = 0; i < cards; ++i)
        map.architecture.nodes.push_back({.name = "card " + std::to_string(i)});
    for (std::size_t i = 0; i < lines; ++i) {
        const auto from = static_cast<Index>(random() % cards), to = static_cast<Index>(random() % cards);
        if (from != to)
            map.architecture.dependencies.push_back({.from = from, .to = to});
    }
    return map;
}

Point pointOf(const Path &path, std::size_t segment, double t)
{
    const Point *p = &path.points[segment];
    const double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
    return {a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x, a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

/// The points of a line, close to one another.
std::vector<Point> flattened(const Path &path)
{
    constexpr int steps = 300;
    std::vector<Point> points;
    for (std::size_t segment = 0; segment + 3 < path.points.size(); segment += 3) {
        for (int i = 0; i <= steps; ++i)
            points.push_back(pointOf(path, segment, static_cast<double>(i) / steps));
    }
    return points;
}

/// "3 through card 7" for each line that crosses the inside of a card, but for the border that its ends stand on.
std::set<std::string> crossings(const Map &map)
{
    std::set<std::string> found;
    for (const DrawItem &item : draw(map.architecture, map.positions).items) {
        const Path *path = std::get_if<Path>(&item.shape);
        if (path == nullptr || item.owner.kind != Owner::Kind::dependency)
            continue;
        const std::vector<Point> points = flattened(*path);
        for (std::size_t card = 0; card < map.positions.nodes.size(); ++card) {
            const Rect inside = map.positions.nodes[card].grown(-1);
            if (std::any_of(points.begin(), points.end(), [&](Point p) { return inside.contains(p); }))
                found.insert(std::to_string(item.owner.index) + " through " + map.architecture.nodes[card].name);
        }
    }
    return found;
}

std::vector<Path> lines(const Map &map)
{
    std::vector<Path> found;
    for (const DrawItem &item : draw(map.architecture, map.positions).items) {
        if (item.owner.kind == Owner::Kind::dependency && std::holds_alternative<Path>(item.shape))
            found.push_back(std::get<Path>(item.shape));
    }
    return found;
}

TEST(Routes, aLineDoesNotRunBehindACardBetweenItsEnds)
{
    Map map{test::System().service("a").calls("c").service("b").service("c").build(), {}};
    map.positions.nodes = {{0, 0, 170, 52}, {300, 0, 170, 52}, {600, 0, 170, 52}};
    EXPECT_EQ(crossings(map), std::set<std::string>{});
}

TEST(Routes, linesOfRandomMapsRunBehindNoCard)
{
    for (unsigned seed = 1; seed <= 60; ++seed)
        EXPECT_EQ(crossings(randomMap(seed, 8 + seed, 2 * (8 + seed), 28)), std::set<std::string>{}) << "seed " << seed;
}

TEST(Routes, linesFindTheirWayBetweenCardsThatStandCloseTogether)
{
    for (unsigned seed = 1; seed <= 30; ++seed)
        EXPECT_EQ(crossings(randomMap(1000 + seed, 30, 45, 16)), std::set<std::string>{}) << "seed " << seed;
}

TEST(Routes, aLineLeavesAWallOfCardsWhereItEnds)
{
    Map map;
    for (int i = 0; i < 9; ++i) {
        map.architecture.nodes.push_back({.name = "card " + std::to_string(i)});
        map.positions.nodes.push_back({400, i * 60.0, 170, 60}); // touching one another
    }
    map.architecture.nodes.push_back({.name = "left"});
    map.architecture.nodes.push_back({.name = "right"});
    map.positions.nodes.push_back({0, 240, 170, 60});
    map.positions.nodes.push_back({800, 240, 170, 60});
    map.architecture.dependencies.push_back({.from = 9, .to = 10});
    EXPECT_EQ(crossings(map), std::set<std::string>{});
}

TEST(Routes, linesThatBendAroundTheSameCardLieApart)
{
    Map map;
    map.positions.nodes = {{0, 0, 170, 120}, {400, -60, 170, 240}, {800, 0, 170, 120}};
    map.architecture = test::System().service("a").service("b").service("c").build();
    for (const Mode mode : {Mode::sync, Mode::async, Mode::data})
        map.architecture.dependencies.push_back({.from = 0, .to = 2, .mode = mode});
    const std::vector<Path> all = lines(map);
    ASSERT_EQ(all.size(), 3U);
    std::set<long> heights; // where they pass the middle of the card
    for (const Path &path : all) {
        for (const Point &point : flattened(path)) {
            if (std::abs(point.x - 485) < 1) {
                heights.insert(std::lround(point.y / 3));
                break;
            }
        }
    }
    EXPECT_EQ(heights.size(), 3U);
}

TEST(Routes, aFreeLineIsOneSmoothPiece)
{
    Map map{test::System().service("a").calls("b").build(), {}};
    map.positions.nodes = {{0, 0, 170, 52}, {400, 90, 170, 52}};
    ASSERT_EQ(lines(map).size(), 1U);
    EXPECT_EQ(lines(map)[0].points.size(), 4U);
}

TEST(Routes, aLineAroundCardsHasNoKinks)
{
    for (unsigned seed = 1; seed <= 20; ++seed) {
        for (const Path &path : lines(randomMap(seed, 25, 40, 40))) {
            for (std::size_t i = 3; i + 3 < path.points.size(); i += 3) {
                const Point a = path.points[i - 1], b = path.points[i], c = path.points[i + 1];
                const double in = std::hypot(b.x - a.x, b.y - a.y), out = std::hypot(c.x - b.x, c.y - b.y);
                if (in < 1e-6 || out < 1e-6)
                    continue;
                const double cosine = ((b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y)) / (in * out);
                EXPECT_GT(cosine, 0.99) << "seed " << seed << " at " << b.x << ',' << b.y;
            }
        }
    }
}

TEST(Routes, portsOfASideDoNotCross)
{
    // A near card far aside and a far one ahead: by position alone the first would leave between.
    Map map{test::System().service("a").calls("b").calls("c").build(), {}};
    map.positions.nodes = {{0, 0, 170, 120}, {400, 160, 170, 60}, {1500, 330, 170, 60}};
    const std::vector<Path> all = lines(map);
    ASSERT_EQ(all.size(), 2U);
    ASSERT_EQ(all[0].points.front().x, all[1].points.front().x) << "both leave at the right";
    EXPECT_GT(all[0].points.front().y, all[1].points.front().y);
}

TEST(Routes, emptyAndCoveredCardsDoNoHarm)
{
    Map map{test::System().service("a").calls("b").calls("c").service("d").build(), {}};
    map.positions.nodes = {{0, 0, 170, 52}, {20, 10, 170, 52}, {}, {0, 0, 400, 400}};
    for (const Path &path : lines(map)) {
        for (const Point &point : path.points)
            EXPECT_TRUE(std::isfinite(point.x) && std::isfinite(point.y));
    }
}

} // namespace
