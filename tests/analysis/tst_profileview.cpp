#include "analysis/runtime/profileview.h"
#include "importers/runtime/runtimereading.h"
#include "model/error.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <limits>

namespace alidade {
namespace {

/// Stacks are written from the outside in: {"main/pay/add", 3}.
Profile profileOf(const std::vector<std::pair<std::string, std::int64_t>> &stacks)
{
    Profile profile;
    profile.types = {{"cpu", "nanoseconds"}};
    for (const auto &[path, value] : stacks) {
        ProfileSample sample{.stack = {}, .values = {value}};
        for (std::size_t begin = 0; begin <= path.size();) {
            const std::size_t end = std::min(path.find('/', begin), path.size());
            const ProfileFunction function{path.substr(begin, end - begin), {}};
            auto known = std::ranges::find(profile.functions, function);
            if (known == profile.functions.end())
                known = profile.functions.insert(known, function);
            sample.stack.insert(sample.stack.begin(), static_cast<std::uint32_t>(known - profile.functions.begin()));
            begin = end + 1;
        }
        profile.samples.push_back(std::move(sample));
    }
    return profile;
}

std::string topText(const Profile &profile)
{
    std::string text;
    for (const FunctionWeight &one : topFunctions(profile, 0))
        text +=
            profile.functions[one.function].name + " " + std::to_string(one.flat) + " " + std::to_string(one.cumulative) + "\n";
    return text;
}

std::string flameText(const Profile &profile, const Flame &flame)
{
    std::string text;
    for (std::size_t i = 0; i < flame.frames.size(); ++i) {
        const FlameFrame &frame = flame.frames[i];
        text += std::string(frame.depth, ' ') + (i == 0 ? "all" : profile.functions[frame.function].name) + " " +
                std::to_string(frame.offset) + "+" + std::to_string(frame.value) +
                (flame.isComparison ? " was " + std::to_string(frame.before) : "") + "\n";
    }
    return text;
}

TEST(ProfileView, countsRecursionOnce)
{
    EXPECT_EQ(topText(profileOf({{"main/walk/walk/walk", 3}, {"main/walk/add", 2}, {"main", 1}})), "walk 3 5\n"
                                                                                                   "add 2 2\n"
                                                                                                   "main 1 6\n");
}

TEST(ProfileView, flamesStandAboveTheirCallersSideBySide)
{
    const Profile profile = profileOf({{"main/pay/add", 3}, {"main/list", 2}, {"main/pay", 1}});
    EXPECT_EQ(flameText(profile, flameOf(profile, 0)), "all 0+6\n"
                                                       " main 0+6\n"
                                                       "  list 0+2\n"
                                                       "  pay 2+4\n"
                                                       "   add 2+3\n");
}

TEST(ProfileView, comparesFramesWithThoseOfTheSamePath)
{
    const Profile newer = profileOf({{"main/pay", 6}, {"main/list", 2}}), older = profileOf({{"main/gone", 9}, {"main/pay", 4}});
    EXPECT_EQ(flameText(newer, flameOf(newer, 0, &older)), "all 0+8 was 13\n"
                                                           " main 0+8 was 13\n"
                                                           "  list 0+2 was 0\n"
                                                           "  pay 2+6 was 4\n");
}

TEST(ProfileView, differencesAreOrderedByTheirSize)
{
    EXPECT_EQ(topText(difference(profileOf({{"main/pay", 6}, {"main/list", 2}}), profileOf({{"main/gone", 9}, {"main/pay", 4}}))),
              "gone -9 -9\n"
              "list 2 2\n"
              "pay 2 2\n"
              "main 0 -5\n");
}

TEST(ProfileView, refusesToCompareDifferentKinds)
{
    Profile heap = profileOf({{"main", 1}});
    heap.types = {{"inuse_space", "bytes"}};
    EXPECT_THROW(difference(heap, profileOf({{"main", 1}})), Error);
    EXPECT_THROW(typeNamed(heap, "cpu"), Error);
    EXPECT_EQ(typeNamed(heap, "inuse_space"), 0U);
}

TEST(ProfileView, sumsDoNotOverflow)
{
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    const Profile profile = profileOf({{"main/a", most}, {"main/b", most}});
    EXPECT_EQ(totalOf(profile, 0), most);
    EXPECT_EQ(flameOf(profile, 0).frames[0].value, most);
}

/// Profiles that a Go program wrote; what `go tool pprof -top` (Go 1.19) tells of them stands beside them.
TEST(ProfileView, agreesWithPprof)
{
    const std::string data = SOURCE_DIR "/tests/importers/runtime/data/";
    for (const std::string name : {"heap", "cpu", "goroutine"}) {
        const RuntimeReading reading = readRuntime(data + name + ".pb.gz", {}, {}, {});
        ASSERT_TRUE(reading.profile) << name;
        const Profile &profile = *reading.profile;
        std::vector<std::string> lines, expected;
        for (const FunctionWeight &one : topFunctions(profile, profile.usualType))
            lines.push_back(std::to_string(one.flat) + " " + std::to_string(one.cumulative) + " " +
                            profile.functions[one.function].name);
        std::ifstream file(data + name + ".top");
        for (std::string line; std::getline(file, line);)
            expected.push_back(line);
        std::ranges::sort(lines);
        std::ranges::sort(expected);
        EXPECT_FALSE(expected.empty());
        EXPECT_EQ(lines, expected) << name;
        EXPECT_EQ(flameOf(profile, profile.usualType).frames[0].value, totalOf(profile, profile.usualType)) << name;
    }
}

} // namespace
} // namespace alidade
