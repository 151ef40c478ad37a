#include "qml/contracts/codemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace alidade;

namespace {

const CodeColors colors{QColor(1, 0, 0), QColor(2, 0, 0), QColor(3, 0, 0), QColor(4, 0, 0), QColor(5, 0, 0)};

/// A styled line with its colours as letters: [k:message] for a keyword, t type, s string, n number, c comment.
QString told(std::string_view line, CodeLanguage language, bool isInComment = false)
{
    QString text = styledLine(line, language, isInComment, colors);
    const char *letters = "ktsnc";
    for (int i = 0; i < 5; ++i)
        text.replace(QStringLiteral("<font color=\"%1\">").arg(QColor(i + 1, 0, 0).name()),
                     QStringLiteral("[%1:").arg(QLatin1Char(letters[i])));
    return text.replace(QStringLiteral("</font>"), QStringLiteral("]")).replace(QStringLiteral("&nbsp;"), QStringLiteral(" "));
}

} // namespace

class CodeTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void coloursProto()
    {
        QCOMPARE(told("  repeated Line lines = 3; // all", CodeLanguage::proto),
                 QStringLiteral("  [k:repeated] [t:Line] lines = [n:3]; [c:// all]"));
        QCOMPARE(told("import \"a//b.proto\";", CodeLanguage::proto), QStringLiteral("[k:import] [s:&quot;a//b.proto&quot;];"));
        QCOMPARE(told("still */ int64 a = 1;", CodeLanguage::proto, true), QStringLiteral("[c:still */] [k:int64] a = [n:1];"));
    }
    void coloursYamlAndJson()
    {
        QCOMPARE(told("  - name: \"x: y\" # why", CodeLanguage::yaml),
                 QStringLiteral("  - [k:name]: [s:&quot;x: y&quot;] [c:# why]"));
        QCOMPARE(told("url: http://a#b", CodeLanguage::yaml), QStringLiteral("[k:url]: http://a#b"));
        QCOMPARE(told("required: true", CodeLanguage::yaml), QStringLiteral("[k:required]: [t:true]"));
        QCOMPARE(told("\"a\": \"b\", \"c\": 12", CodeLanguage::json),
                 QStringLiteral("[k:&quot;a&quot;]: [s:&quot;b&quot;], [k:&quot;c&quot;]: [n:12]"));
    }
    void nothingOfTheTextIsMarkup()
    {
        QCOMPARE(told("<b>&amp;</b>", CodeLanguage::plain), QStringLiteral("&lt;b&gt;&amp;amp;&lt;/b&gt;"));
        QVERIFY(plainLine("a\xE2\x80\xAE"
                          "b")
                    .contains(QChar(QChar::ReplacementCharacter))); // turns the reading direction
        QCOMPARE(plainLine("a\tb"), QStringLiteral("a   b"));
        QVERIFY(plainLine(std::string(100'000, 'x')).size() < 500);
    }
    void commentsOfSeveralLinesAreKnown()
    {
        CodeText code;
        code.addFile("/* a\nb */ message M {}\n\"/*\"\nend\n", CodeLanguage::proto);
        QVERIFY(code.lines[1].beginsInComment);
        QVERIFY(!code.lines[2].beginsInComment);
        QVERIFY(!code.lines[3].beginsInComment); // in a string
    }
    void filesHaveHeadings()
    {
        auto code = std::make_shared<CodeText>();
        for (const char *file : {"a.proto", "b.proto"}) {
            code->addHeading(file);
            code->addFile("one\ntwo\r\nthree", CodeLanguage::proto);
        }
        CodeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.set(code);
        QCOMPARE(model.count(), 8);
        QCOMPARE(model.rowOf(QStringLiteral("b.proto"), 2), 6);
        QCOMPARE(model.fileOf(6), QStringLiteral("b.proto"));
        QCOMPARE(model.data(model.index(6), Qt::DisplayRole).toString(), QStringLiteral("two"));
        QCOMPARE(model.rowOf(QStringLiteral("b.proto"), 9), -1);
    }
    void hundredThousandLinesAreOnlyCounted()
    {
        std::string text;
        for (int i = 0; i < 100'000; ++i)
            text += "  string name_" + std::to_string(i) + " = 1;\n";
        auto code = std::make_shared<CodeText>();
        code->addFile(text, CodeLanguage::proto);
        CodeModel model;
        model.set(code);
        QCOMPARE(model.count(), 100'000);
        QCOMPARE(model.digits(), 6);
        QVERIFY(model.data(model.index(99'999), CodeModel::StyledRole).toString().contains(QStringLiteral("name_99999")));
    }
};

QTEST_GUILESS_MAIN(CodeTextTest)

#include "tst_codetext.moc"
