#include "analysis/drift.h"
#include "model/observed.h"
#include "tests/model/factsheet.h"
#include "tests/model/trafficsheet.h"

#include <gtest/gtest.h>

namespace alidade {
namespace {

using test::FactSheet;
using test::TrafficSheet;

SourceFacts traces(const TrafficSet &traffic)
{
    return {.source = {.id = "live", .name = "live", .kind = "live", .revision = {}, .importedAt = {}},
            .facts = observedFacts(traffic),
            .gone = {}};
}

FactSheet code() { return FactSheet("code"); }

std::string text(const Architecture &architecture, const Drift &drift)
{
    std::string result;
    for (const DriftItem &item : drift.items)
        result += architecture.nodes[item.from].name + " > " + architecture.nodes[item.to].name + " " +
                  std::string(toText(item.verdict)) + (item.isAccepted ? " accepted" : "") + (item.hasExpired ? " expired" : "") +
                  "\n";
    return result;
}

std::string driftOf(std::vector<SourceFacts> sources, const Decisions &decisions = {}, const std::string &today = {})
{
    const Architecture architecture = assemble(std::move(sources), decisions);
    return text(architecture, findDrift(architecture, {.today = today}));
}

TEST(Drift, tellsWhatRunsButNobodySaidAndWhatWasSaidButDoesNotRun)
{
    const FactSheet sheet = code()
                                .service("web")
                                .service("order")
                                .service("payment")
                                .service("coupon")
                                .calls("web", "order")
                                .calls("order", "payment")
                                .calls("order", "coupon", "http", Mode::sync, Voice::deployed);
    EXPECT_EQ(driftOf({sheet, traces(TrafficSheet().calls("web", "order").calls("web", "payment").calls("order", "web"))}),
              "order > coupon deployed-only\n"
              "order > payment coded-only\n"
              "order > web observed-only\n"
              "web > order agreed\n"
              "web > payment observed-only\n");
}

TEST(Drift, claimsNoAbsenceWhereNothingCouldHaveBeenSeen)
{
    const FactSheet sheet = code()
                                .service("web")
                                .service("order")
                                .service("payment")
                                .service("mail")
                                .resource("orders-db", NodeKind::datastore)
                                .resource("nats", NodeKind::broker)
                                .calls("mail", "order")
                                .calls("order", "payment")
                                .calls("order", "orders-db", "sql", Mode::data)
                                .calls("order", "nats", "nats", Mode::async);
    // mail sends nothing; order tells of none of its calls, stores or messages, and payment sends nothing.
    EXPECT_EQ(driftOf({sheet, traces(TrafficSheet().calls("web", "order"))}), "mail > order unjudged\n"
                                                                              "order > nats unjudged\n"
                                                                              "order > orders-db unjudged\n"
                                                                              "order > payment unjudged\n"
                                                                              "web > order observed-only\n");
    EXPECT_EQ(driftOf({sheet}), "mail > order unjudged\norder > nats unjudged\norder > orders-db unjudged\n"
                                "order > payment unjudged\n");
}

TEST(Drift, believesACalleeThatKnowsAllItsCallers)
{
    const FactSheet sheet = code().service("web").service("order").service("payment").calls("order", "payment");
    TrafficSheet traffic = TrafficSheet().calls("web", "order").calls("web", "payment");
    EXPECT_NE(driftOf({sheet, traces(traffic)}).find("order > payment coded-only"), std::string::npos);
    for (ServiceTraffic &service : traffic.services)
        service.missingParents = service.name == "payment" ? 1 : 0;
    EXPECT_NE(driftOf({sheet, traces(traffic)}).find("order > payment unjudged"), std::string::npos);
}

TEST(Drift, callsNothingHiddenWhenOnlyTracesWereRead)
{
    EXPECT_EQ(driftOf({traces(TrafficSheet().calls("web", "order"))}), "web > order unjudged\n");
}

TEST(Drift, holdsTheDesignAgainstCodeAndTraffic)
{
    const FactSheet sheet = code().service("web").service("order").service("payment").calls("web", "order");
    const Decisions decisions{.designed = {{"web", "order", Mode::sync, "", ""},
                                           {"order", "payment", Mode::sync, "", ""},
                                           {"web", "mail", Mode::sync, "", ""}}};
    EXPECT_EQ(driftOf({sheet}, decisions), "order > payment designed-only\nweb > mail designed-only\nweb > order unjudged\n");
    EXPECT_EQ(driftOf({sheet, traces(TrafficSheet().calls("web", "order").calls("order", "payment"))}, decisions),
              "order > payment agreed\nweb > mail designed-only\nweb > order agreed\n");
}

TEST(Drift, anAcceptanceHoldsForItsVerdictUntilItsLastDay)
{
    const FactSheet sheet = code().service("web").service("order");
    const SourceFacts observed = traces(TrafficSheet().calls("web", "order"));
    Decisions decisions{.acceptedDrifts = {{"web", "order", DriftVerdict::observedOnly, "known", "2026-03-31"}}};
    EXPECT_EQ(driftOf({sheet, observed}, decisions, "2026-03-31"), "web > order observed-only accepted\n");
    EXPECT_EQ(driftOf({sheet, observed}, decisions, "2026-04-01"), "web > order observed-only expired\n");
    decisions.acceptedDrifts[0].verdict = DriftVerdict::codedOnly;
    EXPECT_EQ(driftOf({sheet, observed}, decisions, "2026-03-01"), "web > order observed-only\n");
}

TEST(Drift, measuresWhereTheContextOfTracesIsLost)
{
    const FactSheet sheet = code().service("web").service("order").calls("web", "order");
    const Architecture architecture =
        assemble({sheet, traces(TrafficSheet().calls("web", "order", 3).callsPeer("web", "order", 1))}, {});
    const Drift drift = findDrift(architecture);
    ASSERT_EQ(drift.edges.size(), 1U);
    EXPECT_EQ(drift.edges[0].joined, 3);
    EXPECT_EQ(drift.edges[0].broken, 1);
    EXPECT_EQ(drift.edges[0].brokenShare(), 0.25);
    EXPECT_EQ(drift.known, 1U);
    EXPECT_EQ(drift.seen, 1U);
}

} // namespace
} // namespace alidade
