#include "importers/deployment/places.h"

#include "importers/deployment/namewords.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace alidade {

std::string directoryOf(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash));
}

std::string_view fileNameOf(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::optional<std::string> joined(std::string_view dir, std::string_view path)
{
    std::vector<std::string_view> parts;
    for (std::string_view rest : {path.starts_with('/') ? std::string_view() : dir, path}) {
        while (!rest.empty()) {
            const std::size_t slash = rest.find('/');
            const std::string_view part = rest.substr(0, slash);
            rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
            if (part == "..") {
                if (parts.empty())
                    return std::nullopt;
                parts.pop_back();
            } else if (!part.empty() && part != ".") {
                parts.push_back(part);
            }
        }
    }
    std::string result;
    for (const std::string_view part : parts)
        result.append(result.empty() ? "" : "/").append(part);
    return result;
}

namespace {

bool liesIn(std::string_view path, const auto &names)
{
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
        if (std::find(names.begin(), names.end(), path.substr(0, slash)) != names.end())
            return true;
        path.remove_prefix(slash + 1);
    }
    return false;
}

} // namespace

bool isTestData(std::string_view path)
{
    static constexpr std::array names = {"testdata", "node_modules", "vendor", "third_party", ".github", ".git"};
    return liesIn(path, names);
}

bool isExample(std::string_view path)
{
    static constexpr std::array names = {"example", "examples",  "sample",    "samples",  "test",     "tests",
                                         "testing", "__tests__", "fixtures",  "fixture",  "e2e",      "mocks",
                                         "Tests",   "test-data", "test_data", "testdata", "tutorial", "tutorials"};
    return liesIn(path, names);
}

std::string serviceDirectory(std::string dir)
{
    static constexpr std::array names = {"docker", "build", "deploy", "deployment", "src", "."};
    // "main" is the part of a Maven project that is not tested; elsewhere it may be a program's name.
    const auto saysNothing = [](const std::string &path) {
        return std::find(names.begin(), names.end(), fileNameOf(path)) != names.end() || ("/" + path).ends_with("/src/main");
    };
    while (dir.find('/') != std::string::npos && saysNothing(dir))
        dir = directoryOf(dir);
    return dir;
}

std::string languageIn(const Tree &tree, std::string_view dir)
{
    static constexpr std::pair<std::string_view, std::string_view> buildFiles[] = {
        {"go.mod", "go"},
        {"pom.xml", "java"},
        {"build.gradle", "java"},
        {"build.gradle.kts", "kotlin"},
        {"Cargo.toml", "rust"},
        {"mix.exs", "elixir"},
        {"tsconfig.json", "typescript"},
        {"composer.json", "php"},
        {"Gemfile", "ruby"},
        {"requirements.txt", "python"},
        {"pyproject.toml", "python"},
        {"Pipfile", "python"},
        {"package.json", "javascript"},
        {"CMakeLists.txt", "c++"},
    };
    const std::string prefix = dir.empty() ? std::string() : std::string(dir) + "/";
    for (const auto &[name, language] : buildFiles) {
        if (tree.find(prefix + std::string(name)))
            return std::string(language);
    }
    // A C# project has the project's name: look at the directory's own files.
    const std::vector<TreeFile> &files = tree.files();
    auto it =
        std::lower_bound(files.begin(), files.end(), prefix, [](const TreeFile &f, const std::string &p) { return f.path < p; });
    for (; it != files.end() && it->path.starts_with(prefix); ++it) {
        if (it->path.ends_with(".csproj") && it->path.find('/', prefix.size()) == std::string::npos)
            return "csharp";
    }
    return {};
}

bool holdsCode(const Tree &tree, std::string_view dir)
{
    static constexpr std::array endings = {".go", ".java", ".kt",     ".js", ".ts",  ".tsx", ".py",    ".rb",   ".php",
                                           ".rs", ".cs",   ".csproj", ".ex", ".cpp", ".cc",  ".scala", ".swift"};
    const std::string prefix = std::string(dir) + "/";
    const std::vector<TreeFile> &files = tree.files();
    auto it =
        std::lower_bound(files.begin(), files.end(), prefix, [](const TreeFile &f, const std::string &p) { return f.path < p; });
    for (; it != files.end() && it->path.starts_with(prefix); ++it) {
        if (std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return it->path.ends_with(ending); }))
            return true;
    }
    return !languageIn(tree, dir).empty();
}

bool hasDirectoryNamed(const Tree &tree, std::string_view name)
{
    const std::vector<std::string> wanted = nameWords(name);
    const std::vector<TreeFile> &files = tree.files();
    return std::any_of(files.begin(), files.end(), [&](const TreeFile &file) {
        const std::string_view path = file.path;
        for (std::size_t start = 0, slash = path.find('/'); slash != std::string_view::npos;
             start = slash + 1, slash = path.find('/', start)) {
            const std::string_view directory = path.substr(start, slash - start);
            if (directory.size() >= name.size() && nameWords(directory) == wanted)
                return true;
        }
        return false;
    });
}

} // namespace alidade
