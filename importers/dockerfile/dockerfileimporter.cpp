#include "importers/dockerfile/dockerfileimporter.h"

#include "importers/deployment/images.h"
#include "importers/deployment/places.h"
#include "importers/dockerfile/dockerfile.h"
#include "importers/dockerfile/image.h"

#include <algorithm>
#include <array>
#include <set>

namespace alidade {

namespace {

bool isDockerfile(std::string_view path)
{
    const std::string_view name = fileNameOf(path);
    return name == "Dockerfile" || name.starts_with("Dockerfile.") || name.ends_with(".Dockerfile") ||
           name.ends_with(".dockerfile") || name == "Containerfile";
}

/// Directories whose images are tools for developers and tests.
bool namesNoService(std::string_view path)
{
    static constexpr std::array names = {"test", "tests",         "e2e",         "testdata",      "examples", "example",
                                         "hack", ".devcontainer", ".github",     "genproto",      "tools",    "scripts",
                                         "ci",   "bak",           "healthcheck", "healthchecker", "tutorial", "tutorials"};
    for (std::string_view rest = path; !rest.empty();) {
        const std::size_t slash = rest.find('/');
        if (std::find(names.begin(), names.end(), rest.substr(0, slash)) != names.end())
            return true;
        rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
    }
    return false;
}

/// Whether a directory holds an app for telephones, whose image only builds it.
bool isMobileApp(const Tree &tree, const std::string &dir)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> marks{{
        {"package.json", "\"react-native\""},
        {"package.json", "\"expo\""},
        {"package.json", "\"@capacitor/core\""},
        {"package.json", "\"@nativescript/core\""},
        {"pubspec.yaml", "flutter:"},
    }};
    return std::any_of(marks.begin(), marks.end(), [&](const auto &mark) {
        const TreeFile *file = tree.find(dir + "/" + std::string(mark.first));
        Diagnostics ignored; // who reads build files says what is wrong
        const auto text = file ? tree.read(*file, dockerfileBytes, ignored) : std::nullopt;
        return text && text->find(mark.second) != std::string::npos;
    });
}

/// Whether several services of compose files are built here: then they have names, and this directory's is none of them.
bool isSharedByServices(const Facts &facts, const std::string &dir)
{
    return std::count_if(facts.nodes.begin(), facts.nodes.end(),
                         [&](const NodeFact &node) { return node.origin == NameOrigin::composeService && node.path == dir; }) > 1;
}

/// The variables that some deployment sets for the service in a directory, which count more than those in its image.
std::set<std::string> variablesToldTo(const Facts &facts, const NodeFact &built)
{
    std::set<std::string> nodes{built.name};
    for (const NodeFact &node : facts.nodes) {
        if ((!node.path.empty() && node.path == built.path) || node.image.substr(node.image.rfind('/') + 1) == built.name)
            nodes.insert(node.name);
    }
    std::set<std::string> variables;
    for (const SettingFact &setting : facts.settings) {
        if (nodes.contains(setting.node))
            variables.insert(setting.name);
    }
    return variables;
}

/// What the image of a service that no compose file builds says of it.
void addImageFacts(ImportContext &context, const NodeFact &node, const ImageRecipe &image)
{
    addImageTraits(image, node.name, context.facts);
    addProxyFacts(context, node.name, proxyFilesOf(context.tree, image));
    const std::set<std::string> told = variablesToldTo(context.facts, node);
    std::vector<Setting> settings = settingsOf(image, node.name);
    std::erase_if(settings, [&](const Setting &setting) { return told.contains(setting.variable); });
    addWiring(settings, KnownNodes(context.facts), context.facts);
}

bool isBuiltByCompose(const Facts &facts, const std::string &dir)
{
    return std::any_of(facts.nodes.begin(), facts.nodes.end(),
                       [&](const NodeFact &node) { return node.origin == NameOrigin::composeService && node.path == dir; });
}

void addFacts(const TreeFile &file, std::vector<BuildStage> stages, ImportContext &context)
{
    const Tree &tree = context.tree;
    Facts &facts = context.facts;
    const std::string built = directoryOf(file.path);
    const std::string dir = serviceDirectory(built);
    NodeFact node;
    node.name = fileNameOf(dir);
    node.origin = NameOrigin::dockerfile;
    node.path = dir;
    node.place = {file.path, stages.back().line};
    node.language = languageIn(tree, dir);
    if (node.language.empty())
        node.language = languageIn(tree, built);
    if (node.language.empty() || node.language == "c++")
        node.language = languageOf(stages).empty() ? node.language : languageOf(stages);
    if (const auto known = infrastructureOfImage(finalBase(stages)); known && isResource(known->kind) && node.language.empty())
        node.kind = known->kind;
    else if (isLoadGenerator(node.name) || isMobileApp(tree, dir))
        node.kind = NodeKind::client;
    for (const auto &[port, line] : stages.back().exposed)
        facts.endpoints.push_back({node.name, EndpointKind::port, port, {file.path, line}});
    facts.nodes.push_back(node);
    if (!isResource(node.kind) && !isBuiltByCompose(facts, dir))
        addImageFacts(context, node, {.file = file.path, .context = built, .target = {}, .stages = std::move(stages)});
}

} // namespace

void importDockerfile(ImportContext &context)
{
    std::set<std::string> directories;
    for (const TreeFile &file : context.tree.files()) {
        if (!isDockerfile(file.path))
            continue;
        context.checkStop();
        const std::string dir = directoryOf(file.path);
        // A Dockerfile at the root is named by the repository alone, and that says too little.
        if (dir.empty() || isTestData(file.path) || namesNoService(dir))
            continue;
        const std::optional<std::string> text = context.tree.read(file, dockerfileBytes, context.diagnostics);
        if (!text)
            continue;
        std::vector<BuildStage> stages = readDockerfile(*text, file.path, context.diagnostics);
        const std::string named = serviceDirectory(dir);
        const bool hasOwnName = named.find_last_of('/') != std::string::npos || serviceDirectory("x/" + named) == "x/" + named;
        // A directory with nothing but a Dockerfile is a recipe that others use, unless it changes some infrastructure's image.
        const bool isService = holdsCode(context.tree, named) || infrastructureOfImage(finalBase(stages));
        if (!stages.empty() && hasOwnName && isService && !isSharedByServices(context.facts, named) &&
            directories.insert(named).second)
            addFacts(file, std::move(stages), context);
    }
}

} // namespace alidade
