#include "qml/events/eventboard.h"
#include "tests/qml/events/eventworkspace.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace alidade;

/// The event storming board of a workspace as the screen has it.
class EventBoardTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<EventBoard> m_board;

    QString field(const char *name) const { return m_board->item().value(QString::fromLatin1(name)).toString(); }
    /// Selects the note with this title.
    bool choose(const char *title)
    {
        for (int i = 0; i < m_board->count(); ++i) {
            m_board->select(i);
            if (field("title") == QLatin1String(title))
                return true;
        }
        m_board->select(-1);
        return false;
    }

private Q_SLOTS:
    void init()
    {
        const QString file =
            m_folder.filePath(QStringLiteral("%1.alidade").arg(QString::fromLatin1(QTest::currentTestFunction())));
        test::writeEventWorkspace(file);
        m_session = std::make_unique<Session>();
        m_board = std::make_unique<EventBoard>();
        m_board->setSession(m_session.get());
        m_session->open(QUrl::fromLocalFile(file));
        QTRY_COMPARE(m_board->count(), 3);
    }
    void cleanup() { m_board.reset(), m_session.reset(); }

    void whatTheCodePublishesHangsOnTheWall()
    {
        QVERIFY(choose("order.placed"));
        QCOMPARE(field("kind"), QStringLiteral("event"));
        QCOMPARE(field("publishers"), QStringLiteral("order"));
        QCOMPARE(field("consumers"), QStringLiteral("payment"));
        QCOMPARE(m_board->after().size(), 1);
        QCOMPARE(m_board->after().first().toMap().value(QStringLiteral("title")).toString(),
                 QStringLiteral("Whenever order.placed"));
        QCOMPARE(m_board->evidence().first().toMap().value(QStringLiteral("line")).toInt(), 10);
        QVERIFY(!m_board->drawing()->isEmpty());
    }

    void whatIsWrongNamesItsNote()
    {
        QCOMPARE(m_board->findings().size(), 1);
        const QVariantMap finding = m_board->findings().first().toMap();
        QCOMPARE(finding.value(QStringLiteral("rule")).toString(), QStringLiteral("event-unconsumed"));
        m_board->select(finding.value(QStringLiteral("item")).toInt());
        QCOMPARE(field("title"), QStringLiteral("payment.done"));
    }

    void arrowsWalkInTimeOrder()
    {
        QVERIFY(choose("order.placed"));
        m_board->walk(1, 0);
        QCOMPARE(field("title"), QStringLiteral("Whenever order.placed"));
        m_board->walk(1, 0);
        QCOMPARE(field("title"), QStringLiteral("payment.done"));
        m_board->walk(1, 0);
        QCOMPARE(field("title"), QStringLiteral("payment.done")); // the last one
        m_board->walk(-1, 0);
        QCOMPARE(field("title"), QStringLiteral("Whenever order.placed"));
    }

    void anAddedNoteIsSelectedAndCanBeUndone()
    {
        QSignalSpy added(m_board.get(), &EventBoard::noteAdded);
        QVERIFY(choose("payment.done"));
        m_board->addBeside(QStringLiteral("hot-spot"));
        QTRY_COMPARE(added.count(), 1);
        QCOMPARE(field("kind"), QStringLiteral("hot-spot"));
        m_board->setText(QStringLiteral("  Who hears it?  "));
        QTRY_COMPARE(field("title"), QStringLiteral("Who hears it?"));
        m_session->undo();
        QTRY_COMPARE(field("title"), QStringLiteral("Hot spot"));
        m_session->undo();
        QTRY_COMPARE(m_board->count(), 3);
    }

    void aMovedNoteBelongsToTheLaneItLiesIn()
    {
        QVERIFY(choose("order.placed"));
        QCOMPARE(field("context"), QString());
        const int note = m_board->selected();
        m_board->moveTo(note, QPointF(400, 40)); // the lane of Billing is the first one
        QTRY_COMPARE(field("context"), QStringLiteral("billing"));
        QCOMPARE(field("title"), QStringLiteral("order.placed")); // still the one that is selected
        QCOMPARE(m_board->rectOf(m_board->selected()).topLeft(), QPointF(400, 40));
        m_board->nudge(1, 0);
        QTRY_COMPARE(m_board->rectOf(m_board->selected()).x(), 400 + EventBoard::keyStep);
        m_board->removeSelected(); // back where it was found
        QTRY_COMPARE(field("context"), QString());
        QCOMPARE(m_board->count(), 3);
    }

    void whatTheCodeSaysIsNotRemoved()
    {
        QVERIFY(choose("order.placed"));
        m_board->removeSelected();
        QCOMPARE(m_session->lastMessage(),
                 QStringLiteral("order.placed was found in the code, and stays while the code says so."));
        QCOMPARE(m_board->count(), 3);
    }

    void aProposalBecomesAContext()
    {
        QCOMPARE(m_board->proposals().size(), 2);
        const QString name = m_board->proposals().first().toMap().value(QStringLiteral("title")).toString();
        m_board->accept(0);
        QTRY_COMPARE(m_session->contextCount(), 2);
        QTRY_COMPARE(m_board->proposals().size(), 1);
        QCOMPARE(m_board->contexts().last().toMap().value(QStringLiteral("text")).toString(), name);
    }

    void picturesAndDocumentsAreWritten()
    {
        const QList<std::pair<QString, QByteArray>> formats{{QStringLiteral("svg"), "<svg"},
                                                            {QStringLiteral("png"), "PNG"},
                                                            {QStringLiteral("mermaid"), "flowchart LR"},
                                                            {QStringLiteral("asyncapi"), "\"asyncapi\": \"3.0.0\""},
                                                            {QStringLiteral("json"), "alidade/events/1"}};
        QCOMPARE(m_board->formats().size(), formats.size());
        for (const auto &[format, mark] : formats) {
            QFile file(m_folder.filePath(m_board->fileNameFor(format)));
            m_board->exportTo(QUrl::fromLocalFile(file.fileName()), format);
            QTRY_VERIFY2(file.exists(), qPrintable(format));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(file.readAll().contains(mark), qPrintable(format));
        }
    }
};

QTEST_MAIN(EventBoardTest)
#include "tst_eventboard.moc"
