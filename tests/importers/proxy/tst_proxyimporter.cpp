#include "importers/proxy/proxyimporter.h"

#include "importers/compose/compose.h"
#include "importers/dockerfile/dockerfileimporter.h"
#include "tests/importers/treefixture.h"

#include <gtest/gtest.h>

namespace alidade::test {

namespace {

void importAll(ImportContext &context)
{
    importCompose(context);
    importDockerfile(context);
    importProxy(context);
}

/// What the proxies call, one a line.
std::string calls(std::vector<std::pair<std::string, std::string>> files)
{
    const Read r = read(importAll, std::move(files));
    std::string text;
    for (const CallFact &call : r.facts.calls)
        text += call.node + " -> " + call.target + " " + call.framework + " " + placeText(call.place) + "\n";
    return text + r.messages();
}

constexpr const char *site = "server { location /api/ { proxy_pass http://api:80; } }\n";

TEST(Proxies, belongToTheServiceThatMountsThem)
{
    EXPECT_EQ(calls({{"compose.yaml",
                      "services:\n  edge: {image: nginx, volumes: ['./conf:/etc/nginx/conf.d:ro']}\n  api: {image: a}\n"},
                     {"conf/api.conf", site},
                     {"conf/readme.md", site}}),
              "edge -> http://api:80 nginx conf/api.conf:1\n");
    EXPECT_EQ(calls({{"compose.yaml", "services:\n  edge: {image: nginx, configs: [{source: s, target: /etc/nginx/nginx.conf}]}\n"
                                      "configs:\n  s: {file: ./any.conf}\n"},
                     {"any.conf", site}}),
              "edge -> http://api:80 nginx any.conf:1\n");
}

TEST(Proxies, belongToTheServiceWhoseImageHoldsThem)
{
    EXPECT_EQ(calls({{"compose.yaml", "services:\n  web: {build: {context: ., dockerfile: docker/web.Dockerfile}}\n"},
                     {"docker/web.Dockerfile", "FROM nginx\nCOPY site/default.conf.template /etc/nginx/templates/\n"},
                     {"site/default.conf.template", site}}),
              "web -> http://api:80 nginx site/default.conf.template:1\n");
    EXPECT_EQ(calls({{"services/web/Dockerfile", "FROM nginx\nCOPY [\"nginx.conf\", \"/etc/nginx/nginx.conf\"]\n"},
                     {"services/web/package.json", ""},
                     {"services/web/nginx.conf", site}}),
              "web -> http://api:80 nginx services/web/nginx.conf:1\n");
}

TEST(Proxies, areReadWithWhatTheyInclude)
{
    EXPECT_EQ(calls({{"compose.yaml", "services:\n  edge: {image: nginx, volumes: ['./n/nginx.conf:/etc/nginx/nginx.conf']}\n"},
                     {"n/nginx.conf", "http {\n  include parts/*.conf;\n  include nginx.conf;\n}\n"},
                     {"n/parts/api.conf", site}}),
              "edge -> http://api:80 nginx n/parts/api.conf:1\n");
}

TEST(Proxies, belongToTheServiceInWhoseDirectoryTheyLie)
{
    EXPECT_EQ(calls({{"compose.yaml", "services:\n  gateway: {build: gateway}\n  api: {build: api}\n"},
                     {"gateway/Dockerfile", "FROM envoyproxy/envoy\n"},
                     {"gateway/conf/site.conf", site},
                     {"examples/gateway/site.conf", site},
                     {"api/Dockerfile", "FROM golang\n"}}),
              "gateway -> http://api:80 nginx gateway/conf/site.conf:1\n");
}

TEST(Proxies, areLeftOutWhenSeveralMayRunThem)
{
    EXPECT_EQ(calls({{"compose.yaml", "services:\n  a: {image: nginx}\n  b: {image: nginx}\n"}, {"etc/site.conf", site}}), "");
}

TEST(Proxies, keepNoSecrets)
{
    EXPECT_EQ(calls({{"compose.yaml", "services:\n  edge: {image: nginx, volumes: ['./n.conf:/etc/nginx/nginx.conf']}\n"},
                     {"n.conf", "location /a { proxy_pass http://me:hunter2@api:80; }"}}),
              "edge -> http://redacted@api:80 nginx n.conf:1\n");
}

TEST(Proxies, goOnAfterAFault)
{
    EXPECT_EQ(
        calls({{"compose.yaml", "services:\n  edge: {image: nginx, volumes: ['./n:/etc/nginx/conf.d']}\n"},
               {"n/a.conf", "location /x { proxy_pass http://x; }\n}\n"},
               {"n/b.conf", site}}),
        "edge -> http://x nginx n/a.conf:1\nedge -> http://api:80 nginx n/b.conf:1\nn/a.conf:2: warning: '}' closes no block; "
        "what follows is left out\n");
}

} // namespace

} // namespace alidade::test
