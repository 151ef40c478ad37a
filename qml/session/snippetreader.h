#pragma once

#include "importers/tree.h"
#include "model/facts.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <stop_token>

namespace alidade {

/// A few lines of a file around the one that backs a fact.
struct SnippetText {
    QStringList lines;   ///< plain text: tabs are spaces, what could hide or reorder text is shown as U+FFFD
    int firstLine = 1;   ///< number of lines[0]
    QString failure;     ///< why there are none, for people; empty when there are
    bool isFile = false; ///< it is on disk, so that an editor can open it
};

/// Reads snippets of sources as they were imported: files on disk, or the objects of the git revision that was read. On one
/// worker thread; it keeps the last git tree, since listing one takes longer than reading from it.
class SnippetReader {
public:
    static constexpr std::uint64_t mostBytes = 4ULL << 20U; ///< of the file
    static constexpr int linesAround = 3;
    static constexpr int mostColumns = 240; ///< longer lines are cut

    /// The lines around `line`; around the first one when it is 0.
    SnippetText read(const Source &source, const std::string &file, int line, const std::stop_token &stop);

private:
    std::optional<std::string> fromGit(const Source &source, const std::string &file, const std::stop_token &stop);

    std::string m_treeOf; ///< id and revision of the source of m_tree
    std::unique_ptr<Tree> m_tree;
};

} // namespace alidade
