#include "qml/sagas/sagaview.h"
#include "qml/session/session.h"

#include <QAccessible>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickView>
#include <QTemporaryDir>
#include <QTest>

using namespace alidade;

/// The screen with its form at the right, as the window shows it.
constexpr const char *windowQml = R"(
import QtQuick
import Alidade.Session
import Alidade.Sagas
Item {
    id: root
    required property Session session
    property alias view: screen.view
    property bool isInspected: false
    SagasScreen {
        id: screen
        width: root.width - 320
        height: root.height
        focus: true
        session: root.session
        onInspectorRequested: root.isInspected = true
    }
    Loader {
        x: root.width - 320
        width: 320
        height: root.height
        active: root.isInspected
        sourceComponent: screen.inspector
    }
}
)";

/// An order saga drawn on the real screen with mouse and keys: it verifies, and each way to spoil it shows what goes wrong.
class SagasScreenTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QQuickView> m_quickView;
    QQuickWindow *m_window = nullptr;
    SagaView *m_view = nullptr;

    static QQuickItem *search(QAccessibleInterface *from, const QString &name, QAccessible::Role role)
    {
        if (!from || from->state().invisible)
            return nullptr;
        if (from->text(QAccessible::Name) == name && (role == QAccessible::NoRole || from->role() == role))
            if (auto *item = qobject_cast<QQuickItem *>(from->object()); item && item->isVisible())
                return item;
        for (int i = 0; i < from->childCount(); ++i)
            if (QQuickItem *item = search(from->child(i), name, role))
                return item;
        return nullptr;
    }
    QQuickItem *find(const char *name, QAccessible::Role role = QAccessible::NoRole) const
    {
        return search(QAccessible::queryAccessibleInterface(m_window), QString::fromUtf8(name), role);
    }
    void click(const char *name, QAccessible::Role role = QAccessible::NoRole)
    {
        QTRY_VERIFY2(find(name, role), name);
        QQuickItem *item = find(name, role);
        QTest::mouseClick(m_window, Qt::LeftButton, {}, item->mapToScene({item->width() / 2, item->height() / 2}).toPoint());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(m_window, key, modifiers); }
    void type(const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClick(m_window, letter.toLatin1());
    }
    /// Types into a field of the form as a person does: go there, replace what is there, Enter.
    void fill(const char *field, const QString &text)
    {
        QTRY_VERIFY2(find(field, QAccessible::EditableText), field);
        find(field, QAccessible::EditableText)->forceActiveFocus(Qt::TabFocusReason);
        press(Qt::Key_A, Qt::ControlModifier);
        text.isEmpty() ? press(Qt::Key_Delete) : type(text);
        press(Qt::Key_Return);
    }
    void toFlow() { find("Flow of the saga")->forceActiveFocus(Qt::TabFocusReason); }
    QString stepField(const char *name) const { return m_view->part().value(QString::fromLatin1(name)).toString(); }
    QString stateOf(const char *property) const
    {
        for (const QVariant &row : m_view->properties())
            if (row.toMap().value(QStringLiteral("property")) == QLatin1String(property))
                return row.toMap().value(QStringLiteral("state")).toString();
        return {};
    }
    void drawStep(const QString &name, const QString &participant, const QString &operation, const QString &undo)
    {
        fill("Name", name);
        QTRY_COMPARE(stepField("name"), name);
        fill("Participant", participant);
        QTRY_COMPARE(stepField("participant"), participant);
        fill("Operation", operation);
        QTRY_COMPARE(stepField("operation"), operation);
        toFlow();
        press(Qt::Key_C); // its compensation
        QTRY_VERIFY(m_view->isCompensation());
        QTRY_COMPARE(find("Operation", QAccessible::EditableText)->property("text").toString(), QString()); // its own form
        fill("Operation", undo);
        QTRY_COMPARE(stepField("operation"), undo);
        toFlow();
        press(Qt::Key_Up);
    }
    /// Undoes the last edit and waits until the saga is proved again.
    void takeBack()
    {
        m_session->undo();
        QTRY_COMPARE(m_view->verdict(), QStringLiteral("proved"));
    }
    void seeBroken(const char *property)
    {
        QTRY_COMPARE(m_view->verdict(), QStringLiteral("violated"));
        QCOMPARE(stateOf(property), QStringLiteral("broken"));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QQuickStyle::setStyle(QStringLiteral("Basic"));
        const QString file = m_folder.filePath(QStringLiteral("shop.alidade"));
        {
            Workspace workspace = Workspace::create(file.toStdString(), "shop");
            Facts facts;
            facts.nodes = {{.name = "inventory"}, {.name = "payment"}, {.name = "logistics"}, {.name = "order"}};
            workspace.replaceFacts({.id = "/shop", .name = "shop", .kind = "directory"}, facts, {});
        }
        m_session = std::make_unique<Session>();
        m_session->open(QUrl::fromLocalFile(file));
        QTRY_VERIFY(m_session->isOpen());
        m_quickView = std::make_unique<QQuickView>();
        m_quickView->engine()->addImportPath(QStringLiteral(":/qt/qml"));
        QQmlComponent component(m_quickView->engine());
        const QUrl url(QStringLiteral("qrc:/window.qml"));
        component.setData(windowQml, url);
        QObject *root =
            component.createWithInitialProperties({{QStringLiteral("session"), QVariant::fromValue(m_session.get())}});
        QVERIFY2(root, qPrintable(component.errorString()));
        m_quickView->setResizeMode(QQuickView::SizeRootObjectToView);
        m_quickView->resize(1440, 900);
        m_quickView->setContent(url, &component, root);
        m_window = m_quickView.get();
        m_quickView->show();
        m_window->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(m_window));
        m_view = root->property("view").value<SagaView *>();
        QVERIFY(m_view);
    }
    void cleanupTestCase() { m_quickView.reset(), m_session.reset(); }

    void anOrderSagaIsDrawnAndVerifies()
    {
        click("New saga", QAccessible::Button);
        QTRY_COMPARE(m_view->stepCount(), 1);
        QTRY_COMPARE(m_view->selected(), 0);
        drawStep(QStringLiteral("reserveInventory"), QStringLiteral("inventory"), QStringLiteral("http POST /reservations"),
                 QStringLiteral("http DELETE /reservations"));
        press(Qt::Key_N);
        QTRY_COMPARE(m_view->selected(), 1);
        drawStep(QStringLiteral("chargePayment"), QStringLiteral("payment"), QStringLiteral("http POST /charges"),
                 QStringLiteral("http POST /refunds"));
        press(Qt::Key_N);
        QTRY_COMPARE(m_view->selected(), 2);
        drawStep(QStringLiteral("createShipment"), QStringLiteral("logistics"), QStringLiteral("topic shipments.requested"),
                 QStringLiteral("topic shipments.cancelled"));
        press(Qt::Key_Escape); // nothing selected: the form of the saga
        fill("Name", QStringLiteral("placeOrder"));
        fill("Coordinator", QStringLiteral("order"));
        QTRY_COMPARE(m_view->fields().value(QStringLiteral("coordinator")).toString(), QStringLiteral("order"));
        QTRY_COMPARE(m_view->verdict(), QStringLiteral("proved"));
        QCOMPARE(m_view->findings().size(), 0);
        QTRY_VERIFY(find("createShipment, step 3 by logistics") || !QAccessible::isActive());
    }

    void aMissingCompensationLeavesTheChargeStanding()
    {
        m_view->select(1);
        toFlow();
        press(Qt::Key_Down);
        press(Qt::Key_Delete);
        seeBroken("ends-whole");
        click("Ends whole: broken. The saga has ended undone, but chargePayment still stands.");
        QTRY_VERIFY(m_view->player()->hasRun());
        toFlow();
        for (int i = 0; i < m_view->player()->count(); ++i)
            press(Qt::Key_Period);
        QVERIFY(m_view->player()->isAtBreach());
        QTRY_VERIFY(find("The saga has ended undone, but chargePayment still stands.", QAccessible::AlertMessage));
        press(Qt::Key_Comma);
        QVERIFY(!m_view->player()->isAtBreach());
        press(Qt::Key_Escape);
        QVERIFY(!m_view->player()->hasRun());
        takeBack();
    }

    void undoneInTheWrongOrderIsSeen()
    {
        m_view->select(-1);
        m_view->setField(QStringLiteral("order"), QStringLiteral("listed"));
        QTRY_COMPARE(m_view->fields().value(QStringLiteral("list")).toString(),
                     QStringLiteral("createShipment, chargePayment, reserveInventory"));
        QTRY_COMPARE(m_view->verdict(), QStringLiteral("proved"));
        fill("Steps in the order in which they are undone", QStringLiteral("reserveInventory, chargePayment, createShipment"));
        seeBroken("compensation-order");
        takeBack();
        m_session->undo();
        QTRY_COMPARE(m_view->fields().value(QStringLiteral("order")).toString(), QStringLiteral("reverse"));
    }

    void withoutAKeyTheChargeIsTakenTwice()
    {
        m_view->select(1);
        fill("Idempotency key", {});
        seeBroken("effect-once");
        takeBack();
    }

    void whatIsIrreversibleComesLast()
    {
        m_view->select(2);
        m_view->setPart(QStringLiteral("effect"), QStringLiteral("irreversible"));
        m_view->setPart(QStringLiteral("pivot"), true);
        m_view->setPart(QStringLiteral("retriable"), true);
        QTRY_COMPARE(stepField("retriable"), QStringLiteral("true"));
        toFlow();
        press(Qt::Key_Down);
        press(Qt::Key_Delete);
        QTRY_COMPARE(stepField("hasCompensation"), QStringLiteral("false"));
        QTRY_VERIFY(stateOf("irreversible-safe") == QLatin1String("holds"));
        press(Qt::Key_Left, Qt::ControlModifier);
        QTRY_COMPARE(m_view->stepNames().at(1), QStringLiteral("createShipment"));
        press(Qt::Key_Left, Qt::ControlModifier);
        QTRY_COMPARE(m_view->stepNames().first(), QStringLiteral("createShipment"));
        m_view->setPart(QStringLiteral("pivot"), false);
        QTRY_COMPARE(stateOf("irreversible-safe"), QStringLiteral("broken"));
        for (int i = 0; i < 7; ++i)
            m_session->undo();
        QTRY_COMPARE(m_view->stepNames().last(), QStringLiteral("createShipment"));
        QTRY_COMPARE(m_view->verdict(), QStringLiteral("proved"));
    }

    void aStepIsDraggedToAnotherPlace()
    {
        QQuickItem *flow = find("Flow of the saga");
        const auto place = [&](int step) {
            QRectF rect;
            QMetaObject::invokeMethod(flow, "placeOf", Q_RETURN_ARG(QRectF, rect), Q_ARG(int, step), Q_ARG(bool, false));
            return flow->mapToScene(rect.center()).toPoint();
        };
        const QPoint from = place(0), to = place(1) + QPoint(60, 0);
        QTest::mousePress(m_window, Qt::LeftButton, {}, from);
        for (int i = 1; i <= 8; ++i)
            QTest::mouseMove(m_window, from + (to - from) * i / 8);
        QTest::mouseRelease(m_window, Qt::LeftButton, {}, to);
        QTRY_COMPARE(m_view->stepNames(), (QStringList{QStringLiteral("chargePayment"), QStringLiteral("reserveInventory"),
                                                       QStringLiteral("createShipment")}));
        QTRY_COMPARE(m_view->verdict(), QStringLiteral("proved")); // with a way back each order is sound
        takeBack();
        QTRY_COMPARE(m_view->stepNames().first(), QStringLiteral("reserveInventory"));
    }
};

QTEST_MAIN(SagasScreenTest)

#include "tst_sagasscreen.moc"
