#include "exporters/drawing/sagalayout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace alidade {
namespace {

constexpr double stepHeight = 76, compensationHeight = 54, betweenThem = 38;
constexpr double leastWidth = 184, mostWidth = 248, widthAroundName = 62;
constexpr double plainGap = 84, eventGap = 200, rowGap = 26, lanePadding = 20, laneLabel = 148, endRoom = 116, markSize = 30;

struct Slot {
    std::optional<std::size_t> step, compensation;
};
/// The places of one lane: by column, downwards.
using LaneSlots = std::map<std::size_t, std::vector<Slot>>;

std::vector<std::size_t> columnsOf(const SagaOrder &order)
{
    std::vector<std::size_t> columns(order.before.size());
    std::size_t last = 0;
    for (const std::size_t step : order.sequence) {
        for (const std::size_t before : order.before[step])
            columns[step] = std::max(columns[step], columns[before] + 1);
        last = std::max(last, columns[step] + 1);
    }
    for (std::size_t step = 0; step < columns.size(); ++step)
        if (std::find(order.sequence.begin(), order.sequence.end(), step) == order.sequence.end())
            columns[step] = last++;
    return columns;
}

/// Steps in the order of their columns.
std::vector<std::size_t> readingOrder(const std::vector<std::size_t> &columns)
{
    std::vector<std::size_t> steps(columns.size());
    for (std::size_t i = 0; i < steps.size(); ++i)
        steps[i] = i;
    std::stable_sort(steps.begin(), steps.end(), [&](std::size_t l, std::size_t r) { return columns[l] < columns[r]; });
    return steps;
}

std::size_t laneOf(std::vector<SagaLane> &lanes, const std::string &participant)
{
    const auto found =
        std::find_if(lanes.begin(), lanes.end(), [&](const SagaLane &lane) { return lane.participant == participant; });
    if (found != lanes.end())
        return static_cast<std::size_t>(found - lanes.begin());
    lanes.push_back({participant, {}});
    return lanes.size() - 1;
}

void takePlace(std::vector<Slot> &slots, std::size_t compensation)
{
    const auto free = std::find_if(slots.begin(), slots.end(), [](const Slot &slot) { return !slot.step && !slot.compensation; });
    Slot &slot = free == slots.end() ? slots.emplace_back() : *free;
    slot.compensation = compensation;
}

std::vector<LaneSlots> slotsOf(const Saga &saga, SagaLayout &layout)
{
    const std::vector<std::size_t> reading = readingOrder(layout.column);
    for (const std::size_t step : reading)
        laneOf(layout.lanes, saga.steps[step].action.participant);
    std::vector<std::size_t> foreign;
    for (const std::size_t step : reading) {
        if (compensatingParticipant(saga.steps[step]) != saga.steps[step].action.participant)
            foreign.push_back(step);
    }
    for (const std::size_t step : foreign)
        laneOf(layout.lanes, compensatingParticipant(saga.steps[step]));
    std::vector<LaneSlots> slots(layout.lanes.size());
    for (const std::size_t step : reading) {
        Slot slot{step, step};
        if (std::find(foreign.begin(), foreign.end(), step) != foreign.end())
            slot.compensation.reset();
        slots[laneOf(layout.lanes, saga.steps[step].action.participant)][layout.column[step]].push_back(slot);
    }
    for (const std::size_t step : foreign)
        takePlace(slots[laneOf(layout.lanes, compensatingParticipant(saga.steps[step]))][layout.column[step]], step);
    return slots;
}

/// Whether something stands, or is missing, under the steps of a lane; also where the mark of an undone saga stands.
bool hasLowerRow(const Saga &saga, const LaneSlots &slots)
{
    for (const auto &[column, places] : slots) {
        for (const Slot &slot : places) {
            if (column == 0 || (slot.compensation && saga.steps[*slot.compensation].compensation) ||
                (slot.step && isCompensationMissing(saga, *slot.step)))
                return true;
        }
    }
    return false;
}

double cardWidth(const Saga &saga)
{
    double widest = leastWidth;
    for (const SagaStep &step : saga.steps)
        widest = std::max(widest, textWidth(step.name, 13, Text::Weight::bold) + widthAroundName);
    return std::ceil(std::min(widest, mostWidth));
}

void placeMarks(const Saga &saga, SagaLayout &layout, double right)
{
    const Rect top = layout.lanes.empty() ? Rect{0, 0, 0, stepHeight} : layout.lanes.front().rect;
    const auto mark = [](double x, double y) { return Rect{x - markSize / 2, y - markSize / 2, markSize, markSize}; };
    const double left = laneLabel + markSize / 2 + 22;
    double first = top.y + lanePadding + stepHeight / 2, last = first, undone = first + stepHeight / 2 + betweenThem;
    for (std::size_t step = 0; step < saga.steps.size(); ++step) {
        if (layout.column[step] == 0) {
            first = layout.steps[step].center().y;
            undone = layout.compensations[step].center().y;
            break;
        }
    }
    std::size_t end = 0;
    for (std::size_t step = 0; step < saga.steps.size(); ++step) {
        if (layout.column[step] >= end) {
            end = layout.column[step];
            last = layout.steps[step].center().y;
        }
    }
    layout.start = mark(left, first);
    layout.undone = mark(left, undone);
    layout.done = mark(right + endRoom / 2, last);
}

} // namespace

SagaLayout layoutSaga(const Saga &saga)
{
    SagaLayout layout;
    layout.column = columnsOf(orderOf(saga));
    layout.gap = saga.style == SagaStyle::choreographed ? eventGap : plainGap;
    layout.steps.resize(saga.steps.size());
    layout.compensations.resize(saga.steps.size());
    const std::vector<LaneSlots> slots = slotsOf(saga, layout);
    const double width = cardWidth(saga), left = laneLabel + endRoom;
    double y = 0, right = left + width;
    for (std::size_t lane = 0; lane < slots.size(); ++lane) {
        std::size_t rows = 1;
        const double lower = hasLowerRow(saga, slots[lane]) ? betweenThem + compensationHeight : 0;
        for (const auto &[column, places] : slots[lane]) {
            rows = std::max(rows, places.size());
            const double x = left + static_cast<double>(column) * (width + layout.gap);
            right = std::max(right, x + width);
            for (std::size_t row = 0; row < places.size(); ++row) {
                const double top = y + lanePadding + static_cast<double>(row) * (stepHeight + lower + rowGap);
                if (places[row].step)
                    layout.steps[*places[row].step] = {x, top, width, stepHeight};
                if (places[row].compensation)
                    layout.compensations[*places[row].compensation] = {x, top + stepHeight + betweenThem, width,
                                                                       compensationHeight};
            }
        }
        const double height = static_cast<double>(rows) * (stepHeight + lower + rowGap) - rowGap;
        layout.lanes[lane].rect = {0, y, 0, height + 2 * lanePadding};
        y += layout.lanes[lane].rect.height;
    }
    for (SagaLane &lane : layout.lanes)
        lane.rect.width = right + endRoom;
    placeMarks(saga, layout, right);
    layout.bounds = {0, 0, right + endRoom, std::max(y, stepHeight + 2 * lanePadding)};
    return layout;
}

} // namespace alidade
