#include "analysis/traceview.h"

#include <gtest/gtest.h>

namespace alidade {
namespace {

TraceSpan span(std::uint64_t id, std::uint64_t parent, std::int64_t start, std::int64_t end, const std::string &name = "x",
               bool hasFailed = false, SpanKind kind = SpanKind::internal)
{
    return {.id = id,
            .parent = parent,
            .startUs = start,
            .durationUs = static_cast<std::uint64_t>(end - start),
            .kind = kind,
            .hasFailed = hasFailed,
            .service = "s",
            .name = name};
}

std::string text(const Trace &trace, const Waterfall &picture)
{
    std::string result;
    for (const WaterfallRow &row : picture.rows) {
        result += std::string(static_cast<std::size_t>(row.depth), '.') + std::to_string(trace.spans[row.span].id);
        for (const TraceStretch &stretch : row.critical)
            result += " " + std::to_string(stretch.fromUs) + "-" + std::to_string(stretch.toUs);
        for (const TraceStretch &gap : row.gaps)
            result += " gap " + std::to_string(gap.fromUs) + "-" + std::to_string(gap.toUs);
        result +=
            std::string(row.isOrphan ? " orphan" : "") + (row.isRetry ? " retry" : "") + (row.isOutside ? " outside" : "") + "\n";
    }
    return result;
}

std::string pictureOf(std::vector<TraceSpan> spans)
{
    const Trace trace{.id = {0, 1}, .spans = std::move(spans)};
    return text(trace, waterfall(trace));
}

TEST(Waterfall, laysChildrenOutByTimeAndTellsWhatWasWaitedFor)
{
    // Two children at the same time: only the one that ended last was waited for, then another one.
    EXPECT_EQ(pictureOf({span(1, 0, 1000, 1100), span(2, 1, 1010, 1050), span(3, 1, 1010, 1030), span(4, 1, 1060, 1095)}),
              "1 0-10 50-60 95-100 gap 0-10 gap 50-60\n.2 10-50\n.3\n.4 60-95\n");
}

TEST(Waterfall, followsTheWaitingDownTheTree)
{
    EXPECT_EQ(pictureOf({span(1, 0, 0, 1000), span(2, 1, 0, 1000), span(3, 2, 500, 1000)}),
              "1\n.2 0-500 gap 0-500\n..3 500-1000\n");
}

TEST(Waterfall, marksRetriesOrphansAndWhatNobodyWaitedFor)
{
    EXPECT_EQ(pictureOf({span(1, 0, 0, 100), span(2, 1, 0, 40, "charge", true), span(3, 1, 40, 100, "charge"),
                         span(4, 1, 90, 300, "later"), span(5, 77, 50, 60)}),
              "1\n.2 0-40\n.3 40-100 retry\n.4 outside\n5 orphan\n");
}

TEST(Waterfall, takesTheClientsHalfOfASharedSpanForTheParent)
{
    EXPECT_EQ(pictureOf({span(1, 0, 0, 100, "call", false, SpanKind::client),
                         span(1, 0, 10, 90, "serve", false, SpanKind::server), span(2, 1, 20, 80)}),
              "1 0-10 90-100 gap 0-10 gap 90-100\n.1 10-20 80-90 gap 10-20 gap 80-90\n..2 20-80\n");
}

TEST(Waterfall, survivesRingsAndNothing)
{
    EXPECT_EQ(pictureOf({}), "");
    const std::string ring = pictureOf({span(1, 2, 0, 10), span(2, 3, 0, 10), span(3, 1, 0, 10), span(4, 4, 0, 10)});
    EXPECT_EQ(std::count(ring.begin(), ring.end(), '\n'), 4) << ring;
}

} // namespace
} // namespace alidade
