#include "qml/map/mapscene.h"

#include "exporters/exporter.h"
#include "model/error.h"
#include "qml/canvas/painter.h"
#include "qml/map/mapexport.h"
#include "qml/map/mapkeys.h"
#include "qml/map/maplegend.h"
#include "qml/map/mapwords.h"
#include "qml/session/evidence.h"
#include "tests/builder.h"

#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>

using namespace alidade;
using Kind = Owner::Kind;

namespace {

std::shared_ptr<const MapScene> scene()
{
    auto a = std::make_shared<Architecture>(test::System()
                                                .service("order")
                                                .in("Sales")
                                                .calls("payment")
                                                .calls("stock")
                                                .service("payment")
                                                .in("Billing")
                                                .calls("ledger")
                                                .service("ledger")
                                                .in("Billing")
                                                .build());
    a->systemName = "Shop";
    return makeScene(a, {});
}

bool hasOwner(const Drawing &drawing, Owner owner)
{
    return std::any_of(drawing.items.begin(), drawing.items.end(), [&](const DrawItem &item) { return item.owner == owner; });
}

constexpr Index ledger = 0, order = 1, payment = 2, stock = 3;

} // namespace

class MapSceneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void keysFindWhatTheyNameAndNothingElse()
    {
        const auto map = scene();
        const Architecture &a = *map->architecture;
        for (const Owner owner : {Owner{Kind::node, order}, Owner{Kind::context, 1}, Owner{Kind::dependency, 2}})
            QCOMPARE(ownerOf(a, keyOf(a, owner)), owner);
        for (const char *key :
             {"", "node:", "node:nobody", "dependency:order", "dependency:order>nobody", "context:none", "whatever"})
            QCOMPARE(ownerOf(a, key).kind, Kind::none);
    }

    void speaksNameKindAndPlace()
    {
        const auto map = scene();
        const Architecture &a = *map->architecture;
        QCOMPARE(spokenName(a, {Kind::node, payment}), QStringLiteral("payment, service, in Billing"));
        QCOMPARE(spokenName(a, {Kind::node, stock}), QStringLiteral("stock, service, unassigned"));
        QCOMPARE(spokenName(a, {Kind::dependency, 0}), QStringLiteral("order depends on payment, synchronous"));
    }

    void aSelectionKeepsItsNeighboursBright()
    {
        const auto map = scene();
        const Highlight bright = withNeighbours(*map->architecture, {{Kind::node, payment}});
        QCOMPARE(bright.nodes, (std::vector<Index>{ledger, order, payment}));
        QCOMPARE(bright.dependencies.size(), 2U);
    }

    void aCopyTakesTheSelectionAlone()
    {
        const auto map = scene();
        const Highlight alone_ = alone(*map->architecture, {{Kind::context, 0}}); // Billing
        QCOMPARE(alone_.nodes, (std::vector<Index>{ledger, payment}));
        const Drawing part = only(map->drawings[2]->drawing, alone_);
        QVERIFY(hasOwner(part, {Kind::node, payment}));
        QVERIFY(!hasOwner(part, {Kind::node, order}));
        QVERIFY(part.bounds.width < map->drawings[2]->drawing.bounds.width);
    }

    void farAwayContextsStandForTheirCards()
    {
        const auto map = scene();
        const auto bright = highlighted(*map, withNeighbours(*map->architecture, {{Kind::node, order}}));
        QVERIFY(hasOwner(bright[0]->drawing, {Kind::context, 1}));
    }

    void aRelatedContextNeverHidesItsDimmedCards()
    {
        const auto built = scene();
        auto a = std::make_shared<Architecture>(*built->architecture);
        ContextRelation relation;
        relation.upstream = a->contexts[0].id, relation.downstream = a->contexts[1].id;
        a->relations = {relation};
        const auto map = makeScene(a, {});
        const auto bright = highlighted(*map, withNeighbours(*map->architecture, {{Kind::context, 0}}));
        QVERIFY(hasOwner(bright[2]->drawing, {Kind::context, 0}));
        QVERIFY(!hasOwner(bright[2]->drawing, {Kind::context, 1}));
        QVERIFY(hasOwner(bright[0]->drawing, {Kind::context, 1}));
    }

    void theLegendHasTheColoursThatAreDrawn()
    {
        for (const Lens lens : {Lens::structure, Lens::drift, Lens::live, Lens::ownership, Lens::coupling}) {
            for (const Voice voice : {Voice::designed, Voice::coded, Voice::deployed, Voice::observed}) {
                const auto a = std::make_shared<Architecture>(
                    test::System().service("a").in("A").calls("b", Mode::async, "nats", voice).service("b").in("B").build());
                DrawingOptions options;
                options.lens = lens;
                const auto map = makeScene(a, options);
                for (const DrawItem &item : map->drawings[2]->drawing.items) {
                    const auto *path = std::get_if<Path>(&item.shape);
                    if (item.owner.kind != Kind::dependency || !path || !path->hasArrow)
                        continue;
                    const std::vector<LegendRow> legend = legendOf(lens, false);
                    QVERIFY(std::any_of(legend.begin(), legend.end(),
                                        [&](const LegendRow &row) { return row.color == toQt(path->stroke); }));
                }
            }
        }
    }

    void theLegendHasEveryKindOfLine()
    {
        const std::vector<LegendRow> legend = legendOf(Lens::structure, false);
        for (const Mode mode : {Mode::sync, Mode::async, Mode::data, Mode::build, Mode::telemetry}) {
            const auto a = std::make_shared<Architecture>(test::System().service("a").calls("b", mode, "x").service("b").build());
            const auto map = makeScene(a, {});
            for (const DrawItem &item : map->drawings[2]->drawing.items) {
                const auto *path = std::get_if<Path>(&item.shape);
                if (item.owner.kind != Kind::dependency || !path || !path->hasArrow)
                    continue;
                const QString sample = path->dash == Path::Dash::dashed   ? QStringLiteral("dashed")
                                       : path->dash == Path::Dash::dotted ? QStringLiteral("dotted")
                                                                          : QStringLiteral("solid");
                QCOMPARE(std::count_if(legend.begin(), legend.end(),
                                       [&](const LegendRow &row) {
                                           return row.color == toQt(path->stroke) && row.sample == sample &&
                                                  row.width == path->width;
                                       }),
                         1);
            }
        }
    }

    void exportsWhatIsSeen()
    {
        const auto map = scene();
        QVERIFY(exported(*map, QStringLiteral("svg")).contains("payment"));
        QVERIFY(exported(*map, QStringLiteral("png")).startsWith("\x89PNG"));
        QVERIFY(exported(*map, QStringLiteral("pdf")).startsWith("%PDF"));
        QVERIFY(exported(*map, QStringLiteral("dot")).contains("digraph"));
        QVERIFY(exported(*map, QStringLiteral("mermaid")).contains("flowchart"));
        QVERIFY_EXCEPTION_THROWN(exported(*map, QStringLiteral("gif")), Error);
    }

    void everyFormatOfTheRegistryIsOfferedAndWritten()
    {
        const auto map = scene();
        const std::vector<ExportChoice> choices = exportChoices();
        QCOMPARE(choices.size(), graphFormats().size());
        QVERIFY(choices.front().isPicture && !choices.back().isPicture);
        for (const ExportChoice &choice : choices)
            QVERIFY2(!exported(*map, choice.name).isEmpty(), qPrintable(choice.name));
    }

    void suggestsAFileNameThatEveryFileSystemTakes()
    {
        const QString svg = QStringLiteral("svg");
        QCOMPARE(exportFileName(QStringLiteral("Shop"), svg), QStringLiteral("Shop.svg"));
        QCOMPARE(exportFileName(QStringLiteral("a/b: \"c\"\n"), svg), QStringLiteral("a-b- -c-.svg"));
        QCOMPARE(exportFileName(QStringLiteral("../.."), svg), QStringLiteral("-...svg"));
        QCOMPARE(exportFileName(QString(), svg), QStringLiteral("map.svg"));
        QVERIFY(exportFileName(QString(500, QLatin1Char('x')), svg).size() < 100);
    }

    void theClipboardGetsSvgAndPng()
    {
        const std::unique_ptr<QMimeData> data(clipboardData(copiedPicture(scene()->drawings[2]->drawing)));
        QVERIFY(data->data(QStringLiteral("image/svg+xml")).contains("<svg"));
        QVERIFY(data->data(QStringLiteral("image/png")).startsWith("\x89PNG"));
    }

    void opensOnlyPlainFilesInsideTheSource()
    {
        QTemporaryDir folder, outside;
        const auto write = [](const QString &path) {
            QFile file(path);
            return file.open(QIODevice::WriteOnly) && file.write("x") == 1;
        };
        QVERIFY(write(folder.filePath(QStringLiteral("main.go"))) && write(folder.filePath(QStringLiteral("run.sh"))) &&
                write(outside.filePath(QStringLiteral("secret"))));
        QVERIFY(QFile::setPermissions(folder.filePath(QStringLiteral("run.sh")),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QVERIFY(QFile::link(outside.filePath(QStringLiteral("secret")), folder.filePath(QStringLiteral("link"))));
        Source source;
        source.id = folder.path().toStdString();
        source.name = "shop";
        QCOMPARE(placeInSource(source, QStringLiteral("main.go")),
                 QFileInfo(folder.filePath(QStringLiteral("main.go"))).canonicalFilePath());
        for (const char *bad : {"run.sh", "link", "../secret", "/etc/passwd", "missing", ""})
            QCOMPARE(placeInSource(source, QString::fromLatin1(bad)), QString());
    }
};

QTEST_MAIN(MapSceneTest)
#include "tst_mapscene.moc"
