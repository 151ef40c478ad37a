#include "qml/live/comparisontable.h"
#include "qml/live/drifttable.h"
#include "qml/live/healthtable.h"
#include "qml/live/recorder.h"
#include "qml/live/snapshots.h"
#include "qml/live/tracewaterfall.h"
#include "qml/live/traffictable.h"

#include <QDateTime>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace alidade;

/// The tables of the Live screen over the sample system and its recorded traces, and a recording of real requests.
class LiveTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;

    static QStringList keys(const RowModel &rows, const QString &section = {})
    {
        QStringList list;
        for (const KeyedRow &row : rows.rows()) {
            if (section.isEmpty() || row.section == section)
                list.append(row.key);
        }
        list.sort();
        return list;
    }

    /// One span as an OTLP/HTTP client sends it, written with ' for ".
    static QByteArray span(const QByteArray &trace, const QByteArray &service, const QByteArray &id, const QByteArray &parent)
    {
        const QByteArray now = QByteArray::number(QDateTime::currentSecsSinceEpoch());
        return "{'resource':{'attributes':[{'key':'service.name','value':{'stringValue':'" + service +
               "'}}]},'scopeSpans':[{'spans':[{'traceId':'" + trace + "','spanId':'" + id + "','parentSpanId':'" + parent +
               "','kind':" + (parent.isEmpty() ? "3" : "2") + ",'name':'Pay','startTimeUnixNano':'" + now +
               "000000000','endTimeUnixNano':'" + now + "005000000'}]}]}";
    }
    /// Two services, of which one calls the other.
    static QByteArray spans(const QByteArray &trace)
    {
        QByteArray body = "{'resourceSpans':[" + span(trace, "till", "00000000000000a1", {}) + "," +
                          span(trace, "ledger", "00000000000000a2", "00000000000000a1") + "]}";
        return body.replace('\'', '"');
    }

    QString address(const Recorder &recorder, const char *protocol) const
    {
        for (const QVariant &door : recorder.doors()) {
            if (door.toMap()[QStringLiteral("protocol")] == QString::fromLatin1(protocol))
                return door.toMap()[QStringLiteral("address")].toString();
        }
        return {};
    }

    int post(const QString &address, const QByteArray &body) const
    {
        QNetworkAccessManager network;
        QNetworkRequest request(QUrl(QStringLiteral("http://%1/v1/traces").arg(address)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        const std::unique_ptr<QNetworkReply> reply(network.post(request, body));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished())
            finished.wait(5000);
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }

    bool edit(const std::function<void()> &change)
    {
        QSignalSpy changed(m_session.get(), &Session::architectureChanged);
        change();
        if (changed.isEmpty() && !changed.wait(10'000))
            return false;
        return QTest::qWaitFor([this] { return !m_session->traffic()->isReading(); }, 10'000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString file = m_folder.filePath(QStringLiteral("shop.alidade"));
        m_session = std::make_unique<Session>();
        m_session->create(QUrl::fromLocalFile(file));
        QTRY_VERIFY(m_session->isOpen());
        m_session->traffic()->want(this, true);
        for (const char *source : {"", "/traces/shop.json"}) {
            m_session->importPath(QStringLiteral(SOURCE_DIR "/resources/sample") + QString::fromLatin1(source), {});
            QTRY_COMPARE_WITH_TIMEOUT(m_session->tasks()->count(), 0, 60'000);
        }
        QTRY_VERIFY_WITH_TIMEOUT(m_session->traffic()->hasTraffic() && !m_session->traffic()->isReading(), 10'000);
    }

    void showsWhatCallsWhatAndKeepsItsOrder()
    {
        TrafficTable table;
        table.setSession(m_session.get());
        QVERIFY(table.rows()->count() > 20);
        const int edge = table.find(QStringLiteral("gateway"), QStringLiteral("order")); // by another of its names
        QVERIFY(edge >= 0);
        const QVariantMap row = table.rows()->at(edge);
        QCOMPARE(row[QStringLiteral("errors")].toString(), QStringLiteral("14.3 %"));
        QVERIFY(!row[QStringLiteral("examples")].toList().isEmpty());
        table.sortBy(QStringLiteral("errors"));
        QVERIFY(table.isDescending());
        QVERIFY(table.rows()->at(0)[QStringLiteral("errorsValue")].toDouble() > 0);
        const QString first = table.rows()->rows().front().key;
        Q_EMIT m_session->traffic()->reportChanged(true);
        QCOMPARE(table.rows()->rows().front().key, first);
        table.sortBy(QStringLiteral("errors"));
        QVERIFY(table.rows()->at(0)[QStringLiteral("errorsValue")].toDouble() <= 0);
        table.setFilter(QStringLiteral("legacy"));
        for (const QString &key : keys(*table.rows()))
            QVERIFY(key.contains(QLatin1String("legacy")));
        const int unseen = table.find(QStringLiteral("legacy-shop"), QStringLiteral("postgres-order"));
        QCOMPARE(table.rows()->at(unseen)[QStringLiteral("state")].toString(), QStringLiteral("dead"));
    }

    void aShorterTimeHasLessTraffic()
    {
        TrafficTable table;
        table.setSession(m_session.get());
        TrafficWatch &watch = *m_session->traffic();
        const double all = table.rows()->at(0)[QStringLiteral("callsValue")].toDouble();
        watch.choose(watch.domainTo() - 30, watch.domainTo());
        QTRY_VERIFY(!watch.isReading());
        QVERIFY(!watch.isWhole());
        const double some = table.rows()->at(0)[QStringLiteral("callsValue")].toDouble();
        QVERIFY(some > 0 && some < all);
        int idle = 0;
        for (const KeyedRow &row : table.rows()->rows())
            idle += row.values[QStringLiteral("state")] == QStringLiteral("idle") ? 1 : 0;
        QVERIFY(idle > 0);
        watch.chooseWhole();
        QTRY_VERIFY(!watch.isReading());
    }

    void decidesAboutDriftAndUndoesIt()
    {
        DriftTable table;
        table.setSession(m_session.get());
        QCOMPARE(keys(*table.rows(), QStringLiteral("Hidden")),
                 QStringList({QStringLiteral("notification-service>postgres-user"), QStringLiteral("price-watch>gateway"),
                              QStringLiteral("storefront>inventory-service")}));
        QCOMPARE(table.openCount(), 5);
        const QString key = QStringLiteral("price-watch>gateway");
        table.accept(key, QStringLiteral("known"), QStringLiteral("tomorrow"));
        QVERIFY(!table.isDay(QStringLiteral("tomorrow")));
        QVERIFY(edit([&] { table.accept(key, QStringLiteral("known"), QStringLiteral("2999-12-31")); }));
        QCOMPARE(table.openCount(), 4);
        QCOMPARE(table.rows()->at(table.rows()->indexOf(key))[QStringLiteral("decision")].toString(),
                 QStringLiteral("Accepted until 2999-12-31"));
        QVERIFY(edit([&] { m_session->undo(); }));
        QCOMPARE(table.openCount(), 5);
        QVERIFY(edit([&] { table.adopt(key); }));
        QCOMPARE(table.rows()->indexOf(key), -1); // what runs is what was drawn
        QVERIFY(edit([&] { m_session->undo(); }));
    }

    void comparesASnapshotThatWasRenamed()
    {
        Snapshots snapshots;
        snapshots.setSession(m_session.get());
        QVERIFY(!snapshots.problemOf(QStringLiteral("now"), {}).isEmpty());
        QVERIFY(edit([&] { snapshots.take(QStringLiteral("before"), QStringLiteral("v1"), true); }));
        QVERIFY(!snapshots.problemOf(QStringLiteral("before"), {}).isEmpty());
        QVERIFY(
            edit([&] { snapshots.describe(QStringLiteral("before"), QStringLiteral("v1.4"), QStringLiteral("kept"), true); }));
        QCOMPARE(snapshots.list().size(), 1);
        QCOMPARE(snapshots.list().front().toMap()[QStringLiteral("name")].toString(), QStringLiteral("v1.4"));
        ComparisonTable table;
        table.setSession(m_session.get());
        QCOMPARE(table.choices().size(), 6); // now, the chosen time, the design, the snapshot and two imports
        const QString import = table.choices().at(5).toMap()[QStringLiteral("value")].toString();
        QVERIFY(import.startsWith(QLatin1String("revision:")));
        table.setShown(true);
        table.setBefore(QStringLiteral("snapshot:v1.4"));
        QTRY_VERIFY(!table.isBusy());
        QCOMPARE(table.rows()->count(), 0);
        table.setBefore(QStringLiteral("design"));
        QTRY_VERIFY(!table.isBusy() && table.rows()->count() > 0);
        QVERIFY(!table.map()->isEmpty());
        table.setBefore(import); // the code, before there were traces
        QTRY_VERIFY(!table.isBusy());
        QCOMPARE(table.rows()->count(), 0); // the same code; what was only observed does not count against it
        table.setBefore(QStringLiteral("design"));
        QVERIFY(edit([&] { snapshots.remove(QStringLiteral("v1.4")); }));
        QVERIFY(snapshots.list().isEmpty());
    }

    void replaysTheChosenTimeAtTheSpeedThatIsAskedFor()
    {
        TrafficWatch &watch = *m_session->traffic();
        QObject screen;
        watch.want(&screen, true);
        QTRY_VERIFY(!watch.isReading());
        const double length = watch.to() - watch.from();
        watch.replay(length / 2); // two seconds in all
        QVERIFY(watch.isReplaying());
        QTRY_VERIFY(watch.replayAt() > watch.from());
        const double now = watch.replayAt();
        QTRY_VERIFY(watch.replayAt() > now);
        QVERIFY(static_cast<double>(watch.report()->range.to - watch.report()->range.from) < length);
        QTRY_VERIFY_WITH_TIMEOUT(!watch.isReplaying(), 20'000);
        QTRY_VERIFY(!watch.isReading());
        QCOMPARE(static_cast<double>(watch.report()->range.to - watch.report()->range.from), length);
        watch.want(&screen, false);
    }

    void showsATraceAndWhoCalledWhom()
    {
        TrafficTable table;
        table.setSession(m_session.get());
        const QVariantMap edge = table.rows()->at(table.find(QStringLiteral("gateway"), QStringLiteral("order-service")));
        TraceWaterfall waterfall;
        waterfall.setSession(m_session.get());
        waterfall.setTrace(edge[QStringLiteral("examples")].toList().front().toMap()[QStringLiteral("trace")].toString());
        QTRY_VERIFY(waterfall.rows()->count() > 2);
        bool isCalled = false;
        for (const KeyedRow &row : waterfall.rows()->rows())
            isCalled = isCalled || (row.values[QStringLiteral("caller")] == QStringLiteral("gateway") &&
                                    row.values[QStringLiteral("service")].toString().startsWith(QLatin1String("order")));
        QVERIFY(isCalled);
        waterfall.setTrace(QStringLiteral("ffffffffffffffffffffffffffffffff"));
        QTRY_VERIFY(waterfall.isMissing());
        QCOMPARE(waterfall.rows()->count(), 0);
        waterfall.setTrace(QStringLiteral("no trace"));
        QVERIFY(waterfall.isMissing());
    }

    void tellsWhereTheContextIsDropped()
    {
        HealthTable table;
        table.setSession(m_session.get());
        QCOMPARE(table.known(), 28);
        QCOMPARE(table.seen(), 26);
        QCOMPARE(table.edges()->rows().front().key, QStringLiteral("storefront>gateway"));
        QCOMPARE(table.edges()->at(0)[QStringLiteral("share")].toString(), QStringLiteral("100 %"));
        QCOMPARE(table.onlyObserved(), QStringList{QStringLiteral("price-watch")});
    }

    void recordsWhatIsSentAndKeepsItWhenTheWorkspaceIsClosed()
    {
        Recorder recorder;
        recorder.setSession(m_session.get());
        recorder.setOtlpGrpc({});
        recorder.setZipkin({});
        recorder.setOtlpHttp(QStringLiteral("127.0.0.1:0"));
        recorder.start();
        QTRY_COMPARE_WITH_TIMEOUT(recorder.state(), Recorder::State::Recording, 10'000);
        const QString door = address(recorder, "OTLP/HTTP");
        QCOMPARE(post(door, spans("000000000000000000000000000000c1")), 200);
        QElapsedTimer sinceSent;
        sinceSent.start();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->architecture()->findNode("ledger") != none, 10'000);
        qInfo("on the map after %lld ms", sinceSent.elapsed());
        QTRY_COMPARE(recorder.stored(), 2.0);
        QCOMPARE(post(door, spans("000000000000000000000000000000c2")), 200);
        const QString file = m_session->fileName();
        m_session->close();
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->isOpen(), 10'000);
        QTRY_COMPARE(recorder.state(), Recorder::State::Idle);
        QCOMPARE(post(door, spans("000000000000000000000000000000c3")), 0); // nobody is there
        const Workspace workspace = Workspace::open(file.toStdString(), Workspace::Access::readOnly);
        double calls = 0;
        for (const TrafficEdge &edge : workspace.traffic({}, "live").edges)
            calls += edge.total().calls;
        QCOMPARE(calls, 2.0);
    }

    void anAddressThatCannotBeOpenedIsTold()
    {
        m_session->create(QUrl::fromLocalFile(m_folder.filePath(QStringLiteral("other.alidade"))));
        QTRY_VERIFY(m_session->isOpen());
        Recorder recorder;
        recorder.setSession(m_session.get());
        recorder.setOtlpHttp(QStringLiteral("203.0.113.7:1"));
        recorder.start();
        QTRY_VERIFY(!recorder.problem().isEmpty());
        QTRY_COMPARE(recorder.state(), Recorder::State::Idle);
    }
};

QTEST_GUILESS_MAIN(LiveTest)

#include "tst_live.moc"
