#include "model/store/workspace.h"
#include "qml/canvas/drawingview.h"
#include "qml/map/maplegend.h"
#include "qml/map/mapview.h"
#include "qml/session/historymodel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickView>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace alidade;

/// The real map screen on a real workspace, moved by real mouse and key events.
class MapScreenTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QQuickView> m_window;
    MapView *m_map = nullptr;
    DrawingView *m_view = nullptr;

    static NodeFact node(const std::string &name)
    {
        NodeFact fact;
        fact.name = name;
        return fact;
    }
    static DependencyFact calls(const std::string &from, const std::string &to)
    {
        DependencyFact fact;
        fact.from = from, fact.to = to, fact.protocol = "grpc";
        fact.place = {from + "/main.go", 12};
        return fact;
    }
    static BoundedContext context(const std::string &id, const std::string &name)
    {
        BoundedContext context;
        context.id = id, context.name = name;
        return context;
    }
    /// order and payment in Sales; stock, mail unassigned; Billing empty, to the right.
    static void makeShop(const QString &path)
    {
        Workspace workspace = Workspace::create(path.toStdString(), "Shop");
        Facts facts;
        facts.nodes = {node("order"), node("payment"), node("stock"), node("mail")};
        facts.dependencies = {calls("order", "payment"), calls("order", "stock")};
        Source source;
        source.id = source.name = "test";
        workspace.replaceFacts(source, facts, {});
        workspace.edit("Set up",
                       {PutContext{context("sales", "Sales")}, PutContext{context("billing", "Billing")},
                        AssignNode{"order", "sales"}, AssignNode{"payment", "sales"}, PlaceItem{"node:order", {0, 0, true}},
                        PlaceItem{"node:payment", {320, 0, true}}, PlaceItem{"context:billing", {800, 0, true}},
                        PlaceItem{"node:stock", {0, 400, true}}, PlaceItem{"node:mail", {320, 400, true}}});
    }

    QPoint at(const QString &key) const { return inWindow(m_map->rectOf(key).center()); }
    QPoint inWindow(QPointF scene) const { return m_view->mapToScene(m_view->toView(scene)).toPoint(); }
    std::string contextOf(const char *name) const
    {
        const Architecture &a = *m_session->architecture();
        const Index index = a.nodes[a.findNode(name)].context;
        return index == none ? std::string() : a.contexts[index].id;
    }
    int revisions() const { return m_session->history()->rowCount({}); }
    void press(QPoint point, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(m_window.get(), Qt::LeftButton, modifiers, point);
    }
    void moveTo(QPoint from, QPoint to)
    {
        for (int i = 1; i <= 8; ++i)
            QTest::mouseMove(m_window.get(), from + (to - from) * i / 8, 5);
    }
    void release(QPoint point, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseRelease(m_window.get(), Qt::LeftButton, modifiers, point);
    }
    void drag(QPoint from, QPoint to) { press(from), moveTo(from, to), release(to); }
    void click(QPoint point, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(m_window.get(), Qt::LeftButton, modifiers, point);
    }
    void type(const QString &text)
    {
        for (const QChar c : text)
            QTest::keyClick(m_window.get(), c.toLatin1());
    }
    /// Imports a repository with one Go service.
    void import(const QString &service)
    {
        const QString folder = m_folder->filePath(service + QStringLiteral("-repository"));
        QVERIFY(QDir().mkpath(folder + QLatin1Char('/') + service));
        const auto write = [&](const QString &name, const QString &content) {
            QFile file(folder + QLatin1Char('/') + service + QLatin1Char('/') + name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content.toUtf8());
        };
        write(QStringLiteral("go.mod"), QStringLiteral("module example.com/%1\n\ngo 1.21\n").arg(service));
        write(QStringLiteral("main.go"), QStringLiteral("package main\n\nfunc main() {}\n"));
        const auto isOnTheMap = [&] { return !m_map->rectOf(QStringLiteral("node:") + service).isEmpty(); };
        m_session->importFolder(QUrl::fromLocalFile(folder));
        QTRY_VERIFY(m_session->tasks()->count() == 0 && isOnTheMap());
    }
    bool isMarkedNew(const char *name) const
    {
        const MapScene &scene = *m_map->scene();
        const Owner owner{Owner::Kind::node, scene.architecture->findNode(name)};
        const auto &items = scene.drawings[static_cast<std::size_t>(Detail::near)]->drawing.items;
        return std::any_of(items.begin(), items.end(), [&](const DrawItem &item) {
            const Text *text = std::get_if<Text>(&item.shape);
            return item.owner == owner && text && text->text == "new";
        });
    }
    QStringList selected() const
    {
        QStringList keys;
        for (const std::string &key : m_map->selection())
            keys.append(QString::fromStdString(key));
        keys.sort();
        return keys;
    }

private Q_SLOTS:
    void initTestCase() { QQuickStyle::setStyle(QStringLiteral("Basic")); }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_folder = std::make_unique<QTemporaryDir>();
        const QString path = m_folder->filePath(QStringLiteral("shop.alidade"));
        makeShop(path);
        m_session = std::make_unique<Session>();
        m_session->open(QUrl::fromLocalFile(path));
        QTRY_VERIFY(m_session->isOpen() && m_session->architecture()->nodes.size() == 4);
        m_window = std::make_unique<QQuickView>();
        m_window->engine()->addImportPath(QStringLiteral(":/qt/qml"));
        m_window->setInitialProperties({{QStringLiteral("session"), QVariant::fromValue(m_session.get())}});
        m_window->setResizeMode(QQuickView::SizeRootObjectToView);
        m_window->resize(1280, 800);
        m_window->setSource(QUrl(QStringLiteral("qrc:/qt/qml/Alidade/Map/MapScreen.qml")));
        QCOMPARE(m_window->status(), QQuickView::Ready);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_map = m_window->rootObject()->property("map").value<MapView *>();
        m_view = m_window->rootObject()->property("view").value<DrawingView *>();
        QTRY_VERIFY(m_map->isReady());
        m_view->setAnimationDuration(0);
        m_view->fitAll();
        QTRY_VERIFY(m_view->isSettled());
        QMetaObject::invokeMethod(m_window->rootObject(), "takeFocus");
    }
    void cleanup() { m_window.reset(), m_session.reset(), m_folder.reset(); }

    void dragsACardIntoAContextAsOneRevision()
    {
        const int before = revisions();
        drag(at(QStringLiteral("node:stock")), at(QStringLiteral("context:billing")));
        QTRY_COMPARE(contextOf("stock"), std::string("billing"));
        QCOMPARE(revisions(), before + 1);
        QCOMPARE(m_session->undoLabel(), QStringLiteral("Move stock to Billing"));
        m_session->undo();
        QTRY_COMPARE(contextOf("stock"), std::string());
        m_session->redo();
        QTRY_COMPARE(contextOf("stock"), std::string("billing"));
    }

    void dragsManyCardsAtOnce()
    {
        click(at(QStringLiteral("node:stock")));
        click(at(QStringLiteral("node:mail")), Qt::ControlModifier);
        QCOMPARE(m_map->selectedCardCount(), 2);
        const int before = revisions();
        drag(at(QStringLiteral("node:mail")), at(QStringLiteral("context:billing")));
        QTRY_COMPARE(contextOf("stock"), std::string("billing"));
        QCOMPARE(contextOf("mail"), std::string("billing"));
        QCOMPARE(revisions(), before + 1);
    }

    void escapeLeavesNothingOfADrag()
    {
        const int before = revisions();
        const QPoint from = at(QStringLiteral("node:stock")), to = at(QStringLiteral("context:billing"));
        press(from);
        moveTo(from, to);
        QVERIFY(m_map->isDragging());
        QCOMPARE(m_map->dragHint(), QStringLiteral("Move stock to Billing"));
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(!m_map->isDragging());
        release(to);
        QTest::qWait(100);
        QCOMPARE(revisions(), before);
        QCOMPARE(contextOf("stock"), std::string());
    }

    void namesANewContextRightOnTheMap()
    {
        const int before = revisions();
        click(at(QStringLiteral("node:stock")));
        QTest::keyClick(m_window.get(), Qt::Key_G, Qt::ControlModifier);
        QVERIFY(m_map->hasDraft());
        QCOMPARE(revisions(), before); // nothing is written before it has a name
        type(QStringLiteral("Depot"));
        QTest::keyClick(m_window.get(), Qt::Key_Return);
        QTRY_COMPARE(contextOf("stock"), std::string("depot"));
        QCOMPARE(revisions(), before + 1);
        QCOMPARE(m_session->undoLabel(), QStringLiteral("New context Depot with stock"));
    }

    void escapeLeavesNothingOfADraft()
    {
        const int before = revisions();
        QTest::keyClick(m_window.get(), Qt::Key_G, Qt::ControlModifier);
        QVERIFY(m_map->hasDraft());
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(!m_map->hasDraft());
        QTest::qWait(50);
        QCOMPARE(revisions(), before);
    }

    void anImportWhileANameIsTypedLeavesTheCardsOfTheDraft()
    {
        click(at(QStringLiteral("node:stock")));
        QTest::keyClick(m_window.get(), Qt::Key_G, Qt::ControlModifier);
        QVERIFY(m_map->hasDraft());
        import(QStringLiteral("aardvark")); // before all others
        m_map->commitDraft(QStringLiteral("Depot"));
        QTRY_COMPARE(contextOf("stock"), std::string("depot"));
        for (const char *other : {"aardvark", "mail"})
            QCOMPARE(contextOf(other), std::string());
    }

    void twoContextsOfOneNameInARowAreTwo()
    {
        for (int i = 0; i < 2; ++i) {
            m_map->draftContext({0, 1000});
            m_map->commitDraft(QStringLiteral("Depot"));
        }
        QTRY_COMPARE(m_session->contextCount(), 4);
    }

    void aChangeOfAContextKeepsTheOneJustBefore()
    {
        m_map->setOwner(QStringLiteral("sales"), QStringLiteral("Team S"));
        m_map->setColor(QStringLiteral("sales"), QStringLiteral("teal"));
        const auto sales = [&] { return m_session->architecture()->contexts[m_session->architecture()->findContext("sales")]; };
        QTRY_COMPARE(sales().color, std::string("teal"));
        QCOMPARE(sales().owner, std::string("Team S"));
    }

    void marksWhatTheLastImportBrought()
    {
        import(QStringLiteral("depot"));
        QVERIFY(isMarkedNew("depot"));
        QVERIFY(!isMarkedNew("stock"));
        import(QStringLiteral("parcel"));
        QTRY_VERIFY(isMarkedNew("parcel"));
        QVERIFY(!isMarkedNew("depot"));
    }

    void altDragDrawsAContextAroundTheCard()
    {
        const QPoint from = at(QStringLiteral("node:mail")), to = from + QPoint(120, 120);
        press(from, Qt::AltModifier);
        for (int i = 1; i <= 8; ++i) {
            QMouseEvent move(QEvent::MouseMove, from + (to - from) * i / 8, m_window->mapToGlobal(from + (to - from) * i / 8),
                             Qt::NoButton, Qt::LeftButton, Qt::AltModifier);
            QCoreApplication::sendEvent(m_window.get(), &move);
        }
        QVERIFY(m_map->isDragging());
        release(to, Qt::AltModifier);
        QVERIFY(m_map->hasDraft());
        type(QStringLiteral("Post"));
        QTest::keyClick(m_window.get(), Qt::Key_Return);
        QTRY_COMPARE(contextOf("mail"), std::string("post"));
    }

    void lassoSelectsWhatItTouches()
    {
        const QRectF stock = m_map->rectOf(QStringLiteral("node:stock")), mail = m_map->rectOf(QStringLiteral("node:mail"));
        const QPoint from = inWindow(stock.united(mail).bottomRight() + QPointF(60, 60)), to = inWindow(stock.center());
        drag(from, to);
        QCOMPARE(selected(), (QStringList{QStringLiteral("node:mail"), QStringLiteral("node:stock")}));
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(!m_map->hasSelection());
        QTest::keyClick(m_window.get(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_map->selectedCardCount(), 4);
    }

    void walksAlongDependenciesByArrows()
    {
        click(at(QStringLiteral("node:order")));
        QTest::keyClick(m_window.get(), Qt::Key_Right);
        QCOMPARE(m_map->currentKey(), QStringLiteral("node:payment"));
        QTest::keyClick(m_window.get(), Qt::Key_Left);
        QCOMPARE(m_map->currentKey(), QStringLiteral("node:order"));
        QTest::keyClick(m_window.get(), Qt::Key_Down);
        QCOMPARE(m_map->currentKey(), QStringLiteral("node:stock"));
    }

    void tabWalksTheCardsAndThenLeaves()
    {
        QSet<QString> seen;
        for (int i = 0; i < 4; ++i) {
            QTest::keyClick(m_window.get(), Qt::Key_Tab);
            seen.insert(m_map->currentKey());
        }
        QCOMPARE(seen.size(), 4);
        QTest::keyClick(m_window.get(), Qt::Key_Tab);
        QVERIFY(!m_view->hasActiveFocus());
    }

    void dimsTheRestOfASelection()
    {
        QVERIFY(!m_map->isDimmed());
        click(at(QStringLiteral("node:order")));
        QVERIFY(m_map->isDimmed());
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(!m_map->isDimmed());
    }

    void doubleClickFocusesAndEscapeLeaves()
    {
        QTest::mouseDClick(m_window.get(), Qt::LeftButton, {}, at(QStringLiteral("node:order")));
        QVERIFY(m_map->isFocused());
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(!m_map->isFocused());
    }

    void deleteRemovesTheSelectedContext()
    {
        const QRectF sales = m_map->rectOf(QStringLiteral("context:sales"));
        click(inWindow(sales.topLeft() + QPointF(12, 12)));
        QCOMPARE(m_map->currentKey(), QStringLiteral("context:sales"));
        QTest::keyClick(m_window.get(), Qt::Key_Delete);
        QTRY_COMPARE(contextOf("order"), std::string());
        QCOMPARE(m_session->undoLabel(), QStringLiteral("Delete context Sales"));
        m_session->undo();
        QTRY_COMPARE(contextOf("order"), std::string("sales"));
    }

    void findsAndJumps()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        type(QStringLiteral("pay"));
        QCOMPARE(m_map->matchCount(), 1);
        QTest::keyClick(m_window.get(), Qt::Key_Return);
        QCOMPARE(m_map->currentKey(), QStringLiteral("node:payment"));
    }

    void copiesTheSelection()
    {
        click(at(QStringLiteral("node:order")));
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
        QTest::keyClick(m_window.get(), Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(QGuiApplication::clipboard()->mimeData()->hasFormat(QStringLiteral("image/png")));
        const QMimeData *data = QGuiApplication::clipboard()->mimeData();
        QVERIFY(data->hasFormat(QStringLiteral("image/svg+xml")) && data->hasFormat(QStringLiteral("image/png")));
        QVERIFY(data->data(QStringLiteral("image/svg+xml")).contains("order"));
        QVERIFY(!data->data(QStringLiteral("image/svg+xml")).contains("mail"));
    }

    void fitsWhereverTheFocusIsButNotWhileTyping()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier); // the search field
        type(QStringLiteral("f"));
        QCOMPARE(m_map->searchText(), QStringLiteral("f"));
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        m_view->setZoom(2);
        for (int i = 0; i < 6; ++i) // leaves the canvas
            QTest::keyClick(m_window.get(), Qt::Key_Tab);
        m_map->clearSelection();
        QVERIFY(!m_view->hasActiveFocus());
        QTest::keyClick(m_window.get(), Qt::Key_F);
        QVERIFY(m_view->zoom() < 2);
    }

    void aLineOffersOnlyWhatAppliesToIt()
    {
        QObject *menu = m_window->rootObject()->findChild<QObject *>(QStringLiteral("mapMenu"));
        QVERIFY(menu);
        const auto offered = [&](const QString &key) {
            QMetaObject::invokeMethod(menu, "openAt", Q_ARG(QString, key), Q_ARG(QPointF, QPointF(300, 200)));
            QStringList texts;
            for (int i = 0; i < menu->property("count").toInt(); ++i) {
                QQuickItem *item = nullptr;
                QMetaObject::invokeMethod(menu, "itemAt", Q_RETURN_ARG(QQuickItem *, item), Q_ARG(int, i));
                if (item && item->property("shown").toBool() && item->property("text").isValid())
                    texts.append(item->property("text").toString());
            }
            QMetaObject::invokeMethod(menu, "close");
            return texts;
        };
        m_map->select(QStringLiteral("dependency:order>payment"));
        QCOMPARE(offered(m_map->currentKey()), (QStringList{QStringLiteral("Inspect"), QStringLiteral("Fit the selection")}));
        m_map->select(QStringLiteral("node:order"));
        const QStringList ofCard = offered(m_map->currentKey());
        QVERIFY(ofCard.contains(QStringLiteral("Move to context…")) && !ofCard.contains(QStringLiteral("Subdomain")));
        m_map->select(QStringLiteral("context:sales"));
        const QStringList ofContext = offered(m_map->currentKey());
        QVERIFY(ofContext.contains(QStringLiteral("Subdomain")) && !ofContext.contains(QStringLiteral("Move to context…")));
    }

    void anotherLanguageMakesTheWordsAnew()
    {
        struct Shout : QTranslator {
            bool isEmpty() const override { return false; }
            QString translate(const char *, const char *source, const char *, int) const override
            {
                return QString::fromUtf8(source).toUpper();
            }
        } shout;
        const auto says = [&](const char *word) {
            const auto &items = m_map->scene()->drawings[static_cast<std::size_t>(Detail::near)]->drawing.items;
            return std::any_of(items.begin(), items.end(), [&](const DrawItem &item) {
                const Text *text = std::get_if<Text>(&item.shape);
                return text && text->text == word;
            });
        };
        QVERIFY(says("service"));
        QCoreApplication::installTranslator(&shout);
        m_window->engine()->setUiLanguage(QStringLiteral("xx"));
        QTRY_VERIFY(says("SERVICE"));
        QCOMPARE(m_map->legend().at(0).value<LegendRow>().text, QStringLiteral("CALLS AND WAITS"));
        QCoreApplication::removeTranslator(&shout);
        m_window->engine()->setUiLanguage(QStringLiteral("en"));
        QTRY_VERIFY(says("service"));
    }

    void remembersWhetherTheLegendIsOpen()
    {
        m_map->setLegendOpen(true);
        QVERIFY(MapView().isLegendOpen());
        m_map->setLegendOpen(false);
        QVERIFY(!MapView().isLegendOpen());
    }

    void nudgesByKeyboard()
    {
        click(at(QStringLiteral("node:mail")));
        const QRectF before = m_map->currentRect();
        QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
        QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier); // before the map shows the first
        QTRY_COMPARE(m_map->currentRect().x(), before.x() + 16);
    }

    void keepsTheSelectionOverAnEdit()
    {
        click(at(QStringLiteral("node:mail")));
        m_map->moveSelectionTo(QStringLiteral("billing"));
        QTRY_COMPARE(contextOf("mail"), std::string("billing"));
        QTRY_COMPARE(m_map->currentName(), QStringLiteral("mail, service, in Billing"));
    }
};

QTEST_MAIN(MapScreenTest)
#include "tst_mapscreen.moc"
