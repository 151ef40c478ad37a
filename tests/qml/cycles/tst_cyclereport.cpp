#include "qml/cycles/cutwords.h"
#include "qml/cycles/cycleanalysis.h"
#include "qml/cycles/cyclereport.h"
#include "qml/cycles/cyclerows.h"
#include "qml/cycles/ringdrawing.h"
#include "tests/builder.h"

#include <QTemporaryDir>
#include <QTest>

using namespace alidade;

class CycleReportTest : public QObject {
    Q_OBJECT

    static std::shared_ptr<const CycleReport> report(const test::System &system, Grouping grouping = Grouping::service)
    {
        return reportCycles(std::make_shared<Architecture>(system.build()), grouping, {});
    }

    static test::System ring()
    {
        return test::System()
            .service("order")
            .calls("payment")
            .service("payment")
            .calls("ledger")
            .service("ledger")
            .calls("order")
            .service("gateway")
            .calls("order");
    }

private Q_SLOTS:
    void membersOfACycleStandTogetherAndProvidersComeFirst()
    {
        const auto found = report(ring());
        QCOMPARE(found->cycles.size(), 1U);
        const auto gateway = std::find(found->view.names.begin(), found->view.names.end(), "gateway") - found->view.names.begin();
        QCOMPARE(found->order.back(), static_cast<std::uint32_t>(gateway));
        QCOMPARE(found->cycleOf[static_cast<std::size_t>(gateway)], CycleReport::noCycle);
    }

    void aGoodCutLeavesNothingInACycle()
    {
        const auto found = report(ring());
        const CutOutcome outcome = tryCut(*found, 0, found->cycles[0].cuts[0].edges, {});
        QCOMPARE(outcome.cyclesAfter, 0U);
        QCOMPARE(outcome.membersAfter, 0U);
        QVERIFY(outcome.stillInCycle.empty());
        QCOMPARE(found->cycles.size(), 1U); // trying changes nothing
    }

    void cuttingTooLittleSaysWhatIsLeft()
    {
        const auto found = report(ring().service("order").calls("ledger"));
        const auto &edges = found->view.edges;
        std::uint32_t chord = 0;
        while (found->view.names[edges[chord].from] != "order" || found->view.names[edges[chord].to] != "ledger")
            ++chord;
        const CutOutcome outcome = tryCut(*found, 0, {chord}, {});
        QCOMPARE(outcome.cyclesAfter, 1U);
        QCOMPARE(outcome.membersAfter, 3U);
        QCOMPARE(outcome.stillInCycle.size(), 3U);
        QVERIFY(!outcome.stillInCycle.contains(chord));
    }

    void acceptingAContextCutNamesItsServices()
    {
        const auto found =
            report(test::System().service("order").in("Sales").calls("payment").service("payment").in("Billing").calls("order"),
                   Grouping::context);
        QCOMPARE(found->cycles.size(), 1U);
        const GroupedEdge &edge = found->view.edges[found->cycles[0].edges[0]];
        const auto cuts = acceptedCutsOf(*found, edge, "because");
        QCOMPARE(cuts.size(), 1U);
        QVERIFY(cuts[0].from == "order" || cuts[0].from == "payment");
        QCOMPARE(cuts[0].reason, std::string("because"));
    }

    void tryingACutStopsNoSearch()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("ring.alidade"));
        {
            Workspace workspace = Workspace::create(file.toStdString(), "ring");
            Facts facts;
            facts.nodes = {{.name = "order"}, {.name = "payment"}};
            facts.dependencies = {{.from = "order", .to = "payment", .protocol = "grpc"},
                                  {.from = "payment", .to = "order", .protocol = "grpc"}};
            workspace.replaceFacts({.id = "/ring", .name = "ring", .kind = "directory"}, facts, {});
            workspace.edit("Place", {PlaceItem{"node:order", {0, 0, true}}, PlaceItem{"node:payment", {300, 0, true}}});
        }
        Session session;
        CycleAnalysis analysis;
        analysis.setSession(&session);
        connect(&session, &Session::architectureChanged, this, [&] { analysis.tryCut(0); });
        session.open(QUrl::fromLocalFile(file));
        QTRY_COMPARE(analysis.cycles().size(), 1);
        session.edit(QStringLiteral("Draw Billing"), {PutContext{{.id = "billing", .name = "Billing"}}});
        QTRY_COMPARE(session.contextCount(), 1);
        QTRY_VERIFY(!analysis.isBusy());
        QCOMPARE(analysis.report()->architecture, session.architecture());
    }

    void theAdviceSaysWhatToDoForEachEdge()
    {
        const auto found = report(ring());
        const Cut &cut = found->cycles[0].cuts[0];
        const QString advice = cutAdvice(*found, cut);
        const GroupedEdge &edge = found->view.edges[cut.edges[0]];
        const QString ends =
            QStringLiteral("%1 → %2: ")
                .arg(QString::fromStdString(found->view.names[edge.from]), QString::fromStdString(found->view.names[edge.to]));
        QVERIFY2(advice.startsWith(ends), qPrintable(advice));
        QVERIFY2(advice.contains(QStringLiteral("publish an event that")), qPrintable(advice));
        QVERIFY(advice.endsWith(QLatin1Char('.')));
    }

    void rowsNameTheModeInWords()
    {
        const auto found = report(ring());
        const QVariantList edges = edgeRows(*found, found->cycles[0], nullptr);
        QCOMPARE(edges.size(), 3);
        QCOMPARE(edges[0].toMap()[QStringLiteral("mode")].toString(), QStringLiteral("Sync"));
        QCOMPARE(cutRows(*found, found->cycles[0]).size(), static_cast<qsizetype>(found->cycles[0].cuts.size()));
    }

    void theRingShowsEveryMemberAndDependency()
    {
        const auto found = report(ring());
        const Drawing drawing = drawRing(*found, 0, nullptr, false);
        int boxes = 0, paths = 0;
        for (const DrawItem &item : drawing.items) {
            boxes += std::holds_alternative<Box>(item.shape);
            paths += std::holds_alternative<Path>(item.shape);
            QVERIFY(drawing.bounds.united(item.bounds()) == drawing.bounds);
        }
        QCOMPARE(boxes, 3);
        QCOMPARE(paths, 3);
    }
};

QTEST_GUILESS_MAIN(CycleReportTest)

#include "tst_cyclereport.moc"
