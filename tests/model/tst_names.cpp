#include "model/architecture.h"
#include "model/hostname.h"
#include "model/nameindex.h"

#include <gtest/gtest.h>

using namespace alidade;

TEST(Names, normalisedNamesIgnoreSpellingAndOneEnding)
{
    for (const char *name :
         {"order", "Order", "order-service", "order_service", "OrderService", "order-svc", "order.api", "Order Server"})
        EXPECT_EQ(normalisedName(name), "order") << name;
    EXPECT_EQ(normalisedName("order-api-service"), "orderapi") << "only one ending goes";
    EXPECT_EQ(normalisedName("api"), "api") << "something must be left";
    EXPECT_EQ(normalisedName("-service"), "service");
    EXPECT_EQ(normalisedName("orders"), "orders");
    EXPECT_EQ(normalisedName(""), "");
    EXPECT_EQ(normalisedName("订单-service"), "订单");
}

TEST(Names, contextIdsAreReadableAndFresh)
{
    EXPECT_EQ(newContextId("Order taking", {}), "order-taking");
    EXPECT_EQ(newContextId("  A & B! ", {}), "a-b");
    std::vector<BoundedContext> taken{{.id = "order-taking"}, {.id = "order-taking-2"}};
    EXPECT_EQ(newContextId("Order taking", taken), "order-taking-3");
    EXPECT_EQ(newContextId("订单", {}), "context");
    EXPECT_EQ(newContextId("支付", {{.id = "context"}}), "context-2");
}

TEST(Names, hostsAreCutOutOfAddresses)
{
    EXPECT_EQ(hostOf("payment:9090"), "payment");
    EXPECT_EQ(hostOf("http://payment:8080/v1?x=1"), "payment");
    EXPECT_EQ(hostOf("postgres://user:p@ss@orders-db:5432/orders"), "orders-db");
    EXPECT_EQ(hostOf("dns:///payment.shop:9090"), "payment.shop");
    EXPECT_EQ(hostOf("[2001:db8::1]:80"), "2001:db8::1");
    EXPECT_EQ(hostOf("2001:db8::1"), "2001:db8::1");
    EXPECT_EQ(hostOf("kafka-0:9092,kafka-1:9092"), "kafka-0");
    EXPECT_EQ(hostOf("["), "");
    EXPECT_EQ(hostOf(""), "");
}

TEST(Names, onlyWholeDnsNamesAndAddressesAreOutside)
{
    for (const char *host : {"api.example.com", "10.1.2.3", "2001:db8::1"})
        EXPECT_TRUE(looksOutside(host)) << host;
    for (const char *host : {"payment", "", "localhost", "127.0.0.1", "0.0.0.0", "::1", "payment.shop.svc.cluster.local",
                             "payment.shop.svc", "${HOST}.example.com", "a..b", ".", "two words.com"})
        EXPECT_FALSE(looksOutside(host)) << host;
}

TEST(Names, findsTheNodeBehindWrittenNames)
{
    NameIndex index;
    index.add("payment", 0);
    index.add("order-service", 1);
    index.add("kafka-headless", 2);
    index.add("cart", 3);
    index.add("cart-api", 4);
    index.addNamespace("shop");
    EXPECT_EQ(index.find("payment.shop.svc.cluster.local:9090"), 0U);
    EXPECT_EQ(index.find("http://payment.shop/pay"), 0U);
    EXPECT_EQ(index.find("payment.elsewhere"), none) << "not a namespace of the system";
    EXPECT_EQ(index.find("PAYMENT"), 0U);
    EXPECT_EQ(index.find("order:50051"), 1U);
    EXPECT_EQ(index.find("kafka-0.kafka-headless.shop.svc.cluster.local:9092"), 2U);
    EXPECT_EQ(index.find("cart"), 3U) << "an exact name beats what is alike";
    EXPECT_EQ(index.find("cart-service"), none) << "two could be meant";
    EXPECT_EQ(index.find(""), none);
}

TEST(Names, wordsOfNameOriginsComeBack)
{
    for (NameOrigin origin : {NameOrigin::annotation, NameOrigin::workload, NameOrigin::composeService, NameOrigin::command,
                              NameOrigin::dockerfile, NameOrigin::host})
        EXPECT_EQ(fromText<NameOrigin>(toText(origin)), origin);
    EXPECT_EQ(fromText<NameOrigin>("nonsense"), std::nullopt);
}
