#include "qml/canvas/drawingview.h"
#include "qml/canvas/minimap.h"
#include "qml/canvas/tilecache.h"
#include "tests/qml/canvas/drawings.h"

#include <QAccessible>
#include <QQuickView>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace alidade;
using namespace alidade::test;
using Kind = Owner::Kind;

/// A DrawingView in a window, with the pictures that it really shows.
class DrawingViewTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QQuickWindow> m_window;
    std::unique_ptr<DrawingSource> m_source;
    DrawingView *m_view = nullptr;

    static std::vector<DrawItem> cards(Color first)
    {
        std::vector<DrawItem> items;
        for (Index i = 0; i < 6; ++i)
            items.push_back(
                box(Kind::node, i, {static_cast<double>(i) * 600 + 50, 50, 100, 100}, i == 0 ? first : Color{0, 0, 255, 255}));
        return items;
    }
    QColor seenAt(QPointF scene) { return m_window->grabWindow().pixelColor(m_view->toView(scene).toPoint()); }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_source = std::make_unique<DrawingSource>();
        m_window = std::make_unique<QQuickWindow>();
        m_window->resize(800, 400);
        m_view = new DrawingView(m_window->contentItem());
        m_view->setSize({800, 400});
        m_view->setSource(m_source.get());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup() { m_window.reset(), m_source.reset(); }

    void showsTheDrawing()
    {
        m_source->set({nullptr, nullptr, shared(cards({255, 0, 0, 255}))});
        QTRY_VERIFY(m_view->isSettled());
        QCOMPARE(seenAt({100, 100}), QColor(255, 0, 0));
        QCOMPARE(seenAt({700, 100}), QColor(0, 0, 255));
        QCOMPARE(seenAt({400, 100}), QColor(255, 255, 255));
    }

    void staysInItsPlaceInTheWindow()
    {
        m_view->setPosition({300, 100});
        m_source->set({nullptr, nullptr, shared(cards({255, 0, 0, 255}))});
        QTRY_VERIFY(m_view->isSettled());
        m_view->panBy({-20, 0}); // moves the layers alone
        QTRY_VERIFY(m_view->isSettled());
        const QImage seen = m_window->grabWindow();
        QCOMPARE(seen.pixelColor((m_view->toView({100, 100}) + m_view->position()).toPoint()), QColor(255, 0, 0));
        QCOMPARE(seen.pixelColor(m_view->toView({100, 100}).toPoint()), QColor(255, 255, 255));
    }

    void repaintsOnlyTilesWhoseItemsChanged()
    {
        m_source->set({nullptr, nullptr, shared(cards({255, 0, 0, 255}))});
        QTRY_VERIFY(m_view->isSettled());
        QTest::qWait(200); // the ring around the view is painted too
        const int before = m_view->paintedTileCount();
        m_source->set({nullptr, nullptr, shared(cards({0, 255, 0, 255}))});
        QTRY_VERIFY(m_view->isSettled());
        QTRY_COMPARE(seenAt({100, 100}), QColor(0, 255, 0));
        QTest::qWait(200);
        // The card lies on one tile of the view and one of the overview.
        QVERIFY2(m_view->paintedTileCount() - before <= 2, qPrintable(QString::number(m_view->paintedTileCount() - before)));
    }

    void showsAScaledPredecessorWhileZooming()
    {
        m_source->set({nullptr, nullptr, shared(cards({255, 0, 0, 255}))});
        QTRY_VERIFY(m_view->isSettled());
        m_view->zoomAt({0, 0}, 1.5);
        QVERIFY(!m_view->isSettled());
        QCOMPARE(seenAt({100, 100}), QColor(255, 0, 0)); // at once, before any tile of the new zoom
        QTRY_VERIFY(m_view->isSettled());
        QCOMPARE(seenAt({100, 100}), QColor(255, 0, 0));
    }

    void keepsNoEmptyTileForOneThatWasEvictedWhileItWasLookedAt()
    {
        TileCache cache;
        cache.setBackground(QColor(Qt::white), Qt::transparent);
        const TileKey key{{Detail::near, 1}, 0, 0};
        const auto show = [&] {
            cache.setDrawing(Detail::near, shared(cards({255, 0, 0, 255})));
            cache.want({key});
        };
        show();
        QTRY_VERIFY(cache.isIdle());
        QVERIFY(cache.peek(key));
        show(); // nothing changed on it
        cache.clear();
        QTRY_VERIFY(cache.isIdle());
        QVERIFY(!cache.peek(key));
    }

    void switchesTheDrawingByZoom()
    {
        const auto one = [](Color color) { return shared({box(Kind::node, 0, {0, 0, 2000, 2000}, color)}); };
        m_source->set({one({255, 0, 0, 255}), one({0, 255, 0, 255}), one({0, 0, 255, 255})});
        const std::vector<std::pair<double, QColor>> steps{
            {1.0, QColor(0, 0, 255)}, {0.6, QColor(0, 255, 0)}, {0.2, QColor(255, 0, 0)}};
        for (const auto &[zoom, color] : steps) {
            m_view->setZoom(zoom);
            QTRY_VERIFY(m_view->isSettled());
            QCOMPARE(seenAt({300, 300}), color);
        }
    }

    void zoomsAtThePointerWithTheWheel()
    {
        m_source->set({nullptr, nullptr, shared(cards({255, 0, 0, 255}))});
        const QPointF scene = m_view->toScene({200, 100});
        QWheelEvent wheel({200, 100}, m_window->mapToGlobal(QPointF(200, 100)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_window.get(), &wheel);
        QCOMPARE(m_view->zoom(), 1.2);
        QVERIFY((m_view->toView(scene) - QPointF(200, 100)).manhattanLength() < 1e-6);
    }

    void fitsWhenTheDrawingComesLater()
    {
        m_view->fitAll();
        m_source->set({nullptr, nullptr, shared(cards({255, 0, 0, 255}))});
        QVERIFY(m_view->visibleScene().contains(m_source->bounds()));
    }

    void fitsAgainAndAgainWhileMovingSmoothly()
    {
        m_view->setAnimationDuration(1);
        m_source->set({nullptr, nullptr, shared(cards({255, 0, 0, 255}))});
        for (int i = 0; i < 30; ++i) {
            m_view->fit({50, 50, 100.0 + i * 37, 100});
            QTest::qWait(4);
            m_view->fitAll();
            QTest::qWait(4);
            m_view->fitAll();
            QTRY_VERIFY(m_view->visibleScene().contains(m_source->bounds()));
        }
    }

    void keepsWhatWasFittedWhileItIsResizedUntilItIsMoved()
    {
        m_source->set({nullptr, nullptr, shared(cards({255, 0, 0, 255}))});
        m_view->fitAll();
        m_view->setSize({500, 400});
        QVERIFY(m_view->visibleScene().contains(m_source->bounds()));
        m_view->panBy({10, 0});
        const QPointF origin = m_view->origin();
        m_view->setSize({300, 400});
        QCOMPARE(m_view->origin(), origin);
    }

    void fitsAndRevealsBesideWhatLiesAboveIt()
    {
        m_source->set({nullptr, nullptr, shared(cards({255, 0, 0, 255}))});
        const QRectF below(0, 300, 800, 100), corner(600, 0, 200, 300);
        m_view->setObstacles({below});
        m_view->setPassingObstacles({corner});
        m_view->fitAll(); // everything is seen then: the corner goes
        QVERIFY(!m_view->rectToView(m_source->bounds()).intersects(below));
        QVERIFY(m_view->rectToView(m_source->bounds()).intersects(corner));
        const QRectF card(650, 50, 100, 100);
        for (const double zoom : {0.5, 1.0}) {
            m_view->setZoom(zoom);
            m_view->setOrigin(card.center() - QPointF(700, 350) / zoom);
            m_view->reveal(card);
            const QRectF seen = m_view->rectToView(card);
            QVERIFY(QRectF(0, 0, 600, 300).contains(seen));
        }
    }

    void showsAReadablePartOfWhatIsTooLarge()
    {
        m_source->set({nullptr, nullptr, shared(cards({255, 0, 0, 255}))});
        m_view->setSize({1200, 400});
        m_view->fitReadable({1000, 100});
        QVERIFY(m_view->showsAll());
        m_view->setSize({600, 300});
        m_view->fitReadable({1400, 100});
        QVERIFY(m_view->zoom() > 0.4 && !m_view->showsAll());
        QCOMPARE(m_view->visibleScene().center().x(), 1400.0);
        m_view->fitReadable({100, 100}); // at the border: nothing beyond it is shown
        QVERIFY(m_view->visibleScene().left() > m_source->bounds().left() - 100);
        QVERIFY(m_view->visibleScene().contains(QRectF(50, 50, 100, 100)));
    }

    void tellsThatTheDrawingGrewOutOfTheView()
    {
        m_source->set({nullptr, nullptr, shared(std::vector<DrawItem>{cards({255, 0, 0, 255}).front()})});
        m_view->fitAll();
        QVERIFY(m_view->showsAll());
        QSignalSpy spy(m_view, &DrawingView::showsAllChanged);
        m_source->set({nullptr, nullptr, shared(cards({255, 0, 0, 255}))});
        QVERIFY(!m_view->showsAll());
        QVERIFY(!spy.isEmpty());
    }

    void leavesNothingWhereATransparentViewIsEmpty()
    {
        m_view->setOpaque(false);
        m_window->setColor(QColor(1, 2, 3));
        m_source->set({nullptr, nullptr, shared(cards({255, 0, 0, 255}))});
        QTRY_VERIFY(m_view->isSettled());
        QCOMPARE(seenAt({400, 300}), QColor(1, 2, 3));
        QCOMPARE(seenAt({100, 100}), QColor(255, 0, 0));
    }

    void speaksItsItems()
    {
        m_view->setSpokenName(QStringLiteral("Map"));
        Owner pressed;
        m_source->spokenItems = [] {
            return std::vector<SpokenItem>{
                {{Kind::node, 0}, {50, 50, 100, 100}, QStringLiteral("payment, service, in Billing"), true}};
        };
        m_source->activate = [&](Owner owner) { pressed = owner; };
        m_source->set({nullptr, nullptr, shared(cards({255, 0, 0, 255}))});
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_view);
        QVERIFY(list);
        QCOMPARE(list->text(QAccessible::Name), QStringLiteral("Map"));
        QCOMPARE(list->childCount(), 1);
        QAccessibleInterface *card = list->child(0);
        QCOMPARE(card->text(QAccessible::Name), QStringLiteral("payment, service, in Billing"));
        QVERIFY(card->state().selected);
        QCOMPARE(card->rect().size(), QSize(100, 100));
        QCOMPARE(list->indexOfChild(card), 0);
        card->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(pressed, (Owner{Kind::node, 0}));
        m_source->set({nullptr, nullptr, nullptr});
        m_source->spokenItems = [] { return std::vector<SpokenItem>{}; };
        Q_EMIT m_source->spokenChanged();
        QCOMPARE(list->childCount(), 0);
    }

    void saysNothingWhileItIsHidden()
    {
        m_source->spokenItems = [] {
            return std::vector<SpokenItem>{{{Kind::node, 0}, {50, 50, 100, 100}, QStringLiteral("payment"), false}};
        };
        m_source->set({nullptr, nullptr, shared(cards({255, 0, 0, 255}))});
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_view);
        QCOMPARE(list->childCount(), 1);
        m_view->setVisible(false);
        QCOMPARE(list->childCount(), 0);
        m_view->setVisible(true);
        QCOMPARE(list->childCount(), 1);
    }

    void movesTheViewFromTheMinimap()
    {
        auto *minimap = new Minimap(m_window->contentItem());
        minimap->setSize({180, 120});
        minimap->setView(m_view);
        m_source->set({nullptr, nullptr, shared(cards({255, 0, 0, 255}))});
        const QRectF before = minimap->frame();
        QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, {175, 60});
        QVERIFY(m_view->visibleScene().center().x() > 2500);
        QVERIFY(minimap->frame().x() > before.x());
    }
};

QTEST_MAIN(DrawingViewTest)
#include "tst_drawingview.moc"
