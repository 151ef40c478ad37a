#include "model/saga.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace alidade {
namespace {

constexpr std::chrono::hours longestDuration{24 * 366};

struct Unit {
    std::string_view name;
    std::int64_t milliseconds;
};

// Longest first; "ms" stands before "m" and "s" where text is read.
constexpr std::array<Unit, 4> units{{{"h", 3'600'000}, {"m", 60'000}, {"s", 1000}, {"ms", 1}}};

// In the order of the enumerators.
constexpr std::array<std::string_view, 2> styles{"orchestrated", "choreographed"};
constexpr std::array<std::string_view, 4> effects{"none", "reversible", "compensatable", "irreversible"};
constexpr std::array<std::string_view, 2> recoveries{"forward", "backward"};
constexpr std::array<std::string_view, 3> orders{"reverse", "listed", "parallel"};

template <typename Word, typename Words> std::optional<Word> find(const Words &words, std::string_view text)
{
    const auto found = std::find(words.begin(), words.end(), text);
    if (found == words.end())
        return std::nullopt;
    return static_cast<Word>(found - words.begin());
}

std::vector<std::size_t> named(const Saga &saga, const std::vector<std::string> &names)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < saga.steps.size(); ++i)
        if (std::find(names.begin(), names.end(), saga.steps[i].name) != names.end())
            found.push_back(i);
    return found;
}

bool shareOne(const std::vector<std::string> &left, const std::vector<std::string> &right)
{
    return std::any_of(left.begin(), left.end(),
                       [&](const std::string &name) { return std::find(right.begin(), right.end(), name) != right.end(); });
}

std::vector<std::size_t> directlyBefore(const Saga &saga, std::size_t step)
{
    const SagaStep &self = saga.steps[step];
    if (self.after)
        return named(saga, *self.after);
    std::vector<std::size_t> before;
    if (saga.style == SagaStyle::choreographed) {
        for (std::size_t i = 0; i < saga.steps.size(); ++i)
            if (shareOne(saga.steps[i].action.emits, self.action.consumes))
                before.push_back(i);
    } else if (step > 0) {
        before.push_back(step - 1);
    }
    return before;
}

} // namespace

SagaOrder orderOf(const Saga &saga)
{
    SagaOrder order;
    const std::size_t count = saga.steps.size();
    for (std::size_t i = 0; i < count; ++i)
        order.before.push_back(directlyBefore(saga, i));
    std::vector<bool> isPlaced(count);
    for (bool hasGrown = true; hasGrown;) {
        hasGrown = false;
        for (std::size_t i = 0; i < count; ++i) {
            if (isPlaced[i] ||
                !std::all_of(order.before[i].begin(), order.before[i].end(), [&](std::size_t other) { return isPlaced[other]; }))
                continue;
            isPlaced[i] = hasGrown = true;
            order.sequence.push_back(i);
        }
    }
    return order;
}

std::vector<std::vector<std::size_t>> dependentsOf(const SagaOrder &order)
{
    const std::size_t count = order.before.size();
    std::vector<std::vector<bool>> waits(count, std::vector<bool>(count)); // by step and dependent
    for (auto step = order.sequence.rbegin(); step != order.sequence.rend(); ++step) {
        for (std::size_t earlier : order.before[*step]) {
            waits[earlier][*step] = true;
            for (std::size_t i = 0; i < count; ++i)
                waits[earlier][i] = waits[earlier][i] || waits[*step][i];
        }
    }
    std::vector<std::vector<std::size_t>> dependents(count);
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t other = 0; other < count; ++other)
            if (waits[i][other])
                dependents[i].push_back(other);
    return dependents;
}

std::vector<std::size_t> undoSequenceOf(const Saga &saga)
{
    const SagaOrder order = orderOf(saga);
    std::vector<std::size_t> sequence(order.sequence.rbegin(), order.sequence.rend());
    std::erase_if(sequence, [&](std::size_t step) { return !saga.steps[step].compensation; });
    if (saga.compensationOrder != CompensationOrder::listed)
        return sequence;
    const auto rank = [&](std::size_t step) {
        return std::find(saga.compensationList.begin(), saga.compensationList.end(), saga.steps[step].name);
    };
    std::stable_sort(sequence.begin(), sequence.end(),
                     [&](std::size_t left, std::size_t right) { return rank(left) < rank(right); });
    return sequence;
}

const std::string &compensatingParticipant(const SagaStep &step)
{
    return step.compensation && !step.compensation->participant.empty() ? step.compensation->participant
                                                                        : step.action.participant;
}

std::uint32_t attemptsOf(const SagaCall &call) { return call.retry ? call.retry->attempts : 1; }

std::uint32_t attemptsOf(const SagaStep &step) { return step.isRetriable ? RetryPolicy::unlimited : attemptsOf(step.action); }

std::string toText(const SagaOperation &operation)
{
    return operation.kind ? std::string(toText(*operation.kind)) + " " + operation.name : operation.name;
}

std::string durationText(std::chrono::milliseconds duration)
{
    std::string text;
    std::int64_t left = duration.count();
    for (const Unit &unit : units) {
        if (left >= unit.milliseconds)
            text += std::to_string(left / unit.milliseconds) + std::string(unit.name);
        left %= unit.milliseconds;
    }
    return text.empty() ? "0s" : text;
}

std::optional<std::chrono::milliseconds> durationOf(std::string_view text)
{
    if (text.empty())
        return std::nullopt;
    double total = 0;
    while (!text.empty()) {
        double number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
        if (error != std::errc() || number < 0)
            return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        const Unit *unit = nullptr;
        for (const Unit &candidate : units) // the longest name that fits
            if (text.starts_with(candidate.name) && (!unit || candidate.name.size() > unit->name.size()))
                unit = &candidate;
        if (!unit)
            return std::nullopt;
        text.remove_prefix(unit->name.size());
        total += number * static_cast<double>(unit->milliseconds);
        if (!(total <= std::chrono::duration<double, std::milli>(longestDuration).count()))
            return std::nullopt;
    }
    return std::chrono::milliseconds(std::llround(total));
}

std::string_view toText(SagaStyle value) { return styles.at(static_cast<std::size_t>(value)); }
std::string_view toText(SagaEffect value) { return effects.at(static_cast<std::size_t>(value)); }
std::string_view toText(SagaRecovery value) { return recoveries.at(static_cast<std::size_t>(value)); }
std::string_view toText(CompensationOrder value) { return orders.at(static_cast<std::size_t>(value)); }

template <> std::optional<SagaStyle> fromText(std::string_view text) { return find<SagaStyle>(styles, text); }
template <> std::optional<SagaEffect> fromText(std::string_view text) { return find<SagaEffect>(effects, text); }
template <> std::optional<SagaRecovery> fromText(std::string_view text) { return find<SagaRecovery>(recoveries, text); }
template <> std::optional<CompensationOrder> fromText(std::string_view text) { return find<CompensationOrder>(orders, text); }

} // namespace alidade
