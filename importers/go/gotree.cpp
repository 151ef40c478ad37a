#include "importers/go/gotree.h"

#include "importers/cache/importcache.h"
#include "importers/go/gofilebytes.h"
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

constexpr std::string_view headReader = "go head";

struct ReadFile {
    const TreeFile *source = nullptr;
    std::size_t package = 0;
    std::optional<GoFile> file;
    Diagnostics diagnostics;
    Digest content;
    std::string text;     ///< for who parses the file later
    bool isFresh = false; ///< the cache does not know what it says
};

/// The names of a file in which gRPC code is recognised.
void addGrpcNames(std::string_view text, GoFile &file)
{
    if (file.head.isGenerated || file.path.ends_with(".pb.go")) {
        file.protoServices = describedServices(text);
    } else if (!file.isTest) {
        addNames(text, "Register", "Server(", file.grpcNames);
        addNames(text, "New", "Client(", file.grpcNames);
    }
}

bool readKept(const ImportCache &cache, ReadFile &read)
{
    const std::string_view bytes = cache.find(read.content, headReader, read.source->path);
    auto file = bytes.empty() ? std::nullopt : goFileOfBytes(bytes);
    if (!file)
        return false;
    file->path = read.source->path;
    file->isTest = file->path.ends_with("_test.go");
    read.file = std::move(file);
    return true;
}

/// Reads the head of a file; `heldBytes` counts the text that is held for who parses it.
void readFile(const ImportContext &context, ReadFile &read, std::atomic<std::uint64_t> &heldBytes)
{
    const std::string &path = read.source->path;
    const ImportCache *cache = context.cache;
    if (cache != nullptr) {
        read.content = cache->contentOf(context.tree, *read.source);
        if (readKept(*cache, read))
            return;
    }
    auto text = context.tree.read(*read.source, maxGoFileBytes, read.diagnostics);
    if (!text)
        return;
    if (cache != nullptr && cache->isKept() && read.content.isNone()) {
        read.content = digestOf(*text);
        if (readKept(*cache, read))
            return;
    }
    auto head = readGoHead(*text, path, read.diagnostics);
    if (!head)
        return;
    GoFile file{path, std::move(*head), path.ends_with("_test.go"), {}, {}};
    addGrpcNames(*text, file);
    read.isFresh = read.diagnostics.empty();
    const bool isParsedLater = cache != nullptr && !file.isTest && !file.head.isGenerated && !file.head.isIgnored;
    if (isParsedLater && (heldBytes += text->size()) <= maxShelfBytes)
        read.text = std::move(*text);
    read.file = std::move(file);
}

/// Hands what was read to the cache.
void keep(ImportCache &cache, ReadFile &read)
{
    if (!read.content.isNone())
        cache.remember(*read.source, read.content);
    if (read.isFresh)
        cache.keep(read.content, headReader, read.source->path, goFileBytes(*read.file));
    if (!read.text.empty())
        cache.shelve(read.source->path, std::move(read.text));
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
            found.push_back({&file, package->second, std::nullopt, {}, {}, {}, false});
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
    std::atomic<std::uint64_t> done = 0, heldBytes = 0;
    forEachIndex(files.size(), context.stop, [&](std::size_t i) {
        readFile(context, files[i], heldBytes);
        context.progress.report("Reading Go files", ++done, files.size(), "files");
    });
    for (ReadFile &read : files) {
        context.diagnostics.insert(context.diagnostics.end(), read.diagnostics.begin(), read.diagnostics.end());
        if (context.cache != nullptr)
            keep(*context.cache, read);
        if (!read.file || read.file->head.isIgnored)
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
