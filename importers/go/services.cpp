#include "importers/go/services.h"

#include "importers/deployment/jobs.h"

#include <algorithm>
#include <array>
#include <set>

namespace alidade {

namespace {

/// Directories of programs that help the developers and are not part of the running system.
constexpr std::array<std::string_view, 17> toolDirectories{"e2e",   "example",   "examples", "gen",      "generate", "hack",
                                                           "mage",  "magefiles", "script",   "scripts",  "test",     "testdata",
                                                           "tests", "tool",      "tools",    "tutorial", "tutorials"};

/// Directory names that say what a program is, not which service it belongs to: "auth/server" is the service "auth".
constexpr std::array<std::string_view, 10> rolesInService{"api",  "app",  "cmd",    "entrypoint", "go",
                                                          "grpc", "main", "server", "service",    "src"};

/// Of these, the directories that a service keeps its code in: of "auth/src/server" the service is "auth", too.
constexpr std::array<std::string_view, 2> sourceRoots{"main", "src"};

template <std::size_t size> bool isOneOf(const std::array<std::string_view, size> &words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// A directory whose packages belong to a service.
struct Root {
    std::string service;
    NameOrigin origin = NameOrigin::command;
    Place place;
};

/// A program that names a service.
struct Program {
    std::size_t package = 0;
    std::string home; ///< the directory that is the service's if this is the only program in it
    std::string dir;
    std::string name;
};

class Namer {
public:
    Namer(ImportContext &context, GoTree &tree) : m_context(context), m_tree(tree)
    {
        for (const NodeFact &node : context.facts.nodes) {
            m_deployed.insert(node.name);
            m_deployed.insert(node.aliases.begin(), node.aliases.end());
        }
    }

    GoRunners run()
    {
        findAnnotations();
        findPrograms();
        nameApart();
        for (const Program &program : m_programs)
            m_roots.emplace(program.dir, Root{program.name, NameOrigin::command, clauseOf(m_tree.packages[program.package])});
        for (GoPackage &package : m_tree.packages)
            package.service = ownerOf(package.dir, moduleDir(package));
        for (GoModule &module : m_tree.modules)
            module.service = ownerOf(module.dir, module.dir);
        return emitNodes();
    }

private:
    const std::string &moduleDir(const GoPackage &package) const
    {
        static const std::string top;
        return package.module == noModule ? top : m_tree.modules[package.module].dir;
    }

    /// The package clause of a program.
    static Place clauseOf(const GoPackage &package)
    {
        const auto isMainFile = [](const GoFile &file) { return baseName(file.path) == "main.go"; };
        const auto isSource = [](const GoFile &file) { return !file.isTest && file.head.package == "main"; };
        auto file = std::find_if(package.files.begin(), package.files.end(), isMainFile);
        if (file == package.files.end())
            file = std::find_if(package.files.begin(), package.files.end(), isSource);
        return {file->path, file->head.packageLine};
    }

    void findAnnotations()
    {
        for (const GoPackage &package : m_tree.packages) {
            for (const GoFile &file : package.files) {
                if (!file.head.service)
                    continue;
                const auto [known, isNew] = m_roots.emplace(
                    package.dir, Root{file.head.service->name, NameOrigin::annotation, {file.path, file.head.service->line}});
                if (!isNew && known->second.service != file.head.service->name)
                    m_context.diagnostics.push_back({Severity::warning, file.path, file.head.service->line,
                                                     "is ignored: " + known->second.place.file +
                                                         " gives this package to service '" + known->second.service + "'"});
            }
        }
        for (const GoModule &module : m_tree.modules) {
            if (module.mod.service)
                m_roots.emplace(module.dir,
                                Root{module.mod.service->name, NameOrigin::annotation, {module.file, module.mod.service->line}});
        }
    }

    /// The service of a directory: that of the nearest root. A program or annotation in the directory where the whole
    /// source begins speaks for its own module only, not for modules further down.
    std::string ownerOf(std::string_view dir, std::string_view module) const
    {
        for (;; dir = parentDir(dir)) {
            const auto found = m_roots.find(dir);
            if (found != m_roots.end() && (!dir.empty() || module.empty()))
                return found->second.service;
            if (dir.empty())
                return {};
        }
    }

    bool isAnnotated(const GoPackage &package) const
    {
        const std::string &top = moduleDir(package);
        for (std::string_view dir = package.dir; isWithin(dir, top); dir = parentDir(dir)) {
            if (const auto found = m_roots.find(dir); found != m_roots.end() && found->second.origin == NameOrigin::annotation)
                return true;
            if (dir.empty())
                break;
        }
        return false;
    }

    bool isProgram(const GoPackage &package) const
    {
        const auto isSource = [](const GoFile &file) {
            return !file.isTest && file.head.package == "main" && !file.head.isGenerated && baseName(file.path) != "tools.go";
        };
        return std::any_of(package.files.begin(), package.files.end(), isSource);
    }

    bool isTool(const GoPackage &package) const
    {
        bool isBelowTools = false;
        for (std::string_view dir = package.dir; !dir.empty(); dir = parentDir(dir))
            isBelowTools = isBelowTools || isOneOf(toolDirectories, baseName(dir));
        return isBelowTools && !hasDockerfile(package.dir) && !m_deployed.contains(baseName(package.dir));
    }

    bool hasDockerfile(std::string_view dir) const
    {
        const std::string path = std::string(dir) + (dir.empty() ? "" : "/") + "Dockerfile";
        const auto &files = m_context.tree.files();
        const auto found = std::lower_bound(files.begin(), files.end(), path,
                                            [](const TreeFile &file, const std::string &wanted) { return file.path < wanted; });
        return found != files.end() && found->path.starts_with(path) && parentDir(found->path) == dir;
    }

    void findPrograms()
    {
        for (std::size_t i = 0; i < m_tree.packages.size(); ++i) {
            const GoPackage &package = m_tree.packages[i];
            if (isProgram(package) && !isTool(package) && !isAnnotated(package))
                m_programs.push_back({i, homeOf(package.dir, moduleDir(package)), package.dir, {}});
        }
        dropJobsBesideServices();
        std::map<std::size_t, std::vector<std::string>> dirs; // of the programs of a module
        for (const Program &program : m_programs)
            dirs[m_tree.packages[program.package].module].push_back(program.dir);
        for (auto &[module, all] : dirs)
            std::sort(all.begin(), all.end());
        for (Program &program : m_programs) {
            m_context.checkStop();
            const bool isOnlyOne = countWithin(dirs[m_tree.packages[program.package].module], program.home) == 1;
            std::string own(baseName(program.dir));
            if (isOnlyOne)
                program.dir = program.home;
            const bool goesByHome = own.empty() || (isOnlyOne && !m_deployed.contains(own));
            program.name = goesByHome ? nameOfDirectory(program) : std::move(own);
        }
    }

    /// What sets up the data of the programs beside it, such as `cmd/migrate`, is a tool of theirs, unless it is deployed.
    void dropJobsBesideServices()
    {
        const auto isJob = [&](const Program &program) {
            const std::string_view name = baseName(program.dir);
            return !name.empty() && isJobName(name) && !hasDockerfile(program.dir) && !m_deployed.contains(name);
        };
        std::set<std::string> homes; // of those that are none
        for (const Program &program : m_programs) {
            if (!isJob(program))
                homes.insert(program.home);
        }
        std::erase_if(m_programs, [&](const Program &program) {
            return program.home != program.dir && isJob(program) && homes.contains(program.home);
        });
    }

    /// How many of the sorted directories are `home` or below it.
    static std::ptrdiff_t countWithin(const std::vector<std::string> &dirs, const std::string &home)
    {
        if (home.empty())
            return static_cast<std::ptrdiff_t>(dirs.size());
        const auto same = std::equal_range(dirs.begin(), dirs.end(), home);
        const auto first = std::lower_bound(same.second, dirs.end(), home + '/');
        const auto last = std::lower_bound(first, dirs.end(), home + static_cast<char>('/' + 1));
        return (same.second - same.first) + (last - first);
    }

    /// Without the last "cmd" and what follows, or without a directory that only says which role the program has.
    static std::string homeOf(std::string_view dir, std::string_view module)
    {
        for (std::string_view at = dir; at.size() > module.size(); at = parentDir(at)) {
            if (baseName(at) == "cmd")
                return std::string(parentDir(at));
        }
        if (dir.size() <= module.size() || !isOneOf(rolesInService, baseName(dir)))
            return std::string(dir);
        std::string_view home = parentDir(dir);
        while (home.size() > module.size() && isOneOf(sourceRoots, baseName(home)))
            home = parentDir(home);
        return std::string(home);
    }

    std::string nameOfDirectory(const Program &program) const
    {
        const GoPackage &package = m_tree.packages[program.package];
        const std::string &top = moduleDir(package);
        if (program.dir != top || package.module == noModule)
            return std::string(baseName(program.dir.empty() ? std::string_view(package.dir) : program.dir));
        std::string_view path = m_tree.modules[package.module].mod.module;
        while (isOneOf(rolesInService, moduleBaseName(path)) && parentDir(path).find('/') != std::string_view::npos)
            path = parentDir(path);
        return moduleBaseName(path);
    }

    /// Several programs "server" are told apart by the directories above them.
    void nameApart()
    {
        std::map<std::string, std::vector<Program *>> byName;
        for (Program &program : m_programs)
            byName[program.name].push_back(&program);
        for (auto &[name, programs] : byName) {
            if (programs.size() < 2)
                continue;
            std::map<std::string_view, int> parents;
            for (const Program *program : programs)
                ++parents[baseName(parentDir(program->dir))];
            for (Program *program : programs) {
                const std::string_view parent = parentDir(program->dir);
                const bool isOwnParentUnique = parents[baseName(parent)] == 1;
                if (!parent.empty())
                    program->name = (isOwnParentUnique ? std::string(baseName(parent)) : dashed(parent)) + "-" + name;
            }
        }
    }

    static std::string dashed(std::string_view dir)
    {
        std::string result(dir);
        std::replace(result.begin(), result.end(), '/', '-');
        return result;
    }

    GoRunners emitNodes()
    {
        std::map<std::string, NodeFact> nodes;
        for (const auto &[dir, root] : m_roots) {
            const auto [found, isNew] = nodes.try_emplace(root.service);
            NodeFact &node = found->second;
            if (isNew) {
                node.name = root.service;
                node.language = "go";
                node.path = dir;
            }
            if (isNew || root.origin < node.origin) {
                node.origin = root.origin;
                node.place = root.place;
            }
            while (!isWithin(dir, node.path))
                node.path = parentDir(node.path);
        }
        GoRunners runners;
        for (auto &[name, node] : nodes) {
            std::vector<std::string> workloads = workloadsIn(node.path);
            if (workloads.empty())
                workloads = workloadsOfImage(name);
            const bool isBuiltAtTop = node.path.empty() && !workloadsIn(node.path).empty();
            if (node.origin != NameOrigin::annotation && (workloads.size() > 1 || isBuiltAtTop)) {
                runners.emplace(name, std::move(workloads));
                continue;
            }
            runners.emplace(name, std::vector<std::string>{name});
            m_context.facts.nodes.push_back(std::move(node));
        }
        return runners;
    }

    /// The workloads that are deployed from exactly this directory; from the top one if they are known to be built of Go.
    std::vector<std::string> workloadsIn(const std::string &dir) const
    {
        std::set<std::string> names;
        for (const NodeFact &node : m_context.facts.nodes) {
            const bool isWorkload = node.origin == NameOrigin::workload || node.origin == NameOrigin::composeService;
            if (isWorkload && node.path == dir && (!dir.empty() || node.language == "go") && !isResource(node.kind))
                names.insert(node.name);
        }
        return {names.begin(), names.end()};
    }

    /// The workloads that only name an image, which is called like a program.
    std::vector<std::string> workloadsOfImage(const std::string &name) const
    {
        std::set<std::string> names;
        for (const NodeFact &node : m_context.facts.nodes) {
            std::string_view image = baseName(node.image);
            image = image.substr(0, image.find_first_of(":@"));
            if (node.origin == NameOrigin::workload && node.path.empty() && image == name && !isResource(node.kind))
                names.insert(node.name);
        }
        return {names.begin(), names.end()};
    }

    ImportContext &m_context;
    GoTree &m_tree;
    std::set<std::string, std::less<>> m_deployed;
    std::map<std::string, Root, std::less<>> m_roots; ///< by directory
    std::vector<Program> m_programs;
};

} // namespace

GoRunners nameGoServices(ImportContext &context, GoTree &tree) { return Namer(context, tree).run(); }

} // namespace alidade
