#include "qml/canvas/viewport.h"

#include <QTest>

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
};

QTEST_GUILESS_MAIN(ViewportTest)
#include "tst_viewport.moc"
