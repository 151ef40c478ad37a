#include "importers/proxy/blocktext.h"

#include <gtest/gtest.h>

namespace alidade::test {

namespace {

/// One directive a line: its line, the line of the block it stands in, its words.
std::string read(std::string_view text, BlockStyle style = {})
{
    Diagnostics diagnostics;
    const std::vector<Directive> directives = readDirectives(text, "f", style, diagnostics);
    std::string result;
    for (const Directive &directive : directives) {
        result += std::to_string(directive.line);
        if (directive.parent != Directive::outside)
            result += " in " + std::to_string(directives[directive.parent].line);
        for (const std::string &word : directive.words)
            result += " [" + word + "]";
        result += "\n";
    }
    for (const Diagnostic &diagnostic : diagnostics)
        result += toText(diagnostic) + "\n";
    return result;
}

TEST(BlockText, readsWordsAndBlocks)
{
    EXPECT_EQ(read("a b; # c {\nd \"e f\" {\n  g 'h\\'i' ${X}y;\n}\n"), "1 [a] [b]\n2 [d] [e f]\n3 in 2 [g] [h'i] [${X}y]\n");
}

TEST(BlockText, takesTemplatesForPartsOfWords) { EXPECT_EQ(read("a {{ .Values.x }}:80;\n"), "1 [a] [{{ .Values.x }}:80]\n"); }

TEST(BlockText, endsDirectivesWithLinesWhereTheFormatDoes)
{
    EXPECT_EQ(read("a {$X:b} c\nd {\n\te\n}\n", {.isEndedByLine = true}), "1 [a] [{$X:b}] [c]\n2 [d]\n3 in 2 [e]\n");
}

TEST(BlockText, passesOverCodeAndItsComments)
{
    EXPECT_EQ(read("content_by_lua_block {\n if x then y = { z } end\n}\na;\n"), "1 [content_by_lua_block]\n4 [a]\n");
    EXPECT_EQ(read("/* a\nb { */ c; // d\ne;", {.hasSlashComments = true}), "2 [c]\n3 [e]\n");
}

TEST(BlockText, saysWhereBracesDoNotMatch)
{
    EXPECT_EQ(read("a;\n}\nb;\n"), "1 [a]\nf:2: warning: '}' closes no block; what follows is left out\n");
    EXPECT_EQ(read("a {\n b;\n"), "1 [a]\n2 in 1 [b]\nf:1: warning: this block is never closed; what follows is left out\n");
}

TEST(BlockText, boundsDepthAndReadsHolesThatNeverCloseInOnePass)
{
    std::string deep;
    for (int i = 0; i < 1000; ++i)
        deep += "a {\n";
    EXPECT_NE(read(deep).find("nested too deeply"), std::string::npos);
    std::string holes;
    for (int i = 0; i < 100'000; ++i)
        holes += "${";
    EXPECT_EQ(read(holes + ";\n").size(), 200'000U + 5);
}

} // namespace

} // namespace alidade::test
