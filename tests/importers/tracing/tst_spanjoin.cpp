#include "importers/tracing/spanjoin.h"

#include "tests/importers/tracing/builder.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace alidade::test {
namespace {

const std::vector<SpanBuilder> checkout = {
    span("web", 1).server().at(0, 100),
    span("web", 2).client().under(1).at(5, 95),
    span("order", 3).server().under(2).at(10, 90),
    span("order", 4).client().under(3).to("payment").at(20, 60),
    span("payment", 5).server().under(4).at(25, 55).failed(),
};

TEST(SpanJoin, makesOneEdgeOfClientAndServer)
{
    EXPECT_EQ(edgesText(joined(checkout)), "order -> payment call 1/1\nweb -> order call 1/0\n");
}

TEST(SpanJoin, joinsSpansInAnyOrder)
{
    std::vector<SpanBuilder> spans = checkout;
    const TrafficSet expected = joined(spans);
    std::ranges::sort(spans, {}, [](const SpanBuilder &one) { return one.span.id; });
    do {
        EXPECT_EQ(joined(spans), expected);
    } while (std::ranges::next_permutation(spans, {}, [](const SpanBuilder &one) { return one.span.id; }).found);
}

TEST(SpanJoin, joinsSpansThatComeOneGenerationApart)
{
    SpanJoin join;
    join.add(batch({checkout[2]}));
    join.settle();
    join.add(batch({checkout[1]}));
    join.finish();
    EXPECT_EQ(edgesText(join.traffic()), "web -> order call 1/0\n");
}

TEST(SpanJoin, countsAParentThatComesTooLateAsMissing)
{
    SpanJoin join;
    join.add(batch({checkout[2]}));
    join.settle();
    join.settle();
    join.add(batch({checkout[1]}));
    join.finish();
    const TrafficSet traffic = join.traffic();
    EXPECT_EQ(edgesText(traffic), "");
    ASSERT_EQ(traffic.services.size(), 2U);
    EXPECT_EQ(traffic.services[0].name, "order");
    EXPECT_EQ(traffic.services[0].missingParents, 1U);
}

TEST(SpanJoin, keepsToItsBoundWhenFlooded)
{
    JoinOptions options;
    options.maxPending = 8;
    SpanJoin join(options);
    for (std::uint64_t trace = 1; trace <= 100; ++trace)
        join.add(batch({span("web", 1).client().in(trace), span("order", 2).server().under(1).in(trace)}));
    join.finish();
    EXPECT_EQ(edgesText(join.traffic()), "web -> order call 100/0\n");
}

TEST(SpanJoin, tellsTracesApart)
{
    EXPECT_EQ(edgesText(joined({span("web", 1).client().in(1), span("order", 2).server().under(1).in(2)})), "");
}

TEST(SpanJoin, namesAPeerThatSendsNoSpans)
{
    const TrafficSet traffic = joined({span("order", 1).client().to("mail.example:587"),
                                       span("order", 2).client().to("10.0.0.7").failed(), span("order", 3).client()});
    EXPECT_EQ(edgesText(traffic), "order -> peer:10.0.0.7 call 1/1\norder -> peer:mail.example call 1/0\n");
}

TEST(SpanJoin, takesAStoreForANodeOfItsOwnAtOnce)
{
    SpanJoin join;
    Span query = span("order", 1).client().store("postgresql").to("orders-db").span;
    query.database = "orders";
    SpanBatch spans;
    spans.spans = {query};
    join.add(spans);
    EXPECT_EQ(edgesText(join.traffic()), "order -> datastore:orders-db/orders call 1/0\n");
}

TEST(SpanJoin, putsATopicBetweenProducerAndConsumer)
{
    const TrafficSet traffic = joined({span("order", 1).producer().topic("kafka", "placed"),
                                       span("mail", 2).consumer().topic("kafka", "placed").under(1).failed()});
    EXPECT_EQ(edgesText(traffic), "mail -> broker:kafka/placed consume 1/1\n"
                                  "order -> mail flow 1/1\n"
                                  "order -> broker:kafka/placed publish 1/0\n");
}

TEST(SpanJoin, followsTheLinksOfABatchConsumer)
{
    SpanBatch spans = batch({span("order", 1).producer().in(7), span("shop", 2).producer().in(8), span("mail", 3).consumer()});
    spans.addLink({.traceLow = 7, .span = 1});
    spans.addLink({.traceLow = 8, .span = 2});
    spans.addLink({.traceLow = 9, .span = 5}); // never seen
    for (const bool isConsumerFirst : {false, true}) {
        if (isConsumerFirst)
            std::swap(spans.spans[0], spans.spans[2]);
        SpanJoin join;
        join.add(spans);
        join.finish();
        EXPECT_EQ(edgesText(join.traffic()), "order -> mail flow 1/0\nshop -> mail flow 1/0\n");
        EXPECT_EQ(join.count().received, 3U);
    }
}

TEST(SpanJoin, joinsTheHalvesOfASharedSpan)
{
    std::vector<SpanBuilder> spans = {
        span("web", 1).canBeShared(),
        span("web", 2).client().canBeShared().under(1).to("order.example"),
        span("order", 2).server().shared().under(1),
        span("order", 3).canBeShared().under(2),          // below the server's half
        span("stock", 4).client().canBeShared().under(2), // cannot be of the client's half either
    };
    const std::string expected = "order -> stock call 1/0\nweb -> order call 1/0\n";
    const auto byName = [](const SpanBuilder &one) { return std::pair(one.span.id, one.span.service); };
    std::ranges::sort(spans, {}, byName);
    do {
        EXPECT_EQ(edgesText(joined(spans)), expected);
    } while (std::ranges::next_permutation(spans, {}, byName).found);
}

TEST(SpanJoin, usesTheParentOfASharedSpanWhoseOtherHalfNeverComes)
{
    EXPECT_EQ(edgesText(joined({span("web", 1).canBeShared(), span("order", 2).server().shared().under(1)})),
              "web -> order call 1/0\n");
}

TEST(SpanJoin, countsEverySpanOnceAsStoredOrDropped)
{
    JoinOptions options;
    options.fromNs = 1'000'000'000'000;
    options.maxServices = 2;
    SpanJoin join(options);
    SpanBatch spans = batch({span("web", 1), span("web", 1), span("web", 0), span("web", 2).in(0), span("order", 3),
                             span("mail", 4), span("web", 5)});
    spans.spans.back().startNs = 1;
    spans.damaged = 2;
    join.add(spans);
    join.finish();
    const SpanCount count = join.count();
    EXPECT_EQ(count.received, 9U);
    EXPECT_EQ(count.stored, 2U);
    EXPECT_EQ(count[SpanDrop::duplicate], 1U);
    EXPECT_EQ(count[SpanDrop::unnamed], 2U);
    EXPECT_EQ(count[SpanDrop::overflow], 1U);
    EXPECT_EQ(count[SpanDrop::outside], 1U);
    EXPECT_EQ(count[SpanDrop::damaged], 2U);
    EXPECT_EQ(count.received, count.stored + count.droppedTotal());
}

TEST(SpanJoin, countsASampledSpanForThoseItStandsFor)
{
    const TrafficSet traffic = joined({span("web", 1).client(), span("order", 2).server().under(1).sampled("ot=th:c")});
    EXPECT_EQ(edgesText(traffic), "web -> order call 4/0\n");
    EXPECT_EQ(traffic.edges[0].total().spans, 1U);
}

TEST(SpanJoin, notesClocksThatDiffer)
{
    const TrafficSet traffic = joined({span("web", 1).client().at(100, 200), span("order", 2).server().under(1).at(70, 150)});
    EXPECT_EQ(traffic.edges[0].skewed, 1U);
    EXPECT_EQ(traffic.edges[0].largestSkewUs, 30'000);
    EXPECT_EQ(joined(checkout).edges[0].skewed, 0U);
}

TEST(SpanJoin, namesTheOperationsOfAnEdge)
{
    std::vector<SpanBuilder> spans;
    std::vector<std::string> names;
    for (std::uint64_t i = 0; i < 2 * TrafficEdge::maxOperations; ++i)
        names.push_back("operation " + std::to_string(i));
    for (std::uint64_t i = 0; i < names.size(); ++i) {
        spans.push_back(span("web", 1).client().in(i + 1));
        spans.push_back(span("order", 2).server().under(1).in(i + 1).named(names[i]));
    }
    const TrafficSet traffic = joined(spans);
    const std::vector<TrafficOperation> &operations = traffic.edges[0].operations;
    EXPECT_EQ(operations.size(), TrafficEdge::maxOperations + 1);
    EXPECT_EQ(operations.front().name, TrafficEdge::otherOperations);
    EXPECT_EQ(operations.front().calls, static_cast<double>(TrafficEdge::maxOperations));
}

TEST(SpanJoin, goesOverToLongerStepsWhenThereAreTooManyCells)
{
    SpanJoin join;
    SpanBatch spans;
    for (std::uint64_t i = 0; i <= EdgeBook::maxCells; ++i) {
        Span query = span("order", i + 1).client().store("redis").span;
        query.startNs = i * 10'000'000'000;
        query.endNs = query.startNs;
        spans.spans.push_back(query);
    }
    join.add(spans);
    join.finish();
    const TrafficSet traffic = join.traffic();
    EXPECT_EQ(traffic.step, std::chrono::seconds(60));
    EXPECT_EQ(edgesText(traffic), "order -> datastore:redis call " + std::to_string(EdgeBook::maxCells + 1) + "/0\n");
    EXPECT_LE(traffic.edges[0].cells.size(), EdgeBook::maxCells / 6 + 2);
}

} // namespace
} // namespace alidade::test
