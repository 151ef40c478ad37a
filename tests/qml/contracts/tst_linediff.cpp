#include "qml/contracts/linediff.h"

#include <QRandomGenerator>
#include <QTest>

#include <string>

using namespace alidade;

namespace {

QString told(const std::vector<DiffLine> &lines)
{
    QString text;
    for (const DiffLine &line : lines) {
        text += QLatin1Char(line.kind == DiffLine::Kind::same ? ' ' : line.kind == DiffLine::Kind::added ? '+' : '-');
        text += QString::fromUtf8(line.text.data(), static_cast<qsizetype>(line.text.size())) + QLatin1Char('|');
    }
    return text;
}

/// What the difference makes of the older text, or of the newer one.
std::string side(const std::vector<DiffLine> &lines, DiffLine::Kind without)
{
    std::string text;
    for (const DiffLine &line : lines) {
        if (line.kind != without)
            text += std::string(line.text) + '\n';
    }
    return text;
}

} // namespace

class LineDiffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsTheShortestEdit()
    {
        QCOMPARE(told(diffLines("a\nb\nc\nd\n", "a\nc\nx\nd\n")), QStringLiteral(" a|-b| c|+x| d|"));
        QCOMPARE(told(diffLines("", "a\n")), QStringLiteral("+a|"));
        QCOMPARE(told(diffLines("a\n", "")), QStringLiteral("-a|"));
        QCOMPARE(told(diffLines("", "")), QString());
        QCOMPARE(told(diffLines("a\nb\n", "a\nb\n")), QStringLiteral(" a| b|"));
    }
    void countsLinesOfBothSides()
    {
        const std::vector<DiffLine> lines = diffLines("a\nb\nc\n", "a\nc\n");
        QCOMPARE(lines[1].before, 2);
        QCOMPARE(lines[1].after, 0);
        QCOMPARE(lines[2].before, 3);
        QCOMPARE(lines[2].after, 2);
    }
    void bothSidesComeBackFromAnyDifference()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 300; ++round) {
            const auto some = [&] {
                std::string text;
                for (quint32 i = random.bounded(14U); i > 0; --i)
                    text += std::string(1, static_cast<char>('a' + random.bounded(4))) + '\n';
                return text;
            };
            const std::string before = some(), after = some();
            for (const std::size_t mostEdits : {std::size_t(2000), std::size_t(3)}) {
                const std::vector<DiffLine> lines = diffLines(before, after, mostEdits);
                QCOMPARE(side(lines, DiffLine::Kind::added), before);
                QCOMPARE(side(lines, DiffLine::Kind::removed), after);
            }
        }
    }
    void manyDifferencesAreTheWholePartAnew()
    {
        QCOMPARE(told(diffLines("a\nb\nc\nd\n", "a\nx\nc\ny\n", 1)), QStringLiteral(" a|-b|-c|-d|+x|+c|+y|"));
    }
};

QTEST_GUILESS_MAIN(LineDiffTest)

#include "tst_linediff.moc"
