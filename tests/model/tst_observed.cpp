#include "model/observed.h"
#include "model/topology.h"
#include "tests/model/factsheet.h"
#include "tests/model/trafficsheet.h"

#include <gtest/gtest.h>

namespace alidade {
namespace {

using test::dependenciesText;
using test::FactSheet;
using test::nodesText;
using test::TrafficSheet;

SourceFacts traces(const TrafficSet &traffic)
{
    return {.source = {.id = "/traces.json", .name = "traces.json", .kind = "traces", .revision = {}, .importedAt = {}},
            .facts = observedFacts(traffic, "traces.json"),
            .gone = {}};
}

TEST(Observed, addsItsVoiceToADependencyThatCodeKnowsUnderAnotherName)
{
    FactSheet code("code");
    code.service("order").service("payment-service").calls("order", "payment-service", "grpc");
    const Architecture a = assemble({code, traces(TrafficSheet().calls("Order", "payment", 3, 0, 2000, 1))}, {});
    EXPECT_EQ(dependenciesText(a), "order > payment-service sync grpc coded observed\n");
    EXPECT_EQ(a.nodes.size(), 2U);
    ASSERT_EQ(a.dependencies[0].evidence.size(), 2U);
    EXPECT_EQ(a.dependencies[0].evidence[1].file, "traces.json");
    EXPECT_EQ(a.dependencies[0].evidence[1].detail, "trace 0000000000000abc");
    ASSERT_EQ(a.observations.size(), 1U);
    EXPECT_EQ(a.observations[0].total.errors, 1);
    EXPECT_EQ(a.observations[0].firstSeen, TrafficSheet::start);
}

TEST(Observed, showsWhatOnlyTelemetryKnows)
{
    FactSheet code("code");
    code.service("order");
    const Architecture a = assemble({code, traces(TrafficSheet()
                                                      .calls("bot", "order")
                                                      .callsPeer("order", "api.bank.com")
                                                      .callsPeer("order", "old-billing")
                                                      .callsPeer("order", "10.0.0.7")
                                                      .callsPeer("order", "localhost"))},
                                    {});
    EXPECT_EQ(nodesText(a), "api.bank.com external\nbot service\nold-billing service\norder service\n");
    EXPECT_EQ(dependenciesText(a), "bot > order sync http observed\n"
                                   "order > api.bank.com sync http observed\n"
                                   "order > old-billing sync http observed\n");
    EXPECT_EQ(a.unresolved.size(), 2U); // an address of a machine says nothing
}

TEST(Observed, findsStoresAndBrokersThatTelemetryOnlyNamesByTheirKind)
{
    FactSheet code("code");
    code.service("order")
        .service("user")
        .resource("orders-db", NodeKind::datastore)
        .resource("users-postgres", NodeKind::datastore)
        .resource("kafka", NodeKind::broker)
        .deploys("orders-db", "postgres:15")
        .deploys("users-postgres", "postgres:15")
        .calls("order", "orders-db", "sql", Mode::data, Voice::deployed)
        .calls("user", "users-postgres", "sql", Mode::data, Voice::deployed);
    const Architecture a = assemble({code, traces(TrafficSheet()
                                                      .asks("order", "postgresql", "postgresql")
                                                      .asks("user", "users-postgres", "postgresql")
                                                      .asks("user", "redis", "redis")
                                                      .posts("order", "kafka", "orders.placed"))},
                                    {});
    EXPECT_EQ(dependenciesText(a), "order > kafka async kafka observed\n"
                                   "order > orders-db data sql deployed observed\n"
                                   "user > redis data redis observed\n"
                                   "user > users-postgres data sql deployed observed\n");
    const Node &broker = a.nodes[a.findNode("kafka")];
    ASSERT_EQ(broker.endpoints.size(), 1U);
    EXPECT_EQ(broker.endpoints[0].name, "orders.placed");
    EXPECT_EQ(a.nodes[a.findNode("redis")].kind, NodeKind::cache);
}

TEST(Observed, joinsAServiceByTheWorkloadThatRunsIt)
{
    FactSheet manifests("manifests");
    manifests.workload("shop-frontend").deploys("shop-frontend");
    TrafficSheet traffic;
    traffic.calls("web", "order");
    traffic.services[1].workloads = {"shop-frontend"};
    ASSERT_EQ(traffic.services[1].name, "web");
    const Architecture a = assemble({manifests, traces(traffic)}, {});
    EXPECT_EQ(nodesText(a), "order service\nshop-frontend service =web\n");
}

TEST(Observed, isTheSameWhateverTheOrderOfSources)
{
    FactSheet code("code");
    code.service("order").service("payment").calls("order", "payment");
    const SourceFacts observed = traces(TrafficSheet().calls("order", "payment").calls("web", "order"));
    EXPECT_EQ(topologyOf(assemble({code, observed}, {})), topologyOf(assemble({observed, code}, {})));
}

TEST(Designed, aDrawnDependencyJoinsWhatOthersSayOrStandsAlone)
{
    FactSheet code("code");
    code.service("order").service("payment").calls("order", "payment");
    const Decisions decisions{
        .designed = {{"order", "payment", Mode::sync, "", "agreed"}, {"order", "mail", Mode::sync, "", ""}}};
    const Architecture a = assemble({code}, decisions);
    EXPECT_EQ(dependenciesText(a), "order > mail sync ? designed\norder > payment sync grpc designed coded\n");
    const Topology design = designOf(a);
    EXPECT_EQ(design.nodes.size(), 3U);
    EXPECT_EQ(design.edges.size(), 2U);
}

} // namespace
} // namespace alidade
