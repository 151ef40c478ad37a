#include "importers/dockerfile/image.h"

#include "importers/deployment/flags.h"
#include "importers/deployment/images.h"
#include "importers/deployment/places.h"
#include "importers/dockerfile/instructions.h"

#include <algorithm>
#include <array>
#include <set>

namespace alidade {

namespace {

constexpr std::string_view framework = "docker";

bool isDirectory(const Tree &tree, const std::string &path)
{
    const std::string prefix = path + "/";
    const std::vector<TreeFile> &files = tree.files();
    const auto it =
        std::lower_bound(files.begin(), files.end(), prefix, [](const TreeFile &f, const std::string &p) { return f.path < p; });
    return it != files.end() && it->path.starts_with(prefix);
}

/// The directory that a word of a command names: itself, or that of a source or project file.
std::string directoryNamed(const Tree &tree, const std::string &context, std::string_view word)
{
    const auto path = word.starts_with('-') || word.starts_with('/') ? std::nullopt : joined(context, word);
    if (!path || path->empty() || *path == context)
        return {};
    if (isDirectory(tree, *path))
        return *path;
    const bool isSource = path->ends_with(".go") || path->ends_with("proj") || path->ends_with("Cargo.toml");
    return isSource && tree.find(*path) ? directoryOf(*path) : std::string();
}

/// "order/cmd" and "order/cmd/server" as "order", the directory of a service with its own commands.
std::string withoutCommands(const std::string &dir)
{
    const std::size_t at = dir.find("/cmd");
    const bool isWhole = at != std::string::npos && (at + 4 == dir.size() || dir[at + 4] == '/');
    return isWhole ? dir.substr(0, at) : dir;
}

/// What `go build`, `dotnet publish` and others in a command build.
std::string directoryBuilt(const Tree &tree, const std::string &context, std::string_view command)
{
    static constexpr std::array tools = {"go build",     "go install",  "go run", "dotnet publish",
                                         "dotnet build", "cargo build", "mvn",    "--projects"};
    for (const std::string_view tool : tools) {
        const std::size_t at = command.find(tool);
        if (at == std::string_view::npos)
            continue;
        std::string_view rest = command.substr(at + tool.size());
        rest = rest.substr(0, rest.find_first_of("&;|"));
        for (std::string word : wordsOf(rest)) {
            std::erase_if(word, [](char c) { return c == '"' || c == '\''; });
            if (const std::string dir = directoryNamed(tree, context, word); !dir.empty())
                return withoutCommands(dir);
        }
    }
    return {};
}

void addTrait(Facts &facts, const std::string &node, std::string_view trait, std::string value, Place place)
{
    facts.traits.push_back({node, std::string(trait), std::string(framework), std::move(value), {}, std::move(place)});
}

/// Whether a C compiler is installed by a command.
bool installsCompiler(std::string_view command)
{
    const bool isInstall =
        command.find("apk add") != std::string_view::npos || command.find("apt-get install") != std::string_view::npos ||
        command.find("apt install") != std::string_view::npos || command.find("yum install") != std::string_view::npos;
    static constexpr std::array packages = {"gcc", "g++", "build-base", "build-essential", "musl-dev", "clang"};
    const std::vector<std::string> words = isInstall ? wordsOf(command) : std::vector<std::string>();
    return std::any_of(words.begin(), words.end(), [&](const std::string &word) {
        return std::find(packages.begin(), packages.end(), word) != packages.end();
    });
}

/// "CGO_ENABLED=0" in a command: "disabled"; empty when it is not said.
std::string cgoIn(std::string_view command)
{
    constexpr std::string_view name = "CGO_ENABLED=";
    const std::size_t at = command.find(name);
    if (at == std::string_view::npos || at + name.size() >= command.size())
        return {};
    const char value = command[at + name.size()];
    return value == '0' ? "disabled" : value == '1' ? "enabled" : "";
}

} // namespace

std::vector<Setting> settingsOf(const ImageRecipe &image, const std::string &node)
{
    static constexpr std::array ofSystem = {"PATH", "HOME", "LANG", "LC_ALL", "TZ", "DEBIAN_FRONTEND", "CGO_ENABLED"};
    std::map<std::string, Setting> settings;
    for (const BuildStage *stage : lineageOf(image.stages, image.target)) {
        for (const auto &[name, value] : stage->environment) {
            if (std::find(ofSystem.begin(), ofSystem.end(), name) == ofSystem.end())
                settings[name] = {.workload = node,
                                  .variable = name,
                                  .value = value.text,
                                  .place = {image.file, value.line},
                                  .isBuiltIn = true};
        }
    }
    std::vector<Setting> result;
    result.reserve(settings.size());
    for (auto &[name, setting] : settings)
        result.push_back(std::move(setting));
    const std::vector<const BuildStage *> lineage = lineageOf(image.stages, image.target);
    if (lineage.empty())
        return result;
    for (const DockerText &text : {lineage.back()->entrypoint, lineage.back()->command}) {
        for (auto &[flag, value] : flagsOf(wordsOf(text.text)))
            result.push_back(
                {.workload = node, .variable = flag, .value = value, .place = {image.file, text.line}, .isBuiltIn = true});
    }
    const BuildStage &last = *lineage.back();
    std::vector<std::string> words = wordsOf(last.entrypoint.text);
    const std::vector<std::string> further = wordsOf(last.command.text);
    words.insert(words.end(), further.begin(), further.end());
    if (std::string script = commandScriptOf(words); !script.empty())
        result.push_back({.workload = node,
                          .variable = std::string(commandScript),
                          .value = std::move(script),
                          .place = {image.file, last.command.text.empty() ? last.entrypoint.line : last.command.line},
                          .isText = true,
                          .isBuiltIn = true});
    return result;
}

std::string codeDirectory(const Tree &tree, const ImageRecipe &image)
{
    std::set<std::string> copied;
    for (const BuildStage &stage : image.stages) {
        std::vector<DockerText> commands = stage.commands;
        commands.push_back(stage.entrypoint);
        commands.push_back(stage.command);
        for (const DockerText &command : commands) {
            if (std::string dir = directoryBuilt(tree, image.context, command.text); !dir.empty())
                return dir;
        }
        for (const CopiedFiles &copy : stage.copies) {
            for (const std::string &source : copy.sources) {
                const std::string dir = directoryNamed(tree, image.context, source);
                if (!dir.empty() && holdsCode(tree, dir))
                    copied.insert(dir);
            }
        }
    }
    return copied.size() == 1 ? *copied.begin() : std::string();
}

void addImageTraits(const ImageRecipe &image, const std::string &node, Facts &facts)
{
    const std::vector<const BuildStage *> lineage = lineageOf(image.stages, image.target);
    if (lineage.empty())
        return;
    addTrait(facts, node, "base-image", lineage.front()->base, {image.file, lineage.front()->line});
    const bool isGo = languageOf(image.stages, image.target) == "go";
    std::set<std::string> told;
    for (const BuildStage &stage : image.stages) {
        std::vector<std::pair<std::string, int>> values;
        if (const auto it = stage.environment.find("CGO_ENABLED"); it != stage.environment.end())
            values.emplace_back(cgoIn("CGO_ENABLED=" + it->second.text), it->second.line);
        for (const DockerText &command : stage.commands) {
            values.emplace_back(cgoIn(command.text), command.line);
            if (installsCompiler(command.text) && told.insert("c-compiler").second)
                addTrait(facts, node, "c-compiler", {}, {image.file, command.line});
        }
        for (auto &[value, line] : values) {
            if (isGo && !value.empty() && told.insert("cgo").second)
                addTrait(facts, node, "cgo", value, {image.file, line});
        }
    }
}

std::vector<GivenFile> proxyFilesOf(const Tree &tree, const ImageRecipe &image)
{
    std::vector<GivenFile> files;
    const auto give = [&](const std::string &source, const std::string &target) {
        // People build from the directory of the Dockerfile, or from the root of the repository.
        for (const std::string &base : {image.context, directoryOf(image.file), std::string()}) {
            const auto path = joined(base, source);
            std::vector<GivenFile> given = path ? filesGiven(tree, *path, target) : std::vector<GivenFile>();
            files.insert(files.end(), given.begin(), given.end());
            if (!given.empty())
                return;
        }
    };
    for (const BuildStage *stage : lineageOf(image.stages, image.target)) {
        for (const CopiedFiles &copy : stage->copies) {
            for (const std::string &source : copy.sources)
                give(source, copy.target);
        }
    }
    return files;
}

} // namespace alidade
