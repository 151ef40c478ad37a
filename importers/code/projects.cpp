#include "importers/code/projects.h"

#include "importers/config/spring.h"
#include "importers/deployment/flags.h"
#include "importers/deployment/places.h"
#include "importers/syntax/syntax.h"
#include "model/architecture.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

constexpr std::uint64_t maxBuildFileBytes = 1U << 20U;

/// Directories of tests, and of what tools make or fetch.
bool isPassedOver(std::string_view path)
{
    static constexpr std::array directories{"test",     "tests",    "__tests__", "spec",      "e2e",      "dist",
                                            "target",   "mocks",    "build",     ".next",     "coverage", "site-packages",
                                            "venv",     ".venv",    "cypress",   "fixtures",  "bin",      "obj",
                                            "genproto", "examples", "android",   "__mocks__", "Pods"};
    static constexpr std::array endings{".min.js",  ".d.ts",    "_pb2.py",   "_pb2_grpc.py", "_pb.js",   "_grpc_pb.js",
                                        ".pb.go",   "_pb.rb",   ".spec.ts",  ".test.ts",     ".test.js", ".spec.js",
                                        "_test.py", "_spec.rb", "Test.java", "Tests.cs"};
    if (isTestData(path) ||
        std::any_of(endings.begin(), endings.end(), [&](std::string_view end) { return path.ends_with(end); }))
        return true;
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
        if (std::find(directories.begin(), directories.end(), path.substr(0, slash)) != directories.end())
            return true;
        path.remove_prefix(slash + 1);
    }
    return false;
}

bool isBuildFile(std::string_view name)
{
    static constexpr std::array names{"pom.xml",  "build.gradle",  "build.gradle.kts", "package.json", "pyproject.toml",
                                      "setup.py", "composer.json", "Gemfile",          "Cargo.toml",   "requirements.txt"};
    return std::find(names.begin(), names.end(), name) != names.end() || name.ends_with(".csproj");
}

/// What a build file calls its own project; empty when it does not say.
std::string ownNameOf(std::string_view path, std::string_view text)
{
    const std::string_view name = fileNameOf(path);
    if (name.ends_with(".csproj"))
        return std::string(name.substr(0, name.rfind('.')));
    const auto after = [&](std::string_view key, std::string_view from, char end) -> std::string {
        const std::size_t start =
            text.find(key, std::min(text.find(from) == std::string_view::npos ? 0 : text.find(from), text.size()));
        if (start == std::string_view::npos)
            return {};
        const std::string_view rest = text.substr(start + key.size());
        return std::string(rest.substr(0, rest.find(end)));
    };
    if (name == "pom.xml") {
        const bool hasParentFirst = text.find("<parent>") < text.find("<artifactId>");
        return after("<artifactId>", hasParentFirst ? "</parent>" : "<artifactId>", '<');
    }
    if (name == "package.json")
        return after("\"name\": \"", "{", '"');
    return name == "Cargo.toml" ? after("name = \"", "[package]", '"') : std::string();
}

/// What other build files call the project of a build file: names that stand in quotes, tags or paths there.
std::vector<std::string> namesOf(std::string_view path, const std::string &own)
{
    const std::string name(fileNameOf(path));
    const std::string base(fileNameOf(directoryOf(path)));
    if (name.ends_with(".csproj"))
        return {name + "\""};
    if (name.starts_with("build.gradle"))
        return {":" + base + "'", ":" + base + "\""};
    if (name == "Cargo.toml")
        return {"../" + base + "\""};
    if (own.empty())
        return {};
    return {name == "pom.xml" ? "<artifactId>" + own + "</artifactId>" : "\"" + own + "\":"};
}

class Finder {
public:
    explicit Finder(ImportContext &context) : m_context(context) {}

    ProjectTree find()
    {
        for (const TreeFile &file : m_context.tree.files()) {
            if (isBuildFile(fileNameOf(file.path)) && !isTestData(file.path))
                m_buildDirs[directoryOf(file.path)].push_back(&file);
        }
        placeNodes();
        findNodes();
        for (const TreeFile &file : m_context.tree.files()) {
            m_context.checkStop();
            const std::string_view language = languageOfPath(file.path);
            if (language.empty() || language == "go" || isPassedOver(file.path))
                continue;
            const std::size_t project = projectOf(directoryOf(file.path));
            CodeProject &owner = m_result.projects[project];
            owner.files.push_back(m_result.files.size());
            owner.languages.emplace(language);
            m_result.files.push_back(&file);
            m_result.projectOfFile.push_back(project);
        }
        findUses();
        return std::move(m_result);
    }

private:
    /// Workloads that only name an image get the directory with a build file that goes by the name of the image or of the
    /// workload, alone or with the directory above it ("shop-web" is "shop/web"), when there is exactly one.
    void placeNodes()
    {
        std::set<std::string> taken;
        for (const NodeFact &node : m_context.facts.nodes) {
            if (node.origin != NameOrigin::dockerfile) // which tells how an image is made, not what runs it
                taken.insert(node.path);
        }
        std::map<std::string, std::set<std::string>> byName;
        for (const auto &[dir, files] : m_buildDirs) {
            if (dir.empty() || taken.contains(dir) || isPassedOver(dir + "/x"))
                continue;
            byName[normalisedName(std::string(fileNameOf(dir)))].insert(dir);
            if (const std::string above(fileNameOf(directoryOf(dir))); !above.empty())
                byName[normalisedName(above + "-" + std::string(fileNameOf(dir)))].insert(dir);
            if (const std::string name = springApplicationName(m_context, dir); !name.empty())
                byName[normalisedName(name)].insert(dir);
        }
        for (NodeFact &node : m_context.facts.nodes) {
            const bool isWorkload = node.origin == NameOrigin::workload || node.origin == NameOrigin::composeService;
            if (!isWorkload || !node.path.empty() || isResource(node.kind) || node.kind == NodeKind::telemetry)
                continue;
            for (const std::string_view name : {fileNameOf(node.image), std::string_view(node.name)}) {
                const auto found = name.empty() ? byName.end() : byName.find(normalisedName(std::string(name)));
                if (found == byName.end() || found->second.size() != 1)
                    continue;
                node.path = *found->second.begin();
                if (node.language.empty())
                    node.language = languageIn(m_context.tree, node.path);
                break;
            }
        }
    }

    /// The nodes of each directory: workloads before programs and images, because several of them may run the same code.
    void findNodes()
    {
        std::map<std::string, std::vector<std::string>> others;
        for (const NodeFact &node : m_context.facts.nodes) {
            if (isResource(node.kind) || node.kind == NodeKind::external || node.kind == NodeKind::telemetry)
                continue;
            const bool isWorkload = node.origin == NameOrigin::workload || node.origin == NameOrigin::composeService;
            if (node.path.empty() && !holdsRoot(node) && !runsScript(node.name))
                continue;
            std::vector<std::string> &names = isWorkload ? m_nodes[node.path] : others[node.path];
            if (std::find(names.begin(), names.end(), node.name) == names.end())
                names.push_back(node.name);
        }
        for (const auto &[dir, names] : others)
            m_nodes.try_emplace(dir, std::vector<std::string>{names.front()});
    }

    /// The root is the code of a node when it is the only one that is built from the tree.
    bool holdsRoot(const NodeFact &node) const
    {
        const bool isAlone = std::none_of(m_context.facts.nodes.begin(), m_context.facts.nodes.end(), [&](const NodeFact &other) {
            return !isResource(other.kind) && other.name != node.name && (!other.path.empty() || !other.language.empty());
        });
        return isAlone && !node.language.empty();
    }

    /// Whether a command of the node names a script: one that is deployed from the root is code of the tree.
    bool runsScript(const std::string &node) const
    {
        return std::any_of(m_context.facts.settings.begin(), m_context.facts.settings.end(), [&](const SettingFact &setting) {
            return setting.node == node && setting.name == commandScript && hasScript(setting.value);
        });
    }

    bool hasScript(std::string_view script) const
    {
        const auto &files = m_context.tree.files();
        return std::any_of(files.begin(), files.end(), [&](const TreeFile &file) {
            const std::string_view path = std::string_view(file.path).substr(0, file.path.rfind('.'));
            return path == script && !languageOfPath(file.path).empty();
        });
    }

    std::size_t projectOf(const std::string &dir)
    {
        const auto known = m_projectOfDir.find(dir);
        if (known != m_projectOfDir.end())
            return known->second;
        std::string root;
        bool isFound = false;
        for (std::string at = dir;; at = directoryOf(at)) {
            if (m_nodes.contains(at)) {
                root = at;
                isFound = true;
                break;
            }
            if (at.empty())
                break;
        }
        for (std::string at = dir; !isFound; at = directoryOf(at)) {
            isFound = m_buildDirs.contains(at);
            root = at;
            if (at.empty())
                break;
        }
        const auto [project, isNew] = m_projectOfRoot.emplace(root, m_result.projects.size());
        if (isNew) {
            const auto nodes = m_nodes.find(root);
            m_result.projects.push_back(
                {root, {}, nodes == m_nodes.end() ? std::vector<std::string>() : nodes->second, {}, {}, {}});
        }
        m_projectOfDir.emplace(dir, project->second);
        return project->second;
    }

    void findUses()
    {
        std::vector<std::string> texts(m_result.projects.size());
        std::vector<std::vector<std::string>> names(m_result.projects.size());
        for (const auto &[dir, files] : m_buildDirs) {
            const auto project = m_projectOfDir.find(dir);
            const auto root = m_projectOfRoot.find(dir);
            if (project == m_projectOfDir.end() && root == m_projectOfRoot.end())
                continue;
            const std::size_t index = project != m_projectOfDir.end() ? project->second : root->second;
            for (const TreeFile *file : files) {
                const auto text = m_context.tree.read(*file, maxBuildFileBytes, m_context.diagnostics);
                if (!text)
                    continue;
                texts[index] += *text;
                const std::string own = ownNameOf(file->path, *text);
                if (m_result.projects[index].name.empty() && dir == m_result.projects[index].dir)
                    m_result.projects[index].name = own.substr(own.rfind('/') + 1); // "web" of "@shop/web"
                for (std::string &name : namesOf(file->path, own))
                    names[index].push_back(std::move(name));
            }
        }
        std::vector<std::vector<std::size_t>> direct(texts.size());
        for (std::size_t user = 0; user < texts.size(); ++user) {
            for (std::size_t library = 0; library < texts.size() && !texts[user].empty(); ++library) {
                const bool isNamed = std::any_of(names[library].begin(), names[library].end(), [&](const std::string &name) {
                    return texts[user].find(name) != std::string::npos;
                });
                if (library != user && isNamed && m_result.projects[library].nodes.empty())
                    direct[user].push_back(library);
            }
        }
        for (std::size_t user = 0; user < texts.size(); ++user) {
            std::set<std::size_t> all;
            std::vector<std::size_t> open = direct[user];
            while (!open.empty()) {
                const std::size_t library = open.back();
                open.pop_back();
                if (library != user && all.insert(library).second)
                    open.insert(open.end(), direct[library].begin(), direct[library].end());
            }
            m_result.projects[user].uses.assign(all.begin(), all.end());
        }
    }

    ImportContext &m_context;
    ProjectTree m_result;
    std::map<std::string, std::vector<std::string>> m_nodes; ///< by directory
    std::map<std::string, std::vector<const TreeFile *>> m_buildDirs;
    std::map<std::string, std::size_t> m_projectOfDir, m_projectOfRoot;
};

} // namespace

ProjectTree findProjects(ImportContext &context) { return Finder(context).find(); }

} // namespace alidade
