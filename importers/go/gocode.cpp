#include "importers/go/gocode.h"

#include "importers/cache/importcache.h"
#include "importers/syntax/codefiles.h"

#include <algorithm>

namespace alidade {

namespace {

/// Whether a generated file only describes data. Others make calls and serve routes, or wire a program up.
bool describesData(const GoFile &file)
{
    const std::string_view name = baseName(file.path);
    if (name.ends_with("_http.pb.go")) // routes
        return false;
    const bool hasProtoName = name.find(".pb.") != std::string_view::npos;
    return hasProtoName ||
           (file.head.isGenerated && (name.starts_with("zz_generated") || name.find("mock") != std::string_view::npos));
}

bool isProgram(const GoPackage &package)
{
    return std::any_of(package.files.begin(), package.files.end(),
                       [](const GoFile &file) { return !file.isTest && file.head.package == "main"; });
}

} // namespace

std::vector<bool> reachedGoPackages(const GoTree &tree)
{
    std::vector<bool> isReached(tree.packages.size());
    std::vector<std::size_t> toVisit;
    const auto reach = [&](std::size_t package) {
        if (!isReached[package])
            toVisit.push_back(package);
        isReached[package] = true;
    };
    for (std::size_t i = 0; i < tree.packages.size(); ++i) {
        if (isProgram(tree.packages[i]) || !tree.packages[i].service.empty())
            reach(i);
    }
    while (!toVisit.empty()) {
        const GoPackage &package = tree.packages[toVisit.back()];
        toVisit.pop_back();
        for (const GoFile &file : package.files) {
            if (file.isTest || package.module == noModule)
                continue;
            for (const GoImport &import : file.head.imports) {
                const auto found = tree.packageByPath.find(tree.resolved(tree.modules[package.module], import.path));
                if (found != tree.packageByPath.end())
                    reach(found->second);
            }
        }
    }
    return isReached;
}

std::vector<GoCode> readGoCode(ImportContext &context, const GoTree &tree)
{
    const std::vector<bool> isReached = reachedGoPackages(tree);
    std::vector<const TreeFile *> files;
    std::vector<GoCode> codes;
    for (std::size_t i = 0; i < tree.packages.size(); ++i) {
        for (const GoFile &file : tree.packages[i].files) {
            const TreeFile *source = context.tree.find(file.path);
            if (!isReached[i] || file.isTest || describesData(file) || source == nullptr)
                continue;
            files.push_back(source);
            codes.push_back({i, {}});
        }
    }
    std::vector<CodeFile> read = readCodeFiles(context, files, "Reading Go code");
    for (std::size_t i = 0; i < codes.size(); ++i)
        codes[i].code = std::move(read[i]);
    if (context.cache != nullptr)
        context.cache->clearShelf();
    return codes;
}

} // namespace alidade
