#include "qml/live/rowmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace alidade;

/// What a list is told when rows change under it.
class RowModelTest : public QObject {
    Q_OBJECT

    static KeyedRow row(const char *key, int value = 0)
    {
        return {QString::fromLatin1(key), {}, {{QStringLiteral("value"), value}}};
    }
    static QString keys(const RowModel &model)
    {
        QString all;
        for (const KeyedRow &one : model.rows())
            all += one.key;
        return all;
    }

private Q_SLOTS:
    void tellsOnlyWhatHasChanged()
    {
        RowModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows({row("a"), row("b"), row("c")});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged), removed(&model, &QAbstractItemModel::rowsRemoved),
            inserted(&model, &QAbstractItemModel::rowsInserted), moved(&model, &QAbstractItemModel::rowsMoved),
            reset(&model, &QAbstractItemModel::modelReset);
        model.setRows({row("a"), row("b", 1), row("c")});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().toModelIndex().row(), 1);
        QCOMPARE(removed.count() + inserted.count() + moved.count() + reset.count(), 0);
        model.setRows({row("a"), row("b", 1), row("c")});
        QCOMPARE(changed.count(), 1);
    }

    void comesToAnyOtherList()
    {
        const std::vector<std::vector<KeyedRow>> lists{
            {row("a"), row("b"), row("c"), row("d")}, {row("d"), row("b")},           {},
            {row("x"), row("d"), row("y")},           {row("y"), row("d"), row("x")}, {row("a"), row("y")}};
        RowModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const std::vector<KeyedRow> &rows : lists) {
            QString wanted;
            for (const KeyedRow &one : rows)
                wanted += one.key;
            model.setRows(rows);
            QCOMPARE(keys(model), wanted);
        }
        QCOMPARE(model.indexOf(QStringLiteral("y")), 1);
        QCOMPARE(model.indexOf(QStringLiteral("z")), -1);
        QVERIFY(model.at(7).isEmpty());
    }
};

QTEST_GUILESS_MAIN(RowModelTest)

#include "tst_rowmodel.moc"
