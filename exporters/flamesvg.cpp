#include "exporters/escape.h"
#include "exporters/runtime.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace alidade {
namespace {

constexpr double pictureWidth = 1200, rowHeight = 18, headHeight = 34, margin = 8;
constexpr double leastWidth = 0.5, leastTextWidth = 30, characterWidth = 6.6;
constexpr std::uint32_t mostRows = 512;

constexpr std::string_view colors[] = {"#f2c14e", "#f0a35b", "#e98a6b", "#d9b66f", "#c9c46a", "#b7c98b", "#e5a3a0", "#d8a7c4"};

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

/// Red where there is more than before, blue where there is less; the stronger, the more.
std::string comparedColor(const FlameFrame &frame)
{
    constexpr double strongest = 200;
    const auto now = static_cast<double>(frame.value), before = static_cast<double>(frame.before);
    const double change = (now - before) / std::max({now, before, 1.0});
    const int faint = 250 - static_cast<int>(std::fabs(change) * strongest);
    char text[16];
    if (change > 0)
        std::snprintf(text, sizeof text, "#fa%02x%02x", faint, faint);
    else
        std::snprintf(text, sizeof text, "#%02x%02xfa", faint, faint);
    return text;
}

/// As much of a name as there is room for, its end rather than its beginning: there the function is.
std::string shortened(std::string_view name, double width)
{
    const auto room = static_cast<std::size_t>(width / characterWidth);
    if (name.size() <= room)
        return std::string(name);
    return room < 3 ? std::string() : std::string("…").append(name.substr(name.size() - room + 1));
}

std::string frameSvg(const Profile &profile, const Flame &flame, const FlameFrame &frame, std::string_view unit)
{
    const auto whole = static_cast<double>(std::max<std::int64_t>(flame.frames.front().value, 1));
    const double scale = (pictureWidth - 2 * margin) / whole;
    const double x = margin + static_cast<double>(frame.offset) * scale, width = static_cast<double>(frame.value) * scale;
    if (width < leastWidth || frame.depth >= mostRows)
        return {};
    const bool isRoot = &frame == &flame.frames.front();
    const std::string name = isRoot ? "all" : validUtf8(profile.functions[frame.function].name);
    const std::string color = flame.isComparison ? comparedColor(frame)
                              : isRoot           ? "#d8d8d4"
                                                 : std::string(colors[flameColor(name, static_cast<int>(std::size(colors)))]);
    const double y = headHeight + frame.depth * rowHeight;
    char share[32];
    std::snprintf(share, sizeof share, "%.2f %%", 100 * static_cast<double>(frame.value) / whole);
    std::string text = "<g><title>";
    text.append(xmlText(name)).append(": ").append(amountText(static_cast<double>(frame.value), unit)).append(", ").append(share);
    if (flame.isComparison)
        text.append(", before ").append(amountText(static_cast<double>(frame.before), unit));
    text.append("</title><rect x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" width=\"");
    text.append(number(std::max(width - 0.5, leastWidth))).append("\" height=\"").append(number(rowHeight - 1));
    text.append("\" rx=\"2\" fill=\"").append(color).append("\"/>");
    if (const std::string label = width >= leastTextWidth ? shortened(name, width - 6) : ""; !label.empty()) {
        text.append("<text x=\"").append(number(x + 3)).append("\" y=\"").append(number(y + 12)).append("\">");
        text.append(xmlText(label)).append("</text>");
    }
    return text + "</g>\n";
}

} // namespace

std::string_view packageOf(std::string_view function)
{
    const std::size_t slash = function.rfind('/', function.find_first_of("(["));
    const std::size_t dot = function.find('.', slash == std::string_view::npos ? 0 : slash);
    return function.substr(0, dot);
}

int flameColor(std::string_view function, int colors)
{
    std::uint32_t hash = 2'166'136'261U; // FNV-1a
    for (const char c : packageOf(function))
        hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619U;
    return static_cast<int>(hash % static_cast<std::uint32_t>(colors));
}

std::string flameSvg(const Profile &profile, const Flame &flame, std::size_t type, const std::string &title)
{
    const double height = headHeight + (std::min(flame.depth, mostRows - 1) + 1) * rowHeight + margin;
    const std::string width = number(pictureWidth), tall = number(height);
    const ProfileType &counted = profile.types[type];
    std::string text = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"";
    text.append(width).append("\" height=\"").append(tall).append("\" viewBox=\"0 0 ").append(width).append(1, ' ').append(tall);
    text.append("\" font-family=\"monospace\" font-size=\"11\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    text.append("<text x=\"8\" y=\"20\" font-family=\"sans-serif\" font-size=\"13\">").append(xmlText(title)).append(": ");
    text.append(xmlText(counted.type)).append(", ");
    text.append(amountText(static_cast<double>(flame.frames.front().value), counted.unit)).append("</text>\n");
    for (const FlameFrame &frame : flame.frames)
        text += frameSvg(profile, flame, frame, counted.unit);
    return text + "</svg>\n";
}

} // namespace alidade
