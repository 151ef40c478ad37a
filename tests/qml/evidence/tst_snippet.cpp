#include "qml/evidence/snippet.h"
#include "qml/session/evidence.h"

#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace alidade;

/// Lines of a source on disk and in git.
class SnippetTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    SnippetReader m_reader;

    Source source(const std::string &kind = "directory") const
    {
        return {.id = m_folder->path().toStdString(), .name = "shop", .kind = kind};
    }
    SnippetText read(const std::string &file, int line, const std::string &kind = "directory")
    {
        return m_reader.read(source(kind), file, line, {});
    }
    void write(const QString &name, const QByteArray &content) const
    {
        QFile target(m_folder->filePath(name));
        QVERIFY(target.open(QIODevice::WriteOnly));
        target.write(content);
    }
    void git(const QStringList &words) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder->path());
        process.start(QStringLiteral("git"), QStringList{QStringLiteral("-c"), QStringLiteral("user.name=a"),
                                                         QStringLiteral("-c"), QStringLiteral("user.email=a@example.com")} +
                                                 words);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void showsTheLinesAroundAPlace()
    {
        write(QStringLiteral("main.go"), "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
        const SnippetText text = read("main.go", 5);
        QCOMPARE(text.firstLine, 2);
        QCOMPARE(text.lines.join(QLatin1Char(' ')), QStringLiteral("2 3 4 5 6 7 8"));
        QVERIFY(text.isFile);
        QCOMPARE(read("main.go", 1).lines.join(QLatin1Char(' ')), QStringLiteral("1 2 3 4"));
        QCOMPARE(read("main.go", 9).lines.join(QLatin1Char(' ')), QStringLiteral("6 7 8 9"));
    }

    void saysWhenTheFileIsGoneOrShorter()
    {
        write(QStringLiteral("main.go"), "1\n2\n");
        QCOMPARE(read("gone.go", 1).failure, QStringLiteral("the file is gone"));
        QCOMPARE(read("main.go", 7).failure, QStringLiteral("the file has changed"));
        QVERIFY(read("main.go", 7).lines.isEmpty());
    }

    void staysInsideTheFolder()
    {
        const QTemporaryDir outside;
        QFile secret(outside.filePath(QStringLiteral("secret")));
        QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write("secret\n") > 0);
        secret.close();
        QVERIFY(QFile::link(outside.path(), m_folder->filePath(QStringLiteral("link"))));
        QVERIFY(QFile::link(secret.fileName(), m_folder->filePath(QStringLiteral("linked"))));
        for (const std::string &way :
             {std::string("link/secret"), std::string("linked"),
              "../" + outside.path().section('/', -1).toStdString() + "/secret", secret.fileName().toStdString()})
            QVERIFY2(read(way, 1).lines.isEmpty() && !read(way, 1).failure.isEmpty(), way.c_str());
    }

    void boundsLinesAndFiles()
    {
        write(QStringLiteral("wide.js"), QByteArray(100'000, 'x') + "\n");
        const QString line = read("wide.js", 1).lines.constFirst();
        QCOMPARE(line.size(), qsizetype(SnippetReader::mostColumns + 1));
        QVERIFY(line.endsWith(QChar(0x2026)));
        write(QStringLiteral("huge.js"), QByteArray(static_cast<qsizetype>(SnippetReader::mostBytes) + 1, '\n'));
        QVERIFY(!read("huge.js", 1).failure.isEmpty());
    }

    void showsWhatCouldHideText()
    {
        write(QStringLiteral("main.go"), "a\tb\xE2\x80\xAE\x1B[2Jc\r\n\xFF\n");
        const QStringList lines = read("main.go", 1).lines;
        const QString mark(QChar(QChar::ReplacementCharacter));
        QCOMPARE(lines.value(0), QStringLiteral("a   b") + mark + mark + QStringLiteral("[2Jc"));
        QCOMPARE(lines.value(1), mark);
    }

    void readsTheRevisionThatWasImported()
    {
        git({QStringLiteral("init"), QStringLiteral("-q")});
        write(QStringLiteral("main.go"), "before\n");
        git({QStringLiteral("add"), QStringLiteral("main.go")});
        git({QStringLiteral("commit"), QStringLiteral("-qm"), QStringLiteral("one")});
        write(QStringLiteral("main.go"), "after\n");
        Source committed = source("git");
        committed.revision = "HEAD";
        const SnippetText text = m_reader.read(committed, "main.go", 1, {});
        QCOMPARE(text.lines, QStringList{QStringLiteral("before")});
        QVERIFY(!text.isFile);
        QCOMPARE(read("main.go", 1).lines, QStringList{QStringLiteral("after")});
        QCOMPARE(m_reader.read(committed, "gone.go", 1, {}).failure, QStringLiteral("the file is gone"));
    }

    void aViewDropsWhatWasReadForAnEarlierPlace()
    {
        write(QStringLiteral("a.go"), "a\n");
        write(QStringLiteral("b.go"), "b\n");
        const QString file = m_folder->filePath(QStringLiteral("shop.alidade"));
        {
            Workspace workspace = Workspace::create(file.toStdString(), "shop");
            workspace.replaceFacts(source(), {}, {});
        }
        Session session;
        session.open(QUrl::fromLocalFile(file));
        QTRY_VERIFY(session.isOpen());
        Snippet snippet;
        snippet.setSession(&session);
        snippet.setSource(QStringLiteral("shop"));
        snippet.setFile(QStringLiteral("a.go"));
        snippet.setLine(1);
        QTest::qWait(50);
        QVERIFY(snippet.lines().isEmpty()); // nobody looks
        snippet.setActive(true);
        QTRY_COMPARE(snippet.lines(), QStringList{QStringLiteral("a")});
        snippet.setFile(QStringLiteral("b.go"));
        QTRY_COMPARE(snippet.lines(), QStringList{QStringLiteral("b")});
        snippet.setFile(QStringLiteral("c.go"));
        QTRY_COMPARE(snippet.failure(), QStringLiteral("The lines cannot be shown: the file is gone."));
    }

    void aFileNameIsOneArgumentOfTheEditor()
    {
        const QString path = QStringLiteral("/shop/a b; rm -rf {line}.go");
        QCOMPARE(editorWords(QStringLiteral("code -g {file}:{line}"), path, 12),
                 (QStringList{QStringLiteral("code"), QStringLiteral("-g"), path + QStringLiteral(":12")}));
        QCOMPARE(editorWords(QStringLiteral("\"/opt/my editor/bin\" +{line}"), path, 0),
                 (QStringList{QStringLiteral("/opt/my editor/bin"), QStringLiteral("+1"), path}));
        QVERIFY(editorWords({}, path, 1).isEmpty());
    }

    void theChosenEditorComesBeforeTheEnvironment()
    {
        qputenv("ALIDADE_EDITOR", "vi {file}");
        setEditorCommand(QStringLiteral(" kate {file} "));
        QCOMPARE(editorCommand(), QStringLiteral("kate {file}"));
        setEditorCommand({});
        QCOMPARE(editorCommand(), QStringLiteral("vi {file}"));
    }
};

QTEST_GUILESS_MAIN(SnippetTest)

#include "tst_snippet.moc"
