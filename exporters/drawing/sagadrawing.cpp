#include "exporters/drawing/sagadrawing.h"

#include "exporters/drawing/sagasheet.h"

#include <algorithm>
#include <cmath>

namespace alidade {
namespace {

constexpr double titleHeight = 62, margin = 24;

/// "Orchestrated by order · durable log · reconciliation job · turns back after 1m"
std::string summary(const Saga &saga, const SagaDrawingWords &words)
{
    if (saga.style == SagaStyle::choreographed)
        return words.choreographed;
    std::string text = filledWith(words.orchestrated, saga.coordinator.empty() ? words.nobody : saga.coordinator);
    text += "  ·  " + (saga.log.isDurable ? words.durable : words.notDurable);
    if (saga.log.hasReconciliation)
        text += "  ·  " + words.reconciled;
    if (saga.timeout)
        text += "  ·  " + filledWith(words.timeout, durationText(*saga.timeout));
    return text;
}

void drawTitle(SagaSheet &sheet)
{
    const double width = sheet.layout.bounds.width;
    sheet.text({}, {0, -titleHeight, width, 28}, sheet.saga.name, {20, Text::Weight::bold, Text::Align::left, sheet.colors.text});
    sheet.text({}, {0, -titleHeight + 28, width, 18}, summary(sheet.saga, sheet.options.words),
               {12, Text::Weight::regular, Text::Align::left, sheet.colors.textMuted});
}

Drawing gathered(SagaSheet &sheet)
{
    Drawing drawing;
    drawing.background = sheet.colors.canvas;
    for (std::vector<DrawItem> *layer : {&sheet.lanes, &sheet.lines, &sheet.cards, &sheet.texts})
        std::move(layer->begin(), layer->end(), std::back_inserter(drawing.items));
    for (const DrawItem &item : drawing.items)
        drawing.bounds = drawing.bounds.united(item.bounds());
    drawing.bounds = drawing.bounds.grown(margin);
    return drawing;
}

} // namespace

std::string filledWith(const std::string &format, const std::string &words)
{
    const std::size_t at = format.find("{}");
    return at == std::string::npos ? format : format.substr(0, at) + words + format.substr(at + 2);
}

std::vector<Point> rounded(const std::vector<Point> &corners, double radius)
{
    const auto towards = [](Point from, Point to, double by) {
        const double dx = to.x - from.x, dy = to.y - from.y, length = std::max(1e-6, std::hypot(dx, dy));
        return Point{from.x + dx / length * by, from.y + dy / length * by};
    };
    const auto distance = [](Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); };
    std::vector<Point> points{corners.front()};
    const auto lineTo = [&](Point end) {
        const Point begin = points.back();
        points.push_back({begin.x + (end.x - begin.x) / 3, begin.y + (end.y - begin.y) / 3});
        points.push_back({begin.x + (end.x - begin.x) * 2 / 3, begin.y + (end.y - begin.y) * 2 / 3});
        points.push_back(end);
    };
    constexpr double roundness = 0.55; // of a quarter circle in one Bézier segment
    for (std::size_t i = 1; i + 1 < corners.size(); ++i) {
        const Point corner = corners[i];
        const double by = std::min({radius, distance(corner, corners[i - 1]) / 2, distance(corner, corners[i + 1]) / 2});
        const Point in = towards(corner, corners[i - 1], by), out = towards(corner, corners[i + 1], by);
        lineTo(in);
        points.push_back(towards(in, corner, by * roundness));
        points.push_back(towards(out, corner, by * roundness));
        points.push_back(out);
    }
    lineTo(corners.back());
    return points;
}

Drawing drawSaga(const Saga &saga, const SagaDrawingOptions &options)
{
    SagaSheet sheet{saga, options, palette(options.isDark), layoutSaga(saga), wayBackOf(saga), {}, {}, {}, {}};
    drawTitle(sheet);
    drawSagaLanes(sheet);
    drawSagaLines(sheet);
    drawSagaCards(sheet);
    if (options.hasLegend)
        drawSagaLegend(sheet);
    return gathered(sheet);
}

bool isOfCompensation(SagaEventKind kind)
{
    return kind == SagaEventKind::undone || kind == SagaEventKind::undoFailed || kind == SagaEventKind::undoReplyLost ||
           kind == SagaEventKind::undoDelayed || kind == SagaEventKind::undoDuplicated ||
           kind == SagaEventKind::undoArrivedLate || kind == SagaEventKind::undoCrashedAfter;
}

} // namespace alidade
