#include "tests/importers/proxy/readingtext.h"

#include <gtest/gtest.h>

namespace alidade::test {

namespace {

std::string nginx(const std::string &text) { return readText(ProxyProduct::nginx, text); }

TEST(Nginx, readsWhatLocationsPassOn)
{
    EXPECT_EQ(nginx(R"(server {
    location / { root /html; }
    location /api/orders/ {
        proxy_pass http://${ORDERS_HOST}:8080/;
    }
    location = /cart { proxy_pass http://cart; }
    location ~ ^/stock/(.*)$ { proxy_pass http://stock:80/$1; }
    location ~ \.php$ { fastcgi_pass php:9000; }
})"),
              "4 http http://${ORDERS_HOST}:8080/\n6 http http://cart\n7 http http://stock:80/{…}\n8 http php:9000\n"
              "3 takes /api/orders/*\n6 takes /cart\n7 takes /stock/*\n");
}

TEST(Nginx, followsUpstreamsAndPassesOverThoseThatNobodyUses)
{
    EXPECT_EQ(nginx(R"(upstream orders {
    least_conn;
    server orders-1:8080 weight=2;
    server unix:/run/orders.sock;
    server orders-2:8080;
}
upstream unused { server ghost:80; }
server { location /orders { proxy_pass http://orders/v1; } }
)"),
              "3 http http://orders-1:8080\n5 http http://orders-2:8080\n8 takes /orders/*\n");
}

TEST(Nginx, findsUpstreamsInOtherFiles)
{
    Diagnostics diagnostics;
    const ProxyReading reading = readNginx(
        {{"site.conf", "server { location /a/ { proxy_pass http://a; } }"}, {"upstreams.conf", "upstream a { server real:80; }"}},
        diagnostics);
    ASSERT_EQ(reading.targets.size(), 1U);
    EXPECT_EQ(reading.targets[0].address, "http://real:80");
    EXPECT_EQ(reading.targets[0].place, (Place{"upstreams.conf", 1}));
}

TEST(Nginx, followsVariablesOfTheNearestBlock)
{
    EXPECT_EQ(nginx(R"(map $uri $pool { default blue; /x green; }
server {
    location /a { set $up http://a:80; proxy_pass $up; }
    location /b { set $up http://b:80; proxy_pass $up$request_uri; }
    location /c { proxy_pass http://$pool; }
    location /d { proxy_pass http://$host; }
    location /e { proxy_pass http://$E_HOST; }
})"),
              "3 http http://a:80\n4 http http://b:80{…}\n5 http http://blue\n5 http http://green\n6 http http://{…}\n"
              "7 http http://${E_HOST}\n3 takes /a/*\n4 takes /b/*\n5 takes /c/*\n6 takes /d/*\n7 takes /e/*\n");
}

TEST(Nginx, endsVariablesThatNameOneAnother)
{
    EXPECT_EQ(nginx("set $a $b$b; set $b $a$a; location /x { proxy_pass http://$a; }").find("3 "), std::string::npos);
}

TEST(Nginx, knowsGrpcAndStreams)
{
    EXPECT_EQ(nginx(R"(http { server {
    location /shop.v1.Orders { grpc_pass grpc://orders:9090; }
} }
stream { server { listen 3306; proxy_pass db:3306; } }
)"),
              "2 grpc grpc://orders:9090 rpc shop.v1.Orders\n4 - db:3306\n");
}

TEST(Nginx, readsTemplatesAsFarAsTheyGo)
{
    EXPECT_EQ(nginx("server { location /a { proxy_pass http://{{ .Values.host }}:80; } }"),
              "1 http http://{…}:80\n1 takes /a/*\n");
}

TEST(Nginx, keepsWhatStandsBeforeAFault)
{
    EXPECT_EQ(nginx("server { location /a { proxy_pass http://a; } }\n}\nserver { location /b { proxy_pass http://b; } }\n"),
              "1 http http://a\n1 takes /a/*\nproxy.conf:2: warning: '}' closes no block; what follows is left out\n");
}

TEST(Nginx, boundsTargets)
{
    std::string text = "upstream u {";
    for (int i = 0; i < 3000; ++i)
        text += " server s" + std::to_string(i) + ":80;\n";
    text += "} location /x { proxy_pass http://u; }";
    Diagnostics diagnostics;
    EXPECT_EQ(readProxy(ProxyProduct::nginx, {{"f", text}}, diagnostics).targets.size(), mostProxyTargets);
    EXPECT_EQ(diagnostics.size(), 1U);
}

} // namespace

} // namespace alidade::test
