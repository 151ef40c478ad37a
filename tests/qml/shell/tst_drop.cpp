#include "qml/session/session.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>

using namespace alidade;

/// Drops on the real window what a file manager or a browser would.
class DropTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QQmlApplicationEngine> m_engine;

    QUrl url(const QString &name) const { return QUrl::fromLocalFile(m_folder->filePath(name)); }
    QQuickWindow *window() const { return qobject_cast<QQuickWindow *>(m_engine->rootObjects().constFirst()); }

    void write(const QString &name, const QByteArray &content) const
    {
        const QFileInfo info(m_folder->filePath(name));
        QVERIFY(QDir().mkpath(info.path()));
        QFile target(info.filePath());
        QVERIFY(target.open(QIODevice::WriteOnly));
        target.write(content);
    }
    void writeService(const QString &folder) const
    {
        write(folder + QStringLiteral("/go.mod"), "module example.com/" + folder.toUtf8() + "\n");
        write(folder + QStringLiteral("/main.go"), "package main\n\nfunc main() {}\n");
    }

    /// True when the window takes it.
    bool drop(const QList<QUrl> &urls) const
    {
        QMimeData data;
        data.setUrls(urls);
        return drop(data);
    }
    bool drop(const QMimeData &data) const
    {
        const QPoint at(window()->width() / 2, window()->height() / 2);
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window(), &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent dropped(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window(), &dropped);
        return dropped.isAccepted();
    }
    QString messages() const
    {
        QStringList texts;
        for (int i = 0; i < m_session->messages()->rowCount(); ++i)
            texts.append(m_session->messages()->index(i).data(MessageLog::TextRole).toString());
        return texts.join(QLatin1Char('\n'));
    }
    bool isQuiet() const { return !m_session->isLoading() && m_session->tasks()->count() == 0; }

private Q_SLOTS:
    void initTestCase() { QQuickStyle::setStyle(QStringLiteral("Basic")); }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_folder = std::make_unique<QTemporaryDir>();
        m_session = std::make_unique<Session>();
        m_engine = std::make_unique<QQmlApplicationEngine>();
        m_engine->addImportPath(QStringLiteral(":/qt/qml"));
        m_engine->setInitialProperties({{QStringLiteral("session"), QVariant::fromValue(m_session.get())}});
        m_engine->load(QUrl(QStringLiteral("qrc:/qt/qml/Alidade/Shell/Main.qml")));
        QVERIFY(!m_engine->rootObjects().isEmpty());
        QVERIFY(QTest::qWaitForWindowExposed(window()));
    }

    void cleanup()
    {
        m_engine.reset();
        m_session.reset();
    }

    void aFolderIsImported()
    {
        writeService(QStringLiteral("order"));
        QVERIFY(drop({url(QStringLiteral("order"))}));
        QTRY_VERIFY(isQuiet());
        QCOMPARE(m_session->sourceNames(), QStringList{QStringLiteral("order")});
        QCOMPARE(m_session->serviceCount(), 1);
    }

    void severalFoldersAreImportedTogether()
    {
        writeService(QStringLiteral("order"));
        writeService(QStringLiteral("payment"));
        QVERIFY(drop({url(QStringLiteral("order")), url(QStringLiteral("payment"))}));
        QTRY_VERIFY(isQuiet());
        QCOMPARE(m_session->sourceNames(), (QStringList{QStringLiteral("order"), QStringLiteral("payment")}));
    }

    void aWorkspaceFileIsOpened()
    {
        {
            Workspace::create(m_folder->filePath(QStringLiteral("shop.alidade")).toStdString(), "Shop");
        }
        QVERIFY(drop({url(QStringLiteral("shop.alidade"))}));
        QTRY_VERIFY(isQuiet() && m_session->isOpen());
        QCOMPARE(m_session->systemName(), QStringLiteral("Shop"));
    }

    void anotherFileIsRefusedAndTheOpenWorkspaceStays()
    {
        {
            Workspace::create(m_folder->filePath(QStringLiteral("shop.alidade")).toStdString(), "Shop");
        }
        m_session->open(url(QStringLiteral("shop.alidade")));
        QTRY_VERIFY(isQuiet() && m_session->isOpen());
        write(QStringLiteral("go.mod"), "module example.com/shop\n");
        QVERIFY(drop({url(QStringLiteral("go.mod"))}));
        QTRY_VERIFY(isQuiet() && m_session->lastMessageIsError());
        QVERIFY2(messages().contains(QStringLiteral("go.mod is not an Alidade workspace")), qPrintable(messages()));
        QCOMPARE(m_session->systemName(), QStringLiteral("Shop"));
    }

    void whatIsElsewhereOrGoneIsTold()
    {
        QVERIFY(drop({QUrl(QStringLiteral("https://example.com/shop.git")), url(QStringLiteral("gone"))}));
        QTRY_VERIFY(isQuiet());
        QVERIFY2(messages().contains(QStringLiteral("https://example.com/shop.git is not on this computer.")),
                 qPrintable(messages()));
        QVERIFY2(messages().contains(QStringLiteral("There is nothing at ")), qPrintable(messages()));
        QVERIFY(!m_session->isOpen());
    }

    void textIsNotTaken()
    {
        QMimeData data;
        data.setText(QStringLiteral("order"));
        QVERIFY(!drop(data));
    }
};

QTEST_MAIN(DropTest)

#include "tst_drop.moc"
