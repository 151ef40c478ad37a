#include "tests/app/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

using namespace alidade::test;

namespace {

Outcome run(const std::vector<std::string> &arguments) { return alidade::test::alidade(arguments); }

std::string fileText(const std::string &path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

nlohmann::json jsonOf(std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), {"frameworks", "--format", "json"});
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.exitCode, 0) << outcome.errors;
    return nlohmann::json::parse(outcome.output);
}

} // namespace

TEST(FrameworksCommand, isWhatThePageInTheDocsSays)
{
    const Outcome outcome = run({"frameworks", "--format", "markdown"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome.errors;
    EXPECT_EQ(outcome.output, fileText(SOURCE_DIR "/docs/frameworks.md"))
        << "Write it anew: alidade frameworks --format markdown -o docs/frameworks.md";
}

TEST(FrameworksCommand, namesEveryLanguageAndSaysWhatEachTableRecognises)
{
    const nlohmann::json document = jsonOf({});
    std::set<std::string> languages;
    for (const nlohmann::json &framework : document["frameworks"]) {
        languages.insert(framework["language"]);
        EXPECT_FALSE(framework["recognised"].get<std::string>().empty()) << framework["name"];
        EXPECT_FALSE(framework["title"].get<std::string>().empty()) << framework["name"];
    }
    EXPECT_EQ(languages, (std::set<std::string>{"csharp", "go", "java", "javascript", "php", "python", "ruby", "rust"}));
    for (const nlohmann::json &format : document["formats"])
        EXPECT_FALSE(format["reads"].get<std::string>().empty()) << format["name"];
}

TEST(FrameworksCommand, showsTheTableThatHoldsForALanguage)
{
    const auto isJava = [](const nlohmann::json &framework) { return framework["language"] == "java"; };
    const nlohmann::json kotlin = jsonOf({"--language", "kotlin"});
    ASSERT_FALSE(kotlin["frameworks"].empty());
    EXPECT_TRUE(std::all_of(kotlin["frameworks"].begin(), kotlin["frameworks"].end(), isJava));
}

TEST(FrameworksCommand, saysWhichLanguagesThereAreWhenItIsAskedForAnother)
{
    const Outcome outcome = run({"frameworks", "--language", "cobol"});
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_NE(outcome.errors.find("\"cobol\""), std::string::npos) << outcome.errors;
    EXPECT_NE(outcome.errors.find("kotlin"), std::string::npos) << outcome.errors;
}
