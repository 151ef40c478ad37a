#include "qml/session/session.h"

#include <QAccessible>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickView>
#include <QTemporaryDir>
#include <QTest>

using namespace alidade;

/// The real screen of cycles as a screen reader meets it.
class CyclesScreenTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QQuickView> m_window;

    /// What can be seen under `from`, as "role name".
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

private Q_SLOTS:
    void initTestCase()
    {
        QQuickStyle::setStyle(QStringLiteral("Basic"));
        const QString file = m_folder.filePath(QStringLiteral("ring.alidade"));
        {
            Workspace workspace = Workspace::create(file.toStdString(), "ring");
            Facts facts;
            facts.nodes = {{.name = "order"}, {.name = "payment"}};
            facts.dependencies = {{.from = "order", .to = "payment", .protocol = "grpc"},
                                  {.from = "payment", .to = "order", .protocol = "grpc"}};
            workspace.replaceFacts({.id = "/ring", .name = "ring", .kind = "directory"}, facts, {});
            workspace.edit("Place", {PlaceItem{"node:order", {0, 0, true}}, PlaceItem{"node:payment", {300, 0, true}}});
        }
        m_session = std::make_unique<Session>();
        m_session->open(QUrl::fromLocalFile(file));
        QTRY_VERIFY(m_session->isOpen());
        m_window = std::make_unique<QQuickView>();
        m_window->engine()->addImportPath(QStringLiteral(":/qt/qml"));
        m_window->setInitialProperties({{QStringLiteral("session"), QVariant::fromValue(m_session.get())}});
        m_window->setResizeMode(QQuickView::SizeRootObjectToView);
        m_window->resize(1280, 800);
        m_window->setSource(QUrl(QStringLiteral("qrc:/qt/qml/Alidade/Cycles/CyclesScreen.qml")));
        QCOMPARE(m_window->status(), QQuickView::Ready);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTRY_COMPARE(m_window->rootObject()->property("cycleCount").toInt(), 1);
    }
    void cleanupTestCase() { m_window.reset(), m_session.reset(); }

    void everyTabSpeaks()
    {
        const auto show = [&](const char *tab) {
            QMetaObject::invokeMethod(m_window->rootObject(), "showTab", Q_ARG(QString, QString::fromLatin1(tab)));
        };
        show("ring");
        QTRY_VERIFY2(spoken().contains(QStringLiteral("Ring of the cycle")), qPrintable(spoken().join(QLatin1Char('\n'))));
        show("matrix");
        QTRY_VERIFY2(spoken().contains(QStringLiteral("Dependency structure matrix")),
                     qPrintable(spoken().join(QLatin1Char('\n'))));
        QVERIFY(spoken().contains(QStringLiteral("order, in a cycle")));
        QVERIFY(spoken().contains(QStringLiteral("order depends on payment (1 dependency(ies), in a cycle)")));
        show("dependencies");
        QTRY_VERIFY(spoken().contains(QStringLiteral("Dependencies in the cycle")));
    }
};

QTEST_MAIN(CyclesScreenTest)

#include "tst_cyclesscreen.moc"
