#include "exporters/drawing/sagadrawing.h"
#include "exporters/drawing/sagalayout.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace alidade::test {
namespace {

SagaStep step(const std::string &name, const std::string &participant, bool hasCompensation = true)
{
    SagaStep made{.name = name};
    made.action = {
        .participant = participant, .operation = {EndpointKind::grpc, "shop.v1.Service/" + name}, .idempotencyKey = "k"};
    if (hasCompensation)
        made.compensation = SagaCall{.operation = {EndpointKind::grpc, "shop.v1.Service/undo"}, .idempotencyKey = "k"};
    return made;
}

Saga orderSaga()
{
    Saga saga{.name = "placeOrder", .coordinator = "order"};
    saga.steps = {step("reserve", "inventory"), step("charge", "payment"), step("ship", "logistics")};
    return saga;
}

/// Branches, steps of one lane far apart, a compensation of another participant, a pivot and what comes after it.
Saga branchedSaga()
{
    Saga saga{.name = "bookTrip", .coordinator = "trips"};
    saga.steps = {step("check", "customer", false), step("flight", "flights"), step("hotel", "hotels"),
                  step("seat", "flights"),          step("charge", "payment"), step("issue", "flights", false),
                  step("mail", "customer", false)};
    saga.steps[0].effect = SagaEffect::none;
    for (const std::size_t branch : {1U, 2U, 3U})
        saga.steps[branch].after = {{"check"}};
    saga.steps[2].compensation->participant = "payment";
    saga.steps[4].after = {{"flight", "hotel", "seat"}};
    saga.steps[4].isPivot = true;
    saga.steps[5].isRetriable = saga.steps[6].isRetriable = true;
    saga.steps[6].after = {{"check", "issue"}};
    return saga;
}

std::vector<Rect> cardsOf(const Saga &saga)
{
    const SagaLayout layout = layoutSaga(saga);
    std::vector<Rect> cards = layout.steps;
    for (std::size_t i = 0; i < saga.steps.size(); ++i)
        if (saga.steps[i].compensation)
            cards.push_back(layout.compensations[i]);
    return cards;
}

bool says(const Drawing &drawing, const std::string &words)
{
    return std::any_of(drawing.items.begin(), drawing.items.end(), [&](const DrawItem &item) {
        const Text *text = std::get_if<Text>(&item.shape);
        return text && text->text == words;
    });
}

bool crosses(const Path &path, const Rect &card)
{
    return std::any_of(path.points.begin(), path.points.end(), [&](Point p) { return card.grown(-2).contains(p); });
}

TEST(SagaDrawing, cardsNeverLieOnOneAnother)
{
    for (const Saga &saga : {orderSaga(), branchedSaga()}) {
        const std::vector<Rect> cards = cardsOf(saga);
        for (std::size_t i = 0; i < cards.size(); ++i)
            for (std::size_t j = i + 1; j < cards.size(); ++j)
                EXPECT_FALSE(cards[i].intersects(cards[j])) << saga.name << " " << i << " " << j;
    }
}

TEST(SagaDrawing, linesGoRoundCards)
{
    for (const Saga &saga : {orderSaga(), branchedSaga()}) {
        const std::vector<Rect> cards = cardsOf(saga);
        for (const DrawItem &item : drawSaga(saga).items) {
            const Path *path = std::get_if<Path>(&item.shape);
            for (std::size_t i = 0; path && i < cards.size(); ++i)
                EXPECT_FALSE(crosses(*path, cards[i])) << saga.name << ", card " << i;
        }
    }
}

TEST(SagaDrawing, aLaneHoldsTheStepsOfItsParticipant)
{
    const Saga saga = branchedSaga();
    const SagaLayout layout = layoutSaga(saga);
    for (std::size_t i = 0; i < saga.steps.size(); ++i) {
        const auto lane = std::find_if(layout.lanes.begin(), layout.lanes.end(),
                                       [&](const SagaLane &l) { return l.participant == saga.steps[i].action.participant; });
        ASSERT_NE(lane, layout.lanes.end());
        EXPECT_TRUE(lane->rect.contains(layout.steps[i].center())) << saga.steps[i].name;
    }
    const auto payment = std::find_if(layout.lanes.begin(), layout.lanes.end(),
                                      [](const SagaLane &lane) { return lane.participant == "payment"; });
    EXPECT_TRUE(payment->rect.contains(layout.compensations[2].center())) << "it is payment that undoes the hotel";
}

TEST(SagaDrawing, parallelStepsShareAColumn)
{
    const SagaLayout layout = layoutSaga(branchedSaga());
    EXPECT_EQ(layout.steps[1].x, layout.steps[2].x);
    EXPECT_EQ(layout.steps[1].x, layout.steps[3].x);
    EXPECT_LT(layout.steps[3].x, layout.steps[4].x);
}

TEST(SagaDrawing, aMissingCompensationIsSeen)
{
    Saga saga = orderSaga();
    EXPECT_FALSE(says(drawSaga(saga), "No compensation"));
    saga.steps[0].compensation.reset();
    EXPECT_TRUE(says(drawSaga(saga), "No compensation"));
    saga.steps[0].isPivot = true; // and nothing turns back any more
    EXPECT_FALSE(says(drawSaga(saga), "No compensation"));
    EXPECT_TRUE(says(drawSaga(saga), "point of no return"));
}

TEST(SagaDrawing, aMissingKeyIsSeen)
{
    Saga saga = orderSaga();
    EXPECT_FALSE(says(drawSaga(saga), "no key"));
    saga.steps[1].action.idempotencyKey.clear();
    EXPECT_TRUE(says(drawSaga(saga), "no key"));
}

TEST(SagaDrawing, aMomentOfARunSaysWhereEachStepIs)
{
    SagaDrawingOptions options;
    options.moment = SagaMoment{.event = {SagaEventKind::undone, 0},
                                .phase = SagaPhase::back,
                                .steps = {{SagaStepStatus::undone, false, 0}, {SagaStepStatus::refused, false, 1}, {}}};
    options.words.statuses[SagaStepStatus::refused] = "said no";
    const Drawing drawing = drawSaga(orderSaga(), options);
    EXPECT_TRUE(says(drawing, "said no"));
    EXPECT_TRUE(says(drawing, "on its way: 1"));
    EXPECT_FALSE(says(drawing, "waiting"));
}

TEST(SagaDrawing, everythingLiesInItsBoundsEvenWithHostileNames)
{
    Saga saga = branchedSaga();
    saga.steps[1].name = std::string(500, 'W');
    saga.steps[2].action.participant = "<script>\"&";
    const Drawing drawing = drawSaga(saga);
    for (const DrawItem &item : drawing.items)
        EXPECT_EQ(drawing.bounds.united(item.bounds()), drawing.bounds);
    for (const Rect &card : cardsOf(saga))
        EXPECT_LE(card.width, 250);
}

TEST(SagaDrawing, stepsInACircleStillHaveAPlaceEach)
{
    Saga saga = orderSaga();
    saga.steps[0].after = {{"charge"}};
    const std::vector<Rect> cards = cardsOf(saga);
    for (std::size_t i = 0; i < cards.size(); ++i)
        for (std::size_t j = i + 1; j < cards.size(); ++j)
            EXPECT_FALSE(cards[i].intersects(cards[j]));
    EXPECT_FALSE(drawSaga(saga).items.empty());
}

TEST(SagaDrawing, anEmptySagaIsDrawn) { EXPECT_FALSE(drawSaga(Saga{.name = "empty"}).bounds.isEmpty()); }

TEST(SagaDrawing, eventsOfAChoreographyAreNamedOnTheirLines)
{
    Saga saga = orderSaga();
    saga.style = SagaStyle::choreographed;
    saga.steps[0].action.emits = {"stock.reserved"};
    saga.steps[1].action.consumes = {"stock.reserved"};
    saga.steps[1].emitsOnFailure = {"payment.refused"};
    saga.steps[0].compensation->consumes = {"payment.refused"};
    const Drawing drawing = drawSaga(saga);
    EXPECT_TRUE(says(drawing, "stock.reserved"));
    EXPECT_TRUE(says(drawing, "payment.refused"));
}

} // namespace
} // namespace alidade::test
