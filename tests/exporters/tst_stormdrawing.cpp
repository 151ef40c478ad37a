#include "exporters/drawing/stormdrawing.h"

#include "exporters/drawing/stormcolors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace alidade {
namespace {

struct Board {
    Architecture architecture;
    EventStorm storm;

    Board()
    {
        BoundedContext billing;
        billing.id = "billing";
        billing.name = "Billing";
        architecture.contexts = {billing};
        storm.lanes = {{0, 0, 150}, {none, 150, 150}};
        storm.width = 600;
        storm.height = 300;
        add("OrderStatusChangedToAwaitingValidation", BoardItemKind::event, none, 30, 40);
        add("OrderPlaced", BoardItemKind::policy, 0, 300, 40);
    }
    void add(const std::string &text, BoardItemKind kind, Index context, double x, double y)
    {
        StormItem item;
        item.id = item.text = text;
        item.kind = kind;
        item.context = context;
        item.isFound = true;
        item.x = x;
        item.y = y;
        storm.items.push_back(item);
    }
    /// The texts that belong to an owner, in order.
    std::vector<std::string> wordsOf(const Drawing &drawing, Owner owner) const
    {
        std::vector<std::string> words;
        for (const DrawItem &item : drawing.items)
            if (const auto *text = std::get_if<Text>(&item.shape); text && item.owner == owner)
                words.push_back(text->text);
        return words;
    }
};

constexpr Owner note(Index index) { return {Owner::Kind::node, index}; }

TEST(StormDrawing, notesHangInTheLaneOfTheirContext)
{
    const Board board;
    EXPECT_EQ(stormRect(board.storm, 0), (Rect{30, 190, EventStorm::noteWidth, EventStorm::noteHeight}));
    EXPECT_EQ(stormRect(board.storm, 1).y, 40);
    EXPECT_EQ(stormLaneAt(board.storm, 149), 0U);
    EXPECT_EQ(stormLaneAt(board.storm, 151), 1U);
    EXPECT_EQ(stormLaneAt(board.storm, 9999), 1U) << "the nearest one";
    EXPECT_EQ(board.wordsOf(drawStorm(board.architecture, board.storm), {Owner::Kind::context, 0}),
              std::vector<std::string>{"Billing"});
}

TEST(StormDrawing, longNamesAreBrokenWhereTheirWordsEnd)
{
    const Board board;
    EXPECT_EQ(board.wordsOf(drawStorm(board.architecture, board.storm), note(0)),
              (std::vector<std::string>{"Event", "OrderStatus", "ChangedTo", "AwaitingValidation"}));
    EXPECT_EQ(board.wordsOf(drawStorm(board.architecture, board.storm), note(1)),
              (std::vector<std::string>{"Policy", "Whenever Order", "Placed"}));
}

TEST(StormDrawing, whatIsWrongIsABadge)
{
    Board board;
    StormFinding finding;
    finding.severity = Severity::error;
    board.storm.findings = {finding};
    EXPECT_EQ(board.wordsOf(drawStorm(board.architecture, board.storm), note(0)).back(), "!!");
}

TEST(StormDrawing, linksShowHowSureTheyAre)
{
    Board board;
    for (const auto &[bond, dash] : {std::pair{StormBond::said, Path::Dash::solid},
                                     {StormBond::byName, Path::Dash::dashed},
                                     {StormBond::possible, Path::Dash::dotted}}) {
        board.storm.links = {{0, 1, bond}};
        const Drawing drawing = drawStorm(board.architecture, board.storm);
        const auto line = std::find_if(drawing.items.begin(), drawing.items.end(),
                                       [](const DrawItem &item) { return std::holds_alternative<Path>(item.shape); });
        ASSERT_NE(line, drawing.items.end());
        EXPECT_EQ(std::get<Path>(line->shape).dash, dash);
    }
}

/// WCAG 2.1, "relative luminance".
double luminance(Color color)
{
    const auto channel = [](std::uint8_t value) {
        const double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(color.r) + 0.7152 * channel(color.g) + 0.0722 * channel(color.b);
}

TEST(StormDrawing, everyNoteCanBeRead)
{
    for (const bool isDark : {false, true})
        for (int kind = 0; kind <= static_cast<int>(BoardItemKind::readModel); ++kind) {
            const StormColors colors = stormColors(static_cast<BoardItemKind>(kind), isDark);
            EXPECT_GE((luminance(colors.paper) + 0.05) / (luminance(colors.ink) + 0.05), 4.5) << kind;
        }
}

} // namespace
} // namespace alidade
