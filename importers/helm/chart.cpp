#include "importers/helm/chart.h"

#include "importers/deployment/places.h"
#include "importers/helm/packedcharts.h"

#include <algorithm>
#include <set>

namespace alidade::helm {

namespace {

constexpr int deepestParts = 6;
constexpr std::size_t mostParts = 200;
constexpr std::size_t mostValues = 500'000; ///< of a chart and its parts, which each get a copy of what is theirs

/// The first document of a file; a null node when there is none.
YamlNode readDocument(const ImportContext &context, const std::string &path, Diagnostics &diagnostics)
{
    const TreeFile *file = context.tree.find(path);
    const auto text = file ? context.tree.read(*file, YamlLimits::fileBytes, diagnostics) : std::nullopt;
    std::vector<YamlNode> documents = text ? readYaml(*text, path, diagnostics) : std::vector<YamlNode>();
    return documents.empty() ? YamlNode() : std::move(documents.front());
}

Value readMap(const ImportContext &context, const std::string &path, Diagnostics &diagnostics)
{
    const YamlNode document = readDocument(context, path, diagnostics);
    return document.isMapping() ? toValue(document) : Value(Value::Map{});
}

/// Whether the first path of a condition ("a.enabled,b.enabled") that is set says so; nothing set means yes.
bool isTurnedOn(const std::string &condition, const Value &values)
{
    const Value::Map &all = values.map();
    std::string_view rest = condition;
    while (!rest.empty() && !all.empty()) {
        std::string_view path = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(path.size() + 1, rest.size()));
        Value value = values;
        while (!path.empty()) {
            const std::string_view key = path.substr(0, path.find('.'));
            path.remove_prefix(std::min(key.size() + 1, path.size()));
            value = value.field(key);
        }
        if (value.isBool())
            return value.isTrue();
    }
    return true;
}

/// What a part sees: its own values under what the parent says for it, and the parent's globals.
Value valuesOfPart(const Value &own, const Value &parent, const std::string &name)
{
    Value values = mergedOver(own, parent.field(name).isMap() ? parent.field(name) : Value(Value::Map{}));
    const Value global = parent.field("global");
    if (Value::Map *map = values.mutableMap(); map && global.isMap())
        map->insert_or_assign("global", mergedOver(values.field("global"), global));
    return values;
}

/// `count` tells how many values were copied; from mostValues on, parts only see their own.
void applyValues(Chart &chart, const Value &values, std::size_t &count)
{
    chart.values = values;
    for (const auto &part : chart.parts) {
        count += values.field("global").weight(mostValues) + values.field(part->name).weight(mostValues) +
                 2 * part->values.weight(mostValues);
        if (count >= mostValues)
            return;
        applyValues(*part, valuesOfPart(part->values, values, part->name), count);
        if (Value::Map *map = chart.values.mutableMap())
            map->insert_or_assign(part->name, part->values.deepCopy());
    }
}

std::unique_ptr<Chart> load(ImportContext &context, const std::string &dir, const Value &over, int depth, std::size_t &count)
{
    auto chart = std::make_unique<Chart>();
    chart->dir = dir;
    chart->about = readMap(context, below(dir, "Chart.yaml"), context.diagnostics);
    chart->name = chart->about.field("name").toText();
    chart->values = mergedOver(readMap(context, below(dir, "values.yaml"), context.diagnostics), over);
    for (const ChartDependency &dependency : dependenciesOf(context, dir)) {
        if (depth >= deepestParts || ++count > mostParts || !isTurnedOn(dependency.condition, chart->values))
            continue;
        if (dependency.dir.empty()) {
            chart->foreign.push_back(dependency);
            continue;
        }
        chart->parts.push_back(load(context, dependency.dir, Value::Map{}, depth + 1, count));
        chart->parts.back()->name = dependency.alias.empty() ? dependency.name : dependency.alias;
    }
    return chart;
}

/// The directory of a part that was packed, "charts/order-1.2.0.tgz"; empty when there is none.
std::string packedPart(const Tree &tree, const std::string &dir, const std::string &name)
{
    const std::string prefix = below(dir, "charts/" + name + "-");
    constexpr std::string_view about = ".tgz/Chart.yaml";
    const std::vector<TreeFile> &files = tree.files();
    auto it =
        std::lower_bound(files.begin(), files.end(), prefix, [](const TreeFile &f, const std::string &p) { return f.path < p; });
    for (; it != files.end() && it->path.starts_with(prefix); ++it) {
        const char version = it->path[prefix.size()];
        if (it->path.ends_with(about) && ((version >= '0' && version <= '9') || version == 'v'))
            return directoryOf(it->path);
    }
    return {};
}

} // namespace

std::string below(const std::string &dir, std::string_view name)
{
    return dir.empty() ? std::string(name) : dir + "/" + std::string(name);
}

std::vector<ChartDependency> dependenciesOf(const ImportContext &context, const std::string &dir)
{
    std::vector<ChartDependency> dependencies;
    std::set<std::string> dirs;
    Diagnostics faults; // said when the chart is loaded
    for (const char *file : {"Chart.yaml", "requirements.yaml"}) {
        const YamlNode about = readDocument(context, below(dir, file), faults);
        for (const YamlNode &each : about["dependencies"].items) {
            ChartDependency dependency{each["name"].text(), each["alias"].text(), each["condition"].text(), {},
                                       below(dir, file),    each["name"].line};
            constexpr std::string_view scheme = "file://";
            const std::string repository = each["repository"].text();
            if (repository.starts_with(scheme))
                dependency.dir = joined(dir, std::string_view(repository).substr(scheme.size())).value_or("");
            if (dependency.dir.empty() || !context.tree.find(below(dependency.dir, "Chart.yaml")))
                dependency.dir = below(dir, "charts/" + dependency.name);
            if (!context.tree.find(below(dependency.dir, "Chart.yaml")))
                dependency.dir = packedPart(context.tree, dir, dependency.name);
            dirs.insert(dependency.dir);
            dependencies.push_back(std::move(dependency));
        }
    }
    // What lies in charts/ is a part whether or not it is listed.
    const std::string prefix = below(dir, "charts/");
    const std::vector<TreeFile> &files = context.tree.files();
    auto it =
        std::lower_bound(files.begin(), files.end(), prefix, [](const TreeFile &f, const std::string &p) { return f.path < p; });
    for (; it != files.end() && it->path.starts_with(prefix); ++it) {
        const std::string chart = directoryOf(it->path);
        if (it->path.ends_with("/Chart.yaml") && chart.find('/', prefix.size()) == std::string::npos && dirs.insert(chart).second)
            dependencies.push_back(
                {std::string(isPackedPart(context.tree, chart) ? nameOfArchive(fileNameOf(chart)) : fileNameOf(chart)),
                 {},
                 {},
                 chart});
    }
    return dependencies;
}

std::unique_ptr<Chart> loadChart(ImportContext &context, const std::string &dir, const Value &over)
{
    std::size_t count = 0;
    std::unique_ptr<Chart> chart = load(context, dir, over, 0, count);
    std::size_t values = 0;
    applyValues(*chart, chart->values, values);
    if (values >= mostValues)
        context.diagnostics.push_back({Severity::warning, below(dir, "values.yaml"), 0,
                                       "The parts of this chart share too many values; some only get their own"});
    return chart;
}

} // namespace alidade::helm
