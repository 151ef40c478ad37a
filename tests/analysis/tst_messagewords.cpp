#include "analysis/events/messagewords.h"

#include <gtest/gtest.h>

namespace alidade {
namespace {

TEST(MessageWords, splitsNamesOfEveryStyle)
{
    const std::vector<std::string> order{"order", "placed"};
    for (const char *name : {"OrderPlaced", "order.placed", "order_placed", "ORDER-PLACED", "OrderPlacedEvent", "orderPlaced"})
        EXPECT_EQ(messageWords(name), order) << name;
    EXPECT_EQ(messageWords("Event"), std::vector<std::string>{"event"}) << "nothing else would be left";
}

TEST(MessageWords, formsOfAWordHaveOneStem)
{
    for (const char *word : {"create", "created", "creates", "creating"})
        EXPECT_EQ(stemOf(word), "creat") << word;
    EXPECT_EQ(stemOf("cancelled"), stemOf("cancel"));
    EXPECT_EQ(stemOf("deliveries"), stemOf("delivery"));
    EXPECT_EQ(stemOf("paid"), stemOf("pay"));
    EXPECT_EQ(stemOf("process"), "process");
}

TEST(MessageWords, whatHappenedIsNotWhatIsAskedFor)
{
    EXPECT_FALSE(isCommandName("OrderPlaced"));
    EXPECT_FALSE(isCommandName("order.paid"));
    EXPECT_FALSE(isCommandName("StockLevelEvent"));
    EXPECT_TRUE(isCommandName("PlaceOrder"));
    EXPECT_TRUE(isCommandName("product_create"));
    EXPECT_TRUE(isCommandName("RefundCommand"));
    EXPECT_FALSE(isCommandName("orders")) << "a topic that carries many things";
    EXPECT_TRUE(isPastTense("inventory-reserved"));
    EXPECT_FALSE(isPastTense("feed")) << "no past tense";
}

TEST(MessageWords, refusalsAreKnown)
{
    for (const char *name : {"PaymentFailed", "order.rejected", "PaymentDeclined", "StockUnavailable", "OrderCancelled"})
        EXPECT_TRUE(isFailureName(name)) << name;
    EXPECT_FALSE(isFailureName("PaymentSucceeded"));
}

TEST(MessageWords, titlesAreTheNamesOfTypes)
{
    EXPECT_EQ(messageTitle("shop.events.v1.OrderPlacedEvent"), "OrderPlaced");
    EXPECT_EQ(messageTitle("*events.OrderPlaced"), "OrderPlaced");
    EXPECT_EQ(messageTitle("OrderStartedIntegrationEvent"), "OrderStarted");
    EXPECT_EQ(messageTitle("Envelope<OrderPlaced>"), "Envelope");
    EXPECT_EQ(messageTitle("proto.Marshal"), "") << "the function that writes it";
    EXPECT_EQ(messageTitle("[]byte"), "");
}

} // namespace
} // namespace alidade
