#pragma once

#include "importers/importer.h"

#include <google/protobuf/compiler/importer.h>

#include <map>
#include <set>
#include <string>

namespace alidade {

/// The .proto files of a tree that are fit to be parsed, by path.
using ProtoTexts = std::map<std::string, std::string, std::less<>>;

/// Finds the directories that imports are relative to.
class ProtoRoots {
public:
    /// `declared`: the directories that buf's files name as roots.
    ProtoRoots(std::set<std::string> declared, const ProtoTexts &texts);

    /// The root of a file: the nearest directory above it that is declared or below which its imports are found, else one
    /// below which others import it, else its own directory.
    std::string rootOf(const std::string &path) const;
    /// The file that `import "name"` means for files below `root`; empty when the tree has none.
    std::string resolve(const std::string &root, const std::string &name) const;

private:
    const ProtoTexts &m_texts;
    std::set<std::string> m_declared;
    std::map<std::string, std::string> m_roots; ///< file -> root
    std::set<std::string> m_all;
};

/// What `import "…"` reads: files of the tree, and the types that every protobuf installation brings. Never the disk.
class ProtoSourceTree : public google::protobuf::compiler::SourceTree {
public:
    /// `budget`: how many files may be opened for all imports together.
    ProtoSourceTree(const ProtoTexts &texts, const ProtoRoots &roots, std::string root, std::size_t budget)
        : m_texts(texts), m_roots(roots), m_root(std::move(root)), m_budget(budget)
    {}

    google::protobuf::io::ZeroCopyInputStream *Open(const std::string &name) override;
    std::string GetLastErrorMessage() override { return "not found"; }

    /// To be called before each import: the files that one import opens are counted.
    void startImport() { m_opened = 0; }
    /// Whether an import asked for more files than it may.
    bool hasCutOff() const { return m_hasCutOff; }
    /// Whether nothing can be imported any more.
    bool isSpent() const { return m_budget == 0; }
    /// Names that were asked for and not found.
    const std::set<std::string> &missing() const { return m_missing; }

private:
    const ProtoTexts &m_texts;
    const ProtoRoots &m_roots;
    std::string m_root;
    std::map<std::string, std::string> m_builtIn; ///< keeps the texts that streams read
    std::set<std::string> m_missing;
    std::size_t m_opened = 0;
    std::size_t m_budget;
    bool m_hasCutOff = false;
};

/// The names in the `import` statements of a file, with their lines.
std::vector<std::pair<std::string, int>> importsOf(std::string_view text);

} // namespace alidade
