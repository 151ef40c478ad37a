#include "tests/importers/proxy/readingtext.h"

#include <gtest/gtest.h>

namespace alidade::test {

namespace {

std::string envoy(const std::string &text) { return readText(ProxyProduct::envoy, text); }

std::string cluster(const std::string &name, const std::string &host, const std::string &port)
{
    return "  - name: " + name +
           "\n    load_assignment: {endpoints: [{lb_endpoints: [{endpoint: {address: {socket_address: {address: \"" + host +
           "\", port_value: " + port + "}}}}]}]}\n";
}

TEST(Envoy, readsClustersWithTheRoutesThatLeadThere)
{
    EXPECT_EQ(envoy("static_resources:\n  listeners:\n  - routes:\n    - match: {prefix: /cart/}\n      route: {cluster: cart}\n"
                    "    - match: {path: /exact}\n      route: {weighted_clusters: {clusters: [{name: cart}]}}\n"
                    "  clusters:\n" +
                    cluster("cart", "${CART_HOST}", "\"${CART_PORT}\"")),
              "10 http ${CART_HOST}:${CART_PORT}\n4 takes /cart/*\n6 takes /exact\n");
}

TEST(Envoy, tellsTelemetryAndRpcFromOtherTraffic)
{
    EXPECT_EQ(envoy("static_resources:\n  listeners:\n  - tracing: {cluster_name: collector}\n    routes:\n"
                    "    - match: {prefix: /shop.v1.Orders/}\n      route: {cluster: orders}\n"
                    "    - typed_config: {\"@type\": x.TcpProxy, cluster: db}\n"
                    "  clusters:\n" +
                    cluster("collector", "otel", "4317") + cluster("orders", "orders", "9090") + cluster("db", "db", "5432")),
              "10 otlp otel:4317\n12 grpc orders:9090 rpc shop.v1.Orders\n14 - db:5432\n");
}

TEST(Envoy, readsOldHostsAndFilesOfResources)
{
    EXPECT_EQ(envoy("static_resources:\n  clusters:\n  - name: a\n    hosts: [{socket_address: {address: a, port_value: 80}}]\n"),
              "4 http a:80\n");
    EXPECT_EQ(envoy("resources:\n" + cluster("b", "b", "81")), "3 http b:81\n");
}

TEST(Envoy, saysWhereAFileIsBroken)
{
    EXPECT_NE(envoy("static_resources:\n  clusters: [\n").find("proxy.conf:"), std::string::npos);
}

} // namespace

} // namespace alidade::test
