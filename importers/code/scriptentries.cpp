#include "importers/code/scriptentries.h"

#include "importers/code/sighting.h"
#include "importers/deployment/flags.h"
#include "importers/deployment/jobs.h"
#include "importers/deployment/places.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

bool startsProgram(const CodeFile &file)
{
    const std::vector<Sighting> sightings = sightingsIn(file);
    return !file.isTest && areModules(file.language) &&
           std::any_of(sightings.begin(), sightings.end(),
                       [](const Sighting &sighting) { return sighting.pattern->deed == Deed::program; });
}

/// "cart" of services/cart.py and of cart/src/main.py.
std::string nameOfScript(std::string_view path)
{
    static constexpr std::array<std::string_view, 12> general{"main", "app",  "index", "server", "__init__", "__main__",
                                                              "run",  "wsgi", "asgi",  "api",    "service",  "start"};
    const std::string_view file = fileNameOf(path);
    const std::string_view stem = file.substr(0, file.rfind('.'));
    if (std::find(general.begin(), general.end(), stem) == general.end())
        return std::string(stem);
    std::string dir = directoryOf(path);
    for (const std::string_view source : {"src", "app"}) {
        if (fileNameOf(dir) == source)
            dir = directoryOf(dir);
    }
    return std::string(fileNameOf(dir));
}

class ScriptEntries {
public:
    ScriptEntries(ImportContext &context, ProjectTree &tree, const std::vector<CodeFile> &files, const ImportedFiles &imported)
        : m_context(context), m_tree(tree), m_files(files), m_imported(imported)
    {}

    void nameServices()
    {
        for (std::size_t project = 0, count = m_tree.projects.size(); project < count; ++project) {
            m_context.checkStop();
            if (m_tree.projects[project].nodes.empty())
                nameServicesOf(project);
        }
    }

    void tellWorkloadsApart()
    {
        for (std::size_t project = 0, count = m_tree.projects.size(); project < count; ++project) {
            const std::vector<std::string> nodes = m_tree.projects[project].nodes;
            std::vector<ScriptProgram> programs;
            std::set<std::size_t> begins;
            for (const std::string &node : nodes) {
                const std::size_t file = nodes.size() < 2 ? noFile : fileOfScript(m_tree, project, scriptOf(node));
                if (file == noFile || !areModules(m_files[file].language))
                    break;
                programs.push_back({node, file});
                begins.insert(file);
            }
            if (begins.size() > 1 && programs.size() == nodes.size())
                part(project, programs, entriesOf(project));
        }
    }

    std::set<std::size_t> parts;

private:
    void nameServicesOf(std::size_t project)
    {
        const std::vector<std::size_t> entries = entriesOf(project);
        std::map<std::string, std::size_t> byName;
        for (const std::size_t file : entries) {
            const std::string name = nameOfScript(m_files[file].path);
            if (!name.empty() && !isJobName(name))
                byName.emplace(name, file);
        }
        if (byName.size() < 2)
            return;
        std::vector<ScriptProgram> programs;
        for (const auto &[name, file] : byName) {
            NodeFact node;
            node.name = name;
            node.language = m_files[file].language;
            node.path = directoryOf(m_files[file].path);
            node.place = {m_files[file].path, 1};
            m_context.facts.nodes.push_back(std::move(node));
            programs.push_back({name, file});
        }
        part(project, programs, entries);
    }

    /// The files of a project that start a program and that no other file takes in.
    std::vector<std::size_t> entriesOf(std::size_t project) const
    {
        std::vector<std::size_t> entries;
        for (const std::size_t file : m_tree.projects[project].files) {
            if (startsProgram(m_files[file]))
                entries.push_back(file);
        }
        if (entries.size() < 2)
            return entries;
        std::set<std::size_t> taken;
        for (const std::size_t file : m_tree.projects[project].files) {
            for (const std::size_t other : m_imported(file)) {
                if (other != file)
                    taken.insert(other);
            }
        }
        std::erase_if(entries, [&](std::size_t file) { return taken.contains(file); });
        return entries;
    }

    std::string scriptOf(const std::string &node) const
    {
        for (const SettingFact &setting : m_context.facts.settings) {
            if (setting.node == node && setting.name == commandScript)
                return setting.value;
        }
        return {};
    }

    void part(std::size_t project, const std::vector<ScriptProgram> &programs, const std::vector<std::size_t> &entries)
    {
        std::map<std::size_t, std::vector<std::size_t>> imported; // before any file is moved
        for (const std::size_t file : m_tree.projects[project].files) {
            imported[file] = m_imported(file);
            std::erase_if(imported[file], [&](std::size_t other) { return m_tree.projectOfFile[other] != project; });
        }
        const std::size_t before = m_tree.projects.size();
        splitPrograms(m_tree, project, programs, entries, [&](std::size_t file) { return imported[file]; });
        parts.insert(project);
        for (std::size_t each = before; each < m_tree.projects.size(); ++each)
            parts.insert(each);
    }

    ImportContext &m_context;
    ProjectTree &m_tree;
    const std::vector<CodeFile> &m_files;
    const ImportedFiles &m_imported;
};

} // namespace

std::set<std::size_t> partScriptPrograms(ImportContext &context, ProjectTree &tree, const std::vector<CodeFile> &files,
                                         bool isDeployed, const ImportedFiles &imported)
{
    ScriptEntries entries(context, tree, files, imported);
    if (!isDeployed)
        entries.nameServices();
    entries.tellWorkloadsApart();
    return std::move(entries.parts);
}

} // namespace alidade
