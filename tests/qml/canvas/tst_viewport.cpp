#include "qml/canvas/viewport.h"

#include <QTest>

#include <cmath>

using namespace alidade;

class ViewportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsThePointUnderThePointerWhenZooming()
    {
        const Viewport before{1, {100, 50}, {800, 600}};
        const QPointF scene = before.toScene({300, 200});
        const Viewport after = before.zoomedAt({300, 200}, 1.7);
        QCOMPARE(after.toView(scene), QPointF(300, 200));
        QCOMPARE(after.zoom, 1.7);
    }

    void staysWithinItsZoomLimits()
    {
        const Viewport view{1, {}, {800, 600}};
        QCOMPARE(view.zoomedAt({}, 1e9).zoom, Viewport::maxZoom);
        QCOMPARE(view.zoomedAt({}, 1e-9).zoom, Viewport::minZoom);
    }

    void fitsAndCentersWithoutEnlarging()
    {
        const Viewport view{3, {}, {800, 600}};
        QCOMPARE(view.fitted({0, 0, 100, 100}, 20).zoom, 1.0);
        const Viewport wide = view.fitted({0, 0, 7600, 100}, 20);
        QCOMPARE(wide.zoom, 0.1);
        QCOMPARE(wide.sceneRect().center(), QPointF(3800, 50));
    }

    void revealsWithTheShortestMove()
    {
        const Viewport view{1, {0, 0}, {800, 600}};
        QCOMPARE(view.revealing({100, 100, 50, 50}, 20), view);
        QCOMPARE(view.revealing({790, 100, 50, 50}, 20).origin, QPointF(60, 0));
    }

    /// Zooms that differ by rounding alone once gave 0/0: a view at no place at all, which showed nothing any more.
    void staysAtAPlaceBetweenZoomsThatAreEqualButForRounding()
    {
        for (const double zoom : {0.02, 0.3, 0.7, 0.9999, 1.0, 3.7}) {
            const Viewport from{zoom, {10, 20}, {800, 600}};
            const Viewport to{std::nextafter(zoom, 9.0), {110, 220}, {800, 600}};
            for (const double t : {0.0, 0.25, 0.5, 0.75})
                QCOMPARE(between(from, to, t).origin, QPointF(10 + 100 * t, 20 + 200 * t));
            QCOMPARE(between(from, to, 1), to);
        }
    }

    void keepsWhatBothEndsShowAtTheSamePlace()
    {
        const Viewport from{0.5, {100, 50}, {800, 600}};
        const Viewport to = from.zoomedAt({300, 200}, 3);
        const QPointF fixed = from.toScene({300, 200});
        for (const double t : {0.0, 0.3, 0.8, 1.0})
            QVERIFY((between(from, to, t).toView(fixed) - QPointF(300, 200)).manhattanLength() < 1e-6);
    }
};

QTEST_GUILESS_MAIN(ViewportTest)
#include "tst_viewport.moc"
