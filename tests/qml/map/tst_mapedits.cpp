#include "qml/map/mapedits.h"

#include "exporters/layout/layout.h"
#include "model/store/workspace.h"
#include "qml/map/mapdrag.h"
#include "qml/map/mapkeys.h"
#include "tests/builder.h"

#include <QTest>

using namespace alidade;
using Kind = Owner::Kind;

namespace {

Architecture shop()
{
    return test::System()
        .service("order")
        .in("Sales")
        .calls("payment")
        .calls("stock")
        .service("payment")
        .in("Billing")
        .service("stock")
        .service("mail")
        .build();
}

struct Visitor {
    std::string operator()(const AssignNode &e) const
    {
        return "assign " + e.node + " to " + (e.context.empty() ? "nothing" : e.context);
    }
    std::string operator()(const PlaceItem &e) const
    {
        return "place " + e.item + " at " + std::to_string(static_cast<int>(e.placement.x)) + "," +
               std::to_string(static_cast<int>(e.placement.y)) + (e.placement.isManual ? " by hand" : "");
    }
    std::string operator()(const ForgetPlacement &e) const { return "forget " + e.item; }
    std::string operator()(const PutContext &e) const
    {
        return "put " + e.context.id + " " + e.context.name + " " + e.context.owner;
    }
    std::string operator()(const RemoveContext &e) const { return "remove " + e.id; }
    std::string operator()(const PutRelation &e) const { return "relate " + e.relation.upstream + ">" + e.relation.downstream; }
    std::string operator()(const PutNote &e) const { return "note " + e.note.target + " " + e.note.text; }
    std::string operator()(const auto &) const { return "other"; }
};

/// The edits as text, one a line.
QString written(const MapEdit &edit)
{
    QStringList lines{edit.label};
    for (const Edit &e : edit.edits)
        lines.append(QString::fromStdString(std::visit(Visitor{}, e)));
    return lines.join(QLatin1Char('\n'));
}

/// `manual` are the cards that a person placed.
std::shared_ptr<const MapScene> scene(const std::vector<Index> &manual = {})
{
    auto scene = std::make_shared<MapScene>();
    Architecture architecture = shop(); // mail, order, payment, stock; Billing, Sales
    for (const Index node : manual)
        architecture.decisions.placements["node:" + architecture.nodes[node].name] = {0, 0, true};
    scene->architecture = std::make_shared<Architecture>(architecture);
    scene->positions.nodes = {{900, 0, 100, 60}, {100, 100, 100, 60}, {500, 100, 100, 60}, {700, 0, 100, 60}};
    scene->positions.contexts = {{476, 56, 148, 128}, {76, 56, 148, 128}};
    scene->positions.unassigned = {680, -40, 340, 120};
    for (SharedDrawing &drawing : scene->drawings)
        drawing = std::make_shared<const IndexedDrawing>(draw(*scene->architecture, scene->positions));
    return scene;
}

MapDrag drag(std::vector<Owner> owners, Point from, Point to, bool makesContext = false, const std::vector<Index> &manual = {})
{
    MapDrag drag = *MapDrag::begin(scene(manual), owners, from, makesContext);
    drag.moveTo(to);
    return drag;
}

constexpr Index mail = 0, order = 1, payment = 2, stock = 3, billing = 0, sales = 1;

} // namespace

class MapEditsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dropsCardsIntoAContext()
    {
        const MapDrag move = drag({{Kind::node, mail}, {Kind::node, stock}}, {920, 20}, {550, 80});
        QCOMPARE(move.hint(), QStringLiteral("Move mail, stock to Billing"));
        QCOMPARE(move.target(), (Rect{476, 56, 148, 128}));
        const MapEdit edit = move.edit();
        QCOMPARE(edit.edits.size(), 5U); // payment steps aside
        QVERIFY(written(edit).startsWith(
            QStringLiteral("Move mail, stock to Billing\nassign mail to Billing\nassign stock to Billing\nplace node:mail at ")));
    }

    void takesACardOutOverTheOpenCanvas()
    {
        const MapDrag move = drag({{Kind::node, payment}}, {520, 120}, {520, 720});
        QVERIFY(move.target().isEmpty());
        QCOMPARE(
            written(move.edit()),
            QStringLiteral("Take payment out of its context\nassign payment to nothing\nplace node:payment at 504,704 by hand"));
    }

    void holdsACardThatIsPulledJustOverItsBorder()
    {
        const MapEdit edit = drag({{Kind::node, payment}}, {520, 120}, {520, 210}).edit();
        QCOMPARE(written(edit), QStringLiteral("Place payment\nplace node:payment at 504,192 by hand"));
    }

    void neverLandsOnACardThatAPersonPlaced()
    {
        const MapDrag move = drag({{Kind::node, stock}}, {720, 20}, {520, 120}, false, {payment}); // right onto payment
        const CardMove landing = move.landing().front();
        QVERIFY(!Rect(landing.to.x, landing.to.y, 100, 60).intersects({500, 100, 100, 60}));
        QVERIFY(std::abs(landing.to.x - 500) + std::abs(landing.to.y - 100) < 200);
        QVERIFY(!written(move.edit()).contains(QStringLiteral("node:payment")));
    }

    void aCardThatWasPlacedAutomaticallyStepsAside()
    {
        const MapDrag move = drag({{Kind::node, stock}}, {720, 20}, {520, 120});
        QCOMPARE(move.landing().front().to, (Point{504, 104}));
        const MapEdit edit = move.edit();
        const auto *aside = std::get_if<PlaceItem>(&edit.edits.back());
        QVERIFY(aside && aside->item == "node:payment" && !aside->placement.isManual);
        const Rect payment{aside->placement.x, aside->placement.y, 100, 60};
        QVERIFY(!payment.intersects({504, 104, 100, 60}));
        QVERIFY(std::abs(payment.x - 500) + std::abs(payment.y - 100) < 320);
        QVERIFY(!payment.intersects({76, 56, 148, 128})); // not in another context
        QCOMPARE(edit.label, QStringLiteral("Move stock to Billing"));
    }

    void theLinesOfADraggedCardFollowIt()
    {
        MapDrag move = drag({{Kind::node, order}}, {120, 120}, {120, 120});
        const auto starts = [&move] {
            QStringList points;
            for (const DrawItem &item : move.lines(Detail::near)) {
                const Point from = std::get<Path>(item.shape).points.front();
                points.append(QStringLiteral("%1,%2").arg(std::lround(from.x)).arg(std::lround(from.y)));
            }
            return points;
        };
        const QStringList before = starts();
        QCOMPARE(before.size(), 2); // to payment and to stock
        move.moveTo({120, 420});
        for (int i = 0; i < 2; ++i)
            QVERIFY(starts()[i] != before[i]);
        const Drawing still = move.still(withNeighbours(*move.scene()->architecture, {{Kind::node, order}}), Detail::near);
        QVERIFY(!still.items.empty());
        for (const DrawItem &item : still.items)
            QVERIFY(item.owner.kind == Kind::node && item.owner.index != order);
    }

    void movesAContextWithItsMembers()
    {
        QCOMPARE(written(drag({{Kind::context, sales}}, {80, 60}, {180, 160}).edit()),
                 QStringLiteral("Place Sales\nplace context:Sales at 180,160 by hand\nplace node:order at 204,204 by hand"));
    }

    void dragsCardsRatherThanContextsWhenBothAreSelected()
    {
        QCOMPARE(drag({{Kind::context, sales}, {Kind::node, mail}}, {0, 0}, {9, 9}).nodes(), std::vector<Index>{mail});
    }

    void beginsNothingWithoutACard()
    {
        QVERIFY(!MapDrag::begin(scene(), {}, {}, false));
        QVERIFY(!MapDrag::begin(scene(), {{Kind::dependency, 0}}, {}, false));
        QVERIFY(!MapDrag::begin(scene(), {{Kind::context, sales}}, {}, true));
    }

    void assignsByKeyboardWithoutPlacing()
    {
        Architecture a = shop();
        a.decisions.placements["node:mail"] = {1, 2, true};
        QCOMPARE(written(assignCards(a, {mail, payment}, billing)),
                 QStringLiteral("Move mail to Billing\nassign mail to Billing\nforget node:mail"));
        QVERIFY(assignCards(a, {payment}, billing).edits.empty());
    }

    void makesAContextWithAFreshId()
    {
        const MapEdit edit = createContext(shop(), QStringLiteral("Order taking"), {order, stock}, {{order, {8, 16}}});
        QCOMPARE(written(edit),
                 QStringLiteral("New context Order taking with order, stock\nput order-taking Order taking \n"
                                "assign order to order-taking\nassign stock to order-taking\nplace node:order at 8,16 by hand"));
    }

    /// A tray of 3 x 3 cards, and two of them that become a context.
    static Architecture crowded(bool isManual)
    {
        test::System system;
        for (int i = 0; i < 9; ++i)
            system.service("card " + std::to_string(i));
        Architecture a = system.build();
        for (int i = 0; i < 9; ++i)
            a.decisions.placements["node:card " + std::to_string(i)] = {i % 3 * 260.0, i / 3 * 90.0, isManual};
        return a;
    }
    /// The map after the context was made.
    static Positions withContext(Architecture a, const std::vector<CardMove> &moves)
    {
        a.contexts.push_back({.id = "new", .name = "New"});
        for (const CardMove &move : moves) {
            a.nodes[move.node].context = 0;
            a.decisions.placements["node:" + a.nodes[move.node].name] = {move.to.x, move.to.y, true};
        }
        return arrange(a);
    }

    void aNewContextMovesNothingElse_data()
    {
        QTest::addColumn<bool>("isManual");
        QTest::newRow("placed by hand") << true;
        QTest::newRow("placed automatically") << false;
    }
    void aNewContextMovesNothingElse()
    {
        QFETCH(bool, isManual);
        const Architecture a = crowded(isManual);
        const Positions before = arrange(a);
        const Positions after = withContext(a, placesInNewContext(a, before, {0, 4}));
        QVERIFY(!after.contexts[0].intersects(after.unassigned));
        for (const std::size_t node : {1, 2, 3, 5, 6, 7, 8})
            QCOMPARE(after.nodes[node], before.nodes[node]);
    }

    void cardsThatStandAloneStayWhereTheyAre()
    {
        const Architecture a = crowded(false);
        const Positions positions = arrange(a);
        const std::vector<CardMove> moves = placesInNewContext(a, positions, {0, 1, 2, 3, 4, 5, 6, 7, 8});
        for (const CardMove &move : moves)
            QCOMPARE(move.to, (Point{positions.nodes[move.node].x, positions.nodes[move.node].y}));
    }

    void saysWhatChangedAboutAContext()
    {
        const Architecture a = shop();
        BoundedContext changed = a.contexts[billing];
        QVERIFY(changeContext(a, changed).edits.empty());
        changed.name = "Invoicing";
        QCOMPARE(changeContext(a, changed).label, QStringLiteral("Rename Billing to Invoicing"));
        changed = a.contexts[billing];
        changed.subdomain = Subdomain::core;
        QCOMPARE(changeContext(a, changed).label, QStringLiteral("Mark Billing as core"));
        changed = a.contexts[billing];
        changed.owner = "Team Blue";
        QCOMPARE(changeContext(a, changed).label, QStringLiteral("Billing is owned by Team Blue"));
    }

    void relatesContextsButNeverOneToItself()
    {
        ContextRelation relation;
        relation.upstream = "Sales", relation.downstream = "Billing", relation.pattern = Pattern::conformist;
        QCOMPARE(written(relateContexts(shop(), relation)),
                 QStringLiteral("Sales and Billing: Conformist\nrelate Sales>Billing"));
        relation.downstream = "Sales";
        QVERIFY(relateContexts(shop(), relation).edits.empty());
    }

    void writesANoteOnce()
    {
        Architecture a = shop();
        QCOMPARE(written(writeNote(a, "node:order", QStringLiteral(" slow "))),
                 QStringLiteral("Note on order\nnote node:order slow"));
        a.notes = {{"node:order", "slow"}};
        QVERIFY(writeNote(a, "node:order", QStringLiteral("slow")).edits.empty());
        QCOMPARE(writeNote(a, "node:order", {}).label, QStringLiteral("Remove the note on order"));
    }

    void takesALayoutButNotForHandPlacedCards()
    {
        Architecture a = shop();
        a.decisions.placements["node:order"] = {5, 5, true};
        const QString text = written(takeLayout(a, scene()->positions));
        QVERIFY(text.contains(QStringLiteral("place node:payment at 500,100\n")));
        QVERIFY(!text.contains(QStringLiteral("node:order")));
    }

    void countsWhatItDoesNotName()
    {
        test::System system;
        std::vector<Index> all;
        for (Index i = 0; i < 6; ++i) {
            system.service(std::string(1, static_cast<char>('a' + i)));
            all.push_back(i);
        }
        QCOMPARE(nameList(system.build(), all), QStringLiteral("a, b, c and 3 more"));
        all.resize(4);
        QCOMPARE(nameList(system.build(), all), QStringLiteral("a, b, c, d"));
    }

    void everyEditIsOneRevisionThatUndoes()
    {
        Workspace workspace = Workspace::inMemory("Shop");
        Facts facts;
        for (const char *name : {"mail", "order", "payment", "stock"}) {
            NodeFact node;
            node.name = name;
            facts.nodes.push_back(node);
        }
        Source source;
        source.id = source.name = "test";
        workspace.replaceFacts(source, facts, {});
        const std::size_t before = workspace.history().size();
        const Decisions decided = workspace.decisions();
        const Architecture a = workspace.architecture();
        const MapEdit edit = createContext(a, QStringLiteral("Sales"), {0, 1}, {{0, {8, 8}}, {1, {200, 8}}});
        workspace.edit(edit.label.toStdString(), edit.edits);
        QCOMPARE(workspace.history().size(), before + 1);
        QCOMPARE(workspace.architecture().nodes[1].context, 0U);
        workspace.undo();
        QVERIFY(workspace.decisions() == decided);
    }
};

QTEST_GUILESS_MAIN(MapEditsTest)
#include "tst_mapedits.moc"
