#include "exporters/drawing/palette.h"

namespace alidade {

namespace {

constexpr Color hex(std::uint32_t rgb)
{
    return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8), static_cast<std::uint8_t>(rgb)};
}

// Warm paper, ink and one deep teal. The tests hold every text to 4.5:1 and every mark to 3:1 on its surfaces.
constexpr Palette lightPalette = {
    .isDark = false,
    .window = hex(0xf1eee7),
    .canvas = hex(0xf8f6f1),
    .panel = hex(0xfcfbf8),
    .raised = hex(0xffffff),
    .border = hex(0xdbd6ca),
    .hover = hex(0xe9e5db),
    .pressed = hex(0xdfdacd),
    .text = hex(0x20262c),
    .textMuted = hex(0x5b6166),
    .textOnAccent = hex(0xffffff),
    .accent = hex(0x0e667b),
    .focus = hex(0x1682a0),
    .error = hex(0xa8261d),
    .warning = hex(0x825000),
    .success = hex(0x266a3c),
    .card = hex(0xffffff),
    .cardBorder = hex(0xcdc7ba),
    .cardGone = hex(0xf3f0e9),
    .edge = hex(0x6a747d),
    .edgeMuted = hex(0xc4c3bd),
    .gridDot = hex(0xe2ded3),
    .core = hex(0xdfecee),
    .supporting = hex(0xe9e8f2),
    .generic = hex(0xefeadf),
    .unassigned = hex(0xf4f2ec),
    .coreBorder = hex(0x7fabb6),
    .supportingBorder = hex(0xaaa7cb),
    .genericBorder = hex(0xc5b995),
    .unassignedBorder = hex(0xb5b0a4),
    .inCycle = hex(0xb8321f),
    .suggestedCut = hex(0xa45a00),
    .acceptedCut = hex(0x3d7a4f),
    .agreed = hex(0x2f7d49),
    .designedOnly = hex(0x2e62b8),
    .codedOnly = hex(0xa45a00),
    .deployedOnly = hex(0x7a4aa8),
    .observedOnly = hex(0xb02a5b),
    .service = hex(0x1d6a82),
    .gateway = hex(0x4456a6),
    .frontend = hex(0x7d4a9c),
    .monolith = hex(0x8a4b2d),
    .job = hex(0x5f6b1f),
    .external = hex(0x5c6570),
    .telemetry = hex(0x6d6a5c),
    .datastore = hex(0x2c6b4c),
    .cache = hex(0xa03c3c),
    .broker = hex(0x8f5a0a),
    .bucket = hex(0x376493),
};

// Deep slate with warm white ink; the same hues, lifted.
constexpr Palette darkPalette = {
    .isDark = true,
    .window = hex(0x171b20),
    .canvas = hex(0x12161a),
    .panel = hex(0x1b2026),
    .raised = hex(0x252b33),
    .border = hex(0x343c46),
    .hover = hex(0x2a313a),
    .pressed = hex(0x353e49),
    .text = hex(0xe8e5dd),
    .textMuted = hex(0xa1aab3),
    .textOnAccent = hex(0x08191e),
    .accent = hex(0x5ab8cb),
    .focus = hex(0x74c8d9),
    .error = hex(0xf2938a),
    .warning = hex(0xe2b062),
    .success = hex(0x84c694),
    .card = hex(0x222932),
    .cardBorder = hex(0x3d4753),
    .cardGone = hex(0x1a1f25),
    .edge = hex(0x8793a0),
    .edgeMuted = hex(0x3f4954),
    .gridDot = hex(0x232a31),
    .core = hex(0x14292f),
    .supporting = hex(0x212238),
    .generic = hex(0x29261e),
    .unassigned = hex(0x171b20),
    .coreBorder = hex(0x35707f),
    .supportingBorder = hex(0x54558a),
    .genericBorder = hex(0x6a6046),
    .unassignedBorder = hex(0x4a535e),
    .inCycle = hex(0xf0776a),
    .suggestedCut = hex(0xeba84a),
    .acceptedCut = hex(0x74b887),
    .agreed = hex(0x7cc48f),
    .designedOnly = hex(0x82aef2),
    .codedOnly = hex(0xe5a54e),
    .deployedOnly = hex(0xbd97e6),
    .observedOnly = hex(0xf084ab),
    .service = hex(0x6cbcd0),
    .gateway = hex(0x95a5ee),
    .frontend = hex(0xc79be0),
    .monolith = hex(0xdc9a78),
    .job = hex(0xb4c26a),
    .external = hex(0xa3adb8),
    .telemetry = hex(0xb5b19f),
    .datastore = hex(0x79c29d),
    .cache = hex(0xeb9393),
    .broker = hex(0xdfab5e),
    .bucket = hex(0x8ab5e3),
};

} // namespace

const Palette &palette(bool isDark) { return isDark ? darkPalette : lightPalette; }

} // namespace alidade
