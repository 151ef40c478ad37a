#include "exporters/escape.h"

#include <gtest/gtest.h>

using namespace alidade;

TEST(Escape, writesMermaidLabelsWithCodes)
{
    EXPECT_EQ(mermaidText("order-service_2.x a"), "order-service_2.x a");
    EXPECT_EQ(mermaidText("a\"]; click b \"javascript:x\""), "a#34;#93;#59; click b #34;javascript#58;x#34;");
    EXPECT_EQ(mermaidText("#lt;"), "#35;lt#59;");
    EXPECT_EQ(mermaidText("支付"), "#25903;#20184;");
    EXPECT_EQ(mermaidText("a\nend"), "a#65533;end");
}

TEST(Escape, quotesDotStrings)
{
    EXPECT_EQ(dotString("a\"b\\c\nd\x01"), "\"a\\\"b\\\\c\\nd\"");
    EXPECT_EQ(dotString("<b>支付</b>"), "\"<b>支付</b>\"");
}

TEST(Escape, writesXmlText)
{
    EXPECT_EQ(xmlText("<a b=\"c\" d='e'>&\t\n"), "&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;&#9;&#10;");
    EXPECT_EQ(xmlText(std::string("\0\x1b\xef\xbf\xbf", 5)), "\uFFFD\uFFFD\uFFFD");
}

TEST(Escape, makesTextHarmlessForTerminals)
{
    EXPECT_EQ(terminalText("\x1b]0;title\x07"), "\uFFFD]0;title\uFFFD");
    EXPECT_EQ(terminalText("a\r\nb\x7f"), "a\uFFFD\uFFFDb\uFFFD");
    EXPECT_EQ(terminalText("\xc2\x9b"
                           "31m"),
              "\uFFFD31m");
    EXPECT_EQ(terminalText("abc\u202Egpj.exe"), "abc\uFFFDgpj.exe");
    EXPECT_EQ(terminalText("支付 → é"), "支付 → é");
}

TEST(Escape, replacesInvalidUtf8)
{
    EXPECT_EQ(validUtf8("a\xffz"), "a\uFFFDz");
    EXPECT_EQ(validUtf8("\xc0\xaf"), "\uFFFD\uFFFD") << "overlong";
    EXPECT_EQ(validUtf8("\xed\xa0\x80"), "\uFFFD\uFFFD\uFFFD") << "surrogate";
    EXPECT_EQ(validUtf8("\xf4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD") << "above the last code point";
    EXPECT_EQ(validUtf8("\xe6\x94"), "\uFFFD") << "cut off";
    EXPECT_EQ(validUtf8("😀é"), "😀é");
}

TEST(Escape, makesFileNames)
{
    EXPECT_EQ(fileName("../../etc/passwd"), "_.._.._etc_passwd");
    EXPECT_EQ(fileName("-rf"), "_-rf");
    EXPECT_EQ(fileName(""), "_");
    EXPECT_EQ(fileName("支付 v1.json"), "___v1.json");
    EXPECT_LE(fileName(std::string(500, 'x')).size(), 80U);
}
