#include "qml/events/eventboard.h"
#include "qml/session/session.h"
#include "tests/qml/events/eventworkspace.h"

#include <QAccessible>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickView>
#include <QTemporaryDir>
#include <QTest>

using namespace alidade;

/// The screen with its inspector at the right, as the window shows it.
constexpr const char *windowQml = R"(
import QtQuick
import Alidade.Session
import Alidade.Events
Item {
    id: root
    required property Session session
    property alias board: screen.board
    property alias busy: screen.busy
    property bool isInspected: false
    EventsScreen {
        id: screen
        width: root.width - 300
        height: root.height
        focus: true
        session: root.session
        onInspectorRequested: root.isInspected = true
    }
    Loader {
        x: root.width - 300
        width: 300
        height: root.height
        active: root.isInspected
        sourceComponent: screen.inspector
    }
}
)";

/// The board with a real mouse and keyboard.
class EventsScreenTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QQuickView> m_view;
    EventBoard *m_board = nullptr;

    static QQuickItem *search(QAccessibleInterface *from, const QString &name)
    {
        if (!from || from->state().invisible)
            return nullptr;
        if (from->text(QAccessible::Name) == name)
            if (auto *item = qobject_cast<QQuickItem *>(from->object()); item && item->isVisible())
                return item;
        for (int i = 0; i < from->childCount(); ++i)
            if (QQuickItem *item = search(from->child(i), name))
                return item;
        return nullptr;
    }
    QQuickItem *find(const char *name) const
    {
        return search(QAccessible::queryAccessibleInterface(m_view.get()), QString::fromUtf8(name));
    }
    QQuickItem *wall() const { return find("Event storming board"); }
    /// Where a note stands in the window.
    QPoint placeOf(int note) const
    {
        QRectF rect;
        QMetaObject::invokeMethod(wall(), "placeOf", Q_RETURN_ARG(QRectF, rect), Q_ARG(int, note));
        return wall()->mapToScene(rect.center()).toPoint();
    }
    int noteCalled(const QString &title)
    {
        const int before = m_board->selected();
        int found = -1;
        for (int i = 0; i < m_board->count() && found < 0; ++i) {
            m_board->select(i);
            found = m_board->item().value(QStringLiteral("title")).toString() == title ? i : -1;
        }
        m_board->select(before);
        return found;
    }
    QString selectedTitle() const { return m_board->item().value(QStringLiteral("title")).toString(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(m_view.get(), key, modifiers); }
    void type(const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClick(m_view.get(), letter.toLatin1());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QQuickStyle::setStyle(QStringLiteral("Basic"));
        QAccessible::setActive(true);
    }
    void init()
    {
        const QString file =
            m_folder.filePath(QStringLiteral("%1.alidade").arg(QString::fromLatin1(QTest::currentTestFunction())));
        test::writeEventWorkspace(file);
        m_session = std::make_unique<Session>();
        m_session->open(QUrl::fromLocalFile(file));
        QTRY_VERIFY(m_session->isOpen());
        m_view = std::make_unique<QQuickView>();
        m_view->engine()->addImportPath(QStringLiteral(":/qt/qml"));
        m_view->setResizeMode(QQuickView::SizeRootObjectToView);
        m_view->resize(1200, 700);
        QQmlComponent component(m_view->engine());
        component.setData(windowQml, QUrl(QStringLiteral("qrc:/tst_events.qml")));
        QObject *root =
            component.createWithInitialProperties({{QStringLiteral("session"), QVariant::fromValue(m_session.get())}});
        QVERIFY2(root, qPrintable(component.errorString()));
        m_view->setContent(component.url(), &component, root);
        m_board = root->property("board").value<EventBoard *>();
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        QTRY_COMPARE(m_board->count(), 3);
        QTRY_VERIFY(wall());
        wall()->forceActiveFocus(Qt::TabFocusReason);
        QTRY_VERIFY(!root->property("busy").toBool());
    }
    void cleanup() { m_view.reset(), m_session.reset(); }

    void keysWalkAddNameAndMove()
    {
        press(Qt::Key_Right); // the first note
        const QString first = selectedTitle();
        QVERIFY(!first.isEmpty());
        press(Qt::Key_6);
        QTRY_COMPARE(m_board->count(), 4);
        QTRY_COMPARE(m_board->item().value(QStringLiteral("kind")).toString(), QStringLiteral("hot-spot"));
        QTRY_VERIFY(find("What stands on the note") && find("What stands on the note")->hasActiveFocus());
        press(Qt::Key_A, Qt::ControlModifier);
        type(QStringLiteral("Too slow"));
        press(Qt::Key_Return);
        QTRY_COMPARE(selectedTitle(), QStringLiteral("Too slow"));
        wall()->forceActiveFocus(Qt::TabFocusReason);
        const double x = m_board->rectOf(m_board->selected()).x();
        press(Qt::Key_Right, Qt::ControlModifier);
        QTRY_COMPARE(m_board->rectOf(m_board->selected()).x(), x + EventBoard::keyStep);
        press(Qt::Key_Delete);
        QTRY_COMPARE(m_board->count(), 3);
    }

    void aNoteIsDraggedIntoTheLaneOfAContext()
    {
        const int note = noteCalled(QStringLiteral("order.placed"));
        QVERIFY(note >= 0);
        const QPoint from = placeOf(note);
        const QRectF lane = m_board->laneRectAt(QPointF(10, 10)); // that of Billing
        const QPoint to =
            from - QPoint(0, from.y() - wall()->mapToScene({0, 0}).toPoint().y() - static_cast<int>(lane.height() / 2));
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, from);
        QCOMPARE(m_board->selected(), note);
        for (int step = 1; step <= 4; ++step)
            QTest::mouseMove(m_view.get(), from + (to - from) * step / 4);
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, to);
        QTRY_COMPARE(m_board->item().value(QStringLiteral("context")).toString(), QStringLiteral("billing"));
        m_session->undo();
        QTRY_COMPARE(m_board->item().value(QStringLiteral("context")).toString(), QString());
    }

    void aDoubleClickOnTheWallAddsAnEvent()
    {
        const QPoint corner = wall()->mapToScene({wall()->width() - 60, wall()->height() - 40}).toPoint();
        QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, corner);
        QTRY_COMPARE(m_board->count(), 4);
        QTRY_COMPARE(selectedTitle(), QStringLiteral("Event"));
    }

    void aFindingLeadsToItsNote()
    {
        QQuickItem *finding = find("Nobody consumes it: payment publishes payment.done, which nobody is known to consume.");
        QVERIFY(finding);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {},
                          finding->mapToScene({finding->width() / 2, finding->height() / 2}).toPoint());
        QTRY_COMPARE(selectedTitle(), QStringLiteral("payment.done"));
    }

    void eachPileHasAName()
    {
        QVERIFY(search(QAccessible::queryAccessibleInterface(m_view.get()), QStringLiteral("Add: Hot spot")));
    }
};

QTEST_MAIN(EventsScreenTest)
#include "tst_eventsscreen.moc"
