#include "exporters/drawing/palette.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

using namespace alidade;

namespace {

/// WCAG 2.1, "relative luminance" and "contrast ratio".
double luminance(Color color)
{
    const auto linear = [](std::uint8_t channel) {
        const double c = channel / 255.0;
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

double contrast(Color a, Color b)
{
    const double high = std::max(luminance(a), luminance(b)), low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

class PaletteTest : public testing::TestWithParam<bool> {
protected:
    const Palette &p = palette(GetParam());
};

TEST_P(PaletteTest, textCanBeReadOnEverySurface)
{
    const std::vector<std::pair<const char *, Color>> inks{
        {"text", p.text}, {"textMuted", p.textMuted}, {"error", p.error}, {"warning", p.warning}, {"success", p.success}};
    const std::vector<std::pair<const char *, Color>> surfaces{
        {"window", p.window},   {"panel", p.panel},          {"raised", p.raised}, {"card", p.card},
        {"canvas", p.canvas},   {"cardGone", p.cardGone},    {"core", p.core},     {"supporting", p.supporting},
        {"generic", p.generic}, {"unassigned", p.unassigned}};
    for (const auto &[ink, color] : inks) {
        for (const auto &[surface, back] : surfaces)
            EXPECT_GE(contrast(color, back), 4.5) << ink << " on " << surface;
    }
    for (const Color back : {p.hover, p.pressed})
        EXPECT_GE(contrast(p.text, back), 4.5);
    EXPECT_GE(contrast(p.textOnAccent, p.accent), 4.5);
    EXPECT_GE(contrast(p.accent, p.panel), 4.5) << "links";
}

TEST_P(PaletteTest, marksStandOutFromTheCard)
{
    for (const Color mark : {p.service, p.gateway, p.frontend, p.monolith, p.job, p.external, p.telemetry, p.datastore, p.cache,
                             p.broker, p.bucket}) {
        EXPECT_GE(contrast(mark, p.card), 4.5) << "its letters are in the card's colour";
        EXPECT_GE(contrast(mark, p.canvas), 3.0);
    }
}

TEST_P(PaletteTest, linesStandOutFromWhatTheyCross)
{
    for (const Color line : {p.edge, p.inCycle, p.suggestedCut, p.acceptedCut, p.agreed, p.designedOnly, p.codedOnly,
                             p.deployedOnly, p.observedOnly, p.focus}) {
        for (const Color back : {p.canvas, p.core, p.supporting, p.generic, p.unassigned})
            EXPECT_GE(contrast(line, back), 3.0);
    }
}

TEST_P(PaletteTest, voicesAndSubdomainsDiffer)
{
    const std::vector<std::vector<Color>> sets{{p.agreed, p.designedOnly, p.codedOnly, p.deployedOnly, p.observedOnly},
                                               {p.core, p.supporting, p.generic, p.unassigned},
                                               {p.inCycle, p.suggestedCut, p.acceptedCut, p.edge}};
    for (const auto &set : sets) {
        for (std::size_t i = 0; i < set.size(); ++i)
            EXPECT_EQ(std::count(set.begin(), set.end(), set[i]), 1);
    }
    EXPECT_EQ(p.isDark, GetParam());
}

INSTANTIATE_TEST_SUITE_P(LightAndDark, PaletteTest, testing::Bool(),
                         [](const auto &info) { return info.param ? "dark" : "light"; });

} // namespace
