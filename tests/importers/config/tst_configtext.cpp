#include "importers/config/configtext.h"

#include <gtest/gtest.h>

using namespace alidade;

namespace {

std::string shown(std::string_view text, ConfigFormat format, Diagnostics *faults = nullptr)
{
    Diagnostics said;
    std::string result;
    for (const ConfigEntry &entry : readConfiguration(text, format, "order/config", faults ? *faults : said))
        result += std::to_string(entry.line) + " " + entry.key + "=" + entry.value +
                  (entry.profile.empty() ? "" : " (" + entry.profile + ")") + "\n";
    return result;
}

} // namespace

TEST(ConfigText, joinsKeysByDotsAndPlainListsByCommas)
{
    EXPECT_EQ(shown("server:\n  port: 8080\nkafka:\n  brokers: [a:9092, b:9092]\nroutes:\n- id: x\n  uri: lb://x\n- id: y\n",
                    ConfigFormat::yaml),
              "2 server.port=8080\n4 kafka.brokers=a:9092,b:9092\n6 routes.0.id=x\n7 routes.0.uri=lb://x\n8 routes.1.id=y\n");
}

TEST(ConfigText, givesTheValuesOfADocumentItsProfile)
{
    EXPECT_EQ(shown("a: 1\n---\nspring:\n  config:\n    activate:\n      on-profile: Docker\na: 2\n", ConfigFormat::yaml),
              "1 a=1\n6 spring.config.activate.on-profile=Docker (docker)\n7 a=2 (docker)\n");
    EXPECT_EQ(shown("a=1\n#---\nspring.config.activate.on-profile=docker\na=2\n", ConfigFormat::properties),
              "1 a=1\n3 spring.config.activate.on-profile=docker (docker)\n4 a=2 (docker)\n");
    EXPECT_EQ(shown("%dev.quarkus.http.port=1\n", ConfigFormat::properties), "1 quarkus.http.port=1 (dev)\n");
}

TEST(ConfigText, readsJsonWithCommentsAndTrailingCommas)
{
    EXPECT_EQ(shown("\xEF\xBB\xBF{ // the shop's\n\t\"Urls\": \"http://*:80\", /* two\nlines */ \"A\": {\"B\": \"x//y\",},\n}\n",
                    ConfigFormat::json),
              "2 Urls=http://*:80\n3 A.B=x//y\n");
}

TEST(ConfigText, readsTomlAndIniSections)
{
    EXPECT_EQ(shown("[redis]\naddr = \"cache:6379\"\ndb = 0\n[[peers]]\nurl = \"http://cart\"\n", ConfigFormat::toml),
              "5 peers.0.url=http://cart\n2 redis.addr=cache:6379\n3 redis.db=0\n");
    EXPECT_EQ(shown("; settings\n[redis]\naddr = 'cache:6379'\ndb=0 ; the first\n", ConfigFormat::ini),
              "3 redis.addr=cache:6379\n4 redis.db=0\n");
}

TEST(ConfigText, continuesLinesOfProperties)
{
    EXPECT_EQ(shown("! note\nkafka.brokers = a\\:9092,\\\n    b:9092\nempty\nnext: 1\n", ConfigFormat::properties),
              "2 kafka.brokers=a:9092,b:9092\n5 next=1\n");
}

TEST(ConfigText, leavesManifestsContractsAndSchemasOut)
{
    EXPECT_EQ(shown("apiVersion: v1\nkind: Service\n", ConfigFormat::yaml), "");
    EXPECT_EQ(shown("openapi: 3.0.0\n", ConfigFormat::yaml), "");
    EXPECT_EQ(shown("services:\n  order:\n    image: order\n", ConfigFormat::yaml), "");
    EXPECT_EQ(shown("{\"$schema\": \"http://json-schema.org/draft-07/schema\", \"a\": \"b\"}", ConfigFormat::json), "");
    EXPECT_EQ(shown("services:\n  order:\n    url: http://order\n", ConfigFormat::yaml), "3 services.order.url=http://order\n");
}

TEST(ConfigText, saysOnceWhereAFileIsBroken)
{
    Diagnostics faults;
    EXPECT_EQ(shown("[redis]\naddr = cache\n", ConfigFormat::toml, &faults), "");
    EXPECT_EQ(shown("{\n\"a\": [\n}\n", ConfigFormat::json, &faults), "");
    ASSERT_EQ(faults.size(), 2U);
    EXPECT_EQ(faults[0].file, "order/config");
    EXPECT_EQ(faults[0].line, 2);
    EXPECT_TRUE(faults[0].message.starts_with("not TOML: ")) << faults[0].message;
    EXPECT_GT(faults[1].line, 0);
}
