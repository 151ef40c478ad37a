#include "tests/importers/proxy/readingtext.h"

#include <gtest/gtest.h>

namespace alidade::test {

namespace {

TEST(Haproxy, readsServersOfTheBackendsInUse)
{
    EXPECT_EQ(readText(ProxyProduct::haproxy, R"conf(defaults
    mode http
frontend all
    acl is_orders path_beg /orders /o
    use_backend orders if is_orders
    use_backend cart if { path_beg /cart }
    default_backend web
backend orders
    server o1 ipv4@${ORDERS_HOST-orders}:8080 check
backend cart
    server c1 "$CART_HOST:80" # a comment
backend web
    server w /run/web.sock
backend unused
    server g ghost:80
listen db
    mode tcp
    server d db:5432
)conf"),
              "11 http ${CART_HOST}:80\n18 - db:5432\n9 http ${ORDERS_HOST:-orders}:8080\n5 takes /orders/*\n5 takes /o/*\n6 "
              "takes /cart/*\n");
}

TEST(Haproxy, takesAllBackendsWhereRequestsChooseThem)
{
    EXPECT_EQ(readText(ProxyProduct::haproxy, "frontend f\n use_backend %[req.hdr(host)]\nbackend a\n server a a:80\n"),
              "4 http a:80\n");
}

TEST(Caddyfile, readsProxiesWithTheirPathsAndSettings)
{
    EXPECT_EQ(readText(ProxyProduct::caddy, R"conf({
	email me
}
:80 {
	@api path /api/*
	reverse_proxy @api api:8080
	handle_path /cart/* {
		reverse_proxy {$CART_HOST:cart}:80 {
			header_up X y
		}
	}
	reverse_proxy /users/* {
		to users-1:80 users-2:80
	}
	php_fastcgi unix//run/php.sock
	reverse_proxy {env.WEB}
	file_server
}
)conf"),
              "6 http api:8080\n8 http ${CART_HOST:-cart}:80\n13 http users-1:80\n13 http users-2:80\n16 http ${WEB}\n"
              "6 takes /api/*\n8 takes /cart/*\n12 takes /users/*\n");
}

TEST(Caddyfile, saysWhichBlockIsNeverClosed)
{
    EXPECT_EQ(readText(ProxyProduct::caddy, ":80 {\n reverse_proxy a:80\n"),
              "2 http a:80\nproxy.conf:1: warning: this block is never closed; what follows is left out\n");
}

TEST(Caddyfile, passesOverSchemesWithoutAnAddress)
{
    EXPECT_EQ(readText(ProxyProduct::caddy, "reverse_proxy h2c:// h2c://a:80\n"), "1 http a:80\n");
}

TEST(Traefik, readsTheFileProvider)
{
    EXPECT_EQ(readText(ProxyProduct::traefik, R"conf(http:
  routers:
    orders: {rule: "Host(`x`) && (PathPrefix(`/orders`) || Path(`/o`))", service: orders}
  services:
    orders:
      loadBalancer:
        servers:
        - url: http://orders:8080
  middlewares:
    auth: {forwardAuth: {address: "http://auth/check"}}
tcp:
  services:
    db: {loadBalancer: {servers: [{address: "db:5432"}]}}
)conf"),
              "8 http http://orders:8080\n10 http http://auth/check\n13 - db:5432\n3 takes /orders/*\n3 takes /o\n");
}

TEST(Kong, readsServicesAndUpstreams)
{
    EXPECT_EQ(readText(ProxyProduct::kong, R"conf(_format_version: "3.0"
services:
- name: orders
  url: http://orders:8080/v1
  routes: [{paths: [/orders, "~/o/(?<id>x)"]}]
- {name: cart, host: carts, protocol: grpc, port: 80}
upstreams:
- {name: carts, targets: [{target: "cart-1:80"}]}
)conf"),
              "4 http http://orders:8080/v1\n8 grpc cart-1:80\n5 takes /orders/*\n5 takes /o/*\n");
}

TEST(Apache, readsProxyPassesAndBalancers)
{
    EXPECT_EQ(readText(ProxyProduct::apache, R"conf(Define CART cart
<Location /orders>
  ProxyPass http://orders:80/
</Location>
ProxyPass "/cart" "http://${CART}:80/"
ProxyPass /static !
ProxyPass /users balancer://users
<Proxy balancer://users>
  BalancerMember http://${USERS_HOST}:80
</Proxy>
RewriteRule ^/stock/(.*) \
  http://stock:80/$1 [P,L]
RewriteRule ^/x http://elsewhere/ [R]
# ProxyPass /old http://old
)conf"),
              "3 http http://orders:80/\n5 http http://cart:80/\n9 http http://${USERS_HOST}:80\n11 http http://stock:80/{…}\n"
              "3 takes /orders/*\n5 takes /cart/*\n7 takes /users/*\n11 takes /stock/*\n");
}

TEST(Apache, readsMarksAtTheEndOfAnAddress)
{
    EXPECT_EQ(readText(ProxyProduct::apache, "ProxyPass http://$\nProxyPass http://a${\n"),
              "1 http http://{…}\n2 http http://a{…}\n");
}

TEST(Varnish, readsBackends)
{
    EXPECT_EQ(readText(ProxyProduct::varnish, R"conf(vcl 4.1; // version
backend default {
    .host = "web";
    .port="8080";
}
sub vcl_recv { if (req.url ~ "^/x") { return (pass); } }
)conf"),
              "3 http web:8080\n");
}

} // namespace

} // namespace alidade::test
