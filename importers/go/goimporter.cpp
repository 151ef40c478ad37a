#include "importers/go/goimporter.h"

#include "importers/go/goprograms.h"
#include "importers/go/gotree.h"
#include "importers/go/services.h"

#include <algorithm>

namespace alidade {

namespace {

/// The node that a service's code is: the workload that runs it. Code that several run is nobody's alone.
std::string nodeOf(const GoRunners &runners, const std::string &service)
{
    const auto found = runners.find(service);
    if (found == runners.end() || std::find(found->second.begin(), found->second.end(), service) != found->second.end())
        return service;
    return found->second.size() == 1 ? found->second.front() : std::string();
}

void addModules(const GoTree &tree, const GoRunners &runners, Facts &facts)
{
    for (const GoModule &module : tree.modules) {
        const GoMod &mod = module.mod;
        if (mod.module.empty())
            continue;
        facts.modules.push_back(
            {mod.module, module.dir, nodeOf(runners, module.service), mod.goVersion, {module.file, mod.moduleLine}});
        for (const GoRequirement &requirement : mod.requirements)
            facts.moduleDependencies.push_back(
                {mod.module, tree.resolved(module, requirement.path), requirement.isIndirect, {module.file, requirement.line}});
    }
}

/// Whether the path belongs to the standard library: its first element has no dot, and neither the tree nor a
/// requirement of the module has it.
bool isStandardLibrary(const GoTree &tree, const GoModule &module, std::string_view path)
{
    if (path.substr(0, path.find('/')).find('.') != std::string_view::npos || tree.moduleOf(path) != noModule)
        return false;
    return std::none_of(module.mod.requirements.begin(), module.mod.requirements.end(),
                        [&](const GoRequirement &requirement) { return isWithin(path, requirement.path); });
}

void addImports(const GoTree &tree, const GoPackage &package, Facts &facts)
{
    const GoModule &module = tree.modules[package.module];
    std::map<std::string, ImportFact> imports;
    for (const bool isTest : {false, true}) {
        for (const GoFile &file : package.files) {
            if (file.isTest != isTest)
                continue;
            for (const GoImport &import : file.head.imports) {
                if (import.path.starts_with('.') || isStandardLibrary(tree, module, import.path))
                    continue;
                std::string target = tree.resolved(module, import.path);
                if (target == package.path) // an external test package imports what it tests
                    continue;
                const auto [found, isNew] = imports.try_emplace(target);
                ImportFact &fact = found->second;
                if (isNew)
                    fact = {package.path, target, isTest, 0, {file.path, import.line}};
                ++fact.count;
            }
        }
    }
    for (auto &[target, fact] : imports)
        facts.imports.push_back(std::move(fact));
}

void addPackages(ImportContext &context, const GoTree &tree, const GoRunners &runners)
{
    std::size_t homeless = 0;
    for (const GoPackage &package : tree.packages) {
        context.checkStop();
        if (package.module == noModule) {
            homeless += package.files.size();
            continue;
        }
        const bool isMain = std::any_of(package.files.begin(), package.files.end(),
                                        [](const GoFile &file) { return !file.isTest && file.head.package == "main"; });
        context.facts.packages.push_back({package.path,
                                          tree.modules[package.module].mod.module,
                                          nodeOf(runners, package.service),
                                          isMain,
                                          {package.files.front().path, 0}});
        addImports(tree, package, context.facts);
    }
    if (homeless > 0)
        context.diagnostics.push_back(
            {Severity::note,
             {},
             0,
             "Go files without a go.mod above them, whose imports cannot be followed: " + std::to_string(homeless)});
}

} // namespace

void importGo(ImportContext &context)
{
    GoTree tree = readGoTree(context);
    const GoRunners runners = nameGoServices(context, tree);
    addModules(tree, runners, context.facts);
    addPackages(context, tree, runners);
    addGoCode(context, tree, runners);
}

} // namespace alidade
