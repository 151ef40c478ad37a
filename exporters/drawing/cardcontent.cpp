#include "exporters/drawing/cardcontent.h"

#include "exporters/drawing/sheet.h"

#include <algorithm>
#include <cmath>

namespace alidade {

namespace {

constexpr std::size_t shownLines = 4, shownBadges = 3;
constexpr double lidHeight = 14, queueEnd = 14, bucketRim = 8;

std::string languageMark(const std::string &language)
{
    static const std::map<std::string, std::string, std::less<>> known{
        {"c#", "C#"},     {"cpp", "C+"},  {"c++", "C+"},        {"csharp", "C#"}, {"dotnet", "C#"}, {"elixir", "Ex"},
        {"go", "Go"},     {"java", "Ja"}, {"javascript", "JS"}, {"kotlin", "Kt"}, {"nodejs", "JS"}, {"php", "Ph"},
        {"python", "Py"}, {"ruby", "Rb"}, {"rust", "Rs"},       {"scala", "Sc"},  {"swift", "Sw"},  {"typescript", "TS"}};
    if (const auto it = known.find(language); it != known.end())
        return it->second;
    const bool isAscii = language.size() > 1 &&
                         std::all_of(language.begin(), language.end(), [](unsigned char c) { return c > 0x20 && c < 0x7f; });
    if (!isAscii)
        return {};
    std::string mark = language.substr(0, 2);
    if (mark[0] >= 'a' && mark[0] <= 'z')
        mark[0] = static_cast<char>(mark[0] - 'a' + 'A');
    return mark;
}

std::string_view endpointFormat(EndpointKind kind, bool isOne)
{
    switch (kind) {
    case EndpointKind::grpc: return "{} rpc";
    case EndpointKind::http: return "{} http";
    case EndpointKind::topic: return isOne ? "{} topic" : "{} topics";
    case EndpointKind::queue: return isOne ? "{} queue" : "{} queues";
    case EndpointKind::table: return isOne ? "{} table" : "{} tables";
    case EndpointKind::port: return isOne ? "{} port" : "{} ports";
    }
    return {};
}

std::string counted(EndpointKind kind, std::size_t count, const DrawingWords &words)
{
    const auto translated = words.endpoints.find(kind);
    if (translated == words.endpoints.end())
        return filledIn(std::string(endpointFormat(kind, count == 1)), count);
    return filledIn(count == 1 ? translated->second.first : translated->second.second, count);
}

/// A gRPC method without its package: "OrderService/Create".
std::string shortName(const Endpoint &endpoint)
{
    if (endpoint.kind != EndpointKind::grpc)
        return endpoint.name;
    const std::size_t slash = endpoint.name.rfind('/');
    const std::size_t dot =
        endpoint.name.rfind('.', slash == std::string::npos ? slash : slash - std::min<std::size_t>(slash, 1));
    return dot == std::string::npos ? endpoint.name : endpoint.name.substr(dot + 1);
}

std::vector<std::string> badgesOf(const Node &node, const DrawingWords &words)
{
    std::vector<std::string> badges;
    for (const EndpointKind kind :
         {EndpointKind::grpc, EndpointKind::http, EndpointKind::topic, EndpointKind::queue, EndpointKind::table}) {
        const auto count =
            std::count_if(node.endpoints.begin(), node.endpoints.end(), [kind](const Endpoint &e) { return e.kind == kind; });
        if (count > 0)
            badges.push_back(counted(kind, static_cast<std::size_t>(count), words));
    }
    int replicas = 0;
    for (const Workload &workload : node.workloads)
        replicas = std::max(replicas, workload.replicas);
    if (replicas > 1)
        badges.insert(badges.begin() + std::min<std::ptrdiff_t>(1, std::ssize(badges)), "×" + std::to_string(replicas));
    badges.resize(std::min(badges.size(), shownBadges));
    return badges;
}

} // namespace

CardContent cardContent(const Node &node, const DrawingWords &words)
{
    const auto kind = words.kinds.find(node.kind);
    CardContent content{.mark = isResource(node.kind) ? std::string() : languageMark(node.language),
                        .kind = kind == words.kinds.end() ? std::string(toText(node.kind)) : kind->second,
                        .badges = badgesOf(node, words),
                        .lines = {}};
    const auto isPort = [](const Endpoint &e) { return e.kind == EndpointKind::port; };
    const bool hasOnlyPorts = std::all_of(node.endpoints.begin(), node.endpoints.end(), isPort);
    for (const Endpoint &endpoint : node.endpoints) {
        if (isPort(endpoint) && !hasOnlyPorts)
            continue; // a port says little where the methods behind it are known
        if (content.lines.size() < shownLines)
            content.lines.push_back(shortName(endpoint));
        else
            ++content.more;
    }
    return content;
}

Rect cardInside(NodeKind kind, const Rect &card)
{
    Rect inside = card;
    if (kind == NodeKind::datastore) {
        inside.y += lidHeight;
        inside.height -= lidHeight;
    } else if (kind == NodeKind::broker) {
        inside.x += queueEnd / 2;
        inside.width -= queueEnd * 1.5;
    } else if (kind == NodeKind::bucket) {
        inside.y += bucketRim;
        inside.height -= bucketRim;
    }
    return inside;
}

Rect cardSize(const Node &node)
{
    constexpr double leastWidth = 168, mostWidth = 264, mostLineWidth = 220, grid = 4;
    const CardContent content = cardContent(node);
    const double beside = cardMarkSize + 8;
    double second = textWidth(content.kind, cardSmallSize);
    for (const std::string &badge : content.badges)
        second += 6 + std::ceil(textWidth(badge, badgeHeight * 0.68, Text::Weight::medium) + badgeHeight * 0.8);
    if (node.isGone)
        second += 44;
    double width = std::max(textWidth(node.name, cardNameSize, Text::Weight::bold), second) + beside;
    for (const std::string &line : content.lines)
        width = std::max(width, std::min(mostLineWidth, textWidth(line, cardSmallSize)));
    const std::size_t lines = content.lines.size() + (content.more > 0 ? 1 : 0);
    Rect size{0, 0, std::clamp(width + 2 * cardPadding + 2, leastWidth, mostWidth), cardHeaderHeight};
    if (lines > 0)
        size.height += 8 + cardLineHeight * static_cast<double>(lines) + 6;
    const Rect inside = cardInside(node.kind, size);
    size.width = std::ceil((size.width + size.width - inside.width) / grid) * grid;
    size.height = std::ceil((size.height + size.height - inside.height) / grid) * grid;
    return size;
}

} // namespace alidade
