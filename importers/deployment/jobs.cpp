#include "importers/deployment/jobs.h"

#include "importers/deployment/images.h"
#include "importers/deployment/namewords.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace alidade {

namespace {

bool isOneOf(std::string_view word, const auto &list) { return std::find(list.begin(), list.end(), word) != list.end(); }

} // namespace

bool isJobName(std::string_view name)
{
    static constexpr std::array deeds = {"migrate", "migration", "migrations",  "migrator", "seed",
                                         "seeder",  "init",      "initializer", "setup",    "wait"};
    const std::vector<std::string> words = nameWords(name);
    return isOneOf(words.front(), deeds) || isOneOf(words.back(), deeds);
}

bool isJobImage(std::string_view image)
{
    static constexpr std::array images = {"flyway/flyway",
                                          "flyway",
                                          "liquibase/liquibase",
                                          "liquibase",
                                          "migrate/migrate",
                                          "minio/mc",
                                          "curlimages/curl",
                                          "amazon/aws-cli",
                                          "appropriate/curl",
                                          "willwill/wait-for-it",
                                          "dadarek/wait-for-dependencies",
                                          "busybox",
                                          "atlassian/wait-for"};
    return isOneOf(imageName(image), images);
}

bool isTestRunner(std::string_view name, std::string_view image)
{
    static constexpr std::array deeds = {"test", "tests", "e2e", "tester"};
    static constexpr std::array images = {"cypress/included", "postman/newman", "newman", "mcr.microsoft.com/playwright",
                                          "playwright"};
    const std::vector<std::string> words = nameWords(name);
    return isOneOf(words.front(), deeds) || isOneOf(words.back(), deeds) || isOneOf(imageName(image), images);
}

} // namespace alidade
