#include "importers/compose/project.h"

#include "importers/compose/environment.h"
#include "importers/compose/namedfiles.h"
#include "importers/compose/servicereader.h"
#include "importers/deployment/images.h"
#include "importers/deployment/jobs.h"
#include "importers/deployment/places.h"
#include "importers/text.h"
#include "importers/yaml/yaml.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace alidade {

namespace {

bool isComposeFile(std::string_view path)
{
    static constexpr std::array<std::string_view, 3> starts{"docker-compose", "compose", "docker-stack"};
    static constexpr std::array<std::string_view, 3> ends{"-docker-compose", ".docker-compose", "_docker-compose"};
    std::string_view name = fileNameOf(path);
    if (!name.ends_with(".yaml") && !name.ends_with(".yml"))
        return false;
    name = name.substr(0, name.rfind('.'));
    if (std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return name.ends_with(end); }))
        return true;
    return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) {
        return name.starts_with(start) &&
               (name.size() == start.size() || std::string_view(".-_").find(name[start.size()]) != std::string_view::npos);
    });
}

/// Files such as compose.tests.yaml, whose services are test runs.
bool describesTests(std::string_view path)
{
    std::string_view name = fileNameOf(path);
    while (!name.empty()) {
        const std::size_t end = name.find_first_of(".-_");
        const std::string_view word = name.substr(0, end);
        if (word == "test" || word == "tests" || word == "e2e" || word == "ci")
            return true;
        name = end == std::string_view::npos ? std::string_view() : name.substr(end + 1);
    }
    return false;
}

/// compose.override.yaml is laid over the base without being asked for; others are alternatives or additions.
bool isOverride(std::string_view path) { return fileNameOf(path).find("override.") != std::string_view::npos; }

/// Files that one may include, and services that one may extend, one after the other.
constexpr int deepestInclude = 20;

/// Marks what an env_file tells to more than one service.
void markShared(std::map<std::string, ComposeService> &services, const std::map<std::string, int> &uses)
{
    for (auto &[name, service] : services) {
        for (Setting &setting : service.settings) {
            const auto it = setting.isShared ? uses.find(setting.place.file) : uses.end();
            setting.isShared = it != uses.end() && it->second > 1;
        }
    }
}

/// Reads the files of one project.
class ProjectReader {
public:
    ProjectReader(ImportContext &context, std::set<std::string> &included) : m_context(context), m_included(included) {}

    void readEnvironment(const std::string &directory)
    {
        const TreeFile *file = m_context.tree.find(directory.empty() ? ".env" : directory + "/.env");
        const auto text = file ? m_context.tree.read(*file, environmentFileBytes, m_context.diagnostics) : std::nullopt;
        if (text)
            readEnvironmentFile(*text, file->path, m_environment);
    }

    /// `directory` is what relative paths in the file start from.
    void readFile(const TreeFile &file, const std::string &directory, int depth)
    {
        m_context.checkStop();
        const std::set<std::string> leftOut = depth == 0 ? partsOfOtherForm(file) : std::set<std::string>();
        for (const YamlNode &document : documentsOf(file)) {
            for (const YamlNode &include : document["include"].items)
                readInclude(include, file, directory, depth);
            const FilePlace place{file.path, directory, &document["configs"]};
            for (const YamlEntry &entry : document["services"].entries) {
                if (!entry.key.empty() && !leftOut.contains(entry.key))
                    readService(entry, document["services"], place);
            }
        }
    }

    std::map<std::string, ComposeService> take()
    {
        std::erase_if(services, [](const auto &entry) {
            return entry.second.image.empty() && entry.second.dockerfile.empty() && entry.second.directory.empty();
        });
        markShared(services, m_uses);
        return std::move(services);
    }

    std::map<std::string, ComposeService> services;

private:
    const std::vector<YamlNode> &documentsOf(const TreeFile &file)
    {
        const auto [it, isNew] = m_documents.try_emplace(file.path);
        if (isNew) {
            const auto text = m_context.tree.read(file, YamlLimits::fileBytes, m_context.diagnostics);
            if (text && !isYamlTemplate(*text))
                it->second = readYaml(*text, file.path, m_context.diagnostics);
        }
        return it->second;
    }

    /// The stores and jobs that a file has in addition when it runs the system once more, that is, repeats half of the
    /// services of the base file with their images and adds none: they belong to that form only, such as the shards of a
    /// database.
    std::set<std::string> partsOfOtherForm(const TreeFile &file)
    {
        constexpr std::size_t fewServices = 4;
        if (m_baseNames.empty() && !isOverride(file.path)) {
            for (const YamlNode &document : documentsOf(file)) {
                for (const YamlEntry &entry : document["services"].entries)
                    m_baseNames.insert(entry.key);
            }
            m_baseFile = file.path;
            return {};
        }
        if (isOverride(file.path))
            return {};
        if (std::set<std::string> renamed = servicesOfRenamedForm(file); !renamed.empty()) {
            m_context.diagnostics.push_back(
                {Severity::note, file.path, 0,
                 "Runs the services of " + m_baseFile + " once more under other names; it is left out"});
            return renamed;
        }
        if (m_baseNames.size() < fewServices)
            return {};
        std::size_t repeated = 0;
        std::set<std::string> further;
        for (const YamlNode &document : documentsOf(file)) {
            for (const YamlEntry &entry : document["services"].entries) {
                const std::string image = interpolated(entry.value["image"].text(), m_environment);
                const bool isKnown = m_baseNames.contains(entry.key);
                if (isKnown && (!image.empty() || entry.value.find("build")))
                    ++repeated;
                else if (!isKnown && !infrastructureOfImage(image) && !isJobName(entry.key))
                    return {};
                else if (!isKnown)
                    further.insert(entry.key);
            }
        }
        if (repeated * 2 < m_baseNames.size() || further.empty())
            return {};
        m_context.diagnostics.push_back(
            {Severity::note, file.path, 0,
             "Another form of what " + m_baseFile + " runs: the stores and jobs that only it has are left out"});
        return further;
    }

    /// All services of a file that are called like those of the base file but for one ending, "web-review" and "db-review"
    /// for "web" and "db", when they are at least half as many; none otherwise.
    std::set<std::string> servicesOfRenamedForm(const TreeFile &file)
    {
        constexpr std::size_t fewest = 2;
        std::set<std::string> names;
        std::string ending;
        for (const YamlNode &document : documentsOf(file)) {
            for (const YamlEntry &entry : document["services"].entries) {
                const std::size_t cut = entry.key.find_last_of("-_");
                const std::string own = cut == std::string::npos ? std::string() : entry.key.substr(cut);
                if (own.empty() || (!ending.empty() && own != ending) || !m_baseNames.contains(entry.key.substr(0, cut)))
                    return {};
                ending = own;
                names.insert(entry.key);
            }
        }
        return names.size() < fewest || names.size() * 2 < m_baseNames.size() ? std::set<std::string>() : names;
    }

    /// "include: [path]", "include: [{path: [a, b], project_directory: dir}]"
    void readInclude(const YamlNode &include, const TreeFile &from, const std::string &directory, int depth)
    {
        std::vector<std::string> paths;
        const YamlNode &path = include.isScalar() ? include : include["path"];
        if (path.isScalar())
            paths.push_back(path.scalar);
        for (const YamlNode &item : path.items)
            paths.push_back(item.text());
        for (const std::string &each : paths) {
            const auto whole = joined(directory, interpolated(each, m_environment));
            const TreeFile *file = whole ? m_context.tree.find(*whole) : nullptr;
            if (!file) {
                m_context.diagnostics.push_back(
                    {Severity::warning, from.path, include.line, "The included file '" + escaped(each) + "' is not there"});
                continue;
            }
            if (depth >= deepestInclude || !m_included.insert(file->path).second)
                continue;
            const YamlNode &base = include["project_directory"];
            const auto below = base.isScalar() ? joined(directory, base.scalar) : std::nullopt;
            readFile(*file, below.value_or(directoryOf(file->path)), depth + 1);
        }
    }

    void readService(const YamlEntry &entry, const YamlNode &others, const FilePlace &place)
    {
        ComposeService &service = services[entry.key];
        const bool wasKnown = !service.image.empty() || !service.dockerfile.empty();
        ServiceReader(m_context, place, m_environment, m_uses).read(entry.value, service, entry.key);
        readExtended(entry.value, others, place, service, entry.key, 0);
        if (service.name.empty() || !wasKnown) {
            service.name = entry.key;
            service.place = {place.file, entry.line};
        }
    }

    /// What a service takes over from another one, of this file or another one, where it says nothing itself.
    void readExtended(const YamlNode &node, const YamlNode &others, const FilePlace &place, ComposeService &service,
                      const std::string &name, int depth)
    {
        const YamlNode &extends = node["extends"];
        const std::string wanted = extends.isScalar() ? extends.scalar : extends["service"].text();
        if (wanted.empty())
            return;
        const auto complain = [&](const std::string &why) {
            m_context.diagnostics.push_back({Severity::warning, place.file, extends.line, why});
        };
        if (depth >= deepestInclude)
            return complain("The service extends others without end");
        const YamlNode &path = extends["file"];
        const auto whole = path.isScalar() ? joined(place.directory, interpolated(path.scalar, m_environment)) : std::nullopt;
        const TreeFile *file = whole ? m_context.tree.find(*whole) : nullptr;
        if (path.isScalar() && !file)
            return complain("The file '" + escaped(path.scalar) + "' that the service extends is not there");
        const YamlNode *services = &others;
        FilePlace there = place;
        if (file && file->path != place.file) {
            const std::vector<YamlNode> &documents = documentsOf(*file);
            if (documents.empty())
                return;
            services = &documents.front()["services"];
            there = {file->path, directoryOf(file->path), &documents.front()["configs"]};
        }
        const YamlNode *base = services->find(wanted);
        if (!base)
            return complain("The service '" + escaped(wanted) + "' to extend is not there");
        ServiceReader(m_context, there, m_environment, m_uses).read(*base, service, name);
        readExtended(*base, *services, there, service, name, depth + 1);
    }

    ImportContext &m_context;
    std::set<std::string> &m_included;
    Environment m_environment;
    std::map<std::string, int> m_uses;
    std::set<std::string> m_baseNames; ///< the services of the first file that is no override
    std::string m_baseFile;
    std::map<std::string, std::vector<YamlNode>> m_documents; ///< by path
};

} // namespace

std::vector<ComposeProject> findComposeProjects(const Tree &tree)
{
    std::map<std::string, ComposeProject> projects;
    const std::vector<TreeFile> &files = tree.files();
    const std::set<std::string> named = composeFilesNamedByScripts(tree);
    const auto describesSystem = [&](const TreeFile &file) {
        return (isComposeFile(file.path) || named.contains(file.path)) && !isTestData(file.path) && !describesTests(file.path);
    };
    const auto standsAside = [](const TreeFile &file) {
        return isExample(file.path) || fileNameOf(directoryOf(file.path)) == ".devcontainer";
    };
    const bool hasMain = std::any_of(files.begin(), files.end(),
                                     [&](const TreeFile &file) { return describesSystem(file) && !standsAside(file); });
    for (const TreeFile &file : files) {
        if (!describesSystem(file) || (hasMain && standsAside(file)))
            continue;
        ComposeProject &project = projects[directoryOf(file.path)];
        project.directory = directoryOf(file.path);
        project.files.push_back(&file);
    }
    std::vector<ComposeProject> result;
    for (auto &[directory, project] : projects) {
        // The base file has the shortest name; what only a swarm runs comes last.
        const auto rank = [](const TreeFile *file) {
            return std::tuple(!isOverride(file->path), fileNameOf(file->path).starts_with("docker-stack"), file->path.size());
        };
        std::stable_sort(project.files.begin(), project.files.end(),
                         [&](const TreeFile *l, const TreeFile *r) { return rank(l) < rank(r); });
        result.push_back(std::move(project));
    }
    return result;
}

std::map<std::string, ComposeService> readComposeProject(ImportContext &context, const ComposeProject &project,
                                                         std::set<std::string> &included)
{
    ProjectReader reader(context, included);
    reader.readEnvironment(project.directory);
    for (const TreeFile *file : project.files) {
        if (included.insert(file->path).second)
            reader.readFile(*file, project.directory, 0);
    }
    return reader.take();
}

} // namespace alidade
