#include "importers/runtime/pprof.h"
#include "model/error.h"
#include "tests/importers/runtime/profilefixture.h"

#include <gtest/gtest.h>

namespace alidade {
namespace {

std::string stackText(const Profile &profile, const ProfileSample &sample)
{
    std::string text;
    for (const std::uint32_t function : sample.stack)
        text.append(text.empty() ? "" : " < ").append(profile.functions[function].name);
    for (const std::int64_t value : sample.values)
        text.append(" ").append(std::to_string(value));
    return text;
}

Profile read(const ProfileWriter &writer, Diagnostics *diagnostics = nullptr)
{
    Diagnostics ignored;
    return readPprof(writer.take(), diagnostics ? *diagnostics : ignored);
}

TEST(Pprof, expandsInlinedCallsAndReadsPartsInAnyOrder)
{
    ProfileWriter writer;
    writer.type("alloc_objects", "count").type("inuse_space", "bytes");
    const auto leaf = writer.location({"inlined", "outer"}), root = writer.location({"main.main"});
    writer.sample({leaf, root}, {2, 512});
    const Profile profile = read(writer);
    ASSERT_EQ(profile.samples.size(), 1U);
    EXPECT_EQ(stackText(profile, profile.samples[0]), "inlined < outer < main.main 2 512");
    EXPECT_EQ(profile.types[profile.usualType].type, "inuse_space");
}

TEST(Pprof, takesTheUsualTypeThatTheProfileNames)
{
    ProfileWriter writer;
    writer.type("alloc_space", "bytes").type("inuse_space", "bytes");
    writer.raw(ProfileWriter::number(14, 1)); // text 1 is the first type's name
    EXPECT_EQ(read(writer).usualType, 0U);
}

TEST(Pprof, namesCodeWithoutSymbolsByItsAddress)
{
    ProfileWriter writer;
    writer.type("samples", "count");
    writer.sample({writer.location({}, 0x4005d0)}, {1});
    EXPECT_EQ(read(writer).functions[0].name, "0x4005d0");
}

TEST(Pprof, joinsFunctionsOfTheSameName)
{
    ProfileWriter writer;
    writer.type("samples", "count");
    writer.sample({writer.location({"shop.Pay"}), writer.location({"shop.Pay"})}, {1});
    const Profile profile = read(writer);
    EXPECT_EQ(profile.functions.size(), 1U);
    EXPECT_EQ(stackText(profile, profile.samples[0]), "shop.Pay < shop.Pay 1");
}

TEST(Pprof, leavesOutSamplesThatMakeNoSenseAndSaysSo)
{
    ProfileWriter writer;
    writer.type("samples", "count");
    const auto good = writer.location({"good"});
    writer.sample({good}, {1}).sample({99}, {1}).sample({good}, {1, 2}).sample({good}, {});
    Diagnostics diagnostics;
    EXPECT_EQ(read(writer, &diagnostics).samples.size(), 1U);
    ASSERT_EQ(diagnostics.size(), 1U);
    EXPECT_EQ(diagnostics[0].message, "3 samples of the profile make no sense and were left out");
}

TEST(Pprof, cutsStacksThatAreTooDeep)
{
    ProfileWriter writer;
    writer.type("samples", "count");
    const auto one = writer.location({"again"});
    writer.sample(std::vector<std::uint64_t>(ProfileLimits::depth + 5, one), {1});
    Diagnostics diagnostics;
    EXPECT_EQ(read(writer, &diagnostics).samples[0].stack.size(), ProfileLimits::depth);
    EXPECT_EQ(diagnostics.size(), 1U);
}

TEST(Pprof, refusesFloods)
{
    std::string empty;
    for (std::size_t i = 0; i <= ProfileLimits::entries; ++i)
        empty += ProfileWriter::bytes(6, "");
    Diagnostics diagnostics;
    EXPECT_THROW(readPprof(empty, diagnostics), Error);
    // Few locations with many calls inlined, in many samples.
    ProfileWriter writer;
    writer.type("samples", "count");
    std::string lines;
    const std::string line = ProfileWriter::bytes(4, ProfileWriter::number(1, 1));
    for (std::size_t i = 0; i <= ProfileLimits::lines; ++i)
        lines += line;
    writer.raw(ProfileWriter::bytes(4, ProfileWriter::number(1, 1) + lines));
    EXPECT_THROW(read(writer), Error);
}

TEST(Pprof, refusesWhatIsNoProfile)
{
    Diagnostics diagnostics;
    for (const std::string &bytes : {std::string("\x0a\x04\x08\x01", 4), std::string("\xff\xff\xff"), std::string("hello")})
        EXPECT_THROW(readPprof(bytes, diagnostics), Error) << bytes;
}

TEST(Pprof, stopsWhenAsked)
{
    ProfileWriter writer;
    writer.type("samples", "count").sample({writer.location({"f"})}, {1});
    std::stop_source stop;
    stop.request_stop();
    Diagnostics diagnostics;
    EXPECT_THROW(readPprof(writer.take(), diagnostics, stop.get_token()), Cancelled);
}

} // namespace
} // namespace alidade
