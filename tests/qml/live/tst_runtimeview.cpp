#include "qml/live/runtimeview.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace alidade;

/// Metrics and profiles as the Live screen shows them.
class RuntimeViewTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    Session m_session;

    static QString data(const char *name)
    {
        return QStringLiteral(SOURCE_DIR "/tests/importers/runtime/data/") + QString::fromLatin1(name);
    }
    QString write(const char *name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
    }
    static QVariant value(RowModel &rows, const char *key, const char *column)
    {
        return rows.at(rows.indexOf(QString::fromLatin1(key)))[QString::fromLatin1(column)];
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("alidade-test"));
        m_session.create(QUrl::fromLocalFile(m_folder.filePath(QStringLiteral("shop.alidade"))));
        QTRY_VERIFY(m_session.isOpen());
    }

    void showsAProfileAsFunctionsAndFlames()
    {
        RuntimeView view;
        view.setSession(&m_session);
        view.read(data("heap.pb.gz"));
        QVERIFY(view.isBusy());
        QTRY_VERIFY(!view.isBusy());
        QVERIFY2(view.hasProfile() && !view.hasMetrics(), qPrintable(view.problem()));
        QCOMPARE(view.service(), QStringLiteral("order"));
        QCOMPARE(view.type(), QStringLiteral("inuse_space"));
        QCOMPARE(view.types().size(), 4);
        const int functions = view.functions()->count();
        QVERIFY(view.functions()->indexOf(QStringLiteral("main.makeOrder")) >= 0);
        const QVariantList flames = view.flame(0, 1000);
        QCOMPARE(flames.first().toMap()[QStringLiteral("width")].toDouble(), 1000.0);
        QVERIFY(flames.size() > 3);
        QVERIFY(view.flame(0, 0).isEmpty());
        // The frame that fills the width stands below those that lead to it, which are as wide.
        const QVariantList deeper = view.flame(flames.last().toMap()[QStringLiteral("frame")].toInt(), 1000);
        for (const QVariant &frame : deeper)
            QCOMPARE(frame.toMap()[QStringLiteral("width")].toDouble(), 1000.0);
        QVERIFY(deeper.first().toMap()[QStringLiteral("isAbove")].toBool());
        view.setType(QStringLiteral("alloc_objects"));
        QCOMPARE(view.type(), QStringLiteral("alloc_objects"));
        QVERIFY(view.functions()->count() >= functions);
    }

    void comparesOnlyWhatCountsTheSame()
    {
        RuntimeView view;
        view.setSession(&m_session);
        view.read(data("heap.pb.gz"));
        QTRY_VERIFY(view.hasProfile());
        view.compareWith(data("cpu.pb.gz"));
        QTRY_VERIFY(!view.isBusy());
        QVERIFY(view.problem().contains(QStringLiteral("does not count the same")));
        QVERIFY(view.older().isEmpty());
        view.compareWith(data("heap.pb.gz"));
        QTRY_VERIFY(!view.older().isEmpty());
        QCOMPARE(view.functions()->count(), 0); // nothing is different
        view.compareWith({});
        QVERIFY(view.older().isEmpty() && view.functions()->count() > 0);
    }

    void showsMetricsWithSettingsFromTheLimitsOfTheContainer()
    {
        const QString project = m_folder.filePath(QStringLiteral("shop"));
        QVERIFY(QDir().mkpath(project));
        QVERIFY(!write("shop/compose.yaml", "services:\n  order: {image: shop/order, mem_limit: 256m, cpus: 2.5}\n").isEmpty());
        m_session.importPath(project, {});
        QTRY_COMPARE_WITH_TIMEOUT(m_session.serviceCount(), 1, 20'000);
        RuntimeView view;
        view.setSession(&m_session);
        view.read(write("metrics.txt", "go_info{version=\"go1.22.3\",job=\"order\"} 1\ngo_goroutines{job=\"order\"} 7\n"
                                       "go_sched_gomaxprocs_threads{job=\"order\"} 16\n"
                                       "http_requests_total{job=\"order\",method=\"get\",path=\"/a\",code=\"500\"} 3\n"));
        QTRY_VERIFY(view.hasMetrics());
        QCOMPARE(view.service(), QStringLiteral("order"));
        QCOMPARE(value(*view.process(), "goroutines", "value").toString(), QStringLiteral("7"));
        QCOMPARE(value(*view.served(), "http_requests>GET /a", "errors").toString(), QStringLiteral("100 %"));
        QCOMPARE(view.advice().size(), 3);
        QCOMPARE(view.advice().at(0).toMap()[QStringLiteral("suggested")].toString(), QStringLiteral("230MiB"));
        QCOMPARE(view.advice().at(2).toMap()[QStringLiteral("suggested")].toString(), QStringLiteral("3"));
        QVERIFY(
            view.advice().at(2).toMap()[QStringLiteral("arithmetic")].toString().contains(QStringLiteral("2.50 = GOMAXPROCS 3")));
    }

    void saysWhyNothingWasRead()
    {
        RuntimeView view;
        view.setSession(&m_session);
        view.read(write("page.html", "<html></html>"));
        QTRY_VERIFY(!view.problem().isEmpty());
        QVERIFY(!view.isBusy() && !view.hasProfile());
        view.read(QStringLiteral("http://127.0.0.1:1/metrics"));
        QTRY_VERIFY(view.problem().contains(QStringLiteral("does not answer")));
    }
};

QTEST_MAIN(RuntimeViewTest)

#include "tst_runtimeview.moc"
