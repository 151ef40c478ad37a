#include "qml/importing/problems.h"
#include "tests/qml/importing/shop.h"

#include <QAbstractItemModelTester>

using namespace alidade;

/// What was not understood, by reason.
class ProblemsTest : public QObject {
    Q_OBJECT

    static QString shown(const Problems &problems)
    {
        QStringList rows;
        for (int i = 0; i < problems.count(); ++i) {
            const QModelIndex index = problems.index(i);
            QStringList places;
            for (const QVariant &place : index.data(Problems::PlacesRole).toList())
                places.append(
                    QStringLiteral("%1:%2").arg(place.value<ProblemPlace>().file).arg(place.value<ProblemPlace>().line));
            rows.append(QStringLiteral("%1 %2 (%3) %4")
                            .arg(index.data(Problems::SeverityRole).toString(), index.data(Problems::ReasonRole).toString())
                            .arg(index.data(Problems::PlaceCountRole).toInt())
                            .arg(places.join(QLatin1Char(' '))));
        }
        return rows.join(QLatin1Char('\n'));
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void groupsWhatTheLastImportSaid()
    {
        Shop shop;
        QTRY_VERIFY(shop.isOpen());
        Problems problems;
        const QAbstractItemModelTester tester(&problems);
        problems.setSession(&shop.session);
        QTRY_COMPARE(problems.count(), 3);
        QCOMPARE(shown(problems), QStringLiteral("error cannot be read: it isn't text (1) c.yaml:1\n"
                                                 "warning the key … is not known (2) a.yaml:3 b.yaml:9\n"
                                                 "note was not rendered (1) d.tpl:0"));
        QCOMPARE(problems.placeCount(), 3);
        problems.setFilter(QStringLiteral("B.yaml"));
        QCOMPARE(shown(problems), QStringLiteral("warning the key 'bar' is not known (1) b.yaml:9"));
    }

    void listsABoundedNumberOfPlacesAndCountsAll()
    {
        SourceProblems source{.source = QStringLiteral("shop"), .diagnostics = {}};
        for (int line = 1; line <= 1000; ++line)
            source.diagnostics.push_back({Severity::warning, "a.yaml", line, "line " + std::to_string(line) + " is odd"});
        Problems problems;
        problems.setProblems({source});
        QCOMPARE(problems.count(), 1);
        QCOMPARE(problems.index(0).data(Problems::PlaceCountRole).toInt(), 1000);
        QCOMPARE(problems.index(0).data(Problems::PlacesRole).toList().size(), qsizetype(Problems::mostPlaces));
    }

    void aReasonLacksWhatDiffersFromPlaceToPlace()
    {
        QCOMPARE(Problems::reasonOf("the value \"a\" of 'b' has 12 parts, not `c`"),
                 QStringLiteral("the value … of … has … parts, not …"));
        QCOMPARE(Problems::reasonOf("it isn't what it's said to be"), QStringLiteral("it isn't what it's said to be"));
        QCOMPARE(Problems::reasonOf("proto2 groups"), QStringLiteral("proto2 groups"));
    }
};

QTEST_GUILESS_MAIN(ProblemsTest)

#include "tst_problems.moc"
