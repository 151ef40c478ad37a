#include "importers/tracing/otlpwire.h"

#include <gtest/gtest.h>

namespace alidade {
namespace {

std::string bytes(unsigned field, const std::string &content)
{
    std::string text(1, static_cast<char>(field << 3 | 2));
    if (content.size() >= 0x80)
        text += static_cast<char>((content.size() & 0x7f) | 0x80);
    text += static_cast<char>(content.size() >= 0x80 ? content.size() >> 7 : content.size());
    return text + content;
}

std::string number(unsigned field, char value) { return {static_cast<char>(field << 3), value}; }
std::string text(const std::string &key, const std::string &value) { return bytes(1, key) + bytes(2, bytes(1, value)); }
std::string id(char last) { return std::string(7, '\0') + last; }
std::string fixed(unsigned field, char value)
{
    return std::string(1, static_cast<char>(field << 3 | 1)) + value + std::string(7, '\0');
}

std::string order(const std::string &more = {})
{
    return bytes(1, id(1) + id(2)) + bytes(2, id(3)) + bytes(3, "ot=th:8") + bytes(4, id(4)) + bytes(5, "Place") + number(6, 3) +
           fixed(7, 10) + fixed(8, 20) + bytes(9, text("server.address", "payment")) + bytes(9, text("unknown", "x")) +
           bytes(15, bytes(2, "no") + number(3, 2)) + more;
}

std::string request(const std::string &span)
{
    return bytes(1, bytes(1, bytes(1, text("service.name", "order"))) + bytes(2, bytes(1, bytes(1, "scope")) + bytes(2, span)));
}

TEST(OtlpWire, readsWhatTopologyNeeds)
{
    SpanBatch batch;
    const std::string message = request(order(bytes(13, bytes(1, id(5) + id(6)) + bytes(2, id(7)))));
    ASSERT_EQ(scanTraces(message, batch), std::nullopt);
    ASSERT_EQ(batch.spans.size(), 1U);
    const Span &span = batch.spans[0];
    EXPECT_EQ(span.traceHigh, 1U);
    EXPECT_EQ(span.traceLow, 2U);
    EXPECT_EQ(span.id, 3U);
    EXPECT_EQ(span.parent, 4U);
    EXPECT_EQ(span.service, "order");
    EXPECT_EQ(span.name, "Place");
    EXPECT_EQ(span.traceState, "ot=th:8");
    EXPECT_EQ(span.kind, SpanKind::client);
    EXPECT_EQ(span.startNs, 10U);
    EXPECT_EQ(span.endNs, 20U);
    EXPECT_EQ(span.host, "payment");
    EXPECT_EQ(span.status, SpanStatus::error);
    ASSERT_EQ(span.links, 1U);
    EXPECT_EQ(batch.links[0].span, 7U);
}

TEST(OtlpWire, findsTheServiceBehindTheSpans)
{
    SpanBatch batch;
    const std::string scopes = bytes(2, bytes(2, order())), resource = bytes(1, bytes(1, text("service.name", "order")));
    const std::string message = bytes(1, scopes + resource);
    ASSERT_EQ(scanTraces(message, batch), std::nullopt);
    EXPECT_EQ(batch.spans.at(0).service, "order");
}

TEST(OtlpWire, skipsFieldsThatItDoesNotKnow)
{
    SpanBatch batch;
    const std::string message = request(order(number(14, 1) + bytes(11, "anything") + fixed(12, 1))) + bytes(9, "more");
    ASSERT_EQ(scanTraces(message, batch), std::nullopt);
    EXPECT_EQ(batch.spans.size(), 1U);
    EXPECT_EQ(batch.damaged, 0U);
}

TEST(OtlpWire, countsADamagedSpanAndReadsTheOthers)
{
    SpanBatch batch;
    const std::string shortId = bytes(2, "abc");
    const std::string scope = bytes(2, bytes(2, shortId) + bytes(2, "\x0a\x7f") + bytes(2, order()));
    ASSERT_EQ(scanTraces(bytes(1, scope), batch), std::nullopt);
    EXPECT_EQ(batch.spans.size(), 1U);
    EXPECT_EQ(batch.damaged, 2U);
}

TEST(OtlpWire, neverReadsBeyondAMessageThatIsCutOff)
{
    const std::string whole = request(order());
    for (std::size_t size = 1; size < whole.size(); ++size) {
        const std::string cut(whole.data(), size); // its own memory, so that a sanitizer sees a byte too many
        SpanBatch batch;
        const auto damage = scanTraces(cut, batch);
        ASSERT_TRUE(damage.has_value()) << size;
        EXPECT_LE(*damage, size);
    }
}

TEST(OtlpWire, refusesGroupsAndFieldZero)
{
    SpanBatch batch;
    EXPECT_TRUE(scanTraces("\x0b\x0c", batch).has_value());
    EXPECT_TRUE(scanTraces(std::string_view("\x00\x00", 2), batch).has_value());
    EXPECT_TRUE(scanTraces("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", batch).has_value());
}

} // namespace
} // namespace alidade
