#include "exporters/svg/svg.h"
#include "tests/builder.h"

#include <gtest/gtest.h>

using namespace alidade;

namespace {

/// A small check of XML: tags nest, attributes are quoted, entities are known, no raw control characters. Gives the first fault.
std::string faultOf(const std::string &xml)
{
    std::vector<std::string> open;
    for (std::size_t i = 0; i < xml.size();) {
        const auto c = static_cast<unsigned char>(xml[i]);
        if (c < 0x20 && c != '\n')
            return "control character at " + std::to_string(i);
        if (c == '&') {
            const std::string entity = xml.substr(i, xml.find(';', i) - i + 1);
            if (entity != "&amp;" && entity != "&lt;" && entity != "&gt;" && entity != "&quot;" && entity != "&apos;" &&
                entity.substr(0, 2) != "&#")
                return "entity " + entity;
        }
        if (c != '<') {
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        for (char quote = 0; end < xml.size() && (quote != 0 || xml[end] != '>'); ++end) {
            if (xml[end] == '<')
                return "< inside a tag at " + std::to_string(end);
            if (xml[end] == '"')
                quote = quote == 0 ? '"' : 0;
        }
        if (end >= xml.size())
            return "a tag without end at " + std::to_string(i);
        const std::string tag = xml.substr(i + 1, end - i - 1), name = tag.substr(0, tag.find_first_of(" /", 1));
        if (tag[0] == '/') {
            if (open.empty() || open.back() != tag.substr(1))
                return "</" + tag.substr(1) + "> closes nothing";
            open.pop_back();
        } else if (tag[0] != '?' && tag.back() != '/') {
            open.push_back(name);
        }
        i = end + 1;
    }
    return open.empty() ? std::string() : "<" + open.back() + "> is not closed";
}

Drawing drawingOf(const std::string &name)
{
    const Architecture a =
        test::System().service(name).in("Sales").calls("peer", Mode::async, "nats").service("store", NodeKind::datastore).build();
    Positions p;
    for (std::size_t i = 0; i < a.nodes.size(); ++i) {
        p.nodes.push_back(cardSize(a.nodes[i]));
        p.nodes.back().x = 300.0 * static_cast<double>(i);
    }
    p.contexts.push_back({-40, -60, 300, 200});
    p.unassigned = {260, -60, 700, 300};
    return draw(a, p);
}

TEST(Svg, isWellFormedAndSelfContained)
{
    const std::string svg = toSvg(drawingOf("order"), "A & B");
    EXPECT_EQ(faultOf(svg), "");
    EXPECT_NE(svg.find("<title>A &amp; B</title>"), std::string::npos);
    EXPECT_NE(svg.find(">order</text>"), std::string::npos);
    for (const char *word : {"href", "<script", "url(", "<image", "<style", "onload"})
        EXPECT_EQ(svg.find(word), std::string::npos) << word;
}

TEST(Svg, hostileNamesStayText)
{
    for (const std::string name : {"</text><script>alert(1)</script>", "a\" onload=\"x", "]]>", "&amp;&#0;", "\x01\x02 bell \x07",
                                   "\xff\xfe", "\xed\xa0\x80", "a\nb", "'"}) {
        const std::string svg = toSvg(drawingOf(name), name);
        EXPECT_EQ(faultOf(svg), "") << name;
        EXPECT_EQ(svg.find("<script"), std::string::npos);
    }
}

TEST(Svg, theCheckItselfFindsFaults)
{
    EXPECT_NE(faultOf("<a><b></a>"), "");
    EXPECT_NE(faultOf("<a>&nbsp;</a>"), "");
    EXPECT_NE(faultOf("<a>"), "");
    EXPECT_NE(faultOf("<a>\x01</a>"), "");
}

TEST(Svg, hasOneArrowForEachArrowOfTheDrawing)
{
    Drawing drawing{.bounds = {0, 0, 100, 100}};
    drawing.items.push_back(
        {{}, Path{.points = {{0, 0}, {10, 0}, {20, 0}, {30, 0}}, .width = 1, .dash = Path::Dash::dashed, .hasArrow = true}});
    const std::string svg = toSvg(drawing);
    EXPECT_NE(svg.find("M0 0C10 0 20 0 30 0"), std::string::npos) << svg;
    EXPECT_NE(svg.find("L38 0"), std::string::npos) << "the tip";
    EXPECT_NE(svg.find("stroke-dasharray"), std::string::npos);
}

TEST(Svg, elidesWhatDoesNotFit)
{
    Drawing drawing{.bounds = {0, 0, 100, 100}};
    drawing.items.push_back({{}, Text{{0, 0, 60, 20}, "a very long name that does not fit", 13}});
    const std::string svg = toSvg(drawing);
    EXPECT_EQ(svg.find("does not fit"), std::string::npos);
    EXPECT_NE(svg.find("…</text>"), std::string::npos);
}

} // namespace
