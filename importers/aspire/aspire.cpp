#include "importers/aspire/aspire.h"

#include "importers/aspire/apphost.h"
#include "importers/deployment/places.h"
#include "importers/syntax/codefiles.h"

#include <algorithm>
#include <array>
#include <set>

namespace alidade {

namespace {

constexpr std::uint64_t maxProjectBytes = 1U << 20U;

/// The identifier that stands for a project: "Basket_API" of "Basket.API.csproj".
std::string identifierOf(std::string_view path)
{
    std::string name(fileNameOf(path));
    name.resize(name.size() - std::string_view(".csproj").size());
    for (char &c : name) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        if (!isPlain)
            c = '_';
    }
    return name;
}

/// Tests run hosts of their own.
bool isTest(const std::string &path)
{
    constexpr auto names = std::to_array<std::string_view>({"test", "tests", "Test", "Tests"});
    for (std::string dir = directoryOf(path); !dir.empty(); dir = directoryOf(dir)) {
        if (std::find(names.begin(), names.end(), fileNameOf(dir)) != names.end() || dir.ends_with("Tests"))
            return true;
    }
    return isTestData(path);
}

bool isAppHost(std::string_view project)
{
    constexpr auto marks =
        std::to_array<std::string_view>({"Aspire.AppHost.Sdk", "Aspire.Hosting.AppHost", "<IsAspireHost>true"});
    return std::any_of(marks.begin(), marks.end(),
                       [&](std::string_view mark) { return project.find(mark) != std::string_view::npos; });
}

} // namespace

void importAspire(ImportContext &context)
{
    std::map<std::string, std::string> projects;
    std::set<std::string> hosts;
    for (const TreeFile &file : context.tree.files()) {
        if (!file.path.ends_with(".csproj") || isTest(file.path))
            continue;
        projects.emplace(identifierOf(file.path), directoryOf(file.path));
        const auto text = context.tree.read(file, maxProjectBytes, context.diagnostics);
        if (text && isAppHost(*text))
            hosts.insert(directoryOf(file.path));
    }
    if (hosts.empty())
        return;
    std::vector<const TreeFile *> files;
    for (const TreeFile &file : context.tree.files()) {
        if (file.path.ends_with(".cs") && hosts.contains(directoryOf(file.path)))
            files.push_back(&file);
    }
    for (const CodeFile &code : readCodeFiles(context, files, "Reading app hosts"))
        AppHost(context, code, projects).addFacts();
}

} // namespace alidade
