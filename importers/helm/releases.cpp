#include "importers/helm/releases.h"

#include "importers/deployment/images.h"
#include "importers/deployment/places.h"
#include "importers/helm/chart.h"

#include <algorithm>
#include <set>

namespace alidade::helm {

namespace {

constexpr std::size_t mostReleases = 500;

bool mayDescribeReleases(std::string_view text)
{
    return text.find("kind: HelmRelease") != std::string_view::npos || text.find("argoproj.io/") != std::string_view::npos ||
           text.find("releases:") != std::string_view::npos;
}

class ReleaseReader {
public:
    explicit ReleaseReader(const ImportContext &context) : m_context(context) {}

    void readFile(const TreeFile &file)
    {
        Diagnostics ignored;
        const auto text = m_context.tree.read(file, YamlLimits::fileBytes, ignored);
        if (!text || !mayDescribeReleases(*text) || isYamlTemplate(*text))
            return;
        m_file = file.path;
        for (const YamlNode &document : readYaml(*text, file.path, ignored))
            readDocument(document);
    }

    Releases take() { return std::move(m_releases); }

private:
    void readDocument(const YamlNode &document)
    {
        const std::string kind = document["kind"].text(), version = document["apiVersion"].text();
        if (kind == "HelmRelease")
            readFlux(document);
        else if (kind == "Application" && version.starts_with("argoproj.io/"))
            readArgo(document);
        else if (fileNameOf(m_file).starts_with("helmfile"))
            readHelmfile(document);
        else if (version.starts_with("skaffold/"))
            readSkaffold(document);
    }

    void readFlux(const YamlNode &document)
    {
        const YamlNode &name = document.at("metadata.name");
        add(document.at("spec.releaseName").text(name.text()), document.at("spec.chart.spec.chart"),
            toValue(document.at("spec.values")));
    }

    void readArgo(const YamlNode &document)
    {
        std::vector<const YamlNode *> sources{&document.at("spec.source")};
        for (const YamlNode &source : document.at("spec.sources").items)
            sources.push_back(&source);
        for (const YamlNode *source : sources) {
            const YamlNode &helm = (*source)["helm"], &chart = (*source)["chart"], &path = (*source)["path"];
            const YamlNode &where = chart.isScalar() ? chart : path;
            if (!where.isScalar())
                continue;
            Value values = Value::Map{};
            for (const YamlNode &file : helm["valueFiles"].items)
                values = mergedOver(values, readValues(path.text(), file.text()));
            if (helm["values"].isScalar())
                values = mergedOver(values, mapIn(fromYaml(helm["values"].scalar)));
            if (helm["valuesObject"].isMapping())
                values = mergedOver(values, toValue(helm["valuesObject"]));
            for (const YamlNode &parameter : helm["parameters"].items)
                values = mergedOver(values, nested(parameter["name"].text(), Value(parameter["value"].text())));
            add(helm["releaseName"].text(document.at("metadata.name").text()), where, values);
        }
    }

    void readHelmfile(const YamlNode &document)
    {
        for (const YamlNode &release : document["releases"].items) {
            Value values = Value::Map{};
            for (const YamlNode &item : release["values"].items)
                values = mergedOver(values, item.isMapping() ? toValue(item) : readValues(directoryOf(m_file), item.text()));
            for (const YamlNode &item : release["set"].items)
                values = mergedOver(values, nested(item["name"].text(), toValue(item["value"])));
            add(release["name"].text(), release["chart"], values);
        }
    }

    void readSkaffold(const YamlNode &document)
    {
        for (const char *path : {"deploy.helm.releases", "manifests.helm.releases"}) {
            for (const YamlNode &release : document.at(path).items) {
                Value values = Value::Map{};
                for (const YamlNode &file : release["valuesFiles"].items)
                    values = mergedOver(values, readValues(directoryOf(m_file), file.text()));
                for (const YamlEntry &entry : release["setValues"].entries)
                    values = mergedOver(values, nested(entry.key, toValue(entry.value)));
                add(release["name"].text(), release["chartPath"], values);
            }
        }
    }

    static Value mapIn(const Value &value) { return value.isMap() ? value : Value(Value::Map{}); }

    /// "image.tag" = x as {image: {tag: x}}
    static Value nested(std::string_view path, Value value)
    {
        while (!path.empty()) {
            const std::size_t dot = path.rfind('.');
            const std::string_view key = dot == std::string_view::npos ? path : path.substr(dot + 1);
            value = Value::Map{{std::string(key), std::move(value)}};
            path = dot == std::string_view::npos ? std::string_view() : path.substr(0, dot);
        }
        return mapIn(value);
    }

    Value readValues(const std::string &dir, const std::string &path) const
    {
        const std::optional<std::string> place = joined(dir, path);
        const TreeFile *file = place ? m_context.tree.find(*place) : nullptr;
        Diagnostics ignored;
        const auto text = file ? m_context.tree.read(*file, YamlLimits::fileBytes, ignored) : std::nullopt;
        const std::vector<YamlNode> documents = text ? readYaml(*text, *place, ignored) : std::vector<YamlNode>();
        return documents.empty() || !documents.front().isMapping() ? Value(Value::Map{}) : toValue(documents.front());
    }

    /// The directory of a chart of the tree, seen from the file or from the root.
    std::optional<std::string> chartDirectory(const std::string &chart) const
    {
        for (const std::string &start : {directoryOf(m_file), std::string()}) {
            std::optional<std::string> dir = joined(start, chart);
            if (dir && m_context.tree.find(below(*dir, "Chart.yaml")))
                return dir;
        }
        return std::nullopt;
    }

    void add(const std::string &name, const YamlNode &chart, const Value &values)
    {
        if (name.empty() || chart.text().empty() || m_names.size() >= mostReleases)
            return;
        const std::optional<std::string> dir = chartDirectory(chart.text());
        if (!m_names.insert(name).second)
            return;
        if (dir) {
            m_releases.byChart[*dir].push_back({name, mapIn(values)});
        } else if (!chart.text().starts_with('.')) {
            const std::string base(fileNameOf(chart.text()));
            std::string fullName = values.field("fullnameOverride").toText();
            if (fullName.empty())
                fullName = name.find(base) == std::string::npos ? name + "-" + base : name;
            m_releases.foreignParts.push_back({m_file, chart.line, base, base, fullName, name});
        }
    }

    const ImportContext &m_context;
    std::string m_file;
    std::set<std::string> m_names;
    Releases m_releases;
};

/// The last part of the image's name that values tell; empty when they tell none.
std::string imageIn(const Value &values)
{
    const Value image = values.field("image");
    for (const Value &text : {image, image.field("repository"), image.field("name"), values.field("repository")}) {
        if (text.isString()) {
            const std::string name = imageName(text.string());
            return name.substr(name.rfind('/') + 1);
        }
    }
    return {};
}

} // namespace

Releases findReleases(const ImportContext &context)
{
    ReleaseReader reader(context);
    for (const TreeFile &file : context.tree.files()) {
        const bool isYaml = file.path.ends_with(".yaml") || file.path.ends_with(".yml");
        if (isYaml && !isTestData(file.path) && !isExample(file.path) && !chartOfTemplate(context.tree, file.path)) {
            context.checkStop();
            reader.readFile(file);
        }
    }
    return reader.take();
}

std::vector<Release> servicesOf(const std::vector<Release> &releases, const Value &chartValues)
{
    std::set<std::string> images;
    std::vector<Release> services;
    for (const Release &release : releases) {
        const std::string image = imageIn(mergedOver(chartValues, release.values));
        if (!image.empty() && images.insert(image).second)
            services.push_back(release);
    }
    const bool isForOneService = images.size() < 2;
    return isForOneService ? std::vector<Release>() : services;
}

} // namespace alidade::helm
