#include "qml/sagas/sagaview.h"
#include "qml/session/session.h"

#include <QAccessible>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>

using namespace alidade;

/// An order saga drawn in the real window with mouse and keys: it verifies, and each way to spoil it shows what goes wrong.
class SagasScreenTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
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
        fill("Operation", undo);
        QTRY_COMPARE(stepField("operation"), undo);
        toFlow();
        press(Qt::Key_Up);
    }
    /// Undoes the last edit and waits until the saga is proved again.
    void takeBack()
    {
        toFlow();
        press(Qt::Key_Z, Qt::ControlModifier);
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
        m_engine = std::make_unique<QQmlApplicationEngine>();
        m_engine->addImportPath(QStringLiteral(":/qt/qml"));
        m_engine->setInitialProperties({{QStringLiteral("session"), QVariant::fromValue(m_session.get())}});
        m_engine->load(QUrl(QStringLiteral("qrc:/qt/qml/Alidade/Shell/Main.qml")));
        QCOMPARE(m_engine->rootObjects().size(), 1);
        m_window = qobject_cast<QQuickWindow *>(m_engine->rootObjects().constFirst());
        m_window->resize(1440, 900);
        m_session->open(QUrl::fromLocalFile(file));
        QTRY_VERIFY(m_session->isOpen());
        m_window->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(m_window));
        press(Qt::Key_3, Qt::ControlModifier);
        QTRY_COMPARE(m_window->property("screen").toString(), QStringLiteral("sagas"));
        QTRY_VERIFY(m_window->property("currentScreen").value<QObject *>());
        m_view = m_window->property("currentScreen").value<QObject *>()->property("view").value<SagaView *>();
        QVERIFY(m_view);
    }
    void cleanupTestCase() { m_engine.reset(), m_session.reset(); }

    void anOrderSagaIsDrawnAndVerifies()
    {
        click("New saga", QAccessible::Button);
        QTRY_COMPARE(m_view->stepCount(), 1);
        QTRY_COMPARE(m_view->selected(), 0);
        drawStep(QStringLiteral("reserveInventory"), QStringLiteral("inventory"), QStringLiteral("POST /reservations"),
                 QStringLiteral("DELETE /reservations"));
        press(Qt::Key_N);
        QTRY_COMPARE(m_view->selected(), 1);
        drawStep(QStringLiteral("chargePayment"), QStringLiteral("payment"), QStringLiteral("POST /charges"),
                 QStringLiteral("POST /refunds"));
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
        toFlow();
        press(Qt::Key_Z, Qt::ControlModifier);
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
            press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_view->stepNames().last(), QStringLiteral("createShipment"));
        QTRY_COMPARE(m_view->verdict(), QStringLiteral("proved"));
    }

    void aStepIsDraggedToAnotherPlace()
    {
        QQuickItem *flow = find("Flow of the saga");
        const auto place = [&](int step) {
            QVariant rect;
            QMetaObject::invokeMethod(flow, "placeOf", Q_RETURN_ARG(QVariant, rect), Q_ARG(QVariant, step),
                                      Q_ARG(QVariant, false));
            return flow->mapToScene(rect.toRectF().center()).toPoint();
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
