#pragma once

#include "importers/go/gomod.h"
#include "importers/go/gosource.h"
#include "importers/importer.h"

#include <map>

namespace alidade {

inline constexpr std::uint64_t maxGoModBytes = 4 << 20;
inline constexpr std::uint64_t maxGoFileBytes = 8 << 20;

/// A Go module of the tree.
struct GoModule {
    std::string dir;  ///< "" = the root of the tree
    std::string file; ///< its go.mod
    GoMod mod;
    std::map<std::string, std::string, std::less<>> replaced; ///< required module path -> path of the module in the tree
    std::string service;
};

/// A Go file that belongs to a package.
struct GoFile {
    std::string path;
    GoHead head;
    bool isTest = false;
    std::vector<std::string> grpcNames;     ///< each X of a `.RegisterXServer(` or `.NewXClient(` in it
    std::vector<std::string> protoServices; ///< full names of the gRPC services that a generated file describes
};

/// The Go files of one directory.
struct GoPackage {
    std::string path; ///< import path; empty when no module holds it
    std::string dir;
    std::string name;          ///< in the package clauses of its files
    std::size_t module;        ///< index in GoTree::modules, or noModule
    std::vector<GoFile> files; ///< by path, without files that are ignored by build constraint
    std::string service;
};

inline constexpr std::size_t noModule = static_cast<std::size_t>(-1);

/// All Go modules and packages of a source tree.
struct GoTree {
    std::vector<GoModule> modules;   ///< by directory
    std::vector<GoPackage> packages; ///< by directory
    std::map<std::string, std::size_t, std::less<>> moduleByPath;
    std::map<std::string, std::size_t, std::less<>> moduleByDir;
    std::map<std::string, std::size_t, std::less<>> packageByPath;

    /// The module of the tree that an import path lies in (the longest path that fits), or noModule.
    std::size_t moduleOf(std::string_view importPath) const;
    /// The import path that `module` means with `importPath`, after its replacements by modules of the tree.
    std::string resolved(const GoModule &module, std::string_view importPath) const;
};

/// Reads go.mod, go.work and the heads of all .go files, the latter on all cores. Left out, like the go command does:
/// vendor directories, and of a module its testdata directories and those that start with '_' or '.'.
GoTree readGoTree(ImportContext &context);

/// "a/b" for "a/b/c", "" for "a".
std::string_view parentDir(std::string_view path);
/// "c" for "a/b/c".
std::string_view baseName(std::string_view path);
/// Whether `dir` is `root` or below it; everything is below "".
bool isWithin(std::string_view dir, std::string_view root);

} // namespace alidade
