#include "tests/qml/contracts/contractshop.h"

#include <QAccessible>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickView>
#include <QTest>

using namespace alidade;

/// The real screen of contracts as a screen reader meets it.
class ContractsScreenTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ContractShop> m_shop;
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
        for (const QString &each : spoken()) {
            if (each.contains(QString::fromUtf8(words)))
                return true;
        }
        return false;
    }
    void show(const char *tab)
    {
        QMetaObject::invokeMethod(m_window->rootObject(), "showTab", Q_ARG(QString, QString::fromLatin1(tab)));
    }
    bool isBusy() const { return m_window->rootObject()->property("busy").toBool(); }

private Q_SLOTS:
    void initTestCase()
    {
        QQuickStyle::setStyle(QStringLiteral("Basic"));
        m_shop = std::make_unique<ContractShop>();
        QTRY_VERIFY(m_shop->session->isOpen());
        m_window = std::make_unique<QQuickView>();
        m_window->engine()->addImportPath(QStringLiteral(":/qt/qml"));
        m_window->setInitialProperties({{QStringLiteral("session"), QVariant::fromValue(m_shop->session.get())}});
        m_window->setResizeMode(QQuickView::SizeRootObjectToView);
        m_window->resize(1280, 800);
        m_window->setSource(QUrl(QStringLiteral("qrc:/qt/qml/Alidade/Contracts/ContractsScreen.qml")));
        QCOMPARE(m_window->status(), QQuickView::Ready);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTRY_VERIFY(!isBusy());
    }
    void cleanupTestCase() { m_window.reset(), m_shop.reset(); }

    void everyTabSpeaks()
    {
        QTRY_VERIFY2(speaks("Orders, OpenAPI"), qPrintable(spoken().join('\n')));
        QVERIFY(speaks("order, 1 contract"));
        show("contract");
        QTRY_VERIFY2(speaks("string id = 1, id: integer: The proto maps to string, the document says integer."),
                     qPrintable(spoken().join('\n')));
        show("consumers");
        QTRY_VERIFY2(speaks("served by order, used by web"), qPrintable(spoken().join('\n')));
    }
    void theTreeIsWalkedWithKeys()
    {
        QMetaObject::invokeMethod(m_window->rootObject(), "takeFocus");
        QTest::keyClick(m_window.get(), Qt::Key_Down); // over the heading below the proto, where nothing is chosen
        show("lint");
        QTRY_VERIFY2(speaks("PACKAGE_DIRECTORY_MATCH"), qPrintable(spoken().join('\n')));
        show("convert");
        QTRY_VERIFY2(speaks("Converted document"), qPrintable(spoken().join('\n')));
        QTRY_VERIFY(speaks("openapi:"));
        show("changes");
        QTRY_VERIFY2(speaks("Compare"), qPrintable(spoken().join('\n')));
        for (QObject *each : m_window->rootObject()->findChildren<QObject *>()) {
            if (each->inherits("alidade::ContractChanges"))
                QMetaObject::invokeMethod(each, "compare", Q_ARG(QString, QStringLiteral("v1.0")));
        }
        QTRY_VERIFY2(speaks("web, breaks by 1 change"), qPrintable(spoken().join('\n')));
        QVERIFY2(speaks("FIELD_SAME_TYPE: "), qPrintable(spoken().join('\n')));
    }
    void foldsWithTheArrows()
    {
        QMetaObject::invokeMethod(m_window->rootObject(), "takeFocus");
        QTest::keyClick(m_window.get(), Qt::Key_Up);
        QTest::keyClick(m_window.get(), Qt::Key_Up);
        QTest::keyClick(m_window.get(), Qt::Key_Left);
        QTRY_VERIFY(!speaks("shop.v1, proto"));
        QTest::keyClick(m_window.get(), Qt::Key_Right);
        QTRY_VERIFY(speaks("shop.v1, proto"));
    }
};

QTEST_MAIN(ContractsScreenTest)

#include "tst_contractsscreen.moc"
