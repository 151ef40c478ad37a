#include "importers/yaml/yaml.h"

#include <gtest/gtest.h>

namespace alidade {

namespace {

struct Read {
    std::vector<YamlNode> documents;
    Diagnostics diagnostics;
};

Read read(std::string_view text)
{
    Read result;
    result.documents = readYaml(text, "a.yaml", result.diagnostics);
    return result;
}

std::string only(const Read &read)
{
    return read.diagnostics.size() == 1 ? toText(read.diagnostics[0]) : std::to_string(read.diagnostics.size()) + " diagnostics";
}

TEST(Yaml, knowsWhereEverythingStands)
{
    const Read r = read("kind: List\nitems:\n  - name: \"a\"\n    port: 80\n---\n- x\n");
    ASSERT_EQ(r.documents.size(), 2U);
    EXPECT_TRUE(r.diagnostics.empty());
    const YamlNode &item = r.documents[0]["items"].items.at(0);
    EXPECT_EQ(item["name"].text(), "a");
    EXPECT_TRUE(item["name"].isQuoted);
    EXPECT_EQ(item["port"].line, 4);
    EXPECT_EQ(item["port"].column, 11);
    EXPECT_EQ(r.documents[1].items.at(0).line, 6);
}

TEST(Yaml, findsByPathAndAnswersForWhatIsNotThere)
{
    const Read r = read("spec:\n  template:\n    spec: {x: 1}\n");
    EXPECT_EQ(r.documents.at(0).at("spec.template.spec.x").text(), "1");
    EXPECT_EQ(r.documents[0].at("spec.other.spec.x").text("none"), "none");
    EXPECT_EQ(r.documents[0]["spec"]["nothing"]["here"].line, 0);
}

TEST(Yaml, appliesMergeKeysWithTheOwnKeysFirst)
{
    const Read r = read("base: &b {k: 1, z: 2}\nother: &o {z: 9, y: 3}\nm:\n  k: 5\n  <<: [*b, *o]\n");
    const YamlNode &m = r.documents.at(0)["m"];
    EXPECT_EQ(m["k"].text() + m["z"].text() + m["y"].text(), "523");
    EXPECT_EQ(m.find("<<"), nullptr);
    EXPECT_TRUE(r.diagnostics.empty());
}

TEST(Yaml, letsTheLastOfDuplicateKeysCountAndSaysSo)
{
    const Read r = read("a: 1\nb: 2\na: 3\n");
    EXPECT_EQ(r.documents.at(0)["a"].text(), "3");
    EXPECT_EQ(r.documents[0].entries.size(), 2U);
    EXPECT_EQ(only(r), "a.yaml:3: warning: The key \"a\" stands here more than once; the last one counts");
}

TEST(Yaml, keepsTheDocumentsBeforeAFault)
{
    const Read r = read("a: 1\n---\nb: 2\n---\nc: [1\n---\nd: 4\n");
    ASSERT_EQ(r.documents.size(), 2U);
    EXPECT_EQ(r.documents[1]["b"].text(), "2");
    ASSERT_EQ(r.diagnostics.size(), 1U);
    EXPECT_GE(r.diagnostics[0].line, 5);
}

TEST(Yaml, knowsTheLinesOfABlock)
{
    const Read r = read("text: |\n  one\n  two\nfolded: >\n  x\n");
    const YamlNode &text = r.documents.at(0)["text"];
    EXPECT_EQ(lineAt(text, 0), 2);
    EXPECT_EQ(lineAt(text, text.scalar.find("two")), 3);
    EXPECT_EQ(lineAt(r.documents[0]["folded"], 0), 4);
}

TEST(Yaml, endsAtOnceWhereTheLibraryWouldGoOnForEver)
{
    Diagnostics json;
    readYaml("{\"a\": [1, 2", "a.json", json);
    ASSERT_EQ(json.size(), 1U);
    EXPECT_TRUE(json[0].message.starts_with("Not valid JSON: ")) << json[0].message;
    EXPECT_EQ(only(read(", ")), "a.yaml:1: error: Not valid YAML: nothing can be read here; the rest of the file is left out");
}

TEST(Yaml, refusesAliasesThatGrow)
{
    std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (char c = 'b'; c <= 'k'; ++c) {
        const std::string before = std::string("*") + static_cast<char>(c - 1);
        bomb += std::string(1, c) + ": &" + c + " [" + before + ", " + before + ", " + before + ", " + before + ", " + before +
                ", " + before + ", " + before + "]\n";
    }
    EXPECT_NE(only(read(bomb)).find("The aliases expand to more than 100000 nodes"), std::string::npos) << only(read(bomb));
}

TEST(Yaml, refusesAnchorsInsideAnchorsThatKeepTooManyCopies)
{
    std::string nested;
    for (int i = 0; i < 150; ++i)
        nested += "&a" + std::to_string(i) + " [";
    for (int i = 0; i < 20000; ++i)
        nested += "x,";
    nested += std::string(150, ']');
    EXPECT_NE(only(read(nested)).find("more than 1000000 YAML nodes"), std::string::npos) << only(read(nested));
}

TEST(Yaml, refusesAnAliasInsideItsOwnAnchor)
{
    EXPECT_EQ(only(read("ok: 1\n---\na: &x\n  b: *x\n")),
              "a.yaml:4: error: Not valid YAML: an alias stands inside its own anchor; the rest of the file is left out");
}

TEST(Yaml, refusesDeepNesting)
{
    EXPECT_NE(only(read(std::string(100'000, '['))).find("nested more than 200 deep"), std::string::npos);
    std::string blocks;
    for (int i = 0; i < 1000; ++i)
        blocks += "- ";
    EXPECT_NE(only(read(blocks + "x\n")).find("nested more than 200 deep"), std::string::npos);
}

TEST(Yaml, refusesWhatIsNotText)
{
    EXPECT_EQ(only(read(std::string_view("a: b\nc: \0d\n", 11))),
              "a.yaml:2: error: Not valid YAML: a control character (byte 0)");
    EXPECT_EQ(only(read("a: b\nc: \x04\n")), "a.yaml:2: error: Not valid YAML: a control character (byte 4)");
    EXPECT_EQ(only(read("a: b\nc: \xC0\xAF\n")), "a.yaml:2: error: The file is not UTF-8");
    EXPECT_EQ(only(read(std::string_view("\xFF\xFE"
                                         "a\0:\0",
                                         6))),
              "a.yaml: error: The file is UTF-16 or UTF-32; only UTF-8 is read");
    EXPECT_EQ(only(read(std::string(YamlLimits::fileBytes + 1, ' '))), "a.yaml: error: The YAML file has more than 10 MiB");
}

TEST(Yaml, readsPastAByteOrderMark)
{
    const Read r = read("\xEF\xBB\xBF"
                        "a: |\n  b\n");
    EXPECT_EQ(lineAt(r.documents.at(0)["a"], 0), 2);
    EXPECT_TRUE(r.diagnostics.empty());
}

TEST(Yaml, leavesOutEntriesWhoseKeyIsAList)
{
    const Read r = read("? [a, b]\n: c\nd: e\n");
    EXPECT_EQ(r.documents.at(0)["d"].text(), "e");
    EXPECT_EQ(r.documents[0].entries.size(), 1U);
    EXPECT_NE(only(r).find("as a key is not supported"), std::string::npos);
}

TEST(Yaml, searchesALargeMappingThroughItsIndex)
{
    std::string text;
    for (int i = 0; i < 2000; ++i)
        text += "key" + std::to_string(i) + ": " + std::to_string(i) + "\n";
    const Read r = read(text);
    EXPECT_EQ(r.documents.at(0).order.size(), 2000U);
    for (int i = 0; i < 2000; ++i)
        EXPECT_EQ(r.documents[0]["key" + std::to_string(i)].text(), std::to_string(i));
    EXPECT_EQ(r.documents[0].find("key2000"), nullptr);
}

TEST(Yaml, knowsTemplates)
{
    EXPECT_TRUE(isYamlTemplate("a: 1\n  {{- if .Values.x }}\n"));
    EXPECT_FALSE(isYamlTemplate("summary: \"{{ $labels.job }} is down\"\n"));
}

} // namespace

} // namespace alidade
