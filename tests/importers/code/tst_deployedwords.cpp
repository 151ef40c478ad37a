#include "importers/compose/compose.h"
#include "importers/deployment/flags.h"
#include "importers/kubernetes/kubernetes.h"
#include "tests/importers/treefixture.h"

#include <gtest/gtest.h>

using namespace alidade;
using namespace alidade::test;

namespace {

std::string wordsIn(const Read &read)
{
    std::string text;
    for (const SettingFact &setting : read.facts.settings) {
        if (setting.name == commandWords)
            text += setting.node + ": " + setting.value + " " + placeText(setting.place) + "\n";
    }
    return text;
}

TEST(DeployedWords, ofCommandsAreNeitherFlagsNorPaths)
{
    EXPECT_TRUE(isCommandWord("serve-all_2"));
    for (const char *word : {"", "--serve", "-s", "/bin/shop", "shop.sh", "a=b", "two words", "$ROLE"})
        EXPECT_FALSE(isCommandWord(word)) << word;
}

TEST(DeployedWords, ofCommandsComeFromComposeFiles)
{
    EXPECT_EQ(wordsIn(read(importCompose, {{"compose.yml", "services:\n  web:\n    image: acme/shop\n"
                                                           "    command: shop front --port=80\n"
                                                           "  stock:\n    image: acme/shop\n"
                                                           "    entrypoint: [/bin/shop, stock]\n"
                                                           "  other:\n    image: acme/shop\n"}})),
              "stock: stock compose.yml:7\nweb: shop front compose.yml:4\n");
}

TEST(DeployedWords, ofCommandsComeFromContainersOfPods)
{
    const std::string manifest = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n"
                                 "      containers:\n      - name: web\n        image: acme/shop\n"
                                 "        command: [/bin/shop]\n        args: [front, --port=80, {broken: 1}]\n";
    const Read result = read(importKubernetes, {{"web.yaml", manifest}});
    EXPECT_EQ(wordsIn(result), "web: front web.yaml:11\n");
    EXPECT_EQ(result.dependencies(), "");
}

TEST(DeployedWords, aHotelIsNoTelemetry)
{
    EXPECT_EQ(read(importCompose, {{"compose.yml", "services:\n  web:\n    image: acme/web\n    environment:\n"
                                                   "      HOTEL_URL: http://hotel:80\n      MY_OTEL_URL: http://spans:80\n"
                                                   "  hotel:\n    image: acme/hotel\n  spans:\n    image: acme/spans\n"}})
                  .dependencies(),
              "web -> hotel http sync compose.yml:5 HOTEL_URL=http://hotel:80\n"
              "web -> spans http telemetry compose.yml:6 MY_OTEL_URL=http://spans:80\n");
}

} // namespace
