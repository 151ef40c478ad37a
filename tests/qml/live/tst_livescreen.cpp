#include "qml/live/runtimeview.h"
#include "qml/session/session.h"

#include <QAccessible>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickView>
#include <QTemporaryDir>
#include <QTest>

using namespace alidade;

/// The real screen as a screen reader meets it.
class LiveScreenTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QQuickView> m_window;

    static void walk(QAccessibleInterface *from, QStringList &found)
    {
        if (!from || from->state().invisible)
            return;
        found.append(from->text(QAccessible::Name));
        for (int i = 0; i < from->childCount(); ++i)
            walk(from->child(i), found);
    }
    QStringList spoken() const
    {
        QStringList found;
        walk(QAccessible::queryAccessibleInterface(m_window.get()), found);
        return found;
    }
    bool speaks(const char *words) const
    {
        return QTest::qWaitFor([&] { return spoken().filter(QString::fromLatin1(words)).size() > 0; }, 10'000);
    }
    void show(const char *tab)
    {
        QMetaObject::invokeMethod(m_window->rootObject(), "showTab", Q_ARG(QString, QString::fromLatin1(tab)));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QQuickStyle::setStyle(QStringLiteral("Basic"));
        m_session = std::make_unique<Session>();
        m_session->create(QUrl::fromLocalFile(m_folder.filePath(QStringLiteral("shop.alidade"))));
        QTRY_VERIFY(m_session->isOpen());
        m_window = std::make_unique<QQuickView>();
        m_window->engine()->addImportPath(QStringLiteral(":/qt/qml"));
        m_window->setInitialProperties({{QStringLiteral("session"), QVariant::fromValue(m_session.get())}});
        m_window->setResizeMode(QQuickView::SizeRootObjectToView);
        m_window->resize(1280, 800);
        m_window->setSource(QUrl(QStringLiteral("qrc:/qt/qml/Alidade/Live/LiveScreen.qml")));
        QCOMPARE(m_window->status(), QQuickView::Ready);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanupTestCase() { m_window.reset(), m_session.reset(); }

    void saysWhatToDoWhileThereIsNothing() { QVERIFY(speaks("Import a file of traces")); }

    void everyTabSpeaks()
    {
        for (const char *source : {"", "/traces/shop.json"}) {
            m_session->importPath(QStringLiteral(SOURCE_DIR "/resources/sample") + QString::fromLatin1(source), {});
            QTRY_COMPARE_WITH_TIMEOUT(m_session->tasks()->count(), 0, 60'000);
        }
        QVERIFY(speaks("From: "));
        QVERIFY(speaks("Calls over time"));
        QVERIFY(speaks("Begin of the chosen time"));
        show("drift");
        QVERIFY(speaks("price-watch"));
        QVERIFY(spoken().contains(QStringLiteral("Hidden")));
        show("compare");
        QVERIFY(speaks("Differences"));
        show("traces");
        QVERIFY(speaks("Waterfall"));
        show("health");
        QVERIFY(speaks("of the known dependencies were seen: 26 of 28: 92.9 %"));
    }

    void aProfileIsWalkedWithTheKeyboard()
    {
        auto *view = m_window->rootObject()->findChild<RuntimeView *>();
        QVERIFY(view);
        show("runtime");
        QVERIFY(speaks("Choose a file"));
        view->read(QStringLiteral(SOURCE_DIR "/tests/importers/runtime/data/heap.pb.gz"));
        QTRY_VERIFY(view->hasProfile());
        QVERIFY(speaks("Function: "));
        QVERIFY(speaks("Flame graph"));
        auto *flame = m_window->rootObject()->findChild<QQuickItem *>(QStringLiteral("flame"));
        QVERIFY(flame);
        QMetaObject::invokeMethod(flame, "takeFocus");
        const auto frame = [flame](const char *which) { return flame->property(which).toInt(); };
        QTest::keyClick(m_window.get(), Qt::Key_Down);
        const int first = frame("current");
        QVERIFY(first > 0);
        QTest::keyClick(m_window.get(), Qt::Key_Down);
        QVERIFY(frame("current") > first);
        QTest::keyClick(m_window.get(), Qt::Key_Up);
        QCOMPARE(frame("current"), first);
        QTest::keyClick(m_window.get(), Qt::Key_Return);
        QCOMPARE(frame("filling"), first);
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QCOMPARE(frame("filling"), 0);
    }
};

QTEST_MAIN(LiveScreenTest)

#include "tst_livescreen.moc"
