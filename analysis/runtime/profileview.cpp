#include "analysis/runtime/profileview.h"

#include "model/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace alidade {
namespace {

constexpr std::uint32_t noFunction = std::numeric_limits<std::uint32_t>::max();

/// Functions of `more`, as they are numbered in `all`, which gets those that it lacks.
std::vector<std::uint32_t> joinFunctions(std::vector<ProfileFunction> &all, const std::vector<ProfileFunction> &more)
{
    std::unordered_map<std::string_view, std::uint32_t> known;
    std::vector<ProfileFunction> added;
    std::vector<std::uint32_t> numbers;
    numbers.reserve(more.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        known.emplace(all[i].name, static_cast<std::uint32_t>(i));
    for (const ProfileFunction &function : more) {
        const auto next = static_cast<std::uint32_t>(all.size() + added.size());
        const auto [entry, isNew] = known.try_emplace(function.name, next);
        if (isNew)
            added.push_back(function);
        numbers.push_back(entry->second);
    }
    all.insert(all.end(), added.begin(), added.end());
    return numbers;
}

void checkSameTypes(const Profile &newer, const Profile &older)
{
    const auto counted = [](const Profile &profile) {
        std::string words;
        for (const ProfileType &type : profile.types)
            words.append(words.empty() ? "" : ", ").append(type.type);
        return words;
    };
    if (newer.types != older.types)
        throw Error("The two profiles cannot be compared: one counts " + counted(newer) + ", the other " + counted(older) + ".");
}

/// Sums that cannot overflow, however hostile the numbers are.
void addTo(std::int64_t &sum, std::int64_t more)
{
    if (__builtin_add_overflow(sum, more, &sum))
        sum = more > 0 ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int64_t>::min();
}

/// Makes the tree of all stacks.
class FlameBuilder {
public:
    FlameBuilder() { m_flame.frames.push_back({.function = noFunction}); }

    void add(const Profile &profile, const std::vector<std::uint32_t> &functions, std::size_t type,
             std::int64_t FlameFrame::*amount)
    {
        for (const ProfileSample &sample : profile.samples) {
            const std::int64_t value = sample.values[type];
            if (value <= 0)
                continue; // nothing that has a width
            std::uint32_t at = 0;
            addTo(m_flame.frames[0].*amount, value);
            for (auto function = sample.stack.rbegin(); function != sample.stack.rend(); ++function) {
                const std::uint32_t next = childOf(at, functions[*function]);
                if (next == 0)
                    break;
                at = next;
                addTo(m_flame.frames[at].*amount, value);
            }
        }
    }

    Flame take(const std::vector<ProfileFunction> &functions)
    {
        sort(functions);
        return std::move(m_flame);
    }

private:
    /// 0, which is nobody's child, when there is no room for more.
    std::uint32_t childOf(std::uint32_t parent, std::uint32_t function)
    {
        const std::uint64_t key = std::uint64_t{parent} << 32U | function;
        const auto [entry, isNew] = m_children.try_emplace(key, static_cast<std::uint32_t>(m_flame.frames.size()));
        if (!isNew)
            return entry->second;
        if (m_flame.frames.size() >= maxFlameFrames) {
            m_children.erase(entry);
            return 0;
        }
        const std::uint32_t depth = m_flame.frames[parent].depth + 1;
        m_flame.frames.push_back({.function = function, .parent = parent, .depth = depth});
        m_flame.depth = std::max(m_flame.depth, depth);
        return entry->second;
    }

    /// Level by level, children of one frame by name, each where those before it end.
    void sort(const std::vector<ProfileFunction> &functions)
    {
        std::vector<FlameFrame> &frames = m_flame.frames;
        std::vector<std::uint32_t> order(frames.size()), place(frames.size());
        std::iota(order.begin(), order.end(), 0U);
        std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return frames[i].depth; });
        std::vector<FlameFrame> sorted;
        sorted.reserve(frames.size());
        for (std::size_t begin = 0; begin < order.size();) {
            std::size_t end = begin;
            while (end < order.size() && frames[order[end]].depth == frames[order[begin]].depth)
                ++end;
            std::sort(order.begin() + static_cast<std::ptrdiff_t>(begin), order.begin() + static_cast<std::ptrdiff_t>(end),
                      [&](std::uint32_t l, std::uint32_t r) {
                          const FlameFrame &a = frames[l], &b = frames[r];
                          return place[a.parent] != place[b.parent] ? place[a.parent] < place[b.parent]
                                 : a.depth == 0                     ? l < r
                                                                    : functions[a.function].name < functions[b.function].name;
                      });
            for (; begin < end; ++begin) {
                place[order[begin]] = static_cast<std::uint32_t>(sorted.size());
                FlameFrame frame = frames[order[begin]];
                frame.parent = place[frame.parent];
                sorted.push_back(frame);
            }
        }
        placeBeside(sorted);
        frames = std::move(sorted);
    }

    static void placeBeside(std::vector<FlameFrame> &frames)
    {
        std::vector<std::int64_t> next(frames.size());
        for (std::size_t i = 1; i < frames.size(); ++i) {
            frames[i].offset = next[frames[i].parent];
            next[i] = frames[i].offset;
            addTo(next[frames[i].parent], frames[i].value);
        }
    }

    Flame m_flame;
    std::unordered_map<std::uint64_t, std::uint32_t> m_children; ///< by parent and function
};

std::vector<std::uint32_t> allNumbers(std::size_t count)
{
    std::vector<std::uint32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0U);
    return numbers;
}

} // namespace

std::vector<FunctionWeight> topFunctions(const Profile &profile, std::size_t type)
{
    std::vector<FunctionWeight> weights(profile.functions.size());
    std::vector<std::size_t> lastSample(profile.functions.size(), 0);
    for (std::size_t i = 0; i < weights.size(); ++i)
        weights[i].function = static_cast<std::uint32_t>(i);
    for (std::size_t i = 0; i < profile.samples.size(); ++i) {
        const ProfileSample &sample = profile.samples[i];
        if (sample.stack.empty())
            continue;
        addTo(weights[sample.stack.front()].flat, sample.values[type]);
        for (const std::uint32_t function : sample.stack)
            if (std::exchange(lastSample[function], i + 1) != i + 1)
                addTo(weights[function].cumulative, sample.values[type]);
    }
    std::erase_if(weights, [](const FunctionWeight &one) { return one.flat == 0 && one.cumulative == 0; });
    const auto size = [](std::int64_t value) { return std::fabs(static_cast<double>(value)); };
    std::ranges::sort(weights, [&](const FunctionWeight &l, const FunctionWeight &r) {
        const double lf = size(l.flat), rf = size(r.flat), lc = size(l.cumulative), rc = size(r.cumulative);
        const std::string &ln = profile.functions[l.function].name, &rn = profile.functions[r.function].name;
        return std::tie(rf, rc, ln) < std::tie(lf, lc, rn);
    });
    return weights;
}

std::int64_t totalOf(const Profile &profile, std::size_t type)
{
    std::int64_t total = 0;
    for (const ProfileSample &sample : profile.samples)
        addTo(total, sample.values[type]);
    return total;
}

Flame flameOf(const Profile &profile, std::size_t type, const Profile *older)
{
    FlameBuilder builder;
    std::vector<ProfileFunction> functions = profile.functions;
    builder.add(profile, allNumbers(functions.size()), type, &FlameFrame::value);
    if (older) {
        checkSameTypes(profile, *older);
        builder.add(*older, joinFunctions(functions, older->functions), type, &FlameFrame::before);
    }
    Flame flame = builder.take(functions);
    flame.isComparison = older != nullptr;
    // What only the older one had has no width; its functions are not in the newer profile.
    std::vector<std::uint32_t> place(flame.frames.size());
    std::vector<FlameFrame> kept;
    kept.reserve(flame.frames.size());
    flame.depth = 0;
    for (std::size_t i = 0; i < flame.frames.size(); ++i) {
        if (i > 0 && flame.frames[i].value == 0)
            continue;
        place[i] = static_cast<std::uint32_t>(kept.size());
        kept.push_back(flame.frames[i]);
        kept.back().parent = place[kept.back().parent];
        flame.depth = std::max(flame.depth, kept.back().depth);
    }
    flame.frames = std::move(kept);
    return flame;
}

Profile difference(const Profile &newer, const Profile &older)
{
    checkSameTypes(newer, older);
    Profile result = newer;
    const std::vector<std::uint32_t> numbers = joinFunctions(result.functions, older.functions);
    result.samples.reserve(newer.samples.size() + older.samples.size());
    for (const ProfileSample &sample : older.samples) {
        ProfileSample negative = sample;
        for (std::uint32_t &function : negative.stack)
            function = numbers[function];
        for (std::int64_t &value : negative.values)
            value = value == std::numeric_limits<std::int64_t>::min() ? std::numeric_limits<std::int64_t>::max() : -value;
        result.samples.push_back(std::move(negative));
    }
    return result;
}

std::size_t typeNamed(const Profile &profile, std::string_view name)
{
    if (name.empty())
        return profile.usualType;
    std::string known;
    for (std::size_t i = 0; i < profile.types.size(); ++i) {
        if (profile.types[i].type == name)
            return i;
        known.append(known.empty() ? "" : ", ").append(profile.types[i].type);
    }
    throw Error("The profile does not count \"" + std::string(name) + "\"; it counts " + known + ".");
}

} // namespace alidade
