#pragma once

#include <cstdint>

namespace alidade {

struct Color {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    friend constexpr bool operator==(const Color &, const Color &) = default;
};

/// Every colour that the product uses, light and dark. The desktop's Theme and every exported drawing take them from
/// here, so that what is exported is what is seen.
struct Palette {
    bool isDark = false;
    // surfaces and text
    Color window, canvas, panel, raised, border, hover, pressed;
    Color text, textMuted, textOnAccent, accent, focus, error, warning, success;
    // the map
    Color card, cardBorder, cardGone, edge, edgeMuted, gridDot;
    Color core, supporting, generic, unassigned; ///< context fill tints
    Color coreBorder, supportingBorder, genericBorder, unassignedBorder;
    Color inCycle, suggestedCut, acceptedCut;
    Color agreed, designedOnly, codedOnly, deployedOnly, observedOnly; ///< Lens::drift: who says that a dependency exists
    // kinds of nodes: the mark on a card
    Color service, gateway, frontend, monolith, job, external, telemetry, datastore, cache, broker, bucket;
};

const Palette &palette(bool isDark);

} // namespace alidade
