#include "importers/go/gotree.h"

#include "importers/go/gomodules.h"
#include "importers/parallel.h"

#include <algorithm>
#include <atomic>

namespace alidade {

namespace {

bool isLeftOut(std::string_view relativeDir)
{
    while (!relativeDir.empty()) {
        const std::size_t slash = std::min(relativeDir.find('/'), relativeDir.size());
        const std::string_view element = relativeDir.substr(0, slash);
        if (element == "testdata" || element == "vendor" || element == "node_modules" || element.front() == '_' ||
            element.front() == '.')
            return true;
        relativeDir.remove_prefix(std::min(slash + 1, relativeDir.size()));
    }
    return false;
}

/// The nearest module above a directory.
std::size_t enclosingModule(const GoTree &tree, std::string_view dir)
{
    for (;; dir = parentDir(dir)) {
        if (const auto found = tree.moduleByDir.find(dir); found != tree.moduleByDir.end())
            return found->second;
        if (dir.empty())
            return noModule;
    }
}

bool isNameByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Adds each X of a `.FirstXLast` in the text; `last` ends with '('.
void addNames(std::string_view text, std::string_view first, std::string_view last, std::vector<std::string> &names)
{
    for (std::size_t at = text.find(last); at != std::string_view::npos; at = text.find(last, at + last.size())) {
        std::size_t start = at;
        while (start > 0 && isNameByte(text[start - 1]))
            --start;
        const std::string_view name = text.substr(start, at - start);
        if (start > 0 && text[start - 1] == '.' && name.size() > first.size() && name.starts_with(first))
            names.emplace_back(name.substr(first.size()));
    }
}

/// protoc-gen-go-grpc writes `ServiceName: "package.Service"` into the service description of a generated file.
std::vector<std::string> describedServices(std::string_view text)
{
    static constexpr std::string_view key = "ServiceName:";
    std::vector<std::string> names;
    for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + key.size())) {
        const std::size_t open = text.find_first_not_of(" \t", at + key.size());
        if (open == std::string_view::npos || text[open] != '"')
            continue;
        const std::string_view name = text.substr(open + 1, text.find_first_of("\"\n", open + 1) - open - 1);
        if (isImportPath(name))
            names.emplace_back(name);
    }
    return names;
}

struct ReadFile {
    const TreeFile *source = nullptr;
    std::size_t package = 0;
    std::optional<GoFile> file;
    Diagnostics diagnostics;
};

void readFile(const Tree &tree, ReadFile &read)
{
    const std::string &path = read.source->path;
    const auto text = tree.read(*read.source, maxGoFileBytes, read.diagnostics);
    if (!text)
        return;
    auto head = readGoHead(*text, path, read.diagnostics);
    if (!head || head->isIgnored)
        return;
    GoFile file{path, std::move(*head), path.ends_with("_test.go"), {}, {}};
    if (file.head.isGenerated || path.ends_with(".pb.go")) {
        file.protoServices = describedServices(*text);
    } else if (!file.isTest) {
        addNames(*text, "Register", "Server(", file.grpcNames);
        addNames(*text, "New", "Client(", file.grpcNames);
    }
    read.file = std::move(file);
}

/// Finds the Go files and makes a package for each directory that has some.
std::vector<ReadFile> findFiles(ImportContext &context, GoTree &tree)
{
    std::vector<ReadFile> found;
    std::map<std::string, std::size_t, std::less<>> packageByDir;
    for (const TreeFile &file : context.tree.files()) {
        context.checkStop();
        const std::string_view name = baseName(file.path);
        if (!name.ends_with(".go") || name.front() == '_' || name.front() == '.')
            continue;
        const std::string_view dir = parentDir(file.path);
        auto package = packageByDir.find(dir);
        if (package == packageByDir.end()) {
            const std::size_t module = enclosingModule(tree, dir);
            const std::string_view root = module == noModule ? "" : std::string_view(tree.modules[module].dir);
            const bool isTwin = module != noModule && tree.modules[module].mod.module.empty();
            const std::string_view relative = root.empty() ? dir : dir.substr(std::min(root.size() + 1, dir.size()));
            const std::size_t index = isTwin || isLeftOut(relative) ? noModule : tree.packages.size();
            package = packageByDir.emplace(dir, index).first;
            if (index != noModule) {
                GoPackage made{.path = {}, .dir = std::string(dir), .name = {}, .module = module, .files = {}, .service = {}};
                if (module != noModule)
                    made.path = tree.modules[module].mod.module + (relative.empty() ? "" : "/") + std::string(relative);
                tree.packages.push_back(std::move(made));
            }
        }
        if (package->second != noModule)
            found.push_back({&file, package->second, std::nullopt, {}});
    }
    return found;
}

} // namespace

std::string_view parentDir(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view baseName(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool isWithin(std::string_view dir, std::string_view root)
{
    return root.empty() || dir == root || (dir.starts_with(root) && dir[root.size()] == '/');
}

std::size_t GoTree::moduleOf(std::string_view importPath) const
{
    for (; !importPath.empty(); importPath = parentDir(importPath)) {
        if (const auto found = moduleByPath.find(importPath); found != moduleByPath.end())
            return found->second;
    }
    return noModule;
}

std::string GoTree::resolved(const GoModule &module, std::string_view importPath) const
{
    if (!module.replaced.empty()) {
        for (std::string_view prefix = importPath; !prefix.empty(); prefix = parentDir(prefix)) {
            if (const auto found = module.replaced.find(prefix); found != module.replaced.end())
                return found->second + std::string(importPath.substr(prefix.size()));
        }
    }
    return std::string(importPath);
}

GoTree readGoTree(ImportContext &context)
{
    GoTree tree;
    readGoModules(context, tree);
    std::vector<ReadFile> files = findFiles(context, tree);
    std::atomic<std::uint64_t> done = 0;
    forEachIndex(files.size(), context.stop, [&](std::size_t i) {
        readFile(context.tree, files[i]);
        context.progress.report("Reading Go files", ++done, files.size(), "files");
    });
    for (ReadFile &read : files) {
        context.diagnostics.insert(context.diagnostics.end(), read.diagnostics.begin(), read.diagnostics.end());
        if (!read.file)
            continue;
        GoPackage &package = tree.packages[read.package];
        if (package.name.empty() || package.files.back().isTest)
            package.name = read.file->head.package;
        package.files.push_back(std::move(*read.file));
    }
    std::erase_if(tree.packages, [](const GoPackage &package) { return package.files.empty(); });
    for (std::size_t i = 0; i < tree.packages.size(); ++i) {
        if (!tree.packages[i].path.empty())
            tree.packageByPath.emplace(tree.packages[i].path, i);
    }
    return tree;
}

} // namespace alidade
