#include "exporters/drawing/labels.h"
#include "exporters/drawing/sheet.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

namespace alidade {

namespace {

/// What one region of the overview stands for; the tray comes after all contexts.
struct Tally {
    std::size_t services = 0, resources = 0;
};

std::vector<Tally> tally(const Architecture &architecture)
{
    std::vector<Tally> tallies(architecture.contexts.size() + 1);
    for (const Node &node : architecture.nodes) {
        Tally &group = tallies[std::min<std::size_t>(node.context, architecture.contexts.size())];
        ++(isResource(node.kind) ? group.resources : group.services);
    }
    return tallies;
}

struct Line {
    std::string text;
    TextStyle style;
};

void addCentered(Sheet &sheet, Owner owner, const Rect &rect, std::vector<Line> lines)
{
    const double room = rect.width * 0.9;
    double height = 0;
    for (Line &line : lines) {
        const double wide = textWidth(line.text, line.style.size, line.style.weight);
        line.style.size *= wide > room ? std::max(room / wide, 0.4) : 1.0;
        height += line.style.size * 1.5;
    }
    const double squeeze = std::min(1.0, rect.height * 0.94 / height);
    double y = rect.center().y - height * squeeze / 2;
    for (Line &line : lines) {
        line.style.size *= squeeze;
        const double step = line.style.size * 1.5;
        addText(sheet, owner, {rect.center().x - room / 2, y, room, step}, std::move(line.text), line.style);
        y += step;
    }
}

std::string counted(std::size_t count, const std::string &one, const std::string &many)
{
    return filledIn(count == 1 ? one : many, count);
}

/// A region as one box: what its words say, top to bottom.
void addRegion(Sheet &sheet, Owner owner, const Box &box, const std::string &title, const std::vector<std::string> &facts,
               const Tally &count, double unit)
{
    sheet.cards.push_back({owner, box});
    const DrawingOptions &o = sheet.options;
    const TextStyle plain{13 * unit, Text::Weight::medium, Text::Align::center, sheet.colors.text};
    const TextStyle muted{12 * unit, Text::Weight::regular, Text::Align::center, sheet.colors.textMuted};
    std::vector<Line> lines{{title, {20 * unit, Text::Weight::bold, Text::Align::center, sheet.colors.text}}};
    for (const std::string &fact : facts)
        lines.push_back({fact, muted});
    lines.push_back({counted(count.services, o.serviceFormat, o.servicesFormat), plain});
    if (count.resources > 0)
        lines.push_back({counted(count.resources, o.resourceFormat, o.resourcesFormat), muted});
    addCentered(sheet, owner, box.rect, std::move(lines));
}

/// The share of the usual text size at which every title fits its region, but not less than half: titles of one size
/// make a calm picture, and one very long name must not shrink all.
double titleScale(const Sheet &sheet, double unit)
{
    double scale = 1;
    for (std::size_t i = 0; i < sheet.positions.contexts.size() && i < sheet.architecture.contexts.size(); ++i) {
        const double wide = textWidth(sheet.architecture.contexts[i].name, 20 * unit, Text::Weight::bold);
        scale = std::min(scale, sheet.positions.contexts[i].width * 0.9 / std::max(1.0, wide));
    }
    return std::max(0.5, scale);
}

void addRegions(Sheet &sheet, double unit)
{
    const double textUnit = unit * titleScale(sheet, unit);
    const Architecture &a = sheet.architecture;
    const std::vector<Tally> tallies = tally(a);
    const double radius = 10 * unit;
    for (Index i = 0; i < a.contexts.size() && i < sheet.positions.contexts.size(); ++i) {
        const BoundedContext &context = a.contexts[i];
        // Without colour, core keeps the heaviest border and generic a dashed one.
        const Box box{.rect = sheet.positions.contexts[i],
                      .radius = radius,
                      .fill = regionFill(sheet, context),
                      .stroke = regionBorder(sheet, context),
                      .strokeWidth = (context.subdomain == Subdomain::core ? 2.5 : 1.25) * unit,
                      .isDashed = context.subdomain == Subdomain::generic};
        std::vector<std::string> facts{subdomainWord(sheet.options, context.subdomain)};
        if (!context.owner.empty())
            facts.push_back(context.owner);
        addRegion(sheet, {Owner::Kind::context, i}, box, context.name, facts, tallies[i], textUnit);
    }
    if (sheet.positions.unassigned.isEmpty())
        return;
    const Box box{.rect = sheet.positions.unassigned,
                  .radius = radius,
                  .fill = sheet.colors.unassigned,
                  .stroke = sheet.colors.unassignedBorder,
                  .strokeWidth = 1.25 * unit,
                  .isDashed = true};
    addRegion(sheet, {Owner::Kind::unassigned, none}, box, sheet.options.unassignedTitle, {}, tallies.back(), textUnit);
}

/// All dependencies from one region to another.
struct Flow {
    std::size_t count = 0;
    Index strongest = none; ///< the dependency whose style the bundle wears
};

/// The more a line has to say, the earlier it is chosen to stand for its bundle.
int rank(const EdgeStyle &style) { return style.isCut ? 100 : static_cast<int>(style.width * 10); }

std::map<std::pair<std::uint32_t, std::uint32_t>, Flow> flowsOf(const Sheet &sheet)
{
    const Architecture &a = sheet.architecture;
    const auto region = [&a](Index node) { return std::min(a.nodes[node].context, static_cast<Index>(a.contexts.size())); };
    std::map<std::pair<std::uint32_t, std::uint32_t>, Flow> flows;
    for (Index i = 0; i < a.dependencies.size(); ++i) {
        const Dependency &d = a.dependencies[i];
        if (region(d.from) == region(d.to))
            continue;
        Flow &flow = flows[{region(d.from), region(d.to)}];
        ++flow.count;
        if (flow.strongest == none || rank(edgeStyle(sheet, i)) > rank(edgeStyle(sheet, flow.strongest)))
            flow.strongest = i;
    }
    return flows;
}

void addFlows(Sheet &sheet, double unit)
{
    std::vector<Rect> boxes = sheet.positions.contexts;
    boxes.resize(sheet.architecture.contexts.size());
    boxes.push_back(sheet.positions.unassigned);
    std::vector<Stroke> strokes;
    std::vector<std::size_t> counts;
    for (const auto &[ends, flow] : flowsOf(sheet)) {
        EdgeStyle style = edgeStyle(sheet, flow.strongest);
        style.width = (style.width + std::min(4.0, std::sqrt(static_cast<double>(flow.count)) - 1)) * unit;
        style.isCut = false;
        strokes.push_back({ends.first, ends.second, {Owner::Kind::dependency, flow.strongest}, style});
        counts.push_back(flow.count);
    }
    const std::size_t flows = strokes.size();
    std::ranges::move(relationStrokes(sheet, unit), std::back_inserter(strokes));
    // On a crowded map a line without a number stands for one dependency.
    constexpr std::size_t crowd = 24;
    const auto paths =
        route(boxes, strokes, {.spacing = 30 * unit, .margin = std::min(8 * unit, 24.0), .lane = 5 * unit, .rays = 40'000});
    addStrokes(sheet.edges, strokes, paths);
    LabelPlaces places(boxes);
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        const bool isFlow = i < flows;
        if (isFlow && counts[i] == 1 && flows > crowd)
            continue;
        const std::string label = isFlow ? std::to_string(counts[i]) : relationLabel(sheet, strokes[i]);
        const double height = (isFlow ? 18 : 15) * unit;
        addPillAt(sheet, strokes[i].owner, places.place(paths[i], pillWidth(label, height), height), height, label,
                  isFlow ? sheet.colors.text : sheet.colors.textOnAccent, isFlow ? sheet.colors.raised : sheet.colors.accent);
    }
}

} // namespace

double overviewUnit(const Rect &bounds) { return std::clamp(std::max(bounds.width / 1100, bounds.height / 700), 1.0, 40.0); }

void drawOverview(Sheet &sheet)
{
    const double unit = overviewUnit(sheet.positions.bounds());
    addRegions(sheet, unit);
    addFlows(sheet, unit);
}

} // namespace alidade
