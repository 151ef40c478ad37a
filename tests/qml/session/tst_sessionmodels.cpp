#include "qml/session/historymodel.h"
#include "qml/session/messagelog.h"
#include "qml/session/recentfiles.h"
#include "qml/session/tasklist.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace alidade;

class SessionModelsTest : public QObject {
    Q_OBJECT

    static Revision revision(std::int64_t id, const char *label, bool isUndone = false)
    {
        return {.id = id, .label = label, .time = "2024-05-01T10:00:00.000Z", .isUndone = isUndone};
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void historyIsNewestFirstAndMarksWhereWeAre()
    {
        HistoryModel history;
        const QAbstractItemModelTester tester(&history);
        history.setHistory({revision(1, "one"), revision(2, "two"), revision(3, "three", true)}, true);
        QCOMPARE(history.count(), 4);
        QCOMPARE(history.index(0).data(HistoryModel::LabelRole).toString(), QStringLiteral("three"));
        QVERIFY(history.index(0).data(HistoryModel::IsUndoneRole).toBool());
        QVERIFY(history.index(1).data(HistoryModel::IsCurrentRole).toBool());
        QVERIFY(!history.index(2).data(HistoryModel::IsCurrentRole).toBool());
        QCOMPARE(history.undoLabel(), QStringLiteral("two"));
        QCOMPARE(history.redoLabel(), QStringLiteral("three"));
    }

    void historyGrowsAtItsTop()
    {
        HistoryModel history;
        const QAbstractItemModelTester tester(&history);
        history.setHistory({revision(1, "one")}, true);
        QSignalSpy inserted(&history, &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(&history, &QAbstractItemModel::modelReset);
        history.setHistory({revision(1, "one"), revision(2, "two")}, true);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(history.index(0).data(HistoryModel::LabelRole).toString(), QStringLiteral("two"));
    }

    void historyBranchesAfterAnUndo()
    {
        HistoryModel history;
        const QAbstractItemModelTester tester(&history);
        history.setHistory({revision(1, "one"), revision(2, "two", true)}, true);
        history.setHistory({revision(1, "one"), revision(3, "other")}, true);
        QCOMPARE(history.index(0).data(HistoryModel::LabelRole).toString(), QStringLiteral("other"));
        QVERIFY(history.redoLabel().isEmpty());
    }

    void tasksShowHowFarTheyAre()
    {
        TaskList tasks;
        const QAbstractItemModelTester tester(&tasks);
        const int id = tasks.add(QStringLiteral("Import"), {});
        QCOMPARE(tasks.index(0).data(TaskList::FractionRole).toDouble(), -1.0);
        tasks.progress(id).report("Reading", 25, 100, "files");
        QTRY_COMPARE(tasks.index(0).data(TaskList::FractionRole).toDouble(), 0.25);
        QCOMPARE(tasks.index(0).data(TaskList::StepRole).toString(), QStringLiteral("Reading"));
        tasks.remove(id);
        QCOMPARE(tasks.count(), 0);
        tasks.remove(id); // late news of a task that is gone
    }

    void messagesAreNewestFirstAndBounded()
    {
        MessageLog log;
        const QAbstractItemModelTester tester(&log);
        for (int i = 0; i < 300; ++i)
            log.add({QString::number(i), false, QDateTime::currentDateTime(), {}});
        QCOMPARE(log.count(), 200);
        QCOMPARE(log.last()->text, QStringLiteral("299"));
        QStringList many;
        for (int i = 0; i < 600; ++i)
            many.append(QString::number(i));
        log.add({QStringLiteral("many"), true, QDateTime::currentDateTime(), many});
        QCOMPARE(log.index(0).data(MessageLog::DetailsRole).toStringList().size(), 501);
    }

    void recentFilesThatAreGoneLeaveTheList()
    {
        QTemporaryDir folder;
        const QString stays = folder.filePath(QStringLiteral("stays.alidade")),
                      goes = folder.filePath(QStringLiteral("goes.alidade"));
        for (const QString &name : {stays, goes}) {
            QFile file(name);
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        {
            RecentFiles recent;
            recent.add(stays);
            recent.add(goes);
            QCOMPARE(recent.files().mid(0, 2), (QStringList{goes, stays}));
        }
        QVERIFY(QFile::remove(goes));
        RecentFiles recent;
        QTRY_COMPARE(recent.files().value(0), stays);
        QVERIFY(!recent.files().contains(goes));
        recent.forget(stays);
        QVERIFY(!recent.files().contains(stays));
    }
};

QTEST_GUILESS_MAIN(SessionModelsTest)

#include "tst_sessionmodels.moc"
