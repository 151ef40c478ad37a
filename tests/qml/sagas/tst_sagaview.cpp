#include "qml/sagas/sagaview.h"
#include "tests/importers/sagafixture.h"
#include "tests/qml/events/eventworkspace.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace alidade;

/// The sagas of a workspace as the screen has them.
class SagaViewTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SagaView> m_view;

    QString stateOf(const char *property) const
    {
        for (const QVariant &row : m_view->properties())
            if (row.toMap().value(QStringLiteral("property")) == QLatin1String(property))
                return row.toMap().value(QStringLiteral("state")).toString();
        return {};
    }
    int counterexampleOf(const char *property) const
    {
        for (const QVariant &row : m_view->properties())
            if (row.toMap().value(QStringLiteral("property")) == QLatin1String(property))
                return row.toMap().value(QStringLiteral("counterexample")).toInt();
        return -1;
    }
    QString field(const char *name) const { return m_view->part().value(QString::fromLatin1(name)).toString(); }
    void set(const char *name, const QVariant &value) { QVERIFY(m_view->setPart(QString::fromLatin1(name), value)); }

private Q_SLOTS:
    void init()
    {
        const QString file =
            m_folder.filePath(QStringLiteral("%1.alidade").arg(QString::fromLatin1(QTest::currentTestFunction())));
        { // the source of facts has the saga that its code performs
            Workspace workspace = Workspace::create(file.toStdString(), "shop");
            Facts facts;
            facts.nodes = {{.name = "inventory"}, {.name = "payment"}, {.name = "order"}};
            facts.endpoints = {{.node = "payment", .kind = EndpointKind::http, .name = "POST /charges"}};
            SagaFact found{.framework = "dtm", .form = "saga", .saga = {.name = "refund", .coordinator = "order"}};
            found.saga.steps = {{.name = "credit"}};
            found.saga.steps[0].action.participant = "payment";
            found.saga.steps[0].action.evidence = {{"order/refund.go", 7}};
            facts.sagas = {found};
            workspace.replaceFacts({.id = "/shop", .name = "shop", .kind = "directory"}, facts, {});
        }
        m_session = std::make_unique<Session>();
        m_view = std::make_unique<SagaView>();
        m_view->setSession(m_session.get());
        m_session->open(QUrl::fromLocalFile(file));
        QTRY_COMPARE(m_view->sagas().size(), 1);
    }
    void cleanup() { m_view.reset(), m_session.reset(); }

    void importOrder()
    {
        const QString file = m_folder.filePath(QStringLiteral("order.yaml"));
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(QByteArray(test::orderSagaYaml.data(), static_cast<qsizetype>(test::orderSagaYaml.size())));
        out.close();
        m_view->importFrom(QUrl::fromLocalFile(file));
        QTRY_COMPARE(m_view->sagas().size(), 2);
        QTRY_COMPARE(m_view->fields().value(QStringLiteral("name")).toString(), QStringLiteral("placeOrder"));
    }

    void aChainOfEventsIsAChoreographedSaga()
    {
        const QString file = m_folder.filePath(QStringLiteral("events.alidade"));
        test::writeEventWorkspace(file);
        m_session->open(QUrl::fromLocalFile(file));
        QTRY_COMPARE(m_view->fields().value(QStringLiteral("name")).toString(), QStringLiteral("order.placed"));
        QCOMPARE(m_view->stepCount(), 2);
        QVERIFY(!m_view->canEdit());
        m_view->takeOver();
        QTRY_VERIFY(m_view->canEdit());
        QCOMPARE(m_view->sagas().size(), 2);
    }

    void aSagaOfTheCodeIsTakenOverToBeChanged()
    {
        QVERIFY(!m_view->canEdit());
        QVERIFY(!m_view->setField(QStringLiteral("timeout"), QStringLiteral("1m")));
        QCOMPARE(m_view->evidence().size(), 1);
        m_view->takeOver();
        QTRY_VERIFY(m_view->canEdit());
        QCOMPARE(m_view->sagas().size(), 2);
        QCOMPARE(m_view->evidence().size(), 2); // its own, and the code's
        QVERIFY(m_view->setField(QStringLiteral("timeout"), QStringLiteral("1m")));
        QTRY_COMPARE(m_view->fields().value(QStringLiteral("timeout")).toString(), QStringLiteral("1m"));
        m_session->undo();
        QTRY_COMPARE(m_view->fields().value(QStringLiteral("timeout")).toString(), QString());
        m_session->undo();
        QTRY_COMPARE(m_view->sagas().size(), 1);
    }

    void importedSagasAreProvedAndEachFaultHasItsCounterexample()
    {
        importOrder();
        QTRY_COMPARE(m_view->verdict(), QStringLiteral("proved"));
        QCOMPARE(m_view->findings().size(), 0);

        m_view->select(1, true);
        m_view->removeSelected();
        QTRY_COMPARE(m_view->verdict(), QStringLiteral("violated"));
        QCOMPARE(stateOf("ends-whole"), QStringLiteral("broken"));
        m_view->showCounterexample(counterexampleOf("ends-whole"));
        QVERIFY(m_view->player()->hasRun());
        m_view->player()->setPosition(m_view->player()->count());
        QVERIFY(m_view->player()->isAtBreach());
        QVERIFY(m_view->player()->breach().contains(QStringLiteral("chargePayment")));
        QVERIFY(m_view->player()->mermaid().startsWith(QStringLiteral("sequenceDiagram")));

        m_session->undo();
        QTRY_COMPARE(m_view->verdict(), QStringLiteral("proved"));
        QVERIFY(!m_view->player()->hasRun()); // it was of another version
    }

    void whatIsPlayedFollowsTheChosenFaults()
    {
        importOrder();
        m_view->select(2);
        m_view->addFault(QStringLiteral("refused"));
        QCOMPARE(m_view->faults().size(), 1);
        QVERIFY(m_view->player()->sentences().contains(QStringLiteral("createShipment is refused.")));
        QVERIFY(m_view->player()->sentences().contains(QStringLiteral("chargePayment is undone.")));
        QCOMPARE(m_view->player()->breach(), QString());
        m_view->player()->setPosition(m_view->player()->count());
        QCOMPARE(m_view->player()->phase(), QStringLiteral("All undone"));
        m_view->removeFault(0);
        m_view->player()->setPosition(m_view->player()->count());
        QCOMPARE(m_view->player()->phase(), QStringLiteral("All done"));
    }

    void aRefusedChangeSaysWhyAndChangesNothing()
    {
        importOrder();
        m_view->select(0);
        QVERIFY(!m_view->setPart(QStringLiteral("timeout"), QStringLiteral("soon")));
        QVERIFY(m_session->lastMessageIsError());
        QVERIFY(m_session->lastMessage().contains(QStringLiteral("soon")));
        QCOMPARE(field("timeout"), QStringLiteral("2s"));
    }

    void editsThatFollowEachOtherQuicklyAllCount()
    {
        importOrder();
        m_view->select(0);
        set("timeout", QStringLiteral("3s"));
        set("condition", QStringLiteral("total > 0"));
        set("pivot", true);
        QTRY_COMPARE(field("pivot"), QStringLiteral("true"));
        QCOMPARE(field("timeout"), QStringLiteral("3s"));
        QCOMPARE(field("condition"), QStringLiteral("total > 0"));
    }

    void aStepIsMovedAndStaysSelected()
    {
        importOrder();
        m_view->select(2);
        QVERIFY(m_view->moveStep(2, 0));
        QTRY_COMPARE(m_view->stepNames().first(), QStringLiteral("createShipment"));
        QCOMPARE(m_view->selected(), 0);
        QCOMPARE(m_view->positionAt(0, 1e6), 2);
        QCOMPARE(m_view->positionAt(0, -1), 0);
    }

    void renamingKeepsTheSagaChosen()
    {
        importOrder();
        QVERIFY(m_view->setField(QStringLiteral("name"), QStringLiteral("buy")));
        QTRY_COMPARE(m_view->fields().value(QStringLiteral("name")).toString(), QStringLiteral("buy"));
        QCOMPARE(m_view->sagas().size(), 2);
        QVERIFY(m_view->canEdit());
    }

    void operationsOfTheParticipantAreOffered()
    {
        importOrder();
        m_view->select(1);
        QCOMPARE(m_view->operations(), QStringList{QStringLiteral("http POST /charges")});
        QVERIFY(m_view->participants().contains(QStringLiteral("inventory")));
    }

    void everyFormatIsWritten()
    {
        importOrder();
        for (const QVariant &row : m_view->formats()) {
            const QString name = row.toMap().value(QStringLiteral("name")).toString();
            if (name == QLatin1String("dtm"))
                continue; // this saga publishes to topics, which dtm does not take
            const QString path = m_folder.filePath(QStringLiteral("out-%1").arg(m_view->fileNameFor(name) + name));
            m_view->exportTo(QUrl::fromLocalFile(path), name);
            QTRY_VERIFY2(m_session->lastMessage() == QStringLiteral("Wrote %1").arg(path),
                         qPrintable(name + m_session->lastMessage()));
            QVERIFY(QFileInfo::exists(path));
        }
    }
};

QTEST_MAIN(SagaViewTest)

#include "tst_sagaview.moc"
