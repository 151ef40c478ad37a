#include "importers/code/tables.h"

#include <gtest/gtest.h>

#include <set>

using namespace alidade;

namespace {

std::string faults(std::string_view text)
{
    Diagnostics diagnostics;
    readFrameworks(text, "t.yaml", "go", diagnostics);
    std::string result;
    for (const Diagnostic &diagnostic : diagnostics)
        result += toText(diagnostic) + "\n";
    return result;
}

TEST(Tables, thoseOfTheProgramHaveNoFault)
{
    for (const EmbeddedTable &table : embeddedTables()) {
        Diagnostics diagnostics;
        const std::string file = std::string(table.name) + ".yaml";
        if (table.name == "formats")
            EXPECT_FALSE(readFormats(table.text, file, diagnostics).empty());
        else
            EXPECT_FALSE(readFrameworks(table.text, file, table.name, diagnostics).empty()) << file;
        for (const Diagnostic &diagnostic : diagnostics)
            ADD_FAILURE() << toText(diagnostic);
    }
}

TEST(Tables, nameEachFrameworkOnceALanguage)
{
    std::set<std::pair<std::string, std::string>> names;
    for (const Framework &framework : frameworks())
        EXPECT_TRUE(names.emplace(framework.language, framework.name).second) << framework.language << " " << framework.name;
    EXPECT_FALSE(names.empty());
}

TEST(Tables, readPlacesOfTexts)
{
    Diagnostics diagnostics;
    const std::vector<Framework> read = readFrameworks("frameworks:\n- name: x\n  patterns:\n  - {request: Get, target: "
                                                       "[0.Config.Addr, Addr, -1], method: '@name', path: '=/a'}\n",
                                                       "t.yaml", "go", diagnostics);
    ASSERT_EQ(read.size(), 1U);
    const CodePattern &pattern = read.front().patterns.at(0);
    EXPECT_EQ(pattern.target, (Slots{{Slot::Source::position, 0, {"Config", "Addr"}, {}},
                                     {Slot::Source::name, 0, {"Addr"}, {}},
                                     {Slot::Source::position, -1, {}, {}}}));
    EXPECT_EQ(pattern.method, (Slots{{Slot::Source::callName, 0, {}, {}}}));
    EXPECT_EQ(pattern.path, (Slots{{Slot::Source::fixed, 0, {}, "/a"}}));
    EXPECT_TRUE(diagnostics.empty());
}

TEST(Tables, sayWhichLineOfAFaultyTableIsWrong)
{
    EXPECT_EQ(faults("frameworks:\n- name: x\n  colour: red\n  patterns:\n  - {serve: Get, request: Do}\n"
                     "  - {protocol: http}\n  - {trait: Sleep}\n  - {serve: 'a**', path: '@here'}\n"),
              "t.yaml:3: error: a framework has no 'colour'\n"
              "t.yaml:5: error: a pattern does one thing: 'request' is the second\n"
              "t.yaml:6: error: a pattern needs what it does (serve, request, …) with the names of the call\n"
              "t.yaml:7: error: a trait needs 'word'\n"
              "t.yaml:8: error: '@here' is no place of a text: 0, -1, field, 0.field, =text, @name, @call, @star, @receiver, "
              "@assigned, @target, @before, @of.1, @beside.Name or @chain.Call.0\n"
              "t.yaml:8: error: 'a**' is no name with at most one '*'\n"
              "t.yaml:2: error: a framework needs 'name' and 'patterns'\n");
    EXPECT_EQ(faults("things: []\n"), "t.yaml:1: error: has no list 'frameworks'\n");
}

} // namespace
