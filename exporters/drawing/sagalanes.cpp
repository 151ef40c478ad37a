#include "exporters/drawing/sagasheet.h"

#include <algorithm>
#include <cmath>

namespace alidade {
namespace {

constexpr double labelWidth = 148;

Path level(double from, double to, double y, Color color, double width)
{
    return {.points = rounded({{from, y}, {to, y}}, 0), .stroke = color, .width = width};
}

void drawMark(SagaSheet &sheet, const Rect &rect, const std::string &words, Color color, bool isEnd)
{
    sheet.cards.push_back({{},
                           Box{.shape = Box::Shape::pill,
                               .rect = rect,
                               .fill = mixed(sheet.colors.canvas, color, isEnd ? 0.2 : 0.08),
                               .stroke = color,
                               .strokeWidth = isEnd ? 3.0 : 1.6}});
    if (isEnd)
        sheet.cards.push_back(
            {{}, Box{.shape = Box::Shape::pill, .rect = rect.grown(-9), .fill = color, .stroke = color, .strokeWidth = 0}});
    sheet.text({}, {rect.center().x - 46, rect.y + rect.height + 3, 92, 16}, words,
               {11, Text::Weight::medium, Text::Align::center, sheet.colors.textMuted});
}

/// A dashed line through all lanes behind each step that is a pivot.
void drawPivots(SagaSheet &sheet)
{
    std::vector<double> drawn;
    for (std::size_t step = 0; step < sheet.saga.steps.size(); ++step) {
        const Rect &rect = sheet.layout.steps[step];
        const double x = rect.x + rect.width + sheet.layout.gap / 2 + 8;
        if (!sheet.saga.steps[step].isPivot || std::find(drawn.begin(), drawn.end(), x) != drawn.end())
            continue;
        drawn.push_back(x);
        const Color ink = sheet.colors.accent;
        sheet.lanes.push_back({{},
                               Path{.points = rounded({{x, -2}, {x, sheet.layout.bounds.height + 2}}, 0),
                                    .stroke = ink,
                                    .width = 1.4,
                                    .dash = Path::Dash::dashed}});
        const std::string &words = sheet.options.words.pivot;
        const double width = pillWidth(words, 18);
        sheet.pill({}, x - width / 2, -9, 18, words, sheet.colors.textOnAccent, ink);
    }
}

struct Sample {
    const std::string &words;
    Color color;
    Path::Dash dash;
};

} // namespace

void drawSagaLanes(SagaSheet &sheet)
{
    const Palette &colors = sheet.colors;
    bool isOdd = false;
    for (const SagaLane &lane : sheet.layout.lanes) {
        const Color fill = isOdd ? mixed(colors.canvas, colors.supporting, 0.55) : mixed(colors.canvas, colors.core, 0.55);
        sheet.lanes.push_back({{}, Box{.rect = lane.rect, .radius = 0, .fill = fill, .stroke = colors.border, .strokeWidth = 1}});
        const Rect label{lane.rect.x, lane.rect.y, labelWidth, lane.rect.height};
        sheet.lanes.push_back({{},
                               Box{.rect = label,
                                   .radius = 0,
                                   .fill = mixed(fill, isOdd ? colors.supportingBorder : colors.coreBorder, 0.28),
                                   .stroke = colors.border,
                                   .strokeWidth = 1}});
        const bool isNamed = !lane.participant.empty();
        sheet.text({}, {label.x + 14, label.center().y - 11, label.width - 24, 22},
                   isNamed ? lane.participant : sheet.options.words.nobody,
                   {14, isNamed ? Text::Weight::bold : Text::Weight::regular, Text::Align::left,
                    isNamed ? colors.text : colors.textMuted});
        isOdd = !isOdd;
    }
    drawPivots(sheet);
    drawMark(sheet, sheet.layout.start, sheet.options.words.start, colors.edge, false);
    drawMark(sheet, sheet.layout.done, sheet.options.words.done, colors.success, true);
    drawMark(sheet, sheet.layout.undone, sheet.options.words.undone, colors.suggestedCut, true);
}

void drawSagaLegend(SagaSheet &sheet)
{
    const SagaDrawingWords &words = sheet.options.words;
    const Sample samples[] = {{words.goesOn, sheet.colors.edge, Path::Dash::solid},
                              {words.turnsBack, sheet.colors.error, Path::Dash::dashed},
                              {words.undoes, sheet.colors.suggestedCut, Path::Dash::solid}};
    double x = 0;
    const double y = sheet.layout.bounds.height + 24;
    for (const Sample &sample : samples) {
        Path line = level(x, x + 26, y, sample.color, 1.8);
        line.dash = sample.dash;
        line.hasArrow = true;
        sheet.lines.push_back({{}, line});
        const double width = std::ceil(textWidth(sample.words, 11)) + 8;
        sheet.text({}, {x + 42, y - 8, width, 16}, sample.words,
                   {11, Text::Weight::regular, Text::Align::left, sheet.colors.textMuted});
        x += 42 + width + 20;
    }
}

} // namespace alidade
