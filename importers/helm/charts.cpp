#include "importers/helm/charts.h"

#include "importers/deployment/places.h"
#include "importers/helm/chart.h"
#include "importers/helm/packedcharts.h"
#include "importers/helm/releases.h"

#include <algorithm>
#include <set>

namespace alidade {

namespace {

using helm::Chart;
using helm::Evaluator;
using helm::Value;

constexpr std::uint64_t mostTemplateBytes = 1U << 20U;
constexpr std::size_t mostSteps = 50'000'000; ///< of all charts of a tree
constexpr std::size_t mostBytes = 64U << 20U; ///< that all of them print

bool isInDirectory(std::string_view path, const std::string &dir)
{
    return dir.empty() || (path.starts_with(dir) && path.size() > dir.size() && path[dir.size()] == '/');
}

/// The files below a directory, without scanning the rest of the tree.
std::vector<const TreeFile *> filesBelow(const Tree &tree, const std::string &dir)
{
    const std::string prefix = dir.empty() ? std::string() : dir + "/";
    const std::vector<TreeFile> &files = tree.files();
    auto it =
        std::lower_bound(files.begin(), files.end(), prefix, [](const TreeFile &f, const std::string &p) { return f.path < p; });
    std::vector<const TreeFile *> found;
    for (; it != files.end() && it->path.starts_with(prefix); ++it)
        found.push_back(&*it);
    return found;
}

/// Renders one chart with its parts.
class Renderer {
public:
    Renderer(ImportContext &context, RenderedCharts &rendered) : m_context(context), m_rendered(rendered) {}

    /// `release` is empty for one that is called like the chart.
    void render(const Chart &chart, const std::string &release)
    {
        m_isInstalled = !release.empty();
        m_release = release.empty() ? chart.name : release;
        m_chartDir = chart.dir;
        read(chart);
        renderPart(chart);
    }

private:
    struct Parsed {
        std::string file;
        std::vector<helm::Node> body;
    };

    void read(const Chart &chart);
    void readTemplate(const Chart &chart, const TreeFile &file);
    void renderPart(const Chart &chart);
    Value rootOf(const Chart &chart) const;
    Evaluator::ChartFiles filesOf(const Chart &chart) const;
    void report(const std::string &file, const std::vector<helm::TemplateFault> &faults);

    ImportContext &m_context;
    RenderedCharts &m_rendered;
    std::string m_release;
    bool m_isInstalled = false;
    std::string m_chartDir;
    std::map<std::string, std::vector<helm::Node>> m_defined;
    std::map<const Chart *, std::vector<Parsed>> m_templates;
};

/// Parts first: what the chart defines itself wins.
void Renderer::read(const Chart &chart)
{
    for (const auto &part : chart.parts)
        read(*part);
    for (const TreeFile *file : filesBelow(m_context.tree, helm::below(chart.dir, "templates"))) {
        const bool isTemplate = file->path.ends_with(".yaml") || file->path.ends_with(".yml") || file->path.ends_with(".tpl");
        if (isTemplate && file->path.find("/templates/tests/") == std::string::npos)
            readTemplate(chart, *file);
    }
}

void Renderer::readTemplate(const Chart &chart, const TreeFile &file)
{
    m_context.checkStop();
    const auto text = m_context.tree.read(file, mostTemplateBytes, m_context.diagnostics);
    if (!text)
        return;
    try {
        helm::Template parsed = helm::parseTemplate(*text);
        for (auto &[name, body] : parsed.defined)
            m_defined.insert_or_assign(name, std::move(body));
        if (!fileNameOf(file.path).starts_with("_") && !file.path.ends_with(".tpl"))
            m_templates[&chart].push_back({file.path, std::move(parsed.body)});
    } catch (const helm::TemplateFault &fault) {
        m_context.diagnostics.push_back(
            {Severity::warning, file.path, fault.line, std::string(fault.what()) + ". This template is left out"});
    }
}

Value Renderer::rootOf(const Chart &chart) const
{
    Value::Map about;
    for (const auto &[key, value] : chart.about.map()) {
        std::string name = key;
        if (!name.empty())
            name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
        about.emplace(name, value);
    }
    about.insert_or_assign("Name", chart.name);
    const Value version = Value::Map{{"Version", "v1.30.0"}, {"GitVersion", "v1.30.0"}, {"Major", "1"}, {"Minor", "30"}};
    return Value::Map{
        {"Values", chart.values.deepCopy()},
        {"Chart", std::move(about)},
        {"Release", Value::Map{{"Name", m_release},
                               {"Namespace", "default"},
                               {"Service", "Helm"},
                               {"IsInstall", true},
                               {"IsUpgrade", false},
                               {"Revision", 1}}},
        {"Files", Value::Native{"Files"}},
        {"Capabilities", Value::Map{{"KubeVersion", version},
                                    {"APIVersions", Value::Native{"APIVersions"}},
                                    {"HelmVersion", Value::Map{{"Version", "v3.15.0"}}}}},
    };
}

Evaluator::ChartFiles Renderer::filesOf(const Chart &chart) const
{
    Evaluator::ChartFiles files;
    for (const TreeFile *file : filesBelow(m_context.tree, chart.dir))
        files.paths.push_back(file->path.substr(chart.dir.empty() ? 0 : chart.dir.size() + 1));
    files.read = [this, dir = chart.dir](const std::string &path) {
        const std::optional<std::string> place = joined(dir, path);
        const TreeFile *file = place && isInDirectory(*place, dir) ? m_context.tree.find(*place) : nullptr;
        return file ? m_context.tree.read(*file, mostTemplateBytes, m_context.diagnostics).value_or("") : std::string();
    };
    return files;
}

void Renderer::renderPart(const Chart &chart)
{
    for (const auto &part : chart.parts)
        renderPart(*part);
    for (const helm::ChartDependency &part : chart.foreign) {
        const std::string name = part.alias.empty() ? part.name : part.alias;
        const std::string fullName = chart.values.field(name).field("fullnameOverride").toText();
        m_rendered.foreignParts.push_back({part.file, part.line, part.name, name, fullName, m_release});
    }
    if (m_rendered.steps >= mostSteps || m_rendered.bytes >= mostBytes)
        return;
    Evaluator evaluator(m_defined, filesOf(chart), m_context.stop);
    const Value root = rootOf(chart);
    for (const Parsed &parsed : m_templates[&chart]) {
        m_context.checkStop();
        root.mutableMap()->insert_or_assign("Template",
                                            Value::Map{{"Name", parsed.file}, {"BasePath", helm::below(chart.dir, "templates")}});
        helm::Rendering rendering = evaluator.render(parsed.body, root);
        m_rendered.bytes += rendering.text.size();
        report(parsed.file, rendering.faults);
        m_rendered.templates.push_back({parsed.file, m_chartDir, m_release, chart.dir == m_chartDir ? std::string() : chart.name,
                                        std::move(rendering.text), std::move(rendering.lines), m_isInstalled});
    }
    m_rendered.steps += evaluator.steps();
}

void Renderer::report(const std::string &file, const std::vector<helm::TemplateFault> &faults)
{
    if (faults.empty())
        return;
    std::string message = faults.front().what();
    if (faults.size() > 1)
        message += " (and " + std::to_string(faults.size() - 1) + " more in this template)";
    m_context.diagnostics.push_back({Severity::warning, file, faults.front().line, message + ". The rest of the chart is read"});
}

/// One chart for many services: what is wrong with its templates is said for the first of them.
void renderServices(ImportContext &context, const std::string &dir, const std::vector<helm::Release> &services,
                    RenderedCharts &rendered)
{
    Diagnostics ignored;
    ImportContext quiet{context.tree, context.facts, ignored, context.progress, context.stop, context.cache};
    for (const helm::Release &service : services) {
        ImportContext &listener = &service == &services.front() ? context : quiet;
        Renderer(listener, rendered).render(*helm::loadChart(quiet, dir, service.values), service.name);
    }
}

/// Renders the charts of a tree in which no part is packed.
RenderedCharts renderChartsOf(ImportContext &context)
{
    std::vector<std::string> dirs;
    std::set<std::string> parts;
    for (const TreeFile &file : context.tree.files()) {
        if (fileNameOf(file.path) == "Chart.yaml" && !isTestData(file.path))
            dirs.push_back(directoryOf(file.path));
    }
    for (const std::string &dir : dirs) {
        for (const helm::ChartDependency &dependency : helm::dependenciesOf(context, dir)) {
            if (dependency.dir != dir)
                parts.insert(dependency.dir);
        }
    }
    RenderedCharts rendered;
    helm::Releases releases = helm::findReleases(context);
    rendered.foreignParts = std::move(releases.foreignParts);
    for (const std::string &dir : dirs) {
        context.checkStop();
        if (parts.contains(dir))
            continue;
        const std::unique_ptr<Chart> chart = helm::loadChart(context, dir);
        if (chart->about.field("type").toText() == "library")
            continue;
        const std::vector<helm::Release> services = helm::servicesOf(releases.byChart[dir], chart->values);
        if (services.empty())
            Renderer(context, rendered).render(*chart, {});
        else
            renderServices(context, dir, services, rendered);
        if (rendered.steps >= mostSteps || rendered.bytes >= mostBytes) {
            context.diagnostics.push_back({Severity::warning, helm::below(dir, "Chart.yaml"), 0,
                                           "The charts of this source take too long or print too much; what comes after this "
                                           "one is left out"});
            break;
        }
    }
    return rendered;
}

} // namespace

std::optional<std::string> chartOfTemplate(const Tree &tree, std::string_view path)
{
    const std::size_t at = path.rfind("templates/");
    if (at == std::string_view::npos || (at > 0 && path[at - 1] != '/'))
        return std::nullopt;
    if (!tree.find(std::string(path.substr(0, at)) + "Chart.yaml"))
        return std::nullopt;
    return std::string(path.substr(0, at == 0 ? 0 : at - 1));
}

RenderedCharts renderCharts(ImportContext &context)
{
    const std::vector<TreeFile> &files = context.tree.files();
    if (std::none_of(files.begin(), files.end(),
                     [&](const TreeFile &file) { return helm::isPackedPart(context.tree, file.path); }))
        return renderChartsOf(context);
    const helm::UnpackedTree tree(context);
    ImportContext unpacked{tree, context.facts, context.diagnostics, context.progress, context.stop, context.cache};
    return renderChartsOf(unpacked);
}

} // namespace alidade
