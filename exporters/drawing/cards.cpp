#include "exporters/drawing/cardcontent.h"
#include "exporters/drawing/sheet.h"

#include <algorithm>
#include <cmath>

namespace alidade {

namespace {

constexpr double cardRadius = 6;

/// One card being drawn.
struct Card {
    const Node &node;
    Owner owner;
    Rect rect, inside;
    CardContent content;
    Color ink, muted, mark;
    bool isNew = false, isIdle = false;
};

/// The outline: what kind of thing this is can be seen without reading.
void addOutline(Sheet &sheet, const Card &card)
{
    const Palette &colors = sheet.colors;
    Box box{.rect = card.rect,
            .radius = cardRadius,
            .fill = card.node.isGone ? colors.cardGone : colors.card,
            .stroke = card.isNew ? colors.accent : colors.cardBorder,
            .strokeWidth = card.isNew ? 1.75 : 1.0,
            .isDashed = card.node.isGone || card.node.kind == NodeKind::external};
    const auto add = [&](const Box &part) { sheet.cards.push_back({card.owner, part}); };
    switch (card.node.kind) {
    case NodeKind::datastore: box.shape = Box::Shape::cylinder; break;
    case NodeKind::broker: box.shape = Box::Shape::queue; break;
    case NodeKind::cache: box.radius = 16; break;
    case NodeKind::bucket: box.radius = 12; break;
    default: break;
    }
    if (box.stroke == colors.cardBorder && isResource(card.node.kind))
        box.stroke = mixed(colors.cardBorder, card.mark, 0.45);
    if (card.node.kind == NodeKind::bucket) { // a rim wider than the body
        const double rim = card.inside.y - card.rect.y;
        Box body = box;
        body.rect = {card.rect.x + 4, card.rect.y + rim / 2, card.rect.width - 8, card.rect.height - rim / 2};
        add(body);
        box.rect.height = rim + 2;
        box.radius = box.rect.height / 2;
    }
    add(box);
    if (card.node.kind == NodeKind::cache) { // a double line
        box.rect = card.rect.grown(-3);
        box.radius -= 3;
        box.fill.a = 0;
        add(box);
    }
}

void addMark(Sheet &sheet, const Card &card, const Rect &rect)
{
    if (card.content.mark.empty()) {
        Color back = mixed(sheet.colors.card, card.mark, 0.14);
        sheet.cards.push_back({card.owner, Box{.rect = rect, .radius = 6, .fill = back, .stroke = back, .strokeWidth = 0}});
        drawKindMark(sheet, card.owner, rect.grown(-rect.width * 0.22), card.node.kind, card.mark);
        return;
    }
    sheet.cards.push_back({card.owner, Box{.rect = rect, .radius = 6, .fill = card.mark, .stroke = card.mark, .strokeWidth = 0}});
    addText(sheet, card.owner, rect, card.content.mark,
            {rect.width * 0.43, Text::Weight::bold, Text::Align::center, sheet.colors.card});
}

struct Badge {
    std::string text;
    Color ink, fill;
};

std::vector<Badge> badgesOf(const Sheet &sheet, const Card &card)
{
    const Color fill = mixed(card.node.isGone ? sheet.colors.cardGone : sheet.colors.card, sheet.colors.text, 0.07);
    std::vector<Badge> badges;
    if (card.node.isGone)
        badges.push_back({sheet.options.goneWord, sheet.colors.warning, fill});
    if (card.isNew)
        badges.push_back({sheet.options.newWord, sheet.colors.textOnAccent, sheet.colors.accent});
    if (card.isIdle)
        badges.push_back({sheet.options.idleWord, card.muted, fill});
    for (const std::string &text : card.content.badges)
        badges.push_back({text, card.muted, fill});
    return badges;
}

/// All badges in one line, smaller where there is little room: none is left out.
void addBadges(Sheet &sheet, const Card &card, double left, double y, double right, double height)
{
    const std::vector<Badge> badges = badgesOf(sheet, card);
    constexpr double least = 9, spacing = 0.3;
    double width = 0;
    for (const Badge &badge : badges)
        width += pillWidth(badge.text, height) + spacing * height;
    const double size = std::max(least, height * std::min(1.0, (right - left) / std::max(1.0, width - spacing * height)));
    for (const Badge &badge : badges)
        left +=
            addPill(sheet, card.owner, left, y + (height - size) / 2, size, badge.text, badge.ink, badge.fill) + spacing * size;
}

void drawNear(Sheet &sheet, const Card &card)
{
    const Rect &in = card.inside;
    const double left = in.x + cardPadding, right = in.x + in.width - cardPadding,
                 top = in.y + (cardHeaderHeight - cardMarkSize) / 2;
    addMark(sheet, card, {left, top, cardMarkSize, cardMarkSize});
    const double textLeft = left + cardMarkSize + 8;
    addText(sheet, card.owner, {textLeft, in.y + 9, right - textLeft, 18}, card.node.name,
            {cardNameSize, Text::Weight::bold, Text::Align::left, card.ink});
    const double kindWidth = std::min(textWidth(card.content.kind, cardSmallSize) + 1, right - textLeft);
    addText(sheet, card.owner, {textLeft, in.y + 28, kindWidth, badgeHeight}, card.content.kind,
            {cardSmallSize, Text::Weight::regular, Text::Align::left, card.muted});
    addBadges(sheet, card, textLeft + kindWidth + 6, in.y + 28, right, badgeHeight);

    double y = in.y + cardHeaderHeight;
    if (card.content.lines.empty() || card.rect.height < cardHeaderHeight + cardLineHeight)
        return;
    const Point a{left, y}, b{right, y};
    sheet.cards.push_back(
        {card.owner, Path{.points = {a, a, b, b}, .stroke = mixed(sheet.colors.card, sheet.colors.cardBorder, 0.6)}});
    y += 7;
    for (const std::string &line : card.content.lines) {
        addText(sheet, card.owner, {left, y, right - left, cardLineHeight}, line,
                {cardSmallSize, Text::Weight::regular, Text::Align::left, card.ink});
        y += cardLineHeight;
    }
    if (card.content.more > 0)
        addText(sheet, card.owner, {left, y, right - left, cardLineHeight}, filledIn(sheet.options.moreFormat, card.content.more),
                {cardSmallSize, Text::Weight::regular, Text::Align::left, card.muted});
}

/// A name in one line, or in two where its parts can then be larger.
struct NameLines {
    std::vector<std::string> lines;
    double size = 0;
};

/// The name as large as the room allows; a break stands behind a separator.
NameLines fitted(const std::string &name, double width, double height, double largest)
{
    constexpr double lineShare = 1.2, worthTheBreak = 1.15;
    const auto fitting = [&](std::string_view line) { return width / std::max(0.1, textWidth(line, 1, Text::Weight::bold)); };
    NameLines best{{name}, std::min({fitting(name), largest, height / lineShare})};
    const double least = best.size * worthTheBreak;
    for (std::size_t at = 1; at + 1 < name.size(); ++at) {
        if (std::string_view("-_./ ").find(name[at]) == std::string_view::npos)
            continue;
        const std::string first = name.substr(0, at + 1), second = name.substr(at + 1);
        const double size = std::min({fitting(first), fitting(second), largest, height / (2 * lineShare)});
        if (size > std::max(best.size, least))
            best = {{first, second}, size};
    }
    best.size = std::max(best.size, cardNameSize);
    return best;
}

/// Seen from further away: a band of the kind's colour, the name as large as fits, and badges.
void drawMiddle(Sheet &sheet, const Card &card)
{
    const Rect &in = card.inside;
    constexpr double largest = 20, band = 6, roomyHeight = 76, edge = 6, lineShare = 1.2;
    const bool isRoomy = in.height >= roomyHeight,
               hasBadges = !card.content.badges.empty() || card.node.isGone || card.isNew || card.isIdle;
    const double badge = isRoomy ? 18 : 14, gap = isRoomy ? 4 : 2, badgeRoom = hasBadges ? badge + gap : 0;
    const double left = in.x + cardPadding + band + 6, room = in.x + in.width - 10 - left;
    const NameLines name = fitted(card.node.name, room, in.height - 2 * edge - badgeRoom, largest);
    const double lineHeight = name.size * lineShare;
    const double height = lineHeight * static_cast<double>(name.lines.size()) + badgeRoom, top = in.center().y - height / 2;
    sheet.cards.push_back({card.owner, Box{.rect = {in.x + cardPadding - 2, top + 1, band, height - 2},
                                           .radius = band / 2,
                                           .fill = card.mark,
                                           .stroke = card.mark,
                                           .strokeWidth = 0}});
    double y = top;
    for (const std::string &line : name.lines) {
        addText(sheet, card.owner, {left, y, room, lineHeight}, line,
                {name.size, Text::Weight::bold, Text::Align::left, card.ink});
        y += lineHeight;
    }
    if (hasBadges)
        addBadges(sheet, card, left, y + gap, left + room, badge);
}

} // namespace

void drawCards(Sheet &sheet)
{
    const Palette &colors = sheet.colors;
    const std::vector<Node> &nodes = sheet.architecture.nodes;
    for (Index i = 0; i < nodes.size() && i < sheet.positions.nodes.size(); ++i) {
        const Node &node = nodes[i];
        const Rect &rect = sheet.positions.nodes[i];
        Card card{node,
                  {Owner::Kind::node, i},
                  rect,
                  cardInside(node.kind, rect),
                  cardContent(node, sheet.options.words),
                  colors.text,
                  colors.textMuted,
                  kindColor(colors, node.kind),
                  std::ranges::binary_search(sheet.options.newNodes, i),
                  sheet.options.lens == Lens::live && std::ranges::binary_search(sheet.options.idleNodes, i)};
        if (node.isGone) {
            card.ink = colors.textMuted;
            card.mark = mixed(card.mark, colors.cardGone, 0.45);
        }
        addOutline(sheet, card);
        sheet.options.detail == Detail::near ? drawNear(sheet, card) : drawMiddle(sheet, card);
    }
}

} // namespace alidade
