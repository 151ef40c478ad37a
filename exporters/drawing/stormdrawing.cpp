#include "exporters/drawing/stormdrawing.h"

#include "exporters/drawing/sheet.h"
#include "exporters/drawing/stormcolors.h"

#include <algorithm>
#include <cmath>

namespace alidade {
namespace {

constexpr double leastLaneWidth = 960, padding = 10, lineHeight = 17, textSize = 13, smallSize = 10.5, badgeSize = 20;
constexpr std::size_t mostLines = 3;

std::string_view kindWord(BoardItemKind kind)
{
    switch (kind) {
    case BoardItemKind::event: return "Event";
    case BoardItemKind::command: return "Command";
    case BoardItemKind::aggregate: return "Aggregate";
    case BoardItemKind::policy: return "Policy";
    case BoardItemKind::externalSystem: return "External system";
    case BoardItemKind::hotSpot: return "Hot spot";
    case BoardItemKind::readModel: break;
    }
    return "Read model";
}

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }
bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Places at which a name may be broken: before a capital, behind what is no letter, and between wide characters.
std::vector<std::string> piecesOf(const std::string &text)
{
    std::vector<std::string> pieces(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool isCapital = i > 0 && c >= 'A' && c <= 'Z' && text[i - 1] >= 'a' && text[i - 1] <= 'z';
        const bool isWide = static_cast<unsigned char>(c) >= 0xE2 && !isContinuation(c); // CJK and beyond
        const bool followsSeparator = i > 0 && !isLetter(text[i - 1]) && isLetter(c);
        if (isCapital || isWide || followsSeparator)
            pieces.emplace_back();
        pieces.back() += c;
    }
    return pieces;
}

/// The text in lines that fit; the last one holds the rest and is elided when it is drawn.
std::vector<std::string> wrapped(const std::string &text, double width)
{
    std::vector<std::string> lines(1);
    for (const std::string &piece : piecesOf(text)) {
        const bool fits = textWidth(lines.back() + piece, textSize, Text::Weight::bold) <= width;
        if (!fits && !lines.back().empty() && lines.size() < mostLines)
            lines.emplace_back();
        lines.back() += piece;
    }
    return lines;
}

std::string filled(const std::string &format, const std::string &words)
{
    const std::size_t at = format.find("{}");
    return at == std::string::npos ? format : format.substr(0, at) + words + format.substr(at + 2);
}

class Board {
public:
    Board(const Architecture &architecture, const EventStorm &storm, const StormDrawingOptions &options)
        : m_architecture(architecture), m_storm(storm), m_options(options), m_colors(palette(options.isDark))
    {}

    Drawing draw()
    {
        for (std::size_t lane = 0; lane < m_storm.lanes.size(); ++lane)
            drawLane(lane);
        for (const StormLink &link : m_storm.links)
            drawLink(link);
        std::vector<const StormFinding *> worst(m_storm.items.size());
        for (const StormFinding &finding : m_storm.findings)
            if (!worst[finding.item] || worst[finding.item]->severity < finding.severity)
                worst[finding.item] = &finding;
        for (std::size_t item = 0; item < m_storm.items.size(); ++item)
            drawNote(item, worst[item]);
        m_drawing.background = m_colors.canvas;
        for (const DrawItem &item : m_drawing.items)
            m_drawing.bounds = m_drawing.bounds.united(item.bounds());
        m_drawing.bounds = m_drawing.bounds.grown(EventStorm::margin);
        return std::move(m_drawing);
    }

private:
    void box(Owner owner, const Box &box) { m_drawing.items.push_back({owner, box}); }
    void text(Owner owner, const Rect &rect, std::string words, const TextStyle &style)
    {
        m_drawing.items.push_back({owner, Text{rect, std::move(words), style.size, style.weight, style.align, style.color}});
    }

    void drawLane(std::size_t lane)
    {
        const Rect rect = stormLaneRect(m_storm, lane);
        const Index context = m_storm.lanes[lane].context;
        const Owner owner{Owner::Kind::context, static_cast<Index>(lane)};
        Color fill = m_colors.unassigned, border = m_colors.unassignedBorder;
        std::string name = m_options.words.inNoContext;
        if (context != none) {
            const BoundedContext &known = m_architecture.contexts[context];
            name = known.name;
            fill = known.subdomain == Subdomain::core      ? m_colors.core
                   : known.subdomain == Subdomain::generic ? m_colors.generic
                                                           : m_colors.supporting;
            border = known.subdomain == Subdomain::core      ? m_colors.coreBorder
                     : known.subdomain == Subdomain::generic ? m_colors.genericBorder
                                                             : m_colors.supportingBorder;
        }
        const Rect inner{rect.x, rect.y + 4, rect.width, rect.height - 8};
        box(owner, Box{.rect = inner, .radius = 10, .fill = fill, .stroke = border, .isDashed = context == none});
        text(owner, {inner.x + 14, inner.y + 8, inner.width - 28, 20}, std::move(name),
             {14, Text::Weight::bold, Text::Align::left, context == none ? m_colors.textMuted : m_colors.text});
    }

    bool touches(const StormLink &link) const { return link.from == m_options.selected || link.to == m_options.selected; }

    /// From the right side to the left side; back in time it turns around.
    void drawLink(const StormLink &link)
    {
        const Rect from = stormRect(m_storm, link.from), to = stormRect(m_storm, link.to);
        const Point a{from.x + from.width, from.center().y}, b{to.x - 9, to.center().y};
        const double reach = b.x > a.x ? (b.x - a.x) / 2 : 70;
        Path path;
        path.points = {a, {a.x + reach, a.y}, {b.x - reach, b.y}, b};
        path.stroke = touches(link) ? m_colors.accent : m_colors.edge;
        path.width = touches(link) ? 2.4 : 1.4;
        path.dash = link.bond == StormBond::said     ? Path::Dash::solid
                    : link.bond == StormBond::byName ? Path::Dash::dashed
                                                     : Path::Dash::dotted;
        path.hasArrow = true;
        m_drawing.items.push_back({{}, std::move(path)});
    }

    std::string wordOf(BoardItemKind kind) const
    {
        const auto word = m_options.words.kinds.find(kind);
        return word == m_options.words.kinds.end() ? std::string(kindWord(kind)) : word->second;
    }

    void drawNote(std::size_t at, const StormFinding *finding)
    {
        const StormItem &item = m_storm.items[at];
        const Rect rect = stormRect(m_storm, at);
        const StormColors colors = stormColors(item.kind, m_options.isDark);
        const Owner owner{Owner::Kind::node, static_cast<Index>(at)};
        const bool isSelected = at == m_options.selected;
        if (isSelected)
            box(owner,
                Box{.rect = rect.grown(4), .radius = 7, .fill = {0, 0, 0, 0}, .stroke = m_colors.focus, .strokeWidth = 2.5});
        box(owner, Box{.rect = rect, .radius = 3, .fill = colors.paper, .stroke = colors.border});
        const double inner = rect.width - 2 * padding;
        std::string kind = wordOf(item.kind);
        const double room = std::ceil(textWidth(kind, smallSize, Text::Weight::medium)) + 4;
        const TextStyle small{smallSize, Text::Weight::medium, Text::Align::left, mixed(colors.paper, colors.ink, 0.86)};
        text(owner, {rect.x + padding, rect.y + 6, room, 14}, std::move(kind), small);
        if (item.node != none && inner > room + 20) {
            const double left = rect.x + padding + room + 6;
            text(owner, {left, rect.y + 6, rect.x + rect.width - padding - left, 14}, m_architecture.nodes[item.node].name,
                 {smallSize, Text::Weight::regular, Text::Align::right, small.color});
        }
        drawWords(owner, rect, item, colors.ink);
        if (finding)
            drawBadge(owner, rect, finding->severity);
    }

    void drawWords(Owner owner, const Rect &rect, const StormItem &item, Color ink)
    {
        const double inner = rect.width - 2 * padding;
        const std::string words = item.kind == BoardItemKind::policy && item.isFound && !item.isDecided
                                      ? filled(m_options.words.whenever, item.text)
                                      : item.text;
        const std::vector<std::string> lines = wrapped(words, inner);
        const double free = rect.height - 22 - 6 - lineHeight * static_cast<double>(lines.size());
        double y = rect.y + 22 + free / 2;
        for (const std::string &line : lines) {
            text(owner, {rect.x + padding, y, inner, lineHeight}, line, {textSize, Text::Weight::bold, Text::Align::left, ink});
            y += lineHeight;
        }
    }

    /// A hot spot that Alidade found.
    void drawBadge(Owner owner, const Rect &note, Severity severity)
    {
        const StormColors hot = stormColors(BoardItemKind::hotSpot, m_options.isDark);
        const bool isNote = severity == Severity::note;
        const Rect rect{note.x + note.width - badgeSize * 0.6, note.y - badgeSize * 0.4, badgeSize, badgeSize};
        box(owner, Box{.rect = rect,
                       .radius = badgeSize / 2,
                       .fill = isNote ? m_colors.raised : hot.paper,
                       .stroke = isNote ? m_colors.textMuted : hot.border,
                       .strokeWidth = 1.5});
        text(owner, rect, severity == Severity::error ? "!!" : "!",
             {12, Text::Weight::bold, Text::Align::center, isNote ? m_colors.text : hot.ink});
    }

    const Architecture &m_architecture;
    const EventStorm &m_storm;
    const StormDrawingOptions &m_options;
    const Palette &m_colors;
    Drawing m_drawing;
};

double laneTop(const EventStorm &storm, Index context)
{
    for (const StormLane &lane : storm.lanes)
        if (lane.context == context)
            return lane.y;
    return 0;
}

} // namespace

Drawing drawStorm(const Architecture &architecture, const EventStorm &storm, const StormDrawingOptions &options)
{
    return Board(architecture, storm, options).draw();
}

Rect stormRect(const EventStorm &storm, std::size_t item)
{
    const StormItem &note = storm.items[item];
    return {note.x, laneTop(storm, note.context) + note.y, EventStorm::noteWidth, EventStorm::noteHeight};
}

Rect stormLaneRect(const EventStorm &storm, std::size_t lane)
{
    return {0, storm.lanes[lane].y, std::max(storm.width, leastLaneWidth), storm.lanes[lane].height};
}

std::size_t stormLaneAt(const EventStorm &storm, double y)
{
    for (std::size_t lane = 0; lane + 1 < storm.lanes.size(); ++lane)
        if (y < storm.lanes[lane].y + storm.lanes[lane].height)
            return lane;
    return storm.lanes.empty() ? 0 : storm.lanes.size() - 1;
}

} // namespace alidade
