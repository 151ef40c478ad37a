#include "exporters/layout/layout.h"
#include "model/error.h"
#include "tests/builder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <thread>

using namespace alidade;
using namespace std::chrono_literals;

namespace {

std::filesystem::path helperProgram() { return std::filesystem::path(BINARY_DIR) / "bin" / "alidade-layout"; }

LayoutOptions withHelper() { return {.helper = helperProgram()}; }

test::System shopSystem()
{
    return test::System()
        .service("web", NodeKind::frontend)
        .in("Store")
        .calls("gateway", Mode::sync, "http")
        .service("gateway", NodeKind::gateway)
        .in("Store")
        .calls("order")
        .calls("catalog")
        .calls("account")
        .service("catalog")
        .in("Store")
        .calls("catalog-db", Mode::data, "sql")
        .service("catalog-db", NodeKind::datastore)
        .in("Store")
        .service("order")
        .in("Ordering")
        .calls("payment")
        .calls("bus", Mode::async, "nats")
        .calls("order-db", Mode::data, "sql")
        .service("order-db", NodeKind::datastore)
        .in("Ordering")
        .service("basket")
        .in("Ordering")
        .calls("order")
        .service("payment")
        .in("Billing")
        .calls("ledger")
        .calls("bank", Mode::sync, "http")
        .service("ledger")
        .in("Billing")
        .service("account")
        .in("Identity")
        .service("bus", NodeKind::broker)
        .service("bank", NodeKind::external)
        .service("mailer", NodeKind::job)
        .calls("bus", Mode::async, "nats");
}

Architecture shop() { return shopSystem().build(); }

/// Everything that a map must keep: cards apart, cards inside their own region and in no other, regions apart.
void expectTidy(const Architecture &a, const Positions &p)
{
    ASSERT_EQ(p.nodes.size(), a.nodes.size());
    ASSERT_EQ(p.contexts.size(), a.contexts.size());
    for (std::size_t i = 0; i < p.nodes.size(); ++i) {
        for (std::size_t j = i + 1; j < p.nodes.size(); ++j)
            EXPECT_FALSE(p.nodes[i].intersects(p.nodes[j])) << a.nodes[i].name << " and " << a.nodes[j].name;
        const Rect &own = a.nodes[i].context == none ? p.unassigned : p.contexts[a.nodes[i].context];
        EXPECT_EQ(own.united(p.nodes[i]), own) << a.nodes[i].name << " in its region";
    }
    std::vector<Rect> regions = p.contexts;
    if (!p.unassigned.isEmpty())
        regions.push_back(p.unassigned);
    for (std::size_t i = 0; i < regions.size(); ++i) {
        for (std::size_t j = i + 1; j < regions.size(); ++j)
            EXPECT_FALSE(regions[i].intersects(regions[j])) << "regions " << i << " and " << j;
    }
}

/// What stands where it is told to in a fixture.
Placement at(double x, double y, bool isManual = false) { return {x, y, isManual}; }

/// Stores what a layout found, as the desktop does.
void store(Architecture &a, const Positions &p, bool isManual = false)
{
    for (std::size_t i = 0; i < a.nodes.size(); ++i)
        a.decisions.placements["node:" + a.nodes[i].name] = {p.nodes[i].x, p.nodes[i].y, isManual};
}

Architecture randomSystem(std::size_t nodes, std::size_t edges)
{
    Architecture a;
    std::mt19937 random(4);
    for (std::size_t i = 0; i < nodes; ++i) {
        char name[32];
        std::snprintf(name, sizeof name, "n%05zu", i);
        a.nodes.push_back({.name = name});
    }
    std::set<std::pair<Index, Index>> ends;
    while (ends.size() < edges)
        ends.insert({static_cast<Index>(random() % nodes), static_cast<Index>(random() % nodes)});
    for (const auto &[from, to] : ends)
        a.dependencies.push_back({.from = from, .to = to, .protocol = "grpc"});
    return a;
}

/// A shell script that stands in for the helper program.
class Script {
public:
    explicit Script(const std::string &commands)
        : m_path(std::filesystem::path(testing::TempDir()) / ("layout-script-" + std::to_string(counter++)))
    {
        std::ofstream(m_path) << "#!/bin/sh\n" << commands << "\n";
        std::filesystem::permissions(m_path, std::filesystem::perms::owner_all);
    }
    ~Script() { std::filesystem::remove(m_path); }
    const std::filesystem::path &path() const { return m_path; }

private:
    static inline int counter = 0;
    std::filesystem::path m_path;
};

std::chrono::milliseconds timed(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
}

TEST(Layout, isTidyAndUsesDot)
{
    const Architecture a = shop();
    const Layout layout = layOut(a, withHelper());
    EXPECT_TRUE(layout.diagnostics.empty()) << layout.diagnostics.front().message;
    EXPECT_EQ(layout.used, "dot");
    EXPECT_EQ(layout.placed.size(), a.nodes.size());
    expectTidy(a, layout.positions);
    for (const Rect &region : layout.positions.contexts)
        EXPECT_LT(layout.positions.unassigned.x, region.x) << "the tray is at the left edge";
}

double gapBetween(const Rect &l, const Rect &r)
{
    const double x = std::max({l.x - (r.x + r.width), r.x - (l.x + l.width), 0.0});
    const double y = std::max({l.y - (r.y + r.height), r.y - (l.y + l.height), 0.0});
    return std::hypot(x, y);
}

TEST(Layout, aStoreStandsBesideTheOnlyOneWhoUsesIt)
{
    test::System system;
    for (const std::string name : {"account", "basket", "catalog", "delivery", "email"})
        system.service("gateway")
            .calls(name)
            .service(name)
            .calls(name + "-db", Mode::data, "sql")
            .service(name + "-db", NodeKind::datastore);
    system.service("account").calls("shared-db", Mode::data).service("basket").calls("shared-db", Mode::data);
    system.service("shared-db", NodeKind::datastore);
    const Architecture a = system.build();
    const Positions p = layOut(a, withHelper()).positions;
    expectTidy(a, p);
    for (const std::string name : {"account", "basket", "catalog", "delivery", "email"})
        EXPECT_LE(gapBetween(p.nodes[a.findNode(name)], p.nodes[a.findNode(name + "-db")]), 40) << name;
}

TEST(Layout, aGatewayToSixtyServicesIsFoldedIntoAPicture)
{
    test::System system;
    for (int i = 0; i < 60; ++i)
        system.service("gateway").calls("s" + std::to_string(i)).service("s" + std::to_string(i)).calls("ledger");
    const Architecture a = system.build();
    const Positions p = layOut(a, withHelper()).positions;
    expectTidy(a, p);
    const double aspect = p.unassigned.width / p.unassigned.height;
    EXPECT_GT(aspect, 0.7);
    EXPECT_LT(aspect, 3.2);
}

TEST(Layout, whatAllSendTelemetryToPullsNothingApart)
{
    Architecture a = shop();
    const Positions without = layOut(a, withHelper()).positions;
    test::System system = shopSystem();
    for (const Node &node : a.nodes)
        system.service(node.name, node.kind).calls("collector", Mode::telemetry, "otlp");
    a = system.service("collector", NodeKind::telemetry).build();
    const Positions with = layOut(a, withHelper()).positions;
    expectTidy(a, with);
    for (Index i = 0; i < a.contexts.size(); ++i)
        EXPECT_EQ(with.contexts[i].width * with.contexts[i].height, without.contexts[i].width * without.contexts[i].height);
}

TEST(Layout, isTheSameEveryTime)
{
    const Architecture a = shop();
    EXPECT_EQ(layOut(a, withHelper()).positions.nodes, layOut(a, withHelper()).positions.nodes);
    const Architecture large = randomSystem(260, 600);
    EXPECT_EQ(layOut(large, withHelper()).positions.nodes, layOut(large, withHelper()).positions.nodes);
}

TEST(Layout, storedPlacementsGiveTheSameMap)
{
    Architecture a = shop();
    const Positions laidOut = layOut(a, withHelper()).positions;
    store(a, laidOut);
    const Positions again = arrange(a);
    EXPECT_EQ(again.nodes, laidOut.nodes);
    EXPECT_EQ(again.contexts, laidOut.contexts);
    EXPECT_EQ(again.unassigned, laidOut.unassigned);
}

TEST(Layout, aNewNodeMovesNothingElse)
{
    Architecture before = shop();
    store(before, layOut(before, withHelper()).positions);
    Architecture after = shopSystem()
                             .service("gateway", NodeKind::gateway)
                             .calls("coupon")
                             .service("basket")
                             .calls("coupon")
                             .service("coupon")
                             .in("Ordering")
                             .build();
    after.decisions = before.decisions;
    const Layout layout = layOut(after, withHelper());
    ASSERT_EQ(layout.placed, std::vector<Index>{after.findNode("coupon")});
    for (Index i = 0; i < after.nodes.size(); ++i) {
        if (after.nodes[i].name == "coupon")
            continue;
        const Placement &stored = before.decisions.placements.at("node:" + after.nodes[i].name);
        EXPECT_EQ(layout.positions.nodes[i].x, stored.x) << after.nodes[i].name;
        EXPECT_EQ(layout.positions.nodes[i].y, stored.y) << after.nodes[i].name;
    }
    expectTidy(after, layout.positions);
}

/// A laid out map after which an import says that a card belongs to another context.
Architecture withMovedMember(const std::string &node, const std::string &context)
{
    Architecture a = shop();
    store(a, layOut(a, withHelper()).positions);
    a.nodes[a.findNode(node)].context = a.findContext(context);
    return a;
}

TEST(Layout, aCardThatChangedItsContextMovesThere)
{
    Architecture a = withMovedMember("catalog-db", "Identity");
    const Index moved = a.findNode("catalog-db");
    const Layout layout = layOut(a, withHelper());
    EXPECT_EQ(layout.placed, std::vector<Index>{moved});
    expectTidy(a, layout.positions);
    const Rect region = layout.positions.contexts[a.findContext("Identity")];
    EXPECT_LT(region.width + region.height, 900) << "not stretched over the map";
    expectTidy(a, arrange(a));
}

TEST(Layout, aCardPlacedByHandStaysThoughItsContextChanged)
{
    Architecture a = withMovedMember("catalog-db", "Identity");
    Placement &placement = a.decisions.placements.at("node:catalog-db");
    placement.isManual = true;
    const Layout layout = layOut(a, withHelper());
    EXPECT_EQ(std::count(layout.placed.begin(), layout.placed.end(), a.findNode("catalog-db")), 0);
    EXPECT_EQ(layout.positions.nodes[a.findNode("catalog-db")].x, placement.x);
    EXPECT_EQ(layout.positions.nodes[a.findNode("catalog-db")].y, placement.y);
}

TEST(Layout, neverMovesWhatWasPlacedByHand)
{
    Architecture a = shop();
    a.decisions.placements["node:order"] = {3210, -77, true};
    a.decisions.placements["node:web"] = {10, 10, false};
    LayoutOptions options = withHelper();
    options.keepPlaced = false;
    const Layout layout = layOut(a, options);
    const Rect &order = layout.positions.nodes[a.findNode("order")];
    EXPECT_EQ(order.x, 3210);
    EXPECT_EQ(order.y, -77);
    EXPECT_EQ(std::count(layout.placed.begin(), layout.placed.end(), a.findNode("order")), 0);
    EXPECT_EQ(std::count(layout.placed.begin(), layout.placed.end(), a.findNode("web")), 1);
    expectTidy(a, layout.positions);
}

TEST(Layout, aDenseGraphComesBackInTime)
{
    const Architecture a = randomSystem(300, 6000);
    Layout layout;
    EXPECT_LE(timed([&] { layout = layOut(a, withHelper()); }), 10s);
    expectTidy(a, layout.positions);
    EXPECT_EQ(layout.used, "sfdp");
}

TEST(Layout, aHelperThatHangsIsKilledInTime)
{
    const Script hang("sleep 60");
    const Architecture a = shop();
    Layout layout;
    EXPECT_LT(timed([&] { layout = layOut(a, {.helper = hang.path(), .timeLimit = 400ms}); }), 1500ms);
    EXPECT_EQ(layout.used, "grid");
    ASSERT_FALSE(layout.diagnostics.empty());
    EXPECT_NE(layout.diagnostics[0].message.find("stopped"), std::string::npos) << layout.diagnostics[0].message;
    expectTidy(a, layout.positions);
}

TEST(Layout, aHelperThatFailsOrIsMissingCostsAMessage)
{
    const Architecture a = shop();
    const Script liar("echo graph 2; echo nan nan; echo 1 2"), crash("kill -SEGV $$"), flood("yes graph 3");
    for (const std::filesystem::path &helper :
         {std::filesystem::path("/bin/false"), std::filesystem::path("/nowhere/alidade-layout"), liar.path(), crash.path(),
          flood.path()}) {
        const Layout layout = layOut(a, {.helper = helper, .timeLimit = 5s});
        EXPECT_EQ(layout.used, "grid") << helper;
        ASSERT_EQ(layout.diagnostics.size(), 1U) << helper;
        EXPECT_EQ(layout.diagnostics[0].severity, Severity::warning);
        EXPECT_NE(layout.diagnostics[0].message.find(helper.string()), std::string::npos);
        expectTidy(a, layout.positions);
    }
}

TEST(Layout, theHelperKeepsItsMemoryLimit)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "sanitizers need all the address space";
#endif
    LayoutOptions options = withHelper();
    options.memoryLimit = 24 << 20;
    const Architecture a = randomSystem(3000, 60000);
    const Layout layout = layOut(a, options);
    EXPECT_FALSE(layout.diagnostics.empty());
    EXPECT_EQ(layout.used, "grid");
}

TEST(Layout, cancelEndsTheHelperAtOnce)
{
    const Script hang("sleep 60");
    const Architecture a = shop();
    std::stop_source source;
    std::chrono::steady_clock::time_point asked;
    std::jthread canceller([&] {
        std::this_thread::sleep_for(150ms);
        asked = std::chrono::steady_clock::now();
        source.request_stop();
    });
    EXPECT_THROW(layOut(a, {.helper = hang.path()}, {}, source.get_token()), Cancelled);
    canceller.join();
    EXPECT_LT(std::chrono::steady_clock::now() - asked, 200ms);
}

/// Random systems with contexts, some of them empty, and lines anywhere.
Architecture randomContexts(unsigned seed)
{
    std::mt19937 random(seed);
    Architecture a = randomSystem(5 + random() % 60, random() % 90);
    const std::size_t contexts = random() % 8;
    for (std::size_t i = 0; i < contexts; ++i)
        a.contexts.push_back({.id = "c" + std::to_string(i),
                              .name = "Context " + std::string(random() % 30, 'm'),
                              .owner = random() % 2 ? "Team" : ""});
    for (Node &node : a.nodes) {
        node.kind = static_cast<NodeKind>(random() % 12);
        if (const std::size_t context = random() % (contexts + 2); context < contexts)
            node.context = static_cast<Index>(context);
        for (std::size_t i = random() % 7; i > 0; --i)
            node.endpoints.push_back({EndpointKind::http, "GET /" + std::to_string(i), {}});
    }
    return a;
}

TEST(Layout, randomSystemsStayTidyAndStoredOnesStandStill)
{
    for (unsigned seed = 0; seed < 40; ++seed) {
        SCOPED_TRACE(seed);
        Architecture a = randomContexts(seed);
        expectTidy(a, arrange(a));
        const Layout layout = layOut(a, withHelper());
        EXPECT_TRUE(layout.diagnostics.empty());
        expectTidy(a, layout.positions);
        store(a, layout.positions);
        for (const Index newcomer : {Index(0), static_cast<Index>(a.nodes.size() / 2)})
            a.decisions.placements.erase("node:" + a.nodes[newcomer].name);
        const Layout again = layOut(a, withHelper());
        EXPECT_LE(again.placed.size(), 2U);
        for (Index i = 0; i < a.nodes.size(); ++i) {
            if (a.decisions.placements.contains("node:" + a.nodes[i].name)) {
                EXPECT_EQ(again.positions.nodes[i], layout.positions.nodes[i]);
            }
        }
        expectTidy(a, again.positions);
        expectTidy(a, arrange(a));
    }
}

TEST(Arrange, givesEveryCardAPlaceWithoutAnyPlacement)
{
    const Architecture a = shop();
    expectTidy(a, arrange(a));
}

TEST(Arrange, newCardsStandUnderTheirContext)
{
    Architecture a = shop();
    store(a, layOut(a, withHelper()).positions);
    const Positions before = arrange(a);
    a.decisions.placements.erase("node:basket");
    const Positions p = arrange(a);
    expectTidy(a, p);
    EXPECT_EQ(p.nodes[a.findNode("gateway")], before.nodes[a.findNode("gateway")]);
}

TEST(Arrange, automaticRegionsMakeRoomAndManualOnesStay)
{
    Architecture a = test::System().service("a").in("Left").service("b").in("Right").build();
    a.decisions.placements = {{"node:a", {0, 0, true}}, {"node:b", {40, 20, false}}};
    const Positions p = arrange(a);
    EXPECT_EQ(p.nodes[0].x, 0);
    EXPECT_EQ(p.nodes[0].y, 0);
    expectTidy(a, p);
}

TEST(Arrange, aContextIsAtHomeWhereAPersonPutItsCards)
{
    Architecture a =
        test::System().service("a").in("Home").service("b").in("Home").service("c").in("Home").service("d").in("Other").build();
    a.decisions.placements = {
        {"node:a", at(0, 0, true)}, {"node:b", at(3000, 0)}, {"node:c", at(3000, 80)}, {"node:d", at(1500, 20)}};
    const Positions p = arrange(a);
    EXPECT_EQ(p.nodes[0].x, 0);
    EXPECT_LT(p.contexts[0].width, 900);
    expectTidy(a, p);
}

TEST(Arrange, aCardPulledOutOfTheTrayLeavesTheOthersWhereTheyAre)
{
    Architecture a = test::System().service("a").service("b").service("c").service("d").in("Between").build();
    a.decisions.placements = {
        {"node:a", at(0, 0)}, {"node:b", at(0, 80)}, {"node:c", at(3000, 20, true)}, {"node:d", at(1500, 20, true)}};
    const Positions p = arrange(a);
    for (const auto &[name, x, y] : {std::tuple("a", 0, 0), std::tuple("b", 0, 80), std::tuple("c", 3000, 20)}) {
        EXPECT_EQ(p.nodes[a.findNode(name)].x, x) << name;
        EXPECT_EQ(p.nodes[a.findNode(name)].y, y) << name;
    }
}

TEST(Arrange, cardsOfOneContextMayStandFarApartWhereNothingIsBetween)
{
    Architecture a = test::System().service("a").in("Wide").service("b").in("Wide").service("c").in("Below").build();
    a.decisions.placements = {{"node:a", at(0, 0)}, {"node:b", at(2000, 0)}, {"node:c", at(1000, 600)}};
    EXPECT_EQ(arrange(a).nodes[1].x, 2000);
}

TEST(Arrange, anEmptyContextStandsWhereItWasPut)
{
    Architecture a = shop();
    a.contexts.push_back({.id = "zone", .name = "Zone"});
    a.contexts.push_back({.id = "zoo", .name = "Zoo"});
    a.decisions.placements["context:zone"] = {4000, 4000, true};
    const Positions p = arrange(a);
    EXPECT_EQ(p.contexts[a.contexts.size() - 2].x, 4000);
    EXPECT_EQ(p.contexts[a.contexts.size() - 2].y, 4000);
    expectTidy(a, p);
}

TEST(Arrange, oddPlacementsAndEmptySystemsDoNoHarm)
{
    EXPECT_TRUE(arrange({}).bounds().isEmpty());
    EXPECT_TRUE(layOut({}, withHelper()).positions.nodes.empty());
    Architecture a = shop();
    a.decisions.placements = {{"node:order", {NAN, 0, true}}, {"node:web", {1e300, 0, true}}, {"node:bank", {9e6, -9e6, true}}};
    for (const Rect &card : layOut(a, withHelper()).positions.nodes)
        EXPECT_TRUE(std::isfinite(card.x) && std::isfinite(card.y));
}

} // namespace
