#include "importers/code/codeimporter.h"

#include "importers/code/codefacts.h"
#include "importers/code/projects.h"
#include "importers/code/rpcnames.h"
#include "importers/code/scriptentries.h"
#include "importers/config/configuration.h"
#include "importers/config/spring.h"
#include "importers/deployment/places.h"
#include "importers/syntax/codefiles.h"

#include <algorithm>

namespace alidade {

namespace {

class CodeImport {
public:
    explicit CodeImport(ImportContext &context) : m_context(context), m_rpc(context.facts), m_tree(findProjects(context)) {}

    void run()
    {
        addConfiguration(m_context);
        keepUsed();
        nameByApplication();
        std::vector<CodeFile> files = readCodeFiles(m_context, m_tree.files, "Reading code");
        spreadGlobalUsings(files);
        indexModules();
        m_parts = partScriptPrograms(m_context, m_tree, files, isDeployed(),
                                     [&](std::size_t file) { return importedFiles(files, file); });
        namePrograms(files);
        std::vector<CodeUnit> units;
        for (const CodeProject &project : m_tree.projects)
            units.push_back({project.dir, project.nodes.empty() ? std::string() : project.nodes.front(), project.files});
        std::vector<Runner> runners;
        for (std::size_t i = 0; i < m_tree.projects.size(); ++i) {
            Runner runner{.node = {}, .own = {i}};
            for (const std::size_t library : m_tree.projects[i].uses)
                (isUsedByName(m_tree.projects[library]) ? runner.libraries : runner.own).push_back(library);
            for (const std::string &node : m_tree.projects[i].nodes) {
                runner.node = node;
                runners.push_back(runner);
            }
        }
        if (runners.empty())
            return;
        const CodeBase base(
            std::move(files), std::move(units),
            [this](std::size_t file, const ImportLine &import, std::string &) { return resolve(file, import); }, m_context.stop);
        m_context.checkStop();
        addCodeFacts(m_context, base, runners, [&](std::size_t file, const Call &call, const std::string &name) {
            const ImportedUnit *import = base.imported(file, call.receiver.empty() ? call.name : call.receiver);
            return rpcName(call, name, import ? std::string_view(import->path) : std::string_view());
        });
    }

private:
    /// `global using` lines of C# hold for the whole project; by convention they stand in a file that says so.
    void spreadGlobalUsings(std::vector<CodeFile> &files) const
    {
        const auto isCsharp = [&](std::size_t file) { return files[file].language == "csharp"; };
        for (const CodeProject &project : m_tree.projects) {
            std::vector<ImportLine> everywhere;
            for (const std::size_t file : project.files) {
                if (isCsharp(file) && fileNameOf(files[file].path).ends_with("Usings.cs"))
                    everywhere.insert(everywhere.end(), files[file].imports.begin(), files[file].imports.end());
            }
            for (const std::size_t file : project.files) {
                if (isCsharp(file) && !everywhere.empty())
                    files[file].imports.insert(files[file].imports.end(), everywhere.begin(), everywhere.end());
            }
        }
    }

    bool isDeployed() const
    {
        return std::any_of(m_context.facts.nodes.begin(), m_context.facts.nodes.end(), [](const NodeFact &node) {
            return (node.origin == NameOrigin::workload || node.origin == NameOrigin::composeService) && !isResource(node.kind) &&
                   node.kind != NodeKind::telemetry;
        });
    }

    /// Whether code must name what it uses of a library, but for what frameworks find by annotations and base types.
    static bool isUsedByName(const CodeProject &library)
    {
        return !library.isRunWhole &&
               std::all_of(library.languages.begin(), library.languages.end(), [](const std::string &language) {
                   return language == "javascript" || language == "typescript" || language == "python" || language == "java" ||
                          language == "kotlin" || language == "csharp";
               });
    }

    /// Leaves out the files that no node runs, unless a program may be found in them.
    void keepUsed()
    {
        if (!isDeployed())
            return;
        std::vector<bool> isUsed(m_tree.projects.size());
        for (std::size_t i = 0; i < m_tree.projects.size(); ++i) {
            if (m_tree.projects[i].nodes.empty())
                continue;
            isUsed[i] = true;
            for (const std::size_t library : m_tree.projects[i].uses)
                isUsed[library] = true;
        }
        ProjectTree kept;
        kept.projects = m_tree.projects;
        for (CodeProject &project : kept.projects)
            project.files.clear();
        for (std::size_t i = 0; i < m_tree.files.size(); ++i) {
            const std::size_t project = m_tree.projectOfFile[i];
            if (!isUsed[project])
                continue;
            kept.projects[project].files.push_back(kept.files.size());
            kept.files.push_back(m_tree.files[i]);
            kept.projectOfFile.push_back(project);
        }
        m_tree = std::move(kept);
    }

    /// A Spring application is known to others by its own name, too.
    void nameByApplication()
    {
        for (const CodeProject &project : m_tree.projects) {
            const std::string name = project.nodes.size() == 1 ? springApplicationName(m_context, project.dir) : std::string();
            for (NodeFact &node : m_context.facts.nodes) {
                if (!name.empty() && node.name == project.nodes.front() && node.name != name)
                    node.aliases.push_back(name);
            }
        }
    }

    /// The files of its project, or of libraries of it, that a file imports.
    std::vector<std::size_t> importedFiles(const std::vector<CodeFile> &files, std::size_t file) const
    {
        std::vector<std::size_t> found;
        const auto add = [&](const ImportLine &import) {
            if (const ImportedUnit unit = resolve(file, import); unit.file != noUnit)
                found.push_back(unit.file);
        };
        for (const ImportLine &import : files[file].imports) {
            add(import);
            for (const std::string &name : import.names) { // `from services import cart`
                ImportLine module = import;
                module.path += (module.path.ends_with('.') ? "" : ".") + name;
                if (files[file].language == "python")
                    add(module);
            }
        }
        return found;
    }

    /// Where nothing is deployed, a project with the start of a program is a service.
    void namePrograms(const std::vector<CodeFile> &files)
    {
        if (isDeployed())
            return;
        for (std::size_t i = 0; i < m_tree.projects.size(); ++i) {
            CodeProject &project = m_tree.projects[i];
            for (const std::size_t file : project.files) {
                if (m_parts.contains(i) || !project.nodes.empty() || files[file].isTest)
                    break;
                for (const Sighting &sighting : sightingsIn(files[file])) {
                    if (sighting.pattern->deed != Deed::program || !project.nodes.empty())
                        continue;
                    NodeFact node;
                    node.name = springApplicationName(m_context, project.dir);
                    if (node.name.empty())
                        node.name = project.dir.empty() ? project.name : std::string(fileNameOf(project.dir));
                    if (node.name.empty())
                        break;
                    node.language = files[file].language;
                    node.path = project.dir;
                    node.place = {files[file].path, files[file].calls[sighting.call].line};
                    project.nodes = {node.name};
                    m_context.facts.nodes.push_back(std::move(node));
                }
            }
        }
    }

    /// "src/app/config" of "src/app/config.py", "src/routes" of "src/routes/index.js".
    static std::string moduleOf(std::string_view path)
    {
        path = path.substr(0, path.rfind('.'));
        for (const std::string_view index : {"/index", "/__init__", "/mod"}) {
            if (path.ends_with(index))
                path.remove_suffix(index.size());
        }
        return std::string(path);
    }

    void indexModules()
    {
        for (std::size_t i = 0; i < m_tree.files.size(); ++i) {
            const std::string module = moduleOf(m_tree.files[i]->path);
            m_modules.emplace(std::string(fileNameOf(module)), i);
        }
    }

    /// The file of the project, or of a library of it, that an import names.
    ImportedUnit resolve(std::size_t file, const ImportLine &import) const
    {
        ImportedUnit target{import.path, noUnit, noUnit};
        std::string path = import.path;
        const bool isRelative = path.starts_with('.') || path.starts_with("@/") || path.starts_with("~/");
        if (const std::size_t slash = path.find('/'); slash == std::string::npos && !isRelative)
            std::replace(path.begin(), path.end(), '.', '/');
        while (path.starts_with('.') || path.starts_with('/') || path.starts_with('@') || path.starts_with('~'))
            path.erase(0, 1);
        if (isRelative && path.find('/') == std::string::npos)
            std::replace(path.begin(), path.end(), '.', '/');
        for (const std::string_view end : {".js", ".ts", ".mjs", ".py", ".php", ".rb"}) {
            if (path.ends_with(end))
                path.resize(path.size() - end.size());
        }
        const std::size_t project = m_tree.projectOfFile[file];
        const std::vector<std::size_t> &uses = m_tree.projects[project].uses;
        for (const std::size_t library : uses) { // a package of the same tree, by its name
            if (m_tree.projects[library].name == import.path && !import.path.empty())
                target.unit = library;
        }
        if (target.unit != noUnit)
            return target;
        std::size_t nearest = 0;
        const auto [first, last] = m_modules.equal_range(std::string(fileNameOf(path)));
        for (auto module = first; module != last; ++module) {
            const std::size_t other = m_tree.projectOfFile[module->second];
            const std::string known = "/" + moduleOf(m_tree.files[module->second]->path);
            if ((other != project && std::find(uses.begin(), uses.end(), other) == uses.end()) || !known.ends_with("/" + path) ||
                module->second == file)
                continue;
            const std::string &a = m_tree.files[file]->path;
            const std::string &b = m_tree.files[module->second]->path;
            const auto common = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
            if (target.unit != noUnit && common <= nearest)
                continue;
            nearest = common;
            target.unit = other;
            target.file = module->second;
        }
        return target;
    }

    std::optional<std::string> rpcName(const Call &call, const std::string &name, std::string_view import) const
    {
        if (auto contract = m_rpc.find(name))
            return contract;
        const bool isGenerated = RpcNames::soundsGenerated(call.receiver) || RpcNames::soundsGenerated(name) ||
                                 (import.starts_with('.') && RpcNames::soundsGenerated(import));
        return isGenerated ? std::optional(RpcNames::plainName(name)) : std::nullopt;
    }

    ImportContext &m_context;
    RpcNames m_rpc;
    ProjectTree m_tree;
    std::set<std::size_t> m_parts;                     ///< of projects with several programs
    std::multimap<std::string, std::size_t> m_modules; ///< files by the last part of their module
};

} // namespace

void importCode(ImportContext &context) { CodeImport(context).run(); }

} // namespace alidade
