#include "importers/kubernetes/documents.h"

#include "importers/deployment/places.h"

#include <algorithm>
#include <array>
#include <set>

namespace alidade {

namespace {

bool mayBeManifest(std::string_view text)
{
    return text.find("apiVersion:") != std::string_view::npos && text.find("kind:") != std::string_view::npos;
}

/// Turns lines of a rendered text into those of its template.
class LineMap {
public:
    explicit LineMap(const std::vector<int> &lines) : m_lines(lines) {}

    int line(int rendered) const
    {
        if (rendered <= 0 || m_lines.empty())
            return 0;
        std::size_t at = std::min(static_cast<std::size_t>(rendered), m_lines.size()) - 1;
        while (at > 0 && m_lines[at] == 0) // an empty line at the end comes from nowhere
            --at;
        return std::max(m_lines[at], 1);
    }

    void apply(YamlNode &node) const
    {
        node.line = line(node.line);
        node.isLiteral = false; // its lines no longer stand one below the other
        for (YamlNode &item : node.items)
            apply(item);
        for (YamlEntry &entry : node.entries) {
            entry.line = line(entry.line);
            apply(entry.value);
        }
    }

private:
    const std::vector<int> &m_lines;
};

/// Reads plain files, then builds kustomizations, then renders charts.
class DocumentReader {
public:
    DocumentReader(ImportContext &context, kustomize::Origins &origins) : m_context(context), m_origins(origins) {}

    ManifestDocuments read()
    {
        const auto kustomizations = kustomize::readKustomizations(m_context);
        const kustomize::Choice choice = kustomize::chooseRoots(kustomizations, isAsidePath);
        readFiles(kustomizations, choice);
        for (const std::string &root : choice.roots) {
            for (kustomize::BuiltObject &object : kustomize::build(m_context, kustomizations, root, m_origins))
                m_documents.push_back({std::move(object.node),
                                       std::move(object.fullName),
                                       "kustomization:" + root,
                                       {},
                                       {},
                                       isAsidePath(root + "/")});
        }
        for (const auto &[dir, standsFor] : choice.leftOut)
            sayLeftOut(kustomizations.at(dir), standsFor);
        RenderedCharts charts = renderCharts(m_context);
        for (const RenderedTemplate &rendered : charts.templates)
            readRendered(rendered);
        std::erase_if(charts.foreignParts, [](const ForeignPart &part) { return isAsidePath(part.file); });
        return {std::move(m_documents), std::move(charts.foreignParts)};
    }

private:
    void readFiles(const std::map<std::string, kustomize::Kustomization> &kustomizations, const kustomize::Choice &choice);
    void readFile(const TreeFile &file);
    void readRendered(const RenderedTemplate &rendered);
    void sayLeftOut(const kustomize::Kustomization &kustomization, const std::string &standsFor);

    ImportContext &m_context;
    kustomize::Origins &m_origins;
    std::vector<ManifestDocument> m_documents;
    std::set<std::string> m_templateDirs;
};

void DocumentReader::readFiles(const std::map<std::string, kustomize::Kustomization> &kustomizations,
                               const kustomize::Choice &choice)
{
    std::vector<const TreeFile *> files;
    for (const TreeFile &file : m_context.tree.files()) {
        const bool isYaml = file.path.ends_with(".yaml") || file.path.ends_with(".yml");
        const auto kustomization = kustomizations.find(directoryOf(file.path));
        const bool isKustomization = kustomization != kustomizations.end() && kustomization->second.file == file.path;
        const bool isLeftOut = choice.leftOut.contains(directoryOf(file.path));
        if (isYaml && !isTestData(file.path) && !choice.files.contains(file.path) && !isKustomization && !isLeftOut &&
            !chartOfTemplate(m_context.tree, file.path))
            files.push_back(&file);
    }
    std::uint64_t done = 0;
    for (const TreeFile *file : files) {
        m_context.checkStop();
        m_context.progress.report("Reading manifests", done++, files.size(), "files");
        readFile(*file);
    }
}

void DocumentReader::readFile(const TreeFile &file)
{
    const std::optional<std::string> text = m_context.tree.read(file, YamlLimits::fileBytes, m_context.diagnostics);
    if (!text || !mayBeManifest(*text))
        return;
    Diagnostics found;
    std::vector<YamlNode> documents;
    const bool isTemplate = isYamlTemplate(*text);
    if (!isTemplate)
        documents = readYaml(*text, file.path, found);
    if (isTemplate || (!found.empty() && text->find("{{") != std::string::npos)) {
        if (m_templateDirs.insert(directoryOf(file.path)).second)
            m_context.diagnostics.push_back(
                {Severity::note, file.path, 0,
                 "Templates outside of charts are not rendered; those in this directory are left out. "
                 "Import the rendered manifests instead"});
        return;
    }
    m_context.diagnostics.insert(m_context.diagnostics.end(), found.begin(), found.end());
    const std::uint32_t origin = m_origins.add(file.path);
    for (YamlNode &document : documents) {
        kustomize::setOrigin(document, origin);
        m_documents.push_back({std::move(document), {}, {}, {}, {}, isAsidePath(file.path)});
    }
}

void DocumentReader::readRendered(const RenderedTemplate &rendered)
{
    if (!mayBeManifest(rendered.text))
        return;
    const LineMap lines(rendered.lines);
    Diagnostics found;
    std::vector<YamlNode> documents = readYaml(rendered.text, rendered.file, found);
    for (Diagnostic &diagnostic : found) {
        if (diagnostic.severity != Severity::error)
            continue; // keys that a chart writes twice
        diagnostic.severity = Severity::warning;
        diagnostic.line = lines.line(diagnostic.line);
        diagnostic.message = "What this template gives with the chart's values is no YAML: " + diagnostic.message;
        m_context.diagnostics.push_back(std::move(diagnostic));
    }
    const std::uint32_t origin = m_origins.add(rendered.file);
    for (YamlNode &document : documents) {
        lines.apply(document);
        kustomize::setOrigin(document, origin);
        m_documents.push_back({std::move(document),
                               {},
                               "chart:" + rendered.chart + (rendered.isInstalled ? " as " + rendered.release : ""),
                               rendered.release,
                               rendered.part,
                               isAsidePath(rendered.chart + "/"),
                               rendered.isInstalled});
    }
}

void DocumentReader::sayLeftOut(const kustomize::Kustomization &kustomization, const std::string &standsFor)
{
    const std::string message = standsFor.empty() ? "Nothing that counts includes this kustomization: it is left out"
                                                  : "Another form of \"" + standsFor + "\", which is read: it is left out";
    m_context.diagnostics.push_back({Severity::note, kustomization.file, 0, message});
}

} // namespace

std::string_view asideDirectory(std::string_view path)
{
    static constexpr std::array names = {"extra",      "extras",    "optional", "backup",       "backups",
                                         "old",        "archive",   "archived", "attic",        "legacy",
                                         "deprecated", "load-test", "loadtest", "experimental", "experiments",
                                         "playground", "chaos",     "docs",     "old-docs",     "doc"};
    std::size_t start = 0;
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', start)) {
        std::string_view directory = path.substr(start, slash - start);
        directory.remove_prefix(std::min(directory.find_first_not_of('_'), directory.size()));
        const bool isNamed = std::find(names.begin(), names.end(), directory) != names.end();
        if (isNamed || isExample(path.substr(start, slash - start + 1)))
            return path.substr(0, slash);
        start = slash + 1;
    }
    return {};
}

bool isAsidePath(std::string_view path) { return !asideDirectory(path).empty(); }

ManifestDocuments readManifestDocuments(ImportContext &context, kustomize::Origins &origins)
{
    return DocumentReader(context, origins).read();
}

} // namespace alidade
