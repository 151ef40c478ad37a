#include "exporters/svg/svg.h"

#include "exporters/escape.h"

#include <charconv>
#include <cmath>

namespace alidade {

namespace {

constexpr std::string_view fonts = "Inter, &quot;Noto Sans&quot;, &quot;Noto Sans CJK SC&quot;, sans-serif";

/// A number with at most two decimals, the same in every locale.
std::string number(double value)
{
    if (!std::isfinite(value))
        return "0";
    char text[40];
    const auto end = std::to_chars(text, text + sizeof text, std::round(value * 100) / 100, std::chars_format::fixed, 2).ptr;
    std::string result(text, end);
    while (result.back() == '0')
        result.pop_back();
    if (result.back() == '.')
        result.pop_back();
    return result == "-0" ? "0" : result;
}

std::string colorWords(std::string_view what, Color color)
{
    if (color.a == 0)
        return std::string(" ") + std::string(what) + "=\"none\"";
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = " " + std::string(what) + "=\"#";
    for (const std::uint8_t channel : {color.r, color.g, color.b}) {
        out += digits[channel >> 4];
        out += digits[channel & 15];
    }
    out += '"';
    if (color.a < 255)
        out += " " + std::string(what) + "-opacity=\"" + number(color.a / 255.0) + '"';
    return out;
}

std::string outline(const Box &box)
{
    if (box.strokeWidth <= 0)
        return {};
    std::string out = colorWords("stroke", box.stroke) + " stroke-width=\"" + number(box.strokeWidth) + '"';
    if (box.isDashed)
        out += " stroke-dasharray=\"" + number(5 * box.strokeWidth) + ' ' + number(4 * box.strokeWidth) + '"';
    return out;
}

std::string pair(double x, double y) { return number(x) + ' ' + number(y); }

/// A cylinder upright, or lying for a queue: the body, then the rim that makes it one.
void writeCylinder(std::string &out, const Box &box)
{
    const CylinderCurves curves = cylinderCurves(box);
    const auto curve = [](const std::vector<Point> &points) {
        std::string d = "M" + pair(points[0].x, points[0].y);
        for (std::size_t i = 1; i + 2 < points.size(); i += 3)
            d += 'C' + pair(points[i].x, points[i].y) + ' ' + pair(points[i + 1].x, points[i + 1].y) + ' ' +
                 pair(points[i + 2].x, points[i + 2].y);
        return d;
    };
    out += "<path d=\"" + curve(curves.body) + "Z\"" + colorWords("fill", box.fill) + outline(box) + "/>\n";
    out += "<path d=\"" + curve(curves.rim) + "\" fill=\"none\"" + outline(box) + "/>\n";
}

void write(std::string &out, const Box &box)
{
    if (box.shape == Box::Shape::cylinder || box.shape == Box::Shape::queue)
        return writeCylinder(out, box);
    const Rect &r = box.rect;
    const double radius = box.shape == Box::Shape::pill ? r.height / 2 : std::min(box.radius, std::min(r.width, r.height) / 2);
    out += "<rect x=\"" + number(r.x) + "\" y=\"" + number(r.y) + "\" width=\"" + number(std::max(0.0, r.width)) +
           "\" height=\"" + number(std::max(0.0, r.height)) + '"';
    if (radius > 0)
        out += " rx=\"" + number(radius) + '"';
    out += colorWords("fill", box.fill) + outline(box) + "/>\n";
}

void write(std::string &out, const Path &path)
{
    if (path.points.size() < 4)
        return;
    out += "<path d=\"M" + pair(path.points[0].x, path.points[0].y);
    for (std::size_t i = 1; i + 2 < path.points.size(); i += 3) {
        out += i == 1 ? "C" : " ";
        out += pair(path.points[i].x, path.points[i].y) + ' ' + pair(path.points[i + 1].x, path.points[i + 1].y) + ' ' +
               pair(path.points[i + 2].x, path.points[i + 2].y);
    }
    out += "\" fill=\"none\"" + colorWords("stroke", path.stroke) + " stroke-width=\"" + number(path.width) + '"';
    if (path.dash == Path::Dash::dashed)
        out += " stroke-dasharray=\"" + pair(5 * path.width, 3.5 * path.width) + '"';
    if (path.dash == Path::Dash::dotted)
        out += " stroke-dasharray=\"" + pair(0.1, 3 * path.width) + "\" stroke-linecap=\"round\"";
    out += "/>\n";
    if (!path.hasArrow)
        return;
    const auto head = arrowHead(path);
    out += "<path d=\"M" + pair(head[0].x, head[0].y) + 'L' + pair(head[1].x, head[1].y) + 'L' + pair(head[2].x, head[2].y) +
           "Z\"" + colorWords("fill", path.stroke) + "/>\n";
}

void write(std::string &out, const Text &text)
{
    const std::string words = xmlText(elided(text));
    if (words.empty())
        return;
    constexpr double capMiddle = 0.36; // from the baseline to the middle of capitals, in text sizes
    const Rect &r = text.rect;
    const bool isCentered = text.align == Text::Align::center, isRight = text.align == Text::Align::right;
    out += "<text x=\"" +
           number(isCentered ? r.center().x
                  : isRight  ? r.x + r.width
                             : r.x) +
           "\" y=\"" + number(r.center().y + text.size * capMiddle) + "\" font-size=\"" + number(text.size) + '"';
    if (text.weight != Text::Weight::regular)
        out += text.weight == Text::Weight::bold ? " font-weight=\"600\"" : " font-weight=\"500\"";
    if (isCentered || isRight)
        out += isCentered ? " text-anchor=\"middle\"" : " text-anchor=\"end\"";
    out += colorWords("fill", text.color) + '>' + words + "</text>\n";
}

} // namespace

std::string toSvg(const Drawing &drawing, const std::string &title)
{
    constexpr double margin = 32, bytesPerItem = 180;
    const Rect view = drawing.bounds.grown(margin);
    std::string out;
    out.reserve(static_cast<std::size_t>(static_cast<double>(drawing.items.size()) * bytesPerItem) + 1000);
    const std::string size = number(view.width) + "\" height=\"" + number(view.height);
    out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + size +
           "\" viewBox=\"" + pair(view.x, view.y) + ' ' + pair(view.width, view.height) + "\" role=\"img\" font-family=\"" +
           std::string(fonts) + "\">\n";
    out += "<title>" + xmlText(title.empty() ? "Architecture" : title) + "</title>\n";
    out += "<rect x=\"" + number(view.x) + "\" y=\"" + number(view.y) + "\" width=\"" + size + '"' +
           colorWords("fill", drawing.background) + "/>\n";
    for (const DrawItem &item : drawing.items)
        std::visit([&out](const auto &shape) { write(out, shape); }, item.shape);
    return out + "</svg>\n";
}

} // namespace alidade
