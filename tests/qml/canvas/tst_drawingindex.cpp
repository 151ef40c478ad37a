#include "tests/qml/canvas/drawings.h"

#include <QTest>

#include <random>

using namespace alidade;
using namespace alidade::test;
using Kind = Owner::Kind;

class DrawingIndexTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsNothingInAnEmptyDrawing()
    {
        const DrawingIndex index{Drawing{}};
        QVERIFY(index.itemsIn({-1000, -1000, 2000, 2000}).empty());
    }

    void findsWhatASlowSearchFinds()
    {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> place(-5000, 5000), size(1, 300);
        std::vector<DrawItem> items;
        for (Index i = 0; i < 3000; ++i)
            items.push_back(box(Kind::node, i, {place(random), place(random), size(random), size(random)}));
        const Drawing all = drawing(items);
        const DrawingIndex index(all);
        for (int round = 0; round < 50; ++round) {
            const Rect area{place(random), place(random), size(random) * 5, size(random) * 5};
            std::vector<std::uint32_t> expected;
            for (std::uint32_t i = 0; i < items.size(); ++i) {
                if (all.items[i].bounds().intersects(area))
                    expected.push_back(i);
            }
            const std::vector<std::uint32_t> found = index.itemsIn(area); // may have more: touching borders, rounding
            QVERIFY(std::includes(found.begin(), found.end(), expected.begin(), expected.end()));
            QVERIFY(found.size() <= expected.size() + 4);
        }
    }

    void findsALongLineOnlyWhereItRuns()
    {
        const Drawing all = drawing({line(0, {0, 0}, {4000, 4000})});
        const DrawingIndex index(all);
        QCOMPARE(index.itemsIn({1950, 1950, 100, 100}).size(), 1U);
        QVERIFY(index.itemsIn({3000, 500, 100, 100}).empty());
    }

    void hitsCardsBeforeLinesBeforeRegions()
    {
        const Drawing all = drawing(
            {box(Kind::context, 0, {0, 0, 400, 400}), line(0, {0, 200}, {400, 200}), box(Kind::node, 0, {150, 150, 100, 100})});
        const DrawingIndex index(all);
        QCOMPARE(index.ownerAt(all, {200, 200}, 4).kind, Kind::node);
        QCOMPARE(index.ownerAt(all, {50, 202}, 4).kind, Kind::dependency);
        QCOMPARE(index.ownerAt(all, {50, 300}, 4).kind, Kind::context);
        QCOMPARE(index.ownerAt(all, {500, 300}, 4).kind, Kind::none);
    }

    void digestsDifferWhenAnythingPaintedDiffers()
    {
        const Drawing all = drawing({box(Kind::node, 0, {0, 0, 10, 10}), box(Kind::node, 5, {0, 0, 10, 10}),
                                     box(Kind::node, 0, {0, 0, 10, 11}), box(Kind::node, 0, {0, 0, 10, 10}, {1, 2, 3, 255})});
        const DrawingIndex index(all);
        QCOMPARE(index.digest(0), index.digest(1)); // the owner is not painted
        QVERIFY(index.digest(0) != index.digest(2));
        QVERIFY(index.digest(0) != index.digest(3));
    }
};

QTEST_GUILESS_MAIN(DrawingIndexTest)
#include "tst_drawingindex.moc"
