#include "importers/compose/project.h"

#include "importers/compose/environment.h"
#include "importers/compose/servicereader.h"
#include "importers/deployment/places.h"
#include "importers/yaml/yaml.h"

#include <algorithm>

namespace alidade {

namespace {

bool isComposeFile(std::string_view path)
{
    std::string_view name = fileNameOf(path);
    if (!name.ends_with(".yaml") && !name.ends_with(".yml"))
        return false;
    name = name.substr(0, name.rfind('.'));
    if (name.starts_with("docker-"))
        name.remove_prefix(7);
    if (!name.starts_with("compose"))
        return false;
    name.remove_prefix(7);
    return name.empty() || name.front() == '.' || name.front() == '-' || name.front() == '_';
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

} // namespace

std::vector<ComposeProject> findComposeProjects(const Tree &tree)
{
    std::map<std::string, ComposeProject> projects;
    for (const TreeFile &file : tree.files()) {
        if (!isComposeFile(file.path) || isTestData(file.path) || describesTests(file.path))
            continue;
        ComposeProject &project = projects[directoryOf(file.path)];
        project.directory = directoryOf(file.path);
        project.files.push_back(&file);
    }
    std::vector<ComposeProject> result;
    for (auto &[directory, project] : projects) {
        // The base file has the shortest name.
        std::stable_sort(project.files.begin(), project.files.end(),
                         [](const TreeFile *l, const TreeFile *r) { return l->path.size() < r->path.size(); });
        result.push_back(std::move(project));
    }
    return result;
}

std::map<std::string, ComposeService> readComposeProject(ImportContext &context, const ComposeProject &project)
{
    Environment environment;
    const std::string prefix = project.directory.empty() ? std::string() : project.directory + "/";
    if (const TreeFile *file = context.tree.find(prefix + ".env")) {
        if (const auto text = context.tree.read(*file, environmentFileBytes, context.diagnostics))
            readEnvironmentFile(*text, file->path, environment);
    }
    std::map<std::string, ComposeService> services;
    std::map<std::string, int> uses;
    for (const TreeFile *file : project.files) {
        context.checkStop();
        const auto text = context.tree.read(*file, YamlLimits::fileBytes, context.diagnostics);
        if (!text || isYamlTemplate(*text))
            continue;
        for (const YamlNode &document : readYaml(*text, file->path, context.diagnostics)) {
            for (const YamlEntry &entry : document["services"].entries) {
                if (entry.key.empty())
                    continue;
                ComposeService &service = services[entry.key];
                if (service.name.empty()) {
                    service.name = entry.key;
                    service.place = {file->path, entry.line};
                }
                ServiceReader(context, project.directory, file->path, environment, uses).read(entry.value, service);
            }
        }
    }
    std::erase_if(services, [](const auto &entry) {
        return entry.second.image.empty() && entry.second.dockerfile.empty() && entry.second.directory.empty();
    });
    markShared(services, uses);
    return services;
}

} // namespace alidade
