#include "exporters/drawing/sagasheet.h"

#include <algorithm>
#include <cmath>

namespace alidade {
namespace {

constexpr double radius = 8, inset = 12, pillHeight = 15;

/// How a card stands out, and its inks.
struct CardLook {
    Color fill, stroke, ink, muted;
    double strokeWidth = 1;
    bool isDashed = false;
};

/// The colour that a status has, none while it waits.
std::optional<Color> statusColor(const Palette &colors, SagaStepStatus status)
{
    switch (status) {
    case SagaStepStatus::waiting: return std::nullopt;
    case SagaStepStatus::unknown: return colors.warning;
    case SagaStepStatus::done: return colors.success;
    case SagaStepStatus::skipped: return colors.textMuted;
    case SagaStepStatus::refused: return colors.error;
    case SagaStepStatus::undone: return colors.suggestedCut;
    }
    return std::nullopt;
}

const SagaStepMoment *momentOf(const SagaSheet &sheet, std::size_t step)
{
    const auto &moment = sheet.options.moment;
    return moment && step < moment->steps.size() ? &moment->steps[step] : nullptr;
}

/// The event or the breach shows here now.
std::optional<Color> spotlight(const SagaSheet &sheet, std::size_t step, bool isCompensation)
{
    const SagaDrawingOptions &options = sheet.options;
    if (options.breach && options.breach->step == step && !isCompensation)
        return sheet.colors.error;
    if (options.moment && options.moment->event.step == step && isOfCompensation(options.moment->event.kind) == isCompensation)
        return sheet.colors.accent;
    return std::nullopt;
}

CardLook lookOf(const SagaSheet &sheet, std::size_t step, bool isCompensation)
{
    const Palette &colors = sheet.colors;
    CardLook look{colors.card, isCompensation ? mixed(colors.cardBorder, colors.suggestedCut, 0.5) : colors.cardBorder,
                  colors.text, colors.textMuted};
    if (isCompensation)
        look.fill = mixed(colors.card, colors.suggestedCut, colors.isDark ? 0.08 : 0.05);
    if (const SagaStepMoment *moment = momentOf(sheet, step)) {
        const std::optional<Color> color = statusColor(colors, moment->status);
        const bool concernsThis = isCompensation == (moment->status == SagaStepStatus::undone);
        if (color && concernsThis) {
            look.fill = mixed(colors.card, *color, colors.isDark ? 0.2 : 0.12);
            look.stroke = *color;
            look.strokeWidth = 1.6;
            look.isDashed = moment->status == SagaStepStatus::unknown;
        }
    } else if (!isCompensation &&
               std::find(sheet.options.faulty.begin(), sheet.options.faulty.end(), step) != sheet.options.faulty.end()) {
        look.stroke = colors.error;
        look.strokeWidth = 1.6;
    }
    return look;
}

void addCard(SagaSheet &sheet, Owner owner, const Rect &rect, const CardLook &look, std::optional<Color> ring)
{
    if (ring) {
        Color glow = *ring;
        glow.a = sheet.colors.isDark ? 70 : 48;
        sheet.cards.push_back(
            {owner, Box{.rect = rect.grown(7), .radius = radius + 7, .fill = glow, .stroke = glow, .strokeWidth = 0}});
    }
    sheet.cards.push_back({owner, Box{.rect = rect,
                                      .radius = radius,
                                      .fill = look.fill,
                                      .stroke = ring.value_or(look.stroke),
                                      .strokeWidth = ring ? 2.5 : look.strokeWidth,
                                      .isDashed = look.isDashed && !ring}});
}

void addSelection(SagaSheet &sheet, Owner owner, const Rect &rect)
{
    Box box{.rect = rect.grown(4), .radius = radius + 4, .stroke = sheet.colors.focus, .strokeWidth = 2.5};
    box.fill.a = 0;
    sheet.cards.push_back({owner, box});
}

/// The last part of what is called: "InventoryService/Reserve" of "shop.inventory.v1.InventoryService/Reserve".
std::string shortOperation(const SagaOperation &operation)
{
    if (operation.kind != EndpointKind::grpc)
        return operation.name;
    const std::size_t slash = operation.name.find('/');
    const std::size_t dot = operation.name.rfind('.', slash == std::string::npos ? std::string::npos : slash);
    return dot == std::string::npos ? operation.name : operation.name.substr(dot + 1);
}

/// As much of the operation as has room, its method before all.
std::string operationLine(const SagaOperation &operation, double room, double size)
{
    const std::size_t slash = operation.name.rfind('/');
    if (operation.kind == EndpointKind::grpc && slash != std::string::npos && textWidth(shortOperation(operation), size) > room)
        return operation.name.substr(slash + 1);
    const bool isPlain = !operation.kind || *operation.kind == EndpointKind::grpc || *operation.kind == EndpointKind::http;
    return isPlain ? shortOperation(operation) : std::string(toText(*operation.kind)) + "  " + shortOperation(operation);
}

struct Pill {
    std::string words;
    Color ink;
};

/// Timeout, attempts and key of a call, and what its effect is, as far as that is said.
std::vector<Pill> pillsOf(const SagaSheet &sheet, const SagaCall &call, const SagaStep *step)
{
    const SagaDrawingWords &words = sheet.options.words;
    std::vector<Pill> pills;
    const Color ink = sheet.colors.textMuted;
    const bool changesNothing = step && step->effect == SagaEffect::none;
    if (step && step->effect != SagaEffect::compensatable) {
        const auto word = words.effects.find(step->effect);
        pills.push_back({word == words.effects.end() ? std::string(toText(step->effect)) : word->second,
                         step->effect == SagaEffect::irreversible ? sheet.colors.error : ink});
    }
    if (!call.idempotencyKey.empty())
        pills.push_back({words.key, ink});
    else if (!changesNothing && sheet.saga.style == SagaStyle::orchestrated)
        pills.push_back({words.noKey, sheet.colors.error});
    if (step && step->isRetriable)
        pills.push_back({words.retriable, ink});
    else if (attemptsOf(call) == RetryPolicy::unlimited)
        pills.push_back({words.endless, ink});
    else if (attemptsOf(call) > 1)
        pills.push_back({std::to_string(attemptsOf(call)) + "×", ink});
    if (call.timeout)
        pills.push_back({durationText(*call.timeout), ink});
    return pills;
}

void addPills(SagaSheet &sheet, Owner owner, const Rect &rect, const std::vector<Pill> &pills, double y, Color under)
{
    double x = rect.x + inset;
    for (const Pill &pill : pills) {
        if (x + pillWidth(pill.words, pillHeight) > rect.x + rect.width - 6)
            return; // said in the inspector
        x += 4 + sheet.pill(owner, x, y, pillHeight, pill.words, pill.ink, mixed(under, pill.ink, 0.12));
    }
}

/// Says in a corner what a run did to it.
void addStatus(SagaSheet &sheet, std::size_t step)
{
    const SagaStepMoment *moment = momentOf(sheet, step);
    const std::optional<Color> color = moment ? statusColor(sheet.colors, moment->status) : std::nullopt;
    const bool isUndone = moment && moment->status == SagaStepStatus::undone;
    const Rect &rect = isUndone ? sheet.layout.compensations[step] : sheet.layout.steps[step];
    const Owner owner = isUndone ? compensationOwner(step) : stepOwner(step);
    double right = rect.x + rect.width - 10;
    if (color) {
        const auto word = sheet.options.words.statuses.find(moment->status);
        const std::string words = word == sheet.options.words.statuses.end() ? std::string(toText(moment->status)) : word->second;
        const double width = pillWidth(words, 18);
        right -= width;
        sheet.pill(owner, right, rect.y - 9, 18, words, sheet.colors.canvas, *color);
    }
    if (moment && moment->copiesOnWay > 0) {
        const std::string words = filledWith(sheet.options.words.onWay, std::to_string(moment->copiesOnWay));
        sheet.pill(owner, right - 6 - pillWidth(words, 18), rect.y - 9, 18, words, sheet.colors.canvas, sheet.colors.warning);
    }
}

void drawStep(SagaSheet &sheet, std::size_t index)
{
    const SagaStep &step = sheet.saga.steps[index];
    const Rect &rect = sheet.layout.steps[index];
    const Owner owner = stepOwner(index);
    const CardLook look = lookOf(sheet, index, false);
    addCard(sheet, owner, rect, look, spotlight(sheet, index, false));
    const SagaStepMoment *moment = momentOf(sheet, index);
    const double number = 20;
    const Rect mark{rect.x + inset, rect.y + 10, number, number};
    const bool isFilled = step.isPivot || (moment && moment->stands);
    const Color markColor = moment && moment->stands ? sheet.colors.success : sheet.colors.accent;
    sheet.cards.push_back({owner, Box{.rect = mark,
                                      .radius = step.isPivot ? 4 : number / 2,
                                      .fill = isFilled ? markColor : mixed(sheet.colors.card, markColor, 0.14),
                                      .stroke = markColor,
                                      .strokeWidth = 0}});
    sheet.text(owner, mark, std::to_string(index + 1),
               {11, Text::Weight::bold, Text::Align::center, isFilled ? sheet.colors.card : sheet.colors.accent});
    const double left = mark.x + number + 8;
    sheet.text(owner, {left, rect.y + 10, rect.x + rect.width - 8 - left, 20}, step.name,
               {13, Text::Weight::bold, Text::Align::left, look.ink});
    sheet.text(owner, {rect.x + inset, rect.y + 33, rect.width - 2 * inset + 4, 15},
               operationLine(step.action.operation, rect.width - 2 * inset, 11),
               {11, Text::Weight::regular, Text::Align::left, look.muted});
    addPills(sheet, owner, rect, pillsOf(sheet, step.action, &step), rect.y + rect.height - pillHeight - 8, look.fill);
    if (!step.condition.empty() && !moment)
        sheet.pill(owner, rect.x + 10, rect.y - 9, 18, filledWith(sheet.options.words.condition, step.condition),
                   sheet.colors.text, mixed(sheet.colors.card, sheet.colors.accent, 0.22));
}

void drawCompensation(SagaSheet &sheet, std::size_t index)
{
    const SagaStep &step = sheet.saga.steps[index];
    const Rect &rect = sheet.layout.compensations[index];
    const Owner owner = compensationOwner(index);
    if (!step.compensation) {
        if (!isCompensationMissing(sheet.saga, index))
            return;
        const Color ink = mixed(sheet.colors.canvas, sheet.colors.textMuted, 0.8);
        Box box{.rect = rect, .radius = radius, .stroke = ink, .strokeWidth = 1.2, .isDashed = true};
        box.fill.a = 0;
        sheet.cards.push_back({owner, box});
        sheet.text(owner, rect, sheet.options.words.noCompensation,
                   {11, Text::Weight::regular, Text::Align::center, sheet.colors.textMuted});
        return;
    }
    const CardLook look = lookOf(sheet, index, true);
    addCard(sheet, owner, rect, look, spotlight(sheet, index, true));
    const std::string operation = operationLine(step.compensation->operation, rect.width - 2 * inset - 24, 12.5);
    sheet.text(owner, {rect.x + inset, rect.y + 8, rect.width - 2 * inset, 17}, "↶  " + operation,
               {12, Text::Weight::medium, Text::Align::left, look.ink});
    addPills(sheet, owner, rect, pillsOf(sheet, *step.compensation, nullptr), rect.y + rect.height - pillHeight - 7, look.fill);
}

} // namespace

void drawSagaCards(SagaSheet &sheet)
{
    for (std::size_t step = 0; step < sheet.saga.steps.size(); ++step) {
        drawStep(sheet, step);
        drawCompensation(sheet, step);
    }
    const std::size_t selected = sheet.options.selected;
    if (selected < sheet.saga.steps.size())
        addSelection(sheet, sheet.options.isCompensationSelected ? compensationOwner(selected) : stepOwner(selected),
                     sheet.options.isCompensationSelected ? sheet.layout.compensations[selected] : sheet.layout.steps[selected]);
    for (std::size_t step = 0; step < sheet.saga.steps.size(); ++step)
        addStatus(sheet, step);
}

} // namespace alidade
