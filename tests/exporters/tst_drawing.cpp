#include "exporters/drawing/drawing.h"
#include "tests/builder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

using namespace alidade;

namespace {

/// Cards in a row, 300 apart, contexts around theirs, the rest in the tray below.
Positions row(const Architecture &a)
{
    Positions p;
    p.contexts.resize(a.contexts.size());
    for (std::size_t i = 0; i < a.nodes.size(); ++i) {
        Rect card = cardSize(a.nodes[i]);
        card.x = 300.0 * static_cast<double>(i);
        card.y = a.nodes[i].context == none ? 600 : 0;
        p.nodes.push_back(card);
        Rect &region = a.nodes[i].context == none ? p.unassigned : p.contexts[a.nodes[i].context];
        region = region.united(card.grown(regionPadding + 20));
    }
    return p;
}

template <typename Shape> std::vector<Shape> shapes(const Drawing &drawing, Owner owner)
{
    std::vector<Shape> found;
    for (const DrawItem &item : drawing.items) {
        if (item.owner == owner && std::holds_alternative<Shape>(item.shape))
            found.push_back(std::get<Shape>(item.shape));
    }
    return found;
}

std::set<std::string> words(const Drawing &drawing)
{
    std::set<std::string> all;
    for (const DrawItem &item : drawing.items) {
        if (const Text *text = std::get_if<Text>(&item.shape))
            all.insert(text->text);
    }
    return all;
}

std::vector<Path> lines(const Drawing &drawing)
{
    std::vector<Path> found;
    for (const DrawItem &item : drawing.items) {
        if (item.owner.kind == Owner::Kind::dependency && std::holds_alternative<Path>(item.shape))
            found.push_back(std::get<Path>(item.shape));
    }
    return found;
}

Architecture twoContexts()
{
    Architecture a = test::System()
                         .service("cart")
                         .in("Sales")
                         .calls("ship")
                         .calls("till")
                         .service("till")
                         .in("Sales")
                         .calls("ship", Mode::async, "nats")
                         .service("ship")
                         .in("Transport")
                         .calls("till")
                         .service("store", NodeKind::datastore)
                         .in("Transport")
                         .service("mail")
                         .calls("till")
                         .build();
    a.contexts[0].owner = "Team Blue";
    a.contexts[1].subdomain = Subdomain::generic;
    return a;
}

TEST(Drawing, everyItemLiesInsideTheBoundsAndHasAnOwner)
{
    const Architecture a = twoContexts();
    for (const Detail detail : {Detail::far, Detail::middle, Detail::near}) {
        const Drawing drawing = draw(a, row(a), {.detail = detail});
        for (const DrawItem &item : drawing.items) {
            EXPECT_EQ(drawing.bounds.united(item.bounds()), drawing.bounds);
            EXPECT_NE(item.owner.kind, Owner::Kind::none);
        }
    }
}

/// What keeps the lines away from the words of a region's title.
bool isPatch(const DrawItem &item)
{
    const Box *box = std::get_if<Box>(&item.shape);
    return box != nullptr && box->strokeWidth == 0 && item.owner.kind != Owner::Kind::node;
}

TEST(Drawing, noLineStrikesThroughTheTitleOfARegion)
{
    const Architecture a = twoContexts();
    const Drawing drawing = draw(a, row(a));
    std::size_t lastLine = 0;
    for (std::size_t i = 0; i < drawing.items.size(); ++i)
        lastLine = drawing.items[i].owner.kind == Owner::Kind::dependency ? i : lastLine;
    for (const DrawItem &item : drawing.items) {
        const Text *text = std::get_if<Text>(&item.shape);
        if (text == nullptr || item.owner.kind != Owner::Kind::context)
            continue;
        const auto covers = [&](const DrawItem &other) {
            return isPatch(other) && other.owner == item.owner &&
                   other.bounds().contains({text->rect.x + 1, text->rect.center().y});
        };
        const auto above = drawing.items.begin() + static_cast<std::ptrdiff_t>(lastLine);
        const bool isLeft = text->align == Text::Align::left;
        EXPECT_TRUE(!isLeft || std::any_of(above, drawing.items.end(), covers)) << text->text;
    }
}

TEST(Drawing, paintsRegionsThenLinesThenCardsThenTexts)
{
    const Architecture a = twoContexts();
    int layer = 0;
    for (const DrawItem &item : draw(a, row(a)).items) {
        int own = 0;
        if (std::holds_alternative<Text>(item.shape))
            own = 3;
        else if (item.owner.kind == Owner::Kind::node || isPatch(item))
            own = 2;
        else if (item.owner.kind == Owner::Kind::dependency)
            own = 1;
        EXPECT_GE(own, layer);
        layer = own;
    }
    EXPECT_EQ(layer, 3);
}

TEST(Drawing, linesRunFromBorderToBorderAndTheArrowTouchesTheCallee)
{
    const Architecture a = test::System().service("a").calls("b").build();
    const Positions p{{{0, 0, 100, 50}, {400, 10, 100, 50}}, {}, {-50, -50, 600, 200}};
    const std::vector<Path> all = lines(draw(a, p));
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].points.front().x, 100);
    EXPECT_NEAR(arrowHead(all[0])[1].x, 400, 0.01);
    EXPECT_TRUE(all[0].hasArrow);
}

TEST(Drawing, aDependencyOnItselfIsALoop)
{
    const Architecture a = test::System().service("a").calls("a").build();
    const Rect card{0, 0, 170, 52};
    const std::vector<Path> all = lines(draw(a, {{card}, {}, card.grown(30)}));
    ASSERT_EQ(all.size(), 1U);
    EXPECT_LT(all[0].points[1].y, card.y);
}

TEST(Drawing, parallelLinesAreApartAndThoseOfOneKindAreOne)
{
    const Architecture a = test::System()
                               .service("a")
                               .calls("b", Mode::sync, "grpc")
                               .calls("b", Mode::sync, "http")
                               .calls("b", Mode::async, "nats")
                               .service("b")
                               .calls("a")
                               .build();
    const Positions p{{{0, 0, 170, 52}, {400, 0, 170, 52}}, {}, {-50, -50, 900, 150}};
    const std::vector<Path> all = lines(draw(a, p));
    ASSERT_EQ(all.size(), 3U);
    std::set<double> heights;
    for (const Path &path : all)
        heights.insert(path.points.front().y);
    EXPECT_EQ(heights.size(), 3U);
    EXPECT_EQ(std::count_if(all.begin(), all.end(), [](const Path &path) { return path.dash == Path::Dash::dashed; }), 1);
}

TEST(Drawing, modesAreToldApartByTheirLines)
{
    const Architecture a = test::System()
                               .service("a")
                               .calls("b")
                               .calls("c", Mode::async)
                               .calls("d", Mode::build)
                               .calls("e", Mode::data)
                               .calls("f", Mode::telemetry)
                               .build();
    const Drawing drawing = draw(a, row(a));
    const auto line = [&](Index i) { return shapes<Path>(drawing, {Owner::Kind::dependency, i}).at(0); };
    EXPECT_EQ(line(0).dash, Path::Dash::solid);
    EXPECT_EQ(line(1).dash, Path::Dash::dashed);
    EXPECT_EQ(line(2).dash, Path::Dash::dotted);
    EXPECT_LT(line(3).width, line(0).width);
    EXPECT_EQ(line(4).stroke, palette(false).edgeMuted);
}

TEST(Drawing, cyclesAndCutsHaveTheirColours)
{
    Architecture a = test::System().service("a").calls("b").service("b").calls("c").service("c").calls("a").build();
    a.dependencies[2].isCutAccepted = true;
    const Drawing drawing = draw(a, row(a), {.inCycle = {0, 1, 2}, .suggestedCuts = {1}});
    EXPECT_EQ(shapes<Path>(drawing, {Owner::Kind::dependency, 0}).at(0).stroke, palette(false).inCycle);
    EXPECT_EQ(shapes<Path>(drawing, {Owner::Kind::dependency, 1}).at(0).stroke, palette(false).suggestedCut);
    EXPECT_EQ(shapes<Path>(drawing, {Owner::Kind::dependency, 2}).at(0).stroke, palette(false).acceptedCut);
    EXPECT_EQ(shapes<Path>(drawing, {Owner::Kind::dependency, 0}).size(), 1U);
    EXPECT_EQ(shapes<Path>(drawing, {Owner::Kind::dependency, 1}).size(), 3U) << "a line and two ticks, seen without colour";
}

TEST(Drawing, driftShowsWhoSpeaks)
{
    Architecture a = test::System().service("a").calls("b").calls("c").calls("d").calls("e").calls("f").build();
    const auto speak = [&a](std::size_t i, std::initializer_list<Voice> voices) {
        a.dependencies[i].voices = {};
        for (const Voice voice : voices)
            a.dependencies[i].voices.add(voice);
    };
    speak(0, {Voice::coded, Voice::observed});
    speak(1, {Voice::designed});
    speak(2, {Voice::coded});
    speak(3, {Voice::deployed});
    speak(4, {Voice::observed});
    const Palette &colors = palette(true);
    const Drawing drawing = draw(a, row(a), {.lens = Lens::drift, .isDark = true});
    const std::vector<Color> expected{colors.agreed, colors.designedOnly, colors.codedOnly, colors.deployedOnly,
                                      colors.observedOnly};
    for (Index i = 0; i < expected.size(); ++i)
        EXPECT_EQ(shapes<Path>(drawing, {Owner::Kind::dependency, i}).at(0).stroke, expected[i]) << i;
}

TEST(Drawing, driftFollowsTheVerdictsWhereThereAreSome)
{
    Architecture a = test::System().service("a").calls("b").calls("c").build();
    a.dependencies[0].voices.add(Voice::deployed);
    DrawingOptions options{.lens = Lens::drift};
    options.verdicts = {{a.dependencies[0].from, a.dependencies[0].to, DriftVerdict::codedOnly}};
    const Drawing drawing = draw(a, row(a), options);
    EXPECT_EQ(shapes<Path>(drawing, {Owner::Kind::dependency, 0}).at(0).stroke, palette(false).codedOnly);
    EXPECT_EQ(shapes<Path>(drawing, {Owner::Kind::dependency, 1}).at(0).stroke, palette(false).edgeMuted) << "not judged";
}

TEST(Drawing, liveShowsRatesErrorsAndWhatIsIdle)
{
    Architecture a = test::System().service("a").calls("b").calls("c").calls("d").calls("e").build();
    a.dependencies[3].voices.add(Voice::observed);
    const auto mark = [&a](std::size_t i, double share, double errors) {
        return TrafficMark{a.dependencies[i].from, a.dependencies[i].to, share, errors};
    };
    DrawingOptions options{.lens = Lens::live};
    options.traffic = {mark(0, 1, 0), mark(1, 0.01, 0.02)};
    options.idleNodes = {a.findNode("e")};
    const Drawing drawing = draw(a, row(a), options);
    const auto line = [&drawing](Index i) { return shapes<Path>(drawing, {Owner::Kind::dependency, i}).at(0); };
    EXPECT_EQ(line(0).stroke, palette(false).accent);
    EXPECT_EQ(line(1).stroke, palette(false).warning);
    EXPECT_GT(line(0).width, 2 * line(1).width);
    EXPECT_GT(line(1).width, line(2).width);
    EXPECT_EQ(line(2).stroke, palette(false).edgeMuted);
    EXPECT_EQ(line(3).stroke, palette(false).edge);
    EXPECT_EQ(line(3).dash, Path::Dash::dotted);
    EXPECT_TRUE(words(drawing).count("idle"));
    EXPECT_FALSE(words(draw(a, row(a))).count("idle")) << "only this lens marks them";
}

TEST(Drawing, aNearCardListsEndpointsAndSaysHowManyMore)
{
    Architecture a = test::System().service("order").build();
    for (int i = 0; i < 6; ++i)
        a.nodes[0].endpoints.push_back({EndpointKind::grpc, "shop.v1.Orders/Method" + std::to_string(i), {}});
    a.nodes[0].workloads.push_back({"kubernetes", "Deployment", "", "", 3, {}});
    a.nodes[0].language = "go";
    const auto near = words(draw(a, row(a)));
    for (const char *word : {"order", "Go", "service", "6 rpc", "×3", "Orders/Method0", "Orders/Method3", "+2 more"})
        EXPECT_TRUE(near.count(word)) << word;
    EXPECT_FALSE(near.count("Orders/Method4"));
    const auto middle = words(draw(a, row(a), {.detail = Detail::middle}));
    EXPECT_TRUE(middle.count("6 rpc"));
    EXPECT_FALSE(middle.count("Orders/Method0"));
}

TEST(Drawing, speaksTheLanguageThatItIsGiven)
{
    Architecture a = twoContexts();
    a.nodes[0].endpoints = {{EndpointKind::topic, "orders", {}}, {EndpointKind::topic, "refunds", {}}};
    a.nodes[1].endpoints = {{EndpointKind::topic, "stock", {}}};
    a.relations = {{a.contexts[0].id, a.contexts[1].id, Pattern::customerSupplier, ""}};
    DrawingOptions options;
    options.words = {.kinds = {{NodeKind::service, "Dienst"}},
                     .endpoints = {{EndpointKind::topic, {"{} Thema", "{} Themen"}}},
                     .relations = {{Pattern::customerSupplier, {"Lieferant und Kunde", "", ""}}}};
    const auto german = words(draw(a, row(a), options));
    for (const char *word : {"Dienst", "2 Themen", "1 Thema", "Lieferant und Kunde"})
        EXPECT_TRUE(german.count(word)) << word;
    EXPECT_FALSE(german.count("service"));
    EXPECT_TRUE(words(draw(a, row(a))).count("2 topics"));
}

TEST(Drawing, goneAndNewNodesSayIt)
{
    Architecture a = test::System().service("old").service("young").build();
    a.nodes[0].isGone = true;
    for (const Detail detail : {Detail::middle, Detail::near}) {
        const auto all =
            words(draw(a, row(a), {.detail = detail, .goneWord = "verschwunden", .newWord = "neu", .newNodes = {1}}));
        EXPECT_TRUE(all.count("verschwunden"));
        EXPECT_TRUE(all.count("neu"));
    }
    const Drawing drawing = draw(a, row(a));
    EXPECT_TRUE(shapes<Box>(drawing, {Owner::Kind::node, 0}).at(0).isDashed);
    EXPECT_FALSE(shapes<Box>(drawing, {Owner::Kind::node, 1}).at(0).isDashed);
}

TEST(Drawing, resourcesHaveTheirShapes)
{
    const Architecture a = test::System()
                               .service("a", NodeKind::datastore)
                               .service("b", NodeKind::broker)
                               .service("c", NodeKind::cache)
                               .service("d", NodeKind::bucket)
                               .service("e")
                               .build();
    const Drawing drawing = draw(a, row(a));
    const auto boxes = [&](Index i) { return shapes<Box>(drawing, {Owner::Kind::node, i}); };
    EXPECT_EQ(boxes(0).at(0).shape, Box::Shape::cylinder);
    EXPECT_EQ(boxes(1).at(0).shape, Box::Shape::queue);
    EXPECT_EQ(boxes(2).at(1).rect, boxes(2).at(0).rect.grown(-3)) << "a double line";
    EXPECT_LT(boxes(3).at(0).rect.width, boxes(3).at(1).rect.width) << "a rim wider than its body";
    EXPECT_EQ(boxes(4).at(0).shape, Box::Shape::rounded);
}

TEST(Drawing, subdomainsAreToldApartWithoutColour)
{
    Architecture a = test::System().service("a").in("A").service("b").in("B").service("c").in("C").build();
    a.contexts[0].subdomain = Subdomain::core;
    a.contexts[2].subdomain = Subdomain::generic;
    const Drawing drawing = draw(a, row(a));
    const auto rule = [&](Index i) { return shapes<Path>(drawing, {Owner::Kind::context, i}).at(0); };
    EXPECT_GT(rule(0).width, rule(1).width);
    EXPECT_EQ(rule(1).dash, Path::Dash::solid);
    EXPECT_EQ(rule(2).dash, Path::Dash::dotted);
    for (const char *word : {"core", "supporting", "generic"})
        EXPECT_TRUE(words(drawing).count(word)) << word;
}

TEST(Drawing, farShowsCountsAndBundledFlows)
{
    const Architecture a = twoContexts();
    const Drawing drawing = draw(a, row(a), {.detail = Detail::far, .serviceFormat = "{} service"});
    const auto all = words(drawing);
    for (const char *word : {"Sales", "Transport", "Unassigned", "Team Blue", "2 services", "1 service", "1 resource", "2", "1"})
        EXPECT_TRUE(all.count(word)) << word;
    EXPECT_FALSE(all.count("cart"));
    // Sales to Transport (2), back (1), the tray to Sales (1)
    EXPECT_EQ(lines(drawing).size(), 3U);
}

TEST(Drawing, farShowsTheCardsWhereThereIsNoContext)
{
    const Architecture a = test::System().service("alpha").calls("beta").build();
    EXPECT_TRUE(words(draw(a, row(a), {.detail = Detail::far})).count("alpha"));
}

TEST(Drawing, relationsCarryTheirPattern)
{
    Architecture a = twoContexts();
    a.relations = {{a.contexts[0].id, a.contexts[1].id, Pattern::openHostService, ""},
                   {a.contexts[1].id, a.contexts[0].id, Pattern::conformist, ""},
                   {"nowhere", a.contexts[0].id, Pattern::conformist, ""}};
    for (const Detail detail : {Detail::far, Detail::near}) {
        const Drawing drawing = draw(a, row(a), {.detail = detail});
        EXPECT_EQ(shapes<Text>(drawing, {Owner::Kind::relation, 0}).size(), 1U);
        EXPECT_EQ(shapes<Path>(drawing, {Owner::Kind::relation, 1}).size(), 1U);
    }
    const bool isLeftFirst = row(a).contexts[0].center().x < row(a).contexts[1].center().x;
    EXPECT_TRUE(words(draw(a, row(a))).count(isLeftFirst ? "U OHS → D" : "D ← OHS U"));
}

TEST(Drawing, namesFitTheirCardsUnlessTheyAreVeryLong)
{
    Architecture a = test::System().service("a").service("order-fulfilment-worker").service("支付网关服务").build();
    for (const Detail detail : {Detail::middle, Detail::near}) {
        const Drawing drawing = draw(a, row(a), {.detail = detail});
        for (Index i = 0; i < a.nodes.size(); ++i) {
            for (const Text &text : shapes<Text>(drawing, {Owner::Kind::node, i}))
                EXPECT_EQ(elided(text), text.text);
        }
    }
    EXPECT_LE(cardSize({.name = std::string(500, 'x')}).width, 300);
}

TEST(Drawing, seenFromFurtherAwayALongNameTakesTwoLinesWhereItIsThenLarger)
{
    Architecture a = test::System().service("order-fulfilment").service("orders").build();
    for (Node &node : a.nodes) {
        for (int i = 0; i < 6; ++i)
            node.endpoints.push_back({EndpointKind::grpc, "shop.v1.Orders/Method" + std::to_string(i), {}});
    }
    const Drawing drawing = draw(a, row(a), {.detail = Detail::middle});
    const std::vector<Text> texts = shapes<Text>(drawing, {Owner::Kind::node, 0}),
                            alone = shapes<Text>(drawing, {Owner::Kind::node, 1});
    ASSERT_GE(texts.size(), 2U);
    EXPECT_EQ(texts[0].text, "order-");
    EXPECT_EQ(texts[1].text, "fulfilment");
    EXPECT_GE(texts[1].rect.y, texts[0].rect.y + texts[0].size);
    EXPECT_GT(texts[1].size * 1.05, row(a).nodes[0].width / textWidth("order-fulfilment", 1, Text::Weight::bold))
        << "larger than on one line";
    EXPECT_EQ(alone.at(0).text, "orders");
}

TEST(Drawing, textIsCutAtCharacters)
{
    Text text{{0, 0, 40, 20}, "服务服务服务服务", 13};
    EXPECT_EQ(elided(text), "服务…");
    text.text = "short";
    EXPECT_EQ(elided(text), "short");
    text.rect.width = 0;
    EXPECT_EQ(elided(text), "…");
    text.text = "\xff\xfe broken \xe4";
    EXPECT_NO_THROW(elided(text));
    EXPECT_DOUBLE_EQ(textWidth("服", 10), 10);
    EXPECT_GT(textWidth("W", 10), textWidth("i", 10));
    EXPECT_GT(textWidth("abc", 10, Text::Weight::bold), textWidth("abc", 10));
}

TEST(Drawing, survivesPositionsThatDoNotFit)
{
    const Architecture a = twoContexts();
    EXPECT_NO_THROW(draw(a, {}));
    EXPECT_NO_THROW(draw(a, {}, {.detail = Detail::far}));
    EXPECT_TRUE(draw({}, {}).items.empty());
}

TEST(Drawing, isTheSameEveryTime)
{
    const Architecture a = twoContexts();
    const Drawing one = draw(a, row(a)), two = draw(a, row(a));
    ASSERT_EQ(one.items.size(), two.items.size());
    for (std::size_t i = 0; i < one.items.size(); ++i)
        EXPECT_EQ(one.items[i].bounds(), two.items[i].bounds());
}

} // namespace
