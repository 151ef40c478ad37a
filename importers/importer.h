#pragma once

#include "importers/tree.h"
#include "model/facts.h"

#include <functional>
#include <span>

namespace alidade {

class ImportCache;

/// What an importer works with. It appends to `facts` and `diagnostics` and throws only Cancelled.
struct ImportContext {
    const Tree &tree;
    Facts &facts;
    Diagnostics &diagnostics;
    const Progress &progress;
    std::stop_token stop;
    ImportCache *cache = nullptr; ///< what is known of the files already; none in some tests

    /// Throws Cancelled when the user asked to stop.
    void checkStop() const;
};

/// Turns the files of one kind in a tree into facts.
struct Importer {
    std::string_view name;  ///< "go", "kubernetes", …
    std::string_view title; ///< for people: "Go modules and packages"
    void (*import)(ImportContext &context);
};

/// All importers, in the order in which they run.
std::span<const Importer> importers();

/// What an import of a source gave.
struct Imported {
    Source source;
    Facts facts;
    Diagnostics diagnostics;
};

/// How far an import is when one of its importers has ended.
struct ImportStage {
    const Importer &importer;
    const Imported &soFar;
    const Tree &tree;
};

struct ImportOptions {
    std::string revision;                      ///< git revision; empty for the files on disk (HEAD for a bare repository)
    std::string name;                          ///< Source::name; empty for the name of the directory
    std::filesystem::path cacheDirectory = {}; ///< where what is read is kept for the next import; empty: nowhere
    std::function<void(const ImportStage &)> onStage = {}; ///< told of every importer that ended, on the importing thread
};

/// What a source at `location` is called: the name of its directory, or of the project's when that is only called "repo" or
/// ".git".
std::string sourceName(std::filesystem::path location);

/// Runs every importer over the source at `location`.
/// Throws Error when it cannot be opened at all, Cancelled when stopped.
Imported importSource(const std::filesystem::path &location, const ImportOptions &options = {}, const Progress &progress = {},
                      std::stop_token stop = {});

/// The text that `go mod graph` prints ("from@version to@version" lines) as module facts.
Imported importModGraph(std::string_view text, const std::string &name);

} // namespace alidade
