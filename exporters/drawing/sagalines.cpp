#include "exporters/drawing/sagasheet.h"

#include <algorithm>
#include <cmath>

namespace alidade {
namespace {

constexpr double cornerRadius = 10, arrowRoom = 10, sideways = 12;

/// The middle of the free strip at the left of a step.
double gutterBefore(const SagaSheet &sheet, std::size_t step) { return sheet.layout.steps[step].x - sheet.layout.gap / 2; }

Point leftOf(const Rect &rect, double by = 0) { return {rect.x - by, rect.center().y}; }
Point rightOf(const Rect &rect, double by = 0) { return {rect.x + rect.width + by, rect.center().y}; }

/// Whether a level line meets the card of a step or of a compensation.
bool isFree(const SagaSheet &sheet, double y, double from, double to)
{
    const Rect line{std::min(from, to), y - 2, std::abs(to - from), 4};
    const auto meets = [&](const Rect &rect) { return rect.intersects(line); };
    return std::none_of(sheet.layout.steps.begin(), sheet.layout.steps.end(), meets) &&
           std::none_of(sheet.layout.compensations.begin(), sheet.layout.compensations.end(), meets);
}

void add(SagaSheet &sheet, const std::vector<Point> &corners, Color color, Path::Dash dash = Path::Dash::solid,
         double width = 1.6)
{
    sheet.lines.push_back(
        {{}, Path{.points = rounded(corners, cornerRadius), .stroke = color, .width = width, .dash = dash, .hasArrow = true}});
}

/// From the right of a step to the left of another: straight, with one turn up or down, or under the cards between them.
std::vector<Point> forwardWay(const SagaSheet &sheet, const Rect &from, const Rect &to)
{
    const Point a = rightOf(from), b = leftOf(to, arrowRoom);
    const double turn = sheet.saga.style == SagaStyle::choreographed ? 24 : sheet.layout.gap / 2 - sideways;
    const double after = from.x + from.width + turn, before = to.x - sheet.layout.gap + turn;
    if (std::abs(a.y - b.y) < 1 && isFree(sheet, a.y, a.x + 1, b.x))
        return {a, b};
    if (b.x > a.x && isFree(sheet, b.y, after, b.x))
        return {a, {after, a.y}, {after, b.y}, b};
    if (b.x > a.x && isFree(sheet, a.y, a.x + 1, before))
        return {a, {before, a.y}, {before, b.y}, b};
    const double corridor = to.y + to.height + 12;
    return {a, {after, a.y}, {after, corridor}, {before, corridor}, {before, b.y}, b};
}

/// From the left of a compensation to the right of one that is performed after it.
std::vector<Point> backWay(const SagaSheet &sheet, const Rect &from, const Rect &to)
{
    const Point a = leftOf(from), b = rightOf(to, arrowRoom);
    const double before = from.x - sheet.layout.gap / 2 + sideways, after = to.x + to.width + sheet.layout.gap / 2 + sideways;
    if (std::abs(a.y - b.y) < 1 && isFree(sheet, a.y, a.x - 1, b.x))
        return {a, b};
    if (isFree(sheet, b.y, before, b.x) || after >= before)
        return {a, {before, a.y}, {before, b.y}, b};
    if (isFree(sheet, a.y, a.x - 1, after))
        return {a, {after, a.y}, {after, b.y}, b};
    const double corridor = to.y + to.height + 12;
    return {a, {before, a.y}, {before, corridor}, {after, corridor}, {after, b.y}, b};
}

/// From the corner of a step that is refused into the gutter before it, and to what is undone first.
std::vector<Point> turnWay(const SagaSheet &sheet, std::size_t step, const Rect &to)
{
    const Rect &from = sheet.layout.steps[step];
    const double x = from.x + 20, gutter = gutterBefore(sheet, step) + 3, y = to.center().y - 12;
    const bool isAbove = y < from.y;
    const Point start{x, isAbove ? from.y : from.y + from.height};
    const double out = isAbove ? start.y - 10 : start.y + 12;
    const double end = to.x + to.width + arrowRoom;
    if (isFree(sheet, y, gutter, end) || end > gutter)
        return {start, {x, out}, {gutter, out}, {gutter, y}, {end, y}};
    const double corridor = to.y - 12, after = end + sheet.layout.gap / 2;
    return {start, {x, out}, {gutter, out}, {gutter, corridor}, {after, corridor}, {after, y}, {end, y}};
}

/// The names of events, one above the other, on the line that ends at `right` or before it.
void addEvents(SagaSheet &sheet, const std::vector<std::string> &events, double right, double room, double y, Color ink)
{
    for (const std::string &event : events) {
        const double width = std::min(room, std::ceil(textWidth(event, 10.5, Text::Weight::medium)) + 12);
        const Rect rect{right - width, y - 8, width, 16};
        sheet.cards.push_back(
            {{},
             Box{.rect = rect, .radius = 8, .fill = mixed(sheet.colors.canvas, ink, 0.1), .stroke = ink, .strokeWidth = 0.75}});
        sheet.text({}, {rect.x + 5, rect.y, rect.width - 9, rect.height}, event,
                   {10.5, Text::Weight::medium, Text::Align::center, ink});
        y -= 18;
    }
}

std::vector<std::string> shared(const std::vector<std::string> &sent, const std::vector<std::string> &awaited)
{
    std::vector<std::string> both;
    for (const std::string &event : sent)
        if (std::find(awaited.begin(), awaited.end(), event) != awaited.end())
            both.push_back(event);
    return both;
}

void drawForward(SagaSheet &sheet)
{
    const SagaOrder order = orderOf(sheet.saga);
    const Color ink = sheet.colors.edge;
    std::vector<bool> isLast(sheet.saga.steps.size(), true);
    for (std::size_t step = 0; step < sheet.saga.steps.size(); ++step) {
        for (const std::size_t before : order.before[step]) {
            isLast[before] = false;
            add(sheet, forwardWay(sheet, sheet.layout.steps[before], sheet.layout.steps[step]), ink, Path::Dash::solid, 1.9);
            if (sheet.saga.style == SagaStyle::choreographed)
                addEvents(sheet, shared(sheet.saga.steps[before].action.emits, sheet.saga.steps[step].action.consumes),
                          sheet.layout.steps[step].x - 14, sheet.layout.gap - 46, sheet.layout.steps[step].center().y,
                          sheet.colors.textMuted);
        }
        if (order.before[step].empty())
            add(sheet, forwardWay(sheet, sheet.layout.start, sheet.layout.steps[step]), ink, Path::Dash::solid, 1.9);
    }
    for (std::size_t step = 0; step < isLast.size(); ++step)
        if (isLast[step])
            add(sheet, forwardWay(sheet, sheet.layout.steps[step], sheet.layout.done), ink, Path::Dash::solid, 1.9);
}

void drawBack(SagaSheet &sheet)
{
    const Color undo = sheet.colors.suggestedCut, refused = mixed(sheet.colors.canvas, sheet.colors.error, 0.85);
    const SagaLayout &layout = sheet.layout;
    for (std::size_t step = 0; step < sheet.saga.steps.size(); ++step) {
        if (mayTurnBackAt(sheet.saga, step)) {
            for (const std::size_t first : sheet.way.turn[step])
                add(sheet, turnWay(sheet, step, layout.compensations[first]), refused, Path::Dash::dashed, 1.4);
            if (sheet.saga.style == SagaStyle::choreographed && !sheet.way.turn[step].empty()) {
                const Rect &rect = layout.steps[step], &first = layout.compensations[sheet.way.turn[step].front()];
                const bool isAbove = first.center().y - 12 < rect.y;
                addEvents(sheet, sheet.saga.steps[step].emitsOnFailure, rect.x + 10, sheet.layout.gap / 2,
                          isAbove ? rect.y - 10 : rect.y + rect.height + 12, sheet.colors.error);
            }
            if (sheet.way.turn[step].empty() && sheet.saga.style == SagaStyle::orchestrated)
                add(sheet, turnWay(sheet, step, layout.undone), refused, Path::Dash::dashed, 1.4);
        }
        if (!sheet.saga.steps[step].compensation)
            continue;
        const Rect &from = layout.steps[step], &to = layout.compensations[step];
        if (from.x == to.x) { // what undoes it
            const double x = from.center().x;
            sheet.lines.push_back({{},
                                   Path{.points = rounded({{x, from.y + from.height}, {x, to.y}}, 0),
                                        .stroke = sheet.colors.edgeMuted,
                                        .width = 1.4,
                                        .dash = Path::Dash::dotted}});
        }
        for (const std::size_t next : sheet.way.next[step])
            add(sheet, backWay(sheet, to, layout.compensations[next]), undo);
        if (sheet.way.next[step].empty())
            add(sheet, backWay(sheet, to, layout.undone), undo);
    }
}

} // namespace

void drawSagaLines(SagaSheet &sheet)
{
    drawBack(sheet);
    drawForward(sheet);
}

} // namespace alidade
